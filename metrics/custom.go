package metrics

import (
	"time"

	"github.com/sellerperf/sellerperf/window"
)

// validate checks a definition of one's own.
func (d Definition) validate() error {
	switch {
	case !validName(d.ID):
		return &MetricError{Metric: d.ID, Key: "id", Value: d.ID, Err: ErrMalformed}
	case d.At == nil:
		return &MetricError{Metric: d.ID, Key: "at", Err: ErrMissing}
	}
	return nil
}

// customFormula runs a definition of one's own: on each day on which anything of
// the subject happens or falls due, and on those it names itself.
func (l *ledger) customFormula(d Definition) formula {
	l.facts.wide = true
	return formula{
		reads: groupAll,
		when: func(f *facts) {
			f.dayAll()
			if d.Days != nil {
				o := Order{orderView{f: f, k: asOf{end: noStamp}}}
				d.Days(&o, func(day window.Day) {
					if n := day.Unix(); day.IsValid() && n > epochDay && n < epochDay+maxDays {
						f.days = append(f.days, int32(n))
					}
				})
			}
		},
		at: func(f *facts, k asOf, out *marks) {
			o := Order{orderView{f: f, k: k, asOfDay: window.UnixDay(int(k.day))}}
			d.At(&o, func(m Mark) {
				if m.Day.IsValid() {
					out.add(f.customMark(m))
				}
			})
		},
	}
}

// maxDays bounds the days a metric may name: those of the instants accepted.
const maxDays = 49_000

// customMark turns a mark of one's own into the ledger's form. Its reason stays
// with it as it is.
func (f *facts) customMark(m Mark) mark {
	out := mark{day: int32(m.Day.Unix()), seg: f.segment(), count: window.Count(m.Tally)}
	if m.Why != (Fact{}) {
		out.why.own = &m.Why
	}
	if m.Segment != "" {
		out.seg, _ = f.l.knownSegment(m.Segment)
		if f.writing {
			out.seg = f.l.segmentOf(m.Segment)
		}
	}
	return out
}

// dayAll adds the days of everything that is known of a subject.
func (f *facts) dayAll() {
	f.day(f.placed)
	for _, p := range [...][]said{f.own.ship, f.own.deliver, f.ext.ship, f.ext.deliver} {
		f.dayPromises(p)
	}
	for i := range f.shipments {
		s := &f.shipments[i]
		f.day(s.confirmed, s.accepted, s.transit, s.attempt, s.delivered, s.tracked)
	}
	for i := range f.messages {
		m := &f.messages[i]
		f.day(m.received, m.answered, m.auto, m.closed)
	}
	for _, cells := range [...][]cell{f.cancels, f.feedbacks, f.claims, f.disputes, f.others} {
		for i := range cells {
			f.day(cells[i].at)
		}
	}
}

// fact turns a reason into its exported form.
func (f *facts) fact(w why) Fact {
	if w.own != nil {
		return *w.own
	}
	return Fact{Type: kinds[w.kind].name, At: w.at.time(), ID: f.ownID(w)}
}

// ownID returns the own id of the thing a reason speaks of.
func (f *facts) ownID(w why) string {
	if w.id != 0 {
		return string(f.l.texts.get(w.id))
	}
	if groupOf[w.kind] == groupShipment && !f.l.rec.hotAt(f.slot).has(groupShipment) {
		return string(f.l.shipmentID(f.l.rec.hotAt(f.slot)))
	}
	return ""
}

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

// order returns all that is known of an order.
func (l *ledger) order(id string) (*Order, bool) {
	t := l.targetID(OrderSubject, id)
	slot, ok := l.find(&t)
	if !ok {
		return nil, false
	}
	f := &facts{wide: true}
	f.load(l, slot, groupAll)
	return &Order{orderView{f: f, k: asOf{end: noStamp}}}, true
}
