package thresholds_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
)

func TestScorecardVerdict(t *testing.T) {
	sc := thresholds.Scorecard{Verdicts: []thresholds.Verdict{
		{Rule: thresholds.Rule{ID: "a"}, Status: thresholds.Pass}, {Rule: thresholds.Rule{ID: "b"}, Status: thresholds.Fail},
	}}
	v, ok := sc.Verdict("b")
	require.True(t, ok)
	require.Equal(t, thresholds.Fail, v.Status)
	_, ok = sc.Verdict("c")
	require.False(t, ok)
	_, ok = thresholds.Scorecard{}.Verdict("")
	require.False(t, ok)
}

func TestAgainst(t *testing.T) {
	hit, miss, open := metrics.Tally{Hits: 1, Total: 1}, metrics.Tally{Total: 1}, metrics.Tally{Open: 1}
	for _, c := range []struct {
		def     metrics.Definition
		limit   string
		against []metrics.Tally
		not     []metrics.Tally
	}{
		{badShare, "below 0.01", []metrics.Tally{hit}, []metrics.Tally{miss, open}},
		{badShare, "at most 0.01", []metrics.Tally{hit}, []metrics.Tally{miss, open}},
		{goodShare, "at least 0.9", []metrics.Tally{miss, {Hits: 2, Total: 3}}, []metrics.Tally{hit, open, {Hits: 3, Total: 3}}},
		{goodShare, "above 0.9", []metrics.Tally{miss}, []metrics.Tally{hit, open}},
		{badShare, "above 0.9", []metrics.Tally{miss}, []metrics.Tally{hit, open}},
		{goodShare, "below 0.9", []metrics.Tally{hit}, []metrics.Tally{miss, open}},
		{goodShare, "equal 0", []metrics.Tally{hit}, []metrics.Tally{miss, open}},
		{goodShare, "equal 1", []metrics.Tally{miss}, []metrics.Tally{hit, open}},
		{badShare, "equal 0.5", []metrics.Tally{hit}, []metrics.Tally{miss, open}},
		{badCount, "equal 0", []metrics.Tally{{Hits: 1}}, []metrics.Tally{open}},
		{badCount, "at least 5", nil, []metrics.Tally{{Hits: 1}, open}},
		{badMoney, "below 0.05", []metrics.Tally{{Hits: 499, Total: 4990}}, []metrics.Tally{{Total: 4990}}},
		{goodMean, "at least 4.8", []metrics.Tally{{Hits: 4, Total: 1}, {Total: 1}}, []metrics.Tally{{Hits: 5, Total: 1}, open}},
	} {
		v := verdictOf(t, ruleOf(c.def, c.limit), metrics.Tally{Hits: 1, Total: 2})
		for _, tally := range c.against {
			require.True(t, v.Against(metrics.Case{Tally: tally}), "%s %s: %v", c.def.ID, c.limit, tally)
		}
		for _, tally := range c.not {
			require.False(t, v.Against(metrics.Case{Tally: tally}), "%s %s: %v", c.def.ID, c.limit, tally)
		}
	}
	require.False(t, thresholds.Verdict{}.Against(metrics.Case{Tally: hit}), "no limit")
}

// propAgainst: the floor and the budget count the cases that are against a rule.
func propAgainst(t *rapid.T) {
	r, tally := genRule(t)
	v := verdictOf(t, r, tally)
	if r.Limit.Op == thresholds.Equal && !r.Limit.Value.IsZero() || !v.HasBudget {
		t.Skip("such a rule has two sides")
	}
	against := int64(0)
	for i := range tally.Total {
		c := metrics.Case{Tally: metrics.Tally{Total: 1}}
		if i < tally.Hits {
			c.Tally.Hits = 1
		}
		if v.Against(c) {
			against++
		}
	}
	require.Equal(t, v.Status == thresholds.Fail, v.Budget < 0)
	if v.Status == thresholds.Fail {
		require.LessOrEqual(t, max(-v.Budget, r.Floor), against, "so many at least must turn back")
	}
}

func TestAgainstIsWhatFloorAndBudgetCount(t *testing.T) { rapid.Check(t, propAgainst) }
