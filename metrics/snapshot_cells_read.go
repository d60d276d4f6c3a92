package metrics

import (
	"encoding/binary"
	"math"
)

// cellList reads the list of cells of a subject.
func (s *snapshotReader) cellList(h *hot) bool {
	l := s.l
	s.texts.begin()
	last := uint32(0)
	marked := false
	for more := true; more; {
		if len(s.cells) < cellSize {
			return false
		}
		r := (*[cellSize]byte)(s.cells)
		s.cells = s.cells[cellSize:]
		c, ok := s.cell(r)
		if !ok || last != 0 && l.compareCells(l.cells.at(last), &c) >= 0 {
			return false // cells come in order
		}
		i := l.cells.add(c)
		if last == 0 {
			h.cells = i
		} else {
			l.cells.at(last).next = i
		}
		h.groups |= groupOf[c.kind]
		marked = marked || c.conflict
		last, more = i, r[cellFlags]&cellLast == 0
	}
	if marked {
		l.countConflicts(h)
	}
	return true
}

// cell reads one cell.
func (s *snapshotReader) cell(r *[cellSize]byte) (c cell, ok bool) {
	le := binary.LittleEndian
	c = cell{
		kind: kind(r[0]), attr: attr(r[1]), conflict: r[cellFlags]&cellConflict != 0,
		rev: le.Uint32(r[4:]), at: stamp(le.Uint32(r[8:])), seen: stamp(le.Uint32(r[12:])),
		sub: le.Uint32(r[20:]), val: le.Uint64(r[24:]),
	}
	if c.kind == kindNone || c.kind >= kindCount || c.attr == 0 || c.attr >= attrCount ||
		r[cellFlags]&^(cellConflict|cellLast) != 0 || r[3] != 0 {
		return c, false
	}
	c.id, ok = s.texts.named(le.Uint32(r[16:]))
	if c.attr.subIsText() {
		sub, found := s.texts.named(c.sub)
		c.sub, ok = uint32(sub), ok && found
	} else {
		s.word(c.sub)
	}
	holds := c.attr.holds()
	if holds == holdsNumber {
		return c, ok && (c.attr != attrChannel || c.val <= uint64(AFN))
	}
	if c.val > math.MaxUint32 {
		return c, false
	}
	if holds == holdsText {
		val, found := s.texts.named(uint32(c.val))
		c.val, ok = uint64(val), ok && found
	} else {
		s.word(uint32(c.val))
	}
	return c, ok
}
