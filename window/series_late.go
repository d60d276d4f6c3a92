package window

import "slices"

// lateCell is a cell whose since is after its day, in a list of one day sorted by
// since. cum is the sum of this cell and those before it in the list; no two
// neighbours have the same cum, and the first is not zero.
type lateCell struct {
	since int32
	cum   Count
}

// addLate adds c, not zero, to the late cell of a day of a page; the entry's sum
// has it already. A cell that becomes zero goes, and so does a list that becomes empty.
func (s *Series) addLate(sl *slot, i, since int32, c Count) {
	e := &sl.page[i]
	if e.late == 0 {
		e.late = s.newList()
		sl.late |= 1 << i
	}
	list := insertLate(s.late[e.late-1], since, c)
	s.late[e.late-1] = list
	if len(list) == 0 {
		s.free = append(s.free, e.late-1)
		e.late, e.last = 0, 0
		sl.late &^= 1 << i
		if sl.late == 0 {
			sl.last = 0
		}
		return
	}
	e.last = list[len(list)-1].since
	sl.last = max(sl.last, e.last)
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

// insertLate adds c to the cell since of a list and returns the list.
func insertLate(list []lateCell, since int32, c Count) []lateCell {
	k := seen(list, since) // the cell, if there is one, is at k-1
	if k == 0 || list[k-1].since != since {
		var before Count
		if k > 0 {
			before = list[k-1].cum
		}
		list = slices.Insert(list, k, lateCell{since, before})
		k++
	}
	for j := k - 1; j < len(list); j++ {
		list[j].cum = list[j].cum.Plus(c)
	}
	if cellAt(list, k-1).IsZero() {
		list = slices.Delete(list, k-1, k)
	}
	return list
}

// seen returns how many cells of a list have a since at or before asOf.
func seen(list []lateCell, asOf int32) int {
	lo, hi := 0, len(list)
	for lo < hi {
		if m := int(uint(lo+hi) >> 1); list[m].since <= asOf {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

// unseen returns the sum of the cells of a list whose since is after asOf.
func unseen(list []lateCell, asOf int32) Count {
	all := list[len(list)-1].cum
	if k := seen(list, asOf); k > 0 {
		return all.Minus(list[k-1].cum)
	}
	return all
}

// cellAt returns the count of the cell at k itself.
func cellAt(list []lateCell, k int) Count {
	if k == 0 {
		return list[0].cum
	}
	return list[k].cum.Minus(list[k-1].cum)
}
