package shopee_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/figures"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/shopee"
	"github.com/sellerperf/sellerperf/window"
)

// From 15 January 2024 on points begin at 20 %, before at 10 %.
func TestEditions(t *testing.T) {
	late := figures.Row{Metric: "late-shipment-rate", Days: 7, Hits: 10, Total: 100}
	for day, want := range map[string]thresholds.Status{"2024-01-14": thresholds.Fail, "2024-01-15": thresholds.Pass} {
		v := figures.Verdict(t, shopee.Penalties(), "late-shipment-rate", figures.AsOf(day), late)
		require.Equal(t, want, v.Status, day)
	}
	late.Hits = 20
	require.Equal(t, thresholds.Fail, figures.Verdict(t, shopee.Penalties(), "late-shipment-rate", figures.AsOf("2024-01-15"), late).Status)
}

// Points that Shopee has booked: sanctions last 28 days, and on the first Monday of a
// quarter the points go.
func TestPoints(t *testing.T) {
	points := func(day string) thresholds.Outcome {
		in := figures.AsOf(day)
		in.Entries = []thresholds.Entry{
			{Account: "penalty-points", Day: window.MustParseDay("2026-09-07"), Points: 2},
			{Account: "penalty-points", Day: window.MustParseDay("2026-09-14"), Points: 4},
		}
		card := figures.Card(t, shopee.Penalties(), in)
		o, ok := card.Outcome("penalty-points")
		require.True(t, ok)
		return o
	}
	require.Equal(t, thresholds.Pass, points("2026-09-13").Status, "2 points")
	on := points("2026-09-14")
	require.Equal(t, thresholds.Fail, on.Status, "6 points")
	require.Equal(t, "6-points", on.Level)
	require.Len(t, on.Crossings, 2, "3 and 6 points on the same day")
	require.Equal(t, "2026-10-11", on.Crossings[0].Until.String(), "28 days")
	require.Equal(t, "2026-10-05", on.Changes.String(), "the first Monday of the quarter")
	after := points("2026-10-05")
	require.Equal(t, thresholds.Pass, after.Status, "no points are left")
	require.Len(t, after.Crossings, 2, "but the sanctions go on")
	require.Empty(t, points("2026-10-12").Crossings)
}
