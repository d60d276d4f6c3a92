package foresight_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// propTrend: a trend is what the judge says of each day.
func propTrend(t *rapid.T) {
	h := genHistory(t)
	j := judgeOf(t, genRule(t, "r"))
	l := h.ledger(j, nil)
	days := window.Range{First: h.asOf.Add(-rapid.IntRange(0, 40).Draw(t, "before"))}
	days.Last = days.First.Add(rapid.IntRange(-1, 60).Draw(t, "days"))
	o := of(t, j, l, h.asOf)[0]
	got, err := o.Trend(days)
	require.NoError(t, err)
	i := 0
	for day := range days.Days() {
		if day.After(h.asOf) {
			break
		}
		want := of(t, j, l, day)[0].Verdict
		require.Less(t, i, len(got))
		require.Equal(t, day, got[i].AsOf)
		require.Equal(t, want.Window, got[i].Window)
		require.Equal(t, want.Tally, got[i].Tally)
		require.Equal(t, want.Status, got[i].Status, "%v", want.Tally)
		i++
	}
	require.Len(t, got, i)
}

func TestTrend(t *testing.T) { rapid.Check(t, propTrend) }

// A metric that a ledger counts only from some day on has no trend of the days before.
func TestTrendBeginsWhereTheFiguresDo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := genHistory(t)
		j := judgeOf(t, thresholds.Rule{
			ID: "r", Metric: "order-defect-rate", Window: window.Span{Days: 2}, Limit: thresholds.MustParseLimit("below 0.01"),
		})
		days := window.Range{First: h.asOf.Add(-20), Last: h.asOf}
		full, err := of(t, j, h.ledger(j, nil), h.asOf)[0].Trend(days)
		require.NoError(t, err)

		l := ledgerOf(t, metrics.Config{Location: h.loc, Metrics: []metrics.Variant{"refund-rate"}}, h.events, nil)
		horizon := h.asOf.Add(-10)
		require.NoError(t, l.Retire(horizon))
		require.NoError(t, l.Declare("order-defect-rate"))
		part, err := of(t, j, l, h.asOf)[0].Trend(days)
		require.NoError(t, err)
		require.Len(t, part, 10, "the first window that begins on the horizon ends a day later")
		require.Len(t, full, 21)
		require.Equal(t, horizon, part[0].Window.First)
	})
}
