package etsy_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/figures"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/etsy"
)

// enough is sales from which on the standards are shown.
var enough = figures.Row{Metric: "orders-placed", Hits: 5, Total: 5}

// 4 low reviews of 39 are spared, of 40 they are 10 %, which is not below 10 %; of 40, 3
// pass. The step is real.
func TestReviews(t *testing.T) {
	for _, c := range []struct {
		low, reviews int64
		want         thresholds.Status
	}{
		{4, 39, thresholds.Pass}, {5, 39, thresholds.Fail}, {4, 40, thresholds.Fail}, {3, 40, thresholds.Pass},
		{9, 100, thresholds.Pass}, {10, 100, thresholds.Fail},
	} {
		v := figures.Verdict(t, etsy.Minimum(), "reviews", figures.AsOf("2026-11-22"), enough,
			figures.Row{Metric: "low-rating-rate", Hits: c.low, Total: c.reviews})
		require.Equal(t, c.want, v.Status, "%d of %d", c.low, c.reviews)
		require.Equal(t, c.reviews < 40, v.Count)
	}
}

// 3 cases under 300 orders, below 1 % from there on.
func TestCases(t *testing.T) {
	for _, c := range []struct {
		cases, orders int64
		want          thresholds.Status
	}{
		{3, 10, thresholds.Pass}, {4, 299, thresholds.Fail}, {2, 300, thresholds.Pass}, {3, 300, thresholds.Fail},
	} {
		v := figures.Verdict(t, etsy.Minimum(), "cases", figures.AsOf("2026-11-22"), enough,
			figures.Row{Metric: "claim-rate", Hits: c.cases, Total: c.orders})
		require.Equal(t, c.want, v.Status, "%d of %d", c.cases, c.orders)
	}
}

func TestShownFromFive(t *testing.T) {
	for sales, want := range map[int64]thresholds.Status{4: thresholds.NotApplicable, 5: thresholds.Fail} {
		v := figures.Verdict(t, etsy.Minimum(), "shipping", figures.AsOf("2026-11-22"),
			figures.Row{Metric: "orders-placed", Hits: sales, Total: sales},
			figures.Row{Metric: "late-shipment-rate", Hits: 5, Total: 5})
		require.Equal(t, want, v.Status, "%d sales", sales)
	}
}

// star is a shop that has the badge if so many cents are enough.
func star(minor int64) []figures.Row {
	return []figures.Row{
		{Metric: "orders-placed", Hits: 5, Total: 5},
		{Metric: "sales-value", Hits: minor},
		{Metric: "response-time-rate", Hits: 19, Total: 20},
		{Metric: "tracking-in-time-rate", Hits: 19, Total: 20},
		{Metric: "average-rating", Hits: 24, Total: 5},
		{Metric: "low-rating-rate", Hits: 1, Total: 20},
	}
}

func badge(t *testing.T, day, currency string, rows []figures.Row) thresholds.Outcome {
	t.Helper()
	in := figures.AsOf(day)
	in.Currency = currency
	in.Given = []thresholds.Given{{Name: "first-sale", Day: in.AsOf.Add(-90)}}
	o, ok := figures.Card(t, etsy.StarSeller(), in, rows...).Outcome("star-seller")
	require.True(t, ok)
	return o
}

// The badge on 1 May looks at February to April.
func TestStarSeller(t *testing.T) {
	v := figures.Verdict(t, etsy.StarSeller(), "shipping", figures.AsOf("2024-05-01"))
	require.Equal(t, "2024-02-01..2024-04-30", v.Window.String())
	require.True(t, v.Official)

	for currency, enough := range map[string]int64{"USD": 300_00, "GBP": 200_00, "EUR": 250_00, "CAD": 350_00, "AUD": 350_00} {
		require.Equal(t, "star-seller", badge(t, "2024-05-01", currency, star(enough)).Level, currency)
		short := badge(t, "2024-05-01", currency, star(enough-1))
		require.Equal(t, "none", short.Level, currency)
		require.Len(t, short.Missing, 1)
	}
	for i, part := range map[int]string{0: "orders", 2: "messages", 3: "shipping", 4: "reviews"} {
		rows := star(300_00)
		rows[i].Hits--
		o := badge(t, "2024-05-01", "USD", rows)
		require.Equal(t, "none", o.Level, part)
		require.Equal(t, part, o.Missing[0].ID)
	}
	silent := star(300_00)
	silent[2] = figures.Row{Metric: "response-time-rate"}
	require.Equal(t, "star-seller", badge(t, "2024-05-01", "USD", silent).Level, "no message came")
}

// Before, 95 % of reviews had five stars, and there were ten orders.
func TestStarSellerBefore(t *testing.T) {
	rows := star(300_00)
	rows[0] = figures.Row{Metric: "orders-placed", Hits: 10, Total: 10}
	require.Equal(t, "star-seller", badge(t, "2023-09-14", "USD", rows).Level)
	rows[5].Hits = 2
	require.Equal(t, "none", badge(t, "2023-09-14", "USD", rows).Level, "90 %")
	rows[5].Hits, rows[0].Hits = 1, 9
	require.Equal(t, "none", badge(t, "2023-09-14", "USD", rows).Level, "nine orders")
}
