package foresight

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
)

// Volume says what the days to come hold: how many subjects each day and how many of
// them bad. The zero Volume is none at all. As text it is "none", "last-28" or
// "given".
type Volume struct {
	last  int
	given []int64
	rate  metrics.Ratio
}

// maxLast bounds the days of the past that are repeated: a century.
const maxLast = 36_525

// NoVolume returns the scenario of a seller who stops: days to come hold nothing.
func NoVolume() Volume { return Volume{} }

// LastDays returns the scenario in which the last n days come again, in their order, over
// and over: as many subjects as each had, those open included. n is from 1 to 36,525;
// any other gives none at all.
func LastDays(n int) Volume {
	if n < 1 || n > maxLast {
		return Volume{}
	}
	return Volume{last: n}
}

// GivenDays returns a scenario given day by day, from the day after the as-of day on.
// Days after the last one given hold nothing, and neither does one with a number below
// zero.
func GivenDays(subjects ...int64) Volume { return Volume{given: slices.Clone(subjects)} }

// WithDefects returns the scenario with so many of its subjects bad. They come evenly: as
// soon as the volume so far, times the rate, makes another one whole. A rate without
// data, below 0 or above 1 is taken as none.
func (v Volume) WithDefects(rate metrics.Ratio) Volume {
	if rate.Num() < 0 || rate.Num() > rate.Den() {
		rate = metrics.Ratio{}
	}
	v.rate = rate
	return v
}

// Defects returns the rate of expected defects, without data for none.
func (v Volume) Defects() metrics.Ratio { return v.rate }

// IsNone reports whether the days to come hold nothing.
func (v Volume) IsNone() bool {
	return v.last == 0 && !slices.ContainsFunc(v.given, func(n int64) bool { return n > 0 })
}

// ParseVolume reads "none" or "last-28". The error is of the class
// [metrics.ErrMalformed].
func ParseVolume(s string) (Volume, error) {
	if s == "none" {
		return Volume{}, nil
	}
	digits, ok := strings.CutPrefix(s, "last-")
	n, err := strconv.Atoi(digits)
	if !ok || err != nil || n < 1 || n > maxLast || digits[0] == '+' {
		return Volume{}, fmt.Errorf("foresight: volume %q is neither none nor last-N: %w", s, metrics.ErrMalformed)
	}
	return LastDays(n), nil
}

// String returns "none", "last-28" or "given", and after it the rate of expected
// defects, if there is one: "last-28, 1/100 bad".
func (v Volume) String() string {
	s := "none"
	switch {
	case v.last > 0:
		s = "last-" + strconv.Itoa(v.last)
	case v.given != nil:
		s = "given"
	}
	if v.rate.HasData() && v.rate.Num() > 0 {
		s += ", " + v.rate.String() + " bad"
	}
	return s
}

// MarshalText returns the scenario's text, as String does.
func (v Volume) MarshalText() ([]byte, error) { return []byte(v.String()), nil }
