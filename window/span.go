package window

import (
	"errors"
	"strconv"
	"strings"
)

// Span is a kind of window: how many days, weeks or months it holds and how far it
// stays behind. Exactly one of Days, Months, Weeks, CalendarMonths and Lifetime is
// given, and Lag is not negative; see Validate. The zero Span is not valid. Use field
// names: a Span may get more fields, whose zero will change nothing. Spans compare
// with ==.
type Span struct {
	Days   int `json:"days,omitempty"`   // a rolling window of so many days
	Months int `json:"months,omitempty"` // a rolling window of so many months
	Lag    int `json:"lag,omitempty"`    // the window ends so many days before the as-of day, or before that

	// Weeks is the last so many whole weeks, Monday to Sunday, that are over.
	Weeks int `json:"weeks,omitempty"`
	// CalendarMonths is the last so many whole months, from the first to the last of
	// the month, that are over.
	CalendarMonths int `json:"calendar_months,omitempty"`
	// Current makes the running week or month the last one, as far as it has come.
	Current bool `json:"current,omitempty"`
	// Lifetime is every day there is.
	Lifetime bool `json:"lifetime,omitempty"`
}

// Range returns the days that the window covers as of a day. E is the day Lag days
// before it; at the end of E a week or month that ends on E is over.
//
//	{Days: 60, Lag: 15}       as of D covers [D-15-59, D-15]
//	{Months: m}               ends on E, and begins the day after the one m months before
//	                          E, clamped to the month's end: one month as of 30 March
//	                          and as of 31 March both begin on 1 March
//	{Weeks: 1}                the last week that is over at the end of E
//	{CalendarMonths: 3}       the last three months that are over
//	{CalendarMonths: 4, Current: true}
//	                          the month of E up to E, and the three before it
//	{Lifetime: true}          1000-01-01 to E
//
// As D advances, neither end ever moves backwards, and a window never holds a day
// after D.
//
// The Range is the zero Range when sp or asOf is not valid, or when the window
// would begin before the year 1000.
func (sp Span) Range(asOf Day) Range {
	days := sp.Days > 0 && sp.Lag >= 0 && sp == Span{Days: sp.Days, Lag: sp.Lag} // as most are
	if !days && !sp.valid() {
		return Range{}
	}
	last := asOf.Add(-sp.Lag)
	if sp.inPeriods() {
		return sp.periods(last)
	}
	first := sp.firstOf(last)
	if !first.IsValid() {
		return Range{}
	}
	return Range{first, last}
}

// firstOf returns the first day of the window that ends on last, which is not of whole
// weeks or months. A new unit of Span is added here, in roller.run, valid, Validate and
// unit.
func (sp Span) firstOf(last Day) Day {
	switch {
	case sp.Lifetime && last.IsValid():
		return Day{1}
	case sp.Months > 0:
		return last.AddMonths(-sp.Months).Add(1)
	}
	return last.Add(1 - sp.Days)
}

// leaves returns the first as-of day whose window of rolling months begins after d, and
// how many days from d on leave so, each a day after the one before: at least 1. The
// as-of day is the zero Day when it would not be before the year 10000.
func (sp Span) leaves(d Day) (asOf Day, run int) {
	// The window that ends on e begins after d when e less the months is d or
	// later. Where the month of e is too short to have d's day, that is so from
	// the next month on.
	e := d.AddMonths(sp.Months)
	y, m, day := d.YMD()
	_, _, got := e.YMD()
	if got < day {
		return e.Add(1).Add(sp.Lag), 1
	}
	run = min(monthLen(y, m), monthLen(e.yearMonth())) - day + 1
	return e.Add(sp.Lag), run
}

// valid reports whether Validate finds no fault.
func (sp Span) valid() bool {
	if sp.Lag < 0 || sp.Current && !sp.inPeriods() {
		return false
	}
	units := 0
	for _, n := range [...]int{sp.Days, sp.Months, sp.Weeks, sp.CalendarMonths} {
		if n < 0 {
			return false
		}
		if n > 0 {
			units++
		}
	}
	return units == 1 && !sp.Lifetime || units == 0 && sp.Lifetime
}

// Validate returns nil, or all the faults of sp, each a *SpanError, joined by
// [errors.Join].
func (sp Span) Validate() error {
	var faults []error
	fault := func(field, reason string) {
		faults = append(faults, &SpanError{Span: sp, Field: field, Reason: reason})
	}
	given := ""
	negative := false
	for _, f := range [...]struct {
		name string
		n    int
	}{{"days", sp.Days}, {"months", sp.Months}, {"weeks", sp.Weeks}, {"calendar_months", sp.CalendarMonths}} {
		switch {
		case f.n < 0:
			negative = true
			fault(f.name, "negative")
		case f.n > 0 && given != "":
			fault(f.name, "given as well as "+given)
		case f.n > 0:
			given = f.name
		}
	}
	switch {
	case sp.Lifetime && given != "":
		fault("lifetime", "given as well as "+given)
	case !sp.Lifetime && given == "" && !negative:
		fault("days", "no length given")
	}
	if sp.Current && !sp.inPeriods() {
		fault("current", "only of weeks and calendar months one is running")
	}
	if sp.Lag < 0 {
		fault("lag", "negative")
	}
	return errors.Join(faults...)
}

// String returns sp in words: "60 days, lag 15", "1 month", "3 calendar months". It is
// for people; a span that is not valid prints too.
func (sp Span) String() string {
	s := sp.unit()
	if sp.Current {
		s += " with the running one"
	}
	if sp.Lag != 0 {
		s += ", lag " + strconv.Itoa(sp.Lag)
	}
	return s
}

// unit returns the length in words.
func (sp Span) unit() string {
	var parts []string
	for _, f := range [...]struct {
		n    int
		noun string
	}{{sp.Days, "day"}, {sp.Months, "month"}, {sp.Weeks, "calendar week"}, {sp.CalendarMonths, "calendar month"}} {
		if f.n != 0 {
			parts = append(parts, plural(f.n, f.noun))
		}
	}
	if sp.Lifetime {
		parts = append(parts, "lifetime")
	}
	if len(parts) == 0 {
		return plural(0, "day")
	}
	return strings.Join(parts, " and ")
}

// plural returns "1 day", "2 days".
func plural(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return strconv.Itoa(n) + " " + noun
}
