package amazon

import (
	"slices"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

var uk20250916 = thresholds.Edition{
	ID:   "2025-09-16",
	From: window.MustParseDay("2025-09-16"),
	Note: "On-time delivery of units, by the seller's own promise, is shown on the dashboard; warnings come " +
		"from 16 October 2025 on, and nothing is enforced yet.",
	Sources: official(deliveryUK, "", "id", "from", "rules"),
	Scores:  ratings,
	Rules: between(ukBase, ukAdvice, ukTracking, ukTrackingCategory, ukInvoices,
		advised(ukDelivery, "Warned of from 16 October 2025 on, and not enforced before 2 February 2026.")),
}

// ukDelivery is on-time delivery as the UK demands it: of 20 units or more, and of units
// with a delivery scan only. One that was shipped and of which there is no word is outside.
var ukDelivery = thresholds.Rule{
	ID:      "on-time-delivery-rate",
	Metric:  "on-time-delivery-rate?unknown=out",
	Segment: metrics.SegmentMFN,
	Window:  window.Span{Days: 14, Lag: 7},
	Limit:   thresholds.MustParseLimit("at least 0.90"),
	Minimum: 20,
	Note: "Listings may be deactivated, and selling restricted. Units sent with Amazon's shipping settings and " +
		"labels, and handled within a day, are protected.",
	Sources: slices.Concat(
		official(deliveryUK, "at least 90 %", "metric", "limit"),
		official(deliveryUKFAQ, "not enforced under 20 units in the 14 days; only units with a delivery scan are counted",
			"metric", "minimum"),
		inherited(onTimeDeliverySources),
	),
}
