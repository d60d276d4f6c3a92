package window

// enterPeriods is enter for windows of whole weeks or months: their days enter
// together when they are over, those of the running one each on its own.
func (r *roller) enterPeriods() {
	first, last := r.s.clip(r.start.Last.n+1, r.sp.Range(Day{r.first + int32(len(r.out)) - 1}).Last.n)
	for n := first; n <= last; {
		end := r.sp.endOf(r.sp.periodOf(Day{n})).n
		if r.sp.Current || end == 0 {
			end = n
		}
		r.move(n, min(end, last), r.sp.enters(Day{n}), false)
		n = end + 1
	}
}

// leavePeriods is leave for windows of whole weeks or months.
func (r *roller) leavePeriods() {
	n, last := r.s.clip(r.start.First.n, lastN)
	for n <= last {
		k := r.sp.periodOf(Day{n})
		asOf := r.sp.leavesPeriod(k)
		if !asOf.IsValid() || int(asOf.n-r.first) >= len(r.out) {
			return
		}
		end := r.sp.endOf(k).n
		r.move(n, min(end, last), asOf, true)
		n = end + 1
	}
}

// move adds the days from n to end to an as-of day, or takes them away from it.
func (r *roller) move(n, end int32, asOf Day, away bool) {
	c := r.s.Sum(Range{Day{n}, Day{end}}, Day{lastN})
	if away {
		c = c.Neg()
	}
	o := &r.out[asOf.n-r.first]
	*o = o.Plus(c)
}
