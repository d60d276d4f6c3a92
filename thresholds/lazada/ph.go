package lazada

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// PH returns Lazada's order cap in the Philippines, policy "lazada-ph". The value is the
// caller's own.
func PH() thresholds.Policy { return ph.Clone() }

// The pages.
const (
	cancellationPH = "https://community.lazada.com.ph/article/seller-cancellation-policy-559600-hc"
	deliverySG     = "https://community.lazada.sg/article/what-is-priority-delivery-1522200-hc"
	lazMall        = "https://daininhson.com/tieu-chi-giu-danh-hieu-mall-cua-lazada/"
	shipOnTime     = "https://ssopdot.com/?p=16143"
)

// read is the day on which the pages were read.
var read = window.MustParseDay("2026-11-23")

var ph = thresholds.Policy{
	Name:  "lazada-ph",
	Title: "Lazada Philippines, seller cancellations",
	Zone:  "Asia/Manila",
	Sources: []thresholds.Source{
		{
			Of: []string{"zone"}, URL: cancellationPH, Read: read, Certainty: thresholds.Assumed,
			Note: "no page names a time zone",
		},
	},
	Editions: []thresholds.Edition{{
		ID:   "undated",
		Note: "Since when the cap is in force is not known.",
		Sources: []thresholds.Source{
			{
				Of: []string{"id", "rules"}, URL: cancellationPH, Read: read, Certainty: thresholds.Official,
			},
			{
				Of: []string{"schedule"}, URL: cancellationPH, Read: read, Certainty: thresholds.Conflicting,
				Note: "the cap is for the next week from Monday to Sunday; that it is found on that Monday is inferred",
			},
		},
		Schedule: &thresholds.Schedule{Every: thresholds.Weekly, Weekday: thresholds.Monday},
		Rules: []thresholds.Rule{{
			ID:      "cancellation-rate",
			Metric:  "cancellation-rate?fault=seller&unit=unit",
			Segment: "mfn",
			Window:  window.Span{Days: 28, Lag: 8},
			Limit:   thresholds.MustParseLimit("at most 0.30"),
			Floor:   10,
			Actions: []string{"cap-orders"},
			Note:    "Orders are capped for the next week.",
			Sources: []thresholds.Source{
				{
					Of: []string{"metric", "limit", "floor"}, URL: cancellationPH, Read: read, Certainty: thresholds.Official,
					Note: "more than 30 % and at least 10 items",
				},
				{
					Of: []string{"window"}, URL: cancellationPH, Read: read, Certainty: thresholds.Conflicting,
					Note: "35 to 7 days ago, which are 29 days with both ends, called four weeks",
				},
				{
					Of: []string{"window"}, URL: deliverySG, Read: read, Certainty: thresholds.Inherited,
					Note: "35 to 8 days ago in Singapore, which are four weeks: judged so",
				},
				{
					Of: []string{"segment", "metric"}, URL: cancellationPH, Read: read, Certainty: thresholds.Assumed,
					Note: "that own-fulfilled items count, by the day of the order",
				},
			},
		}},
	}},
}
