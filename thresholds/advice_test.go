package thresholds_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
)

// Advice is judged as any limit is, and never fails.
func TestAdviceWarnsWhereARuleFails(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, _ := genRule(t)
		r.Warning = thresholds.Limit{}
		tally := metrics.Tally{Total: rapid.Int64Range(0, 40).Draw(t, "total"), Open: rapid.Int64Range(0, 3).Draw(t, "open")}
		tally.Hits = rapid.Int64Range(0, max(tally.Total, 1)).Draw(t, "hits")
		want := verdictOf(t, r, tally)
		if want.Status == thresholds.Fail {
			want.Status = thresholds.Warn
		}
		r.Advice = true
		want.Rule.Advice = true
		require.Equal(t, want, verdictOf(t, r, tally))
	})
}

func TestAdviceHasNoSecondLine(t *testing.T) {
	r := ruleOf(badShare, "below 0.04")
	r.Warning, r.Advice = limit("below 0.02"), true
	requireFaults(t, policyOf(r).Validate(custom...), want{0, "editions[0].rules[0].warning", metrics.ErrRange})
}
