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

// bucketSize is about how many subjects are sorted by comparison.
const bucketSize = 8

// sortPlaced sorts subjects of one kind: into buckets by time of placing, and each
// bucket by comparison.
func (l *ledger) sortPlaced(a []keySlot) []keySlot {
	if len(a) < 4*bucketSize {
		l.sortBucket(a)
		return a
	}
	first, last := a[0].placed, a[0].placed
	for i := range a {
		first, last = min(first, max(a[i].placed, 1)), max(last, a[i].placed)
	}
	shift := bits.Len(uint(last-min(first, last)) / (uint(len(a)) / bucketSize))
	bucket := func(s stamp) int { return int((max(s, first) - first) >> shift) }
	ends := make([]uint32, bucket(last)+2)
	for i := range a {
		ends[bucket(a[i].placed)+1]++
	}
	for i := range ends[1:] {
		ends[i+1] += ends[i]
	}
	out := make([]keySlot, len(a))
	for i := range a {
		k := bucket(a[i].placed)
		out[ends[k]] = a[i]
		ends[k]++
	}
	from := uint32(0)
	for _, to := range ends[:len(ends)-1] {
		l.sortBucket(out[from:to])
		from = to
	}
	return out
}

// sortBucket sorts a few subjects, which are nearly in order.
func (l *ledger) sortBucket(a []keySlot) {
	if len(a) > 4*bucketSize {
		slices.SortFunc(a, func(x, y keySlot) int { return l.compareSubjects(&x, &y) })
		return
	}
	for i := 1; i < len(a); i++ {
		for j := i; j > 0 && l.compareSubjects(&a[j], &a[j-1]) < 0; j-- {
			a[j], a[j-1] = a[j-1], a[j]
		}
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
