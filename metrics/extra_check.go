package metrics

import (
	"encoding/binary"
	"math"
)

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
