package report_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report"
	"github.com/sellerperf/sellerperf/thresholds"
)

// Of a rule for many segments those that fail, warn or may fail are shown one by one;
// of the others the one with the least to spare stands for all. CSV and JSON show all.
func TestSegmentsOfOneRule(t *testing.T) {
	verdict := func(category string, status thresholds.Status, budget int64, warnings ...thresholds.Warning) thresholds.Verdict {
		r := rule("tracking", "delivery", "above 0.95")
		r.Segment = metrics.CategorySegment(category)
		return thresholds.Verdict{
			Rule: r, Unit: "package", Sense: metrics.HitIsGood, Status: status, Budget: budget, HasBudget: true,
			Tally: metrics.Tally{Hits: 90, Total: 100}, Ratio: metrics.NewRatio(90, 100), Warnings: warnings,
		}
	}
	sc := thresholds.Scorecard{Status: thresholds.Fail, Verdicts: []thresholds.Verdict{
		verdict("books", thresholds.Pass, 7), verdict("beauty", thresholds.Fail, -6), verdict("toys", thresholds.Pass, 2),
		verdict("tools", thresholds.Fail, -3), verdict("garden", thresholds.Pass, 4), verdict("office", thresholds.TooFew, 0),
		verdict("kitchen", thresholds.Pass, 1, thresholds.Warning{Code: thresholds.WarnOpen, Count: 2}),
	}}
	var text, md, page bytes.Buffer
	require.NoError(t, report.Text(&text, sc, report.TextOptions{}))
	require.NoError(t, report.Markdown(&md, sc, report.MarkdownOptions{}))
	_, rules, ok := strings.Cut(text.String(), "All rules\n")
	require.True(t, ok)
	var names []string
	for line := range strings.Lines(rules) {
		if line[0] >= 'A' && line[0] <= 'Z' {
			names = append(names, strings.Join(strings.Fields(line[:9+34]), " "))
		}
	}
	require.Equal(t, []string{
		"FAIL tracking beauty", "FAIL tracking tools", "PASS tracking kitchen", "PASS tracking toys, the closest of 3", "TOO FEW tracking office",
	}, names)
	require.Contains(t, md.String(), "| PASS | tracking toys, the closest of 3 |")
	require.Equal(t, 4, strings.Count(md.String(), "**tracking"+" ")+strings.Count(md.String(), "| **FAIL** | ")-1)

	require.NoError(t, report.CSV(&page, sc, report.CSVOptions{NoHeader: true}))
	require.Equal(t, len(sc.Verdicts), strings.Count(page.String(), "\n"))
	require.Contains(t, page.String(), ",tracking,delivery,category:garden,")
	require.Equal(t, "tracking", sc.Verdicts[0].Rule.ID, "the scorecard stays as it was")
}
