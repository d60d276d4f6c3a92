package amazon

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

var us20260228 = thresholds.Edition{
	ID:   "2026-02-28",
	From: window.MustParseDay("2026-02-28"),
	Note: "Who misses on-time delivery loses the offers that drive the miss, no longer all of them. " +
		"No number changed.",
	Sources: []thresholds.Source{
		{
			Of: []string{"id", "from", "rules"}, URL: deliveryNarrowed, Read: read, Certainty: thresholds.Secondary,
			Note: "announced on 11 February 2026, corrected on 13 February",
		},
		{Of: []string{"rules"}, URL: deliveryRevised, Read: read, Certainty: thresholds.Secondary},
	},
	Scores: ratings,
	Rules:  between(usBase, usAdvice, noted(usDelivery, usWorstOffers)),
}
