package metrics

// mover copies subjects from one ledger into another, renumbering words and texts.
// It does not measure: the series are the caller's affair.
type mover struct {
	from, to *ledger
	words    wordMap   // from's words in to
	sameWord bool      // whether all of from's words had the same numbers in to from the start
	refs     movedRefs // of the subject at hand
	bytes    []byte
	whole    bool   // whether to's series have all of from's counts already
	touched  uint64 // keeps touchSlots from being removed
}

// movedRefs is what the texts of one subject are elsewhere. Within a subject equal texts
// have equal references.
type movedRefs struct{ list []struct{ from, to textRef } }

func (m *movedRefs) add(from, to textRef) {
	m.list = append(m.list, struct{ from, to textRef }{from, to})
}

// find looks a text up, those that came last first.
func (m *movedRefs) find(from textRef) (to textRef, ok bool) {
	for i := len(m.list) - 1; i >= 0; i-- {
		if m.list[i].from == from {
			return m.list[i].to, true
		}
	}
	return 0, false
}

// newMover returns a mover for most of a ledger.
func newMover(from, to *ledger) *mover {
	words := make([]uint32, len(from.words.words))
	m := &mover{from: from, to: to, words: wordMap{to: words, meet: func(w uint32) uint32 {
		words[w] = to.words.id(from.words.word(w))
		return words[w]
	}}}
	known := to.words.words[:min(len(words), len(to.words.words))]
	m.sameWord = len(known) == len(words)
	for w, text := range known {
		if text == from.words.words[w] {
			words[w] = uint32(w)
		} else {
			m.sameWord = false
		}
	}
	return m
}

// newFewMover returns a mover for a few subjects, whose cost is theirs.
func newFewMover(from, to *ledger) *mover {
	few := map[uint32]uint32{}
	return &mover{from: from, to: to, words: wordMap{meet: func(w uint32) uint32 {
		if _, ok := few[w]; !ok {
			few[w] = to.words.id(from.words.word(w))
		}
		return few[w]
	}}}
}

func (m *mover) word(w uint32) uint32 { return m.words.of(w) }

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

// hash is that of target.
func (m *mover) hash(slot uint32) uint64 {
	k := m.from.rec.hotAt(slot).key
	if !k.isText() {
		return mix(uint64(k) ^ m.to.salt)
	}
	return m.to.index.hashBytes(m.from.texts.get(k.text()), k.subject())
}

// isOne reports whether a subject of from and one of to are the same one.
func (m *mover) isOne(from, slot uint32) bool {
	a, b := m.from.rec.hotAt(from).key, m.to.rec.hotAt(slot).key
	if !a.isText() || !b.isText() {
		return a == b
	}
	return a.subject() == b.subject() && m.sameText(a.text(), b.text())
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
	m.refs.list = m.refs.list[:0]
	var last uint32
	for i := m.from.rec.hotAt(slot).cells; i != 0; {
		c := m.from.cells.at(i)
		i = c.next
		v := *c
		v.next = 0
		m.moveCell(&v)
		n := m.to.cells.add(&v)
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
	if to, ok := m.refs.find(r); ok {
		return to
	}
	to := m.to.texts.addBytes(m.from.texts.get(r))
	m.refs.add(r, to)
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
	m.bytes = m.words.mapExtra(m.bytes[:0], m.from.texts.get(r))
	return m.to.texts.addBytes(m.bytes)
}

func (m *mover) shipText(r textRef) textRef {
	if r == 0 {
		return 0
	}
	return m.to.texts.addBytes(m.mapShipText(m.from.texts.get(r)))
}

func (m *mover) mapShipText(b []byte) []byte {
	if _, lines, _ := shipTextMakeup(b); lines == 0 {
		return b
	}
	id, tracking, lines, _ := readShipText(b)
	m.bytes = appendShipText(m.bytes[:0], id, tracking, m.word(lines))
	return m.bytes
}
