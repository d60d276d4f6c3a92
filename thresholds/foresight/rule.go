package foresight

import (
	"math"
	"math/big"
	"slices"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// rule is all that this package asks of a rule. Nothing else here compares a number
// with a limit, so that what is foretold and what is judged cannot differ.
type rule struct {
	thresholds.Rule
	kind   metrics.Kind
	sense  metrics.Sense
	openIn bool // the metric counts what is open in the total
}

func ruleOf(v *thresholds.Verdict) rule {
	return rule{
		Rule: v.Rule, kind: v.Kind, sense: v.Sense,
		openIn: slices.Contains(v.Rule.Metric.Conventions(), metrics.Convention{Name: "open", Value: "in"}),
	}
}

// status judges a tally, as the judge would.
func (r *rule) status(t metrics.Tally) thresholds.Status {
	switch {
	case r.kind != metrics.Number && t.Total <= 0:
		return thresholds.NoData
	case r.kind != metrics.Number && t.Total < r.Minimum:
		return thresholds.TooFew
	case !r.holds(r.Limit, t) && (r.Floor == 0 || r.floorCount(t) >= r.Floor):
		return thresholds.Fail
	case r.Warning.Op != 0 && !r.holds(r.Warning, t):
		return thresholds.Warn
	}
	return thresholds.Pass
}

func (r *rule) fails(t metrics.Tally) bool { return r.status(t) == thresholds.Fail }

func (r *rule) holds(l thresholds.Limit, t metrics.Tally) bool {
	if r.kind == metrics.Number {
		return l.HoldsCount(t.Hits)
	}
	return l.Holds(t.Ratio())
}

// floorCount is what the floor counts.
func (r *rule) floorCount(t metrics.Tally) int64 {
	if r.Limit.Op.IsLower() {
		return t.Total - t.Hits
	}
	return t.Hits
}

// hitsAgainst reports whether a hit is what counts against the rule; else it is the
// rest of the total.
func (r *rule) hitsAgainst() bool {
	switch {
	case r.Limit.Op.IsUpper(), r.Limit.Op == thresholds.Equal && r.Limit.Value.IsZero():
		return true
	case r.Limit.Op.IsLower():
		return false
	}
	return r.sense == metrics.HitIsBad
}

// against returns how much of a tally counts against the rule.
func (r *rule) against(t metrics.Tally) int64 {
	if r.hitsAgainst() {
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

// sided reports whether the more there is against the rule, the worse: not so for a
// rate that must equal something between.
func (r *rule) sided() bool {
	return r.Limit.Op != thresholds.Equal || r.Limit.Value.IsZero()
}

// counts reports whether the rule counts subjects, which can turn one by one.
func (r *rule) counts() bool { return r.kind == metrics.Share || r.kind == metrics.Number }

// target returns the limit as a fraction.
func (r *rule) target() *big.Rat {
	v := r.Limit.Value
	exp := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(v.Exponent(), -v.Exponent()))), nil)
	if v.Exponent() < 0 {
		return new(big.Rat).SetFrac(v.Coefficient(), exp)
	}
	return new(big.Rat).SetInt(exp.Mul(exp, v.Coefficient()))
}

// span returns the window the rule looks at where so much is in a span.
func (r *rule) span(total func(window.Span) int64) window.Span {
	low := r.LowVolume
	if low == nil {
		return r.Window
	}
	by := low.By
	if by == (window.Span{}) {
		by = r.Window
	}
	if total(by) < low.Under {
		return low.Window
	}
	return r.Window
}

// spans returns every window the rule may look at.
func (r *rule) spans() []window.Span {
	out := []window.Span{r.Window}
	if low := r.LowVolume; low != nil {
		out = append(out, low.Window)
		if low.By != (window.Span{}) {
			out = append(out, low.By)
		}
	}
	return out
}

// firstWhere returns the smallest n in [0, most] for which is(n) holds, given that
// it holds for all greater ones as well; false if it holds for none.
func firstWhere(most int64, is func(n int64) bool) (int64, bool) {
	if !is(most) {
		return 0, false
	}
	lo, hi := int64(0), most // is(hi)
	for step := int64(1); lo < hi && step < most; step *= 2 {
		if is(step) {
			hi = step
			break
		}
		lo = step + 1
		if step > math.MaxInt64/2 {
			break
		}
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
