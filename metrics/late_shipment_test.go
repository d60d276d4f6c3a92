package metrics_test

import (
	"testing"

	"github.com/sellerperf/sellerperf/metrics"
)

// promisedBy is order A, placed on 2 March by noon, to be shipped by an instant.
func promisedBy(shipBy string) *metrics.OrderPlaced {
	return &metrics.OrderPlaced{Meta: told("03-02 12:00:00"), Channel: metrics.MFN, ShipBy: tick(shipBy)}
}

func shipped(at string) *metrics.ShipmentConfirmed {
	return &metrics.ShipmentConfirmed{Meta: told(at)}
}

// shippedUnits is one of several shipments.
func shippedUnits(at, id string, units int) *metrics.ShipmentConfirmed {
	return &metrics.ShipmentConfirmed{Meta: told(at), Shipment: id, Units: units}
}

func cancelledBy(at string, by metrics.Party) *metrics.OrderCancelled {
	return &metrics.OrderCancelled{Meta: told(at), By: by}
}

// TestLateShipment: orders with a ship-by, not cancelled as a whole; a hit is not
// confirmed by then. On the ship-by day.
func TestLateShipment(t *testing.T) {
	const metric = "late-shipment-rate"
	due := []metrics.Event{promisedBy("03-04 17:00:00")}
	afn := promisedBy("03-04 17:00:00")
	afn.Channel = metrics.AFN
	testRows(t, []row{
		{"confirmed by the second it is in time", and(due, shipped("03-04 17:00:00")), metric, "03-03 0/0, 03-04 0/1", "mfn"},
		{"a second later it is late", and(due, shipped("03-04 17:00:01")), metric, "03-03 0/0, 03-04 1/1, 03-20 1/1", "mfn"},
		{"a fraction of the second is the second", and(due, &metrics.ShipmentConfirmed{Meta: metrics.Meta{Order: "A", At: tick("03-04 17:00:00").Add(999e6)}}),
			metric, "03-04 0/1", "mfn"},
		{"unconfirmed it is late from the day on", due, metric, "03-03 0/0, 03-04 1/1, 06-01 1/1", "mfn"},
		{"it counts on the ship-by day", due, metric, "03-20 03-04..03-04 1/1, 03-20 03-01..03-03 0/0", "mfn"},
		{"confirmed early nothing shows before the day", and(due, shipped("03-02 13:00:00")), metric, "03-02 0/0, 03-03 0/0, 03-04 0/1", "mfn"},
		{"a deadline at the end of the day includes its last second", []metrics.Event{promisedBy("03-04 23:59:59"), shipped("03-04 23:59:59")}, metric, "03-04 0/1", "mfn"},
		{"midnight is the next day", []metrics.Event{promisedBy("03-04 23:59:59"), shipped("03-05 00:00:00")}, metric, "03-04 1/1, 03-05 1/1", "mfn"},
		{"cancelled as a whole it is out", and(due, cancelledBy("03-03 10:00:00", metrics.Buyer)), metric, "03-04 0/0", "mfn"},
		{"cancelled after the deadline it goes out then", and(due, cancelledBy("03-06 10:00:00", metrics.Seller)), metric, "03-04 1/1, 03-05 1/1, 03-06 0/0", "mfn"},
		{"without a promise it has no day", bought, metric, "03-01 0/0, 03-02 0/1", "unanchored"},
		{"and is in no other segment", bought, metric, "03-20 0/0", metrics.All},
		{"what the marketplace ships is not judged", []metrics.Event{afn}, metric, "03-20 0/0", metrics.All},
		{"nor told of", []metrics.Event{afn}, metric, "03-20 0/0", "unanchored"},
		{"a voided confirmation never was", and(due, shipped("03-03 17:00:00"), &metrics.ShipmentConfirmed{Meta: voided("03-03 17:00:00", 1)}), metric, "03-04 1/1", "mfn"},
		{"the earliest of two reports is when it happened", and(due, shipped("03-05 09:00:00"), shipped("03-04 09:00:00")), metric, "03-04 0/1", "mfn"},
		{"a corrected instant replaces the earlier one", and(due, shipped("03-04 09:00:00"), &metrics.ShipmentConfirmed{Meta: revised("03-05 09:00:00", 1)}), metric, "03-04 1/1", "mfn"},
	})
}

// TestShipByMoves: the effective promise is the one said later, by the seller or as
// the marketplace's extension.
func TestShipByMoves(t *testing.T) {
	const metric = "late-shipment-rate"
	moved := func(at, shipBy string, extension bool) metrics.Event {
		return &metrics.OrderPromised{Meta: told(at), ShipBy: tick(shipBy), Extension: extension}
	}
	due := []metrics.Event{promisedBy("03-04 17:00:00"), shipped("03-06 10:00:00")}
	testRows(t, []row{
		{"the seller's own later promise holds", and(due, moved("03-03 09:00:00", "03-06 17:00:00", false)), metric, "03-04 0/0, 03-06 0/1", "mfn"},
		{"an extension holds", and(due, moved("03-03 09:00:00", "03-06 17:00:00", true)), metric, "03-04 0/0, 03-06 0/1", "mfn"},
		{"said after the deadline the day moves from then on", and(due, moved("03-05 09:00:00", "03-06 17:00:00", true)), metric, "03-04 1/1, 03-05 0/0, 03-06 0/1", "mfn"},
		{"the one said later holds", and(due, moved("03-03 09:00:00", "03-09 17:00:00", true), moved("03-03 10:00:00", "03-05 17:00:00", false)), metric, "03-05 1/1", "mfn"},
		{"said at once the later seen holds", and(due, moved("03-03 09:00:00", "03-09 17:00:00", true),
			&metrics.OrderPromised{Meta: seenAt("03-03 09:00:00", "03-03 12:00:00"), ShipBy: tick("03-05 17:00:00")}), metric, "03-05 1/1", "mfn"},
		{"said and seen at once the extension holds", and(due, moved("03-03 09:00:00", "03-09 17:00:00", true), moved("03-03 09:00:00", "03-05 17:00:00", false)), metric, "03-05 0/0, 03-09 0/1", "mfn"},
		{"a promise of the delivery says nothing of the shipping", and(due, &metrics.OrderPromised{Meta: told("03-03 09:00:00"), DeliverBy: tick("03-20 09:00:00")}), metric, "03-04 1/1", "mfn"},
		{"a voided extension never was", and(due, moved("03-03 09:00:00", "03-06 17:00:00", true),
			&metrics.OrderPromised{Meta: voided("03-03 09:00:00", 1), ShipBy: tick("03-06 17:00:00"), Extension: true}), metric, "03-04 1/1", "mfn"},
		{"a promise without one at first anchors it", and(bought, moved("03-03 09:00:00", "03-06 17:00:00", false)), metric, "03-02 0/1, 03-03 0/0", "unanchored"},
	})
}

// TestPartialShipment: an order is confirmed when the confirmed units reach the
// units not cancelled.
func TestPartialShipment(t *testing.T) {
	const metric = "late-shipment-rate"
	three := promisedBy("03-04 17:00:00")
	three.Lines = []metrics.Line{{Line: "1", Units: 2}, {Line: "2"}}
	due := []metrics.Event{three}
	line := func(at, line string, units int) metrics.Event {
		return &metrics.OrderCancelled{Meta: told(at), By: metrics.Buyer, Line: line, Units: units}
	}
	testRows(t, []row{
		{"a shipment without units covers all", and(due, shipped("03-04 09:00:00")), metric, "03-04 0/1", "mfn"},
		{"two of three units do not", and(due, shippedUnits("03-04 09:00:00", "S", 2)), metric, "03-04 1/1", "mfn"},
		{"two shipments do", and(due, shippedUnits("03-04 09:00:00", "S", 2), shippedUnits("03-04 17:00:00", "T", 1)), metric, "03-04 0/1", "mfn"},
		{"the last of them late is late", and(due, shippedUnits("03-04 09:00:00", "S", 2), shippedUnits("03-04 17:00:01", "T", 1)), metric, "03-04 1/1", "mfn"},
		{"a cancelled line need not be shipped", and(due, shippedUnits("03-04 09:00:00", "S", 2), line("03-03 09:00:00", "2", 0)), metric, "03-04 0/1", "mfn"},
		{"a line cancelled in time completes the rest", and(due, shippedUnits("03-04 09:00:00", "S", 2), line("03-04 17:00:00", "2", 0)), metric, "03-04 0/1", "mfn"},
		{"too late it does not", and(due, shippedUnits("03-04 09:00:00", "S", 2), line("03-05 09:00:00", "2", 0)), metric, "03-04 1/1, 03-05 1/1", "mfn"},
		{"one unit of a line cancelled", and(due, shippedUnits("03-04 09:00:00", "S", 2), line("03-03 09:00:00", "1", 1)), metric, "03-04 0/1", "mfn"},
		{"all lines cancelled are the whole", and(due, line("03-03 09:00:00", "1", 0), line("03-03 09:00:00", "2", 0)), metric, "03-04 0/0", "mfn"},
		{"the stated units go before the lines", and(due, shippedUnits("03-04 09:00:00", "S", 2),
			&metrics.OrderPlaced{Meta: told("03-02 12:00:00"), Channel: metrics.MFN, Units: 2}), metric, "03-04 0/1", "mfn"},
	})
}

// TestLateShipmentByOrderDay: on the order day the open ones show.
func TestLateShipmentByOrderDay(t *testing.T) {
	const metric, open = "late-shipment-rate?day=order", "late-shipment-rate?day=order&open=in"
	due := []metrics.Event{promisedBy("03-04 17:00:00")}
	testRows(t, []row{
		{"open until the deadline", due, metric, "03-01 0/0, 03-02 0/0+1, 03-03 0/0+1, 03-04 1/1", "mfn"},
		{"open ones judged, by convention", due, open, "03-02 0/1+1, 03-04 1/1", "mfn"},
		{"on the order day", due, metric, "03-20 03-02..03-02 1/1, 03-20 03-03..03-20 0/0", "mfn"},
		{"done once confirmed in time", and(due, shipped("03-03 10:00:00")), metric, "03-02 0/0+1, 03-03 0/1, 03-04 0/1", "mfn"},
		{"confirmed too late", and(due, shipped("03-04 18:00:00")), metric, "03-03 0/0+1, 03-04 1/1", "mfn"},
		{"an extension opens it again", and(due, &metrics.OrderPromised{Meta: told("03-06 10:00:00"), ShipBy: tick("03-08 17:00:00"), Extension: true}),
			metric, "03-05 1/1, 03-06 0/0+1, 03-07 0/0+1, 03-08 1/1", "mfn"},
		{"cancelled it is out", and(due, cancelledBy("03-03 10:00:00", metrics.Seller)), metric, "03-02 0/0+1, 03-03 0/0", "mfn"},
		{"without a promise it has no judgement", bought, metric, "03-02 0/1", "unanchored"},
	})
}
