package checklist_test

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/sellerperf/sellerperf/internal/golden"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report/checklist"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// saying is a checklist in which everything that others write says s.
func saying(s string) checklist.Checklist {
	v := thresholds.Verdict{
		Rule: thresholds.Rule{
			ID: s, Metric: metrics.Variant(s), Segment: metrics.CategorySegment(s), Window: window.Span{Days: 7},
			Limit: thresholds.MustParseLimit("below 0.01"), Note: s,
		},
		Policy: s, Edition: s, Unit: s, Window: window.Span{Days: 7}.Range(sampleDay), Tally: metrics.Tally{Hits: 1, Total: 50},
		Ratio: metrics.NewRatio(1, 50), Status: thresholds.Fail, Budget: -1, HasBudget: true,
	}
	due := sampleDay.Add(1).End(time.UTC)
	k := metrics.Case{ID: s, Thing: s, Day: sampleDay, Tally: metrics.Tally{Hits: 1, Total: 1}, Why: metrics.Fact{Type: s, At: due, ID: s}}
	was := v
	was.Status = thresholds.Pass
	card := thresholds.Scorecard{
		Policy: s, Title: s, Edition: s, AsOf: sampleDay, Zone: s, Status: thresholds.Fail, Verdicts: []thresholds.Verdict{v},
		Outcomes: []thresholds.Outcome{{ID: s, Title: s, Level: s, Status: thresholds.Fail, Actions: []string{s}}},
	}
	before := card
	before.AsOf, before.Verdicts = sampleDay.Add(-1), []thresholds.Verdict{was}
	cost := foresight.Cost{Rule: s, Segment: metrics.CategorySegment(s), Budget: 1, Left: -1, HasLeft: true, Status: thresholds.Fail, First: sampleDay, Last: sampleDay}
	return checklist.Of(checklist.Facts{
		Account: s, Card: card, Before: before,
		Queue: []foresight.Obligation{
			{Duty: foresight.Duty(s), ID: s, Thing: s, Due: due, Costs: []foresight.Cost{cost}},
			{Duty: foresight.Ship, ID: s, Due: due, Costs: []foresight.Cost{cost}},
			{Duty: foresight.Ship, ID: s + "2", Due: due, Costs: []foresight.Cost{cost}},
			{Duty: foresight.Answer, ID: s, Due: due.Add(48 * time.Hour), Costs: []foresight.Cost{cost}},
		},
		Rules: []checklist.RuleFacts{{Against: []metrics.Case{k}, More: 2, Turned: []foresight.Turned{{Case: k, Part: foresight.Happened, Against: 1}}}},
	})
}

// hostile is what nobody should write into a name.
const hostile = "=cmd|' /C calc'!A1 | **b** <img src=x> [x](y) `c` \x1b]0;owned\x07\x1b[2J\r\n\u202egnp.exe \xff@SUM(A1) キッチン; , \\n END:VCALENDAR"

func TestHostileText(t *testing.T) {
	for name, f := range map[string]checklist.Formatter{
		"hostile.txt": {}, "hostile.md": {Format: checklist.FormatMarkdown}, "hostile.html": {Format: checklist.FormatHTML},
		"hostile.json": {Format: checklist.FormatJSON}, "hostile.ics": {Format: checklist.FormatICalendar},
	} {
		golden.Check(t, name, write(t, f, saying(hostile)))
	}
}

// looks are the escape sequences that Text writes itself.
var looks = regexp.MustCompile("\x1b\\[(0|1|2|1;31|33|32)m")

var tag = regexp.MustCompile(`<(?:/?[a-zA-Z][a-z0-9]*(?: [^<>]*)?|!DOCTYPE html)>`)

// Whatever is written into names, a page is made of lines of visible text, and each format
// keeps its form.
func TestNothingHiddenReachesAPage(t *testing.T) {
	safe := map[string]int{}
	for _, m := range tag.FindAllString(string(write(t, checklist.Formatter{Format: checklist.FormatHTML}, saying("x"))), -1) {
		safe[m]++
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.RuneFrom([]rune("\x00\x1b\x07\r\n\t\u0085\u2028\u202e\u200b\ufeff|=+-@'\"`*_<>\\[]#;:, a日e\u0301"))),
			rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) })).Draw(t, "s")
		c := saying(s)
		for _, f := range []checklist.Formatter{{}, {Color: true}, {Format: checklist.FormatMarkdown}, {Format: checklist.FormatICalendar}} {
			var page bytes.Buffer
			require.NoError(t, f.Write(&page, c))
			text := page.String()
			if f.Color {
				text = looks.ReplaceAllString(text, "")
			}
			if f.Format == checklist.FormatICalendar {
				checkCalendar(t, text)
				text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n ", ""), "\r\n", "\n")
			}
			for _, r := range text {
				if r != '\n' && !unicode.IsPrint(r) || r == utf8.RuneError && !strings.Contains(s, "\uFFFD") {
					t.Fatalf("%v: %U on the page of %q:\n%s", f.Format, r, s, text)
				}
			}
			if f.Format == checklist.FormatMarkdown && strings.ContainsAny(text, "<>") {
				t.Fatalf("a tag of %q:\n%s", s, text)
			}
		}
		var page bytes.Buffer
		require.NoError(t, checklist.JSON(&page, c, checklist.JSONOptions{}))
		require.True(t, json.Valid(page.Bytes()))
		page.Reset()
		require.NoError(t, checklist.HTML(&page, c, checklist.HTMLOptions{}))
		for _, m := range tag.FindAllString(page.String(), -1) {
			if safe[m] == 0 && !strings.HasPrefix(m, "<meta ") {
				t.Fatalf("a tag of %q: %s", s, m)
			}
		}
	})
}
