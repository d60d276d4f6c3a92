package metrics

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/window"
)

// A snapshot is a magic line, a version, and blocks: a letter, a length, a checksum
// (CRC-32C of letter, length and content), the content. Subjects are in the order of their ids
// and words are numbered as the subjects first use them, so that equal facts give
// equal bytes.
//
//	H  zone, account, currency, horizon, number of subjects; the declared variants,
//	   each with the version of its formula and the first day of complete counts
//	S  subjects, as many blocks as it takes
//	W  the words, in the order of their numbers
//	C  the daily counts of one variant and segment
//	R  the ids of retired subjects
//	E  the number of blocks before it
const (
	snapshotMagic   = "sellerperf ledger\n"
	snapshotVersion = 1
	blockHeader     = 9
	blockTarget     = 256 << 10
	blockMax        = 1 << 30
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// snapshotWriter writes blocks.
type snapshotWriter struct {
	l      *ledger
	w      io.Writer
	err    error
	b      []byte // the block under construction, its header first
	blocks uint64
	words  []uint32 // word → number in the snapshot
	used   []uint32 // number - 1 → word
	lines  extra
	cells  []cell
	text   []byte

	touched uint64 // keeps touchSlots from being removed
}

func (l *ledger) snapshot(w io.Writer) error {
	if l.cfg.Location.String() == "Local" {
		return &MetricError{Key: "location", Value: "Local", Err: ErrZone} // another one elsewhere
	}
	s := &snapshotWriter{l: l, w: w, words: make([]uint32, len(l.words.words))}
	s.b = make([]byte, blockHeader, blockTarget+blockTarget/4)
	_, s.err = w.Write(binary.LittleEndian.AppendUint16([]byte(snapshotMagic), snapshotVersion))
	s.header()
	s.subjects()
	s.wordList()
	for _, m := range l.metrics {
		s.metric(m)
	}
	s.retired()
	s.b = binary.AppendUvarint(s.b, s.blocks)
	s.flush('E')
	if s.err != nil {
		return fmt.Errorf("metrics: writing a snapshot: %w", s.err)
	}
	return nil
}

// flush writes the block under construction.
func (s *snapshotWriter) flush(letter byte) {
	s.b[0] = letter
	binary.LittleEndian.PutUint32(s.b[1:], uint32(len(s.b)-blockHeader))
	sum := crc32.Update(crc32.Checksum(s.b[:5], castagnoli), castagnoli, s.b[blockHeader:])
	binary.LittleEndian.PutUint32(s.b[5:], sum)
	if s.err == nil {
		_, s.err = s.w.Write(s.b)
	}
	s.b = s.b[:blockHeader]
	s.blocks++
}

func (s *snapshotWriter) string(v string) {
	s.b = append(binary.AppendUvarint(s.b, uint64(len(v))), v...)
}

func (s *snapshotWriter) uvarint(v uint64) { s.b = binary.AppendUvarint(s.b, v) }
func (s *snapshotWriter) varint(v int64)   { s.b = binary.AppendVarint(s.b, v) }

func (s *snapshotWriter) bytes(v []byte) { s.b = appendBytes(s.b, v) }

func (s *snapshotWriter) header() {
	s.string(s.l.cfg.Location.String())
	for _, o := range zoneOffsets(s.l.cfg.Location) {
		s.varint(int64(o))
	}
	s.string(s.l.cfg.Account)
	s.string(s.l.currency)
	s.string(horizonText(s.l.horizon))
	s.uvarint(uint64(s.l.rec.n))
	s.uvarint(uint64(len(s.l.metrics)))
	for _, m := range s.l.metrics {
		s.string(string(m.variant))
		s.uvarint(uint64(m.def.Version))
		s.string(horizonText(m.from))
	}
	s.flush('H')
}

func horizonText(d window.Day) string {
	if !d.IsValid() {
		return ""
	}
	return d.String()
}

// word numbers a word by its first use.
func (s *snapshotWriter) word(w uint32) uint32 {
	if w == 0 {
		return 0
	}
	if s.words[w] == 0 {
		s.used = append(s.used, w)
		s.words[w] = uint32(len(s.used))
	}
	return s.words[w]
}

func (s *snapshotWriter) wordList() {
	s.uvarint(uint64(len(s.used)))
	for _, w := range s.used {
		s.string(s.l.words.word(w))
	}
	s.flush('W')
}

func (s *snapshotWriter) subjects() {
	var block [batchBlock]uint32
	for rest := s.l.sortedSubjects(); len(rest) > 0; {
		n := min(len(rest), len(block))
		for i := range n {
			block[i] = rest[i].slot
		}
		s.touched += s.l.touchSlots(block[:n]) + s.l.touchCells(block[:n])
		for _, slot := range block[:n] {
			s.subject(slot)
			if len(s.b) >= blockTarget {
				s.flush('S')
			}
		}
		rest = rest[n:]
	}
	if len(s.b) > blockHeader {
		s.flush('S')
	}
}

// subject writes one subject: what it is, its id, its record, its cells.
func (s *snapshotWriter) subject(slot uint32) {
	l := s.l
	h, c := l.rec.hotAt(slot), l.rec.coldAt(slot)
	form := byte(h.key.subjectOf()) << 2
	if h.key.isText() {
		form |= formText
	}
	if h.cells != 0 {
		form |= formCells
	}
	s.b = append(s.b, form)
	if h.key.isText() {
		s.bytes(l.texts.get(h.key.text()))
	} else {
		s.b = binary.LittleEndian.AppendUint64(s.b, uint64(h.key))
	}
	s.record(h, c)
	if h.cells != 0 {
		s.cellList(h)
	}
}

const (
	formText  = 1
	formCells = 2
)

func (s *snapshotWriter) record(h *hot, c *cold) {
	var r [recordSize]byte
	le := binary.LittleEndian
	le.PutUint32(r[0:], uint32(h.placed))
	le.PutUint32(r[4:], uint32(h.shipBy))
	le.PutUint32(r[8:], uint32(h.deliverBy))
	le.PutUint32(r[12:], uint32(h.confirmed))
	le.PutUint32(r[16:], uint32(h.accepted))
	le.PutUint32(r[20:], uint32(h.attempt))
	le.PutUint32(r[24:], uint32(h.delivered))
	le.PutUint32(r[28:], uint32(h.placeSeen))
	le.PutUint32(r[32:], uint32(c.shipSeen))
	le.PutUint32(r[36:], uint32(h.flags))
	le.PutUint32(r[40:], h.units)
	le.PutUint32(r[44:], h.shipUnits)
	le.PutUint32(r[48:], uint32(c.transit))
	le.PutUint32(r[52:], s.word(c.carriage))
	s.b = append(s.b, r[:]...)
	s.extra(s.l.texts.get(c.extra))
	s.shipText(s.l.texts.get(h.shipText))
}

const recordSize = 56

func (s *snapshotWriter) extra(b []byte) {
	if len(b) == 0 {
		s.b = append(s.b, 0)
		return
	}
	readExtra(&s.lines, b)
	s.lines.mapWords(s.word)
	s.text = appendExtra(s.text[:0], &s.lines)
	s.bytes(s.text)
}

func (s *snapshotWriter) shipText(b []byte) {
	if id, tracking, lines, _ := readShipText(b); lines != 0 {
		s.text = appendShipText(s.text[:0], id, tracking, s.word(lines))
		b = s.text
	}
	s.bytes(b)
}

// cellList writes a subject's cells in an order that depends on the facts alone.
func (s *snapshotWriter) cellList(h *hot) {
	s.cells = s.cells[:0]
	for i := h.cells; i != 0; {
		c := s.l.cells.at(i)
		s.cells = append(s.cells, *c)
		i = c.next
	}
	slices.SortFunc(s.cells, s.l.compareCells)
	s.uvarint(uint64(len(s.cells)))
	for i := range s.cells {
		s.cell(&s.cells[i])
	}
}

func (l *ledger) compareCells(a, b cell) int {
	switch {
	case a.kind != b.kind:
		return cmp.Compare(a.kind, b.kind)
	case a.id != b.id:
		return l.texts.compare(a.id, b.id)
	case a.attr != b.attr:
		return cmp.Compare(a.attr, b.attr)
	case a.attr.subIsText() && a.sub != b.sub:
		return l.texts.compare(textRef(a.sub), textRef(b.sub))
	}
	return cmp.Compare(a.at, b.at)
}

func (s *snapshotWriter) cell(c *cell) {
	s.b = append(s.b, byte(c.kind), byte(c.attr), byte(btoi(c.conflict)))
	s.uvarint(uint64(c.rev))
	s.b = binary.LittleEndian.AppendUint32(s.b, uint32(c.at))
	s.b = binary.LittleEndian.AppendUint32(s.b, uint32(c.seen))
	s.bytes(s.l.texts.get(c.id))
	if c.attr.subIsText() {
		s.bytes(s.l.texts.get(textRef(c.sub)))
	} else {
		s.uvarint(uint64(s.word(c.sub)))
	}
	switch c.attr.holds() {
	case holdsWord:
		s.uvarint(uint64(s.word(uint32(c.val))))
	case holdsText:
		s.bytes(s.l.texts.get(textRef(c.val)))
	default:
		s.uvarint(c.val)
	}
}

// metric writes a metric's series, one block a segment, segments by name.
func (s *snapshotWriter) metric(m *metricState) {
	order := make([]segmentID, 0, len(m.series))
	for seg, series := range m.series {
		if series != nil && !series.IsEmpty() {
			order = append(order, segmentID(seg))
		}
	}
	slices.SortFunc(order, func(a, b segmentID) int {
		return strings.Compare(string(s.l.segmentName(a)), string(s.l.segmentName(b)))
	})
	for _, seg := range order {
		s.string(string(m.variant))
		s.string(string(s.l.segmentName(seg)))
		for c := range m.series[seg].Cells() {
			s.varint(int64(c.Day.Unix()))
			s.uvarint(uint64(c.Since.Sub(c.Day)))
			s.varint(c.Count.Hits)
			s.varint(c.Count.Total)
			s.varint(c.Count.Open)
		}
		s.flush('C')
	}
}

func (s *snapshotWriter) retired() {
	if s.l.retired.len() == 0 {
		return
	}
	packed, texts := s.l.retired.sorted()
	s.uvarint(uint64(len(packed)))
	for _, k := range packed {
		s.uvarint(uint64(k))
	}
	s.uvarint(uint64(len(texts)))
	for _, id := range texts {
		s.b = append(s.b, byte(id.subject))
		s.string(id.text)
	}
	s.flush('R')
}
