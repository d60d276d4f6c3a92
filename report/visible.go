package report

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
)

// visible returns text that does what it shows: every kind of space is one blank, and
// what a terminal would obey rather than show (escape sequences, changes of the
// direction of writing) and what is no text at all is spelled out: \x1b, \u202e.
func visible(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r == utf8.RuneError || !strconv.IsPrint(r) }) {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD"):
			b.WriteString(`\x` + strconv.FormatUint(uint64(s[i]), 16))
		case strconv.IsPrint(r):
			b.WriteRune(r)
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		default:
			quoted := strconv.QuoteRuneToASCII(r)
			b.WriteString(quoted[1 : len(quoted)-1])
		}
	}
	return b.String()
}

// cleaned returns a copy of a scorecard whose every text is visible: names and notes
// come from policy files, and categories from whoever wrote the events.
func cleaned(sc thresholds.Scorecard) thresholds.Scorecard {
	for _, s := range []*string{&sc.Policy, &sc.Title, &sc.Edition, &sc.Zone} {
		*s = visible(*s)
	}
	sc.Verdicts, sc.Parts = cleanedVerdicts(sc.Verdicts), cleanedVerdicts(sc.Parts)
	sc.Outcomes = cleanedOutcomes(sc.Outcomes)
	return sc
}

func cleanedVerdicts(verdicts []thresholds.Verdict) []thresholds.Verdict {
	verdicts = slices.Clone(verdicts)
	for i := range verdicts {
		v := &verdicts[i]
		v.Rule.ID, v.Rule.Note, v.Unit = visible(v.Rule.ID), visible(v.Rule.Note), visible(v.Unit)
		v.Rule.Metric = metrics.Variant(visible(string(v.Rule.Metric)))
		v.Rule.Segment = metrics.Segment(visible(string(v.Rule.Segment)))
		v.Rule.Currency = visible(v.Rule.Currency)
		v.Rule.When = cloned(v.Rule.When, func(id *string) { *id = visible(*id) })
		v.Level, v.Better.Level, v.Worse.Level = visible(v.Level), visible(v.Better.Level), visible(v.Worse.Level)
		v.Actions = cloned(v.Actions, func(a *string) { *a = visible(*a) })
		v.Warnings = slices.Clone(v.Warnings)
		for k := range v.Warnings {
			w := &v.Warnings[k]
			w.Code = thresholds.WarningCode(visible(string(w.Code)))
		}
	}
	return verdicts
}

// columns returns how many columns of a terminal a text takes: letters of East Asia
// and emoji two, marks on other letters none.
func columns(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me):
		case unicode.Is(wide, r):
			n += 2
		default:
			n++
		}
	}
	return n
}

// wide holds what East Asian Width (Unicode Standard Annex 11) calls wide or fullwidth,
// in blocks.
var wide = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x1100, 0x115F, 1}, {0x2E80, 0x303E, 1}, {0x3041, 0xA4CF, 1}, {0xAC00, 0xD7A3, 1},
		{0xF900, 0xFAFF, 1}, {0xFE30, 0xFE6F, 1}, {0xFF00, 0xFF60, 1}, {0xFFE0, 0xFFE6, 1},
	},
	R32: []unicode.Range32{{0x1F300, 0x1F64F, 1}, {0x1F680, 0x1F6FF, 1}, {0x1F900, 0x1F9FF, 1}, {0x20000, 0x3FFFD, 1}},
}

// pad fills s up to a width.
func pad(s string, width int) string { return s + strings.Repeat(" ", max(0, width-columns(s))) }

func padLeft(s string, width int) string { return strings.Repeat(" ", max(0, width-columns(s))) + s }

// wrap breaks text into lines of at most width columns, words kept whole.
func wrap(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case columns(line)+1+columns(word) <= width:
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
	}
	return append(lines, line)
}
