package mercadolibre_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/figures"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/mercadolibre"
	"github.com/sellerperf/sellerperf/window"
)

func rows(claims, cancelled, late, orders int64) []figures.Row {
	return []figures.Row{
		{Metric: "orders-placed", Days: 60, Hits: orders, Total: orders},
		{Metric: "claim-rate", Hits: claims, Total: orders},
		{Metric: "cancellation-rate", Hits: cancelled, Total: orders},
		{Metric: "late-shipment-rate", Hits: late, Total: orders},
	}
}

// 2.0 % of claims are green in Brazil, 2.01 % yellow; nine sales have no colour.
func TestClaims(t *testing.T) {
	for _, c := range []struct {
		claims, sales int64
		status        thresholds.Status
		level         string
	}{
		{200, 10_000, thresholds.Pass, "green"},
		{201, 10_000, thresholds.Fail, "yellow"},
		{100, 10_000, thresholds.Pass, "leader"},
		{450, 10_000, thresholds.Fail, "yellow"},
		{451, 10_000, thresholds.Fail, "orange"},
		{801, 10_000, thresholds.Fail, "red"},
		{0, 10, thresholds.Pass, "leader"},
		{0, 9, thresholds.TooFew, ""},
	} {
		v := figures.Verdict(t, mercadolibre.BR(), "claims", figures.AsOf("2026-11-22"), rows(c.claims, 0, 0, c.sales)...)
		require.Equal(t, c.status, v.Status, "%d of %d", c.claims, c.sales)
		require.Equal(t, c.level, v.Level, "%d of %d", c.claims, c.sales)
	}
}

// Fewer than forty orders in sixty days: a year is judged.
func TestWindow(t *testing.T) {
	for orders, days := range map[int64]int{39: 365, 40: 60} {
		v := figures.Verdict(t, mercadolibre.CL(), "claims", figures.AsOf("2026-11-22"), rows(0, 0, 0, orders)...)
		require.Equal(t, days, v.Window.Len(), "%d orders", orders)
	}
}

// The worst colour is the reputation.
func TestReputation(t *testing.T) {
	for _, c := range []struct {
		policy                  thresholds.Policy
		claims, cancelled, late int64
		want                    string
	}{
		{mercadolibre.BR(), 10, 5, 60, "leader"},
		{mercadolibre.BR(), 10, 6, 60, "green"},
		{mercadolibre.BR(), 10, 5, 101, "yellow"},
		{mercadolibre.BR(), 46, 5, 101, "orange"},
		{mercadolibre.BR(), 46, 41, 101, "red"},
		{mercadolibre.MX(), 10, 5, 80, "leader"},
		{mercadolibre.MX(), 16, 5, 80, "yellow"},
		{mercadolibre.CO(), 25, 15, 100, "leader"},
		{mercadolibre.CO(), 35, 25, 120, "green"},
		{mercadolibre.CL(), 35, 25, 261, "red"},
	} {
		level := figures.Level(t, c.policy, "reputation", figures.AsOf("2026-11-22"), rows(c.claims, c.cancelled, c.late, 1000)...)
		require.Equal(t, c.want, level, "%s %d %d %d", c.policy.Name, c.claims, c.cancelled, c.late)
	}
}

// The tiers take orders and sales, and a registration of three months.
func TestMercadoLider(t *testing.T) {
	tier := func(orders, cents int64, registered string) string {
		in := figures.AsOf("2026-11-22")
		in.Currency = "MXN"
		in.Given = []thresholds.Given{{Name: "registered", Day: window.MustParseDay(registered)}}
		return figures.Level(t, mercadolibre.MX(), "mercadolider", in,
			append(rows(0, 0, 0, orders), figures.Row{Metric: "sales-value", Days: 60, Hits: cents})...)
	}
	require.Equal(t, "none", tier(99, 900_000_00, "2020-01-01"))
	require.Equal(t, "mercadolider", tier(100, 80_000_00, "2020-01-01"))
	require.Equal(t, "none", tier(100, 79_999_99, "2020-01-01"))
	require.Equal(t, "mercadolider-gold", tier(749, 640_000_00, "2020-01-01"))
	require.Equal(t, "mercadolider-platinum", tier(750, 640_000_00, "2026-08-22"))
	require.Equal(t, "none", tier(750, 640_000_00, "2026-08-23"), "less than three months")
}
