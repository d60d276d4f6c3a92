package foresight

import (
	"fmt"

	"github.com/sellerperf/sellerperf/metrics"
)

// Stretch is the latest part of the past: the shortest run of days up to a day that has at
// least so many days and at least so many subjects. What is three days to one
// seller is ten to another. It never reaches farther back than [MaxStretch] days.
type Stretch struct {
	Days   int   `json:"days"`   // at least 1
	Orders int64 `json:"orders"` // subjects of the metric; 0: days alone
}

// MaxStretch is how many days a [Stretch] has at most.
const MaxStretch = 120

// Alert says when defects come too fast: plain data. The pace of a stretch is its rate as
// a multiple of the rate the rule allows. Use field names: it may grow.
type Alert struct {
	ID string `json:"id"`
	// Long and Short are the two stretches looked at: the long one against noise, the short
	// one so that what is over is over.
	Long  Stretch `json:"long"`
	Short Stretch `json:"short"`
	// Raise is the pace that both must reach for the alert to be raised.
	Raise metrics.Ratio `json:"raise"`
	// Clear is the pace below which the short one must fall for it to be cleared; not
	// above Raise. Between the two it stays as it is.
	Clear metrics.Ratio `json:"clear"`
	// Least is how many defects the long stretch must have, at least 1.
	Least int64 `json:"least"`
}

// Alerts returns the defaults: one for what is bad at once, one for what is bad for long. They
// serve a seller of 30 orders a day and one of 30,000: both stay silent for a seller at half of
// what is allowed, and notice one at three times of it. The slice is the caller's.
func Alerts() []Alert {
	return []Alert{
		{
			ID: "fast", Long: Stretch{Days: 3, Orders: 300}, Short: Stretch{Days: 1, Orders: 100},
			Raise: metrics.NewRatio(4, 1), Clear: metrics.NewRatio(2, 1), Least: 6,
		},
		{
			ID: "slow", Long: Stretch{Days: 14, Orders: 500}, Short: Stretch{Days: 3, Orders: 200},
			Raise: metrics.NewRatio(2, 1), Clear: metrics.NewRatio(1, 1), Least: 8,
		},
	}
}

// Validate returns nil, or the first of its faults, of the class [metrics.ErrRange] or
// [metrics.ErrMissing].
func (a Alert) Validate() error {
	fault := func(field string, err error) error {
		return fmt.Errorf("foresight: alert %q: %s: %w", a.ID, field, err)
	}
	for _, s := range [...]struct {
		name string
		Stretch
	}{{"long", a.Long}, {"short", a.Short}} {
		if s.Days < 1 || s.Days > MaxStretch || s.Orders < 0 {
			return fault(s.name, metrics.ErrRange)
		}
	}
	switch {
	case a.ID == "":
		return fault("id", metrics.ErrMissing)
	case a.Short.Days > a.Long.Days || a.Short.Orders > a.Long.Orders:
		return fault("short", metrics.ErrRange)
	case !a.Raise.HasData() || a.Raise.Num() <= 0:
		return fault("raise", metrics.ErrRange)
	case !a.Clear.HasData() || a.Clear.Num() < 0 || a.Clear.Cmp(a.Raise) > 0:
		return fault("clear", metrics.ErrRange)
	case a.Least < 1:
		return fault("least", metrics.ErrRange)
	}
	return nil
}
