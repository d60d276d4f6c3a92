package metrics

import (
	"encoding/binary"
	"math"
)

// cellList reads the list of cells of a subject. No cell has been freed: the next one
// follows.
func (s *snapshotReader) cellList(h *hot) bool {
	l := s.l
	s.texts.begin()
	l.cells.init()
	h.cells = l.cells.n
	last := &cell{}
	marked := false
	for more := true; more; {
		if len(s.cells) < cellSize {
			return false
		}
		r := (*[cellSize]byte)(s.cells)
		s.cells = s.cells[cellSize:]
		c := l.cells.more()
		if !s.cell(r, c) || last.kind != kindNone && !l.cellsInOrder(last, c) {
			return false // cells come in order
		}
		if more = r[cellFlags]&cellLast == 0; more {
			c.next = l.cells.n
		}
		h.groups |= groupOf[c.kind]
		marked = marked || c.conflict
		last = c
	}
	if marked {
		l.countConflicts(h)
	}
	return true
}

// more makes a cell, to be filled, where none is free.
func (c *cells) more() *cell {
	page := c.lastPage()
	list := c.pages[page]
	if n := len(list); n < cap(list) {
		list = list[:n+1]
	} else {
		list = append(list, cell{})
	}
	c.pages[page] = list
	c.n++
	return &list[len(list)-1]
}

// cell reads one cell and reports whether it is one.
func (s *snapshotReader) cell(r *[cellSize]byte, c *cell) (ok bool) {
	le := binary.LittleEndian
	c.kind, c.attr, c.conflict = kind(r[0]), attr(r[1]), r[cellFlags]&cellConflict != 0
	c.rev, c.at, c.seen = le.Uint32(r[4:]), stamp(le.Uint32(r[8:])), stamp(le.Uint32(r[12:]))
	c.id, c.sub, c.val, c.next = 0, le.Uint32(r[20:]), le.Uint64(r[24:]), 0
	if c.kind == kindNone || c.kind >= kindCount || c.attr == 0 || c.attr >= attrCount ||
		r[cellFlags]&^(cellConflict|cellLast) != 0 || r[3] != 0 {
		return false
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
		return ok && (c.attr != attrChannel || c.val <= uint64(AFN))
	}
	if c.val > math.MaxUint32 {
		return false
	}
	if holds == holdsText {
		val, found := s.texts.named(uint32(c.val))
		c.val, ok = uint64(val), ok && found
	} else {
		s.word(uint32(c.val))
	}
	return ok
}
