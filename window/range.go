package window

import (
	"iter"
	"strings"
)

// Range is the days from First to Last, both included. As JSON it is
// {"first":"2026-09-09","last":"2026-11-07"}. The zero Range, like any whose Last
// is before its First or that lacks a day, is not valid and holds no day; what is
// read from JSON must be asked IsValid. Ranges compare with ==.
type Range struct {
	First Day `json:"first"` // the first day that belongs to the range
	Last  Day `json:"last"`  // the last day that belongs to the range
}

// rangeSep stands between the days of a range in text.
const rangeSep = ".."

// ParseRange reads a range of the form 2026-09-09..2026-11-07, both days
// included. Every error is a *ParseError: ErrSyntax, ErrNoSuchDay, or ErrReversed when
// the last day is before the first.
func ParseRange(s string) (Range, error) {
	first, last, found := strings.Cut(s, rangeSep)
	if !found {
		return Range{}, &ParseError{Type: "range", Input: s, Err: ErrSyntax}
	}
	f, err := parseDay(first)
	if err != nil {
		return Range{}, &ParseError{Type: "range", Input: s, Err: err}
	}
	l, err := parseDay(last)
	if err != nil {
		return Range{}, &ParseError{Type: "range", Input: s, Err: err}
	}
	if l.Before(f) {
		return Range{}, &ParseError{Type: "range", Input: s, Err: ErrReversed}
	}
	return Range{f, l}, nil
}

// IsValid reports whether r holds at least one day: both ends are days and Last is
// not before First.
func (r Range) IsValid() bool { return r.First.n != 0 && r.First.n <= r.Last.n }

// Contains reports whether d is one of the days of r, its ends included.
func (r Range) Contains(d Day) bool {
	return r.First.n != 0 && r.First.n <= d.n && d.n <= r.Last.n
}

// Len returns the number of days of r, its ends included; 0 when r is not valid.
func (r Range) Len() int {
	if !r.IsValid() {
		return 0
	}
	return int(r.Last.n-r.First.n) + 1
}

// Intersect returns the days that r and o have in common, and whether there are
// any; if not, the range is the zero Range.
func (r Range) Intersect(o Range) (Range, bool) {
	if !r.IsValid() || !o.IsValid() {
		return Range{}, false
	}
	c := Range{Day{max(r.First.n, o.First.n)}, Day{min(r.Last.n, o.Last.n)}}
	if !c.IsValid() {
		return Range{}, false
	}
	return c, true
}

// Days yields each day of r, from First to Last; none when r is not valid.
func (r Range) Days() iter.Seq[Day] {
	return func(yield func(Day) bool) {
		if !r.IsValid() {
			return
		}
		for n := r.First.n; n <= r.Last.n; n++ {
			if !yield(Day{n}) {
				return
			}
		}
	}
}

// String returns r as 2026-09-09..2026-11-07, which ParseRange reads when r is
// valid.
func (r Range) String() string { return r.First.String() + rangeSep + r.Last.String() }
