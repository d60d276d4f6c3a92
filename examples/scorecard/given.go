package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// givens are the values of -given: what events cannot tell.
type givens []thresholds.Given

// String returns nothing: there is no default.
func (g *givens) String() string { return "" }

// Set reads NAME=VALUE or NAME/SEGMENT=VALUE, the value a day, or a number.
func (g *givens) Set(s string) error {
	name, value, ok := strings.Cut(s, "=")
	if !ok || name == "" || value == "" {
		return fmt.Errorf("%q is not NAME=VALUE", s)
	}
	var given thresholds.Given
	base, segment, _ := strings.Cut(name, "/")
	given.Name, given.Segment = base, metrics.Segment(segment)
	if day, err := window.ParseDay(value); err == nil {
		given.Day = day
	} else if number, err := decimal.NewFromString(value); err == nil {
		given.Number = number
	} else {
		return fmt.Errorf("%q is neither a day (2026-11-22) nor a number", value)
	}
	*g = append(*g, given)
	return nil
}

// entries are the values of -points: what the marketplace has booked.
type entries []thresholds.Entry

// String returns nothing: there is no default.
func (e *entries) String() string { return "" }

// Set reads ACCOUNT=DAY:POINTS.
func (e *entries) Set(s string) error {
	account, rest, _ := strings.Cut(s, "=")
	on, points, ok := strings.Cut(rest, ":")
	day, dayErr := window.ParseDay(on)
	n, numberErr := strconv.ParseInt(points, 10, 32)
	if !ok || account == "" || dayErr != nil || numberErr != nil {
		return fmt.Errorf("%q is not ACCOUNT=DAY:POINTS (violation-points=2026-11-02:4)", s)
	}
	*e = append(*e, thresholds.Entry{Account: account, Day: day, Points: n, Reason: "handed in"})
	return nil
}
