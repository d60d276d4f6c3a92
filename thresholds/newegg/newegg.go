package newegg

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// US returns the seller performance standards of newegg.com, policy "newegg". The value
// is the caller's own.
func US() thresholds.Policy { return us.Clone() }

// The pages.
const (
	report    = "https://sellerportal.newegg.com/selleracademy/?ht_kb=view-seller-performance-report"
	standards = "https://sellerportal.newegg.com/selleracademy/?p=16283"
)

// read is the day on which the pages were read.
var read = window.MustParseDay("2026-11-23")

var us = thresholds.Policy{
	Name:  "newegg",
	Title: "Newegg seller performance",
	Zone:  "America/Los_Angeles",
	Sources: []thresholds.Source{
		{
			Of: []string{"zone"}, URL: report, Read: read, Certainty: thresholds.Assumed,
			Note: "no page names a time zone",
		},
	},
	Editions: []thresholds.Edition{{
		ID:   "undated",
		Note: "Since when the standards are in force is not known.",
		Sources: []thresholds.Source{
			{Of: []string{"id", "rules"}, URL: standards, Read: read, Certainty: thresholds.Official},
			{Of: []string{"rules"}, URL: report, Read: read, Certainty: thresholds.Official},
			{
				Of: []string{"schedule"}, URL: standards, Read: read, Certainty: thresholds.Assumed,
				Note: "reviewed monthly; the day is the library's choice",
			},
		},
		Schedule: &thresholds.Schedule{Every: thresholds.Monthly, Day: 1},
		Rules: []thresholds.Rule{
			{
				ID:      "order-defect-rate",
				Metric:  "order-defect-rate?defects=each",
				Window:  window.Span{Days: 30},
				Limit:   thresholds.MustParseLimit("below 0.01"),
				Streak:  2,
				Note:    "The sum of three rates: one or two eggs, unresolved guarantee claims, chargebacks.",
				Sources: sources,
			},
			{
				ID:      "cancellation-rate",
				Metric:  "cancellation-rate?fault=seller",
				Segment: "mfn",
				Window:  window.Span{Days: 30},
				Limit:   thresholds.MustParseLimit("below 0.025"),
				Streak:  2,
				Note:    "Voided before fulfilment.",
				Sources: sources,
			},
			{
				ID:      "late-shipment-rate",
				Metric:  "late-shipment-rate",
				Segment: "mfn",
				Window:  window.Span{Days: 30},
				Limit:   thresholds.MustParseLimit("at most 0.02"),
				Streak:  2,
				Note:    "At least 98 % fulfilled on time.",
				Sources: sources,
			},
			{
				ID:      "valid-tracking-rate",
				Metric:  "valid-tracking-rate?day=confirmed",
				Segment: "mfn",
				Window:  window.Span{Days: 30},
				Limit:   thresholds.MustParseLimit("at least 0.95"),
				Streak:  2,
				Sources: sources,
			},
			{
				ID:      "on-time-delivery-rate",
				Metric:  "on-time-delivery-rate?unit=order",
				Segment: "mfn",
				Window:  window.Span{Days: 30},
				Limit:   thresholds.MustParseLimit("at least 0.95"),
				Streak:  2,
				Sources: sources,
			},
			{
				ID:      "refund-rate",
				Metric:  "refund-rate",
				Window:  window.Span{Days: 30},
				Limit:   thresholds.MustParseLimit("below 0.025"),
				Streak:  2,
				Sources: sources,
			},
			{
				ID:      "response-time-rate",
				Metric:  "response-time-rate",
				Window:  window.Span{Days: 30},
				Limit:   thresholds.MustParseLimit("at least 0.98"),
				Streak:  2,
				Sources: sources,
			},
			{
				ID:      "policy-violations",
				Metric:  "policy-violations",
				Window:  window.Span{Days: 30},
				Limit:   thresholds.MustParseLimit("below 1"),
				Streak:  2,
				Sources: sources,
			},
			{
				ID:      "average-rating",
				Metric:  "average-rating",
				Window:  window.Span{Days: 30},
				Limit:   thresholds.MustParseLimit("at least 3"),
				Streak:  2,
				Sources: sources,
			},
		},
	}},
}

// sources vouch for every rule.
var sources = []thresholds.Source{
	{
		Of: []string{"metric", "limit", "streak"}, URL: standards, Read: read, Certainty: thresholds.Official,
		Note: "reviewed monthly; at risk after two failed reviews in a row",
	},
	{Of: []string{"metric", "limit"}, URL: report, Read: read, Certainty: thresholds.Official},
	{
		Of: []string{"metric", "window", "segment"}, URL: report, Read: read, Certainty: thresholds.Assumed,
		Note: "30 days, 60 days and 12 months are shown, and no page says which the review goes by, nor which day places " +
			"an order; 30 days without lag are the library's choice",
	},
}
