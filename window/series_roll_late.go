package window

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
	at := moreThan(asOf-n, l.after[i:][:run], &buf)
	for f, d := range l.fields {
		if d == nil {
			continue
		}
		a, days := &r.s.late[f], d.days[i:][:run]
		for _, j := range at {
			v := a.after(days[j].own, asOf+int32(j))
			if minus {
				v = -v
			}
			*out[j].field(f) += v
		}
	}
}

// reveal adds to each as-of day but the first what the days that stay in its window
// get since that day.
func (r *roller) reveal() {
	if r.s.late == nil {
		r.revealFew()
		return
	}
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
	if r.tail >= 0 {
		l.takeTails(r.tail, i, out)
		return
	}
	if r.sp.Days > 0 {
		// Less what is of days that have left before; the day that leaves takes its own with it.
		r.rows(l, n, n-1-int32(r.sp.Lag)-int32(r.sp.Days), out, true)
		return
	}
	least := 28*int32(r.sp.Months) + int32(r.sp.Lag)
	if least > r.s.reach {
		return
	}
	var buf [pageDays]uint8
	for _, j := range moreThan(least-1, l.before[i:][:len(out)], &buf) {
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
	at := moreThan(n-upTo-1, l.before[i:][:len(out)], &buf)
	for f, d := range l.fields {
		if d == nil {
			continue
		}
		a, days := &r.s.late[f], d.days[i:][:len(out)]
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
