package amazon

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

var us20240925 = thresholds.Edition{
	ID:   "2024-09-25",
	From: window.MustParseDay("2024-09-25"),
	Note: "At least 90 % of units must be delivered on time, by the seller's own promise; " +
		"defined since 25 July 2024, required since 25 September.",
	Sources: []thresholds.Source{
		{Of: []string{"id", "from", "rules"}, URL: deliveryAnnouncement, Read: read, Certainty: thresholds.Official},
	},
	Scores: ratings,
	Rules:  between(usBase, usAdvice, noted(usDelivery, usAllOffers)),
}
