package window

import (
	"iter"
	"math/bits"
	"slices"
)

// Merge adds all of o's steps to s; o stays as it is. A nil o has none, and s
// itself may be given, which doubles it.
func (s *Series) Merge(o *Series) {
	if o == nil {
		return
	}
	if o == s {
		o = s.Clone()
	}
	r, ok := o.Bounds()
	if !ok {
		return
	}
	s.slot(r.First.n >> pageBits)
	s.slot(r.Last.n >> pageBits)
	for i := range o.dir {
		from, p := &o.dir[i], o.base+int32(i)
		if from.used() != 0 {
			s.mergePage(s.slot(p), from.page)
		}
		if from.late != nil && *from.late != (latePage{}) {
			s.mergeLate(s.latePage(p), from.late, o.late)
		}
	}
}

func (s *Series) mergePage(to *slot, from *page) {
	if to.page == nil {
		to.page = new(page)
	}
	for i := range from {
		to.page[i] = to.page[i].Plus(from[i])
	}
}

// mergeLate adds the late cells of a page of another Series, whose lists are given.
func (s *Series) mergeLate(to, from *latePage, lists [][]lateCell) {
	for i, list := range from.row {
		s.mergeList(&to.row[i], list, lists)
	}
	for i, list := range from.group {
		s.mergeList(&to.group[i], list, lists)
	}
	for i, list := range from.day {
		if list != 0 {
			s.mergeList(&to.day[i], list, lists)
			to.note(s, int32(i))
		}
	}
}

// mergeList adds the cells of a list of another Series.
func (s *Series) mergeList(to *int32, from int32, lists [][]lateCell) {
	if from == 0 {
		return
	}
	if *to == 0 {
		*to = s.newList()
	}
	i := *to - 1
	if a, b := s.late[i], lists[from-1]; len(a) == 0 {
		s.late[i] = append(a, b...)
	} else {
		s.late[i] = joinLists(a, b)
	}
	s.drop(to)
}

// joinLists returns the sum of two lists, neither empty.
func joinLists(a, b []lateCell) []lateCell {
	out := make([]lateCell, 0, len(a)+len(b))
	var ca, cb, last Count
	for len(a)+len(b) > 0 {
		var key int32
		switch {
		case len(b) == 0 || len(a) > 0 && a[0].key < b[0].key:
			key, ca, a = a[0].key, a[0].cum, a[1:]
		case len(a) == 0 || b[0].key < a[0].key:
			key, cb, b = b[0].key, b[0].cum, b[1:]
		default:
			key, ca, cb, a, b = a[0].key, a[0].cum, b[0].cum, a[1:], b[1:]
		}
		if cum := ca.Plus(cb); cum != last {
			out = append(out, lateCell{key, cum})
			last = cum
		}
	}
	return out
}

// Clone returns a copy that shares nothing with s, without the room that s no
// longer needs.
func (s *Series) Clone() *Series {
	c := new(Series)
	c.Merge(s)
	return c
}

// Cells yields the cells that are not zero, sorted by day, then by since. They
// depend on the content only, not on how it came about, so they serve as the
// canonical form of a Series. The Series must not change meanwhile.
func (s *Series) Cells() iter.Seq[Cell] {
	return func(yield func(Cell) bool) {
		for p := range s.dir {
			sl := &s.dir[p]
			for used := sl.used(); used != 0; used &= used - 1 {
				i := bits.TrailingZeros64(used)
				if !s.cellsOf(Day{s.dayOf(p, i)}, sl.page[i], s.listOf(sl, i), yield) {
					return
				}
			}
		}
	}
}

// cellsOf yields the cells of one day.
func (s *Series) cellsOf(day Day, base Count, list []lateCell, yield func(Cell) bool) bool {
	if len(list) > 0 {
		base = base.Minus(list[len(list)-1].cum)
	}
	if !base.IsZero() && !yield(Cell{day, day, base}) {
		return false
	}
	for k := range list {
		if !yield(Cell{day, Day{list[k].key}, cellAt(list, k)}) {
			return false
		}
	}
	return true
}

// listOf returns the late cells of day i of a page.
func (s *Series) listOf(sl *slot, i int) []lateCell {
	if sl.late == nil || sl.late.day[i] == 0 {
		return nil
	}
	return s.late[sl.late.day[i]-1]
}

// Equal reports whether s and o hold the same cells. A nil o is empty.
func (s *Series) Equal(o *Series) bool {
	if o == nil {
		return s.IsEmpty()
	}
	r, ok := s.Bounds()
	if q, also := o.Bounds(); q != r || ok != also {
		return false
	}
	for n := r.First.n &^ pageMask; ok && n <= r.Last.n; n += pageDays {
		if !s.equalPage(&s.dir[n>>pageBits-s.base], o, &o.dir[n>>pageBits-o.base]) {
			return false
		}
	}
	return true
}

// equalPage reports whether a page of s holds the same cells as that of o.
func (s *Series) equalPage(a *slot, o *Series, b *slot) bool {
	used := a.used()
	if used != b.used() || a.lateDays() != b.lateDays() {
		return false
	}
	for ; used != 0; used &= used - 1 {
		i := bits.TrailingZeros64(used)
		if a.page[i] != b.page[i] || !slices.Equal(s.listOf(a, i), o.listOf(b, i)) {
			return false
		}
	}
	return true
}
