package metrics

import (
	"github.com/sellerperf/sellerperf/window"
)

// validate checks a definition of one's own.
func (d Definition) validate() error {
	switch {
	case !validName(d.ID):
		return &MetricError{Metric: d.ID, Key: "id", Value: d.ID, Err: ErrMalformed}
	case d.At == nil:
		return &MetricError{Metric: d.ID, Key: "at", Err: ErrMissing}
	case len(d.Conventions) > 0: // At would not see which was asked for
		return &MetricError{Metric: d.ID, Key: "conventions", Err: ErrUnknown}
	}
	return nil
}

// customFormula runs a definition of one's own: on each day on which anything of
// the subject happens or falls due, and on those it names itself.
func (l *ledger) customFormula(d Definition) formula {
	return formula{
		reads: groupAll,
		wide:  true,
		when: func(f *facts) {
			f.dayAll()
			if d.Days != nil {
				o := Order{orderView{f: f, k: asOf{end: noStamp}}}
				d.Days(&o, func(day window.Day) {
					if n := day.Unix(); day.IsValid() && n > epochDay && n < epochDay+maxDays {
						f.addDay(int32(n))
					}
				})
			}
		},
		at: func(f *facts, k asOf, out *marks) {
			o := Order{orderView{f: f, k: k, asOfDay: window.UnixDay(int(k.day))}}
			d.At(&o, func(m Mark) {
				if n := m.Day.Unix(); m.Day.IsValid() && n >= epochDay && n < epochDay+maxDays {
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
	if !m.Due.IsZero() {
		out.due = stampOf(m.Due)
	}
	if m.Thing != "" {
		out.why.thing = &m.Thing
	}
	if m.Segment == "" {
		return out
	}
	if f.writing {
		out.seg = f.l.segmentOf(m.Segment)
	} else if seg, ok := f.l.knownSegment(m.Segment); ok {
		out.seg = seg
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
	for _, cells := range [...][]cell{f.cancels, f.feedbacks.cells, f.claims.cells, f.disputes.cells, f.others} {
		for i := range cells {
			f.day(cells[i].at)
		}
	}
}
