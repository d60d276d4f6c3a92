package kaufland_test

import (
	"testing"
	_ "time/tzdata"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/figures"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/kaufland"
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
		{kaufland.Standards(), "kaufland", []edition{
			{"undated", []string{
				"cancellation-rate: cancellation-rate?fault=seller&unit=unit mfn, 1 calendar month, below 0.01, no-fee below 0.01, fee-5 below 0.03, fee-10",
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
	figures.ChangeAll(kaufland.Standards())
	require.NoError(t, kaufland.Standards().Validate())
}
