package metrics_test

import (
	"bytes"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// lastWord is the last instant of the subject's facts, or the last promised one.
func (s *subject) lastWord() time.Time {
	var last time.Time
	note := func(t time.Time) {
		if t.After(last) {
			last = t
		}
	}
	for _, key := range []func(report) string{onceKey, numberKey} {
		for _, thing := range groups(s.reports, key) {
			at, _ := earliest(thing)
			note(at)
		}
	}
	for _, e := range s.entries() {
		note(e.at)
		if due, ok := e.deadline(); ok {
			note(due)
		}
	}
	return last
}

// numberKey names a shipment's number, which has an instant of its own.
func numberKey(r report) string {
	if e, ok := r.ev.(*metrics.ShipmentConfirmed); ok && e.Tracking != "" {
		return r.thing + "|" + e.Tracking
	}
	return ""
}

// onceKey names what happens once, "" for what goes through states: of two answers
// to a message one may be automatic.
func onceKey(r report) string {
	key := r.thing
	if e, ok := r.ev.(*metrics.MessageAnswered); ok {
		key += fmt.Sprint("|", e.Auto)
	}
	if stateful(r) != "" {
		return ""
	}
	return key
}

// deadline is the instant a promise names.
func (e entry) deadline() (time.Time, bool) {
	if len(e.values) == 0 {
		return time.Time{}, false
	}
	t, ok := e.values[0].(time.Time)
	return t, ok
}

// longGone reports whether nothing ever said of a subject, voided or revised or
// seen later, reaches within three days of the horizon.
func longGone(s stream, ev metrics.Event, before window.Day) bool {
	kind, id := subjectOf(ev)
	horizon := before.Add(-3)
	for _, e := range s.events {
		if k, i := subjectOf(e); k != kind || i != id {
			continue
		}
		instants := []time.Time{e.Common().At, e.Common().Seen}
		switch e := e.(type) {
		case *metrics.OrderPlaced:
			instants = append(instants, e.ShipBy, e.DeliverBy)
		case *metrics.OrderPromised:
			instants = append(instants, e.ShipBy, e.DeliverBy)
		}
		for _, t := range instants {
			if !t.IsZero() && !window.DayOf(t, s.loc).Before(horizon) {
				return false
			}
		}
	}
	return true
}

// A retirement is a stream cut in two: what a ledger held when it forgot, and what
// came later.
type retirement struct {
	held, later stream
	before      window.Day
}

func genRetirement(t *rapid.T) retirement {
	s := genStream(t)
	mixed := rapid.Permutation(s.events).Draw(t, "arrival")
	cut := rapid.IntRange(0, len(mixed)).Draw(t, "held")
	r := retirement{held: s, later: s, before: genDay(t, "before", s.whole())}
	r.held.events, r.later.events = slices.Clone(mixed[:cut]), slices.Clone(mixed[cut:])
	return r
}

// retired is a ledger of what was held, after it forgot.
func (r retirement) retired(t require.TestingT) *metrics.Ledger {
	l := ledgerOf(t, r.held)
	require.NoError(t, l.Retire(r.before))
	return l
}

// propRetireKeepsTallies: no number of any day changes, also not read back.
func propRetireKeepsTallies(t *rapid.T) {
	r := genRetirement(t)
	l := r.retired(t)
	o := newOracle(r.held.loc, r.held.events)
	requireSame(t, r.held, o, l)
	placed, unplaced := o.orders()
	stats := l.Stats()
	require.Equal(t, placed+unplaced+o.count(metrics.MessageSubject)+o.count(metrics.ViolationSubject),
		stats.Orders+stats.Unplaced+stats.Messages+stats.Violations+stats.Retired, "every subject is held or retired")
	requireEqualLedgers(t, r.held, l, copyOf(t, r.held, l))
	again := snapshotOf(t, l)
	require.NoError(t, l.Retire(r.before.Add(-5))) // the horizon never moves back
	require.NoError(t, l.Retire(r.before))
	require.True(t, bytes.Equal(again, snapshotOf(t, l)), "retiring again changed something")
	step := retirement{held: r.held, before: r.before.Add(-7)}.retired(t)
	require.NoError(t, step.Retire(r.before))
	requireEqualLedgers(t, r.held, l, step) // in two steps as in one
}

// propExpiredChangesNothing: later events on retired subjects are counted and
// refused; all others are applied as ever.
func propExpiredChangesNothing(t *rapid.T) {
	r := genRetirement(t)
	l := r.retired(t)
	heldBefore := newOracle(r.held.loc, r.held.events)
	accepted := slices.Clone(r.held.events)
	for _, ev := range r.later.events {
		expired := l.Stats().Expired
		require.NoError(t, l.Apply(ev))
		kind, id := subjectOf(ev)
		was, held := heldBefore.subject(kind, id)
		switch l.Stats().Expired - expired {
		case 0:
			require.False(t, held && longGone(r.held, ev, r.before), "%v %q is long gone", kind, id)
			accepted = append(accepted, ev)
		case 1:
			require.True(t, held, "%v %q was never held", kind, id)
			require.True(t, window.DayOf(was.lastWord(), r.held.loc).Before(r.before), "%v %q is not over", kind, id)
		default:
			require.Fail(t, "one event expired more than once")
		}
	}
	requireSame(t, r.held, newOracle(r.held.loc, accepted), l)
}

// propOrderBetweenRetirements: between two calls, order and batches do not matter.
func propOrderBetweenRetirements(t *rapid.T) {
	r := genRetirement(t)
	want, got := r.retired(t), r.retired(t)
	require.NoError(t, want.ApplyAll(r.later.events))
	applyInParts(t, got, rapid.Permutation(r.later.events).Draw(t, "again"))
	requireEqualLedgers(t, r.held, want, got)
	later := r.before.Add(rapid.IntRange(0, 20).Draw(t, "days"))
	require.NoError(t, want.Retire(later))
	require.NoError(t, got.Retire(later))
	requireEqualLedgers(t, r.held, want, got)
}

// propRetiredMerge: of one horizon, split by subject, merged to the whole, also
// twice; of two horizons, a typed error.
func propRetiredMerge(t *rapid.T) {
	r := genRetirement(t)
	want := r.retired(t)
	var hands []*metrics.Ledger
	for _, part := range splitBySubject(t, r.held, 2) {
		hands = append(hands, retirement{held: part, before: r.before}.retired(t))
	}
	require.NoError(t, hands[0].Merge(hands[1]))
	requireEqualLedgers(t, r.held, want, hands[0])
	other := ledgerOf(t, r.held)
	before := snapshotOf(t, other)
	require.ErrorIs(t, other.Merge(want), metrics.ErrHorizon)
	require.True(t, bytes.Equal(before, snapshotOf(t, other)), "a refused merge changed something")
}

// TestRetiredOnOneSide: what one ledger has forgotten and the other knows cannot be
// put together.
func TestRetiredOnOneSide(t *testing.T) {
	day := window.MustParseDay("2026-06-01")
	forgot := retirement{held: stream{loc: pacific, events: bought}, before: day}.retired(t)
	knows := retirement{held: stream{loc: pacific}, before: day}.retired(t)
	require.NoError(t, knows.Apply(left("03-05 10:00:00", 1)))
	for _, pair := range [][2]*metrics.Ledger{{forgot, knows}, {knows, forgot}} {
		before := snapshotOf(t, pair[0])
		require.ErrorIs(t, pair[0].Merge(pair[1]), metrics.ErrHorizon)
		require.True(t, bytes.Equal(before, snapshotOf(t, pair[0])), "a refused merge changed something")
	}
}

// propRetiredMergeIsIdempotent: what was retired is not counted twice.
func propRetiredMergeIsIdempotent(t *rapid.T) {
	r := genRetirement(t)
	want, got := r.retired(t), r.retired(t)
	require.NoError(t, got.Merge(copyOf(t, r.held, got)))
	requireEqualLedgers(t, r.held, want, got)
}

// propRetiredWhatIf: hypothetical events on retired orders change nothing either.
func propRetiredWhatIf(t *rapid.T) {
	r := genRetirement(t)
	l := r.retired(t)
	overlay, err := l.WhatIf(r.later.events...)
	require.NoError(t, err)
	applied := copyOf(t, r.held, l)
	require.NoError(t, applied.ApplyAll(r.later.events))
	requireSame(t, r.held, applied, overlay)
}

func TestRetireKeepsTallies(t *testing.T)       { rapid.Check(t, propRetireKeepsTallies) }
func TestExpiredChangesNothing(t *testing.T)    { rapid.Check(t, propExpiredChangesNothing) }
func TestOrderBetweenRetirements(t *testing.T)  { rapid.Check(t, propOrderBetweenRetirements) }
func TestRetiredMerge(t *testing.T)             { rapid.Check(t, propRetiredMerge) }
func TestRetiredMergeIsIdempotent(t *testing.T) { rapid.Check(t, propRetiredMergeIsIdempotent) }
func TestRetiredWhatIf(t *testing.T)            { rapid.Check(t, propRetiredWhatIf) }

func FuzzExpiredChangesNothing(f *testing.F) { f.Fuzz(rapid.MakeFuzz(propExpiredChangesNothing)) }
