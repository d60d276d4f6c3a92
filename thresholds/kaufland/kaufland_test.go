package kaufland_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/figures"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/kaufland"
)

// Below 1 % costs nothing, from 1 % on 5 % of the value, from 3 % on 10 %.
func TestFees(t *testing.T) {
	for _, c := range []struct {
		cancelled int64
		status    thresholds.Status
		level     string
		actions   []string
	}{
		{9, thresholds.Pass, "no-fee", nil},
		{10, thresholds.Fail, "fee-5", []string{"fee 0.05"}},
		{29, thresholds.Fail, "fee-5", []string{"fee 0.05"}},
		{30, thresholds.Fail, "fee-10", []string{"fee 0.10"}},
	} {
		v := figures.Verdict(t, kaufland.Standards(), "cancellation-rate", figures.AsOf("2026-11-01"),
			figures.Row{Metric: "cancellation-rate", Hits: c.cancelled, Total: 1000})
		require.Equal(t, c.status, v.Status, "%d of 1000", c.cancelled)
		require.Equal(t, c.level, v.Level, "%d of 1000", c.cancelled)
		require.Equal(t, c.actions, v.Actions)
		require.Equal(t, "2026-10-01..2026-10-31", v.Window.String())
		require.True(t, v.Official, "the first of a month is a day of evaluation")
		require.Equal(t, "2026-12-01", v.NextEvaluation.String())
	}
	v := figures.Verdict(t, kaufland.Standards(), "cancellation-rate", figures.AsOf("2026-11-01"),
		figures.Row{Metric: "cancellation-rate", Hits: 12, Total: 1000})
	require.Equal(t, thresholds.Reach{Level: "no-fee", Distance: 3, Known: true}, v.Better)
	require.Equal(t, thresholds.Reach{Level: "fee-10", Distance: 18, Known: true}, v.Worse)
}
