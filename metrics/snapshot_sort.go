package metrics

import (
	"cmp"
	"math/bits"
	"slices"
)

// keySlot is a subject, when it was placed as its record has it, and where it lies.
type keySlot struct {
	key    subjectKey
	placed stamp
	slot   uint32
}

// placedSlot is when a subject was placed, and below it in 32 bits its slot.
type placedSlot uint64

func (p placedSlot) placed() stamp { return stamp(p >> 32) }

// sortedSubjects returns all subjects in the order of snapshots: those with packed
// ids, then the others by kind; each by placing as the record has it, then by id. So
// they come nearly in the order in which a ledger met them: reading and writing them
// goes through memory from front to back.
func (l *ledger) sortedSubjects() []placedSlot {
	n := int(l.rec.n)
	all := make([]placedSlot, 0, 2*n)
	var texts [ViolationSubject + 1][]placedSlot
	for page, hots := range l.rec.hot {
		for i := range hots {
			h := &hots[i]
			p := placedSlot(h.placed)<<32 | placedSlot(page<<pageShift|i)
			if h.key.isText() {
				texts[h.key.subject()] = append(texts[h.key.subject()], p)
			} else {
				all = append(all, p)
			}
		}
	}
	scratch := all[n : 2*n]
	l.sortPlaced(all, scratch)
	for _, list := range texts {
		l.sortPlaced(list, scratch)
		all = append(all, list...)
	}
	return all
}

func (l *ledger) keySlotOf(slot uint32) keySlot {
	h := l.rec.hotAt(slot)
	return keySlot{h.key, h.placed, slot}
}

// compareSlots compares the subjects of two slots in the order of snapshots.
func (l *ledger) compareSlots(a, b placedSlot) int {
	x, y := l.keySlotOf(uint32(a)), l.keySlotOf(uint32(b))
	return l.compareSubjects(&x, &y)
}

// compareSubjects compares subjects in the order of snapshots.
func (l *ledger) compareSubjects(a, b *keySlot) int {
	switch {
	case a.key.isText() != b.key.isText():
		return btoi(a.key.isText()) - btoi(b.key.isText())
	case a.key.subjectOf() != b.key.subjectOf():
		return cmp.Compare(a.key.subject(), b.key.subject())
	case a.placed != b.placed:
		return cmp.Compare(a.placed, b.placed)
	case a.key.isText():
		return l.texts.compare(a.key.text(), b.key.text())
	}
	return cmp.Compare(a.key, b.key)
}

// mostDigit is the most bits of a digit of sortPlaced.
const mostDigit = 12

// sortPlaced sorts subjects of one kind: a radix sort by time of placing, then those
// placed at one instant by comparison. The scratch is at least as long.
func (l *ledger) sortPlaced(a, scratch []placedSlot) {
	if len(a) < 1<<mostDigit {
		slices.SortFunc(a, l.compareSlots)
		return
	}
	first, last := noStamp, stamp(0)
	for _, p := range a {
		if s := p.placed(); s != 0 {
			first, last = min(first, s), max(last, s)
		}
	}
	if last != 0 {
		sortDigits(a, scratch[:len(a)], first-1, bits.Len32(uint32(last-first+1)))
	}
	l.sortTies(a)
}

// sortDigits sorts by time of placing less base, which has so many bits; 0 stays the
// least.
func sortDigits(a, b []placedSlot, base stamp, width int) {
	passes := (width + mostDigit - 1) / mostDigit
	digitBits := (width + passes - 1) / passes
	mask := stamp(1)<<digitBits - 1
	for pass := range passes {
		shift := pass * digitBits
		var ends [1 << mostDigit]uint32
		for _, p := range a {
			ends[(max(p.placed(), base)-base)>>shift&mask]++
		}
		sum := uint32(0)
		for d := range ends {
			sum, ends[d] = sum+ends[d], sum
		}
		for _, p := range a {
			d := (max(p.placed(), base) - base) >> shift & mask
			b[ends[d]] = p
			ends[d]++
		}
		a, b = b, a
	}
	if passes%2 != 0 {
		copy(b, a)
	}
}

// sortTies sorts each run of subjects placed at one instant.
func (l *ledger) sortTies(a []placedSlot) {
	for len(a) > 0 {
		n := 1
		for n < len(a) && a[n].placed() == a[0].placed() {
			n++
		}
		switch {
		case n == 2 && l.compareSlots(a[0], a[1]) > 0:
			a[0], a[1] = a[1], a[0]
		case n > 2:
			slices.SortFunc(a[:n], l.compareSlots)
		}
		a = a[n:]
	}
}

// sortCells puts the cells at hand in the order of snapshots. They are nearly in it.
func (s *snapshotWriter) sortCells() {
	list := s.cells
	if len(list) > fewCells {
		slices.SortFunc(list, func(a, b cell) int { return s.l.compareCells(&a, &b) })
		return
	}
	for i := 1; i < len(list); i++ {
		for j := i; j > 0 && s.l.compareCells(&list[j], &list[j-1]) < 0; j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}

func (l *ledger) compareCells(a, b *cell) int {
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
