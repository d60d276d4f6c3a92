package report

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
)

// isCount reports whether what is judged is a number of things, and no rate: a count, one
// figure of a rate, a small sample.
func isCount(v *thresholds.Verdict) bool {
	return v.Kind == metrics.Number || v.Rule.Of != 0 || v.Count
}

// isPercent reports whether what is judged is printed as a percentage.
func isPercent(v *thresholds.Verdict) bool { return !isCount(v) && percentage(v.Kind) }

// judged returns the count that is judged.
func judged(v *thresholds.Verdict) int64 {
	if v.Rule.Of == thresholds.Total {
		return v.Tally.Total
	}
	return v.Tally.Hits
}

// judgedBy returns the limit a verdict was judged by: the rule's, but for a release, a
// small sample, and what peers made of it.
func judgedBy(v *thresholds.Verdict) thresholds.Limit {
	if v.Limit.IsZero() {
		return v.Rule.Limit
	}
	return v.Limit
}

// amount prints a count; that of a rule on money in major units.
func amount(v *thresholds.Verdict, n int64) string {
	if v.Rule.Currency == "" {
		return strconv.FormatInt(n, 10)
	}
	places := int32(metrics.MinorUnits(v.Rule.Currency))
	return fixed(decimal.New(n, -places), places)
}

// money names the currency of a rule on money, after a blank.
func money(v *thresholds.Verdict) string { return lead(" ", v.Rule.Currency) }

// whyNot says why a rule is not applied.
func whyNot(v *thresholds.Verdict) string {
	r := &v.Rule
	switch {
	case r.From.IsValid() || r.Until.IsValid():
		return "in force " + period(*r)
	case r.Currency != "":
		return "for accounts in " + r.Currency
	case len(r.When) > 0:
		return "only where " + list(r.When) + " " + passPasses(len(r.When))
	}
	return "does not apply"
}

func passPasses(n int) string {
	if n == 1 {
		return "passes"
	}
	return "pass"
}

// floors says from when on a rule can fail.
func floors(r *thresholds.Rule, unit string) []string {
	var out []string
	if r.Floor > 0 {
		out = append(out, "can fail only from "+counted(r.Floor, unit)+" against it on")
	}
	if r.FloorTotal > 0 {
		out = append(out, "can fail only from a total of "+counted(r.FloorTotal, unit)+" on")
	}
	if r.FloorBuyers > 0 {
		out = append(out, "can fail only from "+counted(r.FloorBuyers, "buyer")+" on")
	}
	return out
}

// warnedFor says why a rule warns that does not fail.
func warnedFor(v *thresholds.Verdict) string {
	r := &v.Rule
	switch {
	case r.Advice:
		return ""
	case r.Streak > 1 && v.Broken > 0:
		return "missed in " + counted(int64(v.Broken), "evaluation") + " in a row, and fails at " + strconv.Itoa(r.Streak)
	case !r.Warning.IsZero():
		return "the warning line is " + limit(v, r.Warning)
	}
	return ""
}

// wished returns the line that a verdict that warns has missed.
func wished(v *thresholds.Verdict) thresholds.Limit {
	if v.Rule.Warning.IsZero() {
		return judgedBy(v)
	}
	return v.Rule.Warning
}
