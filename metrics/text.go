package metrics

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// textRef names a text in a ledger's texts: its place in units of two bytes, so
// that 32 bits reach 8 GiB. 0 is no text, which is also the empty text.
type textRef uint32

const (
	textUnit  = 2
	textShift = 20 // a chunk is 1 MiB, more than any text takes; see MaxLines
	textChunk = 1 << textShift
)

// texts holds the texts that differ from order to order (tracking numbers, ids):
// appended, never moved, each with its length in front.
type texts struct {
	chunks [][]byte
}

// add stores s and returns its name.
func (t *texts) add(s string) textRef {
	if s == "" {
		return 0
	}
	c, ref := t.room(len(s) + binary.MaxVarintLen32)
	*c = append(binary.AppendUvarint(*c, uint64(len(s))), s...)
	t.align(c)
	return ref
}

// addBytes is add for a byte slice.
func (t *texts) addBytes(s []byte) textRef {
	if len(s) == 0 {
		return 0
	}
	c, ref := t.room(len(s) + binary.MaxVarintLen32)
	*c = appendText(*c, s)
	return ref
}

// appendText appends a text as texts store it.
func appendText(b, s []byte) []byte {
	if n := len(s); n < 0x80 {
		b = append(append(b, byte(n)), s...)
	} else {
		b = append(binary.AppendUvarint(b, uint64(n)), s...)
	}
	if len(b)%textUnit != 0 {
		b = append(b, 0)
	}
	return b
}

// cutStored cuts a text stored at the front of b, which is at an even place, off.
func cutStored(b []byte) (text, rest []byte, ok bool) {
	var n uint64
	k := 1
	if len(b) > 0 && b[0] < 0x80 {
		n = uint64(b[0])
	} else {
		n, k = binary.Uvarint(b)
	}
	if k <= 0 || n > uint64(len(b)-k) {
		return nil, nil, false
	}
	end := k + int(n)
	text, rest = b[k:end:end], b[end:]
	if end%textUnit != 0 {
		if len(rest) == 0 || rest[0] != 0 {
			return nil, nil, false
		}
		rest = rest[1:]
	}
	return text, rest, true
}

// room returns the chunk to append to, and the name of what is appended next.
// The first chunk starts small, so that a small ledger stays small.
func (t *texts) room(n int) (*[]byte, textRef) {
	if len(t.chunks) == 0 {
		t.chunks = append(t.chunks, make([]byte, textUnit, 256)) // unit 0 names no text
	}
	last := len(t.chunks) - 1
	if len(t.chunks[last])+n+textUnit > textChunk {
		t.chunks = append(t.chunks, make([]byte, 0, textChunk))
		last++
	}
	c := &t.chunks[last]
	return c, textRef((last<<textShift + len(*c)) / textUnit)
}

func (t *texts) align(c *[]byte) {
	for len(*c)%textUnit != 0 {
		*c = append(*c, 0)
	}
}

// chunk returns which chunk a text is in.
func (r textRef) chunk() int { return int(r) >> (textShift - 1) }

// over returns texts that have those of t and go on in a chunk of their own. t must not
// change.
func (t *texts) over() texts {
	if len(t.chunks) == 0 {
		return texts{}
	}
	return texts{append(slices.Clip(t.chunks), nil)}
}

// textMark is how far the texts reach.
type textMark struct{ chunks, used int }

func (t *texts) mark() textMark {
	if len(t.chunks) == 0 {
		return textMark{}
	}
	last := len(t.chunks) - 1
	return textMark{len(t.chunks), len(t.chunks[last])}
}

// rewind forgets what was added since a mark. Nothing may refer to it.
func (t *texts) rewind(m textMark) {
	if m.chunks == 0 {
		return
	}
	t.chunks = t.chunks[:m.chunks]
	t.chunks[m.chunks-1] = t.chunks[m.chunks-1][:m.used]
}

// first returns the first byte of a stored text, its length or a part of it.
func (t *texts) first(r textRef) byte {
	at := int(r) * textUnit
	return t.chunks[at>>textShift][at&(textChunk-1)]
}

// get returns the bytes of a text. They must not be changed.
func (t *texts) get(r textRef) []byte {
	if r == 0 {
		return nil
	}
	at := int(r) * textUnit
	c := t.chunks[at>>textShift][at&(textChunk-1):]
	if n := int(c[0]); n < 0x80 {
		return c[1 : 1+n]
	}
	n, k := binary.Uvarint(c)
	return c[k : k+int(n)]
}

// compare compares two texts byte by byte.
func (t *texts) compare(a, b textRef) int { return bytes.Compare(t.get(a), t.get(b)) }

// full reports whether the texts have nearly used up their names.
func (t *texts) full() bool { return len(t.chunks) >= (1<<32)*textUnit/textChunk-fullMargin }

// fullMargin is the room in chunks that one batch may fill at most.
const fullMargin = 1024

// dict numbers the texts that repeat (carriers, products, reasons). 0 is no text.
type dict struct {
	ids   map[string]uint32
	words []string
	under *dict  // has the words before those, and is only read; nil: there are none
	first uint32 // the number of words[0]
}

// over returns an empty dict whose numbers follow those of another, which has its words
// and must not change.
func (d *dict) over() dict {
	if len(d.words) == 0 {
		return dict{}
	}
	return dict{under: d, first: d.first + uint32(len(d.words))}
}

func (d *dict) id(s string) uint32 {
	if s == "" {
		return 0
	}
	for known := d; known != nil; known = known.under {
		if id, ok := known.ids[s]; ok {
			return id
		}
	}
	return d.add(s)
}

// idBytes is id for a byte slice that is reused: it copies only a new word.
func (d *dict) idBytes(s []byte) uint32 {
	if len(s) == 0 {
		return 0
	}
	for known := d; known != nil; known = known.under {
		if id, ok := known.ids[string(s)]; ok {
			return id
		}
	}
	return d.add(string(s))
}

func (d *dict) add(s string) uint32 {
	if d.ids == nil {
		d.ids = map[string]uint32{}
		if d.under == nil {
			d.words = append(d.words, "")
		}
	}
	s = string(append([]byte(nil), s...)) // do not keep the caller's line alive
	id := d.first + uint32(len(d.words))
	d.ids[s] = id
	d.words = append(d.words, s)
	return id
}

func (d *dict) word(id uint32) string {
	if id == 0 {
		return ""
	}
	if id < d.first {
		return d.under.word(id)
	}
	return d.words[id-d.first]
}

// count is how many numbers there are, that of no text among them.
func (d *dict) count() int { return max(1, len(d.words)) }
