package metrics

// This file joins one subject of another ledger into the same subject of this one.

// join joins the facts of a subject of from into those of one of to: the record's in the
// record where that can be, else as cells.
func (m *mover) join(from, slot uint32) {
	x, h := m.from.rec.hotAt(from), m.to.rec.hotAt(slot)
	cells := x.groups
	placing, shipment := textRef(0), textRef(0)
	if !m.joinPlacing(from, slot) {
		placing = m.spreadPlacing(from, slot)
		cells |= groupPlacing
	}
	if !m.joinShipments(from, slot) {
		shipment = m.spreadShipment(from, slot)
		cells |= groupShipment
	}
	m.joinCells(from, slot)
	if cells&groupPlacing != 0 && h.has(groupPlacing) {
		m.to.fold.old = placing
		m.to.foldPlacing(slot)
	}
	if cells&groupShipment != 0 && h.has(groupShipment) {
		m.to.fold.old = shipment
		m.to.foldShipment(slot)
	}
}

// joinPlacing joins the placing in the record, if that can be done in the record, and
// reports whether it was.
func (m *mover) joinPlacing(from, slot uint32) bool {
	x, h := m.from.rec.hotAt(from), m.to.rec.hotAt(slot)
	switch {
	case (x.groups|h.groups)&groupPlacing != 0:
		return x.placed == 0 && h.placed == 0 && !x.has(groupPlacing)
	case x.placed == 0:
		return true
	case h.placed != 0:
		return m.samePlacing(from, slot)
	}
	h.placed, h.placeSeen, h.shipBy, h.deliverBy, h.units = x.placed, x.placeSeen, x.shipBy, x.deliverBy, x.units
	h.flags |= x.flags & placingFlags
	m.to.rec.coldAt(slot).extra = m.extra(m.from.rec.coldAt(from).extra)
	return true
}

// joinShipments is joinPlacing of the shipment in the record.
func (m *mover) joinShipments(from, slot uint32) bool {
	x, h := m.from.rec.hotAt(from), m.to.rec.hotAt(slot)
	switch {
	case (x.groups|h.groups)&groupShipment != 0:
		return !x.packedShipment() && !h.packedShipment() && !x.has(groupShipment)
	case !x.packedShipment():
		return true
	case h.packedShipment() && !m.fitShipments(from, slot):
		return false
	}
	m.joinShipment(from, slot)
	return true
}

// spreadPlacing moves the placing of a subject of to into cells, joins what the record of
// one of from says of it, and returns the text it had.
func (m *mover) spreadPlacing(from, slot uint32) textRef {
	l := m.to
	l.fold.old = 0
	l.spillPlacing(slot)
	old := l.fold.old
	if x := m.from.rec.hotAt(from); x.placed != 0 {
		m.bytes = m.bytes[:0]
		if extra := m.from.rec.coldAt(from).extra; extra != 0 {
			m.bytes = m.words.mapExtra(m.bytes, m.from.texts.get(extra))
		}
		readExtra(&l.extra, m.bytes)
		r := l.spillReport(kindPlaced, "", x.placed, x.placeSeen)
		l.sayPlacing(r, x.flags, x.units, x.shipBy, x.deliverBy, &l.extra)
		l.join(slot, r)
	}
	return old
}

// spreadShipment is spreadPlacing of the shipment.
func (m *mover) spreadShipment(from, slot uint32) textRef {
	l := m.to
	l.fold.old = 0
	l.spillShipment(slot)
	old := l.fold.old
	if x := m.from.rec.hotAt(from); x.packedShipment() {
		id, tracking, lines, _ := readShipText(m.from.texts.get(x.shipText))
		p := packedShipment{hot: *x, cold: *m.from.rec.coldAt(from), id: string(id), tracking: string(tracking), lines: m.word(lines)}
		p.cold.carriage = m.word(p.cold.carriage)
		l.sayShipment(slot, &p)
	}
	return old
}

// joinShipment joins packed shipments that fit: of each scan the earliest counts.
func (m *mover) joinShipment(from, slot uint32) {
	x, h := m.from.rec.hotAt(from), m.to.rec.hotAt(slot)
	c, d := m.from.rec.coldAt(from), m.to.rec.coldAt(slot)
	if !h.packedShipment() || h.confirmed == 0 && x.confirmed != 0 {
		h.confirmed, h.shipUnits, h.flags = x.confirmed, x.shipUnits, h.flags&^shipFlags|x.flags&shipFlags
		d.shipSeen, d.carriage = c.shipSeen, m.word(c.carriage)
		h.shipText = m.shipText(x.shipText)
	}
	h.accepted, h.attempt = earliest(h.accepted, x.accepted), earliest(h.attempt, x.attempt)
	h.delivered, d.transit = earliest(h.delivered, x.delivered), earliest(d.transit, c.transit)
}

// joinCells joins the cells of a subject of from.
func (m *mover) joinCells(from, slot uint32) {
	for i := m.from.rec.hotAt(from).cells; i != 0; {
		c := m.from.cells.at(i)
		m.to.join(slot, m.cellReport(c))
		i = c.next
	}
}

// cellReport turns a cell of from into a report that says it in to.
func (m *mover) cellReport(c *cell) *report {
	v := *c
	if !v.attr.subIsText() {
		v.sub = m.word(v.sub)
	}
	if v.attr.holds() == holdsWord {
		v.val = uint64(m.word(uint32(v.val)))
	}
	return m.to.reportOfCell(&m.from.texts, &v)
}

// reportOfCell turns a cell with the texts of another ledger into a report that says it.
func (l *ledger) reportOfCell(t *texts, c *cell) *report {
	r := &l.spill
	*r = report{kind: c.kind, id: string(t.get(c.id)), rev: c.rev, void: c.attr == attrVoid, at: c.at, seen: c.seen, says: r.says[:0]}
	w := saying{attr: c.attr, at: c.at, val: c.val, conflict: c.conflict}
	if c.attr.subIsText() {
		w.subs = string(t.get(textRef(c.sub)))
	} else {
		w.sub = c.sub
	}
	if c.attr.holds() == holdsText {
		w.text, w.val = string(t.get(textRef(c.val))), 0
	}
	r.says = append(r.says, w)
	return r
}
