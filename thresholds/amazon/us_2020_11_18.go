package amazon

import (
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

var us20201118 = thresholds.Edition{
	ID:   "2020-11-18",
	From: window.MustParseDay("2020-11-18"),
	Note: "The standards in force when Amazon gave its account health report a schema. " +
		"They are older than that; since when is not known.",
	Sources: []thresholds.Source{
		{
			Of: []string{"id", "from"}, URL: accountHealthSchema, Read: read, Certainty: thresholds.Official,
			Note: "the day in the name of schemas/reports/accountHealthReport-2020-11-18.json, " +
				"whose examples have these targets",
		},
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
			ID:      "response-time-rate",
			Metric:  "response-time-rate",
			Window:  window.Span{Days: 30},
			Limit:   thresholds.MustParseLimit("at least 0.90"),
			Note:    "Guidance: no penalty is known.",
			Sources: responseTimeSources,
		},
	},
}
