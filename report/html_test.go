package report_test

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/sellerperf/sellerperf/internal/golden"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// telling is everything there can be to say of a scorecard, in which all that others
// write says s.
func telling(sc thresholds.Scorecard, s string) *report.Foresight {
	day := sc.AsOf
	f := report.Foresight{HasQueue: true, Known: day, Location: time.UTC}
	at := day.Start(time.UTC).Add(9 * time.Hour)
	for i := range sc.Verdicts {
		v := &sc.Verdicts[i]
		r := report.RuleForesight{Ahead: true, HasCauses: true}
		for k := range 90 {
			p := foresight.Point{AsOf: day.Add(k - 89), Tally: v.Tally, Status: v.Status}
			p.Tally.Hits += int64(k%7 - 3)
			r.Trend = append(r.Trend, p)
		}
		r.Recovery = foresight.Recovery{
			Volume: foresight.LastDays(28), Day: day.Add(20), Then: r.Trend[3], Now: r.Trend[89], Worst: r.Trend[80], Until: day.Add(60),
		}
		for k := range 5 {
			r.LookAhead = append(r.LookAhead, foresight.Ahead{
				AsOf: day.Add(k + 1), Total: v.Tally.Total, Low: v.Tally.Hits - int64(k), High: v.Tally.Hits + int64(k),
			})
		}
		one := decimal.New(1, -1)
		for range 7 {
			r.Causes = append(r.Causes, foresight.Cause{
				Keys: []foresight.Key{{By: foresight.Dimensions()[0], Value: s}}, Against: 2, Share: metrics.NewRatio(1, 3),
				Expected: metrics.NewRatio(1, 9), Without: v.Tally, Status: thresholds.Pass, HasChance: true, Chance: foresight.Bounds{Low: one, High: one},
			})
		}
		r.Behind = &foresight.Behind{
			Cases:  []metrics.Case{{ID: s, Thing: s, Day: day, Why: metrics.Fact{Type: "claim.opened", At: at}}, {ID: "o-2", Day: day, Why: metrics.Fact{Type: s, At: at}}},
			Others: 40,
		}
		f.Rules = append(f.Rules, r)
	}
	for i := range 12 {
		f.Queue = append(f.Queue, foresight.Obligation{
			Duty: foresight.Duty(s), ID: s, Thing: s, Due: at.Add(time.Duration(i) * time.Hour), Overdue: i == 0,
			Costs: []foresight.Cost{{Rule: s, Budget: 2, Left: 1, HasLeft: true, Status: thresholds.Fail, First: day, Last: day.Add(3)}},
		})
	}
	return &f
}

// policySaying is a policy whose notes and sources say s.
func policySaying(sc thresholds.Scorecard, s string) *thresholds.Policy {
	source := func(url string) thresholds.Source {
		return thresholds.Source{Of: []string{s}, URL: url, Read: sc.AsOf, Note: s}
	}
	return &thresholds.Policy{
		Name: sc.Policy, Title: sc.Title, Zone: "UTC",
		Sources: []thresholds.Source{source("https://example.com/?a=1&b=2"), source("javascript:alert(1)"), source(s)},
		Editions: []thresholds.Edition{{
			ID: sc.Edition, From: window.MustParseDay("2026-02-28"), Note: s, Sources: []thresholds.Source{source("http://example.com/" + s)},
		}},
	}
}

var styleSheet = regexp.MustCompile(`(?s)<style>.*?</style>`)

// unstyled takes the style sheet out of a page, which has goldens of its own.
func unstyled(t require.TestingT, page []byte) []byte {
	require.Len(t, styleSheet.FindAll(page, -1), 1)
	page = styleSheet.ReplaceAll(page, []byte("<style></style>"))
	return regexp.MustCompile(`sha256-[^']*`).ReplaceAll(page, []byte("sha256-..."))
}

func htmlOf(t require.TestingT, sc thresholds.Scorecard, opt report.HTMLOptions) []byte {
	var page bytes.Buffer
	require.NoError(t, report.HTML(&page, sc, opt))
	return page.Bytes()
}

func TestHTML(t *testing.T) {
	sc := lively(t)
	opt := report.HTMLOptions{Input: input, Foresight: telling(sc, "sku-1"), Policy: policySaying(sc, "a note")}
	page := htmlOf(t, sc, opt)
	golden.Check(t, "lively.html", page)
	require.Equal(t, page, htmlOf(t, sc, opt), "equal scorecards give equal bytes")
	golden.Check(t, "bare.html", htmlOf(t, sc, report.HTMLOptions{}))
	golden.Check(t, "empty.html", htmlOf(t, thresholds.Scorecard{Status: thresholds.NoData}, report.HTMLOptions{}))
	hard := saying(hostile)
	golden.Check(t, "hostile.html", htmlOf(t, hard, report.HTMLOptions{Foresight: telling(hard, hostile), Policy: policySaying(hard, hostile)}))
	require.Equal(t, saying(hostile), hard, "the scorecard stays as it was")

	boom := errors.New("boom")
	require.ErrorIs(t, report.HTML(broken{boom}, sc, report.HTMLOptions{}), boom)
}

// tag matches a tag as it begins.
var tag = regexp.MustCompile(`</?([a-zA-Z!][a-zA-Z0-9-]*)`)

// Whatever is written into names, ids, reasons and sources: it is text on the page. No
// element is there that the same page with harmless names has not, no address
// leads anywhere but to the web, and nothing is hidden.
func TestHostileHTML(t *testing.T) {
	tags := func(page []byte) []string {
		var out []string
		for _, m := range tag.FindAllSubmatch(page, -1) {
			out = append(out, string(m[1]))
		}
		return out
	}
	page := func(t require.TestingT, s string) []byte {
		sc := saying(s)
		// An address of a source is a link or not by what it is: keep it out of the count.
		policy := policySaying(sc, s)
		policy.Sources[2].URL = "ftp://example.com"
		policy.Editions[0].Sources = nil
		return htmlOf(t, sc, report.HTMLOptions{Foresight: telling(sc, s), Policy: policy})
	}
	want := tags(page(t, "harmless"))
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{hostile, `"><script>alert(1)</script>`, `' onload='x`, "</style><b>", "]]>", "<!--", "javascript:alert(1)"}),
			rapid.StringOf(rapid.RuneFrom([]rune("\x00\x1b\r\n\u2028\u202e\ufeff<>&'\"`=/ ab")))).Draw(t, "s")
		if strings.TrimSpace(s) == "" || regexp.MustCompile(`\d{4}`).MatchString(s) {
			t.Skip("no text, or dates are marked up")
		}
		got := page(t, s)
		require.Equal(t, want, tags(got))
		text := string(unstyled(t, got))
		require.NotContains(t, text, `"javascript:`)
		for _, m := range regexp.MustCompile(`(?:href|src)="([^"]*)"`).FindAllStringSubmatch(text, -1) {
			require.Regexp(t, `^(#|https?://|data:,$)`, m[1])
		}
		for _, r := range text {
			require.True(t, r == '\n' || unicode.IsPrint(r) && r != utf8.RuneError || r == utf8.RuneError && strings.Contains(s, "\uFFFD"), "%U", r)
		}
	})
}

// Every id is there once, and what refers to one finds it.
func TestHTMLRefersToItself(t *testing.T) {
	sc := lively(t)
	for _, opt := range []report.HTMLOptions{{}, {Foresight: telling(sc, "x"), Policy: policySaying(sc, "x")}} {
		page := string(htmlOf(t, sc, opt))
		ids := map[string]bool{}
		for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(page, -1) {
			require.False(t, ids[m[1]], m[1])
			ids[m[1]] = true
		}
		for _, m := range regexp.MustCompile(` (?:href="#|aria-labelledby="|aria-describedby=")([^"]*)"`).FindAllStringSubmatch(page, -1) {
			require.True(t, ids[m[1]], m[1])
		}
	}
}

// However much there is, the page stays small: it says how much it leaves out.
func TestHTMLStaysSmall(t *testing.T) {
	sc := lively(t)
	f := telling(sc, "x")
	small := len(htmlOf(t, sc, report.HTMLOptions{Foresight: f}))
	for len(f.Queue) < 100_000 {
		f.Queue = append(f.Queue, f.Queue...)
	}
	for i := range f.Rules {
		for len(f.Rules[i].Causes) < 10_000 {
			f.Rules[i].Causes = append(f.Rules[i].Causes, f.Rules[i].Causes...)
		}
	}
	page := htmlOf(t, sc, report.HTMLOptions{Foresight: f})
	require.Less(t, len(page), small+80_000)
	require.Contains(t, string(page), fmt.Sprintf("And %d more.", len(f.Queue)-200))
	require.Contains(t, string(page), fmt.Sprintf("And %d more.", len(f.Rules[0].Causes)-5))
	require.Contains(t, string(page), "And 40 more.")
}
