package metrics

import (
	"encoding/binary"
)

// rowReader is a block of subjects while it is read.
type rowReader struct {
	texts []byte // not read yet
	cells unpacker
}

// subjects reads a block of subjects.
func (s *snapshotReader) subjects() bool {
	if len(s.b) < subjectsHead {
		return false
	}
	le := binary.LittleEndian
	n, texts := int(le.Uint32(s.b)), int(le.Uint32(s.b[4:]))
	rest := s.b[subjectsHead:]
	if n == 0 || n > len(rest)/rowSize || texts > len(rest)-n*rowSize {
		return false
	}
	rows, rest := rest[:n*rowSize], rest[n*rowSize:]
	s.rows = rowReader{texts: rest[:texts], cells: unpacker{b: rest[texts:]}}
	s.reserve(n)
	for ; len(rows) > 0; rows = rows[rowSize:] {
		if !s.subject((*[rowSize]byte)(rows)) {
			return false
		}
	}
	return s.enter() && len(s.rows.texts) == 0 && len(s.rows.cells.b) == 0 && !s.rows.cells.bad
}

// enter puts the subjects read last into the index, all at once, so that the waits for
// its memory overlap. It reports whether none was there.
func (s *snapshotReader) enter() bool {
	x, l := &s.l.index, s.l
	first := l.rec.n - uint32(len(s.hashes))
	capacity := x.capacity()
	for _, h := range s.hashes {
		l.touched += x.entries[place(uint32(h>>32), capacity)]
	}
	for i, h := range s.hashes {
		slot := first + uint32(i)
		if l.isTwice(h, slot) {
			return false
		}
		x.put(h, slot)
	}
	s.hashes = s.hashes[:0]
	return true
}

// isTwice reports whether the index has a subject with the id of that of a slot.
func (l *ledger) isTwice(hash uint64, slot uint32) bool {
	x, tag := &l.index, uint32(hash>>32)
	for i := place(tag, x.capacity()); i < len(x.entries) && x.entries[i] != 0; i++ {
		if e := x.entries[i]; uint32(e>>32) == tag && l.sameID(l.rec.hotAt(uint32(e)-1).key, l.rec.hotAt(slot).key) {
			return true
		}
	}
	return false
}

func (l *ledger) sameID(a, b subjectKey) bool {
	if !a.isText() || !b.isText() {
		return a == b
	}
	return a.subject() == b.subject() && l.texts.compare(a.text(), b.text()) == 0
}

// reserve makes room in the index for n more subjects. Of the number the header
// states no more is believed than eight times what is there.
func (s *snapshotReader) reserve(n int) {
	if have := s.n + n; s.l.index.room() < have {
		s.l.index.reserve(max(have, min(s.promised, have*8)))
	}
}

func (s *snapshotReader) subject(r *[rowSize]byte) bool {
	l := s.l
	slot := l.rec.add()
	h, c := l.rec.hotAt(slot), l.rec.coldAt(slot)
	h.key = subjectKey(binary.LittleEndian.Uint64(r[:]))
	flags := s.row(r, h, c)
	if flags&^(placingFlags|shipFlags|rowKnownFlags) != 0 || Channel(h.flags.get(shiftChannel)) > AFN {
		return false
	}
	hash, ok := s.id(h)
	here := keySlot{h.key, h.placed, slot}
	if !ok || !s.texts(h, c, flags) || s.n > 0 && l.compareSubjects(&s.last, &here) >= 0 {
		return false // subjects come in order
	}
	s.last, s.n = here, s.n+1
	s.hashes = append(s.hashes, hash)
	return flags&rowHasCells == 0 || s.cells(&s.rows.cells, slot)
}

// row reads the numbers of a row.
func (s *snapshotReader) row(r *[rowSize]byte, h *hot, c *cold) hotFlags {
	le := binary.LittleEndian
	h.placed, h.shipBy, h.deliverBy = stamp(le.Uint32(r[8:])), stamp(le.Uint32(r[12:])), stamp(le.Uint32(r[16:]))
	h.confirmed, h.accepted, h.attempt = stamp(le.Uint32(r[20:])), stamp(le.Uint32(r[24:])), stamp(le.Uint32(r[28:]))
	h.delivered, h.placeSeen, c.shipSeen = stamp(le.Uint32(r[32:])), stamp(le.Uint32(r[36:])), stamp(le.Uint32(r[40:]))
	flags := hotFlags(le.Uint32(r[44:]))
	h.flags = flags &^ rowKnownFlags
	h.units, h.shipUnits = le.Uint32(r[48:]), le.Uint32(r[52:])
	c.transit, c.carriage = stamp(le.Uint32(r[56:])), s.word(le.Uint32(r[60:]))
	return flags
}

// id completes a subject's key and returns the hash it goes by.
func (s *snapshotReader) id(h *hot) (hash uint64, ok bool) {
	l := s.l
	if !h.key.isText() {
		return mix(uint64(h.key) ^ l.salt), h.key < packedEnd
	}
	subject := h.key.subject()
	if h.key != textKey|subjectKey(subject)<<keyKindShift || subject > ViolationSubject {
		return 0, false
	}
	id, ok := s.text()
	h.key |= subjectKey(l.texts.addBytes(id))
	return l.index.hashBytes(id, subject), ok
}

// texts reads the texts of a record.
func (s *snapshotReader) texts(h *hot, c *cold, flags hotFlags) bool {
	if flags&rowHasExtra != 0 {
		b, ok := s.text()
		if ok && len(b) <= textChunk/2 {
			s.scratch, ok = mapExtra(s.scratch[:0], b, s.wordOf)
		}
		if !ok || len(b) > textChunk/2 {
			return false
		}
		c.extra = s.l.texts.addBytes(b)
	}
	if flags&rowHasShip != 0 {
		b, ok := s.text()
		_, _, lines, fits := readShipText(b)
		if s.word(lines); !ok || !fits {
			return false
		}
		h.shipText = s.l.texts.addBytes(b)
	}
	return true
}

// text reads the next text of the block, not an empty one.
func (s *snapshotReader) text() ([]byte, bool) {
	b, rest, ok := cutStored(s.rows.texts)
	s.rows.texts = rest
	return b, ok && len(b) > 0
}

// word notes a word's number, to be checked when the words are known.
func (s *snapshotReader) word(w uint32) uint32 {
	s.maxWord = max(s.maxWord, w)
	return w
}

func (s *snapshotReader) cells(p *unpacker, slot uint32) bool {
	l := s.l
	var last uint32
	for n := p.uvarint(); n > 0 && !p.bad; n-- {
		c, ok := s.cell(p, slot)
		if !ok {
			return false
		}
		i := l.cells.add(c)
		h := l.rec.hotAt(slot)
		if last == 0 {
			h.cells = i
		} else {
			l.cells.at(last).next = i
		}
		h.groups |= groupOf[c.kind]
		last = i
	}
	return !p.bad
}

func (s *snapshotReader) cell(p *unpacker, slot uint32) (cell, bool) {
	c := cell{kind: kind(p.byte()), attr: attr(p.byte()), conflict: p.byte() != 0}
	c.rev = uint32(p.uvarint())
	c.at, c.seen = stamp(p.uint32()), stamp(p.uint32())
	if c.kind == kindNone || c.kind >= kindCount || c.attr == 0 || c.attr >= attrCount {
		return cell{}, false
	}
	c.id = s.l.unifyBytes(slot, p.text(), 0, 0)
	if c.attr.subIsText() {
		c.sub = uint32(s.l.unifyBytes(slot, p.text(), c.id, 0))
	} else {
		c.sub = s.word(uint32(p.uvarint()))
	}
	switch c.attr.holds() {
	case holdsWord:
		c.val = uint64(s.word(uint32(p.uvarint())))
	case holdsText:
		c.val = uint64(s.l.unifyBytes(slot, p.text(), c.id, textRef(c.sub)))
	default:
		c.val = p.uvarint()
	}
	return c, !p.bad && (c.attr != attrChannel || c.val <= uint64(AFN))
}
