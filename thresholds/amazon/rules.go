package amazon

import (
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// The rules that editions and countries have in common, without sources: each country
// says where it has them from. None is edited once it is released: what Amazon changes
// is a rule of its own in the edition that brings it.
var (
	orderDefectMFN = thresholds.Rule{
		ID:      "order-defect-rate/mfn",
		Metric:  "order-defect-rate",
		Segment: metrics.SegmentMFN,
		Window:  window.Span{Days: 60, Lag: 15},
		Limit:   thresholds.MustParseLimit("below 0.01"),
		Note: "Seller-fulfilled offers, or the account, may be deactivated. A granted claim can be " +
			"appealed for 30 days; feedback that is removed no longer counts.",
	}
	orderDefectAFN = thresholds.Rule{
		ID:      "order-defect-rate/afn",
		Metric:  "order-defect-rate",
		Segment: metrics.SegmentAFN,
		Window:  window.Span{Days: 60, Lag: 15},
		Limit:   thresholds.MustParseLimit("below 0.01"),
		Note: "The account may be put at risk, with no seller-fulfilled defect at all. Feedback " +
			"that is wholly about Amazon's delivery is struck out.",
	}
	lateShipment30 = thresholds.Rule{
		ID:      "late-shipment-rate/30d",
		Metric:  "late-shipment-rate",
		Segment: metrics.SegmentMFN,
		Window:  window.Span{Days: 30},
		Limit:   thresholds.MustParseLimit("below 0.04"),
		Note: "Seller-fulfilled offers may be deactivated. A late confirmation stays late: confirm " +
			"every order by its ship-by date until the late ones have left the window.",
	}
	lateShipment10 = thresholds.Rule{
		ID:      "late-shipment-rate/10d",
		Metric:  "late-shipment-rate",
		Segment: metrics.SegmentMFN,
		Window:  window.Span{Days: 10},
		Limit:   thresholds.MustParseLimit("below 0.04"),
		Note: "Seller-fulfilled offers may be deactivated. A late confirmation stays late: confirm " +
			"every order by its ship-by date until the late ones have left the window.",
	}
	cancellation = thresholds.Rule{
		ID:      "cancellation-rate",
		Metric:  "cancellation-rate",
		Segment: metrics.SegmentMFN,
		Window:  window.Span{Days: 7, Lag: 1},
		Limit:   thresholds.MustParseLimit("below 0.025"),
		Note: "Seller-fulfilled offers, or the account, may be deactivated. What the buyer asks for " +
			"by the order's own cancellation request does not count.",
	}
	validTracking = thresholds.Rule{
		ID:      "valid-tracking-rate",
		Metric:  "valid-tracking-rate",
		Segment: metrics.SegmentMFN,
		Window:  window.Span{Days: 30, Lag: 10},
		Limit:   thresholds.MustParseLimit("above 0.95"),
		Note: "Seller-fulfilled offers may be deactivated. Give every tracking number when the " +
			"shipment is confirmed: after the delivery it is too late.",
	}
	validTrackingCategory = thresholds.Rule{
		ID:      "valid-tracking-rate/category",
		Metric:  "valid-tracking-rate",
		Segment: metrics.CategorySegment("*"),
		Window:  window.Span{Days: 30, Lag: 10},
		Limit:   thresholds.MustParseLimit("above 0.95"),
		Note:    "Seller-fulfilled offers in the category may be deactivated.",
	}
	onTimeDelivery = thresholds.Rule{
		ID:      "on-time-delivery-rate",
		Metric:  "on-time-delivery-rate",
		Segment: metrics.SegmentMFN,
		Window:  window.Span{Days: 14, Lag: 7},
		Limit:   thresholds.MustParseLimit("at least 0.90"),
	}
	onTimeShipments = thresholds.Rule{
		ID:      "on-time-delivery-rate/shipments",
		Metric:  "on-time-delivery-rate?unit=shipment",
		Segment: metrics.SegmentMFN,
		Window:  window.Span{Days: 30, Lag: 10},
		Limit:   thresholds.MustParseLimit("above 0.97"),
		Advice:  true,
		Note:    "Recommended: no penalty is known.",
	}
	invoiceDefect = thresholds.Rule{
		ID:     "invoice-defect-rate",
		Metric: "invoice-defect-rate",
		Window: window.Span{Days: 7, Lag: 7},
		Limit:  thresholds.MustParseLimit("below 0.05"),
		Note: "The account may be deactivated. Upload the invoice of a business order by the end of the " +
			"working day after its shipment is confirmed.",
	}
	policyViolations = thresholds.Rule{
		ID:     "policy-violations",
		Metric: "policy-violations",
		Window: window.Span{Days: 180},
		Limit:  thresholds.MustParseLimit("equal 0"),
		Note: "Listings, or the account, may be deactivated. A violation counts until it is cleared: " +
			"deleting the listing does not clear it.",
	}
	responseTime = thresholds.Rule{
		ID:     "response-time-rate",
		Metric: "response-time-rate",
		Window: window.Span{Days: 30},
		Limit:  thresholds.MustParseLimit("at least 0.90"),
		Advice: true,
		Note: "Guidance: no penalty is known. Answer within 24 hours, weekends too, or mark the " +
			"message as one that needs no answer.",
	}
	returnDissatisfaction = thresholds.Rule{
		ID:     "return-dissatisfaction-rate",
		Metric: "return-dissatisfaction-rate",
		Window: window.Span{Days: 30},
		Limit:  thresholds.MustParseLimit("below 0.10"),
		Advice: true,
		Note:   "No penalty. Answer requests within 48 hours, and reject none that the policy allows.",
	}
	serviceDissatisfaction = thresholds.Rule{
		ID:     "customer-service-dissatisfaction-rate",
		Metric: "customer-service-dissatisfaction-rate",
		Window: window.Span{Days: 30},
		Limit:  thresholds.MustParseLimit("below 0.25"),
		Advice: true,
		Note:   "No penalty.",
	}
)
