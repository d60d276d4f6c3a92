package walmart

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// USPro returns the Pro Seller programme of walmart.com, policy "walmart-us-pro", by
// editions: the badge of 2020, the stricter one of 2023, the three tiers of 2024. The
// value is the caller's own.
func USPro() thresholds.Policy { return usPro.Clone() }

var usPro = thresholds.Policy{
	Name:  "walmart-us-pro",
	Title: "Walmart US Pro Seller",
	Zone:  "America/Los_Angeles",
	Sources: []thresholds.Source{
		{
			Of: []string{"zone"}, URL: proUS, Read: read, Certainty: thresholds.Assumed,
			Note: "no page names a time zone",
		},
	},
	Editions: []thresholds.Edition{usPro20201001, usPro20230920, usPro20241213},
}

var usPro20201001 = thresholds.Edition{
	ID:   "2020-10-01",
	From: window.MustParseDay("2020-10-01"),
	Note: "The badge as it was introduced.",
	Sources: []thresholds.Source{
		{
			Of: []string{"id", "from"}, URL: proUSHistory, Read: readAgain, Certainty: thresholds.Secondary,
			Note: "the month is given, not the day",
		},
		{Of: []string{"rules"}, URL: proUSBefore, Read: read, Certainty: thresholds.Secondary},
	},
	Gates: []thresholds.Gate{proActive},
	Rules: []thresholds.Rule{
		{
			ID:      "on-time-delivery-rate",
			Metric:  "on-time-delivery-rate?fault=seller&unit=order&untracked=in",
			Segment: "mfn",
			Window:  window.Span{Days: 90},
			Limit:   thresholds.MustParseLimit("at least 0.90"),
			Part:    true,
			Sources: []thresholds.Source{
				{URL: proUSBefore, Read: read, Certainty: thresholds.Secondary},
			},
		},
		{
			ID:      "cancellation-rate",
			Metric:  "cancellation-rate?fault=seller",
			Segment: "mfn",
			Window:  window.Span{Days: 90},
			Limit:   thresholds.MustParseLimit("at most 0.02"),
			Part:    true,
			Sources: []thresholds.Source{
				{URL: proUSBefore, Read: read, Certainty: thresholds.Secondary},
			},
		},
		{
			ID:      "orders",
			Metric:  "orders-placed",
			Segment: "mfn",
			Window:  window.Span{Days: 90},
			Limit:   thresholds.MustParseLimit("at least 100"),
			Part:    true,
			Sources: []thresholds.Source{
				{
					URL: proUSBefore, Read: read, Certainty: thresholds.Conflicting,
					Note: "more than 100 orders or more, as it says; a page on the change says at least 100",
				},
			},
		},
	},
	Tiers: []thresholds.Tier{{
		ID:    "pro-seller",
		Title: "Pro Seller badge",
		Levels: []thresholds.Level{
			{
				Level:   "pro",
				All:     []string{"active-90-days", "on-time-delivery-rate", "cancellation-rate", "orders"},
				Actions: []string{"badge"},
			},
			{Level: "none"},
		},
		Note: "At least 70 % of the trending items with a listing quality score of at least 60 % are asked for " +
			"besides, and no violation of policies.",
		Sources: []thresholds.Source{{URL: proUSBefore, Read: read, Certainty: thresholds.Secondary}},
	}},
}

var usPro20230920 = thresholds.Edition{
	ID:   "2023-09-20",
	From: window.MustParseDay("2023-09-20"),
	Note: "Stricter: 95 % on time, 1.5 % cancelled, more than 250 orders; answers, the gap to the promised day " +
		"and weekend delivery are new.",
	Sources: []thresholds.Source{
		{Of: []string{"id", "from", "rules"}, URL: proUS2023, Read: readAgain, Certainty: thresholds.Secondary},
		{Of: []string{"rules"}, URL: proUS, Read: read, Certainty: thresholds.Official},
	},
	Gates: []thresholds.Gate{
		proActive,
		{
			ID:    "delivery-gap",
			Given: "delivery-gap-days",
			Limit: thresholds.MustParseLimit("at most 2"),
			Note:  "Days between the promised and the actual delivery, in the last 30 days.",
			Sources: []thresholds.Source{
				{URL: proUS, Read: read, Certainty: thresholds.Official},
			},
		},
		{
			ID:      "weekend-delivery",
			Given:   "weekend-delivery",
			Limit:   thresholds.MustParseLimit("equal 1"),
			Note:    "Delivery on Saturday, on Sunday or on both is enabled.",
			Sources: []thresholds.Source{{URL: proUS, Read: read, Certainty: thresholds.Official}},
		},
	},
	Rules: []thresholds.Rule{
		{
			ID:      "on-time-delivery-rate",
			Metric:  "on-time-delivery-rate?fault=seller&unit=order&untracked=in",
			Segment: "mfn",
			Window:  window.Span{Days: 90},
			Limit:   thresholds.MustParseLimit("at least 0.95"),
			Part:    true,
			Sources: []thresholds.Source{proUSRule},
		},
		{
			ID:      "cancellation-rate",
			Metric:  "cancellation-rate?fault=seller",
			Segment: "mfn",
			Window:  window.Span{Days: 90},
			Limit:   thresholds.MustParseLimit("at most 0.015"),
			Part:    true,
			Sources: []thresholds.Source{proUSRule},
		},
		{
			ID:      "response-time-rate",
			Metric:  "response-time-rate?hours=48",
			Window:  window.Span{Days: 30},
			Limit:   thresholds.MustParseLimit("at least 0.95"),
			Part:    true,
			Sources: []thresholds.Source{proUSRule},
		},
		{
			ID:      "orders",
			Metric:  "orders-placed",
			Segment: "mfn",
			Window:  window.Span{Days: 90},
			Limit:   thresholds.MustParseLimit("above 250"),
			Part:    true,
			Sources: []thresholds.Source{
				{URL: proUS2023, Read: read, Certainty: thresholds.Secondary},
			},
		},
	},
	Tiers: []thresholds.Tier{{
		ID:    "pro-seller",
		Title: "Pro Seller badge",
		Levels: []thresholds.Level{
			{
				Level: "pro",
				All: []string{
					"active-90-days", "on-time-delivery-rate", "cancellation-rate", "response-time-rate", "delivery-gap",
					"weekend-delivery", "orders",
				},
				Actions: []string{"badge", "referral-fee-discount 0.05"},
			},
			{Level: "none"},
		},
		Note: "A lag time of at most one business day over the whole catalogue and a listing quality are asked " +
			"for besides.",
		Sources: []thresholds.Source{{URL: proUS, Read: read, Certainty: thresholds.Official}},
	}},
}

// proActive is in all editions.
var proActive = thresholds.Gate{
	ID:      "active-90-days",
	Given:   "account-active-since",
	Before:  window.Span{Days: 90},
	Note:    "The account has been active for at least 90 days.",
	Sources: []thresholds.Source{{URL: proUS2023, Read: read, Certainty: thresholds.Secondary}},
}

var proUSRule = thresholds.Source{
	URL: proUS, Read: read, Certainty: thresholds.Official,
	Note: "that there is no lag and which day places an order is the library's choice",
}
