package metrics

// This file answers what several formulas ask of an order: how much of it is
// cancelled, and when it was confirmed.

// cancelState is a cancellation as it stands: its latest entry, and since when.
type cancelState struct {
	entry     *cell
	first     stamp // when it was first reported
	requested bool  // the buyer asked, then or before
}

// cancelStates yields every cancellation known by an instant.
func (f *facts) cancelStates(end stamp, each func(cancelState)) {
	cells := f.cancels
	for len(cells) > 0 {
		n, known := 0, cancelState{first: cells[0].at}
		for n < len(cells) && cells[n].id == cells[0].id {
			if c := &cells[n]; c.at <= end {
				known.entry = c
				known.requested = known.requested || c.val&stickyBit != 0
			}
			n++
		}
		if known.entry != nil {
			each(known)
		}
		cells = cells[n:]
	}
}

// cancelledUnits returns the units cancelled as of an instant, at most all.
func (f *facts) cancelledUnits(end stamp) uint32 {
	if len(f.cancels) == 0 {
		return 0
	}
	sum := uint64(0)
	f.cancelStates(end, func(s cancelState) { sum += uint64(f.unitsOf(s.entry)) })
	return uint32(min(sum, uint64(f.units)))
}

// unitsOf returns the units one cancellation takes.
func (f *facts) unitsOf(c *cell) uint32 {
	if n := uint32(c.val >> cancelUnits & cancelUnitsMask); n != 0 {
		return n
	}
	if c.id == 0 {
		return f.units
	}
	for i := range f.lines {
		if f.lines[i].id == c.id {
			return f.lines[i].units
		}
	}
	return 1
}

// cancelledWhole reports whether nothing of the order is left.
func (f *facts) cancelledWhole(end stamp) bool {
	return len(f.cancels) > 0 && f.cancelledUnits(end) >= f.units
}

// confirmedUnits returns the units confirmed as of an instant, and whether any
// shipment was. A shipment without units covers all.
func (f *facts) confirmedUnits(end stamp) (units uint64, any bool) {
	for i := range f.shipments {
		s := &f.shipments[i]
		if s.confirmed == 0 || s.confirmed > end {
			continue
		}
		any = true
		if s.units == 0 {
			units += uint64(f.units)
		} else {
			units += uint64(s.units)
		}
	}
	return units, any
}

// confirmedAt returns the first instant, not after end, at which the confirmed
// units had reached the units not cancelled; 0 if there is none.
func (f *facts) confirmedAt(end stamp) stamp {
	best := stamp(0)
	try := func(t stamp) {
		if t == 0 || t > end || best != 0 && t >= best {
			return
		}
		units, any := f.confirmedUnits(t)
		if any && units+uint64(f.cancelledUnits(t)) >= uint64(f.units) {
			best = t
		}
	}
	for i := range f.shipments {
		try(f.shipments[i].confirmed)
	}
	for i := range f.cancels {
		try(f.cancels[i].at)
	}
	return best
}

// dayFulfilment adds the days on which the order was confirmed or cancelled.
func (f *facts) dayFulfilment() {
	for i := range f.shipments {
		f.day(f.shipments[i].confirmed)
	}
	f.dayEach(f.cancels)
}
