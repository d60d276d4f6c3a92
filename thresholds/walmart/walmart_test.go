package walmart_test

import (
	"maps"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/figures"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/walmart"
)

// Exactly 2 % of cancellations failed until January 2026, and has passed since; Canada's
// lines are not to be reached.
func TestEditions(t *testing.T) {
	for _, c := range []struct {
		policy      thresholds.Policy
		rule, day   string
		metric      string
		hits, total int64
		want        thresholds.Status
	}{
		{walmart.US(), "cancellation-rate", "2026-01-28", "cancellation-rate", 2, 100, thresholds.Fail},
		{walmart.US(), "cancellation-rate", "2026-01-29", "cancellation-rate", 2, 100, thresholds.Pass},
		{walmart.US(), "on-time-delivery-rate", "2026-01-28", "on-time-delivery-rate", 95, 100, thresholds.Fail},
		{walmart.US(), "on-time-delivery-rate", "2026-01-29", "on-time-delivery-rate", 90, 100, thresholds.Pass},
		{walmart.US(), "on-time-delivery-rate", "2026-01-29", "on-time-delivery-rate", 89, 100, thresholds.Fail},
		{walmart.US(), "negative-feedback-rate", "2026-01-29", "negative-feedback-rate", 2, 100, thresholds.Pass},
		{walmart.US(), "negative-feedback-rate", "2026-01-29", "negative-feedback-rate", 3, 100, thresholds.Fail},
		{walmart.US(), "order-defect-rate", "2018-01-01", "order-defect-rate", 2, 100, thresholds.Fail},
		{walmart.CA(), "cancellation-rate", "2026-01-29", "cancellation-rate", 3, 100, thresholds.Fail},
		{walmart.CA(), "on-time-delivery-rate", "2026-01-29", "on-time-delivery-rate", 90, 100, thresholds.Fail},
		{walmart.CA(), "on-time-delivery-rate", "2026-01-29", "on-time-delivery-rate", 91, 100, thresholds.Pass},
	} {
		v := figures.Verdict(t, c.policy, c.rule, figures.AsOf(c.day), figures.Row{Metric: c.metric, Hits: c.hits, Total: c.total})
		require.Equal(t, c.want, v.Status, "%s %s %s: %d of %d", c.policy.Name, c.day, c.rule, c.hits, c.total)
	}
}

// pro is a seller's figures: on time, cancelled and answered of a thousand, and orders.
func pro(onTime, cancelled, answered, orders int64) []figures.Row {
	return []figures.Row{
		{Metric: "on-time-delivery-rate", Days: 90, Hits: onTime, Total: 1000},
		{Metric: "cancellation-rate", Days: 90, Hits: cancelled, Total: 1000},
		{Metric: "response-time-rate", Days: 30, Hits: answered, Total: 1000},
		{Metric: "orders-placed", Days: 90, Hits: orders, Total: orders},
	}
}

func given(day string, numbers map[string]string) thresholds.Inputs {
	in := figures.AsOf(day)
	in.Given = []thresholds.Given{{Name: "account-active-since", Day: in.AsOf.Add(-90)}}
	for name, n := range numbers {
		in.Given = append(in.Given, thresholds.Given{Name: name, Number: decimal.RequireFromString(n)})
	}
	return in
}

// The three tiers of December 2024, each at its own line.
func TestTiers(t *testing.T) {
	best := map[string]string{"shipping-score": "0.50", "content-score": "0.75", "price-competitiveness": "0.60"}
	with := func(name, n string) map[string]string {
		out := maps.Clone(best)
		out[name] = n
		return out
	}
	for _, c := range []struct {
		onTime, cancelled, answered int64
		given                       map[string]string
		want                        string
	}{
		{950, 15, 950, best, "pro"},
		{949, 15, 950, best, "advanced"},
		{950, 16, 950, best, "advanced"},
		{950, 15, 949, best, "advanced"},
		{950, 15, 950, with("shipping-score", "0.49"), "advanced"},
		{950, 15, 950, with("content-score", "0.69"), "rising"},
		{925, 20, 925, best, "advanced"},
		{900, 25, 900, best, "rising"},
		{899, 25, 900, best, "none"},
		{950, 15, 950, with("price-competitiveness", "0.59"), "none"},
	} {
		got := figures.Level(t, walmart.USPro(), "pro-seller", given("2026-11-22", c.given), pro(c.onTime, c.cancelled, c.answered, 300)...)
		require.Equal(t, c.want, got, "%d %d %d %v", c.onTime, c.cancelled, c.answered, c.given)
	}
}

// The badge of 2020, of 2023, and Canada's.
func TestBadges(t *testing.T) {
	now := map[string]string{"delivery-gap-days": "2", "weekend-delivery": "1"}
	ca := map[string]string{"delivery-gap-days": "3", "content-score": "0.7", "price-competitiveness": "0.9"}
	for _, c := range []struct {
		policy thresholds.Policy
		day    string
		given  map[string]string
		rows   []figures.Row
		want   string
	}{
		{walmart.USPro(), "2023-09-19", nil, pro(900, 20, 0, 100), "pro"},
		{walmart.USPro(), "2023-09-19", nil, pro(900, 20, 0, 99), "none"},
		{walmart.USPro(), "2023-09-20", now, pro(900, 20, 950, 300), "none"},
		{walmart.USPro(), "2023-09-20", now, pro(950, 15, 950, 251), "pro"},
		{walmart.USPro(), "2023-09-20", now, pro(950, 15, 950, 250), "none"},
		{walmart.USPro(), "2023-09-20", map[string]string{"delivery-gap-days": "2.1", "weekend-delivery": "1"}, pro(950, 15, 950, 251), "none"},
		{walmart.CAPro(), "2026-11-22", ca, pro(900, 25, 800, 25), "pro"},
		{walmart.CAPro(), "2026-11-22", ca, pro(900, 25, 799, 25), "none"},
		{walmart.CAPro(), "2026-11-22", nil, pro(900, 25, 800, 25), ""}, // nothing was handed in: not known
	} {
		require.Equal(t, c.want, figures.Level(t, c.policy, "pro-seller", given(c.day, c.given), c.rows...), "%s %s", c.policy.Name, c.day)
	}
}
