package shopee

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// Penalties returns Shopee's penalty points, policy "shopee", by editions. The value is
// the caller's own.
func Penalties() thresholds.Policy { return penalties.Clone() }

// The pages.
const (
	points       = "https://www.sellerby.com/p/392.html"
	pointsBefore = "http://sellerby.com/p/1.html"
	lateShipment = "https://www.scribd.com/document/727749950"
)

// read is the day on which the pages were read.
var read = window.MustParseDay("2026-11-23")

var penalties = thresholds.Policy{
	Name:  "shopee",
	Title: "Shopee penalty points",
	Zone:  "Asia/Singapore",
	Sources: []thresholds.Source{
		{
			Of: []string{"zone"}, URL: points, Read: read, Certainty: thresholds.Assumed,
			Note: "no page names a time zone; that of Singapore, Malaysia, the Philippines and Taiwan",
		},
	},
	Editions: []thresholds.Edition{
		{
			ID:   "undated",
			Note: "Points for late shipment from 10 % on.",
			Sources: []thresholds.Source{
				{Of: []string{"id", "rules", "schedule"}, URL: pointsBefore, Read: read, Certainty: thresholds.Secondary},
			},
			Schedule: &thresholds.Schedule{Every: thresholds.Weekly, Weekday: thresholds.Monday},
			Rules: []thresholds.Rule{{
				ID:      "late-shipment-rate",
				Metric:  "late-shipment-rate",
				Segment: "mfn",
				Window:  window.Span{Days: 7},
				Limit:   thresholds.MustParseLimit("below 0.10"),
				Actions: []string{"penalty-points"},
				Note:    "Penalty points; how many is not known.",
				Sources: lateShipmentSources,
			}},
			Points: []thresholds.Points{account},
		},
		{
			ID:   "2024-01-15",
			From: window.MustParseDay("2024-01-15"),
			Note: "Points for late shipment from 20 % on, no longer from 10 %.",
			Sources: []thresholds.Source{
				{Of: []string{"id", "from", "rules", "schedule"}, URL: points, Read: read, Certainty: thresholds.Secondary},
			},
			Schedule: &thresholds.Schedule{Every: thresholds.Weekly, Weekday: thresholds.Monday},
			Rules: []thresholds.Rule{{
				ID:      "late-shipment-rate",
				Metric:  "late-shipment-rate",
				Segment: "mfn",
				Window:  window.Span{Days: 7},
				Limit:   thresholds.MustParseLimit("below 0.20"),
				Actions: []string{"penalty-points"},
				Note:    "Penalty points; how many is not known.",
				Sources: lateShipmentSources,
			}},
			Points: []thresholds.Points{account},
		},
	},
}

var lateShipmentSources = []thresholds.Source{
	{
		Of: []string{"limit", "window"}, URL: points, Read: read, Certainty: thresholds.Secondary,
		Note: "from 20 % on, before 15 January 2024 from 10 % on; seven days",
	},
	{Of: []string{"limit"}, URL: lateShipment, Read: read, Certainty: thresholds.Secondary},
	{
		Of: []string{"metric", "segment", "window.lag"}, URL: points, Read: read, Certainty: thresholds.Assumed,
		Note: "how lateness is counted is not said",
	},
}

// account is the penalty points of both editions.
var account = thresholds.Points{
	ID:    "penalty-points",
	Title: "Penalty points",
	Reset: &thresholds.Schedule{Every: thresholds.Quarterly, Weekday: thresholds.Monday},
	Milestones: []thresholds.Milestone{
		{Level: "3-points", Limit: thresholds.MustParseLimit("at least 3"), Lasts: 28},
		{Level: "6-points", Limit: thresholds.MustParseLimit("at least 6"), Lasts: 28},
		{Level: "9-points", Limit: thresholds.MustParseLimit("at least 9"), Lasts: 28},
		{Level: "12-points", Limit: thresholds.MustParseLimit("at least 12"), Lasts: 28},
		{Level: "15-points", Limit: thresholds.MustParseLimit("at least 15"), Lasts: 28},
	},
	Limit: thresholds.MustParseLimit("below 3"),
	Note:  "How many points each miss costs is not known: hand in what Shopee has booked.",
	Sources: []thresholds.Source{
		{
			URL: points, Read: read, Certainty: thresholds.Secondary,
			Note: "all points go on the first Monday of a quarter; sanctions last 28 days",
		},
		{URL: pointsBefore, Read: read, Certainty: thresholds.Secondary},
	},
}
