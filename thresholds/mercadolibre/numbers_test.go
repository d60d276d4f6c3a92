package mercadolibre_test

import (
	"testing"
	_ "time/tzdata"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/figures"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/mercadolibre"
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
		{mercadolibre.BR(), "mercadolibre-br", []edition{
			{"undated", []string{
				"claims: claim-rate mfn, 60 days, at most 0.02, under 40 in 60 days: 365 days, leader at most 0.01, green at most 0.02, yellow at most 0.045, orange at most 0.08, red, minimum 10",
				"cancellations: cancellation-rate?fault=seller mfn, 60 days, at most 0.015, under 40 in 60 days: 365 days, leader at most 0.005, green at most 0.015, yellow at most 0.035, orange at most 0.04, red, minimum 10",
				"late-shipments: late-shipment-rate mfn, 60 days, at most 0.10, under 40 in 60 days: 365 days, leader at most 0.06, green at most 0.10, yellow at most 0.18, orange at most 0.22, red, minimum 10",
				"claims/leader: claim-rate mfn, 60 days, at most 0.01, under 40 in 60 days: 365 days, minimum 10, part",
				"cancellations/leader: cancellation-rate?fault=seller mfn, 60 days, at most 0.005, under 40 in 60 days: 365 days, minimum 10, part",
				"late-shipments/leader: late-shipment-rate mfn, 60 days, at most 0.06, under 40 in 60 days: 365 days, minimum 10, part",
				"orders/mercadolider: orders-placed , 60 days, at least 230, part",
				"sales/mercadolider: sales-value , 60 days, at least 37000, BRL, part",
				"orders/mercadolider-gold: orders-placed , 60 days, at least 575, part",
				"sales/mercadolider-gold: sales-value , 60 days, at least 118400, BRL, part",
				"orders/mercadolider-platinum: orders-placed , 60 days, at least 1725, part",
				"sales/mercadolider-platinum: sales-value , 60 days, at least 296000, BRL, part",
			}},
		}},
		{mercadolibre.CL(), "mercadolibre-cl", []edition{
			{"undated", []string{
				"claims: claim-rate mfn, 60 days, at most 0.035, under 40 in 60 days: 365 days, leader at most 0.025, green at most 0.035, yellow at most 0.055, orange at most 0.07, red, minimum 10",
				"cancellations: cancellation-rate?fault=seller mfn, 60 days, at most 0.025, under 40 in 60 days: 365 days, leader at most 0.015, green at most 0.025, yellow at most 0.07, orange at most 0.09, red, minimum 10",
				"late-shipments: late-shipment-rate mfn, 60 days, at most 0.12, under 40 in 60 days: 365 days, leader at most 0.10, green at most 0.12, yellow at most 0.18, orange at most 0.26, red, minimum 10",
			}},
		}},
		{mercadolibre.CO(), "mercadolibre-co", []edition{
			{"undated", []string{
				"claims: claim-rate mfn, 60 days, at most 0.035, under 40 in 60 days: 365 days, leader at most 0.025, green at most 0.035, yellow at most 0.055, orange at most 0.07, red, minimum 10",
				"cancellations: cancellation-rate?fault=seller mfn, 60 days, at most 0.025, under 40 in 60 days: 365 days, leader at most 0.015, green at most 0.025, yellow at most 0.07, orange at most 0.09, red, minimum 10",
				"late-shipments: late-shipment-rate mfn, 60 days, at most 0.12, under 40 in 60 days: 365 days, leader at most 0.10, green at most 0.12, yellow at most 0.18, orange at most 0.26, red, minimum 10",
			}},
		}},
		{mercadolibre.MX(), "mercadolibre-mx", []edition{
			{"undated", []string{
				"claims: claim-rate mfn, 60 days, at most 0.015, under 40 in 60 days: 365 days, leader at most 0.01, green at most 0.015, yellow at most 0.03, orange at most 0.06, red, minimum 10",
				"cancellations: cancellation-rate?fault=seller mfn, 60 days, at most 0.01, under 40 in 60 days: 365 days, leader at most 0.005, green at most 0.01, yellow at most 0.025, orange at most 0.03, red, minimum 10",
				"late-shipments: late-shipment-rate mfn, 60 days, at most 0.10, under 40 in 60 days: 365 days, leader at most 0.08, green at most 0.10, yellow at most 0.15, orange at most 0.22, red, minimum 10",
				"claims/leader: claim-rate mfn, 60 days, at most 0.01, under 40 in 60 days: 365 days, minimum 10, part",
				"cancellations/leader: cancellation-rate?fault=seller mfn, 60 days, at most 0.005, under 40 in 60 days: 365 days, minimum 10, part",
				"late-shipments/leader: late-shipment-rate mfn, 60 days, at most 0.08, under 40 in 60 days: 365 days, minimum 10, part",
				"orders/mercadolider: orders-placed , 60 days, at least 100, part",
				"sales/mercadolider: sales-value , 60 days, at least 80000, MXN, part",
				"orders/mercadolider-gold: orders-placed , 60 days, at least 250, part",
				"sales/mercadolider-gold: sales-value , 60 days, at least 240000, MXN, part",
				"orders/mercadolider-platinum: orders-placed , 60 days, at least 750, part",
				"sales/mercadolider-platinum: sales-value , 60 days, at least 640000, MXN, part",
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
	figures.ChangeAll(mercadolibre.BR())
	require.NoError(t, mercadolibre.BR().Validate())
	figures.ChangeAll(mercadolibre.CL())
	require.NoError(t, mercadolibre.CL().Validate())
	figures.ChangeAll(mercadolibre.CO())
	require.NoError(t, mercadolibre.CO().Validate())
	figures.ChangeAll(mercadolibre.MX())
	require.NoError(t, mercadolibre.MX().Validate())
}
