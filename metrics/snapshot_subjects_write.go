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
	s.rows.rows = make([]byte, 0, blockTarget+rowSize)
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
				s.touched += s.readAhead(some)
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
		s.rows.text(s.l.texts.get(key.text()))
		key &^= subjectKey(^uint32(0))
	}
	if c.extra != 0 {
		flags |= rowHasExtra
		s.extra(s.l.texts.get(c.extra))
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

// extra adds an extra in the form of a ledger's texts, with the snapshot's words.
func (s *snapshotWriter) extra(b []byte) {
	t := s.rows.texts
	at := len(t)
	t = s.words.mapExtra(append(t, 0), b)
	n := len(t) - at - 1
	if n >= 0x80 {
		s.text = append(s.text[:0], t[at+1:]...)
		s.rows.texts = appendText(t[:at], s.text)
		return
	}
	t[at] = byte(n)
	if len(t)%textUnit != 0 {
		t = append(t, 0)
	}
	s.rows.texts = t
}

// text adds a text in the form of a ledger's texts.
func (r *rowWriter) text(b []byte) { r.texts = appendText(r.texts, b) }

func (s *snapshotWriter) shipText(b []byte) []byte {
	if _, lines, _ := shipTextMakeup(b); lines == 0 {
		return b
	}
	id, tracking, lines, _ := readShipText(b)
	s.text = appendShipText(s.text[:0], id, tracking, s.words.of(lines))
	return s.text
}

// cellList writes a subject's cells in an order that depends on the facts alone.
func (s *snapshotWriter) cellList(h *hot) {
	s.cells, s.refs.list = s.cells[:0], s.refs.list[:0]
	sorted := true
	var last *cell
	for i := h.cells; i != 0; {
		c := s.l.cells.at(i)
		sorted = sorted && (last == nil || s.l.cellsInOrder(last, c))
		s.cells = append(s.cells, c)
		last, i = c, c.next
	}
	if !sorted {
		s.sortCells()
	}
	for _, c := range s.cells {
		s.cell(c)
	}
	s.rows.cells[len(s.rows.cells)-cellSize+cellFlags] |= cellLast
}

// fewCells is up to how many cells are sorted by insertion: they are nearly in order.
const fewCells = 32

func (s *snapshotWriter) cell(c *cell) {
	s.rows.cells = slices.Grow(s.rows.cells, cellSize)
	r := (*[cellSize]byte)(s.rows.cells[len(s.rows.cells):][:cellSize])
	s.rows.cells = s.rows.cells[:len(s.rows.cells)+cellSize]
	r[0], r[1], r[cellFlags], r[3] = byte(c.kind), byte(c.attr), byte(btoi(c.conflict)*cellConflict), 0
	le := binary.LittleEndian
	le.PutUint32(r[4:], c.rev)
	le.PutUint32(r[8:], uint32(c.at))
	le.PutUint32(r[12:], uint32(c.seen))
	le.PutUint32(r[16:], s.cellText(c.id))
	if c.attr.subIsText() {
		le.PutUint32(r[20:], s.cellText(textRef(c.sub)))
	} else {
		le.PutUint32(r[20:], s.words.of(c.sub))
	}
	switch c.attr.holds() {
	case holdsWord:
		le.PutUint64(r[24:], uint64(s.words.of(uint32(c.val))))
	case holdsText:
		le.PutUint64(r[24:], uint64(s.cellText(textRef(c.val))))
	default:
		le.PutUint64(r[24:], c.val)
	}
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
	s.rows.text(s.l.texts.get(r))
	return uint32(to)
}
