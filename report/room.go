package report

import (
	"fmt"
	"strconv"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
)

// A grain is which way subjects turn against a rule.
type grain int

const (
	defects   grain = iota // under an upper limit, hits are bad: the fewer hits the better
	successes              // under a lower limit, hits are good: the more the better
	across                 // any other rule: the budget is only a number
)

func grainOf(v *thresholds.Verdict) grain {
	op := judgedBy(v).Op
	switch {
	case isCount(v) && !op.IsLower(), !op.IsLower() && v.Sense == metrics.HitIsBad:
		return defects
	case op.IsLower() && (isCount(v) || v.Sense == metrics.HitIsGood):
		return successes
	}
	return across
}

// room says in a word or two how far it is to the limit.
func room(v *thresholds.Verdict) string {
	if !v.HasBudget {
		return ""
	}
	n := v.Budget
	switch g := grainOf(v); {
	case g == across:
		return "budget " + strconv.FormatInt(n, 10)
	case n >= 0:
		return amount(v, n) + " to spare"
	case g == defects:
		return amount(v, -n) + " too many"
	}
	return amount(v, -n) + " too few"
}

// demand says what it takes to pass a rule that fails.
func demand(v *thresholds.Verdict) string {
	if !v.HasBudget {
		return fmt.Sprintf("%s, and %s is demanded", number(v), limit(v, judgedBy(v)))
	}
	may, must := "may", "must"
	if v.Rule.Advice {
		may, must = "should", "should"
	}
	unit, hits, total := unitOf(v), v.Tally.Hits, v.Tally.Total
	if isCount(v) {
		return demandCount(v, judged(v), unit)
	}
	allowed := hits + v.Budget
	switch g := grainOf(v); {
	case g == defects && allowed <= 0:
		return fmt.Sprintf("%d of %s went wrong, and none %s", hits, counted(total, unit), may)
	case g == defects:
		return fmt.Sprintf("%d of %s went wrong, and at most %d %s", hits, counted(total, unit), allowed, may)
	case g == successes:
		return fmt.Sprintf("%d of %s went right, and at least %d %s", hits, counted(total, unit), hits-v.Budget, must)
	}
	return fmt.Sprintf("%d of %s, budget %d", hits, counted(total, unit), v.Budget)
}

// demandCount is demand for a count.
func demandCount(v *thresholds.Verdict, n int64, unit string) string {
	if v.Rule.Currency != "" {
		return fmt.Sprintf("%s%s, and %s is demanded", amount(v, n), money(v), limit(v, judgedBy(v)))
	}
	switch allowed := n + v.Budget; {
	case grainOf(v) == successes:
		return fmt.Sprintf("%s, and at least %d %s needed", counted(n, unit), n-v.Budget, isAre(n-v.Budget))
	case allowed <= 0:
		return counted(n, unit) + ", and none is allowed"
	default:
		return fmt.Sprintf("%s, and at most %d %s allowed", counted(n, unit), allowed, isAre(allowed))
	}
}

// outlook says why a rule that does not fail needs watching, or "".
func outlook(v *thresholds.Verdict) string {
	for _, w := range v.Warnings {
		if w.Code == thresholds.WarnOpen && v.Status == thresholds.Pass {
			return fmt.Sprintf("%s %s still open and can break the limit", counted(w.Count, unitOf(v)), isAre(w.Count))
		}
	}
	switch {
	case v.Status != thresholds.Warn:
		return ""
	case v.Rule.Advice:
		return demand(v)
	case v.Rule.Streak > 1 && v.Broken > 0:
		return demand(v) + "; " + warnedFor(v)
	case v.HasBudget && grainOf(v) != across && v.Budget >= 0:
		return fmt.Sprintf("%s, and %s would be better; %s", number(v), limit(v, wished(v)), affordable(v.Budget, unitOf(v)))
	}
	return fmt.Sprintf("%s, and %s would be better", number(v), limit(v, wished(v)))
}

// affordable says how many more may go wrong.
func affordable(n int64, unit string) string {
	if n == 0 {
		return "no more " + unit + " may go wrong"
	}
	return fmt.Sprintf("%d more %s may go wrong", n, things(n, unit))
}

func isAre(n int64) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// doubts name the certainties of a limit that its marketplace does not state itself:
// beside the number, and in full.
var doubts = map[thresholds.Certainty]struct{ short, full string }{
	thresholds.Secondary:   {"limit secondary", "the limit is from a secondary source"},
	thresholds.Conflicting: {"limit disputed", "the sources of the limit conflict"},
	thresholds.Inherited:   {"limit inherited", "the limit is inherited: no source was found to state it for this marketplace"},
	thresholds.Assumed:     {"limit assumed", "the limit is assumed: no source was found to state it"},
}

// doubt returns how much a verdict's limit is worth, where it is less than enforced and
// stated by its marketplace, else "" twice.
func doubt(v *thresholds.Verdict) (short, full string) {
	d := doubts[v.Rule.CertaintyOf("limit.value")]
	if !v.Rule.Advice {
		return d.short, d.full
	}
	return "advice" + lead(", ", d.short), "the limit is advice: nothing is known to follow" + lead("; ", d.full)
}

// remarks are what to know beside the number, in sentences without an end.
func remarks(v *thresholds.Verdict) []string {
	var out []string
	add := func(yes bool, text string) {
		if yes {
			out = append(out, text)
		}
	}
	rule := &v.Rule
	if v.Status == thresholds.NotApplicable {
		return []string{whyNot(v)}
	}
	add(v.Status == thresholds.TooFew, "not judged under "+counted(rule.Minimum, unitOf(v)))
	if why := warnedFor(v); v.Status == thresholds.Warn && why != "" {
		add(true, why)
	}
	add(v.Level != "", standing(v.Level, v.Better, v.Worse, unitOf(v)))
	out = append(out, floors(rule, unitOf(v))...)
	for _, w := range v.Warnings {
		add(w.Code != thresholds.WarnWarningLine, w.String()) // warnedFor has said it
	}
	return out
}

// allRemarks are the remarks, and in full what is unsure about the limit.
func allRemarks(v *thresholds.Verdict) []string {
	out := remarks(v)
	if _, full := doubt(v); full != "" && v.Status != thresholds.NotApplicable {
		out = append(out, full)
	}
	return out
}
