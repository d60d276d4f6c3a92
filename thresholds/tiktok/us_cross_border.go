package tiktok

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// USCrossBorder returns the order caps of 2024 for sellers from abroad in the United
// States, policy "tiktok-us-cross-border": a cap that comes at 10 % and goes below 4 %.
// The value is the caller's own.
func USCrossBorder() thresholds.Policy { return usCrossBorder.Clone() }

var usCrossBorder = thresholds.Policy{
	Name:  "tiktok-us-cross-border",
	Title: "TikTok Shop United States, order caps for cross-border sellers",
	Zone:  "America/Los_Angeles",
	Sources: []thresholds.Source{
		{Of: []string{"zone"}, URL: slaUS, Read: read, Certainty: thresholds.Official, Note: "the day is cut off in Pacific time"},
	},
	Editions: []thresholds.Edition{{
		ID:   "2024-06-24",
		From: window.MustParseDay("2024-06-24"),
		Note: "Late dispatch caps the orders of a shop.",
		Sources: []thresholds.Source{
			{
				Of: []string{"id", "from", "rules"}, URL: capNews, Read: read, Certainty: thresholds.Secondary,
				Note: "the day of the news; whether the caps are still in force is not known",
			},
			{
				Of: []string{"schedule"}, URL: capNews, Read: read, Certainty: thresholds.Assumed,
				Note: "adjusted as the rate moves; every day is the library's choice",
			},
		},
		Schedule: &thresholds.Schedule{Every: thresholds.Daily},
		Rules: []thresholds.Rule{{
			ID:      "late-dispatch-rate",
			Metric:  "late-shipment-rate?afn=in",
			Window:  window.Span{Days: 7},
			Limit:   thresholds.MustParseLimit("below 0.10"),
			Release: thresholds.MustParseLimit("below 0.04"),
			Bands: []thresholds.Band{
				{Level: "no-cap", Limit: thresholds.MustParseLimit("below 0.10")},
				{Level: "cap-50", Limit: thresholds.MustParseLimit("below 0.20"), Actions: []string{"cap-orders 0.5"}},
				{Level: "cap-30", Limit: thresholds.MustParseLimit("below 0.40"), Actions: []string{"cap-orders 0.3"}},
				{Level: "cap-20", Limit: thresholds.MustParseLimit("below 0.60"), Actions: []string{"cap-orders 0.2"}},
				{Level: "cap-10", Actions: []string{"cap-orders 0.1"}},
			},
			Note: "Orders are capped at a share of the daily average; the cap goes once the rate is below 4 %.",
			Sources: []thresholds.Source{
				{
					Of: []string{"limit", "release", "bands", "window"}, URL: capBands, Read: read, Certainty: thresholds.Secondary,
					Note: "10 to 19.99 %, 20 to 39.99 %, 40 to 59.99 %, from 60 % on; what lies between falls to the lower one",
				},
				{
					Of: []string{"metric", "segment"}, URL: ldrUS, Read: read, Certainty: thresholds.Inherited,
					Note: "counted as for all sellers",
				},
			},
		}},
	}},
}
