package main

import (
	"fmt"
	"slices"
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

// asked lists what the policy asks to be handed in: the names for -given and, for
// -points, the accounts it keeps.
func asked(p thresholds.Policy) (names, accounts []string) {
	for _, e := range p.Editions {
		for _, g := range e.Gates {
			names = append(names, g.Given)
		}
		for _, r := range e.Rules {
			if r.Times != "" {
				names = append(names, r.Times)
			}
		}
		for _, a := range e.Points {
			accounts = append(accounts, a.ID)
		}
	}
	slices.Sort(names)
	slices.Sort(accounts)
	return slices.Compact(names), slices.Compact(accounts)
}

// checkAsked refuses what is handed in and nobody asks for: a name misspelt would change
// nothing, and nobody would know.
func checkAsked(p thresholds.Policy, given []thresholds.Given, points []thresholds.Entry) error {
	names, accounts := asked(p)
	for _, g := range given {
		if !slices.Contains(names, g.Name) {
			return fmt.Errorf("-given %s: %s asks for %s", g.Name, p.Name, listOr(names))
		}
	}
	for _, e := range points {
		if !slices.Contains(accounts, e.Account) {
			return fmt.Errorf("-points %s: the accounts of points of %s are %s", e.Account, p.Name, listOr(accounts))
		}
	}
	return nil
}

// listOr lists names, or says that there is none.
func listOr(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
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
