package metrics

import "slices"

func (f *facts) loadCell(c *cell) {
	if c.attr == attrVoid {
		return
	}
	switch groupOf[c.kind] {
	case groupPlacing:
		f.loadPlacing(c)
	case groupPromise:
		p := &f.own
		if c.kind == kindExtended {
			p = &f.ext
		}
		f.loadPromise(p, c)
	case groupShipment:
		f.loadShipment(c)
	case groupCancel:
		f.cancels = append(f.cancels, *c)
	case groupFeedback:
		f.feedbacks.cells = append(f.feedbacks.cells, *c)
	case groupClaim:
		f.claims.cells = append(f.claims.cells, *c)
	case groupChargeback:
		f.disputes.cells = append(f.disputes.cells, *c)
	case groupMessage:
		f.loadMessage(c)
	case groupReturn:
		f.loadReturn(c)
	default:
		f.others = append(f.others, *c)
	}
}

// keep keeps a cell as it is, for those who ask for more than formulas do.
func (f *facts) keep(c *cell) {
	if f.wide {
		f.others = append(f.others, *c)
	}
}

func (f *facts) loadPlacing(c *cell) {
	switch c.attr {
	case attrAt:
		f.placed = c.at
	case attrChannel:
		f.channel = Channel(c.val)
	case attrShipBy, attrDeliverBy:
		f.loadPromise(&f.own, c)
	case attrUnits:
		f.unitsStated = c.val
	case attrBusiness:
		f.business = Flag(c.val)
	case attrSample:
		f.sample = Flag(c.val)
	case attrLine:
		f.line(textRef(c.sub))
	case attrLineUnits:
		f.line(textRef(c.sub)).units = uint32(c.val)
	}
	f.placings = append(f.placings, *c)
}

// line returns a line of a placing in cells, of one unit until told otherwise.
func (f *facts) line(id textRef) *lineFact {
	for i := range f.lines {
		if f.lines[i].id == id {
			return &f.lines[i]
		}
	}
	f.lines = append(f.lines, lineFact{id, 1})
	return &f.lines[len(f.lines)-1]
}

// loadPromise adds an entry, keeping the history in order.
func (f *facts) loadPromise(p *promises, c *cell) {
	list := &p.ship
	if c.attr == attrDeliverBy {
		list = &p.deliver
	}
	s := said{c.at, c.seen, stamp(c.val)}
	i := len(*list)
	for i > 0 && s.before((*list)[i-1]) {
		i--
	}
	*list = slices.Insert(*list, i, s)
}

// before orders entries: by at, then seen, then what was said.
func (s said) before(o said) bool {
	if s.at != o.at {
		return s.at < o.at
	}
	if s.seen != o.seen {
		return s.seen < o.seen
	}
	return s.by < o.by
}

func (f *facts) shipment(id textRef) *shipmentFact {
	for i := range f.shipments {
		if f.shipments[i].id == id {
			return &f.shipments[i]
		}
	}
	f.shipments = append(f.shipments, shipmentFact{id: id})
	return &f.shipments[len(f.shipments)-1]
}

func (f *facts) loadShipment(c *cell) {
	s := f.shipment(c.id)
	switch c.attr {
	case attrAt:
		*s.field(c.kind) = c.at
	case attrUnits:
		s.units = uint32(c.val)
	case attrNumber:
		s.number = textRef(c.val)
	case attrShipLines:
		s.lines = uint32(c.val)
	case attrExempt:
		s.exempt = Flag(c.val)
	case attrProtected:
		s.protected = Flag(c.val)
	case attrLetter:
		s.letter = Flag(c.val)
	case attrAccountable:
		s.accountable = Flag(c.val)
	case attrTracking:
		f.numbers = append(f.numbers, *c)
	}
	f.keep(c)
}

func (s *shipmentFact) field(k kind) *stamp {
	switch k {
	case kindConfirmed:
		return &s.confirmed
	case kindAccepted:
		return &s.accepted
	case kindTransit:
		return &s.transit
	case kindAttempt:
		return &s.attempt
	}
	return &s.delivered
}

// resolveTracking finds since when each shipment's current number is known.
func (f *facts) resolveTracking() {
	for i := range f.numbers {
		c := &f.numbers[i]
		if s := f.shipment(c.id); s.number == textRef(c.sub) {
			s.tracked = c.at
		}
	}
}

// resolvePlacing finds the units of a placing in cells.
func (f *facts) resolvePlacing() {
	if f.unitsStated != 0 {
		f.units = uint32(f.unitsStated)
		return
	}
	sum := uint64(0)
	for i := range f.lines {
		sum += uint64(f.lines[i].units)
	}
	f.units = uint32(min(max(1, sum), 1<<31))
}
