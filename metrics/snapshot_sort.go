package metrics

import (
	"cmp"
	"encoding/binary"
	"math/bits"
	"slices"
)

// placedKey is a subject's id, and when it was placed as its record has it.
type placedKey struct {
	key    subjectKey
	placed stamp
}

// placedSlot is when a subject was placed, and below it in 32 bits its slot.
type placedSlot uint64

func (p placedSlot) placed() stamp { return stamp(p >> 32) }

// compareSubjects compares subjects in the order of snapshots.
func (l *ledger) compareSubjects(a, b *placedKey) int {
	switch {
	case a.key.isText() != b.key.isText():
		return btoi(a.key.isText()) - btoi(b.key.isText())
	case a.key.subjectOf() != b.key.subjectOf():
		return cmp.Compare(a.key.subject(), b.key.subject())
	case a.placed != b.placed:
		return cmp.Compare(a.placed, b.placed)
	}
	return l.compareKeys(a.key, b.key)
}

// before reports whether subjects are in the order of snapshots.
func (l *ledger) before(a, b *placedKey) bool {
	if (a.key | b.key).isText() {
		return l.compareSubjects(a, b) < 0
	}
	return a.placed < b.placed || a.placed == b.placed && a.key < b.key
}

// sortPlaced sorts subjects by time of placing. The scratch is made larger if need be.
func sortPlaced(a []placedSlot, scratch *[]placedSlot) {
	if len(a) < fewSubjects {
		slices.Sort(a)
		return
	}
	first, last := noStamp, stamp(0)
	for _, p := range a {
		if s := p.placed(); s != 0 {
			first, last = min(first, s), max(last, s)
		}
	}
	if last == 0 {
		return
	}
	if cap(*scratch) < len(a) {
		*scratch = make([]placedSlot, 2*len(a))
	}
	sortDigits(a, (*scratch)[:len(a)], first-1, bits.Len32(uint32(last-first+1)))
}

const (
	fewSubjects = 1024 // fewer are sorted by comparison
	fewTies     = 24   // up to so many by insertion
	digitBits   = 8
)

// sortDigits sorts by time of placing less base, which has so many bits; 0 stays the
// least.
func sortDigits(a, b []placedSlot, base stamp, width int) {
	passes := (width + digitBits - 1) / digitBits
	var ends [4][1 << digitBits]uint32
	for _, p := range a {
		at := max(p.placed(), base) - base
		for pass := range &ends {
			ends[pass][uint8(at>>(pass*digitBits))]++
		}
	}
	for pass := range passes {
		ends := &ends[pass]
		sum := uint32(0)
		for d := range ends {
			sum, ends[d] = sum+ends[d], sum
		}
		shift := pass * digitBits
		for _, p := range a {
			end := &ends[uint8((max(p.placed(), base)-base)>>shift)]
			b[*end] = p
			*end++
		}
		a, b = b, a
	}
	if passes%2 != 0 {
		copy(b, a)
	}
}

// sortTies sorts those subjects of one kind that were placed at one instant; the list is
// sorted by time of placing.
func (l *ledger) sortTies(list []placedSlot) {
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].placed() == list[0].placed() {
			n++
		}
		if n > 1 {
			l.sortRun(list[:n])
		}
		list = list[n:]
	}
}

// sortRun sorts subjects of one kind that were placed at one instant.
func (l *ledger) sortRun(a []placedSlot) {
	if len(a) > fewTies {
		l.sortLongRun(a)
		return
	}
	for i := 1; i < len(a); i++ {
		p := a[i]
		key, j := l.rec.hotAt(uint32(p)).key, i
		for j > 0 && l.compareKeys(key, l.rec.hotAt(uint32(a[j-1])).key) < 0 {
			a[j] = a[j-1]
			j--
		}
		a[j] = p
	}
}

// sortLongRun is sortRun for many, such as all messages without an order: by packed ids,
// or of texts by the eight bytes behind those that all have, so that few are compared as
// a whole.
func (l *ledger) sortLongRun(a []placedSlot) {
	type keyed struct {
		head  uint64
		key   subjectKey
		place placedSlot
	}
	list := make([]keyed, len(a))
	var first []byte
	same := textChunk
	for i, p := range a {
		k := l.rec.hotAt(uint32(p)).key
		list[i] = keyed{uint64(k), k, p}
		if k.isText() {
			t := l.texts.get(k.text())
			if i == 0 {
				first = t
			}
			same = sameUpTo(first, t, same)
		}
	}
	for i := range list {
		if k := list[i].key; k.isText() {
			var head [8]byte
			copy(head[:], l.texts.get(k.text())[same:])
			list[i].head = binary.BigEndian.Uint64(head[:])
		}
	}
	slices.SortFunc(list, func(a, b keyed) int {
		if a.head != b.head {
			return cmp.Compare(a.head, b.head)
		}
		return l.compareKeys(a.key, b.key)
	})
	for i := range list {
		a[i] = list[i].place
	}
}

// sameUpTo returns how many bytes two texts begin alike with, up to n.
func sameUpTo(a, b []byte, n int) int {
	n = min(n, len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}

// compareKeys compares the ids of subjects of one kind.
func (l *ledger) compareKeys(a, b subjectKey) int {
	if a.isText() {
		return l.texts.compare(a.text(), b.text())
	}
	return cmp.Compare(a, b)
}

// sortCells puts the cells at hand, of which those of one thing are next to each other, in
// the order of snapshots. They are nearly in it.
func (s *snapshotWriter) sortCells() {
	list := s.cells
	if len(list) > fewCells {
		slices.SortFunc(list, s.l.compareCells)
		return
	}
	inOrder := true
	for t, from := range s.things {
		s.sortThing(list[from:s.thingEnd(t)])
		inOrder = inOrder && (t == 0 || s.l.compareThings(list[from-1], list[from]) < 0)
	}
	if !inOrder {
		s.sortThings()
	}
}

// sortThing sorts the cells of one thing.
func (s *snapshotWriter) sortThing(list []*cell) {
	for i := 1; i < len(list); i++ {
		c, j := list[i], i
		for j > 0 && !s.l.cellsInOrder(list[j-1], c) {
			list[j] = list[j-1]
			j--
		}
		list[j] = c
	}
}

// sortThings sorts things, whose cells are sorted.
func (s *snapshotWriter) sortThings() {
	var order [fewCells]int
	for i, from := range s.things {
		c, j := s.cells[from], i
		for j > 0 && s.l.compareThings(c, s.cells[s.things[order[j-1]]]) < 0 {
			order[j] = order[j-1]
			j--
		}
		order[j] = i
	}
	moved := s.moved[:0]
	for _, t := range order[:len(s.things)] {
		moved = append(moved, s.cells[s.things[t]:s.thingEnd(t)]...)
	}
	s.cells, s.moved = moved, s.cells
}

// thingEnd returns where a thing's cells end.
func (s *snapshotWriter) thingEnd(t int) int {
	if t+1 < len(s.things) {
		return int(s.things[t+1])
	}
	return len(s.cells)
}

// cellsInOrder reports whether cells of one subject are in the order of snapshots: mostly
// it is plain to see.
func (l *ledger) cellsInOrder(a, b *cell) bool {
	return a.kind < b.kind || a.kind == b.kind && (a.id == b.id && a.attr > b.attr || l.compareCells(a, b) < 0)
}

// compareCells compares cells of one subject in the order of snapshots: by kind, thing,
// and then from the last attribute to the first, for what was said last comes first in
// a list.
func (l *ledger) compareCells(a, b *cell) int {
	switch {
	case a.kind != b.kind || a.id != b.id:
		return l.compareThings(a, b)
	case a.attr != b.attr:
		return cmp.Compare(b.attr, a.attr)
	case a.attr.subIsText() && a.sub != b.sub:
		return l.texts.compare(textRef(a.sub), textRef(b.sub))
	}
	return cmp.Compare(b.at, a.at)
}

// compareThings compares the things of two cells of one subject.
func (l *ledger) compareThings(a, b *cell) int {
	if a.kind != b.kind {
		return cmp.Compare(a.kind, b.kind)
	}
	return l.texts.compare(a.id, b.id)
}
