package window

import (
	"errors"
	"strconv"
)

// Span is a kind of window: how many days or months it holds and how far it stays
// behind. Exactly one of Days and Months is positive, and Lag is not negative;
// see Validate. The zero Span is not valid. Use field names: a Span may get more
// fields, whose zero will change nothing. Spans compare with ==.
type Span struct {
	Days   int `json:"days,omitempty"`   // a rolling window of so many days
	Months int `json:"months,omitempty"` // a rolling window of so many calendar months
	Lag    int `json:"lag,omitempty"`    // the window ends so many days before the as-of day
}

// Range returns the days that the window covers as of a day. {Days: 60, Lag: 15}
// as of D covers [D-15-59, D-15]. {Months: m} ends on E, Lag days before D, and
// begins the day after the one m months before E, clamped to the month's end: one
// month as of 30 March and as of 31 March both begin on 1 March. As D advances,
// neither end ever moves backwards, and a window never holds a day after D.
//
// The Range is the zero Range when sp or asOf is not valid, or when the window
// would begin before the year 1000.
func (sp Span) Range(asOf Day) Range {
	if !sp.valid() {
		return Range{}
	}
	last := asOf.Add(-sp.Lag)
	first := sp.firstOf(last)
	if !first.IsValid() {
		return Range{}
	}
	return Range{first, last}
}

// firstOf returns the first day of the window that ends on last. A new unit of
// Span is added here, in leaves, valid, Validate and unit.
func (sp Span) firstOf(last Day) Day {
	if sp.Months > 0 {
		return last.AddMonths(-sp.Months).Add(1)
	}
	return last.Add(1 - sp.Days)
}

// leaves returns the first as-of day whose window begins after d, and how many days
// from d on leave so, each a day after the one before: at least 1. The as-of day is
// the zero Day when it would not be before the year 10000.
func (sp Span) leaves(d Day) (asOf Day, run int) {
	if sp.Months == 0 {
		return d.Add(sp.Days).Add(sp.Lag), lastN
	}
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
	return sp.Lag >= 0 && sp.Days >= 0 && sp.Months >= 0 && (sp.Days > 0) != (sp.Months > 0)
}

// Validate returns nil, or all the faults of sp, each a *SpanError, joined by
// [errors.Join].
func (sp Span) Validate() error {
	var faults []error
	fault := func(field, reason string) {
		faults = append(faults, &SpanError{Span: sp, Field: field, Reason: reason})
	}
	if sp.Days < 0 {
		fault("days", "negative")
	}
	if sp.Months < 0 {
		fault("months", "negative")
	}
	if sp.Days > 0 && sp.Months > 0 {
		fault("months", "given as well as days")
	}
	if sp.Days == 0 && sp.Months == 0 {
		fault("days", "neither days nor months given")
	}
	if sp.Lag < 0 {
		fault("lag", "negative")
	}
	return errors.Join(faults...)
}

// String returns sp in words: "60 days, lag 15", "1 month". It is for people;
// a span that is not valid prints too.
func (sp Span) String() string {
	s := sp.unit()
	if sp.Lag != 0 {
		s += ", lag " + strconv.Itoa(sp.Lag)
	}
	return s
}

// unit returns the length in words.
func (sp Span) unit() string {
	switch {
	case sp.Months == 0:
		return plural(sp.Days, "day")
	case sp.Days == 0:
		return plural(sp.Months, "month")
	}
	return plural(sp.Days, "day") + " and " + plural(sp.Months, "month")
}

// plural returns "1 day", "2 days".
func plural(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return strconv.Itoa(n) + " " + noun
}
