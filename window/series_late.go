package window

import "slices"

// A late cell is one whose since is after its day. Each is kept three times, so that
// a question about the past asks few lists whichever way it runs: in the list of its
// day and in that of the eight days around it, both by since; and in the row of its
// since, by day.
//
// lateCell is one place of a list sorted by key. cum is the sum of this cell and those
// before it in the list; no two neighbours have the same cum, and the first is not
// zero.
type lateCell struct {
	key int32
	cum Count
}

// latePage holds the lists of the days of one page. A list is 1 + its index in
// Series.late, 0 where there is none.
type latePage struct {
	used  uint64                      // bit i: day i of the page has late cells
	last  int32                       // at or after the since of every late cell of these days
	day   [pageDays]int32             // by since
	group [pageDays / groupDays]int32 // of days side by side, by since
	row   [pageDays]int32             // of the cells since that day, by day
}

const (
	groupBits = 3
	groupDays = 1 << groupBits
	groupMask = groupDays - 1
)

// lateDays returns the days of a page that have late cells, as bits.
func (sl *slot) lateDays() uint64 {
	if sl.late == nil {
		return 0
	}
	return sl.late.used
}

// latePage returns the lists of a page.
func (s *Series) latePage(p int32) *latePage {
	if i := uint(int(p) - int(s.base)); i < uint(len(s.dir)) && s.dir[i].late != nil {
		return s.dir[i].late
	}
	sl := s.slot(p)
	if sl.late == nil {
		sl.late = new(latePage)
	}
	return sl.late
}

// addLate adds c, not zero, to a late cell; the day's sum has it already. A cell that
// becomes zero goes, and so does a list that becomes empty.
func (s *Series) addLate(day, since int32, c Count) {
	row := &s.latePage(since >> pageBits).row[since&pageMask]
	l, i := s.latePage(day>>pageBits), day&pageMask
	group, own := &l.group[i>>groupBits], &l.day[i]
	// The lists lie apart: read where each is about to be changed, so that the waits
	// for memory overlap.
	s.read += s.near(*row, day) + s.near(*group, since) + s.near(*own, since)
	s.insert(row, day, c)
	s.insert(group, since, c)
	s.insert(own, since, c)
	l.note(s, i)
}

// near reads the ends of a list and about where a key is in one without many gaps.
func (s *Series) near(list, key int32) int64 {
	if list == 0 {
		return 0
	}
	cells := s.late[list-1]
	last := int32(len(cells) - 1)
	return cells[min(max(key-cells[0].key, 0), last)].cum.Total + int64(cells[last].key)
}

// note keeps used and last true after the list of a day has changed.
func (l *latePage) note(s *Series, i int32) {
	if l.day[i] != 0 {
		list := s.late[l.day[i]-1]
		l.used |= 1 << i
		l.last = max(l.last, list[len(list)-1].key)
		return
	}
	if l.used &^= 1 << i; l.used == 0 {
		l.last = 0
	}
}

// insert adds c to a cell of a list.
func (s *Series) insert(list *int32, key int32, c Count) {
	if *list == 0 {
		*list = s.newList()
	}
	cells := &s.late[*list-1]
	if *cells = insertLate(*cells, key, c); len(*cells) == 0 {
		s.drop(list)
	}
}

// drop frees a list that is empty.
func (s *Series) drop(list *int32) {
	if i := *list - 1; len(s.late[i]) == 0 {
		s.free = append(s.free, i)
		*list = 0
	}
}

// newList returns 1 + the index of an empty list.
func (s *Series) newList() int32 {
	if n := len(s.free); n > 0 {
		k := s.free[n-1]
		s.free = s.free[:n-1]
		return k + 1
	}
	s.late = append(s.late, make([]lateCell, 0, 2))
	return int32(len(s.late))
}

// insertLate adds c to the cell of a key of a list and returns the list.
func insertLate(list []lateCell, key int32, c Count) []lateCell {
	k := upTo(list, key) // the cell, if there is one, is at k-1
	if k > 0 && list[k-1].key == key {
		addFrom(list[k-1:], c)
		if cellAt(list, k-1).IsZero() {
			list = slices.Delete(list, k-1, k)
		}
		return list
	}
	in := lateCell{key: key}
	if k > 0 {
		in.cum = list[k-1].cum
	}
	n := len(list)
	list = append(list, in)
	if k < n {
		copy(list[k+1:], list[k:n])
		list[k] = in
	}
	addFrom(list[k:], c)
	return list
}

// addFrom adds c to the sums of cells. It is where most of the time of a late step goes,
// and of most steps but the hits are zero.
func addFrom(cells []lateCell, c Count) {
	if c.Total|c.Open == 0 {
		for i := range cells {
			cells[i].cum.Hits += c.Hits
		}
		return
	}
	for i := range cells {
		d := &cells[i].cum
		d.Hits += c.Hits
		d.Total += c.Total
		d.Open += c.Open
	}
}

// upTo returns how many cells of a list have a key at or before the one given. Keys
// are whole and rise, so no more of them than there are numbers from the first key
// on; in a list without gaps that is the answer.
func upTo(list []lateCell, key int32) int {
	n := len(list)
	switch {
	case n == 0 || list[0].key > key:
		return 0
	case list[n-1].key <= key:
		return n
	}
	hi := min(int(key-list[0].key)+1, n) // the answer is at most this
	for range 4 {
		if list[hi-1].key <= key {
			return hi
		}
		hi--
	}
	lo := 1 // and at least this
	for lo < hi {
		if m := int(uint(lo+hi) >> 1); list[m].key <= key {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

// sumTo returns the sum of the cells of a list with a key at or before the one given.
func sumTo(list []lateCell, key int32) Count {
	if k := upTo(list, key); k > 0 {
		return list[k-1].cum
	}
	return Count{}
}

// unseen returns the sum of the cells of a list whose since is after asOf.
func unseen(list []lateCell, asOf int32) Count {
	last := &list[len(list)-1]
	if last.key <= asOf {
		return Count{}
	}
	return last.cum.Minus(sumTo(list, asOf))
}

// cellAt returns the count of the cell at k itself.
func cellAt(list []lateCell, k int) Count {
	if k == 0 {
		return list[0].cum
	}
	return list[k].cum.Minus(list[k-1].cum)
}
