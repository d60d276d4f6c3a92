package window

import "iter"

// Sum returns the sum of the steps with r.First <= day <= r.Last and since <=
// asOf: what the days of r held at the end of day asOf. It is the zero Count when
// r or asOf is not valid. It allocates nothing.
func (s *Series) Sum(r Range, asOf Day) Count {
	var c Count
	if !r.IsValid() {
		return c
	}
	first, last := s.clip(r.First.n, min(r.Last.n, asOf.n))
	late := false
	for n := first; n <= last; {
		end := min(n|pageMask, last)
		if sl := &s.dir[n>>pageBits-s.base]; sl.page != nil {
			c = c.Plus(sum(sl.page[n&pageMask : end&pageMask+1]))
			late = late || sl.late != nil && sl.late.last > asOf.n
		}
		n = end + 1
	}
	switch {
	case late:
		c = c.Minus(s.unseen(first, last, asOf.n))
	case len(s.few) > 0:
		c = c.Minus(s.fewUnseen(first, last, asOf.n))
	}
	return c
}

// Days yields each day of r whose count is not zero, with Sum(Range{day, day}, asOf): what it
// held at the end of day asOf. The Series must not change meanwhile.
func (s *Series) Days(r Range, asOf Day) iter.Seq2[Day, Count] {
	return func(yield func(Day, Count) bool) {
		if !r.IsValid() {
			return
		}
		first, last := s.clip(r.First.n, min(r.Last.n, asOf.n))
		for n := first; n <= last; n++ {
			sl := &s.dir[n>>pageBits-s.base]
			if sl.page == nil {
				n |= pageMask
				continue
			}
			i := n & pageMask
			c := sl.page[i]
			if sl.late != nil && sl.late.last > asOf.n && sl.late.used>>i&1 != 0 {
				c = c.Minus(s.unseenOf(sl.late, i, asOf.n))
			} else if len(s.few) > 0 {
				c = c.Minus(s.fewUnseen(n, n, asOf.n))
			}
			if !c.IsZero() && !yield(Day{n}, c) {
				return
			}
		}
	}
}

// clip returns the part of the days first to last that the directory covers; if
// there is none, last is before first.
func (s *Series) clip(first, last int32) (int32, int32) {
	lo, hi := s.base<<pageBits, (s.base+int32(len(s.dir)))<<pageBits-1
	return max(first, lo), min(last, hi)
}

// sum adds up the days, however late their steps: eight at a time, which takes two
// thirds of the time.
func sum(days []Count) Count {
	var c Count
	for ; len(days) >= 8; days = days[8:] {
		d := (*[8]Count)(days)
		c.Hits += d[0].Hits + d[1].Hits + d[2].Hits + d[3].Hits + d[4].Hits + d[5].Hits + d[6].Hits + d[7].Hits
		c.Total += d[0].Total + d[1].Total + d[2].Total + d[3].Total + d[4].Total + d[5].Total + d[6].Total + d[7].Total
		c.Open += d[0].Open + d[1].Open + d[2].Open + d[3].Open + d[4].Open + d[5].Open + d[6].Open + d[7].Open
	}
	for i := range days {
		c = c.Plus(days[i])
	}
	return c
}
