package thresholds

import "github.com/sellerperf/sellerperf/window"

// Period is how often something comes round. The zero Period is none. As text it is
// "day", "week", "month" or "quarter".
type Period uint8

// The periods. Quarters begin with January, April, July and October.
const (
	Daily Period = iota + 1
	Weekly
	Monthly
	Quarterly
)

var periodNames = []string{"day", "week", "month", "quarter"}

// IsValid reports whether p is one of the four.
func (p Period) IsValid() bool { return p >= Daily && p <= Quarterly }

// String returns the period's text, and "" for the zero Period.
func (p Period) String() string { return nameOf(p, periodNames) }

// MarshalText returns the period's text. A value that is none of the constants is an
// error; the zero Period is empty.
func (p Period) MarshalText() ([]byte, error) { return marshalName(p, periodNames, "period") }

// UnmarshalText reads what MarshalText writes. Other text is an error of the class
// [metrics.ErrUnknown], and p is left as it was.
func (p *Period) UnmarshalText(text []byte) error {
	return unmarshalName(p, text, periodNames, "period")
}

// Weekday is a day of the week. The zero Weekday is none. As text it is "monday" to
// "sunday".
type Weekday uint8

// The days of the week.
const (
	Monday Weekday = iota + 1
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
	Sunday
)

var weekdayNames = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

// IsValid reports whether w is one of the seven.
func (w Weekday) IsValid() bool { return w >= Monday && w <= Sunday }

// String returns the weekday's text, and "" for the zero Weekday.
func (w Weekday) String() string { return nameOf(w, weekdayNames) }

// MarshalText returns the weekday's text. A value that is none of the constants is an
// error; the zero Weekday is empty.
func (w Weekday) MarshalText() ([]byte, error) { return marshalName(w, weekdayNames, "weekday") }

// UnmarshalText reads what MarshalText writes. Other text is an error of the class
// [metrics.ErrUnknown], and w is left as it was.
func (w *Weekday) UnmarshalText(text []byte) error {
	return unmarshalName(w, text, weekdayNames, "weekday")
}

// of returns the weekday of a valid day.
func weekdayOf(d window.Day) Weekday { return Weekday((int(d.Weekday())+6)%7 + 1) }

// Schedule is on which days a marketplace evaluates, or resets what it has counted:
//
//	{Every: Daily}                       each day
//	{Every: Weekly, Weekday: Monday}     Mondays
//	{Every: Monthly, Day: 20}            the 20th
//	{Every: Monthly, Weekday: Monday}    the first Monday of the month
//	{Every: Quarterly, Day: 1}           the first day of the quarter
//	{Every: Quarterly, Weekday: Monday}  its first Monday
//
// The zero Schedule is none. Schedules compare with ==.
type Schedule struct {
	// Every is how often.
	Every Period `json:"every"`
	// Day is the day of the month, or of the quarter's first month, from 1 on; where
	// the month is too short it is its last day.
	Day int `json:"day,omitempty"`
	// Weekday is the day of the week, or the first such day of the month or quarter.
	Weekday Weekday `json:"weekday,omitempty"`
}

// Holds reports whether a day is one of the schedule.
func (s Schedule) Holds(d window.Day) bool {
	last, ok := s.Last(d)
	return ok && last == d
}

// Last returns the latest day of the schedule that is not after a day, and false
// where there is none: for a schedule that is not valid, and before the year 1000.
func (s Schedule) Last(d window.Day) (window.Day, bool) {
	if !s.valid() || !d.IsValid() {
		return window.Day{}, false
	}
	switch s.Every {
	case Daily:
		return d, true
	case Weekly:
		last := d.Add(-(int(weekdayOf(d)) - int(s.Weekday) + 7) % 7)
		return last, last.IsValid()
	}
	last := s.inPeriodOf(d, 0)
	if last.After(d) {
		last = s.inPeriodOf(d, -1)
	}
	return last, last.IsValid()
}

// Next returns the first day of the schedule that is after a day, and false where
// there is none: for a schedule that is not valid, and after the year 9999.
func (s Schedule) Next(d window.Day) (window.Day, bool) {
	if !s.valid() || !d.IsValid() {
		return window.Day{}, false
	}
	switch s.Every {
	case Daily:
		next := d.Add(1)
		return next, next.IsValid()
	case Weekly:
		next := d.Add((int(s.Weekday)-int(weekdayOf(d))+6)%7 + 1)
		return next, next.IsValid()
	}
	next := s.inPeriodOf(d, 0)
	if !next.After(d) {
		next = s.inPeriodOf(d, 1)
	}
	return next, next.IsValid()
}

// inPeriodOf returns the schedule's day in the month or quarter so many after that of
// a day.
func (s Schedule) inPeriodOf(d window.Day, after int) window.Day {
	y, m, _ := d.YMD()
	months := 1
	if s.Every == Quarterly {
		months = 3
		m -= (m - 1) % 3
	}
	first := window.Date(y, m, 1).AddMonths(after * months)
	if s.Weekday != 0 {
		return first.Add((int(s.Weekday) - int(weekdayOf(first)) + 7) % 7)
	}
	last := first.AddMonths(1).Add(-1)
	day := first.Add(s.Day - 1)
	if last.IsValid() && last.Before(day) {
		return last
	}
	return day
}

// valid reports whether the checker finds no fault.
func (s Schedule) valid() bool {
	switch s.Every {
	case Daily:
		return s.Day == 0 && s.Weekday == 0
	case Weekly:
		return s.Day == 0 && s.Weekday.IsValid()
	case Monthly, Quarterly:
		return s.Day == 0 && s.Weekday.IsValid() || s.Day >= 1 && s.Day <= 31 && s.Weekday == 0
	}
	return false
}
