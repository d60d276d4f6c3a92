package tiktok

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// SEA returns the standards of TikTok Shop in South-East Asia, policy "tiktok-sea":
// order caps, and violation points that end a shop at 48. The value is the caller's own.
func SEA() thresholds.Policy { return sea.Clone() }

var sea = thresholds.Policy{
	Name:  "tiktok-sea",
	Title: "TikTok Shop South-East Asia",
	Zone:  "Asia/Bangkok",
	Sources: []thresholds.Source{
		{
			Of: []string{"zone"}, URL: sfcrTH, Read: read, Certainty: thresholds.Assumed,
			Note: "no page names a time zone; Thailand, Vietnam and western Indonesia have the same",
		},
	},
	Editions: []thresholds.Edition{{
		ID:   "undated",
		Note: "Since when the standards are in force is not known.",
		Sources: []thresholds.Source{
			{Of: []string{"id", "rules"}, URL: sfcrTH, Read: read, Certainty: thresholds.Official, Note: "Thailand"},
			{Of: []string{"rules"}, URL: sfcrVN, Read: read, Certainty: thresholds.Official, Note: "Vietnam"},
			{
				Of: []string{"schedule"}, URL: sfcrTH, Read: read, Certainty: thresholds.Assumed,
				Note: "seven calendar days; that they are judged on Mondays is the library's choice",
			},
		},
		Schedule: &thresholds.Schedule{Every: thresholds.Weekly, Weekday: thresholds.Monday},
		Rules: []thresholds.Rule{
			{
				ID:      "seller-fault-cancellation-rate",
				Metric:  "cancellation-rate?fault=seller",
				Segment: "mfn",
				Window:  window.Span{Days: 7},
				Limit:   thresholds.MustParseLimit("below 0.10"),
				Bands:   capBandsSEA,
				Note:    "Orders are capped at a share of the daily average, and points are booked.",
				Sources: sfcrSourcesSEA,
			},
			{
				ID:      "seller-fault-cancellation-rate/30-orders",
				Metric:  "cancellation-rate?fault=seller",
				Segment: "mfn",
				Window:  window.Span{Days: 7},
				Limit:   thresholds.MustParseLimit("below 0.10"),
				Floor:   30,
				Part:    true,
				Note:    "Two points more.",
				Sources: append([]thresholds.Source{
					{Of: []string{"floor"}, URL: sfcrTH, Read: read, Certainty: thresholds.Official, Note: "30 cancelled orders"},
				}, sfcrSourcesSEA...),
			},
			{
				ID:      "late-dispatch-rate",
				Metric:  "late-shipment-rate?proof=scan",
				Segment: "mfn",
				Window:  window.Span{Days: 7},
				Limit:   thresholds.MustParseLimit("below 0.10"),
				Target:  thresholds.MustParseLimit("below 0.04"),
				Bands:   capBandsSEA,
				Note:    "Orders are capped at a share of the daily average, and points are booked.",
				Sources: []thresholds.Source{
					{
						Of: []string{"metric", "limit", "target", "bands"}, URL: ldrID, Read: read, Certainty: thresholds.Official,
						Note: "Indonesia; the bands are those of the cancellations",
					},
					{
						Of: []string{"window", "segment", "metric"}, URL: sfcrTH, Read: read, Certainty: thresholds.Inherited,
						Note: "seven calendar days as for cancellations; that a scan is meant is taken from the United States",
					},
				},
			},
		},
		Points: []thresholds.Points{{
			ID:     "violation-points",
			Title:  "Violation points",
			Window: window.Span{Days: 90},
			Charges: []thresholds.Charge{
				{Rule: "seller-fault-cancellation-rate", Points: 2},
				{Rule: "seller-fault-cancellation-rate/30-orders", Points: 2},
				{Rule: "late-dispatch-rate", Points: 2},
			},
			Milestones: []thresholds.Milestone{
				{
					Level: "revoked", Limit: thresholds.MustParseLimit("at least 48"), Actions: []string{"revoke-permanently"},
					Note: "The shop is closed for good.",
				},
			},
			Limit: thresholds.MustParseLimit("below 48"),
			Note:  "Other violations book points too: hand them in as entries.",
			Sources: []thresholds.Source{
				{
					Of: []string{"window", "milestones", "limit"}, URL: pointsTH, Read: read, Certainty: thresholds.Official,
					Note: "90 days after they were booked",
				},
				{
					Of: []string{"charges"}, URL: sfcrTH, Read: read, Certainty: thresholds.Official,
					Note: "from 10 % on 2 points; with 30 cancelled orders 4",
				},
				{Of: []string{"charges"}, URL: ldrID, Read: read, Certainty: thresholds.Official, Note: "late dispatch: 2 points"},
			},
		}},
	}},
}

var (
	capBandsSEA = []thresholds.Band{
		{Level: "no-cap", Limit: thresholds.MustParseLimit("below 0.10")},
		{Level: "cap-90", Limit: thresholds.MustParseLimit("below 0.30"), Actions: []string{"cap-orders 0.9"}},
		{Level: "cap-70", Limit: thresholds.MustParseLimit("below 0.50"), Actions: []string{"cap-orders 0.7"}},
		{Level: "cap-50", Actions: []string{"cap-orders 0.5"}},
	}
	sfcrSourcesSEA = []thresholds.Source{
		{
			Of: []string{"metric", "limit", "bands", "window"}, URL: sfcrTH, Read: read, Certainty: thresholds.Official,
			Note: "seven calendar days; 25 of 100 are 25 %",
		},
		{Of: []string{"metric", "limit", "bands", "window"}, URL: sfcrVN, Read: read, Certainty: thresholds.Official},
		{
			Of: []string{"segment", "metric"}, URL: sfcrTH, Read: read, Certainty: thresholds.Assumed,
			Note: "that own-fulfilled orders are meant, by the day of the order",
		},
	}
)
