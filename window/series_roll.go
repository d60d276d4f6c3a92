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
	r := roller{nil, sp, start, first.n, out}
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
}

// run adds the differences of one series; of the last one it adds all up.
func (r *roller) run(last bool) {
	r.out[0] = r.out[0].Plus(r.s.Sum(r.start, Day{r.first}))
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
	if r.sp.Lag > 0 {
		r.unseen(n, run, r.first+int32(k), r.out[k:], true)
	}
}

// neverKnown gives back to as-of days k and on what a run of days, which leave one by
// one, would have got later: it was never there.
func (r *roller) neverKnown(n int32, run, k int) {
	r.unseen(n, run, r.first+int32(k)-1, r.out[k:], false)
}

// unseen adds to out, or takes away, what each of a run of days in one page gets only after
// an as-of day: the first after asOf, the next after the day after it, and so on.
func (r *roller) unseen(n int32, run int, asOf int32, out []Count, minus bool) {
	p := uint(int(n>>pageBits) - int(r.s.base))
	if run == 0 || asOf-n >= r.s.reach || p >= uint(len(r.s.dir)) || r.s.dir[p].lateDays() == 0 {
		return
	}
	l, i := r.s.dir[p].late, int(n&pageMask)
	if l.last <= asOf {
		return
	}
	var buf [pageDays]uint8
	at := moreThan(asOf-n, 0, l.after[i:][:run], &buf)
	for f, d := range l.fields {
		if d == nil {
			continue
		}
		a, days := r.s.late[f], d.days[i:][:run]
		for _, j := range at {
			v := a.after(days[j].own, asOf+int32(j))
			if minus {
				v = -v
			}
			*out[j].field(f) += v
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
		if r.sp.Days > 0 || r.sp.Months > 0 {
			r.revealRun(l, n, r.out[n-r.first:][:end-n+1])
			continue
		}
		for i := n; i <= end; i++ {
			r.revealOn(l, i)
		}
	}
}

// revealOn is reveal for one as-of day.
func (r *roller) revealOn(l *latePage, asOf int32) {
	to := asOf - 1 - int32(r.sp.Lag)
	if r.sp.inPeriods() {
		to = r.sp.Range(Day{asOf - 1}).Last.n
	}
	if from := r.sp.Range(Day{asOf}).First.n; from <= to {
		o, i := &r.out[asOf-r.first], asOf&pageMask
		*o = o.Plus(r.s.sinceUpTo(l, i, to).Minus(r.s.sinceUpTo(l, i, from-1)))
	}
}

// revealRun is reveal for as-of days side by side in one page, on each of which a day
// enters: without a lag that day, of which this takes away what unknown does.
func (r *roller) revealRun(l *latePage, n int32, out []Count) {
	i := int(n & pageMask)
	if r.sp.Lag == 0 {
		l.addNet(i, out)
	} else {
		to := n - 1 - int32(r.sp.Lag)
		r.rows(l, n, to, out, false)
	}
	if r.sp.Days > 0 {
		// Less what is of days that have left before; slide reckons with what is of that
		// which leaves.
		r.rows(l, n, n-1-int32(r.sp.Lag)-int32(r.sp.Days), out, true)
		return
	}
	least := 28*int32(r.sp.Months) + int32(r.sp.Lag)
	if least > r.s.reach {
		return
	}
	var buf [pageDays]uint8
	for _, j := range moreThan(least-1, 0, l.before[i:][:len(out)], &buf) {
		asOf := n + int32(j)
		out[j] = out[j].Minus(r.s.sinceUpTo(l, asOf&pageMask, r.sp.Range(Day{asOf}).First.n-1))
	}
}

// rows adds to out, or takes away, what days get since each of some days side by side in a
// page, from n on: for the first the days up to one, for the next up to the day after it,
// and so on.
func (r *roller) rows(l *latePage, n, upTo int32, out []Count, minus bool) {
	if n-upTo > r.s.reach {
		return
	}
	var buf [pageDays]uint8
	i := int(n & pageMask)
	at := moreThan(n-upTo-1, 0, l.before[i:][:len(out)], &buf)
	for f, d := range l.fields {
		if d == nil {
			continue
		}
		a, days := r.s.late[f], d.days[i:][:len(out)]
		for _, j := range at {
			v := a.upTo(days[j].row, upTo+int32(j))
			if minus {
				v = -v
			}
			*out[j].field(f) += v
		}
	}
}

// addNet adds to out net of days side by side.
func (l *latePage) addNet(i int, out []Count) {
	if d := l.fields[0]; d != nil {
		days := d.days[i:][:len(out)]
		for j := range days {
			out[j].Hits += days[j].net
		}
	}
	if d := l.fields[1]; d != nil {
		days := d.days[i:][:len(out)]
		for j := range days {
			out[j].Total += days[j].net
		}
	}
	if d := l.fields[2]; d != nil {
		days := d.days[i:][:len(out)]
		for j := range days {
			out[j].Open += days[j].net
		}
	}
}

// slide is enter, leave and, of the last series, the adding up in one, for a window of a fixed number of
// days: on each as-of day one enters and one leaves.
func (r *roller) slide(last bool) {
	c := r.out[0]
	for k := 1; k < len(r.out); {
		enter := r.first + int32(k) - int32(r.sp.Lag)
		leave := enter - int32(r.sp.Days)
		in, out := r.s.run(enter, len(r.out)-k), r.s.run(leave, len(r.out)-k)
		run := min(len(in), len(out))
		r.unknown(enter, run, k)
		// What comes on the very day of leaving never came: reveal has left it out.
		r.unseen(leave, run, r.first+int32(k), r.out[k:], false)
		if last {
			c = slideOver(r.out[k:k+run], in, out, c)
		} else {
			slideBy(r.out[k:k+run], in, out)
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
