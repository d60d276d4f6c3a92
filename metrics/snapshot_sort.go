package metrics

import (
	"cmp"
	"slices"
)

// keySlot is a subject, when it was placed as its record has it, and where it lies.
type keySlot struct {
	key    subjectKey
	placed stamp
	slot   uint32
}

// sortedSubjects returns all subjects in the order of snapshots: those with packed
// ids, then the others by kind; each by placing as the record has it, then by id. So
// they come nearly in the order in which a ledger met them: reading and writing them
// goes through memory from front to back.
func (l *ledger) sortedSubjects() []keySlot {
	packed := make([]keySlot, 0, l.rec.n)
	var texts [ViolationSubject + 1][]keySlot
	for slot := range l.rec.n {
		h := l.rec.hotAt(slot)
		s := keySlot{h.key, h.placed, slot}
		if h.key.isText() {
			texts[h.key.subject()] = append(texts[h.key.subject()], s)
		} else {
			packed = append(packed, s)
		}
	}
	all := l.sortPlaced(packed)
	for _, list := range texts {
		all = append(all, l.sortPlaced(list)...)
	}
	return all
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

const (
	digitBits = 11
	digits    = 1 << digitBits
)

// sortPlaced sorts subjects of one kind: a radix sort by time of placing, then those
// placed at one instant by comparison. It returns one of two buffers.
func (l *ledger) sortPlaced(a []keySlot) []keySlot {
	if len(a) < digits {
		slices.SortFunc(a, func(x, y keySlot) int { return l.compareSubjects(&x, &y) })
		return a
	}
	first, last := noStamp, stamp(0)
	for i := range a {
		if s := a[i].placed; s != 0 {
			first, last = min(first, s), max(last, s)
		}
	}
	base := first - 1 // 0 stays the least: it wraps to nothing
	digit := func(s stamp, shift int) stamp { return (max(s, base) - base) >> shift & (digits - 1) }
	b := make([]keySlot, len(a))
	for shift := 0; last > base && (last-base)>>shift != 0; shift += digitBits {
		var ends [digits]uint32
		for i := range a {
			ends[digit(a[i].placed, shift)]++
		}
		sum := uint32(0)
		for d := range ends {
			sum, ends[d] = sum+ends[d], sum
		}
		for i := range a {
			d := digit(a[i].placed, shift)
			b[ends[d]] = a[i]
			ends[d]++
		}
		a, b = b, a
	}
	l.sortTies(a)
	return a
}

// sortTies sorts each run of subjects placed at one instant.
func (l *ledger) sortTies(a []keySlot) {
	for len(a) > 0 {
		n := 1
		for n < len(a) && a[n].placed == a[0].placed {
			n++
		}
		switch {
		case n == 2 && l.compareSubjects(&a[0], &a[1]) > 0:
			a[0], a[1] = a[1], a[0]
		case n > 2:
			slices.SortFunc(a[:n], func(x, y keySlot) int { return l.compareSubjects(&x, &y) })
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
