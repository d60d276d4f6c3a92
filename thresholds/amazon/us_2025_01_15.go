package amazon

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

var us20250115 = thresholds.Edition{
	ID:   "2025-01-15",
	From: window.MustParseDay("2025-01-15"),
	Note: "What valid tracking is depends on origin and value: which packages are exempt, and which need a second " +
		"scan. The events say what is exempt; that some need two scans is not judged. No number changed.",
	Sources: []thresholds.Source{
		{
			Of: []string{"id", "from", "rules"}, URL: trackingOrigins, Read: read, Certainty: thresholds.Secondary,
			Note: "from China: two scans from 5 USD on; from India and the UK: from 15 USD on",
		},
		{Of: []string{"id", "from", "rules"}, URL: trackingOriginsToo, Read: read, Certainty: thresholds.Secondary},
		{
			Of: []string{"rules"}, URL: trackingNotice, Read: read, Certainty: thresholds.Official,
			Note: "the notice itself, of which only the beginning was read",
		},
	},
	Scores: ratings,
	Rules:  between(usBase, usAdvice, noted(usDelivery, usAllOffers)),
}
