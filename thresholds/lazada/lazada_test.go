package lazada_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/figures"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/lazada"
)

// D-35 to D-8 are four weeks. 10 of 33 items cancelled cap the orders, 9 of 20 do not.
func TestCap(t *testing.T) {
	for _, c := range []struct {
		cancelled, items int64
		want             thresholds.Status
	}{
		{10, 33, thresholds.Fail}, {9, 20, thresholds.Pass}, {9, 9, thresholds.Pass},
		{30, 100, thresholds.Pass}, {31, 100, thresholds.Fail},
	} {
		v := figures.Verdict(t, lazada.PH(), "cancellation-rate", figures.AsOf("2026-02-05"), // the 36th day of the year
			figures.Row{Metric: "cancellation-rate", Hits: c.cancelled, Total: c.items})
		require.Equal(t, c.want, v.Status, "%d of %d", c.cancelled, c.items)
		require.Equal(t, "2026-01-01..2026-01-28", v.Window.String())
		require.Equal(t, "2026-02-09", v.NextEvaluation.String(), "a Monday")
	}
}

// The same figure must be missed for three months.
func TestLazMall(t *testing.T) {
	p := lazada.LazMallVN()
	late := figures.Row{Metric: "late-shipment-rate", Hits: 11, Total: 100}
	in := figures.AsOf("2026-09-01")
	in.Given = []thresholds.Given{{Name: "fashion"}}
	want := []thresholds.Status{thresholds.Warn, thresholds.Warn, thresholds.Fail, thresholds.Fail}
	for month, status := range want {
		card := figures.Card(t, p, in, late)
		v, _ := card.Verdict("ship-on-time")
		require.Equal(t, status, v.Status, "month %d", month+1)
		in.AsOf, in.Previous = v.NextEvaluation, card.States
	}
	good := figures.Card(t, p, in, figures.Row{Metric: "late-shipment-rate", Hits: 10, Total: 100})
	v, _ := good.Verdict("ship-on-time")
	require.Equal(t, thresholds.Pass, v.Status)
	require.Zero(t, v.Broken)
}

// A shop of fashion may see more returns.
func TestFashion(t *testing.T) {
	for fashion, want := range map[int64]thresholds.Status{0: thresholds.Warn, 1: thresholds.NotApplicable} {
		in := figures.AsOf("2026-09-01")
		in.Given = []thresholds.Given{{Name: "fashion", Number: decimal.NewFromInt(fashion)}}
		card := figures.Card(t, lazada.LazMallVN(), in, figures.Row{Metric: "return-rate", Hits: 5, Total: 100})
		v, _ := card.Verdict("return-rate")
		require.Equal(t, want, v.Status)
	}
}
