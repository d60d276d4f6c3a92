package metrics_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// oracleVariants are the metrics under test: every convention, alone and in
// company.
var oracleVariants = []metrics.Variant{
	"average-rating",
	"average-rating?day=order&scope=any",
	"average-rating?scope=item",
	"cancellation-rate",
	"cancellation-rate?day=cancel",
	"cancellation-rate?day=cancel&open=in",
	"cancellation-rate?day=cancel&fault=seller&unit=unit",
	"cancellation-rate?fault=seller&samples=out",
	"cancellation-rate?stage=any",
	"cancellation-rate?stage=any&unit=unit",
	"chargeback-rate",
	"chargeback-rate?fraud=in",
	"chargeback-rate?fraud=in&won=in",
	"chargeback-rate?won=in",
	"claim-rate",
	"claim-rate?kind=case",
	"claim-rate?kind=not-received&pending=out",
	"claim-rate?pending=out",
	"customer-service-dissatisfaction-rate",
	"customer-service-dissatisfaction-rate?exclusions=honoured&samples=out",
	"invoice-defect-rate",
	"invoice-defect-rate?calendar=daily&day=confirmed&open=in",
	"invoice-defect-rate?calendar=mon-sat&defect=missing",
	"invoice-defect-rate?defect=late&exclusions=honoured",
	"item-not-as-described-rate",
	"item-not-received-rate",
	"item-not-received-rate?program=sfp",
	"late-fulfilment-rate",
	"late-fulfilment-rate?day=order&unknown=open",
	"late-fulfilment-rate?open=in&unknown=late",
	"late-shipment-rate",
	"late-shipment-rate?afn=in",
	"late-shipment-rate?afn=in&day=order&proof=scan",
	"late-shipment-rate?proof=scan",
	"late-shipment-rate?exclusions=honoured",
	"late-shipment-rate?day=order&exclusions=honoured&samples=out",
	"late-shipment-rate?day=order",
	"late-shipment-rate?day=order&open=in",
	"late-shipment-rate?open=in",
	"low-rating-rate",
	"low-rating-rate?scope=any&stars=4",
	"negative-feedback-rate",
	"negative-feedback-rate?day=feedback",
	"negative-feedback-rate?day=feedback&scope=any",
	"on-time-delivery-rate",
	"on-time-delivery-rate?fault=seller&unknown=out&untracked=in",
	"on-time-delivery-rate?fault=seller",
	"on-time-delivery-rate?promise=effective&unit=order&untracked=in",
	"on-time-delivery-rate?promise=effective&unknown=open",
	"on-time-delivery-rate?unit=shipment&untracked=in",
	"on-time-delivery-rate?open=in",
	"on-time-delivery-rate?protected=on-time",
	"on-time-delivery-rate?protected=on-time&unit=order",
	"on-time-delivery-rate?protected=on-time&unit=shipment",
	"on-time-delivery-rate?unit=order",
	"on-time-delivery-rate?unit=shipment",
	"order-defect-rate",
	"order-defect-rate?fraud=in&open=in&pending=out&won=in",
	"order-defect-rate?pending=out",
	"order-defect-rate?exclusions=honoured",
	"order-defect-rate?samples=out",
	"order-defect-rate?condition=new",
	"order-defect-rate?defects=each&scope=any",
	"order-defect-rate?destination=at.de",
	"order-defect-rate?elsewhere=de&program=prime.other",
	"orders-placed",
	"orders-placed?cancelled=out",
	"orders-placed?cancelled=out&samples=out&unit=unit",
	"orders-placed?unit=unit",
	"perfect-order-rate",
	"perfect-order-rate?exclusions=honoured&open=in",
	"perfect-order-rate?fraud=in&pending=out&won=in",
	"policy-violations",
	"policy-violations?exclusions=honoured",
	"refund-rate",
	"refund-rate?samples=out",
	"refunded-value-rate",
	"refunded-value-rate?exclusions=honoured",
	"response-time-rate",
	"response-time-rate?exclusions=honoured",
	"response-time-rate?hours=48&messages=first",
	"response-time-rate?messages=first",
	"return-dissatisfaction-rate",
	"return-dissatisfaction-rate?exclusions=honoured&hours=24&open=in",
	"return-rate",
	"return-rate?day=order&stage=requested",
	"return-rate?fault=seller",
	"return-rate?fault=seller&stage=requested",
	"sales-value",
	"sales-value?cancelled=out",
	"response-time-rate?hours=48",
	"response-time-rate?hours=48&open=in",
	"response-time-rate?open=in",
	"tracking-in-time-rate",
	"tracking-in-time-rate?day=order&open=in",
	"transaction-defect-rate",
	"transaction-defect-rate?fault=seller",
	"unresolved-case-rate",
	"valid-tracking-rate",
	"valid-tracking-rate?exclusions=honoured&late=valid",
	"valid-tracking-rate?late=valid&scans=2",
	"valid-tracking-rate?samples=out",
	"valid-tracking-rate?scans=2",
	"valid-tracking-rate?day=confirmed",
	"valid-tracking-rate?day=confirmed&unit=order",
	"valid-tracking-rate?day=order&scans=2&unit=order",
	"valid-tracking-rate?unit=order",
	confirmedWithinADay,
	confirmedWithinADay + "?exclusions=honoured",
}

// oracleSegments are those each variant is asked in.
var oracleSegments = []metrics.Segment{metrics.All, metrics.SegmentMFN, metrics.SegmentAFN, metrics.Unanchored}

// ownSegments are those some metrics have besides.
var ownSegments = map[string][]metrics.Segment{
	"valid-tracking-rate":        {metrics.CategorySegment("toys"), metrics.CategorySegment("book")},
	"item-not-received-rate":     {metrics.DestinationSegment("DE")},
	"item-not-as-described-rate": {metrics.CategorySegment("toys"), metrics.CategorySegment("book")},
	"return-rate":                {metrics.CategorySegment("toys"), metrics.CategorySegment("book")},
	"policy-violations": {
		metrics.CategorySegment("ip"), metrics.CategorySegment("safety"),
		metrics.SeveritySegment("high"), metrics.SeveritySegment("unstated"),
	},
}

// segmentsOf lists the segments a variant is asked in.
func segmentsOf(v metrics.Variant) []metrics.Segment {
	return append(slices.Clip(oracleSegments), ownSegments[v.ID()]...)
}

// oracleConfig declares all variants, the custom metric among them.
func oracleConfig(s stream) metrics.Config {
	return metrics.Config{Location: s.loc, Metrics: oracleVariants, Custom: []metrics.Definition{confirmedDefinition}}
}

// ledgerOf applies a stream to a new ledger.
func ledgerOf(t require.TestingT, s stream) *metrics.Ledger {
	l, err := metrics.NewLedger(oracleConfig(s))
	require.NoError(t, err)
	require.NoError(t, l.ApplyAll(s.events))
	return l
}

// whole is every day anything may lie on, and asOfDays those it may show on: the
// stream's, and some after.
func (s stream) whole() window.Range {
	return window.Range{First: s.days.First.Add(-1), Last: s.days.Last.Add(4)}
}

// asked are the variants a stream is asked for: all of them are kept, and every stream
// asks for a fourth, in turn, so that many streams can be asked.
func (s stream) asked() []metrics.Variant {
	var out []metrics.Variant
	for i, v := range oracleVariants {
		if (i+len(s.events))%4 == 0 {
			out = append(out, v)
		}
	}
	return out
}

// requireSame asks both for a stream's variants in every segment, as of every day of the
// stream and after, of the whole and of the days past by then.
func requireSame(t require.TestingT, s stream, want, got counter) {
	for _, v := range s.asked() {
		for _, seg := range segmentsOf(v) {
			for asOf := range s.whole().Days() {
				for _, r := range []window.Range{s.whole(), {First: asOf, Last: asOf}, {First: asOf.Add(-9), Last: asOf.Add(-2)}} {
					a, err := want.Tally(v, seg, r, asOf)
					require.NoError(t, err)
					b, err := got.Tally(v, seg, r, asOf)
					require.NoError(t, err)
					if a != b {
						require.Equal(t, a, b, "%s %q %v as of %v", v, seg, r, asOf)
					}
				}
			}
		}
	}
}

// propLedgerEqualsOracle: every metric, of every range, as of every day.
func propLedgerEqualsOracle(t *rapid.T) {
	s := genStream(t)
	o, l := newOracle(s.loc, s.events), ledgerOf(t, s)
	requireSame(t, s, o, l)
	placed, unplaced := o.orders()
	stats := l.Stats()
	require.Equal(t, placed, stats.Orders, "orders")
	require.Equal(t, unplaced, stats.Unplaced, "unplaced")
	require.Equal(t, o.count(metrics.MessageSubject), stats.Messages, "messages")
	require.Equal(t, o.count(metrics.ViolationSubject), stats.Violations, "violations")
	require.EqualValues(t, len(s.events), stats.Events, "events")
}

// propConflictsEqualOracle: the things whose winning reports differ.
func propConflictsEqualOracle(t *rapid.T) {
	s := genStream(t)
	require.Equal(t, newOracle(s.loc, s.events).conflicts(), ledgerOf(t, s).Stats().Conflicts)
}

// propOracleKnowsNoOrder: the oracle itself is not moved by order and repetition.
func propOracleKnowsNoOrder(t *rapid.T) {
	s := genStream(t)
	again := stream{s.loc, s.days, append(rapid.Permutation(s.events).Draw(t, "order"), s.events...)}
	requireSame(t, s, newOracle(s.loc, s.events), newOracle(s.loc, again.events))
}

func TestLedgerEqualsOracle(t *testing.T)   { rapid.Check(t, propLedgerEqualsOracle) }
func TestConflictsEqualOracle(t *testing.T) { rapid.Check(t, propConflictsEqualOracle) }
func TestOracleKnowsNoOrder(t *testing.T)   { rapid.Check(t, propOracleKnowsNoOrder) }
func FuzzLedgerEqualsOracle(f *testing.F)   { f.Fuzz(rapid.MakeFuzz(propLedgerEqualsOracle)) }
