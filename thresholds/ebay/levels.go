package ebay

import (
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// What the four programmes have in common. It is not edited once it is released: what
// eBay changes is a rule of its own in the edition that brings it.
var (
	schedule = thresholds.Schedule{Every: thresholds.Monthly, Day: 20}

	shortWindow = window.Span{CalendarMonths: 3}

	registered = thresholds.Gate{
		ID:      "registered-90-days",
		Given:   "registered",
		Before:  window.Span{Days: 90},
		Note:    "The account is at least 90 days old.",
		Sources: []thresholds.Source{{URL: topRatedIN, Read: read, Certainty: thresholds.Official}},
	}
)

// The conventions that pick the orders of a programme.
const (
	toUS   = "?destination=us"
	toUK   = "?destination=gb.ie"
	toDE   = "?destination=de.at.ch"
	toRest = "?elsewhere=us.gb.ie.de.at.ch"
)

// lowVolume has twelve months judged where three hold under 400 transactions of the
// programme.
func lowVolume(programme metrics.Variant) *thresholds.LowVolume {
	return &thresholds.LowVolume{
		Under: 400, Metric: "orders-placed" + programme, By: window.Span{CalendarMonths: 3}, Window: window.Span{CalendarMonths: 12},
	}
}

func defects(programme metrics.Variant) thresholds.Rule {
	return thresholds.Rule{
		ID:          "transaction-defect-rate",
		Metric:      "transaction-defect-rate" + programme,
		Window:      shortWindow,
		LowVolume:   lowVolume(programme),
		Limit:       thresholds.MustParseLimit("at most 0.02"),
		FloorBuyers: 5,
		Note:        "Below Standard: lower in search, higher fees, selling may be limited.",
		Sources:     defectSources,
	}
}

func cases(programme metrics.Variant) thresholds.Rule {
	return thresholds.Rule{
		ID:        "unresolved-case-rate",
		Metric:    "unresolved-case-rate" + programme,
		Window:    shortWindow,
		LowVolume: lowVolume(programme),
		Limit:     thresholds.MustParseLimit("at most 0.003"),
		Floor:     3,
		Note:      "Below Standard: lower in search, higher fees, selling may be limited.",
		Sources:   caseSources,
	}
}

func topDefects(programme metrics.Variant) thresholds.Rule {
	return thresholds.Rule{
		ID:          "transaction-defect-rate/top-rated",
		Metric:      "transaction-defect-rate" + programme,
		Window:      shortWindow,
		LowVolume:   lowVolume(programme),
		Limit:       thresholds.MustParseLimit("at most 0.005"),
		FloorBuyers: 4,
		Part:        true,
		Sources:     defectSources,
	}
}

// The levels below the best one.
var (
	aboveStandard = thresholds.Level{
		Level: "above-standard",
		All:   []string{"transaction-defect-rate", "unresolved-case-rate"},
	}
	belowStandard = thresholds.Level{
		Level:   "below-standard",
		Grace:   window.Span{Months: 3},
		Actions: []string{"limit-selling", "lower-search-rank"},
		Note:    "Limits on selling wait for three months.",
	}
	levelSources = []thresholds.Source{
		{URL: levelsUS, Read: read, Certainty: thresholds.Official},
		{
			URL: graceAU, Read: read, Certainty: thresholds.Official,
			Note: "three months before selling is limited",
		},
	}
)
