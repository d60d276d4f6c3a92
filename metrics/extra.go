package metrics

import (
	"bytes"
	"encoding/binary"
	"math"
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

func appendBytes(b, s []byte) []byte {
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

// extraLinesIn returns what is left of an encoded extra at its lines, and how many they are.
func extraLinesIn(b []byte) (s unpacker, n uint64) {
	if len(b) == 0 || b[0]&extraLines == 0 {
		return s, 0
	}
	s.b = b[1:]
	has := b[0]
	if has&extraTotal != 0 {
		s.uvarint()
	}
	if has&extraBuyer != 0 {
		s.text()
	}
	for has = has & (extraDestination | extraCondition | extraPrograms); has != 0; has &= has - 1 {
		s.uvarint()
	}
	return s, s.uvarint()
}

// skipLine reads a line and returns its product, 0 without one.
func (s *unpacker) skipLine() (product uint32) {
	has := s.byte()
	s.text()
	if has&lineProduct != 0 {
		product = s.word()
	}
	if has&lineUnits != 0 {
		s.uvarint()
	}
	if has&lineValue != 0 {
		s.uvarint()
	}
	return product
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

// checkExtra reads an extra that may not be well formed, and returns the highest of its
// words and whether it is.
func checkExtra(b []byte) (word uint32, ok bool) {
	if word, ok = checkUsual(b); ok {
		return word, true
	}
	if len(b) == 0 {
		return 0, false
	}
	has, i := b[0], 1
	var top, n uint64
	if has&extraTotal != 0 {
		_, i = checkNumber(b, i)
	}
	if has&extraBuyer != 0 {
		i = checkText(b, i)
	}
	for bit := byte(extraDestination); bit <= extraPrograms; bit <<= 1 {
		if has&bit != 0 {
			n, i = checkNumber(b, i)
			top = max(top, n)
		}
	}
	if has&extraLines != 0 {
		for n, i = checkNumber(b, i); n > 0 && i < len(b); n-- {
			line := b[i]
			i = checkText(b, i+1)
			if line&lineProduct != 0 {
				var product uint64
				product, i = checkNumber(b, i)
				top = max(top, product)
			}
			if line&lineUnits != 0 {
				_, i = checkNumber(b, i)
			}
			if line&lineValue != 0 {
				_, i = checkNumber(b, i)
			}
			if line >= lineTotalValue<<1 {
				return 0, false
			}
		}
		if n > 0 {
			return 0, false // fewer lines than it says
		}
	}
	return uint32(top), i == len(b) && top <= math.MaxUint32 && has != 0 && has < extraLines<<1
}

// checkUsual is checkExtra for a well formed one of the usual form: without buyer, condition
// and programs, words of up to two bytes. It is what reading a snapshot spends much of its
// time on.
func checkUsual(b []byte) (word uint32, ok bool) {
	if len(b) < 2 || b[0]&^(extraTotal|extraDestination) != extraLines {
		return 0, false
	}
	has, i := b[0], 1
	if has&extraTotal != 0 {
		i = skipShort(b, i)
	}
	if has&extraDestination != 0 {
		word, i = shortWord(b, i)
	}
	if i >= len(b) || b[i] >= 0x80 {
		return 0, false
	}
	n := b[i]
	for i++; n > 0 && i+1 < len(b); n-- {
		line := b[i]
		if line >= lineTotalValue<<1 || b[i+1] >= 0x80 {
			return 0, false
		}
		i += 2 + int(b[i+1])
		if line&lineProduct != 0 {
			var product uint32
			product, i = shortWord(b, i)
			word = max(word, product)
		}
		if line&lineUnits != 0 {
			i = skipShort(b, i)
		}
		if line&lineValue != 0 {
			i = skipShort(b, i)
		}
	}
	return word, n == 0 && i == len(b)
}

// skipShort passes over a varint of up to three bytes at i, and ends behind the end of b
// if there is none.
func skipShort(b []byte, i int) int {
	for end := i + 3; i < min(end, len(b)); i++ {
		if b[i] < 0x80 {
			return i + 1
		}
	}
	return len(b) + 1
}

// shortWord reads a varint of up to two bytes at i. The next place is behind the end of b
// if there is none.
func shortWord(b []byte, i int) (w uint32, next int) {
	switch {
	case i < len(b) && b[i] < 0x80:
		return uint32(b[i]), i + 1
	case i+1 < len(b) && b[i+1] < 0x80:
		return uint32(b[i]&0x7F) | uint32(b[i+1])<<7, i + 2
	}
	return 0, len(b) + 1
}

// checkNumber reads a varint at i of bytes that may not be well formed. The next place
// is behind the end of b if there is none.
func checkNumber(b []byte, i int) (v uint64, next int) {
	if i < len(b) && b[i] < 0x80 {
		return uint64(b[i]), i + 1
	}
	return checkLong(b, i)
}

func checkLong(b []byte, i int) (v uint64, next int) {
	if i < len(b) {
		if v, n := binary.Uvarint(b[i:]); n > 0 {
			return v, i + n
		}
	}
	return 0, len(b) + 1
}

// checkText passes over a text at i, and ends behind the end of b if there is none.
func checkText(b []byte, i int) int {
	n, i := checkNumber(b, i)
	if i > len(b) || n > uint64(len(b)-i) {
		return len(b) + 1
	}
	return i + int(n)
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
