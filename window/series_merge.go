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
		if from := &o.dir[i]; from.used() != 0 {
			s.mergePage(s.slot(o.base+int32(i)), from, o.late)
		}
	}
}

// mergePage adds the days of a page of another Series, whose lists are given.
func (s *Series) mergePage(to, from *slot, lists [][]lateCell) {
	for i := range from.page {
		to.page[i].sum = to.page[i].sum.Plus(from.page[i].sum)
	}
	for late := from.late; late != 0; late &= late - 1 {
		i := bits.TrailingZeros64(late)
		list := lists[from.page[i].late-1]
		for k := range list {
			s.addLate(to, int32(i), list[k].since, cellAt(list, k))
		}
	}
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
				if !s.cellsOf(Day{s.dayOf(p, i)}, &sl.page[i], yield) {
					return
				}
			}
		}
	}
}

// cellsOf yields the cells of one day.
func (s *Series) cellsOf(day Day, e *entry, yield func(Cell) bool) bool {
	list := s.listOf(e)
	base := e.sum
	if len(list) > 0 {
		base = base.Minus(list[len(list)-1].cum)
	}
	if !base.IsZero() && !yield(Cell{day, day, base}) {
		return false
	}
	for k := range list {
		if !yield(Cell{day, Day{list[k].since}, cellAt(list, k)}) {
			return false
		}
	}
	return true
}

// listOf returns the late cells of a day.
func (s *Series) listOf(e *entry) []lateCell {
	if e.late == 0 {
		return nil
	}
	return s.late[e.late-1]
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
	if used != b.used() || a.late != b.late {
		return false
	}
	for ; used != 0; used &= used - 1 {
		i := bits.TrailingZeros64(used)
		x, y := &a.page[i], &b.page[i]
		if x.sum != y.sum || !slices.Equal(s.listOf(x), o.listOf(y)) {
			return false
		}
	}
	return true
}
