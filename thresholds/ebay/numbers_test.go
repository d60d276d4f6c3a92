package ebay_test

import (
	"testing"
	_ "time/tzdata"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/figures"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/ebay"
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
		{ebay.DE(), "ebay-de", []edition{
			{"2016-02-20", []string{
				"transaction-defect-rate: transaction-defect-rate?destination=de.at.ch , 3 calendar months, at most 0.02, under 400 in 3 calendar months: 12 calendar months, 5 buyers",
				"unresolved-case-rate: unresolved-case-rate?destination=de.at.ch , 3 calendar months, at most 0.003, under 400 in 3 calendar months: 12 calendar months, floor 3",
				"transaction-defect-rate/top-rated: transaction-defect-rate?destination=de.at.ch , 3 calendar months, at most 0.005, under 400 in 3 calendar months: 12 calendar months, 4 buyers, part",
				"late-fulfilment-rate/top-rated: late-fulfilment-rate?destination=de.at.ch , 3 calendar months, at most 0.03, under 400 in 3 calendar months: 12 calendar months, floor 7, part",
			}},
		}},
		{ebay.Global(), "ebay-global", []edition{
			{"2016-02-20", []string{
				"transaction-defect-rate: transaction-defect-rate?elsewhere=us.gb.ie.de.at.ch , 3 calendar months, at most 0.02, under 400 in 3 calendar months: 12 calendar months, 5 buyers",
				"unresolved-case-rate: unresolved-case-rate?elsewhere=us.gb.ie.de.at.ch , 3 calendar months, at most 0.003, under 400 in 3 calendar months: 12 calendar months, floor 3",
				"transaction-defect-rate/top-rated: transaction-defect-rate?elsewhere=us.gb.ie.de.at.ch , 3 calendar months, at most 0.005, under 400 in 3 calendar months: 12 calendar months, 4 buyers, part",
				"transactions/top-rated: orders-placed?elsewhere=us.gb.ie.de.at.ch , 12 calendar months, at least 100, part",
				"sales/top-rated: sales-value?elsewhere=us.gb.ie.de.at.ch , 12 calendar months, at least 1000, AUD, part",
			}},
		}},
		{ebay.ServiceMetrics(), "ebay-service-metrics", []edition{
			{"2019-01-08", []string{
				"not-as-described: item-not-as-described-rate category:*, 3 calendar months, below 1, under 400 in 3 calendar months: 12 calendar months, times very-high, floor 10",
				"not-as-described/peers: item-not-as-described-rate category:*, 3 calendar months, at most 1, under 400 in 3 calendar months: 12 calendar months, times peer-average, advice",
				"not-received: item-not-received-rate destination:*, 3 calendar months, below 1, under 400 in 3 calendar months: 12 calendar months, times very-high, floor 10",
				"not-received/peers: item-not-received-rate destination:*, 3 calendar months, at most 1, under 400 in 3 calendar months: 12 calendar months, times peer-average, advice",
			}},
		}},
		{ebay.UK(), "ebay-uk", []edition{
			{"2016-02-20", []string{
				"transaction-defect-rate: transaction-defect-rate?destination=gb.ie , 3 calendar months, at most 0.02, under 400 in 3 calendar months: 12 calendar months, 5 buyers",
				"unresolved-case-rate: unresolved-case-rate?destination=gb.ie , 3 calendar months, at most 0.003, under 400 in 3 calendar months: 12 calendar months, floor 3",
				"transaction-defect-rate/top-rated: transaction-defect-rate?destination=gb.ie , 3 calendar months, at most 0.005, under 400 in 3 calendar months: 12 calendar months, 4 buyers, part",
				"late-fulfilment-rate/top-rated: late-fulfilment-rate?destination=gb.ie , 3 calendar months, at most 0.04, under 400 in 3 calendar months: 12 calendar months, floor 6, part",
			}},
			{"2017-08-01", []string{
				"transaction-defect-rate: transaction-defect-rate?destination=gb.ie , 3 calendar months, at most 0.02, under 400 in 3 calendar months: 12 calendar months, 5 buyers",
				"unresolved-case-rate: unresolved-case-rate?destination=gb.ie , 3 calendar months, at most 0.003, under 400 in 3 calendar months: 12 calendar months, floor 3",
				"transaction-defect-rate/top-rated: transaction-defect-rate?destination=gb.ie , 3 calendar months, at most 0.005, under 400 in 3 calendar months: 12 calendar months, 4 buyers, part",
				"late-fulfilment-rate/top-rated: late-fulfilment-rate?destination=gb.ie , 3 calendar months, at most 0.03, under 400 in 3 calendar months: 12 calendar months, floor 6, part",
			}},
		}},
		{ebay.US(), "ebay-us", []edition{
			{"2016-02-20", []string{
				"transaction-defect-rate: transaction-defect-rate?destination=us , 3 calendar months, at most 0.02, under 400 in 3 calendar months: 12 calendar months, 5 buyers",
				"unresolved-case-rate: unresolved-case-rate?destination=us , 3 calendar months, at most 0.003, under 400 in 3 calendar months: 12 calendar months, floor 3",
				"transaction-defect-rate/top-rated: transaction-defect-rate?destination=us , 3 calendar months, at most 0.005, under 400 in 3 calendar months: 12 calendar months, 4 buyers, part",
				"late-fulfilment-rate/top-rated: late-fulfilment-rate?destination=us , 3 calendar months, at most 0.03, under 400 in 3 calendar months: 12 calendar months, floor 6, part",
				"tracking/top-rated: tracking-in-time-rate?destination=us , 3 calendar months, at least 0.95, part",
				"transactions/top-rated: orders-placed?destination=us , 12 calendar months, at least 100, part",
				"sales/top-rated: sales-value?destination=us , 12 calendar months, at least 1000, USD, part",
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
	figures.ChangeAll(ebay.DE())
	require.NoError(t, ebay.DE().Validate())
	figures.ChangeAll(ebay.Global())
	require.NoError(t, ebay.Global().Validate())
	figures.ChangeAll(ebay.ServiceMetrics())
	require.NoError(t, ebay.ServiceMetrics().Validate())
	figures.ChangeAll(ebay.UK())
	require.NoError(t, ebay.UK().Validate())
	figures.ChangeAll(ebay.US())
	require.NoError(t, ebay.US().Validate())
}
