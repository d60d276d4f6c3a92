package window

import (
	"iter"
	"math/bits"
	"slices"
)

// AppendRolling appends one Count for each as-of day d of asOf to dst, each equal
// to Sum(sp.Range(d), d), and returns the longer slice. It allocates nothing when
// dst has room for asOf.Len() more. Its time grows with the days involved, not
// with the as-of days times the window. Nothing is appended when asOf is not valid;
// the Count is zero where sp.Range(d) is not valid.
func (s *Series) AppendRolling(dst []Count, sp Span, asOf Range) []Count {
	n := asOf.Len()
	dst = slices.Grow(dst, n)
	out := dst[len(dst) : len(dst)+n]
	dst = dst[:len(dst)+n]
	clear(out)
	if !sp.valid() {
		return dst
	}
	first := asOf.First
	for len(out) > 0 && !sp.Range(first).IsValid() { // would begin before the year 1000
		out, first = out[1:], first.Add(1)
	}
	if len(out) > 0 {
		r := roller{s, sp, sp.Range(first), first.n, out}
		r.run()
	}
	return dst
}

// Rolling yields each as-of day d of asOf with Sum(sp.Range(d), d), in order, as
// AppendRolling does, without a slice for all of them. The Series must not change
// meanwhile.
func (s *Series) Rolling(sp Span, asOf Range) iter.Seq2[Day, Count] {
	return func(yield func(Day, Count) bool) {
		var buf [pageDays]Count
		for first := asOf.First; asOf.Contains(first); first = first.Add(pageDays) {
			part := Range{first, Day{min(first.n+pageDays-1, asOf.Last.n)}}
			for i, c := range s.AppendRolling(buf[:0], sp, part) {
				if !yield(first.Add(i), c) {
					return
				}
			}
		}
	}
}

// roller computes the counts of consecutive as-of days as differences: out[k] gets
// what as-of day first+k has more than the day before, and at the end the
// differences are added up. As neither end of a window ever moves backwards, each
// day enters it once and leaves it once; of whole weeks and months, all days at once.
type roller struct {
	s     *Series
	sp    Span
	start Range   // the window as of the first as-of day, valid
	first int32   // the first as-of day
	out   []Count // zeroed, one for each as-of day, at least one
}

func (r *roller) run() {
	r.out[0] = r.s.Sum(r.start, Day{lastN})
	if r.sp.inPeriods() {
		r.enterPeriods()
		r.leavePeriods()
	} else {
		r.enter()
		r.leave()
	}
	r.delay()
	var c Count
	for k := range r.out {
		o := &r.out[k]
		c.Hits += o.Hits
		c.Total += o.Total
		c.Open += o.Open
		*o = c
	}
}

// enter adds the days after the first window, one to each as-of day but the first.
func (r *roller) enter() {
	from := r.start.Last.n + 1
	first, last := r.s.clip(from, from+int32(len(r.out))-2)
	for n := first; n <= last; n = (n | pageMask) + 1 {
		days := r.s.days(n, last)
		out := r.out[n-from+1:][:len(days)]
		for i := range days {
			d, o := &days[i].sum, &out[i]
			o.Hits += d.Hits
			o.Total += d.Total
			o.Open += d.Open
		}
	}
}

// leave takes the days from the start of the first window on away from the as-of
// days on which they leave it, in runs of days that do so one by one.
func (r *roller) leave() {
	n, last := r.s.clip(r.start.First.n, lastN)
	for n <= last {
		asOf, run := r.sp.leaves(Day{n})
		k := int(asOf.n - r.first)
		if !asOf.IsValid() || k >= len(r.out) {
			return
		}
		run = min(run, len(r.out)-k, int(pageDays-n&pageMask))
		days := r.s.days(n, n+int32(run)-1)
		out := r.out[k:][:len(days)]
		for i := range days {
			d, o := &days[i].sum, &out[i]
			o.Hits -= d.Hits
			o.Total -= d.Total
			o.Open -= d.Open
		}
		n += int32(run)
	}
}

// delay moves each late cell from the as-of day on which its day enters the window
// to the one that first sees it, or out of the window if that comes sooner.
func (r *roller) delay() {
	end := r.sp.Range(Day{r.first + int32(len(r.out)) - 1}).Last
	first, last := r.s.clip(r.start.First.n, end.n)
	for n := first; n <= last; n = (n | pageMask) + 1 {
		sl := &r.s.dir[n>>pageBits-r.s.base]
		if sl.last <= r.first {
			continue
		}
		page := n &^ pageMask
		late := sl.late & dayBits(n&pageMask, min(n|pageMask, last)&pageMask)
		for ; late != 0; late &= late - 1 {
			i := int32(bits.TrailingZeros64(late))
			if e := &sl.page[i]; e.last > r.first {
				r.delayDay(page+i, r.s.late[e.late-1])
			}
		}
	}
}

// delayDay is delay for one day and its late cells.
func (r *roller) delayDay(n int32, list []lateCell) {
	enters := max(0, int(r.sp.enters(Day{n}).n-r.first))
	leaves := -1
	for i := len(list) - 1; i >= 0; i-- {
		sees := int(list[i].since - r.first)
		if sees <= enters {
			return
		}
		if leaves < 0 {
			leaves = r.leaves(n)
		}
		c := cellAt(list, i)
		r.out[enters] = r.out[enters].Minus(c)
		if k := min(sees, leaves); k < len(r.out) {
			r.out[k] = r.out[k].Plus(c)
		}
	}
}

// leaves returns the first as-of day whose window begins after day n, which is not
// before the first window; len(r.out) if there is none.
func (r *roller) leaves(n int32) int {
	asOf, _ := r.sp.leaves(Day{n})
	if k := int(asOf.n - r.first); asOf.IsValid() && k < len(r.out) {
		return k
	}
	return len(r.out)
}

// days returns the days from n to the end of its page, or to last if that comes
// first; none if there is no page. The directory covers n.
func (s *Series) days(n, last int32) []entry {
	p := s.dir[n>>pageBits-s.base].page
	if p == nil {
		return nil
	}
	return p[n&pageMask : min(n|pageMask, last)&pageMask+1]
}
