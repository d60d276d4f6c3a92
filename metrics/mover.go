package metrics

// mover copies subjects from one ledger into another, renumbering words and texts.
// It does not measure: the series are the caller's affair.
type mover struct {
	from, to *ledger
	words    []uint32            // from's word → to's word, 0 where not met yet
	few      map[uint32]uint32   // the same, in place of words, for a few subjects of many
	wordOf   func(uint32) uint32 // word
	refs     []movedText         // of the subject at hand
	bytes    []byte
	whole    bool   // whether to's series have all of from's counts already
	touched  uint64 // keeps touchSlots from being removed
}

// movedText is what a text of from is in to. Within a subject equal texts have equal
// references.
type movedText struct{ from, to textRef }

// newMover returns a mover for most of a ledger.
func newMover(from, to *ledger) *mover {
	m := &mover{from: from, to: to, words: make([]uint32, len(from.words.words))}
	m.wordOf = m.word
	return m
}

// newFewMover returns a mover for a few subjects, whose cost is theirs.
func newFewMover(from, to *ledger) *mover {
	m := &mover{from: from, to: to, few: map[uint32]uint32{}}
	m.wordOf = m.word
	return m
}

func (m *mover) word(w uint32) uint32 {
	if w == 0 {
		return 0
	}
	if m.few != nil {
		if _, ok := m.few[w]; !ok {
			m.few[w] = m.to.words.id(m.from.words.word(w))
		}
		return m.few[w]
	}
	if m.words[w] == 0 {
		m.words[w] = m.to.words.id(m.from.words.word(w))
	}
	return m.words[w]
}

// target returns a subject of from as to looks it up.
func (m *mover) target(slot uint32) target {
	k := m.from.rec.hotAt(slot).key
	if !k.isText() {
		return target{key: k, hash: mix(uint64(k) ^ m.to.salt)}
	}
	text := m.from.texts.get(k.text())
	return target{
		key:  textKey | subjectKey(k.subject())<<keyKindShift,
		hash: m.to.index.hashBytes(text, k.subject()),
		text: string(text),
	}
}

// move copies a subject to a new slot, whose index entry and key the caller makes.
func (m *mover) move(slot uint32) uint32 {
	to := m.to.rec.add()
	h, c := m.to.rec.hotAt(to), m.to.rec.coldAt(to)
	*h, *c = *m.from.rec.hotAt(slot), *m.from.rec.coldAt(slot)
	h.cells = 0
	c.carriage = m.word(c.carriage)
	c.extra = m.extra(c.extra)
	h.shipText = m.shipText(h.shipText)
	m.moveCells(slot, to)
	m.to.conflicts += int64(h.conflicts)
	return to
}

// moveCells copies the list of cells in its order.
func (m *mover) moveCells(slot, to uint32) {
	m.refs = m.refs[:0]
	var last uint32
	for i := m.from.rec.hotAt(slot).cells; i != 0; {
		c := m.from.cells.at(i)
		i = c.next
		v := *c
		v.next = 0
		m.moveCell(&v)
		n := m.to.cells.add(v)
		if last == 0 {
			m.to.rec.hotAt(to).cells = n
		} else {
			m.to.cells.at(last).next = n
		}
		last = n
	}
}

// text copies a text of the subject at hand, once.
func (m *mover) text(r textRef) textRef {
	if r == 0 {
		return 0
	}
	for i := range m.refs {
		if m.refs[i].from == r {
			return m.refs[i].to
		}
	}
	to := m.to.texts.addBytes(m.from.texts.get(r))
	m.refs = append(m.refs, movedText{r, to})
	return to
}

func (m *mover) moveCell(v *cell) {
	v.id = m.text(v.id)
	if v.attr.subIsText() {
		v.sub = uint32(m.text(textRef(v.sub)))
	} else {
		v.sub = m.word(v.sub)
	}
	switch v.attr.holds() {
	case holdsWord:
		v.val = uint64(m.word(uint32(v.val)))
	case holdsText:
		v.val = uint64(m.text(textRef(v.val)))
	}
}

// create moves a subject that to does not know.
func (m *mover) create(slot uint32, t *target) uint32 {
	to := m.add(slot, t)
	m.to.index.put(t.hash, to)
	return to
}

// add is create but for the index.
func (m *mover) add(slot uint32, t *target) uint32 {
	to := m.move(slot)
	h := m.to.rec.hotAt(to)
	if t.key.isText() {
		h.key = t.key | subjectKey(m.to.texts.add(t.text))
	}
	m.to.subjects[t.key.subjectOf()]++
	m.to.orders += int64(btoi(h.key.subjectOf() == OrderSubject && m.to.isPlaced(to)))
	return to
}

func (m *mover) extra(r textRef) textRef {
	if r == 0 {
		return 0
	}
	m.bytes, _ = mapExtra(m.bytes[:0], m.from.texts.get(r), m.wordOf)
	return m.to.texts.addBytes(m.bytes)
}

func (m *mover) shipText(r textRef) textRef {
	if r == 0 {
		return 0
	}
	return m.to.texts.addBytes(m.mapShipText(m.from.texts.get(r)))
}

func (m *mover) mapShipText(b []byte) []byte {
	id, tracking, lines, _ := readShipText(b)
	if lines == 0 {
		return b
	}
	m.bytes = appendShipText(m.bytes[:0], id, tracking, m.word(lines))
	return m.bytes
}
