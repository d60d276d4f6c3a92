package window

import (
	"cmp"
	"time"
)

// Day is a civil day, without a zone: 2026-11-22. Days compare with ==, serve as
// map keys, and are of the years 1000 to 9999.
//
// The zero Day is no day: IsValid is false, it sorts before every day, and
// arithmetic on it gives the zero Day again. There is no other invalid Day.
type Day struct {
	n int32 // 1 is 1000-01-01; 0 is no day
}

const (
	firstYear = 1000
	lastYear  = 9999
	unixZero  = 354286  // n of 1970-01-01
	lastN     = 3287182 // n of 9999-12-31
)

// Date returns the day of a year, month and day of the month. Values outside
// their usual ranges are normalised as [time.Date] does: October 32 is November 1.
// A result outside the years 1000 to 9999 is the zero Day.
func Date(year int, month time.Month, day int) Day {
	const far = 1 << 40 // no calendar value this big can normalise into the range
	y, m, d := int64(year), int64(month)-1, int64(day)
	if max(y, m, d) > far || min(y, m, d) < -far {
		return Day{}
	}
	y += floorDiv(m, 12)
	m -= floorDiv(m, 12) * 12
	n := civilToUnix(y, m+1, 1) + d - 1
	if n < 1-unixZero || n > lastN-unixZero {
		return Day{}
	}
	return Day{int32(n + unixZero)}
}

// UnixDay returns the day n days after 1970-01-01, negative n being before it.
// Outside the years 1000 to 9999 it is the zero Day. It is a few machine
// instructions.
func UnixDay(n int) Day {
	if uint(n)+(unixZero-1) >= lastN {
		return Day{}
	}
	return Day{int32(n + unixZero)}
}

// Unix returns the number of days from 1970-01-01 to d, negative before it. It is
// one subtraction; for the zero Day the number is one for which UnixDay gives the
// zero Day again.
func (d Day) Unix() int { return int(d.n) - unixZero }

// IsValid reports whether d is a day, that is not the zero Day.
func (d Day) IsValid() bool { return d.n != 0 }

// Compare returns -1, 0 or 1 for d before, equal to or after o. The zero Day is
// before every day.
func (d Day) Compare(o Day) int { return cmp.Compare(d.n, o.n) }

// Before reports whether d is an earlier day than o.
func (d Day) Before(o Day) bool { return d.n < o.n }

// After reports whether d is a later day than o.
func (d Day) After(o Day) bool { return d.n > o.n }

// Add returns the day n days after d, before d for a negative n. It is the zero
// Day when d is, or when the result leaves the years 1000 to 9999.
func (d Day) Add(n int) Day {
	if d.n == 0 {
		return Day{}
	}
	return UnixDay(int(d.n) - unixZero + n)
}

// Sub returns the number of days from o to d, negative when d is the earlier, so
// that o.Add(d.Sub(o)) is d. It is 0 when either is the zero Day.
func (d Day) Sub(o Day) int {
	if d.n == 0 || o.n == 0 {
		return 0
	}
	return int(d.n - o.n)
}

// AddMonths returns the same day of the month n months later, earlier for a
// negative n; where that month is too short, its last day: a month after 31
// January is 28 or 29 February. A later day never gives an earlier result. It is
// the zero Day when d is, or when the result leaves the years 1000 to 9999.
func (d Day) AddMonths(n int) Day {
	const most = (lastYear - firstYear + 1) * 12
	if d.n == 0 || n > most || n < -most {
		return Day{}
	}
	y, m, day := d.YMD()
	months := y*12 + int(m) - 1 + n
	y, m = months/12, time.Month(months%12+1) // y is out of range where months is negative
	if y < firstYear || y > lastYear {
		return Day{}
	}
	return civil(y, m, min(day, monthLen(y, m)))
}

// YMD returns the year, the month and the day of the month, starting with 1. The
// zero Day has 0, 0, 0.
func (d Day) YMD() (int, time.Month, int) {
	if d.n == 0 {
		return 0, 0, 0
	}
	return unixToCivil(d.Unix())
}

// yearMonth returns what YMD does, without the day.
func (d Day) yearMonth() (int, time.Month) {
	y, m, _ := d.YMD()
	return y, m
}

// Weekday returns the day of the week. Ask IsValid first: the zero Day has the
// meaningless answer Tuesday.
func (d Day) Weekday() time.Weekday {
	return time.Weekday((uint32(d.n) + 2) % 7) // 1000-01-01 is a Wednesday
}

// monthLen returns the number of days of a month.
func monthLen(y int, m time.Month) int {
	switch {
	case m == time.February && y%4 == 0 && (y%100 != 0 || y%400 == 0):
		return 29
	case m == time.February:
		return 28
	case m == time.April, m == time.June, m == time.September, m == time.November:
		return 30
	}
	return 31
}

// civil is Date for dates that exist, of the supported years.
func civil(y int, m time.Month, d int) Day {
	return Day{int32(civilToUnix(int64(y), int64(m), int64(d)) + unixZero)}
}

// civilToUnix returns the days from 1970-01-01 to a date, m being 1 to 12. The
// year is counted from March, so that the leap day comes last.
func civilToUnix(y, m, d int64) int64 {
	if m <= 2 {
		y, m = y-1, m+12
	}
	era := floorDiv(y, 400)
	yoe := y - era*400
	doy := (153*(m-3)+2)/5 + d - 1
	return era*146097 + yoe*365 + yoe/4 - yoe/100 + doy - 719468
}

// unixToCivil is the inverse of civilToUnix, for the days of the years 1000 on.
func unixToCivil(n int) (int, time.Month, int) {
	z := uint32(n + 719468) // days since 0000-03-01
	era, doe := z/146097, z%146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	y, m, d := era*400+yoe, mp+3, doy-(153*mp+2)/5+1
	if m > 12 {
		y, m = y+1, m-12
	}
	return int(y), time.Month(m), int(d)
}

// floorDiv divides and rounds down, b being positive.
func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
