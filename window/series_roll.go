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
	r.out[0] = r.s.Sum(r.start, Day{r.first})
	r.reveal()
	switch {
	case r.sp.Days > 0:
		r.slide()
		return
	case r.sp.Months > 0:
		r.enter()
		r.leave()
	default:
		r.jump()
	}
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
			d, o := &days[i], &out[i]
			o.Hits += d.Hits
			o.Total += d.Total
			o.Open += d.Open
		}
		r.unknown(n, len(days), int(n-from)+1)
	}
}

// unknown takes away from as-of days k and on what a run of days, which enter one by
// one, get only after them. A window without a lag has that in net.
func (r *roller) unknown(n int32, run, k int) {
	if r.sp.Lag == 0 {
		return
	}
	l, i, run, age := r.late(n, run, r.first+int32(k))
	for j := range run {
		if l.after[i+j] > age {
			o := &r.out[k+j]
			*o = o.Minus(r.s.unseenOf(l, int32(i+j), r.first+int32(k+j)))
		}
	}
}

// neverKnown gives back to as-of days k and on what a run of days, which leave one by
// one, would have got later: it was never there.
func (r *roller) neverKnown(n int32, run, k int) {
	l, i, run, age := r.late(n, run, r.first+int32(k)-1)
	for j := range run {
		if l.after[i+j] > age {
			o := &r.out[k+j]
			*o = o.Plus(r.s.unseenOf(l, int32(i+j), r.first+int32(k+j)-1))
		}
	}
}

// late returns the page of day n, the day's place in it, for how many of a run of days from
// it on to ask for what they get only after as-of days from asOf on, one by one: none, if
// there is nothing. To ask for are those with cells more than so many days late.
func (r *roller) late(n int32, run int, asOf int32) (l *latePage, i, days int, age uint8) {
	p := uint(int(n>>pageBits) - int(r.s.base))
	if run == 0 || asOf-n >= r.s.reach || p >= uint(len(r.s.dir)) || r.s.dir[p].lateDays() == 0 {
		return nil, 0, 0, 0
	}
	l = r.s.dir[p].late
	if l.last <= asOf {
		return nil, 0, 0, 0
	}
	return l, int(n & pageMask), run, farFrom(asOf - n)
}

// farFrom returns what the most days of a latePage are greater than where there may be a
// cell with more days than the number given.
func farFrom(days int32) uint8 { return uint8(min(days, farDays-1)) }

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
			d, o := &days[i], &out[i]
			o.Hits -= d.Hits
			o.Total -= d.Total
			o.Open -= d.Open
		}
		r.neverKnown(n, len(days), k)
		n += int32(run)
	}
}

// reveal adds to each as-of day but the first what the days that stay in its window
// get since that day.
func (r *roller) reveal() {
	first, last := r.s.clip(r.first+1, r.first+int32(len(r.out))-1)
	for n := first; n <= last; n = (n | pageMask) + 1 {
		l := r.s.dir[n>>pageBits-r.s.base].late
		if l == nil {
			continue
		}
		end := min(n|pageMask, last)
		if r.sp.Lag == 0 && (r.sp.Days > 0 || r.sp.Months > 0) {
			r.revealNet(l, n, end)
			continue
		}
		for i := n; i <= end; i++ {
			if int32(l.before[i&pageMask]) > int32(r.sp.Lag) || l.before[i&pageMask] == farDays {
				r.revealOn(l, i)
			}
		}
	}
}

// revealOn is reveal for one as-of day.
func (r *roller) revealOn(l *latePage, asOf int32) {
	to := asOf - 1 - int32(r.sp.Lag)
	if r.sp.inPeriods() {
		to = r.sp.Range(Day{asOf - 1}).Last.n
	}
	if from := r.from(asOf); from <= to {
		o, i := &r.out[asOf-r.first], asOf&pageMask
		*o = o.Plus(r.s.sinceUpTo(l, i, to).Minus(r.s.sinceUpTo(l, i, from-1)))
	}
}

// from returns the first day of the window as of a day.
func (r *roller) from(asOf int32) int32 {
	if r.sp.Days > 0 {
		return asOf + 1 - int32(r.sp.Lag) - int32(r.sp.Days)
	}
	return r.sp.Range(Day{asOf}).First.n
}

// revealNet is reveal, and unknown as well, for as-of days side by side on each of which
// that day enters.
func (r *roller) revealNet(l *latePage, first, last int32) {
	out := r.out[first-r.first:][:last-first+1]
	i := int(first & pageMask)
	if d := l.fields[0]; d != nil {
		for j, v := range d.net[i:][:len(out)] {
			out[j].Hits += v
		}
	}
	if d := l.fields[1]; d != nil {
		for j, v := range d.net[i:][:len(out)] {
			out[j].Total += v
		}
	}
	if d := l.fields[2]; d != nil {
		for j, v := range d.net[i:][:len(out)] {
			out[j].Open += v
		}
	}
	days := int32(r.sp.Days)
	if days == 0 {
		days = 28 * int32(r.sp.Months) // at least
	}
	if days > r.s.reach {
		return
	}
	age := farFrom(days - 1)
	for j, far := range l.before[i:][:len(out)] {
		if far > age {
			asOf := first + int32(j)
			out[j] = out[j].Minus(r.s.sinceUpTo(l, asOf&pageMask, r.from(asOf)-1))
		}
	}
}

// slide is enter, leave and the adding up in one, for a window of a fixed number of
// days: on each as-of day one enters and one leaves.
func (r *roller) slide() {
	c := r.out[0]
	for k := 1; k < len(r.out); {
		enter := r.first + int32(k) - int32(r.sp.Lag)
		leave := enter - int32(r.sp.Days)
		in, out := r.s.run(enter, len(r.out)-k), r.s.run(leave, len(r.out)-k)
		run := min(len(in), len(out))
		r.unknown(enter, run, k)
		r.neverKnown(leave, run, k)
		in, out = in[:run], out[:run]
		for i, o := range r.out[k : k+run] {
			c.Hits += o.Hits + in[i].Hits - out[i].Hits
			c.Total += o.Total + in[i].Total - out[i].Total
			c.Open += o.Open + in[i].Open - out[i].Open
			r.out[k+i] = c
		}
		k += run
	}
}

// run returns the days from n on that lie in one page, at most so many: zeros where
// there is none.
func (s *Series) run(n int32, most int) []Count {
	days := emptyPage[n&pageMask:]
	if p := uint(int(n>>pageBits) - int(s.base)); p < uint(len(s.dir)) && s.dir[p].page != nil {
		days = s.dir[p].page[n&pageMask:]
	}
	return days[:min(most, len(days))]
}

// emptyPage stands for a page that is not there. It is never written to.
var emptyPage page

// days returns the days from n to the end of its page, or to last if that comes
// first; none if there is no page. The directory covers n.
func (s *Series) days(n, last int32) []Count {
	p := s.dir[n>>pageBits-s.base].page
	if p == nil {
		return nil
	}
	return p[n&pageMask : min(n|pageMask, last)&pageMask+1]
}
