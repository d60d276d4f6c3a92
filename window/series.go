package window

import "math/bits"

// Series is the sum of steps: from the end of day since on, day Day has so much
// more. Its content is the sum for each (day, since), however it came about.
//
// The zero Series is empty and ready to use. A Series must not be copied after
// first use: see Clone. Methods that only read may run concurrently with each
// other; Add, Sub, Merge and Reset need the Series for themselves.
//
// Memory is by pages of 64 days, of which only those in use exist: 192 bytes as long as each
// number fits eight bits, 1.5 KiB then. A directory takes 24 bytes for each 64 days between the
// first and the last. A cell whose since is after its
// day takes 32 to 64 bytes more, up to 64 of them. More take up to 200 bytes for each of hits,
// total and open, and 20 to 30 where they lie side by side; and 1.2 KiB for each of the three in
// each page, with as much again of those that come over 30, over 60 and over 90 days late.
type Series struct {
	base  int32      // page number of dir[0]
	reach int32      // no late cell has had more days between day and since
	dir   []slot     // pages in order; the page of day n is n>>pageBits
	few   []Cell     // the late cells, sorted, while they are few
	late  *lateLists // of late cells, once they are many; nil until then, few is empty from then on
}

// Add adds c to day as of since and later. A since before its day, or the zero
// Day, counts as the day. Add with a day that is not valid does nothing.
func (s *Series) Add(day, since Day, c Count) {
	p := uint(int(day.n>>pageBits) - int(s.base))
	if since.n > day.n || p >= uint(len(s.dir)) || s.dir[p].page == nil || day.n == 0 {
		s.addSlow(day, since, c)
		return
	}
	e := &s.dir[p].page[day.n&pageMask]
	e.Hits += c.Hits
	e.Total += c.Total
	e.Open += c.Open
}

// Sub takes back what Add(day, since, c) added, exactly. What was never added may
// be taken back too, and leaves negative counts.
func (s *Series) Sub(day, since Day, c Count) { s.Add(day, since, c.Neg()) }

// addSlow is Add where the day has no page of any size yet or the step is late.
func (s *Series) addSlow(day, since Day, c Count) {
	if day.n == 0 || c.IsZero() {
		return
	}
	p := uint(int(day.n>>pageBits) - int(s.base))
	switch {
	case p >= uint(len(s.dir)):
		s.slot(day.n>>pageBits).add(day.n&pageMask, c)
	case s.dir[p].page != nil:
		e := &s.dir[p].page[day.n&pageMask]
		*e = e.Plus(c)
	default:
		s.dir[p].add(day.n&pageMask, c)
	}
	switch {
	case since.n <= day.n:
	case s.late != nil:
		s.addMany(day.n, since.n, c)
	default:
		s.addLate(day.n, since.n, c)
	}
}

// slot returns the slot of a page number.
func (s *Series) slot(p int32) *slot {
	switch last := s.base + int32(len(s.dir)) - 1; {
	case len(s.dir) == 0:
		s.base, s.dir = p, append(s.dir, slot{})
	case p < s.base:
		s.growDown(p)
	case p > last:
		s.dir = append(s.dir, make([]slot, p-last)...)
	}
	return &s.dir[p-s.base]
}

// growDown makes room before the first page, with some to spare, so that days
// that arrive from the latest to the earliest do not move the directory each time.
func (s *Series) growDown(p int32) {
	spare := max(0, s.base-int32(len(s.dir)/2))
	base := min(p, spare)
	dir := make([]slot, int(s.base-base)+len(s.dir))
	copy(dir[s.base-base:], s.dir)
	s.base, s.dir = base, dir
}

// Reset empties s and keeps its memory for reuse. To give the memory back, assign
// Series{}.
func (s *Series) Reset() {
	for i := range s.dir {
		s.dir[i].reset()
	}
	if s.late != nil {
		for f := range s.late {
			s.late[f].reset()
		}
	}
	s.few, s.reach = s.few[:0], 0
}

// IsEmpty reports whether s has no cell that is not zero.
func (s *Series) IsEmpty() bool {
	_, ok := s.Bounds()
	return !ok
}

// Bounds returns the first and the last day with a cell that is not zero, and
// whether there is any; if not, the Range is the zero Range.
func (s *Series) Bounds() (Range, bool) {
	var r Range
	for i := range s.dir {
		if used := s.used(i); used != 0 {
			r.First = Day{s.dayOf(i, bits.TrailingZeros64(used))}
			break
		}
	}
	if !r.First.IsValid() {
		return Range{}, false
	}
	for i := len(s.dir) - 1; i >= 0; i-- {
		if used := s.used(i); used != 0 {
			r.Last = Day{s.dayOf(i, bits.Len64(used)-1)}
			break
		}
	}
	return r, true
}

// used returns the days of the page in slot p that have cells, as bits.
func (s *Series) used(p int) uint64 {
	sl := &s.dir[p]
	if sl.isEmpty() {
		return 0
	}
	used := sl.lateDays()
	for _, e := range s.fewIn(s.dayOf(p, 0), s.dayOf(p, pageMask)) {
		used |= 1 << (e.Day.n & pageMask)
	}
	return used | sl.days().used()
}

// dayOf returns the number of day i of the page in slot p.
func (s *Series) dayOf(p, i int) int32 {
	return (s.base+int32(p))<<pageBits + int32(i)
}
