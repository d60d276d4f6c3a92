package metrics

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/window"
)

// A snapshot is a magic line, a version, and blocks: a letter, a length, a checksum
// (CRC-32C of letter, length and content), the content. Subjects are in the order in
// which they were placed (see placedOrder) and words are numbered as the subjects
// first use them, so that equal facts give equal bytes.
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
	snapshotVersion = 4
	blockHeader     = 9
	blockTarget     = 128 << 10
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
	words  wordMap  // words as the snapshot numbers them
	used   []uint32 // number - 1 → word
	rows   rowWriter
	cells  []*cell   // of the subject at hand
	things []uint32  // where its things start among these
	moved  []*cell   // scratch of sorting
	refs   movedRefs // what the texts of its cells are in the block
	text   []byte
	ahead  aheadReader
}

func (l *ledger) snapshot(w io.Writer) error {
	if l.cfg.Location.String() == "Local" {
		return &MetricError{Key: "location", Value: "Local", Err: ErrZone} // another one elsewhere
	}
	s := &snapshotWriter{l: l, w: w}
	s.b = make([]byte, blockHeader, blockHeader+subjectsHead)
	s.words = wordMap{to: make([]uint32, len(l.words.words)), meet: s.word}
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

// flush writes the block under construction, and what comes after s.b in it.
func (s *snapshotWriter) flush(letter byte, more ...[]byte) {
	s.b[0] = letter
	n := len(s.b) - blockHeader
	for _, b := range more {
		n += len(b)
	}
	binary.LittleEndian.PutUint32(s.b[1:], uint32(n))
	sum := crc32.Update(crc32.Checksum(s.b[:5], castagnoli), castagnoli, s.b[blockHeader:])
	for _, b := range more {
		sum = crc32.Update(sum, castagnoli, b)
	}
	binary.LittleEndian.PutUint32(s.b[5:], sum)
	s.write(s.b)
	for _, b := range more {
		s.write(b)
	}
	s.b = s.b[:blockHeader]
	s.blocks++
}

func (s *snapshotWriter) write(b []byte) {
	if s.err == nil && len(b) > 0 {
		_, s.err = s.w.Write(b)
	}
}

func (s *snapshotWriter) string(v string) {
	s.b = append(binary.AppendUvarint(s.b, uint64(len(v))), v...)
}

func (s *snapshotWriter) uvarint(v uint64) { s.b = binary.AppendUvarint(s.b, v) }
func (s *snapshotWriter) varint(v int64)   { s.b = binary.AppendVarint(s.b, v) }

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
	s.used = append(s.used, w)
	s.words.to[w] = uint32(len(s.used))
	return s.words.to[w]
}

func (s *snapshotWriter) wordList() {
	s.uvarint(uint64(len(s.used)))
	for _, w := range s.used {
		s.string(s.l.words.word(w))
	}
	s.flush('W')
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
