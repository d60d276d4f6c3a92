package tiktok

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// VNCampaign returns what a shop in Vietnam must keep to join a campaign, policy
// "tiktok-vn-campaign". The value is the caller's own.
func VNCampaign() thresholds.Policy { return vnCampaign.Clone() }

var vnCampaign = thresholds.Policy{
	Name:  "tiktok-vn-campaign",
	Title: "TikTok Shop Vietnam, campaign entry",
	Zone:  "Asia/Ho_Chi_Minh",
	Sources: []thresholds.Source{
		{
			Of: []string{"zone"}, URL: campaignVN, Read: read, Certainty: thresholds.Assumed,
			Note: "no page names a time zone",
		},
	},
	Editions: []thresholds.Edition{{
		ID:   "undated",
		Note: "Since when the conditions are in force is not known.",
		Sources: []thresholds.Source{
			{Of: []string{"id", "rules"}, URL: campaignVN, Read: read, Certainty: thresholds.Official},
		},
		Gates: []thresholds.Gate{{
			ID:      "no-store-rating",
			Given:   "store-rating",
			Limit:   thresholds.MustParseLimit("equal 0"),
			Note:    "The shop has no store rating yet.",
			Sources: []thresholds.Source{{URL: campaignVN, Read: read, Certainty: thresholds.Official}},
		}},
		Rules: []thresholds.Rule{
			{
				ID:     "negative-reviews/more-than-10",
				Metric: "negative-feedback-rate?scope=any",
				Window: window.Span{Days: 30},
				Of:     thresholds.Hits,
				Limit:  thresholds.MustParseLimit("above 10"),
				Part:   true,
				Note:   "The rate of negative reviews is judged only then.",
				Sources: []thresholds.Source{
					campaignSource, campaignReviews,
				},
			},
			{
				ID:      "negative-reviews",
				Metric:  "negative-feedback-rate?scope=any",
				Window:  window.Span{Days: 30},
				Limit:   thresholds.MustParseLimit("below 0.03"),
				When:    []string{"negative-reviews/more-than-10"},
				Note:    "No campaigns.",
				Sources: []thresholds.Source{campaignSource, campaignReviews},
			},
			{
				ID:      "late-dispatch-rate",
				Metric:  "late-shipment-rate?proof=scan",
				Segment: "mfn",
				Window:  window.Span{Days: 7},
				Limit:   thresholds.MustParseLimit("below 0.10"),
				When:    []string{"no-store-rating"},
				Note:    "No campaigns.",
				Sources: []thresholds.Source{campaignSource, campaignDays},
			},
			{
				ID:      "seller-fault-cancellation-rate",
				Metric:  "cancellation-rate?fault=seller",
				Segment: "mfn",
				Window:  window.Span{Days: 7},
				Limit:   thresholds.MustParseLimit("below 0.10"),
				When:    []string{"no-store-rating"},
				Note:    "No campaigns.",
				Sources: []thresholds.Source{campaignSource, campaignDays},
			},
		},
	}},
}

var (
	campaignSource = thresholds.Source{
		Of: []string{"metric", "limit", "of", "when"}, URL: campaignVN, Read: read, Certainty: thresholds.Official,
	}
	campaignReviews = thresholds.Source{
		Of: []string{"window", "metric", "segment"}, URL: campaignVN, Read: read, Certainty: thresholds.Assumed,
		Note: "30 days are stated for the reviews of a product; what a negative review is is not said, one or two stars " +
			"are counted",
	}
	campaignDays = thresholds.Source{
		Of: []string{"window", "segment"}, URL: sfcrVN, Read: read, Certainty: thresholds.Inherited,
		Note: "seven days, as for the standards",
	}
)
