package window

import (
	"errors"
	"fmt"
)

// Classes of a [ParseError], for [errors.Is].
var (
	// ErrSyntax says that the text has not the required form.
	ErrSyntax = errors.New("malformed")
	// ErrNoSuchDay says that the form is right but the calendar has no such day,
	// or that its year is not one of 1000 to 9999.
	ErrNoSuchDay = errors.New("no such day")
	// ErrReversed says that a range ends before it begins.
	ErrReversed = errors.New("ends before it begins")
)

// ParseError is the error of [ParseDay], [ParseRange] and [Day.UnmarshalText],
// always as a *ParseError.
type ParseError struct {
	Type  string // what was expected: "day" or "range"
	Input string // the whole text given
	Err   error  // ErrSyntax, ErrNoSuchDay or ErrReversed
}

// Error names the type, the quoted input and the class.
func (e *ParseError) Error() string {
	return fmt.Sprintf("window: %s %q: %v", e.Type, e.Input, e.Err)
}

// Unwrap gives the class of the error.
func (e *ParseError) Unwrap() error { return e.Err }

// SpanError is one fault of a [Span], always as a *SpanError;
// [Span.Validate] joins all of them.
type SpanError struct {
	Span   Span
	Field  string // the json name of the field at fault: "days", "calendar_months", "lag", ...
	Reason string // in words, for people
}

// Error names the field, the reason and the span.
func (e *SpanError) Error() string {
	sp := e.Span
	s := fmt.Sprintf("window: span {days:%d months:%d lag:%d", sp.Days, sp.Months, sp.Lag)
	if sp.Weeks != 0 {
		s += fmt.Sprintf(" weeks:%d", sp.Weeks)
	}
	if sp.CalendarMonths != 0 {
		s += fmt.Sprintf(" calendar_months:%d", sp.CalendarMonths)
	}
	if sp.Current {
		s += " current"
	}
	if sp.Lifetime {
		s += " lifetime"
	}
	return s + "}: " + e.Field + ": " + e.Reason
}
