package bol_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/figures"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/bol"
)

// A week's score, by hand: 7 of 100 late is exactly the line, 8 is a strike, 1 of 2 is
// spared.
func TestWeek(t *testing.T) {
	for _, c := range []struct {
		onTime, items int64
		status        thresholds.Status
		warning       thresholds.WarningCode
	}{
		{93, 100, thresholds.Pass, thresholds.WarnAtLimit},
		{92, 100, thresholds.Fail, thresholds.WarnOffTarget},
		{1, 2, thresholds.Pass, thresholds.WarnOffTarget},
		{0, 2, thresholds.Pass, thresholds.WarnOffTarget},
		{0, 3, thresholds.Fail, thresholds.WarnOffTarget},
		{98, 100, thresholds.Pass, ""},
		{97, 100, thresholds.Pass, thresholds.WarnOffTarget},
	} {
		v := figures.Verdict(t, bol.Standards(), "on-time", figures.AsOf("2026-11-22"),
			figures.Row{Metric: "orders-placed", Hits: 101, Total: 101},
			figures.Row{Metric: "on-time-delivery-rate", Days: 7, Hits: c.onTime, Total: c.items})
		require.Equal(t, c.status, v.Status, "%d of %d", c.onTime, c.items)
		require.Equal(t, "2026-11-16..2026-11-22", v.Window.String(), "the ISO week that is over on Sunday")
		if c.warning == "" {
			require.Empty(t, v.Warnings)
		} else {
			require.Equal(t, c.warning, v.Warnings[0].Code, "%d of %d", c.onTime, c.items)
		}
		if c.status == thresholds.Fail {
			require.Equal(t, []string{"strike"}, v.Actions)
		}
	}
}

// Strikes begin after a new seller's first hundred orders.
func TestFirstOrders(t *testing.T) {
	for orders, want := range map[int64]thresholds.Status{100: thresholds.NotApplicable, 101: thresholds.Fail} {
		v := figures.Verdict(t, bol.Standards(), "cancellations", figures.AsOf("2026-11-25"),
			figures.Row{Metric: "orders-placed", Hits: orders, Total: orders},
			figures.Row{Metric: "cancellation-rate", Hits: 3, Total: 100})
		require.Equal(t, want, v.Status, "%d orders", orders)
		require.Equal(t, "2026-11-16..2026-11-22", v.Window.String(), "in the middle of a week the one before")
	}
}
