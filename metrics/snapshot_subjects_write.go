package metrics

import (
	"encoding/binary"
	"slices"
)

// A block of subjects is the number of subjects, of bytes of texts and of cells, four
// bytes each; a row of rowSize bytes for each subject; the texts; a row of cellSize
// bytes for each cell. The rows say which texts and cells there are, and these follow
// each other in the order of the rows. Of one subject the texts are the id, if it is a
// text, the placing's extra, the shipment's text, and those that the cells name, each
// once, as the cells first name it; all in the form in which a ledger keeps texts. A
// cell names a text by 1 + its place in the texts of the block, in units of textUnit.
const (
	rowSize       = 64
	subjectsHead  = 12
	rowHasExtra   = 1 << 28
	rowHasShip    = 1 << 29
	rowHasCells   = 1 << 30
	rowKnownFlags = rowHasExtra | rowHasShip | rowHasCells

	cellSize     = 32
	cellFlags    = 2      // where a cell's flags are in its row
	cellConflict = 1 << 0 // it has the conflict mark
	cellLast     = 1 << 1 // it is the last of its subject
)

// rowWriter collects one block of subjects.
type rowWriter struct {
	rows, texts, cells []byte
}

func (s *snapshotWriter) subjects() {
	s.rows = rowWriter{
		rows: make([]byte, 0, blockTarget+rowSize), texts: make([]byte, 0, blockTarget), cells: make([]byte, 0, blockTarget),
	}
	block := make([]placedSlot, 0, 2*snapshotAhead)
	orders := s.l.placedOrders()
	for class := range orders {
		for o := &orders[class]; ; {
			if block = o.next(block[:0], snapshotAhead); len(block) == 0 {
				break
			}
			s.l.sortTies(block)
			for rest := block; len(rest) > 0; {
				some := rest[:min(len(rest), snapshotAhead)]
				s.ahead.read(s.l, some)
				for _, p := range some {
					s.subject(uint32(p))
					if s.rows.size() >= blockTarget {
						s.flushSubjects()
					}
				}
				rest = rest[len(some):]
			}
		}
	}
	if s.rows.size() > 0 {
		s.flushSubjects()
	}
}

func (r *rowWriter) size() int { return len(r.rows) + len(r.texts) + len(r.cells) }

func (s *snapshotWriter) flushSubjects() {
	r := &s.rows
	for _, n := range [...]int{len(r.rows) / rowSize, len(r.texts), len(r.cells) / cellSize} {
		s.b = binary.LittleEndian.AppendUint32(s.b, uint32(n))
	}
	s.flush('S', r.rows, r.texts, r.cells)
	r.rows, r.texts, r.cells = r.rows[:0], r.texts[:0], r.cells[:0]
}

// subject writes one subject: its row, its texts, its cells.
func (s *snapshotWriter) subject(slot uint32) {
	h, c := s.l.rec.hotAt(slot), s.l.rec.coldAt(slot)
	key, flags := h.key, uint32(h.flags&^textFlags)
	if key.isText() {
		s.stored(key.text())
		key &^= subjectKey(^uint32(0))
	}
	if c.extra != 0 {
		flags |= rowHasExtra
		s.extra(c.extra)
	}
	if h.shipText != 0 {
		flags |= rowHasShip
		s.shipText(h)
	}
	if h.cells != 0 {
		flags |= rowHasCells
		s.cellList(h)
	}
	s.row(h, c, key, flags)
}

func (s *snapshotWriter) row(h *hot, c *cold, key subjectKey, flags uint32) {
	s.rows.rows = slices.Grow(s.rows.rows, rowSize)
	r := (*[rowSize]byte)(s.rows.rows[len(s.rows.rows):][:rowSize])
	s.rows.rows = s.rows.rows[:len(s.rows.rows)+rowSize]
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
	le.PutUint32(r[60:], s.words.of(c.carriage))
}
