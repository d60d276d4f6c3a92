package kaufland

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// Standards returns Kaufland's standards, policy "kaufland". The value is the caller's
// own.
func Standards() thresholds.Policy { return standards.Clone() }

// The pages.
const (
	orderManagement = "https://www.kauflandglobalmarketplace.com/en/seller-university/selling/order-management/"
	performance     = "https://www.kaufland.de/seller-university/de/service-performance/"
)

// read is the day on which the pages were read.
var read = window.MustParseDay("2026-11-23")

var standards = thresholds.Policy{
	Name:  "kaufland",
	Title: "Kaufland seller cancellations",
	Zone:  "Europe/Berlin",
	Sources: []thresholds.Source{
		{
			Of: []string{"zone"}, URL: performance, Read: read, Certainty: thresholds.Assumed,
			Note: "no page names a time zone; that of the largest sales channel",
		},
	},
	Editions: []thresholds.Edition{{
		ID:   "undated",
		Note: "Since when the standards are in force is not known.",
		Sources: []thresholds.Source{
			{Of: []string{"id", "rules"}, URL: orderManagement, Read: read, Certainty: thresholds.Official},
			{
				Of: []string{"schedule"}, URL: orderManagement, Read: read, Certainty: thresholds.Assumed,
				Note: "by the month; the day after its end is the library's choice",
			},
		},
		Schedule: &thresholds.Schedule{Every: thresholds.Monthly, Day: 1},
		Rules: []thresholds.Rule{{
			ID:      "cancellation-rate",
			Metric:  "cancellation-rate?fault=seller&unit=unit",
			Segment: "mfn",
			Window:  window.Span{CalendarMonths: 1},
			Limit:   thresholds.MustParseLimit("below 0.01"),
			Bands: []thresholds.Band{
				{Level: "no-fee", Limit: thresholds.MustParseLimit("below 0.01")},
				{
					Level: "fee-5", Limit: thresholds.MustParseLimit("below 0.03"), Actions: []string{"fee 0.05"},
					Note: "5 % of the value cancelled.",
				},
				{Level: "fee-10", Actions: []string{"fee 0.10"}, Note: "10 % of the value cancelled."},
			},
			Note: "A fee on the value cancelled.",
			Sources: []thresholds.Source{
				{
					Of: []string{"metric", "limit", "bands", "window"}, URL: orderManagement, Read: read, Certainty: thresholds.Official,
					Note: "below 1 %; from 1 to 2.99 %; from 3 % on. What lies between 2.99 and 3 % falls below 3 here",
				},
				{Of: []string{"metric"}, URL: performance, Read: read, Certainty: thresholds.Official, Note: "order units"},
				{
					Of: []string{"segment", "metric"}, URL: orderManagement, Read: read, Certainty: thresholds.Assumed,
					Note: "that the day of the order places a unit",
				},
			},
		}},
	}},
}
