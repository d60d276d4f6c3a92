package metrics

import "bytes"

// This file compares one subject of another ledger with the same subject of this one.

// steps adds to each metric's old steps those of a subject of from.
func (m *mover) steps(slot uint32) {
	o := m.from
	o.facts.renew(o.reads, o.readsWide)
	for i, theirs := range o.metrics {
		theirs.old.reset()
		o.measure(theirs, slot, &theirs.old)
		ours := m.to.metrics[i] // both sides have the same, sorted
		for _, s := range theirs.old.list {
			if s.seg >= segFirstOwn {
				s.seg = m.to.segmentOf(o.segmentName(s.seg))
			}
			ours.old.list = append(ours.old.list, s)
		}
	}
}

// same reports whether a subject of from has just the facts of one of to.
func (m *mover) same(from, slot uint32) bool {
	x, y := *m.from.rec.hotAt(from), *m.to.rec.hotAt(slot)
	if !m.sameCold(from, slot) || !m.sameShipText(&x, &y) || !m.sameCells(x.cells, y.cells) {
		return false
	}
	x.key, x.shipText, x.cells, y.key, y.shipText, y.cells = 0, 0, 0, 0, 0, 0
	return x == y
}

func (m *mover) sameCold(from, slot uint32) bool {
	c, d := m.from.rec.coldAt(from), m.to.rec.coldAt(slot)
	return c.transit == d.transit && c.shipSeen == d.shipSeen && m.word(c.carriage) == d.carriage &&
		m.sameExtra(c.extra, d.extra)
}

func (m *mover) sameExtra(a, b textRef) bool {
	if a == 0 || b == 0 {
		return a == b
	}
	x, y := m.from.texts.get(a), m.to.texts.get(b)
	if m.sameWord {
		return bytes.Equal(x, y)
	}
	m.bytes = m.words.mapExtra(m.bytes[:0], x)
	return bytes.Equal(m.bytes, y)
}

func (m *mover) sameShipText(x, y *hot) bool {
	a, b := m.from.texts.get(x.shipText), m.to.texts.get(y.shipText)
	if x.flags&flagLined != 0 {
		a = m.mapShipText(a)
	}
	return bytes.Equal(a, b)
}

func (m *mover) sameText(a, b textRef) bool {
	return string(m.from.texts.get(a)) == string(m.to.texts.get(b))
}

// news returns the kinds of reports of which a subject of from may tell one of to more.
func (m *mover) news(from, slot uint32) kindSet {
	x, h := m.from.rec.hotAt(from), m.to.rec.hotAt(slot)
	kinds := kindSet(0)
	for i := x.cells; i != 0; {
		c := m.from.cells.at(i)
		kinds |= 1 << c.kind
		i = c.next
	}
	if x.placed != 0 && (h.placed == 0 || !m.samePlacing(from, slot)) {
		kinds |= 1 << kindPlaced
	}
	if x.packedShipment() {
		kinds |= m.shipmentNews(from, slot)
	}
	return kinds
}

// shipmentNews is news of the packed shipment.
func (m *mover) shipmentNews(from, slot uint32) (kinds kindSet) {
	x, h := m.from.rec.hotAt(from), m.to.rec.hotAt(slot)
	if h.has(groupShipment) || h.packedShipment() && !m.fitShipments(from, slot) {
		return kindsIn(groupShipment)
	}
	c, d := m.from.rec.coldAt(from), m.to.rec.coldAt(slot)
	kinds = kindSet(btoi(x.confirmed != 0 && h.confirmed == 0)) << kindConfirmed
	for _, scan := range [...]struct {
		kind         kind
		theirs, ours stamp
	}{
		{kindAccepted, x.accepted, h.accepted}, {kindTransit, c.transit, d.transit},
		{kindAttempt, x.attempt, h.attempt}, {kindDelivered, x.delivered, h.delivered},
	} {
		if earliest(scan.ours, scan.theirs) != scan.ours {
			kinds |= 1 << scan.kind
		}
	}
	return kinds
}

// sameCells reports whether two lists have equal cells. Of long lists it reports so only
// if they are in the same order.
func (m *mover) sameCells(i, j uint32) bool {
	var x, y textRef // ids that are equal
	for i != 0 && j != 0 {
		a, b := m.from.cells.at(i), m.to.cells.at(j)
		if !sameNumbers(a, b) || (a.id != x || b.id != y) && !m.sameText(a.id, b.id) || !m.sameWords(a, b) {
			return m.sameSet(i, j)
		}
		x, y = a.id, b.id
		i, j = a.next, b.next
	}
	return i == j
}

func (m *mover) sameCell(a, b *cell) bool {
	return sameNumbers(a, b) && m.sameText(a.id, b.id) && m.sameWords(a, b)
}

// sameNumbers reports whether cells are equal but for what they refer to.
func sameNumbers(a, b *cell) bool {
	return a.kind == b.kind && a.attr == b.attr && a.rev == b.rev && a.at == b.at && a.seen == b.seen &&
		a.conflict == b.conflict
}

// sameSet reports whether two short lists have equal cells in any order. No list has two
// cells that are equal.
func (m *mover) sameSet(i, j uint32) bool {
	var ours [fewCells]*cell
	n := 0
	for ; j != 0; n++ {
		if n == len(ours) {
			return false
		}
		ours[n] = m.to.cells.at(j)
		j = ours[n].next
	}
	for ; i != 0; n-- {
		a := m.from.cells.at(i)
		k := 0
		for k < n && !m.sameCell(a, ours[k]) {
			k++
		}
		if k >= n {
			return false
		}
		copy(ours[k:], ours[k+1:n])
		i = a.next
	}
	return n == 0
}

func (m *mover) sameWords(a, b *cell) bool {
	if a.attr.subIsText() {
		if !m.sameText(textRef(a.sub), textRef(b.sub)) {
			return false
		}
	} else if m.word(a.sub) != b.sub {
		return false
	}
	switch a.attr.holds() {
	case holdsWord:
		return m.word(uint32(a.val)) == uint32(b.val)
	case holdsText:
		return m.sameText(textRef(a.val), textRef(b.val))
	}
	return a.val == b.val
}

func (m *mover) samePlacing(from, slot uint32) bool {
	x, h := m.from.rec.hotAt(from), m.to.rec.hotAt(slot)
	return x.placed == h.placed && x.placeSeen == h.placeSeen && x.shipBy == h.shipBy && x.deliverBy == h.deliverBy &&
		x.units == h.units && (x.flags^h.flags)&placingFlags == 0 &&
		m.sameExtra(m.from.rec.coldAt(from).extra, m.to.rec.coldAt(slot).extra)
}

// fitShipments reports whether two packed shipments are one and the same, confirmed
// by one report at most.
func (m *mover) fitShipments(from, slot uint32) bool {
	x, h := m.from.rec.hotAt(from), m.to.rec.hotAt(slot)
	if string(m.from.shipmentID(x)) != string(m.to.shipmentID(h)) {
		return false
	}
	if x.confirmed == 0 || h.confirmed == 0 {
		return true
	}
	c, d := m.from.rec.coldAt(from), m.to.rec.coldAt(slot)
	return x.confirmed == h.confirmed && c.shipSeen == d.shipSeen && (x.flags^h.flags)&shipFlags == 0 &&
		x.shipUnits == h.shipUnits && m.word(c.carriage) == d.carriage && m.sameShipText(x, h)
}

// earliest returns the earlier of two instants, 0 standing for none.
func earliest(a, b stamp) stamp {
	if a == 0 || b != 0 && b < a {
		return b
	}
	return a
}
