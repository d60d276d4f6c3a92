package thresholds_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// Points past an int64 stay at its end: they fail a limit from above, and do not wrap.
func TestPointsDoNotWrap(t *testing.T) {
	p := thresholds.Policy{Name: "p", Zone: "UTC", Editions: []thresholds.Edition{{
		ID:     "e",
		Rules:  []thresholds.Rule{{ID: "late", Metric: "late-shipment-rate", Window: window.Span{Days: 30}, Limit: thresholds.MustParseLimit("below 0.04")}},
		Points: []thresholds.Points{{ID: "points", Limit: thresholds.MustParseLimit("below 10")}},
	}}}
	judge, err := thresholds.NewJudge(p)
	require.NoError(t, err)
	day := window.MustParseDay("2026-03-03")
	entry := thresholds.Entry{Account: "points", Day: day.Add(-1), Points: math.MaxInt64, Reason: "x"}
	table := metrics.NewTable(judge.Location())
	require.NoError(t, table.Declare("late-shipment-rate"))
	card, err := judge.Judge(thresholds.Inputs{
		AsOf: day, Tallies: table, Entries: []thresholds.Entry{entry, entry},
	})
	require.NoError(t, err)
	require.Equal(t, thresholds.Fail, card.Status)
}
