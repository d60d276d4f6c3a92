package bol

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// Standards returns bol's service standards, policy "bol". The value is the caller's
// own.
func Standards() thresholds.Policy { return standards.Clone() }

// The pages.
const (
	norms      = "https://bol.com/nl/m/servicenormen/"
	account    = "https://partnerplatform.bol.com/en/idp/what-is-taken-into-account"
	normsOther = "https://partnerplatform.bol.com/verkopen/prestatie/servicenormen"
	growth     = "https://partnerplatform.bol.com/en/need-help/performance/check-on-performance-during-the-groeistart-period/"
	indicators = "https://api.bol.com/retailer/public/Retailer-API/v10/functional/retailer-api/partner-performance-indicators.html"
)

// read is the day on which the pages were read.
var read = window.MustParseDay("2026-11-23")

var standards = thresholds.Policy{
	Name:  "bol",
	Title: "bol service standards",
	Zone:  "Europe/Amsterdam",
	Sources: []thresholds.Source{
		{
			Of: []string{"zone"}, URL: indicators, Read: read, Certainty: thresholds.Assumed,
			Note: "weeks are ISO weeks; no page names a time zone",
		},
	},
	Editions: []thresholds.Edition{{
		ID:   "undated",
		Note: "Since when the standards are in force is not known.",
		Sources: []thresholds.Source{
			{Of: []string{"id", "rules"}, URL: norms, Read: read, Certainty: thresholds.Official},
		},
		Rules: []thresholds.Rule{
			{
				ID:     "hundred-orders",
				Metric: "orders-placed",
				Window: window.Span{Lifetime: true},
				Limit:  thresholds.MustParseLimit("above 100"),
				Part:   true,
				Note:   "Strikes start after a new seller's first 100 orders.",
				Sources: []thresholds.Source{
					{
						URL: growth, Read: read, Certainty: thresholds.Official,
						Note: "after 100 orders; that the 101st is meant is inferred",
					},
				},
			},
			{
				ID:      "on-time",
				Metric:  "on-time-delivery-rate?untracked=in",
				Segment: "mfn",
				Window:  window.Span{Weeks: 1},
				Limit:   thresholds.MustParseLimit("at least 0.93"),
				Target:  thresholds.MustParseLimit("at least 0.98"),
				Floor:   3,
				When:    []string{"hundred-orders"},
				Actions: []string{"strike"},
				Note:    "A strike for the week; enough of them close the account.",
				Sources: []thresholds.Source{
					{
						Of: []string{"metric", "limit", "target", "window"}, URL: norms, Read: read, Certainty: thresholds.Official,
						Note: "98 % is asked for; below 93.0 % in a week is acted on",
					},
					{Of: []string{"floor"}, URL: account, Read: read, Certainty: thresholds.Official, Note: "three late items"},
					{
						Of: []string{"limit.op"}, URL: normsOther, Read: read, Certainty: thresholds.Conflicting,
						Note: "93 % or lower in one copy, below 93.0 % in the other; exactly 93 % passes here",
					},
					{Of: []string{"when"}, URL: growth, Read: read, Certainty: thresholds.Official},
					{
						Of: []string{"segment", "metric"}, URL: account, Read: read, Certainty: thresholds.Assumed,
						Note: "that only own-fulfilled items count, by the promised day",
					},
				},
			},
			{
				ID:      "cancellations",
				Metric:  "cancellation-rate?fault=seller&unit=unit",
				Segment: "mfn",
				Window:  window.Span{Weeks: 1},
				Limit:   thresholds.MustParseLimit("at most 0.02"),
				Floor:   3,
				When:    []string{"hundred-orders"},
				Actions: []string{"strike"},
				Note:    "A strike for the week; enough of them close the account.",
				Sources: []thresholds.Source{
					{Of: []string{"metric", "limit", "window"}, URL: norms, Read: read, Certainty: thresholds.Official},
					{Of: []string{"floor"}, URL: account, Read: read, Certainty: thresholds.Official, Note: "three items, as for lateness"},
					{Of: []string{"when"}, URL: growth, Read: read, Certainty: thresholds.Official},
					{
						Of: []string{"segment", "metric"}, URL: account, Read: read, Certainty: thresholds.Assumed,
						Note: "that the day of the order places an item",
					},
				},
			},
			{
				ID:      "track-and-trace",
				Metric:  "valid-tracking-rate?day=confirmed",
				Segment: "mfn",
				Window:  window.Span{Weeks: 1},
				Limit:   thresholds.MustParseLimit("at least 1"),
				Advice:  true,
				Note:    "What bol asks for; no line is known from which it acts.",
				Sources: []thresholds.Source{
					{Of: []string{"metric", "limit", "window", "advice"}, URL: norms, Read: read, Certainty: thresholds.Official},
					{
						Of: []string{"segment", "metric"}, URL: norms, Read: read, Certainty: thresholds.Assumed,
						Note: "that own-fulfilled packages count, by the day of shipment",
					},
				},
			},
		},
	}},
}
