package foresight

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/sellerperf/sellerperf/metrics"
)

// Interval is what the odds behind a small sample may be. It is advisory: the
// marketplace judges the rate as it is, and no verdict depends on an interval.
type Interval struct {
	// Low and High are the ends of the Clopper-Pearson interval, rounded outwards to six
	// decimals, so that it holds the exact one.
	Low, High decimal.Decimal
	// Confidence is at least how often an interval made so holds the true odds.
	Confidence metrics.Ratio
	// Hits and Total are the sample.
	Hits, Total int64
	// Assumes is what is taken for granted.
	Assumes Assumptions
}

// intervalSteps is the reciprocal of the distance between two ends that are told apart.
const (
	intervalPlaces = 6
	intervalSteps  = 1_000_000
)

// NinetyFive returns 95/100, the usual confidence.
func NinetyFive() metrics.Ratio { return metrics.NewRatio(95, 100) }

// Interval returns the interval of the verdict's rate at a confidence, and whether
// there is one: for a share that has data, and is judged as one. See [ClopperPearson].
func (o *Outlook) Interval(confidence metrics.Ratio) (Interval, bool) {
	if !o.applies || o.rule.kind != metrics.Share || o.rule.apart || o.rule.count {
		return Interval{}, false
	}
	return ClopperPearson(o.Verdict.Tally.Ratio(), confidence)
}

// ClopperPearson returns the interval of the odds with which hits came, Num of Den, at
// a confidence strictly between 0 and 1. There is none without data, where the hits are
// not among the total, and for another confidence.
//
// The lower end is where so many hits or more have the probability (1-confidence)/2,
// the upper one where so many or fewer have it. Both are found by halving, each
// probability computed as bounds that are proven; see [Bounds]. Its time grows with
// the root of the total: microseconds for a hundred, milliseconds for a million.
func ClopperPearson(r, confidence metrics.Ratio) (Interval, bool) {
	h, n := r.Num(), r.Den()
	if n <= 0 || h < 0 || h > n || confidence.Den() <= 0 || confidence.Num() <= 0 || confidence.Num() >= confidence.Den() {
		return Interval{}, false
	}
	half := big.NewRat(confidence.Den()-confidence.Num(), confidence.Den())
	half.Mul(half, big.NewRat(1, 2))
	// The lower end: the greatest step at which h or more are rare for certain.
	low := int64(0)
	if h > 0 {
		low = lastStep(func(p int64) bool {
			_, high := binomial(n, p, intervalSteps).tail(h)
			return high.Cmp(half) <= 0
		})
	}
	// The upper end, seen from the other side: the misses are what is rare.
	high := int64(intervalSteps)
	if h < n {
		high -= lastStep(func(p int64) bool {
			_, high := binomial(n, p, intervalSteps).tail(n - h)
			return high.Cmp(half) <= 0
		})
	}
	return Interval{
		Low: decimal.New(low, -intervalPlaces), High: decimal.New(high, -intervalPlaces),
		Confidence: confidence, Hits: h, Total: n, Assumes: assuming(SameOdds),
	}, true
}

// lastStep returns the greatest step below the last for which rare holds, given that it
// holds for none after one for which it does not; 0 if there is none.
func lastStep(rare func(p int64) bool) int64 {
	lo, hi := int64(0), int64(intervalSteps)
	for lo+1 < hi {
		if m := (lo + hi) / 2; rare(m) {
			lo = m
		} else {
			hi = m
		}
	}
	return lo
}
