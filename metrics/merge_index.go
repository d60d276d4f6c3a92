package metrics

import "slices"

// This file finds the subjects two ledgers share, and puts those only one has into the
// index of the other. Where the other has many, the entries of both are sorted by tag,
// as they nearly are, and gone through side by side: no memory is read out of order.

// meeting is what is found.
type meeting struct {
	slots []uint32 // by slot of the other: the slot here plus one, 0 where it is not known; nil: none is
	known int      // how many are
	n     uint32   // subjects here before

	// Where it was found side by side, the entries sorted by tag; theirs have the other's slots.
	sorted       bool
	ours, theirs []uint64

	united *union // where none is known: the index of all subjects, if it was made
}

// wholePages returns how many pages of records of the other come before the last page here.
func (x *meeting) wholePages() int {
	if x.united == nil {
		return 0
	}
	return int(x.united.slots.whole >> pageShift)
}

// fewMerged is which part of a ledger's subjects another one must have at least for the
// two indexes to be gone through.
const fewMerged = 8

// meet finds which subjects of another ledger are known.
func (l *ledger) meet(mv *mover) *meeting {
	x := &meeting{n: l.rec.n}
	if l.rec.n == 0 || mv.from.rec.n == 0 {
		return x
	}
	x.sorted = mv.from.rec.n >= l.rec.n/fewMerged
	if x.sorted && !l.knowsOne(mv) {
		if all, ok := l.unite(mv); ok {
			x.united = all
			return x
		}
	}
	x.slots = make([]uint32, mv.from.rec.n)
	if x.sorted {
		x.ours, x.theirs = l.index.inOrder(), mv.from.index.inOrder()
		if !x.matchTags() {
			return x
		}
	} else {
		l.likelySlots(mv, x.slots)
	}
	l.confirm(mv, x)
	return x
}

// inOrder returns the entries sorted by tag. They are collected a stretch at a time and then
// sorted: what is a place without an entry and what is out of order are hard to foretell.
func (x *index) inOrder() []uint64 {
	const stretch = 512
	out := make([]uint64, x.used+1) // the last is written to, and does not count
	n := 0
	for rest := x.entries; len(rest) > 0; {
		part := rest[:min(len(rest), stretch)]
		rest = rest[len(part):]
		first := n
		for _, e := range part {
			out[n] = e
			n += btoi(e != 0)
		}
		for i := max(first, 1); i < n; i++ {
			if e := out[i]; e < out[i-1] {
				out[i] = out[i-1]
				k := i - 1
				for ; k > 0 && out[k-1] > e; k-- {
					out[k] = out[k-1]
				}
				out[k] = e
			}
		}
	}
	return out[:n]
}

// matchTags notes for each of their entries the first of ours with its tag, and reports
// whether there is any.
func (x *meeting) matchTags() (found bool) {
	a, b := x.ours, x.theirs
	for i, j := 0, 0; i < len(a) && j < len(b); {
		ours, theirs := uint32(a[i]>>32), uint32(b[j]>>32)
		if ours == theirs {
			x.slots[uint32(b[j])-1] = uint32(a[i])
			found = true
			j++
			continue
		}
		less := btoi(ours < theirs)
		i += less
		j += 1 - less
	}
	return found
}

// likelySlots looks the subjects of another ledger up by their tags.
func (l *ledger) likelySlots(mv *mover, slots []uint32) {
	var hashes [aheadBlock]uint64
	for from := 0; from < len(slots); from += aheadBlock {
		block := slots[from:min(from+aheadBlock, len(slots))]
		for i := range block {
			hashes[i] = mv.hash(uint32(from + i))
		}
		mv.touched += l.index.touchAll(hashes[:len(block)])
		for i := range block {
			block[i] = l.index.first(hashes[i])
		}
	}
}

// confirm makes sure of what was found by tags: the records of a block are read first, all
// at once, so that the waits for memory overlap.
func (l *ledger) confirm(mv *mover, x *meeting) {
	for from := 0; from < len(x.slots); from += aheadBlock {
		block := x.slots[from:min(from+aheadBlock, len(x.slots))]
		for _, s := range block {
			if s != 0 {
				mv.touched += uint64(l.rec.hotAt(s - 1).key)
			}
		}
		for i, s := range block {
			if s == 0 {
				continue
			}
			if !mv.isOne(uint32(from+i), s-1) { // another one with the same tag came first
				t := mv.target(uint32(from + i))
				slot, ok := l.find(&t)
				block[i] = (slot + 1) * uint32(btoi(ok))
			}
			x.known += btoi(block[i] != 0)
		}
	}
}

// enterMet puts the subjects that were not known, which have been taken over in their order,
// into the index.
func (l *ledger) enterMet(mv *mover, x *meeting) {
	if x.known == int(mv.from.rec.n) {
		return
	}
	if x.united != nil {
		l.index = x.united.index
		return
	}
	if x.n == 0 {
		from := &mv.from.index
		l.index.entries, l.index.places, l.index.used = slices.Clone(from.entries), from.places, from.used
		return
	}
	next := x.n
	for i, s := range x.slots {
		if s == 0 {
			next++
			x.slots[i] = next
		}
	}
	if !x.sorted {
		l.enterFew(mv, x)
		return
	}
	fresh := x.theirs[:0]
	for _, e := range x.theirs {
		if s := x.slots[uint32(e)-1]; s > x.n {
			fresh = append(fresh, e&^uint64(^uint32(0))|uint64(s))
		}
	}
	l.index.fill(x.ours, fresh)
}

// enterFew is enterMet where the index is not made anew.
func (l *ledger) enterFew(mv *mover, x *meeting) {
	var hashes [aheadBlock]uint64
	var slots [aheadBlock]uint32
	l.index.reserve(int(l.rec.n))
	n := 0
	for i, s := range x.slots {
		if s > x.n {
			hashes[n], slots[n] = mv.hash(uint32(i)), s-1
			n++
		}
		if n == aheadBlock || i == len(x.slots)-1 {
			l.index.putAll(hashes[:n], slots[:n])
			n = 0
		}
	}
}

// fill makes the index anew of two sorted lists of entries. They come in the order of their
// places, so that each goes behind all others.
func (x *index) fill(a, b []uint64) {
	x.used = len(a) + len(b)
	if need := x.used*indexLoadDen/indexLoadNum + 1; x.places >= need {
		clear(x.entries)
	} else {
		x.places = max(need, indexMinimum)
		x.entries = make([]uint64, x.places+indexOverhang)
	}
	at, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		less := btoi(a[i] < b[j])
		e := min(a[i], b[j])
		i += less
		j += 1 - less
		at = x.append(at, e)
	}
	for _, rest := range [...][]uint64{a[i:], b[j:]} {
		for _, e := range rest {
			at = x.append(at, e)
		}
	}
}

// append puts an entry at its place, or at the first free one behind it. It returns what
// comes behind that.
func (x *index) append(at int, e uint64) int {
	at = max(at, place(uint32(e>>32), x.places))
	if at == len(x.entries) {
		x.entries = append(x.entries, 0)
	}
	x.entries[at] = e
	return at + 1
}
