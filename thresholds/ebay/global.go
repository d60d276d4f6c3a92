package ebay

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// Global returns the seller standards of eBay's programme for the rest of the world,
// policy "ebay-global". The value is the caller's own.
func Global() thresholds.Policy { return global.Clone() }

var global = thresholds.Policy{
	Name:    "ebay-global",
	Title:   "eBay seller standards, Global",
	Zone:    "America/Phoenix",
	Sources: []thresholds.Source{zone},
	Editions: []thresholds.Edition{{
		ID:   "2016-02-20",
		From: window.MustParseDay("2016-02-20"),
		Note: "Defects are what the seller cancelled and cases closed without resolution; feedback no longer counts.",
		Sources: []thresholds.Source{
			since2016, the20th,
			{
				Of: []string{"rules"}, URL: programmes, Read: read, Certainty: thresholds.Official,
				Note: "all but the United States, the United Kingdom, Ireland, Germany, Austria and Switzerland",
			},
		},
		Schedule: &schedule,
		Gates:    []thresholds.Gate{registered},
		Rules: []thresholds.Rule{
			defects(toRest),
			cases(toRest),
			topDefects(toRest),
			{
				ID:     "transactions/top-rated",
				Metric: "orders-placed?elsewhere=us.gb.ie.de.at.ch",
				Window: window.Span{CalendarMonths: 12},
				Limit:  thresholds.MustParseLimit("at least 100"),
				Part:   true,
				Sources: []thresholds.Source{
					{URL: levelsAU, Read: readAgain, Certainty: thresholds.Official, Note: "the Australian page"},
				},
			},
			{
				ID:       "sales/top-rated",
				Metric:   "sales-value?elsewhere=us.gb.ie.de.at.ch",
				Window:   window.Span{CalendarMonths: 12},
				Currency: "AUD",
				Limit:    thresholds.MustParseLimit("at least 1000"),
				Part:     true,
				Note:     "For accounts in Australian dollars; the value in other currencies was not found.",
				Sources: []thresholds.Source{
					{URL: levelsAU, Read: readAgain, Certainty: thresholds.Official, Note: "the Australian page"},
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
						"unresolved-case-rate",
					},
					Note: "A limit on late shipments is set for each programme; that of this one was not found.",
				},
				aboveStandard,
				belowStandard,
			},
			Sources: levelSources,
		}},
	}},
}
