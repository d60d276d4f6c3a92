package foresight_test

import (
	"slices"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// variants are what rules are drawn from.
var variants = []metrics.Variant{
	"order-defect-rate", "order-defect-rate?pending=out", "negative-feedback-rate", "claim-rate",
	"late-shipment-rate", "late-shipment-rate?day=order", "late-shipment-rate?day=order&open=in",
	"cancellation-rate", "cancellation-rate?day=cancel", "on-time-delivery-rate", "on-time-delivery-rate?unit=order",
	"response-time-rate", "response-time-rate?hours=48&open=in",
	"valid-tracking-rate", "valid-tracking-rate?day=confirmed", "perfect-order-rate", "refund-rate", "invoice-defect-rate",
	"return-dissatisfaction-rate", "customer-service-dissatisfaction-rate", "low-rating-rate", "tracking-in-time-rate",
	"orders-placed", "policy-violations", "average-rating", "refunded-value-rate", "sales-value",
}

// definition returns the definition of a metric of the catalogue.
func definition(v metrics.Variant) metrics.Definition {
	list := metrics.Catalogue()
	return list[slices.IndexFunc(list, func(d metrics.Definition) bool { return d.ID == v.ID() })]
}

// segmentsOf are the segments a rule on a metric may have, of those that occur.
func segmentsOf(v metrics.Variant) []metrics.Segment {
	out := []metrics.Segment{metrics.All}
	for _, s := range definition(v).Segments {
		if s == metrics.CategorySegment("*") {
			out = append(out, metrics.CategorySegment("c-a"), metrics.CategorySegment("c-b"), metrics.CategorySegment("listing"))
		}
		if s == metrics.SeveritySegment("*") {
			out = append(out, metrics.SeveritySegment("high"), metrics.SeveritySegment("unstated"))
		}
	}
	if definition(v).Subject == metrics.OrderSubject && v.ID() != "response-time-rate" {
		out = append(out, metrics.SegmentMFN, metrics.SegmentAFN)
	}
	return out
}

// genRule draws a valid rule of the catalogue.
func genRule(t *rapid.T, id string) thresholds.Rule {
	v := rapid.SampledFrom(variants).Draw(t, "metric")
	r := thresholds.Rule{
		ID: id, Metric: v, Segment: rapid.SampledFrom(segmentsOf(v)).Draw(t, "segment"), Window: genSpan(t), Limit: genLimit(t),
	}
	kind := definition(v).Kind
	switch kind {
	case metrics.Number:
		r.Limit.Value = decimal.New(rapid.Int64Range(1, 8).Draw(t, "count limit"), 0)
		if r.Limit.Op == thresholds.Equal && rapid.Bool().Draw(t, "none at all") {
			r.Limit.Value = decimal.Decimal{}
		}
		if v == "sales-value" {
			r.Limit.Value = r.Limit.Value.Mul(decimal.New(2500, 0)) // minor units
		}
	case metrics.Mean:
		r.Limit.Value = decimal.New(rapid.Int64Range(1, 50).Draw(t, "mean limit"), -1)
	}
	counted := kind == metrics.Number || kind == metrics.Share
	if counted && (r.Limit.Op.IsUpper() || r.Limit.Value.IsZero() || kind == metrics.Share && r.Limit.Op.IsLower()) {
		r.Floor = rapid.SampledFrom([]int64{0, 0, 1, 2, 3}).Draw(t, "floor")
	}
	if kind != metrics.Number {
		r.Minimum = rapid.SampledFrom([]int64{0, 0, 3, 8}).Draw(t, "minimum")
	}
	if rapid.IntRange(0, 3).Draw(t, "warning") == 3 && r.Limit.Op == thresholds.AtMost {
		r.Warning = thresholds.Limit{Op: thresholds.AtMost, Value: r.Limit.Value.Mul(decimal.New(5, -1))}
	}
	if rapid.IntRange(0, 4).Draw(t, "low volume") == 4 {
		r.LowVolume = &thresholds.LowVolume{Under: rapid.Int64Range(1, 12).Draw(t, "under"), Window: genSpan(t)}
		if rapid.Bool().Draw(t, "by") {
			r.LowVolume.By = genSpan(t)
		}
		if kind == metrics.Number || rapid.Bool().Draw(t, "by another metric") {
			r.LowVolume.Metric = rapid.SampledFrom([]metrics.Variant{"orders-placed", "refund-rate"}).Draw(t, "chooser")
		}
	}
	if kind == metrics.Share {
		genMore(t, &r)
	}
	if err := policyOf(r).Validate(); err != nil {
		t.Skip("no valid rule:", err)
	}
	return r
}

// genMore draws what few rules have: another figure or denominator, small samples, more
// floors.
func genMore(t *rapid.T, r *thresholds.Rule) {
	switch rapid.IntRange(0, 7).Draw(t, "figure") {
	case 7:
		r.Of = thresholds.Hits
	case 6:
		r.Of = thresholds.Total
	case 5:
		r.Denominator = &thresholds.Denominator{Metric: "orders-placed", Parts: rapid.Int64Range(0, 4).Draw(t, "parts")}
		if rapid.Bool().Draw(t, "its own window") {
			r.Denominator.Window = genSpan(t)
		}
	case 4:
		r.SmallSample = &thresholds.SmallSample{
			Under: rapid.Int64Range(2, 20).Draw(t, "small"),
			Limit: thresholds.Limit{Op: r.Limit.Op, Value: decimal.New(rapid.Int64Range(0, 4).Draw(t, "at small"), 0)},
		}
	}
	if r.Of != 0 {
		r.Limit.Value, r.Warning = decimal.New(rapid.Int64Range(0, 8).Draw(t, "count"), 0), thresholds.Limit{}
	}
	if rapid.IntRange(0, 5).Draw(t, "floor on the total") == 5 {
		r.FloorTotal = rapid.Int64Range(1, 15).Draw(t, "floor total")
	}
}

// plain takes away what genMore gave.
func plain(r thresholds.Rule) thresholds.Rule {
	if r.Of != 0 && !r.Limit.Value.IsZero() {
		r.Limit.Value = decimal.New(1, -1)
	}
	r.Of, r.Denominator, r.SmallSample, r.FloorTotal = 0, nil, nil, 0
	return r
}

func genSpan(t *rapid.T) window.Span {
	s := window.Span{Lag: rapid.SampledFrom([]int{0, 0, 1, 4, 10}).Draw(t, "lag")}
	switch rapid.IntRange(0, 9).Draw(t, "unit") {
	case 9:
		s.Lifetime = true
	case 8:
		s.Weeks, s.Current = rapid.IntRange(1, 3).Draw(t, "weeks"), rapid.Bool().Draw(t, "running")
	case 7:
		s.CalendarMonths, s.Current = rapid.IntRange(1, 2).Draw(t, "calendar months"), rapid.Bool().Draw(t, "running")
	case 6, 5:
		s.Months = rapid.IntRange(1, 2).Draw(t, "months")
	default:
		s.Days = rapid.SampledFrom([]int{1, 7, 14, 30, 45}).Draw(t, "days")
	}
	return s
}

func genLimit(t *rapid.T) thresholds.Limit {
	op := rapid.SampledFrom([]thresholds.Op{
		thresholds.Below, thresholds.AtMost, thresholds.Above, thresholds.AtLeast, thresholds.Equal,
	}).Draw(t, "op")
	low, high := int64(0), int64(1000)
	if op == thresholds.Below {
		low = 1
	}
	if op == thresholds.Above {
		high = 999
	}
	v := rapid.OneOf(rapid.Int64Range(low, high), rapid.SampledFrom([]int64{10, 100, 200, 250, 500, 900})).Draw(t, "permille")
	if op == thresholds.Equal && rapid.Bool().Draw(t, "zero") {
		v = 0
	}
	return thresholds.Limit{Op: op, Value: decimal.New(v, -3)}
}
