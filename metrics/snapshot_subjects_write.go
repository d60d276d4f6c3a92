package metrics

import (
	"encoding/binary"
)

// A block of subjects is their number and the length of the texts, four bytes each;
// a row of rowSize bytes for each subject; the texts; the lists of cells. The rows
// say which texts and lists there are, and these follow each other in the order of
// the rows: of one subject the id, if it is a text, the placing's extra and the
// shipment's text, in the form in which a ledger keeps them.
const (
	rowSize       = 64
	subjectsHead  = 8
	rowHasExtra   = 1 << 28
	rowHasShip    = 1 << 29
	rowHasCells   = 1 << 30
	rowKnownFlags = rowHasExtra | rowHasShip | rowHasCells
)

// rowWriter collects one block of subjects.
type rowWriter struct {
	rows, texts, cells []byte
}

func (s *snapshotWriter) subjects() {
	var block [batchBlock]uint32
	for rest := s.l.sortedSubjects(); len(rest) > 0; {
		n := min(len(rest), len(block))
		for i := range n {
			block[i] = rest[i].slot
		}
		s.touched += s.l.touchSlots(block[:n]) + s.l.touchExtras(block[:n]) + s.l.touchCells(block[:n])
		for _, slot := range block[:n] {
			s.subject(slot)
			if s.rows.size() >= blockTarget {
				s.flushSubjects()
			}
		}
		rest = rest[n:]
	}
	if s.rows.size() > 0 {
		s.flushSubjects()
	}
}

func (r *rowWriter) size() int { return len(r.rows) + len(r.texts) + len(r.cells) }

func (s *snapshotWriter) flushSubjects() {
	r := &s.rows
	s.b = binary.LittleEndian.AppendUint32(s.b, uint32(len(r.rows)/rowSize))
	s.b = binary.LittleEndian.AppendUint32(s.b, uint32(len(r.texts)))
	s.flush('S', r.rows, r.texts, r.cells)
	r.rows, r.texts, r.cells = r.rows[:0], r.texts[:0], r.cells[:0]
}

// subject writes one subject: its row, its texts, its cells.
func (s *snapshotWriter) subject(slot uint32) {
	h, c := s.l.rec.hotAt(slot), s.l.rec.coldAt(slot)
	key, flags := h.key, uint32(h.flags)
	if key.isText() {
		s.rows.text(s.l.texts.get(key.text()))
		key &^= subjectKey(^uint32(0))
	}
	if c.extra != 0 {
		flags |= rowHasExtra
		s.text, _ = mapExtra(s.text[:0], s.l.texts.get(c.extra), s.wordOf)
		s.rows.text(s.text)
	}
	if h.shipText != 0 {
		flags |= rowHasShip
		s.rows.text(s.shipText(s.l.texts.get(h.shipText)))
	}
	if h.cells != 0 {
		flags |= rowHasCells
		s.cellList(h)
	}
	s.row(h, c, key, flags)
}

func (s *snapshotWriter) row(h *hot, c *cold, key subjectKey, flags uint32) {
	var r [rowSize]byte
	le := binary.LittleEndian
	le.PutUint64(r[0:], uint64(key))
	le.PutUint32(r[8:], uint32(h.placed))
	le.PutUint32(r[12:], uint32(h.shipBy))
	le.PutUint32(r[16:], uint32(h.deliverBy))
	le.PutUint32(r[20:], uint32(h.confirmed))
	le.PutUint32(r[24:], uint32(h.accepted))
	le.PutUint32(r[28:], uint32(h.attempt))
	le.PutUint32(r[32:], uint32(h.delivered))
	le.PutUint32(r[36:], uint32(h.placeSeen))
	le.PutUint32(r[40:], uint32(c.shipSeen))
	le.PutUint32(r[44:], flags)
	le.PutUint32(r[48:], h.units)
	le.PutUint32(r[52:], h.shipUnits)
	le.PutUint32(r[56:], uint32(c.transit))
	le.PutUint32(r[60:], s.word(c.carriage))
	s.rows.rows = append(s.rows.rows, r[:]...)
}

// text adds a text in the form of a ledger's texts.
func (r *rowWriter) text(b []byte) { r.texts = appendText(r.texts, b) }

func (s *snapshotWriter) shipText(b []byte) []byte {
	id, tracking, lines, _ := readShipText(b)
	if lines == 0 {
		return b
	}
	s.text = appendShipText(s.text[:0], id, tracking, s.word(lines))
	return s.text
}

// cellList writes a subject's cells in an order that depends on the facts alone.
func (s *snapshotWriter) cellList(h *hot) {
	s.cells = s.cells[:0]
	for i := h.cells; i != 0; {
		c := s.l.cells.at(i)
		s.cells = append(s.cells, *c)
		i = c.next
	}
	s.sortCells()
	s.rows.cells = binary.AppendUvarint(s.rows.cells, uint64(len(s.cells)))
	for i := range s.cells {
		s.cell(&s.cells[i])
	}
}

// fewCells is up to how many cells are sorted by insertion: they are nearly in order.
const fewCells = 32

func (s *snapshotWriter) cell(c *cell) {
	b := append(s.rows.cells, byte(c.kind), byte(c.attr), byte(btoi(c.conflict)))
	b = binary.AppendUvarint(b, uint64(c.rev))
	b = binary.LittleEndian.AppendUint32(b, uint32(c.at))
	b = binary.LittleEndian.AppendUint32(b, uint32(c.seen))
	b = appendBytes(b, s.l.texts.get(c.id))
	if c.attr.subIsText() {
		b = appendBytes(b, s.l.texts.get(textRef(c.sub)))
	} else {
		b = binary.AppendUvarint(b, uint64(s.word(c.sub)))
	}
	switch c.attr.holds() {
	case holdsWord:
		b = binary.AppendUvarint(b, uint64(s.word(uint32(c.val))))
	case holdsText:
		b = appendBytes(b, s.l.texts.get(textRef(c.val)))
	default:
		b = binary.AppendUvarint(b, c.val)
	}
	s.rows.cells = b
}
