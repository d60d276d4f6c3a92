package metrics_test

import (
	"testing"

	"github.com/sellerperf/sellerperf/metrics"
)

// TestScope: only orders of a program, to a destination, of a condition; no samples.
func TestScope(t *testing.T) {
	const metric = "order-defect-rate"
	order := *bought[0].(*metrics.OrderPlaced)
	order.Programs, order.Destination, order.Condition = []string{"sfp", "prime"}, "DE", "new"
	is := []metrics.Event{&order}
	resold := order
	resold.Meta, resold.Condition = seenAt("03-02 12:00:00", "03-03 10:00:00"), "resold"
	part := order
	part.Destination = "DE-BY"
	inPart := []metrics.Event{&part}
	testRows(t, []row{
		{"one of its programs", is, metric + "?program=prime", "03-02 0/1", "mfn"},
		{"another", is, metric + "?program=premium", "03-02 0/0", "mfn"},
		{"its destination, case aside", is, metric + "?destination=de", "03-02 0/1", "mfn"},
		{"another", is, metric + "?destination=us", "03-02 0/0", "mfn"},
		{"one of several", is, metric + "?destination=at.de.ch", "03-02 0/1", "mfn"},
		{"not elsewhere", is, metric + "?elsewhere=at.de.ch", "03-02 0/0", "mfn"},
		{"elsewhere", is, metric + "?elsewhere=us.gb", "03-02 0/1", "mfn"},
		{"none stated is elsewhere", bought, metric + "?elsewhere=us.gb", "03-02 0/1", "mfn"},
		{"none is no destination", bought, metric + "?destination=de", "03-02 0/0", "mfn"},
		{"a part of the country", inPart, metric + "?destination=at.de", "03-02 0/1", "mfn"},
		{"the part itself", inPart, metric + "?destination=de-by", "03-02 0/1", "mfn"},
		{"another part", inPart, metric + "?destination=de-be", "03-02 0/0", "mfn"},
		{"a part is not elsewhere", inPart, metric + "?elsewhere=de", "03-02 0/0", "mfn"},
		{"the country is not its part", is, metric + "?destination=de-by", "03-02 0/0", "mfn"},
		{"its condition", is, metric + "?condition=new", "03-02 0/1", "mfn"},
		{"as stated last", and(is, &resold), metric + "?condition=new", "03-02 0/0", "mfn"},
		{"all of them", is, metric + "?condition=new&destination=de&program=sfp", "03-02 0/1", "mfn"},
		{"not all", is, metric + "?condition=old&destination=de&program=sfp", "03-02 0/0", "mfn"},
		{"a number of one's own", is, confirmedWithinADay + "?program=sfp", "03-03 0/1", "mfn"},
	})
}

// TestExclusions: the official figure ignores them; the adjusted one leaves the order out
// while the latest word on the metric is an exclusion.
func TestExclusions(t *testing.T) {
	const official, adjusted = "late-shipment-rate", "late-shipment-rate?exclusions=honoured"
	late := []metrics.Event{promisedBy("03-04 17:00:00")}
	excluded := func(at string, ids ...string) metrics.Event {
		return &metrics.OrderExcluded{Meta: told(at), Metrics: ids, Reason: "storm"}
	}
	included := func(at string, ids ...string) metrics.Event {
		return &metrics.OrderIncluded{Meta: told(at), Metrics: ids, Reason: "evidence refused"}
	}
	out := and(late, excluded("03-06 10:00:00", official))
	ofNone := []metrics.Event{asked("03-03 10:00:00")}
	testRows(t, []row{
		{"the official figure ignores it", out, official, "03-05 1/1, 03-06 1/1", "mfn"},
		{"the adjusted one honours it from then on", out, adjusted, "03-05 1/1, 03-06 0/0, 06-01 0/0", "mfn"},
		{"excluded before its day it never counts", and(late, excluded("03-02 13:00:00", official)), adjusted, "03-04 0/0, 06-01 0/0", "mfn"},
		{"taken back it counts again", and(out, included("03-09 10:00:00", official)), adjusted, "03-05 1/1, 03-06 0/0, 03-08 0/0, 03-09 1/1", "mfn"},
		{"and excluded once more it does not", and(out, included("03-09 10:00:00", official), excluded("03-11 10:00:00", official)), adjusted, "03-09 1/1, 03-11 0/0", "mfn"},
		{"in one second the inclusion is the later stage", and(out, included("03-06 10:00:00", official)), adjusted, "03-06 1/1", "mfn"},
		{"unless the exclusion was seen later", and(late, included("03-06 10:00:00", official),
			&metrics.OrderExcluded{Meta: seenAt("03-06 10:00:00", "03-07 10:00:00"), Metrics: []string{official}, Reason: "storm"}), adjusted, "03-06 0/0", "mfn"},
		{"a voided exclusion never was", and(out, &metrics.OrderExcluded{Meta: voided("03-06 10:00:00", 1), Metrics: []string{official}, Reason: "storm"}), adjusted, "03-06 1/1", "mfn"},
		{"of another metric it says nothing", and(late, excluded("03-06 10:00:00", "order-defect-rate")), adjusted, "03-06 1/1", "mfn"},
		{"nor of a composite that has the metric for a part", out, "perfect-order-rate?exclusions=honoured", "03-06 0/1", "mfn"},
		{"which is to be named itself", and(late, excluded("03-06 10:00:00", official, "perfect-order-rate")), "perfect-order-rate?exclusions=honoured", "03-05 0/1, 03-06 0/0", "mfn"},
		{"it holds for every variant of the metric", out, "late-shipment-rate?day=order&exclusions=honoured&samples=out", "03-05 1/1, 03-06 0/0", "mfn"},
		{"messages go with their order", []metrics.Event{&metrics.MessageReceived{Meta: told("03-03 10:00:00"), Message: "M"}, excluded("03-06 10:00:00", "response-time-rate")},
			"response-time-rate?exclusions=honoured", "03-05 0/1, 03-06 0/0", metrics.All},
		{"one of no order cannot", ofNone, "response-time-rate?exclusions=honoured", "03-06 0/1", metrics.All},
		{"a metric of one's own knows it, too", and(late, excluded("03-06 10:00:00", confirmedWithinADay)), confirmedWithinADay + "?exclusions=honoured", "03-05 0/1, 03-06 0/0", "mfn"},
	})
}
