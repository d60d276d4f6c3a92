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
	if o.late != nil {
		s.spread()
	}
	for i := range o.dir {
		from, p := &o.dir[i], o.base+int32(i)
		if o.used(i) != 0 {
			s.mergePage(s.slot(p), from.page)
		}
		if from.late != nil {
			s.mergeLate(p, from.late, o)
		}
	}
	for i := range o.few {
		e := &o.few[i]
		s.addLate(e.Day.n, e.Since.n, e.Count)
	}
	s.reach = max(s.reach, o.reach)
}

func (s *Series) mergePage(to *slot, from *page) {
	if to.page == nil {
		to.page = new(page)
	}
	for i := range from {
		to.page[i] = to.page[i].Plus(from[i])
	}
}

// mergeLate adds the late cells of a page of another Series.
func (s *Series) mergeLate(p int32, from *latePage, o *Series) {
	var to *latePage
	for f, d := range from.fields {
		if d == nil || d.days == noDays {
			continue
		}
		s.late[f].ready()
		if to == nil {
			to = s.latePage(p)
		}
		to.field(f).merge(&s.late[f], d, &o.late[f])
		to.sums[f] += from.sums[f]
	}
	if to == nil {
		return
	}
	last := max(to.last, from.last)
	for i := range to.after {
		to.after[i] = max(to.after[i], from.after[i])
		to.before[i] = max(to.before[i], from.before[i])
		to.note(int32(i))
	}
	if to.used != 0 {
		to.last = last
	}
}

// merge adds a field of another Series, both with their lists.
func (f *lateField) merge(lists *lists, o *lateField, theirs *lists) {
	for i := range o.days {
		to, from := &f.days[i], &o.days[i]
		to.net += from.net
		lists.merge(&to.own, theirs, from.own)
		lists.merge(&to.row, theirs, from.row)
	}
	for i, t := range o.tails {
		if t != nil {
			f.tail(i).merge(t)
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
			for used := s.used(p); used != 0; used &= used - 1 {
				i := bits.TrailingZeros64(used)
				if !s.cellsOf(&s.dir[p], int32(i), Day{s.dayOf(p, i)}, yield) {
					return
				}
			}
		}
	}
}

// cellsOf yields the cells of day i of a page.
func (s *Series) cellsOf(sl *slot, i int32, day Day, yield func(Cell) bool) bool {
	onTime := sl.page[i]
	if s.late == nil {
		return s.fewCellsOf(day, onTime, yield)
	}
	if sl.lateDays()>>i&1 == 0 {
		return yield(Cell{day, day, onTime})
	}
	onTime = onTime.Minus(s.unseenOf(sl.late, i, day.n))
	if !onTime.IsZero() && !yield(Cell{day, day, onTime}) {
		return false
	}
	var links [countFields][]link
	for f, d := range sl.late.fields {
		if d != nil {
			links[f] = s.late[f].of(d.days[i].own)
		}
	}
	for {
		key, ok := firstKey(&links)
		if !ok {
			return true
		}
		var cells [blockDays]Count
		for f := range links {
			if len(links[f]) > 0 && links[f][0].key == key {
				s.late[f].blocks[links[f][0].block].cells(&cells, f)
				links[f] = links[f][1:]
			}
		}
		for j := range cells {
			if !cells[j].IsZero() && !yield(Cell{day, Day{key<<blockBits + int32(j)}, cells[j]}) {
				return false
			}
		}
	}
}

// firstKey returns the first key of several lists, and whether there is any.
func firstKey(links *[countFields][]link) (key int32, ok bool) {
	for _, l := range links {
		if len(l) > 0 && (!ok || l[0].key < key) {
			key, ok = l[0].key, true
		}
	}
	return key, ok
}

// cells puts a block's own numbers into a field of counts.
func (b *block) cells(to *[blockDays]Count, f int) {
	last := int64(0)
	for i := range b {
		*to[i].field(f) = b[i] - last
		last = b[i]
	}
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
	if (s.late == nil) != (o.late == nil) {
		return s.equalCells(o)
	}
	for p := r.First.n >> pageBits; ok && p <= r.Last.n>>pageBits; p++ {
		if !s.equalPage(o, p) {
			return false
		}
	}
	return slices.Equal(s.few, o.few)
}

// equalCells is Equal cell by cell, which takes longer.
func (s *Series) equalCells(o *Series) bool {
	next, stop := iter.Pull(o.Cells())
	defer stop()
	for c := range s.Cells() {
		if also, ok := next(); !ok || also != c {
			return false
		}
	}
	_, more := next()
	return !more
}

// equalPage reports whether a page holds the same in both, but for late cells that are few.
func (s *Series) equalPage(o *Series, p int32) bool {
	a, b, used := &s.dir[p-s.base], &o.dir[p-o.base], s.used(int(p-s.base))
	if used != o.used(int(p-o.base)) || a.lateDays() != b.lateDays() {
		return false
	}
	for ; used != 0; used &= used - 1 {
		i := bits.TrailingZeros64(used)
		if a.page[i] != b.page[i] {
			return false
		}
	}
	if s.late == nil {
		return true
	}
	for f := range countFields {
		if !equalDays(&s.late[f], a.lateDaysOf(f), &o.late[f], b.lateDaysOf(f)) {
			return false
		}
	}
	return true
}

// lateDaysOf returns the days of a page for a field.
func (sl *slot) lateDaysOf(f int) *[pageDays]lateDay {
	if sl.late == nil || sl.late.fields[f] == nil {
		return &noDays
	}
	return &sl.late.fields[f].days
}

// noDays are those of a page without late cells. It is never written to.
var noDays [pageDays]lateDay

// equalDays reports whether the days of two pages have the same late numbers.
func equalDays(a *lists, x *[pageDays]lateDay, b *lists, y *[pageDays]lateDay) bool {
	for i := range x {
		x, y := x[i].own, y[i].own
		if x != 0 != (y != 0) || x != 0 && !equalLists(a, x, b, y) {
			return false
		}
	}
	return true
}
