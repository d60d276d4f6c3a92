package amazon

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

var uk20260202 = thresholds.Edition{
	ID:      "2026-02-02",
	From:    window.MustParseDay("2026-02-02"),
	Note:    "On-time delivery is enforced.",
	Sources: official(deliveryUK, "no enforcement before this day", "id", "from", "rules"),
	Scores:  ratings,
	Rules:   between(ukBase, ukAdvice, ukTracking, ukTrackingCategory, ukInvoices, ukDelivery),
}
