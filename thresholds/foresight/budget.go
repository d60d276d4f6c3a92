package foresight

import (
	"math"
	"math/big"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
)

// Budget is what a rule still allows, and what it takes where it fails, in the unit
// of its metric. Good and bad are the rule's: bad is what counts against it, a hit
// under an upper limit, and under a lower one what is no hit. Use field names: it may
// grow.
type Budget struct {
	// Turn is the verdict's budget: how many more may turn bad, the total staying as it
	// is, before the rule fails; negative: how many must turn good. Only if HasTurn.
	Turn    int64
	HasTurn bool
	// Good is how many good ones must be added, at unchanged bad ones, for the rule not
	// to fail: 0 where it does not. Only if HasGood: false where no number of them
	// would do, and for a count, a mean and money.
	Good    int64
	HasGood bool
	// Bad is how many bad ones, and nothing else, may be added before the rule fails: new
	// orders that go wrong, the total growing with them. 0 where it fails already. Only
	// if HasBad: false where no number of them makes it fail.
	Bad    int64
	HasBad bool
	// Against is how many are bad now.
	Against int64
	// FailsFrom is how many of the total must be bad for the rule to fail, the floor
	// included: 3 for a rule that "fails only from the third late one". Only if
	// HasFailsFrom: false where not even all would do. Where the total is too
	// small to be judged it is that of the total at which judging begins.
	FailsFrom    int64
	HasFailsFrom bool
	// ToJudged is how many more there must be for the rule to be judged at all: up to
	// its minimum, or to 1. 0 where it is.
	ToJudged int64
	// Assumes is what is taken for granted.
	Assumes Assumptions
}

// Budget returns what the rule still allows, and what it takes. Of a mean and of money
// there is none (they have no subjects that turn), nor of a rule that does not apply:
// only ToJudged is then set.
func (o *Outlook) Budget() Budget {
	b := Budget{Assumes: assuming(WindowStays, RestStays)}
	r, v := &o.rule, &o.Verdict
	if !o.applies {
		return b
	}
	t := v.Tally
	least := r.Minimum
	if !r.count {
		least = max(1, least)
	}
	b.ToJudged = max(0, least-t.Total)
	if !r.counts() {
		return b
	}
	b.Turn, b.HasTurn = v.Budget, v.HasBudget
	b.Against = r.against(t)
	b.Good, b.HasGood = r.goodNeeded(t)
	b.Bad, b.HasBad = r.badAllowed(t)
	b.FailsFrom, b.HasFailsFrom = r.failsFrom(t)
	return b
}

// room is how many subjects can be added to a tally without an overflow.
func room(t metrics.Tally) int64 { return math.MaxInt64 - max(t.Total, t.Hits, 0) }

// goodNeeded returns how many good subjects make the rule not fail.
func (r *rule) goodNeeded(t metrics.Tally) (int64, bool) {
	switch {
	case !r.fails(t):
		return 0, true
	case r.count && r.bounded():
		return 0, false // a count has no total to be thinned by
	case r.sided():
		return r.firstAdded(t, func(n int64) metrics.Tally { return r.added(t, n, 0) }, func(t metrics.Tally) bool { return !r.fails(t) })
	case r.count:
		return r.toEqualCount(t)
	}
	return r.toEqual(t)
}

// badAllowed returns how many bad subjects may be added before the rule fails.
func (r *rule) badAllowed(t metrics.Tally) (int64, bool) {
	switch {
	case r.fails(t):
		return 0, true
	case r.kind == metrics.Number && !r.bounded():
		return 0, false // what is not there cannot be added
	case r.Of == thresholds.Total && !r.bounded():
		for _, total := range r.turns(t.Total, math.MaxInt64) { // more is better, but may be judged first
			if n := total - t.Total; r.fails(r.added(t, n, n)) {
				return n - 1, true
			}
		}
		return 0, false
	case r.sided():
		n, ok := r.firstAdded(t, func(n int64) metrics.Tally { return r.added(t, n, n) }, r.fails)
		return max(n-1, 0), ok
	}
	// A number that must equal something is left by the first one that is judged.
	least := max(1, r.Minimum, r.FloorTotal)
	if r.SmallSample != nil {
		least = max(least, r.SmallSample.Under)
	}
	n := int64(0)
	for most := max(1, least-t.Total) + 1; n < most && !r.fails(r.added(t, n+1, n+1)); n++ {
	}
	return n, r.fails(r.added(t, n+1, n+1))
}

// failsFrom returns how many bad ones the rule fails from, of the total as it is, or of
// the smallest that is judged.
func (r *rule) failsFrom(t metrics.Tally) (int64, bool) {
	if !r.sided() || !r.bounded() {
		return 0, false
	}
	total := max(t.Total, r.Minimum, 1)
	most := total
	if r.count {
		most = math.MaxInt64
	}
	return firstWhere(0, most, func(n int64) bool { return r.fails(r.with(total, n)) })
}

// toEqualCount returns how many must be added for a count to be the limit.
func (r *rule) toEqualCount(t metrics.Tally) (int64, bool) {
	n := r.target()
	number := r.number(t)
	n.Sub(n, new(big.Rat).SetInt64(number.Num()))
	if !n.IsInt() || n.Sign() < 0 || !n.Num().IsInt64() {
		return 0, false
	}
	return n.Num().Int64(), true
}

// toEqual returns how many good subjects must be added for a rate to be the limit:
// hits/(total+n) = limit where a hit is bad, (hits+n)/(total+n) = limit where it is
// good.
func (r *rule) toEqual(t metrics.Tally) (int64, bool) {
	limit, hits, total := r.target(), new(big.Rat).SetInt64(t.Hits), new(big.Rat).SetInt64(t.Total)
	n := new(big.Rat)
	if r.hitsAgainst() {
		n.Quo(hits, limit) // a limit of 0 is sided
		n.Sub(n, total)
	} else {
		rest := new(big.Rat).Sub(big.NewRat(1, 1), limit)
		if rest.Sign() == 0 {
			return 0, false
		}
		n.Mul(limit, total)
		n.Sub(n, hits)
		n.Quo(n, rest)
	}
	if !n.IsInt() || n.Sign() < 0 || !n.Num().IsInt64() {
		return 0, false
	}
	return n.Num().Int64(), true
}
