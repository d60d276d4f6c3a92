package evidence_test

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/sellerperf/sellerperf/internal/golden"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report/evidence"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/amazon"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
)

// saying is the pack of an account in which everything that others write says s, as far as
// an event may: what a ledger refuses is said without what cannot be printed.
func saying(t require.TestingT, s string) *evidence.Pack {
	judge, err := thresholds.NewJudge(amazon.US())
	require.NoError(t, err)
	l, err := metrics.NewLedger(metrics.Config{
		Location: judge.Location(), Metrics: append(foresight.Metrics(judge), foresight.AdjustedMetrics(judge)...),
	})
	require.NoError(t, err)
	printable := strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return -1
	}, s)
	at := sampleDay.Add(-5).Start(judge.Location()).Add(9 * time.Hour)
	meta := func(days int) metrics.Meta { return metrics.Meta{Order: "o" + printable, At: at.AddDate(0, 0, days)} }
	for _, say := range []func(s string) metrics.Event{
		func(s string) metrics.Event {
			lines := []metrics.Line{{Line: "l" + s, SKU: s, Category: s, Units: 1}}
			return &metrics.OrderPlaced{Meta: meta(0), Channel: metrics.MFN, ShipBy: at.AddDate(0, 0, 1), DeliverBy: at.AddDate(0, 0, 3), Lines: lines}
		},
		func(s string) metrics.Event {
			return &metrics.ShipmentConfirmed{Meta: meta(3), Shipment: s, Carrier: s, Service: s, Tracking: s}
		},
		func(s string) metrics.Event { return &metrics.ClaimOpened{Meta: meta(4), Claim: s} },
		func(s string) metrics.Event {
			return &metrics.OrderExcluded{Meta: meta(4), Metrics: []string{"late-shipment-rate"}, Reason: "x" + s, Evidence: s}
		},
	} {
		if l.Apply(say(s)) != nil {
			require.NoError(t, l.Apply(say(printable)))
		}
	}
	p, err := evidence.Gather(judge, l, thresholds.Inputs{AsOf: sampleDay}, evidence.Options{Policy: amazon.US()})
	require.NoError(t, err)
	p.Account = s
	return &p
}

const hostile = "=cmd|' /C calc'!A1 | **b** <img src=x> [x](y) `c` \x1b]0;owned\x07\x1b[2J\r\n\u202egnp.exe @SUM(A1) キッチン"

func TestHostileText(t *testing.T) {
	p := saying(t, hostile)
	require.NotEmpty(t, p.Rules)
	var md, page bytes.Buffer
	require.NoError(t, evidence.Markdown(&md, p, evidence.MarkdownOptions{}))
	golden.Check(t, "hostile.md", md.Bytes())
	require.NoError(t, evidence.HTML(&page, p, evidence.HTMLOptions{}))
	golden.Check(t, "hostile.html", page.Bytes())
}

var (
	unescaped = regexp.MustCompile(`(?:^|[^\\])(?:\\\\)*\|`)
	tag       = regexp.MustCompile(`<[a-z]+`)
)

// Whatever is written, documents stay lines of visible text with whole tables, tables stay
// rectangles without formulas, and pages have no tags but ours.
func TestNothingHiddenReachesAPack(t *testing.T) {
	ours := map[string]bool{}
	for _, m := range tag.FindAllString(string(html(t, saying(t, "x"))), -1) {
		ours[m] = true
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.RuneFrom([]rune("\x00\x1b\x07\r\n\t\u0085\u2028\u202e\u200b\ufeff|=+-@'\"`*_<>\\[]#;:, a日e\u0301")))).Draw(t, "s")
		p := saying(t, s)
		var md bytes.Buffer
		require.NoError(t, evidence.Markdown(&md, p, evidence.MarkdownOptions{}))
		cells := 0
		for line := range strings.Lines(md.String()) {
			for _, r := range strings.TrimSuffix(line, "\n") {
				if !unicode.IsPrint(r) {
					t.Fatalf("%U on the page of %q: %s", r, s, line)
				}
			}
			if !strings.HasPrefix(line, "|") {
				cells = 0
				continue
			}
			n := len(unescaped.FindAllString(line, -1))
			if cells != 0 && n != cells {
				t.Fatalf("%d cells of %q: %s", n-1, s, line)
			}
			cells = n
			if strings.ContainsAny(line, "<>") {
				t.Fatalf("a tag of %q: %s", s, line)
			}
		}
		for _, m := range tag.FindAllString(string(html(t, p)), -1) {
			require.True(t, ours[m], "%s of %q", m, s)
		}
		checkTables(t, p, s)
	})
}

func html(t require.TestingT, p *evidence.Pack) []byte {
	var out bytes.Buffer
	require.NoError(t, evidence.HTML(&out, p, evidence.HTMLOptions{}))
	return out.Bytes()
}

var number = regexp.MustCompile(`^-?\d+(?:\.\d+)?$`)

func checkTables(t *rapid.T, p *evidence.Pack, s string) {
	var out bytes.Buffer
	require.NoError(t, evidence.ZIP(&out, p, evidence.ZIPOptions{}))
	for name, b := range unzip(t, out.Bytes()) {
		if !strings.HasSuffix(name, ".csv") {
			continue
		}
		rows, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
		require.NoError(t, err, "%s of %q", name, s)
		require.NotEmpty(t, rows)
		for _, row := range rows {
			require.Len(t, row, len(rows[0]))
			for _, cell := range row {
				if cell != "" && strings.ContainsAny(cell[:1], "=+-@") && !number.MatchString(cell) {
					t.Fatalf("%s of %q: a formula: %q", name, s, cell)
				}
			}
		}
	}
}
