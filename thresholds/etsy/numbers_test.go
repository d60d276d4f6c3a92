package etsy_test

import (
	"testing"
	_ "time/tzdata"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/figures"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/etsy"
)

// The numbers, as the pages have them.
func TestNumbers(t *testing.T) {
	type edition struct {
		id    string
		rules []string
	}
	for _, c := range []struct {
		policy   thresholds.Policy
		name     string
		editions []edition
	}{
		{etsy.Minimum(), "etsy-minimum", []edition{
			{"undated", []string{
				"sales: orders-placed , 3 months, at least 5, part",
				"messages: response-time-rate?hours=48&messages=first , 3 months, at least 0.80, when sales",
				"shipping: late-shipment-rate , 3 months, at most 0.20, when sales",
				"reviews: low-rating-rate?scope=any , 3 months, below 0.10, under 40: at most 4, when sales",
				"cases: claim-rate?pending=out , 3 months, below 0.01, under 300: at most 3, when sales",
			}},
		}},
		{etsy.StarSeller(), "etsy-star-seller", []edition{
			{"undated", []string{
				"messages/received: response-time-rate?messages=first , 3 calendar months, at least 1, of total, part",
				"messages: response-time-rate?messages=first , 3 calendar months, at least 0.95, when messages/received, part",
				"shipping: tracking-in-time-rate , 3 calendar months, at least 0.95, part",
				"reviews: low-rating-rate?scope=any&stars=4 , 3 calendar months, at most 0.05, part",
				"orders: orders-placed , 3 calendar months, at least 10, part",
				"sales/usd: sales-value , 3 calendar months, at least 300, USD, part",
			}},
			{"2023-09-15", []string{
				"messages/received: response-time-rate?messages=first , 3 calendar months, at least 1, of total, part",
				"messages: response-time-rate?messages=first , 3 calendar months, at least 0.95, when messages/received, part",
				"shipping: tracking-in-time-rate , 3 calendar months, at least 0.95, part",
				"reviews: average-rating?scope=any , 3 calendar months, at least 4.8, part",
				"orders: orders-placed , 3 calendar months, at least 5, part",
				"sales/usd: sales-value , 3 calendar months, at least 300, USD, part",
				"sales/gbp: sales-value , 3 calendar months, at least 200, GBP, part",
				"sales/eur: sales-value , 3 calendar months, at least 250, EUR, part",
				"sales/cad: sales-value , 3 calendar months, at least 350, CAD, part",
				"sales/aud: sales-value , 3 calendar months, at least 350, AUD, part",
			}},
		}},
	} {
		require.Equal(t, c.name, c.policy.Name)
		var got []edition
		for _, e := range c.policy.Editions {
			got = append(got, edition{e.ID, figures.Lines(e)})
		}
		require.Equal(t, c.editions, got, c.name)
	}
}

// What a caller does to a policy is his own business.
func TestPoliciesAreTheCallersOwn(t *testing.T) {
	figures.ChangeAll(etsy.Minimum())
	require.NoError(t, etsy.Minimum().Validate())
	figures.ChangeAll(etsy.StarSeller())
	require.NoError(t, etsy.StarSeller().Validate())
}
