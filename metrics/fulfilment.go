package metrics

import (
	"cmp"
	"slices"
	"sort"
)

// This file answers what several formulas ask of an order: how much of it is
// cancelled, and when it was confirmed.

// cancelState is a cancellation as it stands: its entries so far, the latest last.
type cancelState struct {
	entries   []cell
	requested bool // the buyer asked, in the latest entry or before
}

func (s *cancelState) latest() *cell { return &s.entries[len(s.entries)-1] }

// cancelStates yields every cancellation known by an instant.
func (f *facts) cancelStates(end stamp, each func(cancelState)) {
	cells := f.cancels
	for len(cells) > 0 {
		n, known, requested := 0, 0, false
		for n < len(cells) && cells[n].id == cells[0].id {
			if cells[n].at <= end {
				known = n + 1
				requested = requested || cells[n].val&stickyBit != 0
			}
			n++
		}
		if known > 0 {
			each(cancelState{cells[:known], requested})
		}
		cells = cells[n:]
	}
}

// unitsOf returns the units one cancellation takes.
func (f *facts) unitsOf(c *cell) uint64 {
	if n := c.val >> cancelUnits & cancelUnitsMask; n != 0 {
		return n
	}
	if c.id == 0 {
		return uint64(f.units)
	}
	for i := range f.lines {
		if f.lines[i].id == c.id {
			return uint64(f.lines[i].units)
		}
	}
	return 1
}

// proof is what shows how far an order has come.
type proof uint8

const (
	byConfirmation proof = iota // the seller's word
	byScan                      // the carrier's first scan of whatever stage
	byDelivery
	proofs
)

// at returns when a shipment had come so far, 0 for never.
func (p proof) at(s *shipmentFact) stamp {
	switch p {
	case byScan:
		return arrival(arrival(s.accepted, s.transit), arrival(s.attempt, s.delivered))
	case byDelivery:
		return s.delivered
	}
	return s.confirmed
}

// turn is an instant at which units were shipped or cancelled, and how many are since
// then. Shipped is what a proof shows: confirmed, unless another one is asked for.
type turn struct {
	at                 stamp
	shipped, cancelled int64
	some               bool // some shipment is
}

// turnsBy returns the order's turns by a proof, in the order of their instants.
func (f *facts) turnsBy(p proof) []turn {
	if f.turned[p] {
		return f.turns[p]
	}
	f.turned[p] = true
	turns := f.turns[p][:0]
	for i := range f.shipments {
		s := &f.shipments[i]
		if at := p.at(s); at != 0 {
			n := int64(s.units) // one without units covers all
			if n == 0 {
				n = int64(f.units)
			}
			turns = append(turns, turn{at: at, shipped: n, some: true})
		}
	}
	for i := range f.cancels {
		c := &f.cancels[i]
		n := int64(f.unitsOf(c))
		if i > 0 && f.cancels[i-1].id == c.id {
			n -= int64(f.unitsOf(&f.cancels[i-1])) // the entry replaces the one before
		}
		turns = append(turns, turn{at: c.at, cancelled: n})
	}
	f.turns[p] = sumTurns(turns)
	return f.turns[p]
}

// sumTurns puts turns in order, makes those of one instant one, and adds up.
func sumTurns(turns []turn) []turn {
	sortTurns(turns)
	n := 0
	for i, t := range turns {
		if i > 0 {
			last := &turns[n-1]
			t.shipped += last.shipped
			t.cancelled += last.cancelled
			t.some = t.some || last.some
			if last.at == t.at {
				n--
			}
		}
		turns[n] = t
		n++
	}
	return turns[:n]
}

// sortTurns puts turns in the order of their instants. Most are few, and in order.
func sortTurns(turns []turn) {
	if len(turns) > fewTurns {
		slices.SortFunc(turns, func(a, b turn) int { return cmp.Compare(a.at, b.at) })
		return
	}
	for i := range turns {
		for ; i > 0 && turns[i].at < turns[i-1].at; i-- {
			turns[i], turns[i-1] = turns[i-1], turns[i]
		}
	}
}

// fewTurns is up to how many turns are put in order one by one.
const fewTurns = 12

// stands returns the turn that stands as of an instant.
func (f *facts) stands(end stamp) turn {
	turns := f.turnsBy(byConfirmation)
	i := sort.Search(len(turns), func(i int) bool { return turns[i].at > end })
	if i == 0 {
		return turn{}
	}
	return turns[i-1]
}

// cancelledUnits returns the units cancelled as of an instant, at most all.
func (f *facts) cancelledUnits(end stamp) uint32 {
	if len(f.cancels) == 0 {
		return 0
	}
	return uint32(min(f.stands(end).cancelled, int64(f.units)))
}

// cancelledWhole reports whether nothing of the order is left.
func (f *facts) cancelledWhole(end stamp) bool {
	return len(f.cancels) > 0 && f.cancelledUnits(end) >= f.units
}

// confirmedAt returns the first instant, not after end, at which the confirmed
// units had reached the units not cancelled; 0 if there is none.
func (f *facts) confirmedAt(end stamp) stamp { return f.doneAt(byConfirmation, end) }

// doneAt is confirmedAt by a proof.
func (f *facts) doneAt(p proof, end stamp) stamp {
	for _, t := range f.turnsBy(p) {
		if t.some && t.shipped+t.cancelled >= int64(f.units) {
			if t.at <= end {
				return t.at
			}
			break
		}
	}
	return 0
}

// confirmedBefore reports whether the order was confirmed when a cancellation came:
// by shipments confirmed at that instant or before, and cancellations before it.
func (f *facts) confirmedBefore(at stamp) bool {
	t := f.stands(at)
	return t.some && t.shipped+f.stands(at-1).cancelled >= int64(f.units)
}

// dayFulfilment adds the days on which the order was confirmed or cancelled.
func (f *facts) dayFulfilment() {
	for i := range f.shipments {
		f.day(f.shipments[i].confirmed)
	}
	f.dayEach(f.cancels)
}
