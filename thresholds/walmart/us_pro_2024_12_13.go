package walmart

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

var usPro20241213 = thresholds.Edition{
	ID:   "2024-12-13",
	From: window.MustParseDay("2024-12-13"),
	Note: "Three tiers, each stricter than the one below: Rising, Advanced and Pro Seller.",
	Sources: []thresholds.Source{
		{
			Of: []string{"id", "from", "rules", "schedule"}, URL: proUSTiers, Read: readAgain, Certainty: thresholds.Official,
			Note: "the day the page was last updated; the tiers may be older. The copy read ends before the number " +
				"of orders",
		},
		{
			Of: []string{"rules"}, URL: proUS, Read: read, Certainty: thresholds.Conflicting,
			Note: "another page, without a day, still knows one badge only, with the numbers of 2023",
		},
	},
	Schedule: &thresholds.Schedule{Every: thresholds.Daily},
	Gates: []thresholds.Gate{
		proActive,
		{
			ID:      "shipping-score/pro",
			Given:   "shipping-score",
			Limit:   thresholds.MustParseLimit("at least 0.50"),
			Note:    "The share of items with free delivery within three days.",
			Sources: []thresholds.Source{proTierSource},
		},
		{
			ID:      "shipping-score/advanced",
			Given:   "shipping-score",
			Limit:   thresholds.MustParseLimit("at least 0.25"),
			Note:    "The share of items with free delivery within three days.",
			Sources: []thresholds.Source{proTierSource},
		},
		{
			ID:      "shipping-score/rising",
			Given:   "shipping-score",
			Limit:   thresholds.MustParseLimit("at least 0.05"),
			Note:    "The share of items with free delivery within three days.",
			Sources: []thresholds.Source{proTierSource},
		},
		{
			ID:      "content-score/pro",
			Given:   "content-score",
			Limit:   thresholds.MustParseLimit("at least 0.75"),
			Note:    "The average content and discoverability score of the catalogue.",
			Sources: []thresholds.Source{proTierSource},
		},
		{
			ID:      "content-score/advanced",
			Given:   "content-score",
			Limit:   thresholds.MustParseLimit("at least 0.70"),
			Note:    "The average content and discoverability score of the catalogue.",
			Sources: []thresholds.Source{proTierSource},
		},
		{
			ID:      "content-score/rising",
			Given:   "content-score",
			Limit:   thresholds.MustParseLimit("at least 0.65"),
			Note:    "The average content and discoverability score of the catalogue.",
			Sources: []thresholds.Source{proTierSource},
		},
		{
			ID:      "price-competitiveness",
			Given:   "price-competitiveness",
			Limit:   thresholds.MustParseLimit("at least 0.60"),
			Note:    "The catalogue's price parity in the last seven days.",
			Sources: []thresholds.Source{proTierSource},
		},
	},
	Rules: []thresholds.Rule{
		{
			ID:      "on-time-delivery-rate/pro",
			Metric:  "on-time-delivery-rate?fault=seller&unit=order&untracked=in",
			Segment: "mfn",
			Window:  window.Span{Days: 90},
			Limit:   thresholds.MustParseLimit("at least 0.95"),
			Part:    true,
			Sources: []thresholds.Source{proTierSource},
		},
		{
			ID:      "on-time-delivery-rate/advanced",
			Metric:  "on-time-delivery-rate?fault=seller&unit=order&untracked=in",
			Segment: "mfn",
			Window:  window.Span{Days: 90},
			Limit:   thresholds.MustParseLimit("at least 0.925"),
			Part:    true,
			Sources: []thresholds.Source{proTierSource},
		},
		{
			ID:      "on-time-delivery-rate/rising",
			Metric:  "on-time-delivery-rate?fault=seller&unit=order&untracked=in",
			Segment: "mfn",
			Window:  window.Span{Days: 90},
			Limit:   thresholds.MustParseLimit("at least 0.90"),
			Part:    true,
			Sources: []thresholds.Source{proTierSource},
		},
		{
			ID:      "cancellation-rate/pro",
			Metric:  "cancellation-rate?fault=seller",
			Segment: "mfn",
			Window:  window.Span{Days: 90},
			Limit:   thresholds.MustParseLimit("at most 0.015"),
			Part:    true,
			Sources: []thresholds.Source{proTierSource},
		},
		{
			ID:      "cancellation-rate/advanced",
			Metric:  "cancellation-rate?fault=seller",
			Segment: "mfn",
			Window:  window.Span{Days: 90},
			Limit:   thresholds.MustParseLimit("at most 0.020"),
			Part:    true,
			Sources: []thresholds.Source{proTierSource},
		},
		{
			ID:      "cancellation-rate/rising",
			Metric:  "cancellation-rate?fault=seller",
			Segment: "mfn",
			Window:  window.Span{Days: 90},
			Limit:   thresholds.MustParseLimit("at most 0.025"),
			Part:    true,
			Sources: []thresholds.Source{proTierSource},
		},
		{
			ID:      "response-time-rate/pro",
			Metric:  "response-time-rate?hours=48",
			Window:  window.Span{Days: 30},
			Limit:   thresholds.MustParseLimit("at least 0.95"),
			Part:    true,
			Sources: []thresholds.Source{proTierSource},
		},
		{
			ID:      "response-time-rate/advanced",
			Metric:  "response-time-rate?hours=48",
			Window:  window.Span{Days: 30},
			Limit:   thresholds.MustParseLimit("at least 0.925"),
			Part:    true,
			Sources: []thresholds.Source{proTierSource},
		},
		{
			ID:      "response-time-rate/rising",
			Metric:  "response-time-rate?hours=48",
			Window:  window.Span{Days: 30},
			Limit:   thresholds.MustParseLimit("at least 0.90"),
			Part:    true,
			Sources: []thresholds.Source{proTierSource},
		},
	},
	Tiers: []thresholds.Tier{{
		ID:    "pro-seller",
		Title: "Pro Seller status",
		Levels: []thresholds.Level{
			{
				Level: "pro",
				All: []string{
					"active-90-days", "on-time-delivery-rate/pro", "cancellation-rate/pro", "response-time-rate/pro",
					"shipping-score/pro", "content-score/pro", "price-competitiveness",
				},
			},
			{
				Level: "advanced",
				All: []string{
					"active-90-days", "on-time-delivery-rate/advanced", "cancellation-rate/advanced", "response-time-rate/advanced",
					"shipping-score/advanced", "content-score/advanced", "price-competitiveness",
				},
			},
			{
				Level: "rising",
				All: []string{
					"active-90-days", "on-time-delivery-rate/rising", "cancellation-rate/rising", "response-time-rate/rising",
					"shipping-score/rising", "content-score/rising", "price-competitiveness",
				},
			},
			{Level: "none"},
		},
		Note:    "A number of orders in 90 days is asked for besides, which the copy read does not show.",
		Sources: []thresholds.Source{proTierSource},
	}},
}

var proTierSource = thresholds.Source{
	URL: proUSTiers, Read: readAgain, Certainty: thresholds.Official,
	Note: "that there is no lag and which day places an order is the library's choice",
}
