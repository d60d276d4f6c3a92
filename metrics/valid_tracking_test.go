package metrics_test

import (
	"testing"

	"github.com/sellerperf/sellerperf/metrics"
)

func scanned(at string, stage metrics.Stage) *metrics.ShipmentScanned {
	return &metrics.ShipmentScanned{Meta: told(at), Stage: stage}
}

// TestValidTracking: confirmed packages, exempt ones left out; a hit is a tracking number
// with a scan, given by the delivery. On the day of the effective deliver-by.
func TestValidTracking(t *testing.T) {
	const metric = "valid-tracking-rate"
	one := and(deliverBy(1), tracked("03-03 10:00:00", "", 0))
	untracked := and(deliverBy(1), shipped("03-03 10:00:00"))
	exempt := tracked("03-03 10:00:00", "", 0)
	exempt.TrackingExempt = metrics.Yes
	afn := deliverBy(1)[0].(*metrics.OrderPlaced)
	afn.Channel = metrics.AFN
	testRows(t, []row{
		{"a scan makes it valid", and(one, scanned("03-04 10:00:00", metrics.Accepted)), metric, "03-05 0/0, 03-06 1/1", "mfn"},
		{"without one it is not", one, metric, "03-05 0/0, 03-06 0/1, 06-01 0/1", "mfn"},
		{"it counts on the promised day", and(one, scanned("03-04 10:00:00", metrics.Accepted)), metric, "03-20 03-06..03-06 1/1, 03-20 03-01..03-05 0/0", "mfn"},
		{"a scan in transit will do", and(one, scanned("03-05 10:00:00", metrics.Transit)), metric, "03-06 1/1", "mfn"},
		{"an attempt will do", and(one, scanned("03-05 10:00:00", metrics.Attempt)), metric, "03-06 1/1", "mfn"},
		{"the delivery will do", and(one, delivered("03-05 10:00:00", "")), metric, "03-06 1/1", "mfn"},
		{"a scan after the promised day makes it valid from then on", and(one, scanned("03-08 10:00:00", metrics.Accepted)), metric, "03-07 0/1, 03-08 1/1", "mfn"},
		{"a scan without a number is nothing", and(untracked, scanned("03-04 10:00:00", metrics.Accepted)), metric, "03-06 0/1", "mfn"},
		{"a number given later counts from then on", and(untracked, scanned("03-04 10:00:00", metrics.Accepted), tracked("03-08 10:00:00", "", 0)), metric, "03-07 0/1, 03-08 1/1", "mfn"},
		{"a number given after the delivery is not valid", and(untracked, delivered("03-05 10:00:00", ""), tracked("03-05 10:00:01", "", 0)), metric, "03-06 0/1", "mfn"},
		{"given in the second of the delivery it is", and(untracked, delivered("03-05 10:00:00", ""), tracked("03-05 10:00:00", "", 0)), metric, "03-06 1/1", "mfn"},
		{"corrected after the delivery it is not", and(one, delivered("03-05 10:00:00", ""), &metrics.ShipmentConfirmed{Meta: told("03-05 12:00:00"), Tracking: "other"}), metric, "03-06 0/1", "mfn"},
		{"by convention it is", and(untracked, delivered("03-05 10:00:00", ""), tracked("03-08 10:00:00", "", 0)), metric + "?late=valid", "03-07 0/1, 03-08 1/1", "mfn"},
		{"two scans wanted, one is not enough", and(one, scanned("03-04 10:00:00", metrics.Accepted), scanned("03-05 10:00:00", metrics.Transit)), metric + "?scans=2", "03-06 0/1", "mfn"},
		{"nor is the delivery alone", and(one, delivered("03-05 10:00:00", "")), metric + "?scans=2", "03-06 0/1", "mfn"},
		{"one on the way and one on arrival are", and(one, scanned("03-04 10:00:00", metrics.Transit), delivered("03-08 10:00:00", "")), metric + "?scans=2", "03-07 0/1, 03-08 1/1", "mfn"},
		{"an attempt is an arrival", and(one, scanned("03-04 10:00:00", metrics.Transit), scanned("03-05 10:00:00", metrics.Attempt)), metric + "?scans=2", "03-06 1/1", "mfn"},
		{"what is exempt is out", and(deliverBy(1), exempt), metric, "03-20 0/0", "mfn"},
		{"what is not confirmed is out", deliverBy(1), metric, "03-20 0/0", "mfn"},
		{"what the marketplace ships is out", []metrics.Event{afn, tracked("03-03 10:00:00", "", 0)}, metric, "03-20 0/0", metrics.All},
		{"confirmed after the promised day it counts from then on", and(deliverBy(1), tracked("03-09 10:00:00", "", 0)), metric, "03-08 0/0, 03-09 0/1", "mfn"},
		{"every package counts", and(deliverBy(2), tracked("03-03 10:00:00", "S", 1), tracked("03-03 10:00:00", "T", 1), delivered("03-04 10:00:00", "S")), metric, "03-06 1/2", "mfn"},
		{"an extension moves the day", and(one, &metrics.OrderPromised{Meta: told("03-04 10:00:00"), DeliverBy: tick("03-09 23:59:59"), Extension: true}), metric, "03-08 0/0, 03-09 0/1", "mfn"},
		{"without a promise it has no day", and(bought, tracked("03-03 10:00:00", "", 0)), metric, "03-02 0/0, 03-03 0/1", "unanchored"},
		{"and is in no other segment", and(bought, tracked("03-03 10:00:00", "", 0)), metric, "03-20 0/0", metrics.All},
	})
}

// TestValidTrackingByCategory: a package counts once in each category in it, and once
// over all.
func TestValidTrackingByCategory(t *testing.T) {
	const metric = "valid-tracking-rate"
	order := deliverBy(0)[0].(*metrics.OrderPlaced)
	order.Lines = []metrics.Line{{Line: "1", Category: "toys"}, {Line: "2", Category: "toys"}, {Line: "3", Category: "books"}, {Line: "4"}}
	toys, books := metrics.CategorySegment("toys"), metrics.CategorySegment("books")
	part := func(at, id string, lines ...string) metrics.Event {
		e := tracked(at, id, len(lines))
		e.Lines = lines
		return e
	}
	whole := []metrics.Event{order, tracked("03-03 10:00:00", "", 0), delivered("03-05 10:00:00", "")}
	split := []metrics.Event{
		order, part("03-03 10:00:00", "S", "1", "3"), part("03-03 10:00:00", "T", "2", "4"),
		delivered("03-05 10:00:00", "S"),
	}
	moved := *order
	moved.Meta, moved.Lines = seenAt("03-02 12:00:00", "03-10 10:00:00"), []metrics.Line{{Line: "3", Category: "garden"}}
	testRows(t, []row{
		{"once over all", whole, metric, "03-06 1/1", metrics.All},
		{"once in a category of two lines", whole, metric, "03-05 0/0, 03-06 1/1", toys},
		{"once in the other", whole, metric, "03-06 1/1", books},
		{"nothing in a third", whole, metric, "03-06 0/0", metrics.CategorySegment("garden")},
		{"two packages of one category", split, metric, "03-06 1/2", toys},
		{"one of the other", split, metric, "03-06 1/1", books},
		{"two over all", split, metric, "03-06 1/2", metrics.All},
		{"a line that moves category takes its packages along", and(whole, &moved), metric, "03-06 1/1", metrics.CategorySegment("garden")},
		{"and leaves nothing behind", and(whole, &moved), metric, "03-06 0/0", books},
	})
}
