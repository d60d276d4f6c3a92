package window

// jump is enter and leave for windows that do not move by a day a day: those of whole
// weeks or months, whose days enter together and leave together, and those without
// an end.
func (r *roller) jump() {
	was := r.start
	for k := 1; k < len(r.out); k++ {
		asOf := Day{r.first + int32(k)}
		is, o := r.sp.Range(asOf), &r.out[k]
		if is.Last.After(was.Last) {
			entered := Range{Day{max(was.Last.n+1, is.First.n)}, is.Last}
			*o = o.Plus(r.s.Sum(entered, asOf))
		}
		if is.First.After(was.First) {
			left := Range{was.First, Day{min(is.First.n-1, was.Last.n)}}
			*o = o.Minus(r.s.Sum(left, asOf.Add(-1)))
		}
		was = is
	}
}
