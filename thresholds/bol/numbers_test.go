package bol_test

import (
	"testing"
	_ "time/tzdata"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/figures"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/bol"
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
		{bol.Standards(), "bol", []edition{
			{"undated", []string{
				"hundred-orders: orders-placed , lifetime, above 100, part",
				"on-time: on-time-delivery-rate?untracked=in mfn, 1 calendar week, at least 0.93, target at least 0.98, floor 3, when hundred-orders",
				"cancellations: cancellation-rate?fault=seller&unit=unit mfn, 1 calendar week, at most 0.02, floor 3, when hundred-orders",
				"track-and-trace: valid-tracking-rate?day=confirmed mfn, 1 calendar week, at least 1, advice",
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
	figures.ChangeAll(bol.Standards())
	require.NoError(t, bol.Standards().Validate())
}
