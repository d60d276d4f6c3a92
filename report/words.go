package report

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
)

// labels are the statuses on a page.
var labels = map[thresholds.Status]string{
	thresholds.Fail: "FAIL", thresholds.Warn: "WARN", thresholds.Pass: "PASS",
	thresholds.TooFew: "TOO FEW", thresholds.NoData: "NO DATA", thresholds.NotApplicable: "N/A",
}

// summary counts the statuses in words.
func (b *brief) summary() string {
	if len(b.Verdicts) == 0 && len(b.Parts) > 0 {
		return summary(b.Parts, "condition")
	}
	return summary(b.Verdicts, "rule")
}

// summary counts verdicts of one noun by status.
func summary(verdicts []thresholds.Verdict, noun string) string {
	var n [thresholds.NotApplicable + 1]int
	for i := range verdicts {
		if s := verdicts[i].Status; s.IsValid() {
			n[s]++
		}
	}
	var parts []string
	for _, p := range []struct {
		n    int
		verb string
	}{
		{n[thresholds.Fail], "failing"}, {n[thresholds.Warn], "warning"}, {n[thresholds.Pass], "passing"},
		{n[thresholds.TooFew], "with too few to judge"}, {n[thresholds.NoData], "without data"},
		{n[thresholds.NotApplicable], "not applicable"},
	} {
		if p.n > 0 {
			parts = append(parts, strconv.Itoa(p.n)+" "+p.verb)
		}
	}
	rules := counted(int64(len(verdicts)), noun)
	if len(parts) == 0 {
		return rules
	}
	return rules + ": " + strings.Join(parts, ", ")
}

// percentage reports whether a kind of number is printed as a percentage.
func percentage(k metrics.Kind) bool { return k == metrics.Share || k == metrics.Value }

// number prints what is judged, rounded half up to two decimals.
func number(v *thresholds.Verdict) string {
	switch {
	case v.Status == thresholds.NotApplicable, v.Status == thresholds.NoData:
		return "-"
	case isCount(v):
		return amount(v, judged(v))
	case isPercent(v):
		return v.Ratio.Percent()
	}
	mean, ok := v.Ratio.Round(2)
	if !ok {
		return "-"
	}
	return fixed(mean, 2)
}

// fixed prints a decimal without reading decimal's package variables.
func fixed(d decimal.Decimal, places int32) string { return d.StringFixed(places) }

// limit prints a limit in the number's own measure, all its digits.
func limit(v *thresholds.Verdict, l thresholds.Limit) string {
	value, sign := l.Value, money(v)
	if isPercent(v) {
		value, sign = value.Shift(2), "%"
	}
	return l.Op.String() + " " + fixed(value, max(0, -value.Exponent())) + sign
}

// counts prints what the number is made of.
func counts(v *thresholds.Verdict) string {
	var s string
	switch {
	case v.Rule.Of == thresholds.Total && v.Kind != metrics.Value:
		s = counted(v.Tally.Total, unitOf(v)) // what is judged; which of them are hits is another rule's
	case v.Kind == metrics.Number:
		s = amount(v, v.Tally.Hits) + " " + things(v.Tally.Hits, unitOf(v))
		if v.Rule.Currency != "" {
			s = amount(v, v.Tally.Hits) + money(v)
		}
	case v.Kind == metrics.Share:
		s = fmt.Sprintf("%d of %s", v.Tally.Hits, counted(v.Tally.Total, unitOf(v)))
	case v.Kind == metrics.Value:
		s = fmt.Sprintf("%d of %d in minor units of money", v.Tally.Hits, v.Tally.Total)
	default:
		s = fmt.Sprintf("a sum of %d over %s", v.Tally.Hits, counted(v.Tally.Total, unitOf(v)))
	}
	if v.Tally.Open != 0 {
		s += fmt.Sprintf(", %d open", v.Tally.Open)
	}
	return s
}

// days prints the days that are judged.
func days(v *thresholds.Verdict) string {
	if v.Span.Lifetime {
		return "ever, to " + v.Window.Last.String()
	}
	return v.Window.First.String() + " to " + v.Window.Last.String()
}

// period prints a rule's effective period.
func period(r thresholds.Rule) string {
	switch {
	case !r.Until.IsValid():
		return "from " + r.From.String() + " on"
	case !r.From.IsValid():
		return "until " + r.Until.String()
	}
	return r.From.String() + " to " + r.Until.String()
}

// unitOf returns what is counted, a metric's unit if it names one.
func unitOf(v *thresholds.Verdict) string { return cmp.Or(v.Unit, "subject") }

// counted prints a number of things.
func counted(n int64, unit string) string { return strconv.FormatInt(n, 10) + " " + things(n, unit) }

func things(n int64, unit string) string {
	if n != 1 {
		unit += "s"
	}
	return unit
}
