package amazon

import (
	"github.com/sellerperf/sellerperf/metrics"
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
	Rules: []thresholds.Rule{
		usOrderDefectMFN,
		usOrderDefectAFN,
		usLateShipment30,
		usLateShipment10,
		usCancellation,
		{
			ID:      "on-time-delivery-rate",
			Metric:  "on-time-delivery-rate",
			Segment: metrics.SegmentMFN,
			Window:  window.Span{Days: 14, Lag: 7},
			Limit:   thresholds.MustParseLimit("at least 0.90"),
			Note:    "All seller-fulfilled offers may be deactivated.",
			Sources: onTimeDeliverySources,
		},
		usResponseTime,
	},
}
