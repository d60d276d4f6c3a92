package amazon

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

var us20201118 = thresholds.Edition{
	ID:   "2020-11-18",
	From: window.MustParseDay("2020-11-18"),
	Note: "The standards in force when Amazon gave its account health report a schema. " +
		"They are older than that; since when is not known.",
	Sources: []thresholds.Source{
		{
			Of: []string{"id", "from"}, URL: accountHealthSchema, Read: read, Certainty: thresholds.Official,
			Note: "the day in the name of schemas/reports/accountHealthReport-2020-11-18.json, " +
				"whose examples have these targets",
		},
	},
	Rules: []thresholds.Rule{
		usOrderDefectMFN,
		usOrderDefectAFN,
		usLateShipment30,
		usLateShipment10,
		usCancellation,
		usResponseTime,
	},
}
