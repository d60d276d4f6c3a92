package metrics

import (
	"hash/maphash"
	"math/bits"
)

// subjectKey is a subject's id as a number: a 3-7-7 order id packed into its 17
// decimal digits, or a reference to a text with the kind of subject beside it.
// Packed keys sort as their ids do.
type subjectKey uint64

const (
	textKey      subjectKey = 1 << 63
	keyKindShift            = 60
	packedEnd    subjectKey = 1e17 // ends the packed ids
)

func (k subjectKey) isText() bool     { return k&textKey != 0 }
func (k subjectKey) text() textRef    { return textRef(uint32(k)) }
func (k subjectKey) subject() Subject { return Subject(k >> keyKindShift & 3) } // of a text key

// packOrder packs "123-1234567-1234567".
func packOrder(id string) (subjectKey, bool) {
	if len(id) != 19 || id[3] != '-' || id[11] != '-' {
		return 0, false
	}
	a, bad1 := digitsOf(id[0:3])
	b, bad2 := digitsOf(id[4:11])
	c, bad3 := digitsOf(id[12:19])
	return subjectKey((a*1e7+b)*1e7 + c), bad1|bad2|bad3 <= 9
}

// digitsOf reads decimal digits; bad exceeds 9 if one is none.
func digitsOf(s string) (n uint64, bad byte) {
	for i := 0; i < len(s); i++ {
		c := s[i] - '0'
		if c > 9 {
			bad = 0xFF
		}
		n = n*10 + uint64(c)
	}
	return n, bad
}

// appendOrder appends the text of a packed id.
func appendOrder(dst []byte, k subjectKey) []byte {
	n := uint64(k)
	var b [19]byte
	for i := 18; i >= 0; i-- {
		if i == 3 || i == 11 {
			b[i] = '-'
			continue
		}
		b[i] = byte('0' + n%10)
		n /= 10
	}
	return append(dst, b[:]...)
}

// target is the subject an event is about, before it is looked up.
type target struct {
	key  subjectKey // packed; for a text key the kind alone
	hash uint64
	text string // the id of a text key
}

// index finds a subject's slot by its id: open addressing, linear probing. An
// entry is the hash's upper 32 bits and the slot + 1. The place of an entry is its
// hash times the capacity, so entries lie nearly in the order of their hashes and
// growing is one pass from front to back; the capacity need be no power of two,
// which keeps the load high and the memory low.
type index struct {
	entries []uint64
	used    int
	seed    maphash.Seed
}

const (
	indexMinimum  = 16
	indexLoadNum  = 13 // grown when used/cap passes 13/16
	indexLoadDen  = 16
	indexGrowNum  = 5 // by a quarter: 5/4
	indexGrowDen  = 4
	indexOverhang = 64 // entries behind the last place, so that probing need not wrap
)

func mix(x uint64) uint64 {
	hi, lo := bits.Mul64(x^0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93)
	return hi ^ lo
}

func (x *index) hashText(s string, kind Subject) uint64 {
	return maphash.String(x.seed, s) + uint64(kind)*0x9E3779B97F4A7C15
}

func (x *index) hashBytes(s []byte, kind Subject) uint64 {
	return maphash.Bytes(x.seed, s) + uint64(kind)*0x9E3779B97F4A7C15
}

func place(tag uint32, capacity int) int {
	return int(uint64(tag) * uint64(capacity) >> 32)
}

func (x *index) capacity() int { return len(x.entries) - indexOverhang }

// reserve makes room for n entries in all.
func (x *index) reserve(n int) {
	if need := n*indexLoadDen/indexLoadNum + 1; len(x.entries) == 0 || x.capacity() < need {
		x.resize(max(need, indexMinimum))
	}
}

// put adds an entry that is not there yet.
func (x *index) put(hash uint64, slot uint32) {
	if len(x.entries) == 0 || (x.used+1)*indexLoadDen > x.capacity()*indexLoadNum {
		x.resize(max(indexMinimum, (x.used+1)*indexLoadDen/indexLoadNum*indexGrowNum/indexGrowDen))
	}
	x.insert(uint64(uint32(hash>>32))<<32 | uint64(slot+1))
	x.used++
}

func (x *index) insert(entry uint64) {
	for i := place(uint32(entry>>32), x.capacity()); ; i++ {
		if i == len(x.entries) {
			x.entries = append(x.entries, entry)
			return
		}
		if x.entries[i] == 0 {
			x.entries[i] = entry
			return
		}
	}
}

func (x *index) resize(capacity int) {
	old := x.entries
	x.entries = make([]uint64, capacity+indexOverhang)
	for _, e := range old {
		if e != 0 {
			x.insert(e)
		}
	}
}
