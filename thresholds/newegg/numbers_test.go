package newegg_test

import (
	"testing"
	_ "time/tzdata"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/figures"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/newegg"
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
		{newegg.US(), "newegg", []edition{
			{"undated", []string{
				"order-defect-rate: order-defect-rate?defects=each , 30 days, below 0.01, streak 2",
				"cancellation-rate: cancellation-rate?fault=seller mfn, 30 days, below 0.025, streak 2",
				"late-shipment-rate: late-shipment-rate mfn, 30 days, at most 0.02, streak 2",
				"valid-tracking-rate: valid-tracking-rate?day=confirmed mfn, 30 days, at least 0.95, streak 2",
				"on-time-delivery-rate: on-time-delivery-rate?unit=order mfn, 30 days, at least 0.95, streak 2",
				"refund-rate: refund-rate , 30 days, below 0.025, streak 2",
				"response-time-rate: response-time-rate , 30 days, at least 0.98, streak 2",
				"policy-violations: policy-violations , 30 days, below 1, streak 2",
				"average-rating: average-rating , 30 days, at least 3, streak 2",
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
	figures.ChangeAll(newegg.US())
	require.NoError(t, newegg.US().Validate())
}
