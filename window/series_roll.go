package window

import (
	"iter"
	"slices"
)

// AppendRolling appends one Count for each as-of day d of asOf to dst, each equal
// to Sum(sp.Range(d), d), and returns the longer slice. It allocates nothing when
// dst has room for asOf.Len() more. Its time grows with the days involved, not
// with the as-of days times the window. Nothing is appended when asOf is not valid;
// the Count is zero where sp.Range(d) is not valid.
func (s *Series) AppendRolling(dst []Count, sp Span, asOf Range) []Count {
	one := [1]*Series{s}
	return AppendRolling(dst, sp, asOf, one[:]...)
}

// AppendRolling appends what the method does of each of some series, added up; a nil one
// is empty.
func AppendRolling(dst []Count, sp Span, asOf Range, series ...*Series) []Count {
	n := asOf.Len()
	dst = slices.Grow(dst, n)
	out := dst[len(dst) : len(dst)+n]
	dst = dst[:len(dst)+n]
	clear(out)
	if n == 0 || !sp.valid() {
		return dst
	}
	first := asOf.First
	start := sp.Range(first)
	for !start.IsValid() { // would begin before the year 1000
		if out, first = out[1:], first.Add(1); len(out) == 0 {
			return dst
		}
		start = sp.Range(first)
	}
	for len(series) > 0 && series[len(series)-1] == nil {
		series = series[:len(series)-1]
	}
	r := roller{nil, sp, start, first.n, out, -1, false}
	if sp.Lag == 0 {
		r.tail = tailOf(sp.Days)
	}
	for i, s := range series {
		if r.s = s; s != nil {
			r.run(i == len(series)-1)
		}
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
	tail  int     // which of tailDays the window is long, without a lag; else -1
	tails bool    // whether the series has cells that late
}

// run adds the differences of one series; of the last one it adds all up.
func (r *roller) run(last bool) {
	r.out[0] = r.out[0].Plus(r.s.Sum(r.start, Day{r.first}))
	r.tails = r.tail >= 0 && r.s.late != nil && r.s.reach > tailDays[r.tail]
	r.reveal()
	switch {
	case r.sp.Days > 0:
		r.slide(last)
		return
	case r.sp.Months > 0:
		r.enter()
		r.leave()
	default:
		r.jump()
	}
	if last {
		addUp(r.out)
	}
}

// addUp makes differences counts.
func addUp(out []Count) {
	var c Count
	for k := range out {
		o := &out[k]
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
		run := int(min(n|pageMask, last)-n) + 1
		wide, small := r.s.run(n, run)
		dayRun{wide, small}.addTo(r.out[n-from+1:])
		r.unknown(n, run, int(n-from)+1)
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
		wide, small := r.s.run(n, run)
		dayRun{wide, small}.takeFrom(r.out[k:])
		r.neverKnown(n, run, k)
		n += int32(run)
	}
}

// slide is enter, leave and, of the last series, the adding up in one, for a window of a fixed number of
// days: on each as-of day one enters and one leaves.
func (r *roller) slide(last bool) {
	c := r.out[0]
	for k := 1; k < len(r.out); {
		enter := r.first + int32(k) - int32(r.sp.Lag)
		leave := enter - int32(r.sp.Days)
		in, smallIn := r.s.run(enter, len(r.out)-k)
		out, smallOut := r.s.run(leave, len(r.out)-k)
		run := min(len(in)+len(smallIn), len(out)+len(smallOut))
		r.unknown(enter, run, k)
		// What comes on the very day on which its day leaves, reveal has added and the day
		// takes with it: only what would have come later is given back.
		if r.tails {
			r.giveTails(leave, r.out[k:k+run])
		} else {
			r.unseen(leave, run, r.first+int32(k), r.out[k:], false)
		}
		switch dst := r.out[k : k+run]; {
		case smallIn != nil || smallOut != nil:
			c = slideSmall(dst, dayRun{in, smallIn}, dayRun{out, smallOut}, c, last)
		case last:
			c = slideOver(dst, in, out, c)
		default:
			slideBy(dst, in, out)
		}
		k += run
	}
}

// slideBy is slideOver without the adding up.
func slideBy(dst, in, out []Count) {
	in, out = in[:len(dst)], out[:len(dst)]
	for i := range dst {
		d, in, out := &dst[i], &in[i], &out[i]
		d.Hits += in.Hits - out.Hits
		d.Total += in.Total - out.Total
		d.Open += in.Open - out.Open
	}
}

// slideOver adds up the differences of as-of days side by side, on each of which one day
// enters and one leaves, from the count of the day before on; it returns the last.
func slideOver(dst, in, out []Count, c Count) Count {
	in, out = in[:len(dst)], out[:len(dst)]
	for i := range dst {
		d, in, out := &dst[i], &in[i], &out[i]
		c.Hits += d.Hits + in.Hits - out.Hits
		c.Total += d.Total + in.Total - out.Total
		c.Open += d.Open + in.Open - out.Open
		*d = c
	}
	return c
}

// slideSmall is slideOver or, but of the last series, slideBy where a page is small.
func slideSmall(dst []Count, in, out dayRun, c Count, last bool) Count {
	for i := range dst {
		d := dst[i].Plus(in.at(i)).Minus(out.at(i))
		if last {
			c = c.Plus(d)
			d = c
		}
		dst[i] = d
	}
	return c
}

// run returns the days from n on that lie in one page, at most so many, from a page of either
// size: zeros where there is none.
func (s *Series) run(n int32, most int) (wide []Count, small []smallCount) {
	i := n & pageMask
	end := min(int(i)+most, pageDays)
	if p := uint(int(n>>pageBits) - int(s.base)); p < uint(len(s.dir)) {
		sl := &s.dir[p]
		if sl.page != nil {
			return sl.page[i:end], nil
		}
		if sl.small != nil {
			return nil, sl.small[i:end]
		}
	}
	return emptyPage[i:end], nil
}
