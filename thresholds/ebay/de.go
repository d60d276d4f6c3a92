package ebay

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// DE returns the seller standards of eBay's programme for Germany, Austria and
// Switzerland, policy "ebay-de". The value is the caller's own.
func DE() thresholds.Policy { return de.Clone() }

var de = thresholds.Policy{
	Name:    "ebay-de",
	Title:   "eBay seller standards, Germany, Austria and Switzerland",
	Zone:    "America/Phoenix",
	Sources: []thresholds.Source{zone},
	Editions: []thresholds.Edition{{
		ID:   "2016-02-20",
		From: window.MustParseDay("2016-02-20"),
		Note: "Defects are what the seller cancelled and cases closed without resolution; feedback no longer counts.",
		Sources: []thresholds.Source{
			since2016, the20th,
			{
				Of: []string{"from"}, URL: standards2016AT, Read: readAgain, Certainty: thresholds.Secondary,
				Note: "the same day in Austria",
			},
			{Of: []string{"rules"}, URL: policyDE, Read: readAgain, Certainty: thresholds.Official},
		},
		Schedule: &schedule,
		Gates:    []thresholds.Gate{registered},
		Rules: []thresholds.Rule{
			defects(toDE),
			cases(toDE),
			topDefects(toDE),
			{
				ID:        "late-fulfilment-rate/top-rated",
				Metric:    "late-fulfilment-rate?destination=de.at.ch",
				Window:    shortWindow,
				LowVolume: lowVolume(toDE),
				Limit:     thresholds.MustParseLimit("at most 0.03"),
				Floor:     7,
				Part:      true,
				Sources: append([]thresholds.Source{
					{
						Of: []string{"limit", "floor"}, URL: levelsDE, Read: readAgain, Certainty: thresholds.Official,
						Note: "3 % or 6 items; that above the limit of both is meant is inferred",
					},
					{
						Of: []string{"metric"}, URL: howMeasured, Read: read, Certainty: thresholds.Official,
						Note: "delivered after the promise and not scanned within the handling time; what is not known " +
							"does not count",
					},
				}, lookBack...),
			},
		},
		Tiers: []thresholds.Tier{{
			ID:    "seller-level",
			Title: "Servicestatus",
			Pass:  "above-standard",
			Levels: []thresholds.Level{
				{
					Level: "top-rated",
					All: []string{
						"registered-90-days", "transaction-defect-rate/top-rated", "unresolved-case-rate",
						"late-fulfilment-rate/top-rated",
					},
					Note: "A number of sales and their value are asked for besides; no page that was read gives them.",
				},
				aboveStandard,
				belowStandard,
			},
			Sources: append([]thresholds.Source{
				{URL: levelsDE, Read: readAgain, Certainty: thresholds.Official},
			}, levelSources...),
		}},
	}},
}
