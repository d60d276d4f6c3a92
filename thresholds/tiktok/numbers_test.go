package tiktok_test

import (
	"testing"
	_ "time/tzdata"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/figures"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/tiktok"
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
		{tiktok.SEA(), "tiktok-sea", []edition{
			{"undated", []string{
				"seller-fault-cancellation-rate: cancellation-rate?fault=seller mfn, 7 days, below 0.10, no-cap below 0.10, cap-90 below 0.30, cap-70 below 0.50, cap-50",
				"seller-fault-cancellation-rate/30-orders: cancellation-rate?fault=seller mfn, 7 days, below 0.10, floor 30, part",
				"late-dispatch-rate: late-shipment-rate?proof=scan mfn, 7 days, below 0.10, target below 0.04, no-cap below 0.10, cap-90 below 0.30, cap-70 below 0.50, cap-50",
			}},
		}},
		{tiktok.US(), "tiktok-us", []edition{
			{"2025-09-01", []string{
				"seller-fault-cancellation-rate: cancellation-rate?fault=seller&samples=out mfn, 30 days, at most 0.025",
				"late-dispatch-rate: late-shipment-rate?afn=in , 7 days, at most 0.04",
				"valid-tracking-rate: valid-tracking-rate?day=confirmed mfn, 7 days, lag 14, at least 0.95",
				"on-time-delivery-rate: on-time-delivery-rate?unit=order mfn, 1 calendar week, at least 0.80",
			}},
			{"2026-01-12", []string{
				"seller-fault-cancellation-rate: cancellation-rate?fault=seller&samples=out mfn, 30 days, at most 0.025",
				"late-dispatch-rate: late-shipment-rate?afn=in&proof=scan , 7 days, at most 0.04",
				"valid-tracking-rate: valid-tracking-rate?day=confirmed mfn, 7 days, lag 14, at least 0.95",
				"on-time-delivery-rate: on-time-delivery-rate?unit=order mfn, 1 calendar week, at least 0.80",
			}},
			{"2026-01-26", []string{
				"seller-fault-cancellation-rate: cancellation-rate?fault=seller&samples=out mfn, 30 days, at most 0.025",
				"late-dispatch-rate: late-shipment-rate?afn=in&proof=scan , 7 days, at most 0.04",
				"valid-tracking-rate: valid-tracking-rate?day=confirmed mfn, 7 days, lag 14, at least 0.95",
				"on-time-delivery-rate: on-time-delivery-rate?unit=order mfn, 1 calendar week, at least 0.80",
			}},
			{"2026-03-02", []string{
				"seller-fault-cancellation-rate: cancellation-rate?fault=seller&samples=out mfn, 30 days, at most 0.025",
				"late-dispatch-rate: late-shipment-rate?afn=in&proof=scan , 7 days, at most 0.10, target at most 0.04",
				"valid-tracking-rate: valid-tracking-rate?day=confirmed mfn, 7 days, lag 14, at least 0.95",
				"on-time-delivery-rate: on-time-delivery-rate?unit=order mfn, 1 calendar week, at least 0.80",
			}},
		}},
		{tiktok.USCrossBorder(), "tiktok-us-cross-border", []edition{
			{"2024-06-24", []string{
				"late-dispatch-rate: late-shipment-rate?afn=in , 7 days, below 0.10, released below 0.04, no-cap below 0.10, cap-50 below 0.20, cap-30 below 0.40, cap-20 below 0.60, cap-10",
			}},
		}},
		{tiktok.VNCampaign(), "tiktok-vn-campaign", []edition{
			{"undated", []string{
				"negative-reviews/more-than-10: negative-feedback-rate?scope=any , 30 days, above 10, of hits, part",
				"negative-reviews: negative-feedback-rate?scope=any , 30 days, below 0.03, when negative-reviews/more-than-10",
				"late-dispatch-rate: late-shipment-rate?proof=scan mfn, 7 days, below 0.10, when no-store-rating",
				"seller-fault-cancellation-rate: cancellation-rate?fault=seller mfn, 7 days, below 0.10, when no-store-rating",
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
	figures.ChangeAll(tiktok.SEA())
	require.NoError(t, tiktok.SEA().Validate())
	figures.ChangeAll(tiktok.US())
	require.NoError(t, tiktok.US().Validate())
	figures.ChangeAll(tiktok.USCrossBorder())
	require.NoError(t, tiktok.USCrossBorder().Validate())
	figures.ChangeAll(tiktok.VNCampaign())
	require.NoError(t, tiktok.VNCampaign().Validate())
}
