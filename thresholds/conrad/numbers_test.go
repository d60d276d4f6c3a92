package conrad_test

import (
	"testing"
	_ "time/tzdata"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/figures"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/conrad"
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
		{conrad.DE(), "conrad", []edition{
			{"undated", []string{
				"declined: cancellation-rate mfn, 1 month, lag 1, at most 0.05, warns unless at most 0.03",
				"incidents: claim-rate , 1 month, lag 1, at most 0.07, warns unless at most 0.04",
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
	figures.ChangeAll(conrad.DE())
	require.NoError(t, conrad.DE().Validate())
}
