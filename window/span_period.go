package window

import "time"

// inPeriods reports whether sp is of whole weeks or months.
func (sp Span) inPeriods() bool { return sp.Weeks > 0 || sp.CalendarMonths > 0 }

// Weeks and months are numbered; of some numbers there is none in the years that
// have days, and their ends are the zero Day.

// mondayShift is added to a day's Unix number so that weeks begin at multiples of
// 7: 1970-01-01 was a Thursday.
const mondayShift = 3

// periodOf returns the number of the week or month of a day.
func (sp Span) periodOf(d Day) int {
	if sp.Weeks > 0 {
		return int(floorDiv(int64(d.Unix())+mondayShift, 7))
	}
	y, m := d.yearMonth()
	return y*12 + int(m) - 1
}

// startOf returns the first day of the week or month of a number.
func (sp Span) startOf(k int) Day {
	if sp.Weeks > 0 {
		return UnixDay(k*7 - mondayShift)
	}
	return sp.monthDay(k, func(int, time.Month) int { return 1 })
}

// endOf returns the last day of the week or month of a number.
func (sp Span) endOf(k int) Day {
	if sp.Weeks > 0 {
		return UnixDay(k*7 - mondayShift + 6)
	}
	return sp.monthDay(k, monthLen)
}

func (sp Span) monthDay(k int, day func(int, time.Month) int) Day {
	y, m := k/12, time.Month(k%12+1)
	if k < 0 || y < firstYear || y > lastYear {
		return Day{}
	}
	return civil(y, m, day(y, m))
}

// length returns how many weeks or months sp has. No window that fits into the years
// that have days is longer than the bound, which keeps sums from overflowing.
func (sp Span) length() int { return min(max(sp.Weeks, sp.CalendarMonths), lastN) }

// periods returns the range of whole weeks or months as of the end of a day, the lag
// being taken off already.
func (sp Span) periods(end Day) Range {
	if !end.IsValid() {
		return Range{}
	}
	k := sp.periodOf(end)
	last := end
	if !sp.Current && sp.endOf(k) != end {
		k--
		last = sp.endOf(k)
	}
	first := sp.startOf(k - sp.length() + 1)
	if !first.IsValid() || !last.IsValid() {
		return Range{}
	}
	return Range{first, last}
}
