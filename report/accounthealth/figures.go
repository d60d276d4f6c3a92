package accounthealth

import (
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// Name names a figure by its place under performanceMetrics.
type Name string

// The figures of the V2 report. Those of the V1 report that are the same have the same
// names.
const (
	OrderDefectMFN          Name = "orderDefectRate/mfn"
	OrderDefectAFN          Name = "orderDefectRate/afn"
	LateShipment            Name = "lateShipmentRate"
	Cancellation            Name = "preFulfillmentCancellationRate"
	ValidTracking           Name = "validTrackingRate"
	OnTimeDelivery          Name = "onTimeDeliveryRate"
	UnitOnTimeDelivery      Name = "unitOnTimeDeliveryRate"
	InvoiceDefect           Name = "invoiceDefectRate"
	ListingPolicy           Name = "listingPolicyViolations"
	ProductAuthenticity     Name = "productAuthenticityCustomerComplaints"
	ProductCondition        Name = "productConditionCustomerComplaints"
	ProductSafety           Name = "productSafetyCustomerComplaints"
	ReceivedIntellectual    Name = "receivedIntellectualPropertyComplaints"
	RestrictedProduct       Name = "restrictedProductPolicyViolations"
	SuspectedIntellectual   Name = "suspectedIntellectualPropertyViolations"
	FoodAndProductSafety    Name = "foodAndProductSafetyIssues"
	OtherPolicy             Name = "otherPolicyViolations"
	DocumentRequests        Name = "documentRequests"
	LateShipmentList        Name = "lateShipmentRateList"                   // not in the schema
	ProductReviews          Name = "customerProductReviewsPolicyViolations" // not in the schema
	PolicyViolationWarnings Name = "policyViolationWarnings"                // not in the schema
)

// The figures that only the V1 report has.
const (
	OrderDefects       Name = "orderDefects" // both channels together
	Refunds            Name = "refunds"
	ResponseTime       Name = "responseUnder24Hours"
	ReturnDissatisfied Name = "returnDissatisfaction"
)

// Source is what of ours a figure of Amazon's is compared with: the hits, or the total, of
// a metric over the segments taken together.
type Source struct {
	Metric   metrics.Variant
	Segments []metrics.Segment
}

// IsZero reports whether nothing of ours corresponds.
func (s Source) IsZero() bool { return s.Metric == "" }

func of(v metrics.Variant, segments ...metrics.Segment) Source { return Source{v, segments} }

// spec is one line of the table: how a figure is written, and what it is of ours.
type spec struct {
	name    Name
	path    []string // the keys below performanceMetrics that lead to it
	aliases []string // other spellings of the first of them
	list    bool     // an array of such figures
	extra   bool     // the schema does not declare it

	hits, total string // their keys; total is empty for a count
	hitsStatus  bool   // the hits are an object with a status of their own
	parts       []partSpec
	sum         bool // the parts add up to the hits; else they may overlap
	bare        bool // no target and no status

	source Source
	span   window.Span // Amazon's window, where no rule of ours says another
	target string      // Amazon's target, likewise
}

type partSpec struct {
	key    string
	source Source
}

func defectSpec(channel string, seg metrics.Segment) spec {
	return spec{
		name: Name("orderDefectRate/" + channel), path: []string{"orderDefectRate", channel},
		hits: "orderWithDefects", hitsStatus: true, total: "orderCount",
		parts: []partSpec{
			{"claims", of("claim-rate", seg)},
			{"chargebacks", of("chargeback-rate", seg)},
			{"negativeFeedback", of("negative-feedback-rate", seg)},
		},
		source: of("order-defect-rate", seg),
		span:   window.Span{Days: 60, Lag: 15}, target: "below 0.01",
	}
}

// violations is a count of policy violations. The categories are those under which our events
// may have them: a short word, and Amazon's own, in the ways it is written: listingPolicyViolations,
// all in lower case, and as Seller Central has it, with dashes for blanks.
func violations(name Name, categories ...string) spec {
	s := spec{
		name: name, path: []string{string(name)}, hits: "defectsCount",
		source: of("policy-violations"), span: window.Span{Days: 180}, target: "equal 0",
	}
	for _, c := range append(categories, string(name), strings.ToLower(string(name)), dashed(string(name))) {
		s.source.Segments = append(s.source.Segments, metrics.CategorySegment(c))
	}
	return s
}

// dashed writes a word in camel case in lower case with dashes.
func dashed(camel string) string {
	var b strings.Builder
	for _, r := range camel {
		if r >= 'A' && r <= 'Z' {
			b.WriteByte('-')
			r += 'a' - 'A'
		}
		b.WriteRune(r)
	}
	return b.String()
}

func (s spec) alias(names ...string) spec { s.aliases = names; return s }
func (s spec) undeclared() spec           { s.extra = true; return s }

// v2 is the table of the V2 report: one line a figure. The keys are those of
// schemas/reports/accountHealthReport-2020-11-18.json of
// https://github.com/amzn/selling-partner-api-models, the windows and targets those of its
// examples, where no policy says better; the aliases are those of its own root example. What the
// schema does not declare was seen in live documents.
var v2 = []spec{
	{
		name: InvoiceDefect, path: []string{"invoiceDefectRate"},
		hits: "invoiceDefect", hitsStatus: true, total: "orderCount", sum: true,
		parts: []partSpec{
			{"missingInvoice", of("invoice-defect-rate?defect=missing", metrics.All)},
			{"lateInvoice", of("invoice-defect-rate?defect=late", metrics.All)},
		},
		source: of("invoice-defect-rate", metrics.All),
		span:   window.Span{Days: 7, Lag: 7}, target: "below 0.05",
	},
	{
		name: LateShipment, path: []string{"lateShipmentRate"},
		hits: "lateShipmentCount", total: "orderCount",
		source: of("late-shipment-rate", metrics.SegmentMFN),
		span:   window.Span{Days: 30}, target: "below 0.04",
	},
	{
		name: LateShipmentList, path: []string{"lateShipmentRateList"}, list: true, extra: true,
		hits: "lateShipmentCount", total: "orderCount",
		source: of("late-shipment-rate", metrics.SegmentMFN),
	},
	defectSpec("mfn", metrics.SegmentMFN),
	defectSpec("afn", metrics.SegmentAFN),
	{
		name: OnTimeDelivery, path: []string{"onTimeDeliveryRate"},
		hits: "onTimeDeliveryCount", total: "shipmentCountWithValidTracking",
		// No source: its total is of packages whose tracking is valid, which is no population of a
		// metric of ours. All shipments would contradict validTrackingCount of the same report.
		span: window.Span{Days: 30, Lag: 10}, target: "above 0.95",
	},
	{
		name: UnitOnTimeDelivery, path: []string{"unitOnTimeDeliveryRate"},
		hits: "unitOnTimeDeliveryCount", total: "totalUnitCount",
		source: of("on-time-delivery-rate", metrics.SegmentMFN),
		span:   window.Span{Days: 14, Lag: 7}, target: "above 0.9",
	},
	{
		name: ValidTracking, path: []string{"validTrackingRate"},
		hits: "validTrackingCount", total: "shipmentCount",
		source: of("valid-tracking-rate", metrics.SegmentMFN),
		span:   window.Span{Days: 30, Lag: 10}, target: "above 0.95",
	},
	spec{
		name: Cancellation, path: []string{"preFulfillmentCancellationRate"},
		hits: "cancellationCount", total: "orderCount",
		source: of("cancellation-rate", metrics.SegmentMFN),
		span:   window.Span{Days: 7, Lag: 1}, target: "below 0.025",
	}.alias("prefulfillmentCancelRate"),
	violations(ListingPolicy, "listing-policy"),
	violations(ProductAuthenticity, "product-authenticity"),
	violations(ProductCondition, "product-condition"),
	violations(ProductSafety, "product-safety"),
	violations(ReceivedIntellectual, "received-intellectual-property"),
	violations(RestrictedProduct, "restricted-product"),
	violations(SuspectedIntellectual, "suspected-intellectual-property"),
	violations(FoodAndProductSafety, "food-and-product-safety"),
	violations(OtherPolicy, "other-policy"),
	violations(DocumentRequests, "document-request").alias("documentRequest"),
	violations(ProductReviews, "customer-product-reviews").undeclared(),
	{
		name: PolicyViolationWarnings, path: []string{"policyViolationWarnings"}, hits: "warningsCount",
		bare: true, extra: true,
	},
}

// specOf returns the line of a figure.
func specOf(name Name) (*spec, bool) {
	for _, table := range [...][]spec{v2, v1} {
		if i := slices.IndexFunc(table, func(s spec) bool { return s.name == name }); i >= 0 {
			return &table[i], true
		}
	}
	return nil, false
}

// Names returns the figures of the V2 report, in the order in which they are written.
func Names() []Name {
	out := make([]Name, len(v2))
	for i := range v2 {
		out[i] = v2[i].name
	}
	return out
}

// SourceOf returns what of ours a figure is compared with, and for each part of it, by the
// part's key, the same. The zero Source: nothing of ours corresponds.
func SourceOf(name Name) (whole Source, parts map[string]Source) {
	s, ok := specOf(name)
	if !ok {
		return Source{}, nil
	}
	parts = map[string]Source{}
	for _, p := range s.parts {
		parts[p.key] = p.source
	}
	whole = s.source
	whole.Segments = slices.Clone(whole.Segments)
	return whole, parts
}
