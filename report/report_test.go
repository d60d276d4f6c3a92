package report_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/sellerperf/sellerperf/internal/golden"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// Metrics of each kind and sense. The rules of the tests name segments as they like.
var defs = []metrics.Definition{
	{
		ID: "defects", Unit: "order", Kind: metrics.Share, Sense: metrics.HitIsBad, Segments: anySegment,
		Conventions: []metrics.ConventionChoice{
			{Name: "pending", Values: []string{"in", "out"}}, {Name: "day", Values: []string{"order", "cancel"}},
		},
	},
	{ID: "delivery", Unit: "unit", Kind: metrics.Share, Sense: metrics.HitIsGood, Segments: anySegment},
	{ID: "violations", Unit: "violation", Kind: metrics.Number, Sense: metrics.HitIsBad, Segments: anySegment},
	{ID: "stars", Unit: "review", Kind: metrics.Mean, Sense: metrics.HitIsGood, Segments: anySegment},
	{ID: "refunds", Unit: "cent", Kind: metrics.Value, Sense: metrics.HitIsBad, Segments: anySegment},
}

var anySegment = []metrics.Segment{"*"}

// answers gives a tally by rule: the segment names it.
type answers map[metrics.Segment]metrics.Tally

func (answers) Location() *time.Location { return time.UTC }

func (a answers) Tally(_ metrics.Variant, s metrics.Segment, r window.Range, _ window.Day) (metrics.Tally, error) {
	if s == metrics.Unanchored && r.Len() != 45 {
		return metrics.Tally{}, nil
	}
	return a[s], nil
}

func rule(id string, v metrics.Variant, limit string, change ...func(*thresholds.Rule)) thresholds.Rule {
	r := thresholds.Rule{
		ID: id, Metric: v, Segment: metrics.Segment(id), Window: window.Span{Days: 30}, Limit: thresholds.MustParseLimit(limit),
	}
	for _, f := range change {
		f(&r)
	}
	return r
}

// lively is a scorecard with every status, kind and warning.
func lively(t testing.TB) thresholds.Scorecard {
	t.Helper()
	judge, err := thresholds.NewJudge(thresholds.Policy{
		Name: "lively", Title: "A lively account", Zone: "UTC",
		Editions: []thresholds.Edition{{ID: "2026-02-28", Rules: []thresholds.Rule{
			rule("pass", "defects", "below 0.01"),
			rule("pass-just", "delivery", "at least 0.90"),
			rule("pass-one", "delivery", "above 0.9"),
			rule("fail", "defects?pending=out&day=cancel", "below 0.01", func(r *thresholds.Rule) {
				r.Window = window.Span{Days: 60, Lag: 15}
				r.Note = "The account may be deactivated: this sentence is so long that it does not fit into one line of eighty columns."
			}),
			rule("fail-by-one", "delivery", "at least 0.90", func(r *thresholds.Rule) {
				r.Window = window.Span{Days: 45}
				r.Floor = 3
			}),
			rule("warn/with-a-name-longer-than-its-column-is", "defects", "at most 0.0250", func(r *thresholds.Rule) {
				r.Warning = thresholds.MustParseLimit("below 0.02")
				r.Sources = []thresholds.Source{{URL: "https://example.com", Read: window.MustParseDay("2026-11-23"), Certainty: thresholds.Conflicting}}
			}),
			rule("no-data", "defects", "below 0.01"),
			rule("too-few", "delivery", "at least 0.90", func(r *thresholds.Rule) { r.Minimum = 20 }),
			rule("over", "defects", "below 0.01", func(r *thresholds.Rule) { r.Until = window.MustParseDay("2026-06-15") }),
			rule("violations", "violations", "equal 0"),
			rule("some-violations", "violations", "at most 3"),
			rule("stars", "stars", "at least 4.8"),
			rule("refunds", "refunds", "below 0.05"),
			rule("against-the-grain", "defects", "at least 0.01"),
			rule("advice", "delivery", "at least 0.97", func(r *thresholds.Rule) {
				r.Advice, r.Note = true, "No penalty is known."
				r.Sources = []thresholds.Source{{URL: "https://example.com", Read: window.MustParseDay("2026-11-23"), Certainty: thresholds.Inherited}}
			}),
			rule("kept-advice", "defects", "below 0.10", func(r *thresholds.Rule) { r.Advice = true }),
		}}},
	}, defs...)
	require.NoError(t, err)
	sc, err := judge.Judge(thresholds.Inputs{AsOf: window.MustParseDay("2026-11-22"), Tallies: answers{
		"pass": {Hits: 5, Total: 2000}, "pass-just": {Hits: 180, Total: 200, Open: 7}, "pass-one": {Hits: 92, Total: 100},
		"fail": {Hits: 12, Total: 1034}, "fail-by-one": {Hits: 89, Total: 100},
		"warn/with-a-name-longer-than-its-column-is": {Hits: 25, Total: 1000},
		"no-data":    {Open: 4},
		"too-few":    {Hits: 10, Total: 19},
		"violations": {Hits: 2}, "some-violations": {Hits: 1},
		"stars": {Hits: 961, Total: 200}, "refunds": {Hits: 49_99, Total: 1000_00}, "against-the-grain": {Hits: 30, Total: 1000},
		"advice": {Hits: 95, Total: 100}, "kept-advice": {Hits: 9, Total: 100, Open: 2},
		metrics.Unanchored: {Total: 3},
	}})
	require.NoError(t, err)
	return sc
}

var input = &metrics.Stats{Events: 5321, Orders: 1034, Conflicts: 1}

func TestText(t *testing.T) {
	var plain, colored, bare bytes.Buffer
	require.NoError(t, report.Text(&plain, lively(t), report.TextOptions{Input: input}))
	golden.Check(t, "lively.txt", plain.Bytes())
	require.NoError(t, report.Text(&colored, lively(t), report.TextOptions{Input: input, Color: true}))
	golden.Check(t, "lively.color.txt", colored.Bytes())
	require.NoError(t, report.Text(&bare, thresholds.Scorecard{Status: thresholds.NoData}, report.TextOptions{}))
	golden.Check(t, "empty.txt", bare.Bytes())

	for line := range strings.Lines(plain.String()) {
		line = strings.TrimSuffix(line, "\n")
		require.LessOrEqual(t, utf8.RuneCountInString(line), 80, line)
		require.Equal(t, strings.TrimRight(line, " "), line)
	}
}

func TestJSON(t *testing.T) {
	var page bytes.Buffer
	require.NoError(t, report.JSON(&page, lively(t), report.JSONOptions{Input: input}))
	golden.Check(t, "lively.json", page.Bytes())
	require.True(t, json.Valid(page.Bytes()))

	var again bytes.Buffer
	require.NoError(t, report.JSON(&again, lively(t), report.JSONOptions{Input: input}))
	require.Equal(t, page.String(), again.String())

	var compact, want bytes.Buffer
	require.NoError(t, report.JSON(&compact, lively(t), report.JSONOptions{Input: input, Compact: true}))
	require.NoError(t, json.Compact(&want, page.Bytes()))
	require.Equal(t, want.String()+"\n", compact.String(), "one line, and the same")

	var bare bytes.Buffer
	require.NoError(t, report.JSON(&bare, thresholds.Scorecard{}, report.JSONOptions{}))
	require.JSONEq(t, `{"policy":"","edition":"","as_of":"","zone":"","status":"","verdicts":[]}`, bare.String())
}

// The wire format as the scorecard command promises it, key by key in order.
func TestJSONIsTheStableForm(t *testing.T) {
	judge, err := thresholds.NewJudge(thresholds.Policy{
		Name: "amazon-us", Zone: "UTC",
		Editions: []thresholds.Edition{{ID: "2026-02-28", Rules: []thresholds.Rule{{
			ID: "order-defect-rate/mfn", Metric: "defects", Segment: metrics.SegmentMFN,
			Window: window.Span{Days: 60, Lag: 15}, Limit: thresholds.MustParseLimit("below 0.01"),
		}}}},
	}, defs...)
	require.NoError(t, err)
	sc, err := judge.Judge(thresholds.Inputs{
		AsOf:    window.MustParseDay("2026-11-22"),
		Tallies: answers{metrics.SegmentMFN: {Hits: 12, Total: 1034}},
	})
	require.NoError(t, err)
	var page, compact bytes.Buffer
	require.NoError(t, report.JSON(&page, sc, report.JSONOptions{Input: &metrics.Stats{Events: 5321, Orders: 1034}}))
	require.NoError(t, json.Compact(&compact, page.Bytes()))
	want := `{"policy":"amazon-us","edition":"2026-02-28","as_of":"2026-11-22","zone":"UTC","status":"fail",` +
		`"verdicts":[{"rule":"order-defect-rate/mfn","metric":"defects","segment":"mfn",` +
		`"window":{"first":"2026-09-09","last":"2026-11-07"},"numerator":12,"denominator":1034,"open":0,` +
		`"rate":"0.011605","limit":{"op":"below","value":"0.01"},"status":"fail","budget":-2,` +
		`"warnings":[]}],` +
		`"input":{"events":5321,"orders":1034,"conflicts":0,"expired":0}}`
	require.Equal(t, want, compact.String(), "the order of the keys, too")
}

// A metric of one's own need not name its unit.
func TestTextWithoutAUnit(t *testing.T) {
	sc := lively(t)
	for i := range sc.Verdicts {
		sc.Verdicts[i].Unit = ""
	}
	var page bytes.Buffer
	require.NoError(t, report.Text(&page, sc, report.TextOptions{}))
	require.Contains(t, page.String(), "12 of 1034 subjects")
	require.Contains(t, page.String(), "89 of 100 subjects went right")
	require.Contains(t, page.String(), "7 subjects are still open")
	for line := range strings.Lines(page.String()) {
		require.NotRegexp(t, `\d (s |went|is|are|,|from)`, line)
	}
}

// A rate is rounded half up, and only for print.
func TestRounding(t *testing.T) {
	for _, c := range []struct {
		n, d                int64
		percent, jsonNumber string
	}{
		{1, 24, "4.17%", "0.041667"},
		{2, 19, "10.53%", "0.105263"},
		{3, 217, "1.38%", "0.013825"},
		{1, 8, "12.50%", "0.125000"},
		{1, 20_000, "0.01%", "0.000050"},
		{27_896, 870_669, "3.20%", "0.032040"},
		{1, 2_000_000, "0.00%", "0.000001"},
	} {
		sc := thresholds.Scorecard{Status: thresholds.Fail, Verdicts: []thresholds.Verdict{{
			Rule:  rule("r", "defects", "below 0.01"),
			Tally: metrics.Tally{Hits: c.n, Total: c.d}, Ratio: metrics.NewRatio(c.n, c.d), Status: thresholds.Fail,
		}}}
		var text, page bytes.Buffer
		require.NoError(t, report.Text(&text, sc, report.TextOptions{}))
		require.Contains(t, text.String(), " "+c.percent+" ")
		require.NoError(t, report.JSON(&page, sc, report.JSONOptions{}))
		require.Contains(t, page.String(), `"rate": "`+c.jsonNumber+`"`)
	}
}

// broken is a writer that fails.
type broken struct{ err error }

func (b broken) Write([]byte) (int, error) { return 0, b.err }

func TestWritersErrorIsReturned(t *testing.T) {
	boom := errors.New("boom")
	require.ErrorIs(t, report.Text(broken{boom}, lively(t), report.TextOptions{}), boom)
	require.ErrorIs(t, report.JSON(broken{boom}, lively(t), report.JSONOptions{}), boom)
}
