package amazon

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

var uk20210419 = thresholds.Edition{
	ID:      "2021-04-19",
	From:    window.MustParseDay("2021-04-19"),
	Note:    "Valid tracking is enforced: 95 % of domestic packages, in each category.",
	Sources: official(trackingUK, "", "id", "from", "rules"),
	Rules:   between(ukBase, ukAdvice, ukTracking, ukTrackingCategory, ukInvoices, ukShipments),
}
