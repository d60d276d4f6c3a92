package metrics

import (
	"cmp"
	"slices"
)

// keySlot is a subject and where it lies.
type keySlot struct {
	key  subjectKey
	slot uint32
}

// sortedSubjects returns all subjects in the order of snapshots: packed ids by
// number, which is by text; then the others by kind and text.
func (l *ledger) sortedSubjects() []keySlot {
	packed := make([]keySlot, 0, l.rec.n)
	var texts []keySlot
	for slot := range l.rec.n {
		k := l.rec.hotAt(slot).key
		if k.isText() {
			texts = append(texts, keySlot{k, slot})
		} else {
			packed = append(packed, keySlot{k, slot})
		}
	}
	packed = sortPacked(packed)
	slices.SortFunc(texts, func(a, b keySlot) int { return l.compareKeys(a.key, b.key) })
	return append(packed, texts...)
}

// compareKeys compares subjects in the order of snapshots.
func (l *ledger) compareKeys(a, b subjectKey) int {
	switch {
	case !a.isText() || !b.isText():
		return cmp.Compare(a, b) // a text key is greater than every packed one
	case a.subject() != b.subject():
		return cmp.Compare(a.subject(), b.subject())
	}
	return l.texts.compare(a.text(), b.text())
}

const (
	digitBits = 11
	digits    = 1 << digitBits
)

// sortPacked sorts by key: a radix sort, since comparing would cost more than the
// rest of a snapshot. It returns one of two buffers.
func sortPacked(a []keySlot) []keySlot {
	byKey := func(x, y keySlot) int { return cmp.Compare(x.key, y.key) }
	if len(a) < digits {
		slices.SortFunc(a, byKey)
		return a
	}
	if slices.IsSortedFunc(a, byKey) {
		return a
	}
	b := make([]keySlot, len(a))
	for shift := 0; shift < 57; shift += digitBits {
		var count [digits]int
		for i := range a {
			count[a[i].key>>shift&(digits-1)]++
		}
		sum := 0
		for d := range count {
			sum, count[d] = sum+count[d], sum
		}
		for i := range a {
			d := a[i].key >> shift & (digits - 1)
			b[count[d]] = a[i]
			count[d]++
		}
		a, b = b, a
	}
	return a
}
