package lazada_test

import (
	"testing"
	_ "time/tzdata"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/figures"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/lazada"
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
		{lazada.LazMallVN(), "lazada-lazmall-vn", []edition{
			{"undated", []string{
				"ship-on-time: late-shipment-rate?proof=scan mfn, 1 calendar month, at most 0.10, streak 3",
				"cancellation-rate: cancellation-rate?fault=seller&unit=unit mfn, 1 calendar month, below 0.02, streak 3",
				"return-rate: return-rate , 1 calendar month, below 0.01, when not-fashion, streak 3",
				"return-rate/fashion: return-rate , 1 calendar month, at most 0.10, when fashion, streak 3",
			}},
		}},
		{lazada.PH(), "lazada-ph", []edition{
			{"undated", []string{
				"cancellation-rate: cancellation-rate?fault=seller&unit=unit mfn, 28 days, lag 8, at most 0.30, floor 10",
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
	figures.ChangeAll(lazada.LazMallVN())
	require.NoError(t, lazada.LazMallVN().Validate())
	figures.ChangeAll(lazada.PH())
	require.NoError(t, lazada.PH().Validate())
}
