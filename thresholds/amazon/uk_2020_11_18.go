package amazon

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

var uk20201118 = thresholds.Edition{
	ID:      "2020-11-18",
	From:    window.MustParseDay("2020-11-18"),
	Note:    baseNote,
	Sources: baseSources,
	Rules:   between(ukBase, ukAdvice, ukTrackingAdvised, ukInvoicesAdvised, ukShipments),
}
