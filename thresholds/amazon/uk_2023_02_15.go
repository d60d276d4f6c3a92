package amazon

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

var uk20230215 = thresholds.Edition{
	ID:      ratingEurope,
	From:    window.MustParseDay(ratingEurope),
	Note:    ratingNote,
	Sources: ratingEuropeSources,
	Scores:  ratings,
	Rules:   between(ukBase, ukAdvice, ukTracking, ukTrackingCategory, ukInvoices, ukShipments),
}
