package metrics

import (
	"github.com/sellerperf/sellerperf/window"
)

// FoundCase is a case that [Ledger.ScanCases] came upon, valid until Take returns. What
// it is not asked for is not made: its tally and day are at hand, and a [Case], with its
// texts, costs more than to find it did.
type FoundCase struct {
	s      *caseScan
	m      *metricState
	q      *scanQuery
	tally  Tally
	day    int32
	seg    segmentID
	mark   mark // if marked
	marked bool
}

// Tally returns what it contributes.
func (c *FoundCase) Tally() Tally { return c.tally }

// Day returns the day that places it.
func (c *FoundCase) Day() window.Day { return window.UnixDay(int(c.day)) }

// ID returns the order's id, or that of the order-less message or violation.
func (c *FoundCase) ID() string {
	return string(c.s.l.appendID(nil, c.s.l.rec.hotAt(c.s.slot).key))
}

// FoundKey tells the cases of one metric apart that one scan comes upon: those of one thing of
// one subject, on one day in one segment, have equal keys, whichever queries they are for. Keys
// of different metrics or scans tell nothing.
type FoundKey struct {
	of    *ledger
	slot  uint32
	day   int32
	seg   segmentID
	thing string
}

// SameSubject reports whether two cases are of one subject.
func (k *FoundKey) SameSubject(o *FoundKey) bool { return k.slot == o.slot && k.of == o.of }

// Key returns what tells the case apart from others; it may be kept. It costs less than
// [FoundCase.ID] or a Case.
func (c *FoundCase) Key() FoundKey {
	k := FoundKey{of: c.s.l, slot: c.s.slot, day: c.day, seg: c.seg}
	if !c.m.formula.isPlain(c.s.l.rec.hotAt(c.s.slot)) { // else the metric counts one thing of it
		k.thing = c.s.f.thing(&c.mark)
	}
	return k
}

// Case returns the case; it may be kept.
func (c *FoundCase) Case() Case {
	s := c.s
	s.load()
	k := &c.mark
	if !c.marked { // the formula marks once what the steps add up to
		s.marks.list = s.marks.list[:0]
		c.m.formula.at(&s.f, c.q.k, &s.marks)
		for i := range s.marks.list {
			if o := &s.marks.list[i]; o.day == c.day && o.seg == c.seg && !o.count.IsZero() {
				*k, c.marked = *o, true
			}
		}
	}
	return Case{
		Subject: s.f.subject, ID: c.ID(), Segment: s.l.segmentName(c.seg), Day: c.Day(), Tally: c.tally,
		Thing: s.f.thing(k), Why: s.f.fact(k.why), Due: k.due.time(),
	}
}

// Order returns what [Ledger.Facts] does of its subject, as of the query's day, valid until
// Take returns.
func (c *FoundCase) Order() *Order {
	s := c.s
	s.load()
	if s.view == nil || s.view.asOfDay != c.q.AsOf {
		s.view = &Order{orderView{f: &s.f, k: asOf{end: c.q.k.end}, asOfDay: c.q.AsOf}}
	}
	return s.view
}
