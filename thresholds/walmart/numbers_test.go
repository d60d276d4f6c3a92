package walmart_test

import (
	"testing"
	_ "time/tzdata"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/figures"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/walmart"
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
		{walmart.CA(), "walmart-ca", []edition{
			{"undated", []string{
				"cancellation-rate: cancellation-rate?fault=seller mfn, 30 days, below 0.03",
				"on-time-delivery-rate: on-time-delivery-rate?fault=seller&unit=order&untracked=in mfn, 30 days, above 0.90",
				"valid-tracking-rate: valid-tracking-rate?day=confirmed&unit=order mfn, 30 days, above 0.85",
				"response-time-rate: response-time-rate?hours=48 , 30 days, above 0.80",
			}},
		}},
		{walmart.CAPro(), "walmart-ca-pro", []edition{
			{"undated", []string{
				"on-time-delivery-rate: on-time-delivery-rate?fault=seller&unit=order&untracked=in mfn, 90 days, at least 0.90, part",
				"cancellation-rate: cancellation-rate?fault=seller mfn, 90 days, at most 0.025, part",
				"response-time-rate: response-time-rate?hours=48 , 30 days, at least 0.80, part",
				"orders: orders-placed mfn, 90 days, at least 25, part",
			}},
		}},
		{walmart.US(), "walmart-us", []edition{
			{"2017-09-01", []string{
				"order-defect-rate: order-defect-rate mfn, 90 days, below 0.02",
				"late-shipment-rate: late-shipment-rate mfn, 90 days, below 0.01",
				"valid-tracking-rate: valid-tracking-rate?day=confirmed mfn, 90 days, above 0.99",
			}},
			{"2025-06-05", []string{
				"cancellation-rate: cancellation-rate?fault=seller mfn, 30 days, below 0.02",
				"on-time-delivery-rate: on-time-delivery-rate?fault=seller&unit=order&untracked=in mfn, 30 days, above 0.95",
				"valid-tracking-rate: valid-tracking-rate?day=confirmed&unit=order mfn, 30 days, above 0.99",
				"response-time-rate: response-time-rate?hours=48 , 30 days, at least 0.95",
			}},
			{"2026-01-29", []string{
				"cancellation-rate: cancellation-rate?fault=seller mfn, 30 days, at most 0.02",
				"on-time-delivery-rate: on-time-delivery-rate?fault=seller&unit=order&untracked=in mfn, 30 days, at least 0.90",
				"valid-tracking-rate: valid-tracking-rate?day=confirmed&unit=order mfn, 30 days, at least 0.99",
				"response-time-rate: response-time-rate?hours=48 , 30 days, at least 0.95",
				"negative-feedback-rate: negative-feedback-rate?day=feedback&scope=any , 60 days, at most 0.02",
				"return-rate: return-rate mfn, 60 days, at most 0.06",
				"item-not-received-rate: item-not-received-rate mfn, 60 days, at most 0.02",
			}},
		}},
		{walmart.USPro(), "walmart-us-pro", []edition{
			{"2020-10-01", []string{
				"on-time-delivery-rate: on-time-delivery-rate?fault=seller&unit=order&untracked=in mfn, 90 days, at least 0.90, part",
				"cancellation-rate: cancellation-rate?fault=seller mfn, 90 days, at most 0.02, part",
				"orders: orders-placed mfn, 90 days, at least 100, part",
			}},
			{"2023-09-20", []string{
				"on-time-delivery-rate: on-time-delivery-rate?fault=seller&unit=order&untracked=in mfn, 90 days, at least 0.95, part",
				"cancellation-rate: cancellation-rate?fault=seller mfn, 90 days, at most 0.015, part",
				"response-time-rate: response-time-rate?hours=48 , 30 days, at least 0.95, part",
				"orders: orders-placed mfn, 90 days, above 250, part",
			}},
			{"2024-12-13", []string{
				"on-time-delivery-rate/pro: on-time-delivery-rate?fault=seller&unit=order&untracked=in mfn, 90 days, at least 0.95, part",
				"on-time-delivery-rate/advanced: on-time-delivery-rate?fault=seller&unit=order&untracked=in mfn, 90 days, at least 0.925, part",
				"on-time-delivery-rate/rising: on-time-delivery-rate?fault=seller&unit=order&untracked=in mfn, 90 days, at least 0.90, part",
				"cancellation-rate/pro: cancellation-rate?fault=seller mfn, 90 days, at most 0.015, part",
				"cancellation-rate/advanced: cancellation-rate?fault=seller mfn, 90 days, at most 0.020, part",
				"cancellation-rate/rising: cancellation-rate?fault=seller mfn, 90 days, at most 0.025, part",
				"response-time-rate/pro: response-time-rate?hours=48 , 30 days, at least 0.95, part",
				"response-time-rate/advanced: response-time-rate?hours=48 , 30 days, at least 0.925, part",
				"response-time-rate/rising: response-time-rate?hours=48 , 30 days, at least 0.90, part",
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
	figures.ChangeAll(walmart.CA())
	require.NoError(t, walmart.CA().Validate())
	figures.ChangeAll(walmart.CAPro())
	require.NoError(t, walmart.CAPro().Validate())
	figures.ChangeAll(walmart.US())
	require.NoError(t, walmart.US().Validate())
	figures.ChangeAll(walmart.USPro())
	require.NoError(t, walmart.USPro().Validate())
}
