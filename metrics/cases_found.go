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

// Makeup numbers what an order consists of: orders of a scan with the same number have, as
// of the query's day, at most one line and one shipment, and those agree in sku, asin and
// category, and in carrier, service and origin. The numbers go from 0 up, and are none for
// orders with more. For sums over more cases than one would like to look into one by one:
// the first of a number tells of all of them.
func (c *FoundCase) Makeup() (n int, ok bool) {
	s := c.s
	h := s.l.rec.hotAt(s.slot)
	if !s.isRead {
		s.isRead = true
		s.product, s.single = s.onlyProduct(h)
	}
	if !s.single {
		return 0, false
	}
	key := uint64(s.product) << 32
	if h.packedShipment() {
		cold := s.l.rec.coldAt(s.slot)
		for _, t := range [...]stamp{h.confirmed, h.accepted, cold.transit, h.attempt, h.delivered} {
			if c.q.k.knows(t) {
				key |= uint64(cold.carriage)
			}
		}
	}
	n, ok = s.makeups[key]
	if !ok {
		if s.makeups == nil {
			s.makeups = map[uint64]int{}
		}
		n = len(s.makeups)
		s.makeups[key] = n
	}
	return n, true
}

// onlyProduct returns the word for the product of a subject's only line, 0 without one; false
// if it has more lines, or any of it lies in cells.
func (s *caseScan) onlyProduct(h *hot) (word uint32, ok bool) {
	if h.has(groupPlacing | groupShipment) {
		return 0, false
	}
	s.f.l, s.f.slot = s.l, s.slot
	switch lines := s.f.packedExtra().lines; len(lines) {
	case 0:
		return 0, true
	case 1:
		return lines[0].product, true
	}
	return 0, false
}
