package metrics

import "encoding/binary"

// wordMap says what the words of one dict are in another.
type wordMap struct {
	to   []uint32            // by word; 0 where not met yet. It may be shorter than the dict.
	meet func(uint32) uint32 // finds what a word met for the first time is there, and may note it
}

func (m *wordMap) of(w uint32) uint32 {
	if int(w) < len(m.to) && m.to[w] != 0 {
		return m.to[w]
	}
	return m.first(w)
}

func (m *wordMap) first(w uint32) uint32 {
	if w == 0 {
		return 0
	}
	return m.meet(w)
}

// mapExtra appends a well-formed extra with every word replaced by what it is there.
// What lies between words that differ is copied at once.
func (m *wordMap) mapExtra(dst, b []byte) []byte {
	has, i, done := b[0], 1, 0
	if has&extraTotal != 0 {
		i = skipNumber(b, i)
	}
	if has&extraBuyer != 0 {
		i = skipText(b, i)
	}
	for bit := byte(extraDestination); bit <= extraPrograms; bit <<= 1 {
		if has&bit != 0 {
			dst, i, done = m.mapNumber(dst, b, i, done)
		}
	}
	if has&extraLines == 0 {
		return append(dst, b[done:]...)
	}
	n, i := readNumber(b, i)
	for ; n > 0; n-- {
		line := b[i]
		i = skipText(b, i+1)
		if line&lineProduct != 0 {
			dst, i, done = m.mapNumber(dst, b, i, done)
		}
		if line&lineUnits != 0 {
			i = skipNumber(b, i)
		}
		if line&lineValue != 0 {
			i = skipNumber(b, i)
		}
	}
	return append(dst, b[done:]...)
}

// mapNumber maps the word at i. What lies before done is in dst already.
func (m *wordMap) mapNumber(dst, b []byte, i, done int) (mapped []byte, next, nowDone int) {
	w, next := uint64(b[i]), i+1
	if w >= 0x80 {
		w, next = readNumber(b, i)
	}
	to := m.of(uint32(w))
	if uint64(to) == w {
		return dst, next, done
	}
	dst = append(dst, b[done:i]...)
	if to < 0x80 {
		return append(dst, byte(to)), next, next
	}
	return binary.AppendUvarint(dst, uint64(to)), next, next
}

// mapExtraHere is mapExtra in place, by a list of all words, and reports whether all words
// take as many bytes there. If not, some words are replaced and some are not.
func mapExtraHere(to []uint32, b []byte) (ok bool) {
	has, i := b[0], 1
	if has&extraTotal != 0 {
		i = skipNumber(b, i)
	}
	if has&extraBuyer != 0 {
		i = skipText(b, i)
	}
	for bit := byte(extraDestination); bit <= extraPrograms; bit <<= 1 {
		if has&bit != 0 {
			if i, ok = mapHere(to, b, i); !ok {
				return false
			}
		}
	}
	if has&extraLines == 0 {
		return true
	}
	n, i := readNumber(b, i)
	for ; n > 0; n-- {
		line := b[i]
		i = skipText(b, i+1)
		if line&lineProduct != 0 {
			if i, ok = mapHere(to, b, i); !ok {
				return false
			}
		}
		if line&lineUnits != 0 {
			i = skipNumber(b, i)
		}
		if line&lineValue != 0 {
			i = skipNumber(b, i)
		}
	}
	return true
}

// mapHere maps the word at i in place, and reports whether it could.
func mapHere(words []uint32, b []byte, i int) (next int, ok bool) {
	if w := b[i]; w < 0x80 {
		to := words[w]
		if to < 0x80 {
			b[i] = byte(to)
		}
		return i + 1, to < 0x80
	}
	w, next := readNumber(b, i)
	to := words[w]
	if next == i+2 && to >= 0x80 && to < 0x4000 {
		b[i], b[i+1] = byte(to)|0x80, byte(to>>7)
		return next, true
	}
	return next, uint64(to) == w
}

// readNumber reads a varint of bytes that are well formed.
func readNumber(b []byte, i int) (v uint64, next int) {
	if c := b[i]; c < 0x80 {
		return uint64(c), i + 1
	}
	v, n := binary.Uvarint(b[i:])
	return v, i + n
}

func skipNumber(b []byte, i int) int {
	for b[i] >= 0x80 {
		i++
	}
	return i + 1
}

func skipText(b []byte, i int) int {
	n, i := readNumber(b, i)
	return i + int(n)
}
