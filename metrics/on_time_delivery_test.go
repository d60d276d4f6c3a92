package metrics_test

import (
	"testing"

	"github.com/sellerperf/sellerperf/metrics"
)

// deliverBy is order A of so many units, placed on 2 March, to be delivered by the
// end of 6 March.
func deliverBy(units int) []metrics.Event {
	return []metrics.Event{&metrics.OrderPlaced{
		Meta: told("03-02 12:00:00"), Channel: metrics.MFN, Units: units, DeliverBy: tick("03-06 23:59:59"),
	}}
}

// tracked is a shipment of so many units (0: all) with a tracking number.
func tracked(at, id string, units int) *metrics.ShipmentConfirmed {
	return &metrics.ShipmentConfirmed{Meta: told(at), Shipment: id, Units: units, Tracking: "1Z" + id}
}

func delivered(at, id string) metrics.Event {
	return &metrics.ShipmentDelivered{Meta: told(at), Shipment: id}
}

// TestOnTimeDelivery: units promised, not cancelled, not confirmed without
// tracking; a hit is delivered or attempted by the seller's own promise.
func TestOnTimeDelivery(t *testing.T) {
	const metric = "on-time-delivery-rate"
	one := and(deliverBy(1), tracked("03-03 10:00:00", "", 0))
	untracked := and(deliverBy(1), shipped("03-03 10:00:00"))
	testRows(t, []row{
		{"delivered by the last second it is on time", and(one, delivered("03-06 23:59:59", "")), metric, "03-05 0/0, 03-06 1/1", "mfn"},
		{"a second later it is not", and(one, delivered("03-07 00:00:00", "")), metric, "03-06 0/1, 03-07 0/1", "mfn"},
		{"not delivered at all", one, metric, "03-05 0/0, 03-06 0/1, 06-01 0/1", "mfn"},
		{"it counts on the promised day", and(one, delivered("03-04 10:00:00", "")), metric, "03-20 03-06..03-06 1/1, 03-20 03-01..03-05 0/0", "mfn"},
		{"an attempt in time is enough", and(one, delivered("03-09 10:00:00", ""), &metrics.ShipmentScanned{Meta: told("03-06 10:00:00"), Stage: metrics.Attempt}), metric, "03-06 1/1", "mfn"},
		{"a transit scan is not", and(one, &metrics.ShipmentScanned{Meta: told("03-06 10:00:00"), Stage: metrics.Transit}), metric, "03-06 0/1", "mfn"},
		{"confirmed without tracking it is left out", and(untracked, delivered("03-04 10:00:00", "")), metric, "03-06 0/0", "mfn"},
		{"until tracking is given", and(untracked, tracked("03-08 10:00:00", "", 0)), metric, "03-06 0/0, 03-07 0/0, 03-08 0/1", "mfn"},
		{"a number seen later but carried from the start counts from the start", and(untracked,
			&metrics.ShipmentConfirmed{Meta: seenAt("03-03 10:00:00", "03-20 10:00:00"), Tracking: "1Z"}), metric, "03-06 0/1", "mfn"},
		{"a number corrected counts from the correction", and(one, &metrics.ShipmentConfirmed{Meta: told("03-08 10:00:00"), Tracking: "corrected"}), metric, "03-06 0/0, 03-08 0/1", "mfn"},
		{"not confirmed, but delivered, it counts", and(deliverBy(1), delivered("03-05 10:00:00", "")), metric, "03-06 1/1", "mfn"},
		{"not shipped at all it is a miss", deliverBy(1), metric, "03-05 0/0, 03-06 0/1", "mfn"},
		{"cancelled it is out", and(deliverBy(1), cancelledBy("03-04 10:00:00", metrics.Buyer)), metric, "03-06 0/0", "mfn"},
		{"protected and late it is left out", and(deliverBy(1), &metrics.ShipmentConfirmed{Meta: told("03-03 10:00:00"), Tracking: "1Z", Protected: metrics.Yes}), metric, "03-06 0/0", "mfn"},
		{"protected and on time it is a hit", and(deliverBy(1), &metrics.ShipmentConfirmed{Meta: told("03-03 10:00:00"), Tracking: "1Z", Protected: metrics.Yes}, delivered("03-05 10:00:00", "")), metric, "03-06 1/1", "mfn"},
		{"protected and late it is on time, by convention", and(deliverBy(1), &metrics.ShipmentConfirmed{Meta: told("03-03 10:00:00"), Tracking: "1Z", Protected: metrics.Yes}), metric + "?protected=on-time", "03-06 1/1", "mfn"},
		{"without a promise its units are told of", []metrics.Event{&metrics.OrderPlaced{Meta: told("03-02 12:00:00"), Channel: metrics.MFN, Units: 3}}, metric, "03-02 0/3", "unanchored"},
	})
}

// TestOwnPromise: the seller's own promise counts, extensions do not.
func TestOwnPromise(t *testing.T) {
	const metric = "on-time-delivery-rate"
	late := and(deliverBy(1), tracked("03-03 10:00:00", "", 0), delivered("03-09 10:00:00", ""))
	testRows(t, []row{
		{"an extension is ignored", and(late, &metrics.OrderPromised{Meta: told("03-04 10:00:00"), DeliverBy: tick("03-10 23:59:59"), Extension: true}), metric, "03-06 0/1, 03-10 0/1", "mfn"},
		{"the seller's own later promise counts", and(late, &metrics.OrderPromised{Meta: told("03-04 10:00:00"), DeliverBy: tick("03-10 23:59:59")}), metric, "03-06 0/0, 03-10 1/1", "mfn"},
		{"moved when it was missed already", and(late, &metrics.OrderPromised{Meta: told("03-08 10:00:00"), DeliverBy: tick("03-10 23:59:59")}), metric, "03-07 0/1, 03-08 0/0, 03-10 1/1", "mfn"},
	})
}

// TestDeliveredUnits: units, dealt to the shipments in the order of confirmation.
func TestDeliveredUnits(t *testing.T) {
	const units, orders, parcels = "on-time-delivery-rate", "on-time-delivery-rate?unit=order", "on-time-delivery-rate?unit=shipment"
	five := and(deliverBy(5),
		tracked("03-03 10:00:00", "S", 2), delivered("03-05 10:00:00", "S"), // on time
		tracked("03-04 10:00:00", "T", 2), delivered("03-08 10:00:00", "T")) // late
	untracked := and(deliverBy(3), tracked("03-03 10:00:00", "S", 1), delivered("03-05 10:00:00", "S"), shippedUnits("03-04 10:00:00", "T", 2))
	rest := and(deliverBy(3), tracked("03-03 10:00:00", "S", 2), delivered("03-05 10:00:00", "S"),
		tracked("03-04 10:00:00", "T", 0), delivered("03-05 10:00:00", "T"))
	cancelled := &metrics.OrderCancelled{Meta: told("03-05 10:00:00"), By: metrics.Buyer, Line: "1", Units: 3}
	testRows(t, []row{
		{"two on time, two late, one never sent", five, units, "03-05 0/0, 03-06 2/5", "mfn"},
		{"as one order it is late", five, orders, "03-06 0/1", "mfn"},
		{"as shipments, the unsent one together", five, parcels, "03-06 1/3", "mfn"},
		{"three cancelled leave the first two", and(five, cancelled), units, "03-06 2/2", "mfn"},
		{"and one order on time", and(five, cancelled), orders, "03-06 1/1", "mfn"},
		{"and one shipment", and(five, cancelled), parcels, "03-06 1/1", "mfn"},
		{"what has no tracking is left out", untracked, units, "03-06 1/1", "mfn"},
		{"of the order as well", untracked, orders, "03-06 1/1", "mfn"},
		{"and of the shipments", untracked, parcels, "03-06 1/1", "mfn"},
		{"a shipment without units takes the rest", rest, units, "03-06 3/3", "mfn"},
		{"which is one of two shipments", rest, parcels, "03-06 2/2", "mfn"},
		{"left out altogether, an order is none", and(deliverBy(2), shipped("03-03 10:00:00")), orders, "03-06 0/0", "mfn"},
		{"more units shipped than ordered are not counted", and(deliverBy(2), tracked("03-03 10:00:00", "S", 5), delivered("03-05 10:00:00", "S")), units, "03-06 2/2", "mfn"},
	})
}
