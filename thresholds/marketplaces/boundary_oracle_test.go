package marketplaces_test

import (
	"math/big"
	"slices"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
)

// The oracle: fractions of any size, one step after the other.

// scaled returns a limit's value as what is compared with it is counted: times what is
// handed in, and money in cents.
func (b *boundary) scaled(l thresholds.Limit) *big.Rat {
	v := l.Value.Rat()
	if b.rule.Times != "" {
		v.Mul(v, times.Rat())
	}
	if b.rule.Currency != "" {
		v.Mul(v, big.NewRat(100, 1))
	}
	return v
}

// holds reports whether so many hits keep a limit.
func (b *boundary) holds(l thresholds.Limit, hits, total int64) bool {
	n := big.NewRat(hits, 1)
	switch {
	case b.rule.Of == thresholds.Total:
		n = big.NewRat(total, 1)
	case b.kind != metrics.Number:
		n = big.NewRat(hits, total)
	}
	return compare(l.Op, n.Cmp(b.scaled(l)))
}

func compare(op thresholds.Op, sign int) bool {
	switch op {
	case thresholds.Below:
		return sign < 0
	case thresholds.AtMost:
		return sign <= 0
	case thresholds.Above:
		return sign > 0
	case thresholds.AtLeast:
		return sign >= 0
	}
	return sign == 0
}

// status says what a rule with such a limit comes to.
func (b *boundary) status(l thresholds.Limit, hits, total, buyers int64) thresholds.Status {
	r := b.rule
	if !b.applies(hits, total) {
		return thresholds.NotApplicable
	}
	if b.kind != metrics.Number {
		if total == 0 {
			return thresholds.NoData
		}
		if total < r.Minimum {
			return thresholds.TooFew
		}
	}
	if buyers == 0 {
		buyers = hits
	}
	against := hits
	if l.Op == thresholds.AtLeast || l.Op == thresholds.Above {
		against = total - hits
	}
	keeps := func() bool {
		if s := r.SmallSample; s != nil && total < s.Under {
			return compare(s.Limit.Op, big.NewRat(hits, 1).Cmp(s.Limit.Value.Rat()))
		}
		return b.holds(l, hits, total)
	}
	switch {
	case !keeps() && (r.Floor == 0 || against >= r.Floor) && total >= r.FloorTotal && buyers >= r.FloorBuyers:
		if r.Advice {
			return thresholds.Warn
		}
		return thresholds.Fail
	case !r.Warning.IsZero() && !b.holds(r.Warning, hits, total):
		return thresholds.Warn
	}
	return thresholds.Pass
}

// applies reports whether the rules it waits for, where they read the same figures, pass.
func (b *boundary) applies(hits, total int64) bool {
	for _, r := range b.edition.Rules {
		if slices.Contains(b.rule.When, r.ID) && r.Metric == b.rule.Metric && r.Segment == b.rule.Segment && r.Window == b.rule.Window {
			guard := boundary{rule: r, kind: metrics.Number}
			if !guard.holds(r.Limit, hits, total) {
				return false
			}
		}
	}
	return true
}

// level returns the band of a number.
func (b *boundary) level(hits, total int64) string {
	for _, band := range b.rule.Bands {
		if band.Limit.IsZero() || b.holds(band.Limit, hits, total) {
			return band.Level
		}
	}
	return ""
}
