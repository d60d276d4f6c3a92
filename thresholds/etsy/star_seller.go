package etsy

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// StarSeller returns Etsy's Star Seller badge, policy "etsy-star-seller", by editions.
// The value is the caller's own.
func StarSeller() thresholds.Policy { return starSeller.Clone() }

var starSeller = thresholds.Policy{
	Name:     "etsy-star-seller",
	Title:    "Etsy Star Seller",
	Zone:     "UTC",
	Sources:  []thresholds.Source{utc},
	Editions: []thresholds.Edition{starSellerFirst, starSeller20230915},
}

var starSellerFirst = thresholds.Edition{
	ID:   "undated",
	Note: "The badge as it was introduced: 95 % of reviews with five stars, and ten orders.",
	Sources: []thresholds.Source{
		{Of: []string{"rules"}, URL: introduction, Read: read, Certainty: thresholds.Official},
		{Of: []string{"id", "rules"}, URL: starBefore, Read: read, Certainty: thresholds.Secondary},
		{Of: []string{"schedule"}, URL: howToBecome, Read: read, Certainty: thresholds.Official},
	},
	Schedule: &thresholds.Schedule{Every: thresholds.Monthly, Day: 1},
	Gates:    []thresholds.Gate{firstSale},
	Rules: []thresholds.Rule{
		messagesReceived,
		messages,
		shipping,
		{
			ID:     "reviews",
			Metric: "low-rating-rate?scope=any&stars=4",
			Window: window.Span{CalendarMonths: 3},
			Limit:  thresholds.MustParseLimit("at most 0.05"),
			Part:   true,
			Note:   "At least 95 % of reviews have five stars.",
			Sources: []thresholds.Source{
				{Of: []string{"metric", "limit"}, URL: introduction, Read: read, Certainty: thresholds.Official},
				{Of: []string{"metric", "limit"}, URL: starBefore, Read: read, Certainty: thresholds.Secondary},
				threeMonths,
			},
		},
		{
			ID:     "orders",
			Metric: "orders-placed",
			Window: window.Span{CalendarMonths: 3},
			Limit:  thresholds.MustParseLimit("at least 10"),
			Part:   true,
			Sources: []thresholds.Source{
				{Of: []string{"metric", "limit"}, URL: starBefore, Read: read, Certainty: thresholds.Secondary},
				threeMonths,
			},
		},
		salesUSD,
	},
	Tiers: []thresholds.Tier{{
		ID:    "star-seller",
		Title: "Star Seller badge",
		Levels: []thresholds.Level{
			{
				Level:   "star-seller",
				All:     []string{"first-sale-90-days", "orders", "sales/usd", "messages", "shipping", "reviews"},
				Actions: []string{"badge"},
			},
			{Level: "none"},
		},
		Sources: []thresholds.Source{{URL: introduction, Read: read, Certainty: thresholds.Official}},
	}},
}

var starSeller20230915 = thresholds.Edition{
	ID:   "2023-09-15",
	From: window.MustParseDay("2023-09-15"),
	Note: "An average of 4.8 stars, and five orders.",
	Sources: []thresholds.Source{
		{
			Of: []string{"id", "from", "rules"}, URL: starFAQ, Read: readAgain, Certainty: thresholds.Secondary,
			Note: "the oldest copy found with a day on it; the change is older",
		},
		{Of: []string{"rules", "schedule"}, URL: howToBecome, Read: read, Certainty: thresholds.Official},
	},
	Schedule: &thresholds.Schedule{Every: thresholds.Monthly, Day: 1},
	Gates:    []thresholds.Gate{firstSale},
	Rules: []thresholds.Rule{
		messagesReceived,
		messages,
		shipping,
		{
			ID:     "reviews",
			Metric: "average-rating?scope=any",
			Window: window.Span{CalendarMonths: 3},
			Limit:  thresholds.MustParseLimit("at least 4.8"),
			Part:   true,
			Sources: []thresholds.Source{
				{Of: []string{"metric", "limit"}, URL: progress, Read: read, Certainty: thresholds.Official},
				threeMonths,
			},
		},
		{
			ID:     "orders",
			Metric: "orders-placed",
			Window: window.Span{CalendarMonths: 3},
			Limit:  thresholds.MustParseLimit("at least 5"),
			Part:   true,
			Sources: []thresholds.Source{
				{Of: []string{"metric", "limit"}, URL: starFAQ, Read: read, Certainty: thresholds.Secondary},
				threeMonths,
			},
		},
		salesUSD,
		{
			ID:       "sales/gbp",
			Metric:   "sales-value",
			Window:   window.Span{CalendarMonths: 3},
			Currency: "GBP",
			Limit:    thresholds.MustParseLimit("at least 200"),
			Part:     true,
			Sources:  salesSources,
		},
		{
			ID:       "sales/eur",
			Metric:   "sales-value",
			Window:   window.Span{CalendarMonths: 3},
			Currency: "EUR",
			Limit:    thresholds.MustParseLimit("at least 250"),
			Part:     true,
			Sources:  salesSources,
		},
		{
			ID:       "sales/cad",
			Metric:   "sales-value",
			Window:   window.Span{CalendarMonths: 3},
			Currency: "CAD",
			Limit:    thresholds.MustParseLimit("at least 350"),
			Part:     true,
			Sources:  salesSources,
		},
		{
			ID:       "sales/aud",
			Metric:   "sales-value",
			Window:   window.Span{CalendarMonths: 3},
			Currency: "AUD",
			Limit:    thresholds.MustParseLimit("at least 350"),
			Part:     true,
			Sources:  salesSources,
		},
	},
	Tiers: []thresholds.Tier{{
		ID:    "star-seller",
		Title: "Star Seller badge",
		Levels: []thresholds.Level{
			{
				Level: "star-seller",
				All: []string{
					"first-sale-90-days", "orders", "sales/usd", "sales/gbp", "sales/eur", "sales/cad", "sales/aud",
					"messages", "shipping", "reviews",
				},
				Actions: []string{"badge"},
			},
			{Level: "none"},
		},
		Sources: []thresholds.Source{{URL: howToBecome, Read: read, Certainty: thresholds.Official}},
	}},
}

// What both editions have in common.
var (
	firstSale = thresholds.Gate{
		ID:      "first-sale-90-days",
		Given:   "first-sale",
		Before:  window.Span{Days: 90},
		Note:    "The first sale was at least 90 days ago.",
		Sources: []thresholds.Source{{URL: howToBecome, Read: read, Certainty: thresholds.Official}},
	}
	messagesReceived = thresholds.Rule{
		ID:     "messages/received",
		Metric: "response-time-rate?messages=first",
		Window: window.Span{CalendarMonths: 3},
		Of:     thresholds.Total,
		Limit:  thresholds.MustParseLimit("at least 1"),
		Part:   true,
		Note:   "Answers are judged only if there was something to answer.",
		Sources: []thresholds.Source{
			{Of: []string{"metric", "limit", "of"}, URL: progress, Read: read, Certainty: thresholds.Official},
			threeMonths,
		},
	}
	messages = thresholds.Rule{
		ID:     "messages",
		Metric: "response-time-rate?messages=first",
		Window: window.Span{CalendarMonths: 3},
		Limit:  thresholds.MustParseLimit("at least 0.95"),
		When:   []string{"messages/received"},
		Part:   true,
		Note:   "First messages of a thread, answered within 24 hours.",
		Sources: []thresholds.Source{
			{Of: []string{"metric", "limit", "when"}, URL: progress, Read: read, Certainty: thresholds.Official},
			threeMonths,
		},
	}
	shipping = thresholds.Rule{
		ID:     "shipping",
		Metric: "tracking-in-time-rate",
		Window: window.Span{CalendarMonths: 3},
		Limit:  thresholds.MustParseLimit("at least 0.95"),
		Part:   true,
		Note:   "On time, with valid tracking or an Etsy label where that is required.",
		Sources: []thresholds.Source{
			{Of: []string{"metric", "limit"}, URL: progress, Read: read, Certainty: thresholds.Official},
			{
				Of: []string{"metric"}, URL: exemptOrders, Read: read, Certainty: thresholds.Official,
				Note: "staff in the forum: orders of little value need no tracking",
			},
			threeMonths,
		},
	}
	salesUSD = thresholds.Rule{
		ID:       "sales/usd",
		Metric:   "sales-value",
		Window:   window.Span{CalendarMonths: 3},
		Currency: "USD",
		Limit:    thresholds.MustParseLimit("at least 300"),
		Part:     true,
		Sources:  salesSources,
	}
	salesSources = []thresholds.Source{
		{
			Of: []string{"metric", "limit", "currency"}, URL: starGuide, Read: read, Certainty: thresholds.Secondary,
			Note: "$300, £200, €250, CA$350, AU$350",
		},
		{Of: []string{"metric", "limit", "currency"}, URL: starFAQ, Read: read, Certainty: thresholds.Secondary, Note: "$300"},
		threeMonths,
	}
)
