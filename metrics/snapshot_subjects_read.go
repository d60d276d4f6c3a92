package metrics

import (
	"encoding/binary"
)

// subjects reads a block of subjects.
func (s *snapshotReader) subjects() bool {
	if len(s.b) < subjectsHead {
		return false
	}
	le := binary.LittleEndian
	n, texts, cells := int(le.Uint32(s.b)), int(le.Uint32(s.b[4:])), int(le.Uint32(s.b[8:]))
	rest := s.b[subjectsHead:]
	if n == 0 || len(rest) != n*rowSize+texts+cells*cellSize || texts%textUnit != 0 {
		return false
	}
	rows, rest := rest[:n*rowSize], rest[n*rowSize:]
	s.texts.open(&s.l.texts, rest[:texts])
	s.cells = rest[texts:]
	s.reserve(n)
	for len(rows) > 0 {
		slot := s.l.rec.n
		hots, colds := s.l.rec.addEmpty(len(rows) / rowSize)
		for i := range hots {
			if !s.subject(slot+uint32(i), (*[rowSize]byte)(rows), &hots[i], &colds[i]) {
				return false
			}
			rows = rows[rowSize:]
		}
	}
	return s.texts.at == texts && len(s.cells) == 0
}

// enter puts a subject into the index, which has room, and reports whether none with its
// id was there.
func (l *ledger) enter(hash uint64, slot uint32) bool {
	x, tag := &l.index, uint32(hash>>32)
	entry := uint64(tag)<<32 | uint64(slot+1)
	for i := place(tag, x.capacity()); i < len(x.entries); i++ {
		e := x.entries[i]
		if e == 0 {
			x.entries[i] = entry
			x.used++
			return true
		}
		if uint32(e>>32) == tag && l.sameID(l.rec.hotAt(uint32(e)-1).key, l.rec.hotAt(slot).key) {
			return false
		}
	}
	x.put(hash, slot)
	return true
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
		s.index.reserve(max(have, min(s.promised, have*8)))
	}
}

func (s *snapshotReader) subject(slot uint32, r *[rowSize]byte, h *hot, c *cold) bool {
	l := s.l
	h.key = subjectKey(binary.LittleEndian.Uint64(r[:]))
	flags := s.row(r, h, c)
	if flags&^(placingFlags|shipFlags&^textFlags|rowKnownFlags) != 0 || Channel(h.flags.get(shiftChannel)) > AFN {
		return false
	}
	hash, ok := s.id(h)
	here := placedKey{h.key, h.placed}
	if !ok || !s.recordTexts(h, c, flags) || s.n > 0 && !l.before(&s.last, &here) {
		return false // subjects come in order
	}
	s.last, s.n = here, s.n+1
	s.index.add(hash>>32<<32 | uint64(slot+1))
	if flags&rowHasCells != 0 && !s.cellList(h) ||
		h.has(groupPlacing) && h.placed != 0 || h.has(groupShipment) && h.packedShipment() {
		return false // what is in cells is not in the record
	}
	l.subjects[h.key.subjectOf()]++
	l.orders += int64(btoi(h.key.subjectOf() == OrderSubject && l.isPlaced(slot)))
	return true
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
	id, ref, ok := s.texts.next()
	h.key |= subjectKey(ref)
	return l.index.hashBytes(id, subject), ok
}

// recordTexts reads the texts of a record.
func (s *snapshotReader) recordTexts(h *hot, c *cold, flags hotFlags) bool {
	if flags&rowHasExtra != 0 {
		b, ref, ok := s.texts.next()
		if !ok || len(b) > textChunk/2 {
			return false
		}
		word, ok := checkExtra(b)
		if s.word(word); !ok {
			return false
		}
		c.extra = ref
	}
	if flags&rowHasShip != 0 {
		b, ref, ok := s.texts.next()
		if !ok {
			return false
		}
		named, lines, ok := shipTextMakeup(b)
		if s.word(lines); !ok {
			return false
		}
		h.shipText = ref
		h.flags |= textFlagsOf(named, lines != 0)
	}
	return true
}

// word notes a word's number, to be checked when the words are known.
func (s *snapshotReader) word(w uint32) uint32 {
	s.maxWord = max(s.maxWord, w)
	return w
}
