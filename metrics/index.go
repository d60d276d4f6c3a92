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
	a, b, c := id[0]-'0', id[1]-'0', id[2]-'0'
	if a > 9 || b > 9 || c > 9 {
		return 0, false
	}
	// Seven digits are eight with a 0 in the place of the dash before them.
	mid, ok1 := eightDigits(load8(id, 3)&^0xFF | '0')
	low, ok2 := eightDigits(load8(id, 11)&^0xFF | '0')
	high := uint64(a)*100 + uint64(b)*10 + uint64(c)
	return subjectKey((high*1e7+mid)*1e7 + low), ok1 && ok2
}

// eightDigits reads eight decimal digits at once, the first in the lowest byte. Each
// step joins neighbours: digits to pairs, pairs to fours, fours to the number.
func eightDigits(w uint64) (n uint64, ok bool) {
	w -= '0' * eachByte
	ok = (w|(w+0x76*eachByte))&highBits == 0 // no byte is negative or above 9
	w = w*10 + w>>8
	const pairs = 0x000000FF_000000FF
	n = ((w&pairs)*(100+1000000<<32) + (w>>16&pairs)*(1+10000<<32)) >> 32
	return n & 0xFFFFFFFF, ok
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
	slot uint32 // plus one: what index.likely found
	gap  gap    // where a search for it ended
	// What the event was found to say when it was admitted.
	worth worth
}

// gap is where a search of an index that found nothing ended: an empty entry. A later search
// goes on from there, and there is the place of a new entry, unless the index has grown.
type gap struct{ at, places uint32 } // no places: none ended yet

// index finds a subject's slot by its id: open addressing, linear probing. An
// entry is the hash's upper 32 bits and the slot + 1. The place of an entry is its
// hash times the capacity, so entries lie nearly in the order of their hashes and
// growing is one pass from front to back; the capacity need be no power of two,
// which keeps the load high and the memory low.
type index struct {
	entries []uint64 // more than overhang the places, where the last are crowded
	places  int
	used    int
	seed    maphash.Seed
	touched uint64 // keeps reads ahead from being removed
}

const (
	indexMinimum  = 16
	indexLoadNum  = 13 // grown when used/cap passes 13/16
	indexLoadDen  = 16
	indexGrowNum  = 5 // by a quarter: 5/4
	indexGrowDen  = 4
	indexOverhang = 64 // entries behind the last place, so that probing need not wrap
)

// hashSeed is one for all ledgers of a process, so that the entries of any two indexes lie
// in the same order; see merge_index.go. Nobody who makes up ids can know it.
var hashSeed = maphash.MakeSeed()

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

func (x *index) capacity() int { return x.places }

// room returns how many entries fit.
func (x *index) room() int {
	if len(x.entries) == 0 {
		return 0
	}
	return x.capacity() * indexLoadNum / indexLoadDen
}

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
	x.insert(entryOf(hash, slot))
	x.used++
}

// putAll adds entries that are not there yet. The places are read first, all at once,
// so that the waits for memory overlap.
func (x *index) putAll(hashes []uint64, slots []uint32) {
	if len(hashes) == 0 {
		return
	}
	x.reserve(x.used + len(hashes))
	x.touched += x.touchAll(hashes)
	for i, h := range hashes {
		x.put(h, slots[i])
	}
}

// touchAll reads the entries at which a block of hashes is looked up first. There are
// some entries. The caller keeps the sum.
func (x *index) touchAll(hashes []uint64) (sum uint64) {
	capacity := x.capacity()
	for _, h := range hashes {
		sum += x.entries[place(uint32(h>>32), capacity)]
	}
	return sum
}

// first returns the slot plus one of the first entry with the tag of a hash, 0 without one.
func (x *index) first(hash uint64) uint32 {
	tag := uint32(hash >> 32)
	for i := place(tag, x.capacity()); i < len(x.entries); i++ {
		if e := x.entries[i]; e == 0 || uint32(e>>32) == tag {
			return uint32(e)
		}
	}
	return 0
}

// putIn is put of a target that was looked for and not found.
func (x *index) putIn(t *target, slot uint32) {
	if !x.holds(t.gap) || (x.used+1)*indexLoadDen > x.capacity()*indexLoadNum || x.entries[t.gap.at] != 0 {
		x.put(t.hash, slot)
		return
	}
	x.entries[t.gap.at] = entryOf(t.hash, slot)
	x.used++
}

// holds reports whether a gap is one of the index as it is.
func (x *index) holds(g gap) bool { return g.places != 0 && int(g.places) == x.places }

// entryOf is the entry of a slot.
func entryOf(hash uint64, slot uint32) uint64 { return hash>>32<<32 | uint64(slot+1) }

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
	x.entries, x.places = make([]uint64, capacity+indexOverhang), capacity
	for _, e := range old {
		if e != 0 {
			x.insert(e)
		}
	}
}

// likely finds the slots that a block of targets most likely have, by their tags alone.
func (x *index) likely(block []target, slots *[batchBlock]uint32) (n int) {
	if len(x.entries) == 0 {
		return 0
	}
	entries, capacity := x.entries, x.capacity()
	for i := range block {
		t := &block[i]
		tag := uint32(t.hash >> 32)
		for p := place(tag, capacity); p < len(entries); p++ {
			e := entries[p]
			if uint32(e>>32) == tag && e != 0 {
				t.slot = uint32(e)
				slots[n] = uint32(e) - 1
				n++
				break
			}
			if e == 0 {
				t.gap = gap{uint32(p), uint32(capacity)}
				break
			}
		}
	}
	return n
}

// touch reads the entries that find begins with for a block of targets, without a branch
// that would have to wait for them. The caller keeps the sum.
func (x *index) touch(block []target) (sum uint64) {
	if len(x.entries) == 0 {
		return 0
	}
	capacity := x.capacity()
	for i := range block {
		sum += x.entries[place(uint32(block[i].hash>>32), capacity)]
	}
	return sum
}

// touchOne reads the entry that find begins with for a hash.
func (x *index) touchOne(hash uint64) uint64 {
	if len(x.entries) == 0 {
		return 0
	}
	return x.entries[place(uint32(hash>>32), x.capacity())]
}
