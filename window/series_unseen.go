package window

import "math"

// unseenOf returns what day i of a page gets only after asOf.
func (s *Series) unseenOf(l *latePage, i, asOf int32) (c Count) {
	if d := l.fields[0]; d != nil {
		c.Hits = s.late[0].after(d.days[i].own, asOf)
	}
	if d := l.fields[1]; d != nil {
		c.Total = s.late[1].after(d.days[i].own, asOf)
	}
	if d := l.fields[2]; d != nil {
		c.Open = s.late[2].after(d.days[i].own, asOf)
	}
	return c
}

// sinceUpTo returns what the days up to one get since day i of a page.
func (s *Series) sinceUpTo(l *latePage, i, last int32) (c Count) {
	if d := l.fields[0]; d != nil {
		c.Hits = s.late[0].upTo(d.days[i].row, last)
	}
	if d := l.fields[1]; d != nil {
		c.Total = s.late[1].upTo(d.days[i].row, last)
	}
	if d := l.fields[2]; d != nil {
		c.Open = s.late[2].upTo(d.days[i].row, last)
	}
	return c
}

// unseen returns what a range of days, with late cells since after asOf, gets only after
// asOf, which is not before its last day: from its days, or from what all days do, less
// those before and after; whatever looks at fewer.
func (s *Series) unseen(first, last, asOf int32) Count {
	lo := asOf - s.reach + 1 // what is late of the days before is seen by asOf
	before, _ := s.clip(lo, lo)
	own, others := last-max(first, lo)+1, asOf-last+max(0, first-before)
	t := -1
	if last == asOf && others > tailCost {
		if t = tailOf(int(asOf - first + 1)); t >= 0 {
			others = tailCost
		}
	}
	switch {
	case own <= others+2:
		return s.unseenIn(first, last, asOf)
	case t >= 0:
		return s.pending(asOf).Minus(s.tailPending(t, asOf))
	}
	return s.pending(asOf).Minus(s.unseenIn(before, first-1, asOf)).Minus(s.unseenIn(last+1, asOf, asOf))
}

// unseenIn returns what a range of days gets only after asOf, day by day.
func (s *Series) unseenIn(first, last, asOf int32) (c Count) {
	first, last = s.clip(max(first, asOf-s.reach+1), last)
	for n := first; n <= last; n = (n | pageMask) + 1 {
		l := s.dir[n>>pageBits-s.base].late
		if l == nil || l.last <= asOf {
			continue
		}
		i, end := n&pageMask, min(n|pageMask, last)&pageMask+1
		var buf [pageDays]uint8
		at := after(asOf-n, l.after[i:end], &buf)
		for f, d := range l.fields {
			if d != nil {
				*c.field(f) += s.late[f].unseen(d.days[i:end], at, asOf)
			}
		}
	}
	return c
}

// moreThan returns the places of the days, a page at most, with cells that may be more than
// so many days late. Without a branch for each: which they are cannot be foreseen.
func moreThan(late int32, days []uint8, buf *[pageDays]uint8) []uint8 {
	limit := uint8(min(late, farDays-1))
	n := 0
	for j, most := range days {
		buf[n&pageMask] = uint8(j)
		var one int
		if most > limit {
			one = 1
		}
		n += one
	}
	return buf[:n]
}

// after returns the places of the days, a page at most, with cells that may come after the
// one that lies so many days after the first of them.
func after(late int32, days []uint8, buf *[pageDays]uint8) []uint8 {
	n := 0
	for j, most := range days {
		buf[n&pageMask] = uint8(j)
		m := int32(most)
		if m == farDays {
			m = math.MaxInt32
		}
		var one int
		if m > late-int32(j) {
			one = 1
		}
		n += one
	}
	return buf[:n]
}

// unseen returns what the days at some places get only after asOf.
func (a *lists) unseen(days []lateDay, at []uint8, asOf int32) (n int64) {
	for _, i := range at {
		n += a.after(days[i].own, asOf)
	}
	return n
}

// pending returns what all days up to asOf get only after it: summed up from the first
// page or from the last, whichever is nearer. The directory does not begin after asOf.
func (s *Series) pending(asOf int32) (c Count) {
	p := int(asOf>>pageBits - s.base)
	if p >= len(s.dir) {
		return c
	}
	for f := range s.late {
		if s.late[f].links == nil {
			continue
		}
		n := s.dir[p].late.netAfter(f, asOf&pageMask)
		if later := s.dir[p+1:]; len(later) <= p {
			n += netSum(later, f)
		} else {
			n -= netSum(s.dir[:p+1], f)
		}
		*c.field(f) = n
	}
	return c
}

// netSum returns the sum of net over whole pages.
func netSum(pages []slot, f int) (n int64) {
	for i := range pages {
		if l := pages[i].late; l != nil {
			n += l.sums[f]
		}
	}
	return n
}

// netAfter returns the sum of net after a day of the page.
func (l *latePage) netAfter(f int, i int32) (n int64) {
	if l == nil || l.fields[f] == nil {
		return 0
	}
	d := l.fields[f]
	if i >= pageDays/2 {
		return sumNet(d.days[i+1:])
	}
	return l.sums[f] - sumNet(d.days[:i+1])
}

func sumNet(days []lateDay) (n int64) {
	for i := range days {
		n += days[i].net
	}
	return n
}
