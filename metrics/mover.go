package metrics

// mover copies subjects from one ledger into another, renumbering words and texts.
// It does not measure: the series are the caller's affair.
type mover struct {
	from, to *ledger
	words    []uint32          // from's word → to's word, 0 where not met yet
	few      map[uint32]uint32 // the same, in place of words, for a few subjects of many
	lines    extra
	touched  uint64 // keeps touchSlots from being removed
}

// newMover returns a mover for most of a ledger.
func newMover(from, to *ledger) *mover {
	return &mover{from: from, to: to, words: make([]uint32, len(from.words.words))}
}

// newFewMover returns a mover for a few subjects, whose cost is theirs.
func newFewMover(from, to *ledger) *mover {
	return &mover{from: from, to: to, few: map[uint32]uint32{}}
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
	var last uint32
	for i := m.from.rec.hotAt(slot).cells; i != 0; {
		c := m.from.cells.at(i)
		i = c.next
		v := *c
		v.next = 0
		m.moveCell(to, &v)
		n := m.to.cells.add(v)
		if last == 0 {
			m.to.rec.hotAt(to).cells = n
		} else {
			m.to.cells.at(last).next = n
		}
		last = n
	}
}

func (m *mover) moveCell(to uint32, v *cell) {
	unify := func(r textRef, near ...textRef) textRef {
		return m.to.unify(to, string(m.from.texts.get(r)), near...)
	}
	v.id = unify(v.id)
	if v.attr.subIsText() {
		v.sub = uint32(unify(textRef(v.sub), v.id))
	} else {
		v.sub = m.word(v.sub)
	}
	switch v.attr.holds() {
	case holdsWord:
		v.val = uint64(m.word(uint32(v.val)))
	case holdsText:
		v.val = uint64(unify(textRef(v.val), v.id, textRef(v.sub)))
	}
}

// create moves a subject that to does not know.
func (m *mover) create(slot uint32, t *target) uint32 {
	to := m.move(slot)
	if t.key.isText() {
		m.to.rec.hotAt(to).key = t.key | subjectKey(m.to.texts.add(t.text))
	}
	m.to.index.put(t.hash, to)
	m.to.subjects[t.key.subjectOf()]++
	m.to.orders += int64(btoi(m.to.rec.hotAt(to).key.subjectOf() == OrderSubject && m.to.isPlaced(to)))
	return to
}

func (m *mover) extra(r textRef) textRef {
	if r == 0 {
		return 0
	}
	readExtra(&m.lines, m.from.texts.get(r))
	m.lines.mapWords(m.word)
	m.to.bytes = appendExtra(m.to.bytes[:0], &m.lines)
	return m.to.texts.addBytes(m.to.bytes)
}

func (m *mover) shipText(r textRef) textRef {
	if r == 0 {
		return 0
	}
	b := m.from.texts.get(r)
	id, tracking, lines, _ := readShipText(b)
	if lines == 0 {
		return m.to.texts.addBytes(b)
	}
	m.to.bytes = appendShipText(m.to.bytes[:0], id, tracking, m.word(lines))
	return m.to.texts.addBytes(m.to.bytes)
}
