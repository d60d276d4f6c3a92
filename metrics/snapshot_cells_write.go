package metrics

import (
	"encoding/binary"
	"slices"
)

// cellList writes a subject's cells in an order that depends on the facts alone.
func (s *snapshotWriter) cellList(h *hot) {
	if !s.listCells(h) {
		s.sortCells()
	}
	n := len(s.rows.cells)
	s.rows.cells = slices.Grow(s.rows.cells, len(s.cells)*cellSize)[:n+len(s.cells)*cellSize]
	rows := s.rows.cells[n:]
	s.refs.list = s.refs.list[:0]
	var id textRef // of the cell before
	var name uint32
	for _, c := range s.cells {
		if c.id != id {
			id, name = c.id, s.cellText(c.id)
		}
		s.cell(c, name, (*[cellSize]byte)(rows))
		rows = rows[cellSize:]
	}
	s.rows.cells[len(s.rows.cells)-cellSize+cellFlags] |= cellLast
}

// listCells lists a subject's cells and where things start among them, and reports whether
// they are plainly in the order of snapshots. It goes through them without a branch that
// would have to be guessed.
func (s *snapshotWriter) listCells(h *hot) bool {
	list, l := s.cells[:0], s.l
	things := s.things[:0]
	sorted, last := 1, &cell{}
	for i := h.cells; i != 0; {
		c := l.cells.at(i)
		newKind := btoi(c.kind > last.kind)
		sameThing := btoi(c.kind == last.kind) & btoi(c.id == last.id)
		sorted &= newKind | sameThing&btoi(c.attr < last.attr)
		things = append(things, uint32(len(list)))
		things = things[:len(things)-sameThing]
		list = append(list, c)
		last, i = c, c.next
	}
	s.cells, s.things = list, things
	return sorted != 0
}

// cell writes a cell whose thing has the given name.
func (s *snapshotWriter) cell(c *cell, id uint32, r *[cellSize]byte) {
	sub, val := c.sub, c.val
	if sub != 0 {
		if c.attr.subIsText() {
			sub = s.cellText(textRef(sub))
		} else {
			sub = s.words.of(sub)
		}
	}
	switch c.attr.holds() {
	case holdsWord:
		val = uint64(s.words.of(uint32(val)))
	case holdsText:
		val = uint64(s.cellText(textRef(val)))
	}
	le := binary.LittleEndian
	le.PutUint32(r[0:], uint32(c.kind)|uint32(c.attr)<<8|uint32(btoi(c.conflict)*cellConflict)<<(8*cellFlags))
	le.PutUint64(r[4:], uint64(c.rev)|uint64(c.at)<<32)
	le.PutUint64(r[12:], uint64(c.seen)|uint64(id)<<32)
	le.PutUint32(r[20:], sub)
	le.PutUint64(r[24:], val)
}

// cellText writes a text that the cells at hand name, if it is the first time, and
// returns how they name it.
func (s *snapshotWriter) cellText(r textRef) uint32 {
	if r == 0 {
		return 0
	}
	if to, ok := s.refs.find(r); ok {
		return uint32(to)
	}
	to := textRef(len(s.rows.texts)/textUnit) + 1
	s.refs.add(r, to)
	s.stored(r)
	return uint32(to)
}

// fewCells is up to how many cells are sorted by insertion: they are nearly in order.
const fewCells = 32
