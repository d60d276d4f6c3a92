package metrics_test

import (
	"testing"

	"github.com/sellerperf/sellerperf/metrics"
)

// promisedBoth is order A of two units, to be shipped by 4 March and delivered by the 6th.
func promisedBoth() *metrics.OrderPlaced {
	return &metrics.OrderPlaced{
		Meta: told("03-02 12:00:00"), Channel: metrics.MFN, Units: 2, ShipBy: tick("03-04 23:59:59"), DeliverBy: tick("03-06 23:59:59"),
	}
}

func deliveredBy(at string, accountable metrics.Flag) metrics.Event {
	return &metrics.ShipmentDelivered{Meta: told(at), Cause: "storm", Accountable: accountable}
}

// TestLateShipmentByScan: handed over when the carrier scans it, whatever is confirmed.
func TestLateShipmentByScan(t *testing.T) {
	const metric, both = "late-shipment-rate?proof=scan", "late-shipment-rate?afn=in"
	due := []metrics.Event{promisedBoth(), tracked("03-03 10:00:00", "", 0)}
	afn := promisedBoth()
	afn.Channel = metrics.AFN
	late := and([]metrics.Event{promisedBoth()}, shipped("03-05 10:00:00"))
	testRows(t, []row{
		{"scanned in time", and(due, scanned("03-04 23:59:59", metrics.Accepted)), metric, "03-03 0/0, 03-04 0/1", "mfn"},
		{"confirmed in time and scanned late", and(due, scanned("03-05 00:00:00", metrics.Accepted)), metric, "03-04 1/1, 03-05 1/1", "mfn"},
		{"never scanned", due, metric, "03-04 1/1", "mfn"},
		{"a scan on the way is one", and(due, scanned("03-04 10:00:00", metrics.Transit)), metric, "03-04 0/1", "mfn"},
		{"so is a delivery", and(due, delivered("03-04 10:00:00", "")), metric, "03-04 0/1", "mfn"},
		{"half of it is not enough", []metrics.Event{promisedBoth(), tracked("03-03 10:00:00", "S", 1), delivered("03-04 10:00:00", "S")}, metric, "03-04 1/1", "mfn"},
		{"what the marketplace ships is in the total, never late", []metrics.Event{afn, shipped("03-09 10:00:00")}, both, "03-08 0/0, 03-09 0/1", "afn"},
		{"once it is shipped", []metrics.Event{afn}, both, "03-20 0/0", "afn"},
		{"on the ship-by day", []metrics.Event{afn, shipped("03-09 10:00:00")}, both, "03-20 03-04..03-04 0/1, 03-20 03-05..03-20 0/0", "afn"},
		{"beside the seller's own", late, both, "03-05 1/1", metrics.All},
	})
}

// TestDeliveryOutcomes: known, missed and unknown, and what is the seller's fault.
func TestDeliveryOutcomes(t *testing.T) {
	const metric = "on-time-delivery-rate"
	one := and(deliverBy(1), tracked("03-03 10:00:00", "", 0))
	extended := &metrics.OrderPromised{Meta: told("03-04 10:00:00"), DeliverBy: tick("03-09 23:59:59"), Extension: true}
	untracked := and(deliverBy(1), shipped("03-03 10:00:00"))
	testRows(t, []row{
		{"without word of it a unit is late", one, metric, "03-06 0/1", "mfn"},
		{"or left out", one, metric + "?unknown=out", "03-05 0/0, 03-06 0/0", "mfn"},
		{"until it comes, late", and(one, delivered("03-09 10:00:00", "")), metric + "?unknown=out", "03-08 0/0, 03-09 0/1", "mfn"},
		{"or open", one, metric + "?unknown=open", "03-06 0/0+1, 06-01 0/0+1", "mfn"},
		{"what was never shipped is late all the same", deliverBy(1), metric + "?unknown=out", "03-06 0/1", "mfn"},
		{"an extension moves no promise of the seller's own", and(one, extended, delivered("03-08 10:00:00", "")), metric, "03-08 0/1", "mfn"},
		{"by convention it does", and(one, extended, delivered("03-08 10:00:00", "")), metric + "?promise=effective", "03-08 0/0, 03-09 1/1", "mfn"},
		{"untracked units count, by convention", and(untracked, delivered("03-05 10:00:00", "")), metric + "?untracked=in", "03-06 1/1", "mfn"},
		{"a storm is late", and(one, deliveredBy("03-09 10:00:00", metrics.No)), metric, "03-09 0/1", "mfn"},
		{"but not the seller's fault", and(one, deliveredBy("03-09 10:00:00", metrics.No)), metric + "?fault=seller", "03-08 0/1, 03-09 1/1", "mfn"},
		{"what is, is late", and(one, deliveredBy("03-09 10:00:00", metrics.Yes)), metric + "?fault=seller", "03-09 0/1", "mfn"},
	})
}

// TestLateFulfilment: in time if scanned by the ship-by or delivered by the deliver-by.
func TestLateFulfilment(t *testing.T) {
	const metric = "late-fulfilment-rate"
	due := []metrics.Event{promisedBoth(), tracked("03-03 10:00:00", "", 0)}
	lost := &metrics.ClaimOpened{Meta: told("03-10 10:00:00"), Kind: metrics.NotReceived}
	testRows(t, []row{
		{"scanned in time it is fine, however long it takes", and(due, scanned("03-04 10:00:00", metrics.Accepted), delivered("03-20 10:00:00", "")), metric, "03-05 0/0, 03-06 0/1, 03-20 0/1", "mfn"},
		{"scanned late and delivered in time it is, too", and(due, scanned("03-05 10:00:00", metrics.Accepted), delivered("03-06 10:00:00", "")), metric, "03-06 0/1", "mfn"},
		{"late both ways it is a hit", and(due, scanned("03-05 10:00:00", metrics.Accepted), delivered("03-07 10:00:00", "")), metric, "03-06 0/0, 03-07 1/1", "mfn"},
		{"without an outcome it is outside", due, metric, "03-06 0/0, 06-01 0/0", "mfn"},
		{"or late", due, metric + "?unknown=late", "03-05 0/0, 03-06 1/1", "mfn"},
		{"or open", due, metric + "?unknown=open", "03-06 0/0+1", "mfn"},
		{"the buyer's word that nothing came is one", and(due, lost), metric, "03-09 0/0, 03-10 1/1", "mfn"},
		{"unless the carrier's says otherwise", and(due, lost, delivered("03-06 10:00:00", "")), metric, "03-10 0/1", "mfn"},
		{"by the order day it shows while it is open", due, metric + "?day=order", "03-02 0/0+1, 03-05 0/0+1, 03-06 0/0", "mfn"},
		{"cancelled it is out", and(due, cancelledBy("03-05 10:00:00", metrics.Buyer)), metric + "?unknown=late", "03-06 0/0", "mfn"},
		{"without a deliver-by it has no day", bought, metric, "03-02 0/1", "unanchored"},
	})
}

// TestTrackingInTime: every package numbered by the ship-by, and scanned.
func TestTrackingInTime(t *testing.T) {
	const metric = "tracking-in-time-rate"
	order := []metrics.Event{promisedBoth()}
	due := and(order, tracked("03-03 10:00:00", "", 0))
	exempt := tracked("03-03 10:00:00", "", 0)
	exempt.Tracking, exempt.TrackingExempt = "", metrics.Yes
	two := and(order, tracked("03-03 10:00:00", "S", 1), tracked("03-03 10:00:00", "T", 1), delivered("03-05 10:00:00", "S"))
	testRows(t, []row{
		{"numbered in time and scanned", and(due, scanned("03-04 10:00:00", metrics.Accepted)), metric, "03-03 0/0, 03-04 1/1", "mfn"},
		{"scanned later it is validated then", and(due, scanned("03-09 10:00:00", metrics.Accepted)), metric, "03-08 0/1, 03-09 1/1", "mfn"},
		{"never scanned", due, metric, "03-04 0/1", "mfn"},
		{"numbered late", and(order, shipped("03-03 10:00:00"), tracked("03-05 10:00:00", "", 0), delivered("03-06 10:00:00", "")), metric, "03-06 0/1", "mfn"},
		{"confirmed late", and(order, tracked("03-05 10:00:00", "", 0), delivered("03-06 10:00:00", "")), metric, "03-06 0/1", "mfn"},
		{"an exempt one needs no number", and(order, exempt), metric, "03-04 1/1", "mfn"},
		{"every package is to be scanned", two, metric, "03-05 0/1", "mfn"},
		{"as these are", and(two, delivered("03-05 10:00:00", "T")), metric, "03-05 1/1", "mfn"},
		{"by the order day it is open until then", due, metric + "?day=order", "03-02 0/0+1, 03-03 0/0+1, 03-04 0/1", "mfn"},
		{"cancelled it is out", and(due, cancelledBy("03-03 12:00:00", metrics.Buyer)), metric, "03-04 0/0", "mfn"},
		{"without a ship-by it has no day", bought, metric, "03-02 0/1", "unanchored"},
	})
}

// TestValidTrackingOfOrders: by order instead of by package, and by other days.
func TestValidTrackingOfOrders(t *testing.T) {
	const metric = "valid-tracking-rate"
	half := []metrics.Event{promisedBoth(), tracked("03-03 10:00:00", "S", 1), tracked("03-05 10:00:00", "T", 1), delivered("03-06 10:00:00", "S")}
	testRows(t, []row{
		{"one package of two is no order", half, metric + "?unit=order", "03-06 0/1", "mfn"},
		{"both are", and(half, delivered("03-06 10:00:00", "T")), metric + "?unit=order", "03-06 1/1", "mfn"},
		{"a package by the day of its confirmation", half, metric + "?day=confirmed", "03-05 0/2, 03-20 03-03..03-03 1/1, 03-20 03-05..03-05 0/1", "mfn"},
		{"an order by that of the first", half, metric + "?day=confirmed&unit=order", "03-20 03-03..03-03 0/1, 03-20 03-04..03-20 0/0", "mfn"},
		{"by the order day", half, metric + "?day=order", "03-20 03-02..03-02 1/2", "mfn"},
		{"for which it needs no promise", and(bought, tracked("03-03 10:00:00", "", 0)), metric + "?day=order", "03-03 0/1", "mfn"},
	})
}
