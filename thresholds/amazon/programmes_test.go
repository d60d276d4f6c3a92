package amazon_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/figures"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/amazon"
)

// The numbers of section 12 of the facts, by programme, country and edition.
func TestProgrammes(t *testing.T) {
	const (
		late    = "late-shipment-rate: late-fulfilment-rate?program=prime mfn, 7 days, at most 0.01"
		cancel  = "cancellation-rate: cancellation-rate?program=prime&unit=unit mfn, 7 days, at most "
		onTime  = "on-time-delivery-rate: on-time-delivery-rate?program=prime mfn, 7 days, at least "
		tracked = "valid-tracking-rate: valid-tracking-rate?day=confirmed&program=prime mfn, 7 days, at least "
		premium = "on-time-delivery-rate: on-time-delivery-rate?program=premium mfn, "
		scans   = "valid-tracking-rate: valid-tracking-rate?day=confirmed&program=premium mfn, "
		gone    = "cancellation-rate: cancellation-rate?program=premium mfn, "
		japan   = "30 days, lag 10, "
	)
	europe := [][]string{
		{late, cancel + "0.005", onTime + "0.97"},
		{late, cancel + "0.005", onTime + "0.90"},
	}
	france := [][]string{append(europe[0][:3:3], tracked+"1"), append(europe[1][:3:3], tracked+"1")}
	for _, c := range []struct {
		policy thresholds.Policy
		name   string
		from   []string
		rules  [][]string
	}{
		{
			amazon.PrimeUS(), "amazon-us-prime",
			[]string{"undated", "2023-10-01"},
			[][]string{europe[0], {cancel + "0.005", tracked + "0.99"}},
		},
		{amazon.PrimeUK(), "amazon-uk-prime", []string{"undated", "2023-06-21"}, europe},
		{amazon.PrimeDE(), "amazon-de-prime", []string{"undated", "2023-06-21"}, europe},
		{amazon.PrimeES(), "amazon-es-prime", []string{"undated", "2023-06-21"}, europe},
		{amazon.PrimeFR(), "amazon-fr-prime", []string{"undated", "2023-06-21"}, france},
		{
			amazon.PrimeJP(), "amazon-jp-prime", []string{"undated"},
			[][]string{{cancel + "0.01", onTime + "0.96", tracked + "0.94"}},
		},
		{
			amazon.PremiumUS(), "amazon-us-premium", []string{"undated", "2025-06-29"},
			[][]string{{premium + "7 days, at least 0.97"}, {premium + "7 days, at least 0.935"}},
		},
		{
			amazon.PremiumUK(), "amazon-uk-premium", []string{"undated", "2025-07-31"},
			[][]string{
				{premium + "7 days, lag 7, at least 0.97", scans + "7 days, lag 7, at least 1", gone + "7 days, lag 7, below 0.005"},
				{premium + "7 days, lag 7, at least 0.92", scans + "7 days, lag 7, at least 1", gone + "7 days, lag 7, below 0.005"},
			},
		},
		{
			amazon.PremiumJP(), "amazon-jp-premium", []string{"undated"},
			[][]string{{
				"orders: orders-placed mfn, " + japan + "above 10, part",
				premium + japan + "at least 0.96, when orders",
				scans + japan + "at least 0.94, when orders",
				gone + japan + "below 0.01, when orders",
			}},
		},
	} {
		require.Equal(t, c.name, c.policy.Name)
		var from []string
		var rules [][]string
		for _, e := range c.policy.Editions {
			from = append(from, e.ID)
			rules = append(rules, figures.Lines(e))
		}
		require.Equal(t, c.from, from, c.name)
		require.Equal(t, c.rules, rules, c.name)
		figures.ChangeAll(c.policy)
	}
	require.NoError(t, amazon.PrimeUS().Validate())
	require.NoError(t, amazon.PrimeFR().Validate())
	require.NoError(t, amazon.PremiumJP().Validate())
	require.NoError(t, amazon.US().Validate(), "whose zone and sources the programmes share")
}

// Weeks of Premium Shipping run from Sunday to Saturday.
func TestPremiumWeek(t *testing.T) {
	v := figures.Verdict(t, amazon.PremiumUS(), "on-time-delivery-rate", figures.AsOf("2026-11-21"),
		figures.Row{Metric: "on-time-delivery-rate", Hits: 935, Total: 1000})
	require.True(t, v.Official)
	require.Equal(t, "2026-11-15..2026-11-21", v.Window.String())
	require.Equal(t, thresholds.Pass, v.Status)
}
