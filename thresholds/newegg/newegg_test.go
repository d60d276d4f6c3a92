package newegg_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/figures"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/newegg"
)

// One order can count three times, and a rule fails at the second review in a row.
func TestReviews(t *testing.T) {
	row := figures.Row{Metric: "order-defect-rate", Hits: 10, Total: 1000}
	first := figures.Card(t, newegg.US(), figures.AsOf("2026-10-01"), row)
	v, _ := first.Verdict("order-defect-rate")
	require.Equal(t, thresholds.Warn, v.Status)
	in := figures.AsOf("2026-11-01")
	in.Previous = first.States
	require.Equal(t, thresholds.Fail, figures.Verdict(t, newegg.US(), "order-defect-rate", in, row).Status)
	row.Hits = 9
	require.Equal(t, thresholds.Pass, figures.Verdict(t, newegg.US(), "order-defect-rate", in, row).Status)
}
