package walmart

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// US returns the seller performance standards of walmart.com, policy "walmart-us", by
// editions. The value is the caller's own.
func US() thresholds.Policy { return us.Clone() }

var us = thresholds.Policy{
	Name:  "walmart-us",
	Title: "Walmart US seller performance standards",
	Zone:  "America/Los_Angeles",
	Sources: []thresholds.Source{
		{
			Of: []string{"zone"}, URL: standardsNew, Read: read, Certainty: thresholds.Assumed,
			Note: "no page names a time zone",
		},
	},
	Editions: []thresholds.Edition{us20170901, us20250605, us20260129},
}

var us20170901 = thresholds.Edition{
	ID:   "2017-09-01",
	From: window.MustParseDay("2017-09-01"),
	Note: "Partner performance expectations of September 2017: an order defect rate over 90 days. Until when " +
		"they were in force is not known.",
	Sources: []thresholds.Source{
		{
			Of: []string{"id", "from", "rules"}, URL: standards2017, Read: read, Certainty: thresholds.Official,
			Note: "the month is given, not the day",
		},
	},
	Rules: []thresholds.Rule{
		{
			ID:      "order-defect-rate",
			Metric:  "order-defect-rate",
			Segment: "mfn",
			Window:  window.Span{Days: 90},
			Limit:   thresholds.MustParseLimit("below 0.02"),
			Sources: []thresholds.Source{
				{Of: []string{"limit", "window"}, URL: standards2017, Read: read, Certainty: thresholds.Official},
				{
					Of: []string{"metric", "segment"}, URL: standards2017, Read: read, Certainty: thresholds.Assumed,
					Note: "what Walmart counted as a defect is not said; the usual defects are counted",
				},
			},
		},
		{
			ID:      "late-shipment-rate",
			Metric:  "late-shipment-rate",
			Segment: "mfn",
			Window:  window.Span{Days: 90},
			Limit:   thresholds.MustParseLimit("below 0.01"),
			Note:    "More than 99 % shipped on time.",
			Sources: []thresholds.Source{
				{Of: []string{"limit", "metric"}, URL: standards2017, Read: read, Certainty: thresholds.Official},
				{
					Of: []string{"window", "segment"}, URL: standards2017, Read: read, Certainty: thresholds.Assumed,
					Note: "90 days are stated for the order defect rate",
				},
			},
		},
		{
			ID:      "valid-tracking-rate",
			Metric:  "valid-tracking-rate?day=confirmed",
			Segment: "mfn",
			Window:  window.Span{Days: 90},
			Limit:   thresholds.MustParseLimit("above 0.99"),
			Sources: []thresholds.Source{
				{Of: []string{"limit"}, URL: standards2017, Read: read, Certainty: thresholds.Official},
				{
					Of: []string{"metric", "window", "segment"}, URL: standards2017, Read: read, Certainty: thresholds.Assumed,
					Note: "90 days are stated for the order defect rate; packages and the day of shipment are the library's choice",
				},
			},
		},
	},
}

var us20250605 = thresholds.Edition{
	ID:   "2025-06-05",
	From: window.MustParseDay("2025-06-05"),
	Note: "Five metrics over 30 days, with limits that are not reached: exactly 2 % of cancellations fails. The " +
		"standards are older than this day; since when they were in force is not known.",
	Sources: []thresholds.Source{
		{
			Of: []string{"id", "from", "rules"}, URL: standardsDated, Read: readAgain, Certainty: thresholds.Secondary,
			Note: "the oldest copy found with a day on it",
		},
		{Of: []string{"rules"}, URL: standardsOld, Read: read, Certainty: thresholds.Official},
	},
	Rules: []thresholds.Rule{
		{
			ID:      "cancellation-rate",
			Metric:  "cancellation-rate?fault=seller",
			Segment: "mfn",
			Window:  window.Span{Days: 30},
			Limit:   thresholds.MustParseLimit("below 0.02"),
			Note:    "Listings may be suppressed, the account suspended or closed.",
			Sources: []thresholds.Source{
				{
					Of:  []string{"metric", "segment", "limit", "window.days"},
					URL: standardsOld, Read: read, Certainty: thresholds.Official,
				},
				accountable, orderDay,
			},
		},
		{
			ID:      "on-time-delivery-rate",
			Metric:  "on-time-delivery-rate?fault=seller&unit=order&untracked=in",
			Segment: "mfn",
			Window:  window.Span{Days: 30},
			Limit:   thresholds.MustParseLimit("above 0.95"),
			Note:    "Listings may be suppressed, the account suspended or closed.",
			Sources: []thresholds.Source{
				{
					Of:  []string{"metric", "segment", "limit", "window.days"},
					URL: standardsOld, Read: read, Certainty: thresholds.Official,
				},
				accountable, orderDay,
			},
		},
		{
			ID:      "valid-tracking-rate",
			Metric:  "valid-tracking-rate?day=confirmed&unit=order",
			Segment: "mfn",
			Window:  window.Span{Days: 30},
			Limit:   thresholds.MustParseLimit("above 0.99"),
			Note:    "Listings may be suppressed, the account suspended or closed.",
			Sources: []thresholds.Source{
				{
					Of:  []string{"metric", "segment", "limit", "window.days"},
					URL: standardsOld, Read: read, Certainty: thresholds.Official,
				},
				orderDay,
			},
		},
		usResponse,
	},
}

var us20260129 = thresholds.Edition{
	ID:   "2026-01-29",
	From: window.MustParseDay("2026-01-29"),
	Note: "Limits may be reached: exactly 2 % of cancellations passes. On-time delivery comes down to 90 %. " +
		"Negative feedback, returns and items not received are new, over 60 days.",
	Sources: []thresholds.Source{
		{
			Of: []string{"id", "from", "rules"}, URL: newMetrics, Read: readAgain, Certainty: thresholds.Secondary,
			Note: "returns and items not received were announced on this day, in force at once; whether the other " +
				"numbers changed on the same day is not known",
		},
		{Of: []string{"rules"}, URL: standardsNew, Read: read, Certainty: thresholds.Official},
	},
	Rules: []thresholds.Rule{
		{
			ID:      "cancellation-rate",
			Metric:  "cancellation-rate?fault=seller",
			Segment: "mfn",
			Window:  window.Span{Days: 30},
			Limit:   thresholds.MustParseLimit("at most 0.02"),
			Note: "Listings may be suppressed, the account suspended or closed. Orders that Walmart cancels four days " +
				"after the expected ship date count.",
			Sources: []thresholds.Source{
				{
					Of:  []string{"metric", "segment", "limit", "window.days"},
					URL: standardsNew, Read: read, Certainty: thresholds.Official,
				},
				{
					Of: []string{"metric"}, URL: alarms, Read: read, Certainty: thresholds.Official,
					Note: "cancelled for want of shipment counts",
				},
				accountable, orderDay,
			},
		},
		{
			ID:      "on-time-delivery-rate",
			Metric:  "on-time-delivery-rate?fault=seller&unit=order&untracked=in",
			Segment: "mfn",
			Window:  window.Span{Days: 30},
			Limit:   thresholds.MustParseLimit("at least 0.90"),
			Note:    "Listings may be suppressed, the account suspended or closed.",
			Sources: []thresholds.Source{
				{
					Of:  []string{"metric", "segment", "limit", "window.days"},
					URL: standardsNew, Read: read, Certainty: thresholds.Official,
				},
				accountable, orderDay,
			},
		},
		{
			ID:      "valid-tracking-rate",
			Metric:  "valid-tracking-rate?day=confirmed&unit=order",
			Segment: "mfn",
			Window:  window.Span{Days: 30},
			Limit:   thresholds.MustParseLimit("at least 0.99"),
			Note:    "Listings may be suppressed, the account suspended or closed.",
			Sources: []thresholds.Source{
				{
					Of: []string{"metric", "segment", "limit.op", "window.days"}, URL: standardsNew, Read: read,
					Certainty: thresholds.Official, Note: "at least; the copy read ends before the number's second digit",
				},
				{Of: []string{"limit"}, URL: trackingAgency, Read: read, Certainty: thresholds.Secondary},
				{Of: []string{"limit"}, URL: newsletter, Read: readAgain, Certainty: thresholds.Secondary},
				orderDay,
			},
		},
		usResponse,
		{
			ID:     "negative-feedback-rate",
			Metric: "negative-feedback-rate?day=feedback&scope=any",
			Window: window.Span{Days: 60},
			Limit:  thresholds.MustParseLimit("at most 0.02"),
			Note:   "Listings may be suppressed, the account suspended or closed.",
			Sources: []thresholds.Source{
				{
					Of: []string{"metric", "limit", "window"}, URL: negativeFeedback, Read: read, Certainty: thresholds.Official,
					Note: "one or two stars for the item or the seller, the lower of both, in the last 60 days",
				},
				{
					Of: []string{"segment"}, URL: standardsNew, Read: read, Certainty: thresholds.Conflicting,
					Note: "this page says that fulfilment by Walmart is no shield, the guide to the rate speaks of " +
						"sellers with own-fulfilled orders; all orders are judged",
				},
			},
		},
		{
			ID:      "return-rate",
			Metric:  "return-rate",
			Segment: "mfn",
			Window:  window.Span{Days: 60},
			Limit:   thresholds.MustParseLimit("at most 0.06"),
			Sources: []thresholds.Source{
				{
					Of: []string{"metric", "limit", "window.days"}, URL: newMetrics, Read: read, Certainty: thresholds.Secondary,
					Note: "delivered orders that were returned",
				},
				{
					Of: []string{"metric", "window.days"}, URL: returnsAPI, Read: read, Certainty: thresholds.Official,
					Note: "60 days by default",
				},
				{
					Of: []string{"metric", "segment", "window.lag"}, URL: returnsAPI, Read: read, Certainty: thresholds.Assumed,
					Note: "that delivery places an order, that only own-fulfilled ones count and that there is no lag",
				},
			},
		},
		{
			ID:      "item-not-received-rate",
			Metric:  "item-not-received-rate",
			Segment: "mfn",
			Window:  window.Span{Days: 60},
			Limit:   thresholds.MustParseLimit("at most 0.02"),
			Sources: []thresholds.Source{
				{
					Of: []string{"metric", "limit", "window.days"}, URL: newMetrics, Read: read, Certainty: thresholds.Secondary,
					Note: "orders whose buyer reported that nothing came",
				},
				{
					Of: []string{"window.days"}, URL: notReceivedAPI, Read: read, Certainty: thresholds.Official,
					Note: "60 days by default",
				},
				{
					Of: []string{"segment", "window.lag"}, URL: notReceivedAPI, Read: read, Certainty: thresholds.Assumed,
					Note: "that only own-fulfilled orders count and that there is no lag",
				},
			},
		},
	},
}

var usResponse = thresholds.Rule{
	ID:     "response-time-rate",
	Metric: "response-time-rate?hours=48",
	Window: window.Span{Days: 30},
	Limit:  thresholds.MustParseLimit("at least 0.95"),
	Note:   "Listings may be suppressed, the account suspended or closed.",
	Sources: []thresholds.Source{
		{Of: []string{"metric"}, URL: responseAPI, Read: read, Certainty: thresholds.Official},
		{Of: []string{"window.days"}, URL: standardsOld, Read: read, Certainty: thresholds.Official},
		{Of: []string{"limit"}, URL: responseNotes, Read: read, Certainty: thresholds.Secondary},
		{Of: []string{"limit"}, URL: newsletter, Read: readAgain, Certainty: thresholds.Secondary},
		orderDay,
	},
}
