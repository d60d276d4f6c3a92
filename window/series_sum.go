package window

import "math/bits"

// Sum returns the sum of the steps with r.First <= day <= r.Last and since <=
// asOf: what the days of r held at the end of day asOf. It is the zero Count when
// r or asOf is not valid. It allocates nothing.
func (s *Series) Sum(r Range, asOf Day) Count {
	var c Count
	if !r.IsValid() {
		return c
	}
	first, last := s.clip(r.First.n, min(r.Last.n, asOf.n))
	for n := first; n <= last; {
		end := min(n|pageMask, last)
		if sl := &s.dir[n>>pageBits-s.base]; sl.page != nil {
			c = c.Plus(sum(sl.page[n&pageMask : end&pageMask+1]))
			if sl.last > asOf.n {
				c = c.Minus(s.unseenIn(sl, n&pageMask, end&pageMask, asOf.n))
			}
		}
		n = end + 1
	}
	return c
}

// clip returns the part of the days first to last that the directory covers; if
// there is none, last is before first.
func (s *Series) clip(first, last int32) (int32, int32) {
	lo, hi := s.base<<pageBits, (s.base+int32(len(s.dir)))<<pageBits-1
	return max(first, lo), min(last, hi)
}

// sum adds up the days, however late their steps: four at a time, which halves the
// time.
func sum(days []entry) Count {
	var c Count
	for ; len(days) >= 4; days = days[4:] {
		d := (*[4]entry)(days)
		c.Hits += d[0].sum.Hits + d[1].sum.Hits + d[2].sum.Hits + d[3].sum.Hits
		c.Total += d[0].sum.Total + d[1].sum.Total + d[2].sum.Total + d[3].sum.Total
		c.Open += d[0].sum.Open + d[1].sum.Open + d[2].sum.Open + d[3].sum.Open
	}
	for i := range days {
		c = c.Plus(days[i].sum)
	}
	return c
}

// unseenIn returns what a range of days of a page, both ends included, get only after
// asOf.
func (s *Series) unseenIn(sl *slot, from, to, asOf int32) Count {
	var c Count
	for late := sl.late & dayBits(from, to); late != 0; late &= late - 1 {
		e := &sl.page[bits.TrailingZeros64(late)]
		if e.last > asOf {
			c = c.Plus(unseen(s.late[e.late-1], asOf))
		}
	}
	return c
}

// dayBits returns the bits of a range of days of a page, both ends included.
func dayBits(from, to int32) uint64 {
	return ^uint64(0) << from & (^uint64(0) >> (pageMask - to))
}
