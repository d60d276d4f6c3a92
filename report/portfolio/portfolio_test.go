package portfolio_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/sellerperf/sellerperf/internal/golden"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report/portfolio"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

func write(t testing.TB, f portfolio.Formatter, p portfolio.Portfolio) []byte {
	t.Helper()
	var page bytes.Buffer
	require.NoError(t, f.Write(&page, p))
	return page.Bytes()
}

func TestGolden(t *testing.T) {
	p := portfolio.Of(sampled(t, 12, 3000))
	for name, f := range map[string]portfolio.Formatter{
		"sample.txt": {}, "sample.color.txt": {Color: true, Most: 3}, "sample.html": {Format: portfolio.FormatHTML},
		"sample.csv": {Format: portfolio.FormatCSV}, "sample.json": {Format: portfolio.FormatJSON},
	} {
		golden.Check(t, name, write(t, f, p))
	}
	var out struct{ Accounts []struct{ Rank int } }
	require.NoError(t, json.Unmarshal(write(t, portfolio.Formatter{Format: portfolio.FormatJSON}, p), &out))
	require.Len(t, out.Accounts, len(p.Lines))
	require.NoError(t, json.Unmarshal(write(t, portfolio.Formatter{Format: portfolio.FormatJSON}, portfolio.Portfolio{}), &out))
	require.Empty(t, out.Accounts)
}

// fixed answers every question with one tally.
type fixed struct{ tally metrics.Tally }

func (fixed) Location() *time.Location { return time.UTC }

func (f fixed) Tally(_ metrics.Variant, s metrics.Segment, _ window.Range, _ window.Day) (metrics.Tally, error) {
	if s == metrics.Unanchored {
		return metrics.Tally{}, nil
	}
	return f.tally, nil
}

// genRule draws a rule on a share or a count.
func genRule(t *rapid.T) thresholds.Rule {
	r := thresholds.Rule{
		ID: "r", Metric: rapid.SampledFrom([]metrics.Variant{"late-shipment-rate", "on-time-delivery-rate", "policy-violations", "order-defect-rate"}).Draw(t, "metric"),
		Window: window.Span{Days: 30},
	}
	value := fmt.Sprintf("0.%02d", rapid.IntRange(0, 99).Draw(t, "limit"))
	ops := []string{"below", "at most"}
	switch r.Metric {
	case "on-time-delivery-rate":
		ops = []string{"above", "at least"}
	case "policy-violations":
		value = fmt.Sprint(rapid.IntRange(0, 5).Draw(t, "count"))
	}
	op := rapid.SampledFrom(ops).Draw(t, "op")
	if op == "below" && strings.Trim(value, "0.") == "" {
		op = "at most"
	}
	r.Limit = thresholds.MustParseLimit(op + " " + value)
	r.Floor = int64(rapid.IntRange(0, 3).Draw(t, "floor"))
	return r
}

// propUsed: a rule fails if and only if all that is allowed is used, or more; and one more
// against it is never farther from harm.
func propUsed(t *rapid.T) {
	rule := genRule(t)
	judge, err := thresholds.NewJudge(thresholds.Policy{Name: "p", Zone: "UTC", Editions: []thresholds.Edition{{ID: "e", Rules: []thresholds.Rule{rule}}}})
	require.NoError(t, err)
	total := int64(rapid.IntRange(1, 120).Draw(t, "total"))
	hits := int64(rapid.IntRange(0, int(total)).Draw(t, "hits"))
	near := func(hits int64) (portfolio.Line, thresholds.Status) {
		in := thresholds.Inputs{AsOf: sampleDay, Tallies: fixed{metrics.Tally{Hits: hits, Total: total}}}
		card, err := judge.Judge(in)
		require.NoError(t, err)
		line, err := portfolio.LineOf("a", judge, in, card)
		require.NoError(t, err)
		return line, card.Verdicts[0].Status
	}
	line, status := near(hits)
	if !line.HasNearest {
		require.NotEqual(t, thresholds.Fail, status)
		return
	}
	require.Equal(t, status == thresholds.Fail, line.Nearest.Used.Cmp(big.NewRat(1, 1)) >= 0, "%v of %v: %v", hits, total, line.Nearest.Used)
	worse := hits + 1
	if rule.Limit.Op.IsLower() {
		worse = hits - 1
	}
	if worse < 0 || worse > total {
		return
	}
	if next, _ := near(worse); next.HasNearest {
		require.GreaterOrEqual(t, next.Nearest.Used.Cmp(line.Nearest.Used), 0)
		p := portfolio.Of([]portfolio.Line{line, next})
		require.GreaterOrEqual(t, p.Lines[0].Nearest.Used.Cmp(p.Lines[1].Nearest.Used), 0)
	}
}

func TestUsedIsOneWhereTheRuleFails(t *testing.T) { rapid.Check(t, propUsed) }

func FuzzUsed(f *testing.F) { f.Fuzz(rapid.MakeFuzz(propUsed)) }

// The ranking does not depend on the order in which accounts come.
func TestRankingOfAnyOrder(t *testing.T) {
	lines := sampled(t, 12, 600)
	want := write(t, portfolio.Formatter{Format: portfolio.FormatCSV}, portfolio.Of(slices.Clone(lines)))
	rapid.Check(t, func(t *rapid.T) {
		shuffled := rapid.Permutation(lines).Draw(t, "order")
		var page bytes.Buffer
		require.NoError(t, portfolio.CSV(&page, portfolio.Of(shuffled), portfolio.CSVOptions{}))
		require.Equal(t, string(want), page.String())
	})
}

// What fails comes before what does not, though it uses less of what another rule allows.
func TestFailingFirst(t *testing.T) {
	p := portfolio.Of(sampled(t, 40, 8000))
	failing := true
	var last *big.Rat
	for _, l := range p.Lines {
		if l.Status != thresholds.Fail && failing {
			failing, last = false, nil
		}
		require.Equal(t, failing, l.Status == thresholds.Fail)
		if !l.HasNearest {
			last = new(big.Rat)
			continue
		}
		require.Equal(t, l.Status == thresholds.Fail, l.Nearest.Status == thresholds.Fail)
		if last != nil {
			require.GreaterOrEqual(t, last.Cmp(l.Nearest.Used), 0)
		}
		last = l.Nearest.Used
	}
}

func TestFileName(t *testing.T) {
	require.Equal(t, "north-shop-775f74d36c21", portfolio.FileName("North Shop"))
	seen := map[string]string{}
	rapid.Check(t, func(t *rapid.T) {
		account := rapid.String().Draw(t, "account")
		name := portfolio.FileName(account)
		require.Regexp(t, `^[a-z0-9](?:[a-z0-9-]{0,60})$`, name)
		if other, ok := seen[name]; ok {
			require.Equal(t, other, account)
		}
		seen[name] = account
	})
	require.NotEqual(t, portfolio.FileName("a/b"), portfolio.FileName("a-b"))
	require.NotContains(t, portfolio.FileName("../../etc/passwd"), ".")
}

// A portfolio of nobody says so, and nothing else.
func TestNobody(t *testing.T) {
	require.Equal(t, "Portfolio, 0 accounts\n", string(write(t, portfolio.Formatter{}, portfolio.Portfolio{})))
	require.NotContains(t, string(write(t, portfolio.Formatter{Format: portfolio.FormatHTML}, portfolio.Portfolio{})), "<p>.</p>")
	page := string(write(t, portfolio.Formatter{Format: portfolio.FormatHTML}, portfolio.Portfolio{}))
	require.Contains(t, page, "No account.")
	require.NotContains(t, page, "<table")
}

// Columns stand under one another, and no name is cut, however long the names are.
func TestColumnsOfLongNames(t *testing.T) {
	near := portfolio.Nearest{Used: big.NewRat(1, 2), Status: thresholds.Pass}
	near.Words.Rule = "the-rule"
	rapid.Check(t, func(t *rapid.T) {
		var lines []portfolio.Line
		for i, n := range rapid.SliceOfN(rapid.IntRange(1, 60), 1, 12).Draw(t, "lengths") {
			name := strings.Repeat(rapid.SampledFrom([]string{"x", "é", "店"}).Draw(t, "of"), n)
			lines = append(lines, portfolio.Line{Account: fmt.Sprint(i, name), Status: thresholds.Pass, HasNearest: true, Nearest: near})
		}
		var out strings.Builder
		require.NoError(t, portfolio.Text(&out, portfolio.Of(lines), portfolio.TextOptions{}))
		text := out.String()
		at := -1
		for line := range strings.Lines(text) {
			before, _, ok := strings.Cut(line, "the-rule")
			if !ok {
				continue
			}
			if at >= 0 {
				require.Equal(t, at, columns(before), text)
			}
			at = columns(before)
		}
		for _, l := range lines {
			require.Contains(t, text, l.Account)
		}
	})
}

// columns is how wide a text is, for the characters drawn here.
func columns(s string) int { return utf8.RuneCountInString(s) + strings.Count(s, "店") }

// The page is marked by the worst of the accounts, wherever it stands.
func TestWorstMarksThePage(t *testing.T) {
	near := portfolio.Nearest{Used: big.NewRat(1, 2), Status: thresholds.Pass}
	far := portfolio.Nearest{Used: new(big.Rat), Status: thresholds.Pass}
	p := portfolio.Of([]portfolio.Line{
		{Account: "a", Status: thresholds.Pass, HasNearest: true, Nearest: near},
		{Account: "b", Status: thresholds.Warn, HasNearest: true, Nearest: far},
	})
	require.Equal(t, thresholds.Pass, p.Lines[0].Status)
	head, _, _ := strings.Cut(string(write(t, portfolio.Formatter{Format: portfolio.FormatHTML}, p)), "</h1>")
	require.Contains(t, head, ">WARN<")
	require.NotContains(t, head, ">PASS<")
}
