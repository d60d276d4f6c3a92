package foresight

import (
	"math"
	"math/big"
	"slices"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// rule is all that this package asks of a rule. What fails, and what a budget is, the
// judge's own rule says ([thresholds.Ready]); nothing else here compares a number with a
// limit, so that what is foretold and what is judged cannot differ.
type rule struct {
	thresholds.Rule
	ready thresholds.Ready
	kind  metrics.Kind
	sense metrics.Sense
	limit thresholds.Limit // that of the number, as judged
	// openIn: the metric counts what is open in the total. apart: the total is that of
	// another metric or window. count: the number is the hits or the total alone.
	openIn, apart, count   bool
	isHitsAgainst, isSided bool // asked often
	// What is known of buyers: so many of the verdict's hits.
	hits, buyers int64
	hasBuyers    bool
}

func ruleOf(v *thresholds.Verdict, ready *thresholds.Ready) rule {
	r := rule{
		Rule: v.Rule, ready: *ready, kind: v.Kind, sense: v.Sense, limit: ready.Limit(),
		openIn: slices.Contains(v.Rule.Metric.Conventions(), metrics.Convention{Name: "open", Value: "in"}),
		apart:  v.Rule.Denominator != nil, count: v.Rule.Of != 0 || v.Kind == metrics.Number,
		hits: v.Tally.Hits, buyers: v.Buyers, hasBuyers: v.HasBuyers,
	}
	zero := r.limit.Value.IsZero()
	r.isSided = r.limit.Op != thresholds.Equal || zero
	switch {
	case r.limit.Op.IsUpper(), r.limit.Op == thresholds.Equal && zero:
		r.isHitsAgainst = true
	case !r.limit.Op.IsLower():
		r.isHitsAgainst = r.sense == metrics.HitIsBad
	}
	return r
}

// buyersOf returns of how many buyers the hits of a tally are at most: each hit that the
// verdict does not have is of another one.
func (r *rule) buyersOf(t metrics.Tally) int64 {
	if r.hasBuyers {
		return min(r.buyers+max(t.Hits-r.hits, 0), t.Hits)
	}
	return t.Hits
}

// status judges a tally, as the judge would.
func (r *rule) status(t metrics.Tally) thresholds.Status {
	return r.ready.Judge(t, r.buyersOf(t)).Status
}

// fails reports whether a tally breaks the limit.
func (r *rule) fails(t metrics.Tally) bool { return r.ready.Fails(t, r.buyersOf(t)) }

// budget returns how many subjects may turn against the rule in a tally.
func (r *rule) budget(t metrics.Tally) (int64, bool) {
	v := r.ready.Judge(t, r.buyersOf(t))
	return v.Budget, v.HasBudget
}

// hitsAgainst reports whether a hit is what counts against the rule; else it is the
// rest of the total.
func (r *rule) hitsAgainst() bool { return r.isHitsAgainst }

// bounded reports whether what counts against the rule are subjects that are there: not
// so for a count that may not be too low, where it is those that are missing.
func (r *rule) bounded() bool { return !r.count || r.hitsAgainst() }

// against returns how much of a tally counts against the rule.
func (r *rule) against(t metrics.Tally) int64 {
	switch {
	case !r.bounded():
		return 0
	case r.Of == thresholds.Total:
		return t.Total
	case r.hitsAgainst():
		return t.Hits
	}
	return t.Total - t.Hits
}

// turned returns a tally of which n subjects have turned against the rule.
func (r *rule) turned(t metrics.Tally, n int64) metrics.Tally {
	if r.hitsAgainst() {
		t.Hits += n
	} else {
		t.Hits -= n
	}
	return t
}

// added returns a tally with n more subjects of which so many are against the rule.
func (r *rule) added(t metrics.Tally, n, against int64) metrics.Tally {
	if r.kind != metrics.Number {
		t.Total += n
	}
	if r.hitsAgainst() {
		t.Hits += against
	} else {
		t.Hits += n - against
	}
	return t
}

// with returns a tally of some total, n of it against the rule.
func (r *rule) with(total, n int64) metrics.Tally {
	switch {
	case r.Of == thresholds.Total:
		return metrics.Tally{Hits: n, Total: n}
	case r.count:
		return metrics.Tally{Hits: n, Total: total}
	}
	return r.added(metrics.Tally{}, total, n)
}

// sided reports whether the more there is against the rule, the worse: not so for a
// number that must equal something between.
func (r *rule) sided() bool { return r.isSided }

// counts reports whether the rule counts subjects, which can turn one by one.
func (r *rule) counts() bool {
	return r.kind == metrics.Share || r.kind == metrics.Number || r.Of != 0
}

// number returns what is compared with the limit, without data where there is none.
func (r *rule) number(t metrics.Tally) metrics.Ratio {
	switch {
	case r.Of == thresholds.Total:
		return metrics.NewRatio(t.Total, 1)
	case r.count:
		return metrics.NewRatio(t.Hits, 1)
	}
	return t.Ratio()
}

// target returns the limit as a fraction, what is compared being number.
func (r *rule) target() *big.Rat {
	out := r.limit.Value.Rat()
	if d := r.Denominator; d != nil && d.Parts > 1 {
		out.Quo(out, new(big.Rat).SetInt64(d.Parts))
	}
	return out
}

// turns returns the totals at which the rule begins to look at a tally otherwise, those
// above from and not above to, in order: between two of them more of one kind of
// subjects makes it fail, or not fail, once at most.
func (r *rule) turns(from, to int64) []int64 {
	var out []int64
	marks := [...]int64{1, r.Minimum, r.FloorTotal, 0}
	if r.SmallSample != nil {
		marks[3] = r.SmallSample.Under
	}
	for _, m := range marks {
		if m > from && m <= to {
			out = append(out, m)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// firstAdded returns the smallest n for which is holds of the tally that n more subjects
// make, searching piece by piece between the totals at which the rule changes.
func (r *rule) firstAdded(t metrics.Tally, add func(n int64) metrics.Tally, is func(metrics.Tally) bool) (int64, bool) {
	from, most := int64(0), room(t)
	if r.kind != metrics.Number {
		for _, total := range r.turns(t.Total, math.MaxInt64) {
			end := total - t.Total - 1
			if n, ok := firstWhere(from, end, func(n int64) bool { return is(add(n)) }); ok {
				return n, true
			}
			from = end + 1
		}
	}
	return firstWhere(from, most, func(n int64) bool { return is(add(n)) })
}

// firstWhere returns the smallest n in [from, to] for which is holds, given that it holds
// for all greater ones as well; false if it holds for none.
func firstWhere(from, to int64, is func(n int64) bool) (int64, bool) {
	if from > to || !is(to) {
		return 0, false
	}
	lo, hi := from, to // is(hi)
	for step := int64(1); lo < hi && step <= (to-from)/2; step *= 2 {
		if is(from + step) {
			hi = from + step
			break
		}
		lo = from + step + 1
	}
	for lo < hi {
		if m := lo + (hi-lo)/2; is(m) {
			hi = m
		} else {
			lo = m + 1
		}
	}
	return lo, true
}

// leavesOn returns the first as-of day whose window begins after d, not later than last;
// the day after last if there is none.
func leavesOn(sp window.Span, d, last window.Day) window.Day {
	if sp.Days > 0 {
		if out := d.Add(sp.Days + sp.Lag); out.IsValid() && !out.After(last) {
			return out
		}
		return last.Add(1)
	}
	n, ok := firstWhere(0, int64(max(last.Sub(d), 0)), func(n int64) bool {
		return sp.Range(d.Add(int(n))).First.After(d)
	})
	if !ok {
		return last.Add(1)
	}
	return d.Add(int(n))
}

// enters returns the first as-of day, from d on, whose window holds d, not later than
// last; the day after last if there is none.
func enters(sp window.Span, d, last window.Day) window.Day {
	n, ok := firstWhere(0, int64(max(last.Sub(d), 0)), func(n int64) bool {
		return !sp.Range(d.Add(int(n))).Last.Before(d)
	})
	if !ok {
		return last.Add(1)
	}
	return d.Add(int(n))
}
