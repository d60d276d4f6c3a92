package ebay

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// UK returns the seller standards of eBay's programme for the United Kingdom and
// Ireland, policy "ebay-uk", by editions. The value is the caller's own.
func UK() thresholds.Policy { return uk.Clone() }

var uk = thresholds.Policy{
	Name:     "ebay-uk",
	Title:    "eBay seller standards, United Kingdom and Ireland",
	Zone:     "America/Phoenix",
	Sources:  []thresholds.Source{zone},
	Editions: []thresholds.Edition{uk20160220, uk20170801},
}

var uk20160220 = thresholds.Edition{
	ID:   "2016-02-20",
	From: window.MustParseDay("2016-02-20"),
	Note: "Defects are what the seller cancelled and cases closed without resolution; feedback no longer counts.",
	Sources: []thresholds.Source{
		since2016, the20th,
		{
			Of: []string{"from"}, URL: standards2016EN, Read: readAgain, Certainty: thresholds.Official,
			Note: "the same day elsewhere",
		},
	},
	Schedule: &schedule,
	Gates:    []thresholds.Gate{registered},
	Rules: []thresholds.Rule{
		defects(toUK),
		cases(toUK),
		topDefects(toUK),
		{
			ID:        "late-fulfilment-rate/top-rated",
			Metric:    "late-fulfilment-rate?destination=gb.ie",
			Window:    shortWindow,
			LowVolume: lowVolume(toUK),
			Limit:     thresholds.MustParseLimit("at most 0.04"),
			Floor:     6,
			Part:      true,
			Sources:   ukLateSources,
		},
	},
	Tiers: []thresholds.Tier{ukLevels},
}

var uk20170801 = thresholds.Edition{
	ID:   "2017-08-01",
	From: window.MustParseDay("2017-08-01"),
	Note: "Top Rated sellers may be late with 3 %, no longer with 4 %.",
	Sources: []thresholds.Source{
		{
			Of: []string{"id", "from", "rules"}, URL: lateUK, Read: read, Certainty: thresholds.Secondary,
			Note: "August 2017; the day is not given",
		},
		the20th,
	},
	Schedule: &schedule,
	Gates:    []thresholds.Gate{registered},
	Rules: []thresholds.Rule{
		defects(toUK),
		cases(toUK),
		topDefects(toUK),
		{
			ID:        "late-fulfilment-rate/top-rated",
			Metric:    "late-fulfilment-rate?destination=gb.ie",
			Window:    shortWindow,
			LowVolume: lowVolume(toUK),
			Limit:     thresholds.MustParseLimit("at most 0.03"),
			Floor:     6,
			Part:      true,
			Sources:   ukLateSources,
		},
	},
	Tiers: []thresholds.Tier{ukLevels},
}

var ukLateSources = append([]thresholds.Source{
	{
		Of: []string{"limit"}, URL: lateUK, Read: read, Certainty: thresholds.Secondary,
		Note: "from 4 % to 3 % in August 2017",
	},
	{
		Of: []string{"floor"}, URL: topRatedIN, Read: read, Certainty: thresholds.Inherited,
		Note: "5 late, as in the United States; the pages of the programme that were read give no number",
	},
	{
		Of: []string{"metric"}, URL: howMeasured, Read: read, Certainty: thresholds.Official,
		Note: "delivered after the promise and not scanned within the handling time; what is not known does not count",
	},
}, lookBack...)

// ukLevels asks for no sales: none were found.
var ukLevels = thresholds.Tier{
	ID:    "seller-level",
	Title: "Seller level",
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
	Sources: levelSources,
}
