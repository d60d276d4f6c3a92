package metrics

import (
	"iter"
	"slices"
	"time"

	"github.com/sellerperf/sellerperf/window"
)

// orderView is an Order's inside: the facts, cut at a day.
type orderView struct {
	f       *facts
	k       asOf
	asOfDay window.Day
}

func (o *orderView) asOf() window.Day { return o.asOfDay }

func (o *orderView) passed(t time.Time) bool {
	return !t.IsZero() && t.Unix()-stampEpoch <= int64(o.k.end)
}

func (o *orderView) day(t time.Time) window.Day { return window.DayOf(t, o.f.l.cfg.Location) }

func (o *orderView) subject() Subject { return o.f.subject }

func (o *orderView) id() string {
	return string(o.f.l.appendID(nil, o.f.l.rec.hotAt(o.f.slot).key))
}

// subjectFacts returns what is known of one subject as of a day. It is a copy that
// stands by itself: a ledger of this one subject.
func (l *ledger) subjectFacts(sub Subject, id string, asOf window.Day) (*Order, bool) {
	t := l.targetID(sub, id)
	slot, ok := l.find(&t)
	if !ok {
		return nil, false
	}
	var alone ledger
	alone.cfg, alone.currency, alone.zone, alone.segments = l.cfg, l.currency, l.zone, l.segments
	alone.zone.spans = slices.Clone(l.zone.spans)
	alone.index.seed, alone.salt = l.index.seed, l.salt
	return alone.view(&facts{wide: true}, newFewMover(l, &alone).create(slot, &t), asOf), true
}

func (l *ledger) view(f *facts, slot uint32, asOf window.Day) *Order {
	f.load(l, slot, groupAll)
	o := &Order{orderView{f: f, k: allKnown, asOfDay: asOf}}
	if asOf.IsValid() {
		o.k.end = l.zone.asOfEnd(asOf)
	}
	return o
}

// allKnown is as of ever.
var allKnown = asOf{end: noStamp}

// subjectsAsOf yields every subject held of some kinds, or of all, in no order. Each is
// valid until the next.
func (l *ledger) subjectsAsOf(asOf window.Day, of []Subject) iter.Seq[*Order] {
	return func(yield func(*Order) bool) {
		f := &facts{wide: true}
		for slot := range l.rec.n {
			if len(of) > 0 && !slices.Contains(of, l.rec.hotAt(slot).key.subjectOf()) {
				continue
			}
			if !yield(l.view(f, slot, asOf)) {
				return
			}
		}
	}
}

// excludedAsOf yields every subject with exclusions.
func (l *ledger) excludedAsOf(asOf window.Day) iter.Seq[*Order] {
	return func(yield func(*Order) bool) {
		f := &facts{wide: true}
		for slot := range l.rec.n {
			if l.rec.hotAt(slot).has(groupExclusion) && !yield(l.view(f, slot, asOf)) {
				return
			}
		}
	}
}
