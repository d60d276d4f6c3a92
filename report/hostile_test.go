package report_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/sellerperf/sellerperf/internal/golden"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// saying is a scorecard in which everything that others write says s.
func saying(s string) thresholds.Scorecard {
	r := thresholds.Rule{
		ID: s, Metric: metrics.Variant(s), Segment: metrics.CategorySegment(s), Window: window.Span{Days: 7},
		Limit: thresholds.MustParseLimit("below 0.01"), Note: s,
	}
	v := thresholds.Verdict{
		Rule: r, Policy: s, Edition: s, Unit: s, Window: r.Window.Range(window.MustParseDay("2026-11-22")),
		Tally: metrics.Tally{Hits: 1, Total: 50}, Ratio: metrics.NewRatio(1, 50), Status: thresholds.Fail,
		Budget: -1, HasBudget: true, Warnings: []thresholds.Warning{{Code: thresholds.WarningCode(s)}},
	}
	return thresholds.Scorecard{
		Policy: s, Title: s, Edition: s, AsOf: window.MustParseDay("2026-11-22"), Zone: s,
		Status: thresholds.Fail, Verdicts: []thresholds.Verdict{v},
	}
}

// hostile is what nobody should write into a name.
const hostile = "=cmd|' /C calc'!A1 | **b** <img src=x> [x](y) `c` \x1b]0;owned\x07\x1b[2J\r\n\u202egnp.exe \xff@SUM(A1) キッチン"

func TestHostileText(t *testing.T) {
	sc := saying(hostile)
	for name, f := range map[string]report.Formatter{
		"hostile.txt": {}, "hostile.color.txt": {Color: true},
		"hostile.md": {Format: report.FormatMarkdown}, "hostile.csv": {Format: report.FormatCSV}, "hostile.json": {Format: report.FormatJSON},
	} {
		var page bytes.Buffer
		require.NoError(t, f.Write(&page, sc))
		golden.Check(t, name, page.Bytes())
	}
	require.Equal(t, saying(hostile), sc, "the scorecard stays as it was")
}

// looks are the escape sequences that Text writes itself.
var looks = regexp.MustCompile("\x1b\\[(0|1|2|1;31|33|32)m")

// Whatever is written into names, a page is made of lines of visible text.
func TestNothingHiddenReachesAPage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.RuneFrom([]rune("\x00\x1b\x07\r\n\t\u0085\u2028\u202e\u200b\ufeff|=+-@'\"`*_<>\\[]# a日e\u0301"))),
			rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) })).Draw(t, "s")
		for _, f := range []report.Formatter{{}, {Color: true}, {Format: report.FormatMarkdown}, {Format: report.FormatCSV}} {
			var page bytes.Buffer
			if err := f.Write(&page, saying(s)); err != nil {
				t.Fatal(err)
			}
			text := page.String()
			if f.Color {
				text = looks.ReplaceAllString(text, "")
			}
			for _, r := range text {
				if r != '\n' && (!unicode.IsPrint(r)) || r == utf8.RuneError && !strings.Contains(s, "\uFFFD") {
					t.Fatalf("%v: %U on the page of %q:\n%s", f.Format, r, s, text)
				}
			}
			checkForm(t, f.Format, s, text)
		}
		var page bytes.Buffer
		if err := report.JSON(&page, saying(s), report.JSONOptions{}); err != nil {
			t.Fatal(err)
		}
		if !json.Valid(page.Bytes()) {
			t.Fatalf("no JSON of %q", s)
		}
	})
}

// unescaped finds the pipes that part cells.
var unescaped = regexp.MustCompile(`(?:^|[^\\])(?:\\\\)*\|`)

// checkForm checks what the format demands of its lines.
func checkForm(t *rapid.T, f report.Format, s, text string) {
	switch f {
	case report.FormatMarkdown:
		rows := 0
		for line := range strings.Lines(text) {
			if !strings.HasPrefix(line, "|") {
				continue
			}
			rows++
			// Overlapping matches share no character: cells are never empty of blanks.
			if n := len(unescaped.FindAllString(line, -1)); n != 9 {
				t.Fatalf("%d cells of %q: %s", n-1, s, line)
			}
			if strings.ContainsAny(line, "<>") {
				t.Fatalf("a tag of %q: %s", s, line)
			}
		}
		if rows != 3 {
			t.Fatalf("%d rows of %q:\n%s", rows, s, text)
		}
	case report.FormatCSV:
		records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil || len(records) != 2 || len(records[0]) != len(records[1]) {
			t.Fatalf("%d records, %v, of %q", len(records), err, s)
		}
		for i, cell := range records[1] {
			name := records[0][i]
			if name != "budget" && cell != "" && strings.ContainsAny(cell[:1], "=+-@") {
				t.Fatalf("%s of %q is a formula: %q", name, s, cell)
			}
		}
	}
}

// Names of East Asia are as wide as they are on a terminal.
func TestWideNamesKeepTheColumns(t *testing.T) {
	var narrow, wide bytes.Buffer
	require.NoError(t, report.Text(&narrow, saying("aabbccdd"), report.TextOptions{}))
	require.NoError(t, report.Text(&wide, saying("ホーム用"), report.TextOptions{}))
	replaced := strings.ReplaceAll(wide.String(), "ホーム用", "aabbccdd")
	require.Equal(t, narrow.String(), replaced)
	var accents bytes.Buffer
	require.NoError(t, report.Text(&accents, saying("aabbccde\u0301"), report.TextOptions{}))
	require.Equal(t, strings.ReplaceAll(narrow.String(), "aabbccdd", "aabbccde\u0301"), accents.String())
}
