package amazon

import (
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// The rules that several editions of the US policy have in common. None is edited once
// it is released: what Amazon changes is a rule of its own in the edition that brings it.
var (
	usOrderDefectMFN = thresholds.Rule{
		ID:      "order-defect-rate/mfn",
		Metric:  "order-defect-rate",
		Segment: metrics.SegmentMFN,
		Window:  window.Span{Days: 60, Lag: 15},
		Limit:   thresholds.MustParseLimit("below 0.01"),
		Note:    "Seller-fulfilled offers, or the account, may be deactivated.",
		Sources: orderDefectSources,
	}
	usOrderDefectAFN = thresholds.Rule{
		ID:      "order-defect-rate/afn",
		Metric:  "order-defect-rate",
		Segment: metrics.SegmentAFN,
		Window:  window.Span{Days: 60, Lag: 15},
		Limit:   thresholds.MustParseLimit("below 0.01"),
		Note:    "The account may be put at risk, with no seller-fulfilled defect at all.",
		Sources: orderDefectSources,
	}
	usLateShipment30 = thresholds.Rule{
		ID:      "late-shipment-rate/30d",
		Metric:  "late-shipment-rate",
		Segment: metrics.SegmentMFN,
		Window:  window.Span{Days: 30},
		Limit:   thresholds.MustParseLimit("below 0.04"),
		Note:    "Seller-fulfilled offers may be deactivated.",
		Sources: lateShipmentSources,
	}
	usLateShipment10 = thresholds.Rule{
		ID:      "late-shipment-rate/10d",
		Metric:  "late-shipment-rate",
		Segment: metrics.SegmentMFN,
		Window:  window.Span{Days: 10},
		Limit:   thresholds.MustParseLimit("below 0.04"),
		Note:    "Seller-fulfilled offers may be deactivated.",
		Sources: lateShipmentSources,
	}
	usCancellation = thresholds.Rule{
		ID:      "cancellation-rate",
		Metric:  "cancellation-rate",
		Segment: metrics.SegmentMFN,
		Window:  window.Span{Days: 7, Lag: 1},
		Limit:   thresholds.MustParseLimit("below 0.025"),
		Note:    "Seller-fulfilled offers, or the account, may be deactivated.",
		Sources: cancellationSources,
	}
	usResponseTime = thresholds.Rule{
		ID:      "response-time-rate",
		Metric:  "response-time-rate",
		Window:  window.Span{Days: 30},
		Limit:   thresholds.MustParseLimit("at least 0.90"),
		Note:    "Guidance: no penalty is known.",
		Sources: responseTimeSources,
	}
)
