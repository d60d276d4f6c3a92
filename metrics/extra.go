package metrics

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// The extra of a placing is what it states besides the hot record's fields, as one
// run of bytes: a byte that says what there is, then in this order the total, the
// buyer, the destination, the condition, the programs, the lines. Numbers and words
// are varints, texts have their length in front. Lines are sorted by id: equal
// statements give equal bytes but for the words' numbers.
const (
	extraTotal = 1 << iota
	extraBuyer
	extraDestination
	extraCondition
	extraPrograms
	extraLines
)

const (
	lineProduct = 1 << iota
	lineUnits
	lineValue
	lineOneUnit    // stated, and 1: in place of lineUnits
	lineTotalValue // stated, and the order's total: in place of lineValue
)

// extra is the decoded form. Its texts alias the bytes it was read from.
type extra struct {
	has                              byte
	total                            uint64
	buyer                            []byte
	destination, condition, programs uint32 // words
	lines                            []extraLine
}

type extraLine struct {
	has     byte
	id      []byte
	product uint32 // word: sku, asin, category
	units   uint64
	value   uint64
}

// appendExtra encodes x.
func appendExtra(b []byte, x *extra) []byte {
	if x.has == 0 {
		return b
	}
	b = append(b, x.has)
	if x.has&extraTotal != 0 {
		b = binary.AppendUvarint(b, x.total)
	}
	if x.has&extraBuyer != 0 {
		b = appendBytes(b, x.buyer)
	}
	for _, w := range [...]struct {
		bit  byte
		word uint32
	}{{extraDestination, x.destination}, {extraCondition, x.condition}, {extraPrograms, x.programs}} {
		if x.has&w.bit != 0 {
			b = binary.AppendUvarint(b, uint64(w.word))
		}
	}
	if x.has&extraLines == 0 {
		return b
	}
	b = binary.AppendUvarint(b, uint64(len(x.lines)))
	for i := range x.lines {
		b = x.appendLine(b, &x.lines[i])
	}
	return b
}

func (x *extra) appendLine(b []byte, line *extraLine) []byte {
	has := line.has
	if has&lineUnits != 0 && line.units == 1 {
		has ^= lineUnits | lineOneUnit
	}
	if has&lineValue != 0 && x.has&extraTotal != 0 && line.value == x.total {
		has ^= lineValue | lineTotalValue
	}
	b = appendBytes(append(b, has), line.id)
	if has&lineProduct != 0 {
		b = binary.AppendUvarint(b, uint64(line.product))
	}
	if has&lineUnits != 0 {
		b = binary.AppendUvarint(b, line.units)
	}
	if has&lineValue != 0 {
		b = binary.AppendUvarint(b, line.value)
	}
	return b
}

// appendBytes appends a text with its length in front.
func appendBytes[T string | []byte](b []byte, s T) []byte {
	if n := len(s); n < 0x80 {
		return append(append(b, byte(n)), s...)
	}
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// unpacker reads what the append functions wrote. Running over the end sets bad
// and gives zeros.
type unpacker struct {
	b   []byte
	bad bool
}

func (s *unpacker) uvarint() uint64 {
	if len(s.b) > 0 && s.b[0] < 0x80 {
		v := s.b[0]
		s.b = s.b[1:]
		return uint64(v)
	}
	v, n := binary.Uvarint(s.b)
	if n <= 0 {
		s.fail()
		return 0
	}
	s.b = s.b[n:]
	return v
}

func (s *unpacker) fail() { s.b, s.bad = nil, true }

func (s *unpacker) bytes(n uint64) []byte {
	if n > uint64(len(s.b)) {
		s.fail()
		return nil
	}
	v := s.b[:n:n]
	s.b = s.b[n:]
	return v
}

func (s *unpacker) text() []byte { return s.bytes(s.uvarint()) }

func (s *unpacker) byte() byte {
	if v := s.bytes(1); v != nil {
		return v[0]
	}
	return 0
}

func (s *unpacker) word() uint32 { return uint32(s.uvarint()) }

func (s *unpacker) uint32() uint32 {
	if v := s.bytes(4); v != nil {
		return binary.LittleEndian.Uint32(v)
	}
	return 0
}

// readExtra decodes what appendExtra encoded into x, reusing its lines.
func readExtra(x *extra, b []byte) {
	*x = extra{lines: x.lines[:0]}
	if len(b) == 0 {
		return
	}
	s := unpacker{b: b}
	x.has = s.byte()
	if x.has&extraTotal != 0 {
		x.total = s.uvarint()
	}
	if x.has&extraBuyer != 0 {
		x.buyer = s.text()
	}
	if x.has&extraDestination != 0 {
		x.destination = s.word()
	}
	if x.has&extraCondition != 0 {
		x.condition = s.word()
	}
	if x.has&extraPrograms != 0 {
		x.programs = s.word()
	}
	if x.has&extraLines != 0 {
		for n := s.uvarint(); n > 0 && !s.bad; n-- {
			x.lines = append(x.lines, x.readLine(&s))
		}
	}
}

// extraLinesAt returns where the lines of a well-formed extra begin, and how many they are.
func extraLinesAt(b []byte) (i int, lines uint64) {
	if len(b) == 0 || b[0]&extraLines == 0 {
		return 0, 0
	}
	has, i := b[0], 1
	if has&extraTotal != 0 {
		i = skipNumber(b, i)
	}
	if has&extraBuyer != 0 {
		i = skipText(b, i)
	}
	for has &= extraDestination | extraCondition | extraPrograms; has != 0; has &= has - 1 {
		i = skipNumber(b, i)
	}
	lines, i = readNumber(b, i)
	return i, lines
}

// skipLine skips the line at i and returns its product, 0 without one.
func skipLine(b []byte, i int) (product uint32, next int) {
	has, i := b[i], skipText(b, i+1)
	if has&lineProduct != 0 {
		var word uint64
		word, i = readNumber(b, i)
		product = uint32(word)
	}
	if has&lineUnits != 0 {
		i = skipNumber(b, i)
	}
	if has&lineValue != 0 {
		i = skipNumber(b, i)
	}
	return product, i
}

func (x *extra) readLine(s *unpacker) extraLine {
	line := extraLine{has: s.byte(), id: s.text()}
	if line.has&lineProduct != 0 {
		line.product = s.word()
	}
	if line.has&lineUnits != 0 {
		line.units = s.uvarint()
	}
	if line.has&lineValue != 0 {
		line.value = s.uvarint()
	}
	if line.has&lineOneUnit != 0 {
		line.has, line.units = line.has^(lineUnits|lineOneUnit), 1
	}
	if line.has&lineTotalValue != 0 {
		line.has, line.value = line.has^(lineValue|lineTotalValue), x.total
	}
	return line
}

// units returns the sum of the lines' units, 1 for each where unstated, and 1
// without lines.
func (x *extra) units() uint32 {
	n := uint64(0)
	for i := range x.lines {
		n += max(1, x.lines[i].units)
	}
	return uint32(min(max(1, n), 1<<31))
}

func (x *extra) sortLines() {
	slices.SortFunc(x.lines, func(a, b extraLine) int { return bytes.Compare(a.id, b.id) })
}
