package amazon

import (
	"github.com/sellerperf/sellerperf/metrics"
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
	Rules: []thresholds.Rule{
		{
			ID:      "order-defect-rate/mfn",
			Metric:  "order-defect-rate",
			Segment: metrics.SegmentMFN,
			Window:  window.Span{Days: 60, Lag: 15},
			Limit:   thresholds.MustParseLimit("below 0.01"),
			Note:    "Seller-fulfilled offers, or the account, may be deactivated.",
			Sources: orderDefectSources,
		},
		{
			ID:      "order-defect-rate/afn",
			Metric:  "order-defect-rate",
			Segment: metrics.SegmentAFN,
			Window:  window.Span{Days: 60, Lag: 15},
			Limit:   thresholds.MustParseLimit("below 0.01"),
			Note:    "The account may be put at risk, with no seller-fulfilled defect at all.",
			Sources: orderDefectSources,
		},
		{
			ID:      "late-shipment-rate/30d",
			Metric:  "late-shipment-rate",
			Segment: metrics.SegmentMFN,
			Window:  window.Span{Days: 30},
			Limit:   thresholds.MustParseLimit("below 0.04"),
			Note:    "Seller-fulfilled offers may be deactivated.",
			Sources: lateShipmentSources,
		},
		{
			ID:      "late-shipment-rate/10d",
			Metric:  "late-shipment-rate",
			Segment: metrics.SegmentMFN,
			Window:  window.Span{Days: 10},
			Limit:   thresholds.MustParseLimit("below 0.04"),
			Note:    "Seller-fulfilled offers may be deactivated.",
			Sources: lateShipmentSources,
		},
		{
			ID:      "cancellation-rate",
			Metric:  "cancellation-rate",
			Segment: metrics.SegmentMFN,
			Window:  window.Span{Days: 7, Lag: 1},
			Limit:   thresholds.MustParseLimit("below 0.025"),
			Note:    "Seller-fulfilled offers, or the account, may be deactivated.",
			Sources: cancellationSources,
		},
		{
			ID:      "on-time-delivery-rate",
			Metric:  "on-time-delivery-rate",
			Segment: metrics.SegmentMFN,
			Window:  window.Span{Days: 14, Lag: 7},
			Limit:   thresholds.MustParseLimit("at least 0.90"),
			Note:    "The offers that drive the miss may be deactivated; all of them if it is very low or happens again.",
			Sources: onTimeDeliverySources,
		},
		{
			ID:      "response-time-rate",
			Metric:  "response-time-rate",
			Window:  window.Span{Days: 30},
			Limit:   thresholds.MustParseLimit("at least 0.90"),
			Note:    "Guidance: no penalty is known.",
			Sources: responseTimeSources,
		},
	},
}
