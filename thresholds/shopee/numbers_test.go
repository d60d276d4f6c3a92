package shopee_test

import (
	"testing"
	_ "time/tzdata"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/figures"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/shopee"
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
		{shopee.Penalties(), "shopee", []edition{
			{"undated", []string{
				"late-shipment-rate: late-shipment-rate mfn, 7 days, below 0.10",
			}},
			{"2024-01-15", []string{
				"late-shipment-rate: late-shipment-rate mfn, 7 days, below 0.20",
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
	figures.ChangeAll(shopee.Penalties())
	require.NoError(t, shopee.Penalties().Validate())
}
