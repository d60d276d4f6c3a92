package report

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
)

// summary counts the statuses in words.
func summary(verdicts []thresholds.Verdict) string {
	var n [thresholds.NotApplicable + 1]int
	for i := range verdicts {
		if s := verdicts[i].Status; s.IsValid() {
			n[s]++
		}
	}
	var parts []string
	add := func(n int, verb string) {
		if n > 0 {
			parts = append(parts, strconv.Itoa(n)+" "+verb)
		}
	}
	add(n[thresholds.Fail], "failing")
	add(n[thresholds.Warn], "warning")
	add(n[thresholds.Pass], "passing")
	add(n[thresholds.TooFew]+n[thresholds.NoData]+n[thresholds.NotApplicable], "not judged")
	rules := counted(int64(len(verdicts)), "rule")
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
	case v.Kind == metrics.Number:
		return strconv.FormatInt(v.Tally.Hits, 10)
	case percentage(v.Kind):
		return v.Ratio.Percent()
	}
	mean, ok := v.Ratio.Round(2)
	if !ok {
		return "-"
	}
	return fixed(mean, 2)
}

// limit prints a limit in the number's own measure, all its digits.
func limit(v *thresholds.Verdict, l thresholds.Limit) string {
	value, sign := l.Value, ""
	if percentage(v.Kind) {
		value, sign = value.Shift(2), "%"
	}
	return l.Op.String() + " " + fixed(value, max(0, -value.Exponent())) + sign
}

// tally prints what the number is made of.
func tally(v *thresholds.Verdict) string {
	var s string
	switch v.Kind {
	case metrics.Number:
		s = counted(v.Tally.Hits, unitOf(v))
	case metrics.Share:
		s = fmt.Sprintf("%d of %s", v.Tally.Hits, counted(v.Tally.Total, unitOf(v)))
	case metrics.Value:
		s = fmt.Sprintf("%d of %d in minor units of money", v.Tally.Hits, v.Tally.Total)
	default:
		s = fmt.Sprintf("a sum of %d over %s", v.Tally.Hits, counted(v.Tally.Total, unitOf(v)))
	}
	if v.Tally.Open != 0 {
		s += fmt.Sprintf(", %d open", v.Tally.Open)
	}
	return s
}

// budget prints what a rule still allows, or what it takes.
func budget(v *thresholds.Verdict) string {
	op := v.Rule.Limit.Op
	n := v.Budget
	switch {
	case v.Kind == metrics.Number && !op.IsLower():
		if n < 0 {
			return counted(-n, unitOf(v)) + " too many"
		}
		return affordable(n, "", unitOf(v))
	case op.IsUpper() && v.Sense == metrics.HitIsGood, op.IsLower() && v.Sense == metrics.HitIsBad, v.Kind == metrics.Number:
		return fmt.Sprintf("budget: %d", n) // a rule against the grain has no good and bad
	case n < 0:
		return counted(-n, unitOf(v)) + " must turn good"
	}
	return affordable(n, "bad ", unitOf(v))
}

func affordable(n int64, adjective, unit string) string {
	switch n {
	case 0:
		return "no more " + adjective + unit + " is affordable"
	case 1:
		return "1 more " + adjective + unit + " is affordable"
	}
	return fmt.Sprintf("%d more %s%ss are affordable", n, adjective, unit)
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
func counted(n int64, unit string) string {
	if n != 1 {
		unit += "s"
	}
	return strconv.FormatInt(n, 10) + " " + unit
}

// pad fills s up to a width, and with one blank if it is longer.
func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(1, width-utf8.RuneCountInString(s)))
}

func padLeft(s string, width int) string {
	return strings.Repeat(" ", max(0, width-utf8.RuneCountInString(s))) + s
}

// wrap breaks text into lines of at most width runes, words kept whole.
func wrap(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) <= width:
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
	}
	return append(lines, line)
}
