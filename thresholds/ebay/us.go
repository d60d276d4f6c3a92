package ebay

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// US returns the seller standards of eBay's US programme, policy "ebay-us". The value is
// the caller's own.
func US() thresholds.Policy { return us.Clone() }

var us = thresholds.Policy{
	Name:    "ebay-us",
	Title:   "eBay seller standards, United States",
	Zone:    "America/Phoenix",
	Sources: []thresholds.Source{zone},
	Editions: []thresholds.Edition{{
		ID:       "2016-02-20",
		From:     window.MustParseDay("2016-02-20"),
		Note:     "Defects are what the seller cancelled and cases closed without resolution; feedback no longer counts.",
		Sources:  []thresholds.Source{since2016, the20th},
		Schedule: &schedule,
		Gates:    []thresholds.Gate{registered},
		Rules: []thresholds.Rule{
			defects(toUS),
			cases(toUS),
			topDefects(toUS),
			{
				ID:        "late-fulfilment-rate/top-rated",
				Metric:    "late-fulfilment-rate?destination=us",
				Window:    shortWindow,
				LowVolume: lowVolume(toUS),
				Limit:     thresholds.MustParseLimit("at most 0.03"),
				Floor:     6,
				Part:      true,
				Sources: append([]thresholds.Source{
					{
						Of: []string{"limit", "floor"}, URL: topRatedIN, Read: read, Certainty: thresholds.Official,
						Note: "3 % or 5 late; that above the limit of both is meant is inferred",
					},
					{
						Of: []string{"metric"}, URL: howMeasured, Read: read, Certainty: thresholds.Official,
						Note: "delivered after the promise and not scanned within the handling time; what is not known " +
							"does not count",
					},
				}, lookBack...),
			},
			{
				ID:     "tracking/top-rated",
				Metric: "tracking-in-time-rate?destination=us",
				Window: shortWindow,
				Limit:  thresholds.MustParseLimit("at least 0.95"),
				Part:   true,
				Sources: []thresholds.Source{
					{Of: []string{"metric", "limit"}, URL: topRatedIN, Read: read, Certainty: thresholds.Official},
					{
						Of:  []string{"limit.value", "window"},
						URL: "https://www.productsourcing101.com/how-to-become-a-top-rated-seller-on-ebay-new-requirement/", Read: read,
						Certainty: thresholds.Conflicting, Note: "90 % over three months in older copies; since when it is 95 % is not known",
					},
				},
			},
			{
				ID:     "transactions/top-rated",
				Metric: "orders-placed?destination=us",
				Window: window.Span{CalendarMonths: 12},
				Limit:  thresholds.MustParseLimit("at least 100"),
				Part:   true,
				Sources: []thresholds.Source{
					{URL: topRatedIN, Read: read, Certainty: thresholds.Official, Note: "in 12 months, with buyers in the United States"},
				},
			},
			{
				ID:       "sales/top-rated",
				Metric:   "sales-value?destination=us",
				Window:   window.Span{CalendarMonths: 12},
				Currency: "USD",
				Limit:    thresholds.MustParseLimit("at least 1000"),
				Part:     true,
				Sources: []thresholds.Source{
					{URL: topRatedIN, Read: read, Certainty: thresholds.Official, Note: "in 12 months, with buyers in the United States"},
				},
			},
		},
		Tiers: []thresholds.Tier{{
			ID:    "seller-level",
			Title: "Seller level",
			Pass:  "above-standard",
			Levels: []thresholds.Level{
				{
					Level: "top-rated",
					All: []string{
						"registered-90-days", "transactions/top-rated", "sales/top-rated", "transaction-defect-rate/top-rated",
						"unresolved-case-rate", "late-fulfilment-rate/top-rated", "tracking/top-rated",
					},
				},
				aboveStandard,
				belowStandard,
			},
			Sources: levelSources,
		}},
	}},
}
