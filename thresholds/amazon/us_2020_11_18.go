package amazon

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

var us20201118 = thresholds.Edition{
	ID:   "2020-11-18",
	From: window.MustParseDay("2020-11-18"),
	Note: baseNote,
	Sources: []thresholds.Source{
		{
			Of: []string{"id", "from", "rules"}, URL: accountHealthSchema, Read: read, Certainty: thresholds.Official,
			Note: "the day in the name of schemas/reports/accountHealthReport-2020-11-18.json, " +
				"whose examples have these targets",
		},
	},
	Rules: between(usBase, usAdvice, sourced(onTimeShipments, onTimeShipmentsSources)),
}
