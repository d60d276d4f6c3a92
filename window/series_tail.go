package window

// Of windows that end on their as-of day, what came so late that its day had left goes
// uncounted. For the lengths that policies use the sums of that are kept by day, so that
// neither a tally nor a trend needs to look for it.

// tailDays are these lengths, in days.
var tailDays = [...]int32{30, 60, 90}

// tail is what came more than one of tailDays late, of one field in one page: of its days,
// and since them.
type tail struct {
	own, row       [pageDays]int64
	ownSum, rowSum int64
}

// tailCost is how many lists take about as long as tailPending.
const tailCost = 6

// tailOf returns which of tailDays a length is, -1 if none.
func tailOf(days int) int {
	for i, n := range tailDays {
		if int(n) == days {
			return i
		}
	}
	return -1
}

// addTails adds v to what came late of a day and since one.
func addTails(own, row *lateField, day, since int32, v int64) {
	for i, n := range tailDays {
		if since-day <= n {
			return
		}
		t := own.tail(i)
		t.own[day&pageMask] += v
		t.ownSum += v
		t = row.tail(i)
		t.row[since&pageMask] += v
		t.rowSum += v
	}
}

// tail returns a tail of a field.
func (f *lateField) tail(i int) *tail {
	if f.tails[i] == nil {
		f.tails[i] = new(tail)
	}
	return f.tails[i]
}

// merge adds another tail.
func (t *tail) merge(o *tail) {
	for i := range t.own {
		t.own[i] += o.own[i]
		t.row[i] += o.row[i]
	}
	t.ownSum += o.ownSum
	t.rowSum += o.rowSum
}

// tailPending returns what the days that have left a window of one of tailDays get only
// after asOf: all that comes after asOf so late, less that of the days that have not left.
func (s *Series) tailPending(t int, asOf int32) (c Count) {
	for f := range s.late {
		if s.late[f].links == nil {
			continue
		}
		var n int64
		for p := len(s.dir) - 1; p >= 0; p-- {
			first := s.dayOf(p, 0)
			if first+pageMask <= asOf-tailDays[t] {
				break
			}
			l := s.dir[p].late
			if l == nil || l.fields[f] == nil || l.fields[f].tails[t] == nil {
				continue
			}
			tl := l.fields[f].tails[t]
			n += partAfter(&tl.row, tl.rowSum, asOf-first) - partAfter(&tl.own, tl.ownSum, asOf-tailDays[t]-first)
		}
		*c.field(f) = n
	}
	return c
}

// partAfter returns the sum of the numbers of a page after day i of it, which may lie
// outside, given the sum of all.
func partAfter(days *[pageDays]int64, all int64, i int32) (n int64) {
	switch {
	case i < 0:
		return all
	case i >= pageMask:
		return 0
	case i >= pageDays/2:
		for _, v := range days[i+1:] {
			n += v
		}
		return n
	}
	for _, v := range days[:i+1] {
		n += v
	}
	return all - n
}

// takeTails takes from as-of days side by side in a page what days that have left get since
// each of them.
func (l *latePage) takeTails(t, i int, out []Count) {
	for f, d := range l.fields {
		if d == nil || d.tails[t] == nil {
			continue
		}
		addToField(out, f, d.tails[t].row[i:], -1)
	}
}

// giveTails gives back to as-of days side by side what days side by side in a page, of which
// one leaves on each, get only after it.
func (r *roller) giveTails(n int32, out []Count) {
	p := uint(int(n>>pageBits) - int(r.s.base))
	if p >= uint(len(r.s.dir)) || r.s.dir[p].late == nil {
		return
	}
	for f, d := range r.s.dir[p].late.fields {
		if d == nil || d.tails[r.tail] == nil {
			continue
		}
		addToField(out, f, d.tails[r.tail].own[n&pageMask:], 1)
	}
}

// addToField adds numbers to a field of counts, so many times.
func addToField(out []Count, field int, numbers []int64, times int64) {
	numbers = numbers[:len(out)]
	switch field {
	case 0:
		for i, v := range numbers {
			out[i].Hits += v * times
		}
	case 1:
		for i, v := range numbers {
			out[i].Total += v * times
		}
	default:
		for i, v := range numbers {
			out[i].Open += v * times
		}
	}
}
