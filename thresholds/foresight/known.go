package foresight

import (
	"cmp"
	"iter"
	"slices"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// SeenOn returns the day on which an event was told, in a zone: that of its Seen, or of
// its At where that is not given.
func SeenOn(ev metrics.Event, loc *time.Location) window.Day {
	return window.DayOf(seen(ev), loc)
}

// seen returns when an event was told.
func seen(ev metrics.Event) time.Time {
	m := ev.Common()
	if m.Seen.IsZero() {
		return m.At
	}
	return m.Seen
}

// KnownBy passes on the events that had been told by the end of a day, in their order. A
// ledger of them is the account as it was known then: any question of this module may
// be put to it.
func KnownBy(events iter.Seq[metrics.Event], day window.Day, loc *time.Location) iter.Seq[metrics.Event] {
	return func(yield func(metrics.Event) bool) {
		for ev := range events {
			if !SeenOn(ev, loc).After(day) && !yield(ev) {
				return
			}
		}
	}
}

// AsKnown returns the ledger of what had been told by the end of a day. The errors are
// those of [metrics.NewLedger] and of [metrics.Ledger.ApplyAll].
func AsKnown(events iter.Seq[metrics.Event], day window.Day, cfg metrics.Config) (*metrics.Ledger, error) {
	l, err := metrics.NewLedger(cfg)
	if err != nil {
		return nil, err
	}
	batch := make([]metrics.Event, 0, 1024)
	for ev := range KnownBy(events, day, l.Location()) {
		if batch = append(batch, ev); len(batch) == cap(batch) {
			if err := l.ApplyAll(batch); err != nil {
				return nil, err
			}
			batch = batch[:0]
		}
	}
	return l, l.ApplyAll(batch)
}

// History yields the scorecard of each day of a range as it looked at the end of that
// day, by what had been told by then. It puts the events in the order in which they were
// told and goes through them once. The order they are given in does not matter, and
// they are not changed. An error ends it: those of [metrics.NewLedger], of
// [metrics.Ledger.ApplyAll] and of [thresholds.Judge.Judge].
//
// in.AsOf and in.Tallies do not count. in.Previous is for the first day; each day hands
// its [thresholds.Scorecard].States on to the next.
func History(j *thresholds.Judge, in thresholds.Inputs, events []metrics.Event, days window.Range, cfg metrics.Config) iter.Seq2[thresholds.Scorecard, error] {
	return func(yield func(thresholds.Scorecard, error) bool) {
		l, err := metrics.NewLedger(cfg)
		if err != nil {
			yield(thresholds.Scorecard{}, err)
			return
		}
		events := slices.Clone(events)
		slices.SortStableFunc(events, func(a, b metrics.Event) int { return seen(a).Compare(seen(b)) })
		for day := range days.Days() {
			n, _ := slices.BinarySearchFunc(events, day, func(ev metrics.Event, day window.Day) int {
				return cmp.Or(SeenOn(ev, l.Location()).Compare(day), -1)
			})
			var card thresholds.Scorecard
			if err = l.ApplyAll(events[:n]); err == nil {
				in.AsOf, in.Tallies = day, l
				card, err = j.Judge(in)
			}
			if !yield(card, err) || err != nil {
				return
			}
			events, in.Previous = events[n:], card.States
		}
	}
}
