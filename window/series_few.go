package window

import (
	"math"
	"slices"
	"sort"
)

// Most series of a small account have few late cells. Up to maxFew of them are a sorted list,
// which takes a tenth of the memory, and is gone through from end to end as fast.

const maxFew = 64

// addLate adds c, not zero, to a late cell; the day's sum has it already.
func (s *Series) addLate(day, since int32, c Count) {
	s.reach = max(s.reach, since-day)
	if s.late == nil && !s.addFew(day, since, c) {
		s.spread()
	}
	if s.late != nil {
		s.addMany(day, since, c)
	}
}

// addFew adds c to a late cell while there are few, and reports whether it could: a cell
// more than maxFew is not added. A cell that becomes zero goes.
func (s *Series) addFew(day, since int32, c Count) bool {
	k := s.fewBefore(day, since)
	switch {
	case k < len(s.few) && s.few[k].Day.n == day && s.few[k].Since.n == since:
		e := &s.few[k]
		if e.Count = e.Count.Plus(c); e.Count.IsZero() {
			s.few = slices.Delete(s.few, k, k+1)
		}
	case len(s.few) == maxFew:
		return false
	default:
		s.few = slices.Insert(s.few, k, Cell{Day{day}, Day{since}, c})
	}
	return true
}

// spread makes the late cells many.
func (s *Series) spread() {
	if s.late != nil {
		return
	}
	few := s.few
	s.few, s.late = nil, new(lateLists)
	for i := range few {
		s.addMany(few[i].Day.n, few[i].Since.n, few[i].Count)
	}
}

// fewBefore returns how many of the few late cells come before a day and since.
func (s *Series) fewBefore(day, since int32) int {
	return sort.Search(len(s.few), func(i int) bool {
		e := &s.few[i]
		return e.Day.n > day || e.Day.n == day && e.Since.n >= since
	})
}

// fewIn returns those of the few late cells whose day is in a range.
func (s *Series) fewIn(first, last int32) []Cell {
	if len(s.few) == 0 {
		return nil
	}
	return s.few[s.fewBefore(first, 0):s.fewBefore(last+1, 0)]
}

// fewUnseen is unseen while late cells are few.
func (s *Series) fewUnseen(first, last, asOf int32) (c Count) {
	few := s.few[s.fewBefore(max(first, asOf-s.reach+1), 0):]
	for i := range few {
		e := &few[i]
		if e.Day.n > last {
			break
		}
		after := int64(asOf-e.Since.n) >> 63 // all bits if it is; whether cannot be foreseen
		c.Hits += e.Count.Hits & after
		c.Total += e.Count.Total & after
		c.Open += e.Count.Open & after
	}
	return c
}

// fewCellsOf yields the cells of a day, of which all together are given.
func (s *Series) fewCellsOf(day Day, all Count, yield func(Cell) bool) bool {
	late := s.fewIn(day.n, day.n)
	for i := range late {
		all = all.Minus(late[i].Count)
	}
	if !all.IsZero() && !yield(Cell{day, day, all}) {
		return false
	}
	for _, c := range late {
		if !yield(c) {
			return false
		}
	}
	return true
}

// revealFew is reveal while late cells are few, and does for them what unknown and
// neverKnown do.
func (r *roller) revealFew() {
	n := int32(len(r.out))
	for i := range r.s.few {
		e := &r.s.few[i]
		if r.sp.Days == 0 && r.sp.Months == 0 {
			// jump adds and takes away days as they are then.
			if k := e.Since.n - r.first; k > 0 && k < n && r.stays(e.Day, e.Since) {
				r.out[k] = r.out[k].Plus(e.Count)
			}
			continue
		}
		from, to := max(e.Day.n+int32(r.sp.Lag)-r.first, 0), min(e.Since.n, r.leaves(e.Day))-r.first
		if from >= to {
			continue
		}
		if from > 0 && from < n { // the first has been counted as it is
			r.out[from] = r.out[from].Minus(e.Count)
		}
		if to < n {
			r.out[to] = r.out[to].Plus(e.Count)
		}
	}
}

// stays reports whether a day is in the window as of a day and the day before.
func (r *roller) stays(d, asOf Day) bool {
	return r.sp.Range(asOf).Contains(d) && r.sp.Range(asOf.Add(-1)).Contains(d)
}

// leaves returns the first as-of day whose window a day has left.
func (r *roller) leaves(d Day) int32 {
	if r.sp.Days > 0 {
		return d.n + int32(r.sp.Lag) + int32(r.sp.Days)
	}
	if asOf, _ := r.sp.leaves(d); asOf.IsValid() {
		return asOf.n
	}
	return math.MaxInt32
}
