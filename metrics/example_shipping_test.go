package metrics_test

import (
	"fmt"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
)

// The examples of the metrics, one each, are here and in the files beside: orders placed
// on 1 April, each with the events that decide about it, looked at when the month is over.

// show prints a metric of April: its tally and, as a dashboard does, its rate, or of a
// count, which has none, the count.
func show(v metrics.Variant, events ...metrics.Event) {
	t, err := april(events, v).Tally(v, metrics.All, aprilDays, aprilEnd)
	switch d, _ := metrics.Find(v.ID()); {
	case err != nil:
		fmt.Println(err)
	case d.Kind == metrics.Number:
		fmt.Println(t.Hits)
	default:
		fmt.Printf("%d of %d: %s\n", t.Hits, t.Total, t.Ratio().Percent())
	}
}

// order is a seller-fulfilled order placed on 1 April, to be shipped by the end of 3 April
// and delivered by that of 9 April.
func order(id string) *metrics.OrderPlaced {
	return &metrics.OrderPlaced{Meta: on(1, id), Channel: metrics.MFN, ShipBy: endOf(3), DeliverBy: endOf(9)}
}

func endOf(day int) time.Time {
	return time.Date(2026, time.April, day, 23, 59, 59, 0, time.UTC)
}

func dispatched(day int, id string) *metrics.ShipmentConfirmed {
	return &metrics.ShipmentConfirmed{Meta: on(day, id), Tracking: "1Z" + id}
}

func handedOver(day int, id string) *metrics.ShipmentScanned {
	return &metrics.ShipmentScanned{Meta: on(day, id)}
}

func arrived(day int, id string) *metrics.ShipmentDelivered {
	return &metrics.ShipmentDelivered{Meta: on(day, id)}
}

// Orders not confirmed by the ship-by.
func Example_lateShipmentRate() {
	show("late-shipment-rate",
		order("on the day"), dispatched(3, "on the day"),
		order("a day late"), dispatched(4, "a day late"), // a hit
		order("not shipped"),                                                                       // a hit
		order("called off"), &metrics.OrderCancelled{Meta: on(2, "called off"), By: metrics.Buyer}, // outside
	)
	// Output:
	// 2 of 3: 66.67%
}

// Units delivered, or first attempted, by the promised day.
func Example_onTimeDeliveryRate() {
	six := order("late")
	six.Units = 6
	noNumber := dispatched(2, "untracked")
	noNumber.Tracking = ""
	show("on-time-delivery-rate",
		order("on the day"), dispatched(2, "on the day"), arrived(9, "on the day"), // a hit
		order("attempted"), dispatched(2, "attempted"), // a hit
		&metrics.ShipmentScanned{Meta: on(8, "attempted"), Stage: metrics.Attempt}, arrived(12, "attempted"),
		six, dispatched(2, "late"), arrived(10, "late"), // six units, none in time
		order("untracked"), noNumber, arrived(12, "untracked"), // outside
	)
	// Output:
	// 2 of 8: 25.00%
}

// Packages with a tracking number and a scan of the carrier.
func Example_validTrackingRate() {
	letter := dispatched(2, "letter")
	letter.Tracking, letter.TrackingExempt = "", metrics.Yes
	show("valid-tracking-rate",
		order("scanned"), dispatched(2, "scanned"), handedOver(3, "scanned"), // a hit
		order("delivered"), dispatched(2, "delivered"), arrived(5, "delivered"), // a hit: a delivery is a scan
		order("never scanned"), dispatched(2, "never scanned"),
		order("letter"), letter, // exempt: outside
	)
	// Output:
	// 2 of 3: 66.67%
}

// Orders shipped in time with a tracking number that the carrier knows.
func Example_trackingInTimeRate() {
	noNumber := dispatched(2, "no number")
	noNumber.Tracking = ""
	show("tracking-in-time-rate",
		order("scanned later"), dispatched(2, "scanned later"), handedOver(5, "scanned later"), // a hit
		order("late"), dispatched(4, "late"), handedOver(4, "late"),
		order("no number"), noNumber, handedOver(3, "no number"),
		order("never scanned"), dispatched(2, "never scanned"),
	)
	// Output:
	// 1 of 4: 25.00%
}

// Orders of which it is known that they arrived late, of all of which it is known whether.
func Example_lateFulfilmentRate() {
	show("late-fulfilment-rate",
		order("handed over in time"), dispatched(2, "handed over in time"), handedOver(3, "handed over in time"),
		arrived(14, "handed over in time"), // the carrier's delay
		order("delivered in time"), dispatched(4, "delivered in time"), arrived(9, "delivered in time"),
		order("late"), dispatched(4, "late"), arrived(10, "late"), // a hit
		order("claimed"), dispatched(4, "claimed"), // a hit
		&metrics.ClaimOpened{Meta: on(12, "claimed"), Kind: metrics.NotReceived},
		order("nobody says"), dispatched(4, "nobody says"), // outside
	)
	// Output:
	// 2 of 4: 50.00%
}

// Orders the seller cancelled before confirming them.
func Example_cancellationRate() {
	show("cancellation-rate",
		order("kept"), dispatched(2, "kept"),
		order("out of stock"), // a hit
		&metrics.OrderCancelled{Meta: on(2, "out of stock"), By: metrics.Seller, Reason: metrics.ReasonOutOfStock},
		order("buyer asked"),
		&metrics.OrderCancelled{Meta: on(2, "buyer asked"), By: metrics.Seller, RequestedBy: metrics.Buyer},
		order("never confirmed"), // a hit
		&metrics.OrderCancelled{Meta: on(9, "never confirmed"), By: metrics.Marketplace, Reason: metrics.ReasonUnconfirmed},
	)
	// Output:
	// 2 of 4: 50.00%
}

// Orders of businesses without an invoice by the end of the next working day.
func Example_invoiceDefectRate() {
	business := func(id string) *metrics.OrderPlaced {
		o := order(id)
		o.Business = metrics.Yes
		return o
	}
	show("invoice-defect-rate",
		business("in time"), dispatched(3, "in time"), // on a Friday: due by Monday night
		&metrics.InvoiceUploaded{Meta: on(6, "in time")},
		business("late"), dispatched(3, "late"), &metrics.InvoiceUploaded{Meta: on(7, "late")}, // a hit
		business("missing"), dispatched(3, "missing"), // a hit
		order("private"), dispatched(3, "private"), // outside
	)
	// Output:
	// 2 of 3: 66.67%
}
