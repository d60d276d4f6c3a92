package metrics_test

import (
	"testing"

	"github.com/sellerperf/sellerperf/metrics"
)

// TestCancellation: orders placed; a hit is cancelled by the seller, in whole or in
// part, before confirmation, and not when the buyer asked. On the order day.
func TestCancellation(t *testing.T) {
	const metric = "cancellation-rate"
	seller := cancelledBy("03-04 10:00:00", metrics.Seller)
	asked := cancelledBy("03-04 10:00:00", metrics.Seller)
	asked.RequestedBy = metrics.Buyer
	part := &metrics.OrderCancelled{Meta: told("03-04 10:00:00"), By: metrics.Seller, Line: "1", Units: 1, Reason: metrics.ReasonOutOfStock}
	afn := &metrics.OrderPlaced{Meta: told("03-02 12:00:00"), Channel: metrics.AFN}
	testRows(t, []row{
		{"an order placed is counted", bought, metric, "03-01 0/0, 03-02 0/1", "mfn"},
		{"cancelled by the seller it is a hit", and(bought, seller), metric, "03-03 0/1, 03-04 1/1", "mfn"},
		{"on the order day", and(bought, seller), metric, "03-04 03-02..03-02 1/1, 03-04 03-03..03-04 0/0", "mfn"},
		{"in part too", and(bought, part), metric, "03-04 1/1", "mfn"},
		{"by the buyer it is none", and(bought, cancelledBy("03-04 10:00:00", metrics.Buyer)), metric, "03-04 0/1", "mfn"},
		{"at the buyer's request it is none", and(bought, asked), metric, "03-04 0/1", "mfn"},
		{"a request once reported stays", and(bought, asked, cancelledBy("03-05 10:00:00", metrics.Seller)), metric, "03-04 0/1, 03-05 0/1", "mfn"},
		{"also under a report seen later", and(bought, asked, &metrics.OrderCancelled{Meta: seenAt("03-04 10:00:00", "03-07 10:00:00"), By: metrics.Seller}), metric, "03-04 0/1", "mfn"},
		{"a request reported of a later instant takes the hit back then", and(bought, seller,
			&metrics.OrderCancelled{Meta: told("03-06 10:00:00"), By: metrics.Seller, RequestedBy: metrics.Buyer}), metric, "03-04 1/1, 03-05 1/1, 03-06 0/1", "mfn"},
		{"a request of a lower revision is gone", and(bought, asked, &metrics.OrderCancelled{Meta: revised("03-04 10:00:00", 1), By: metrics.Seller}), metric, "03-04 1/1", "mfn"},
		{"the marketplace's for other reasons is none", and(bought, cancelledBy("03-04 10:00:00", metrics.Marketplace)), metric, "03-04 0/1", "mfn"},
		{"what the marketplace ships is not judged", []metrics.Event{afn, seller}, metric, "03-04 0/0", metrics.All},
		{"a voided cancellation never was", and(bought, seller, &metrics.OrderCancelled{Meta: voided("03-04 10:00:00", 3), By: metrics.Seller}), metric, "03-04 0/1", "mfn"},
		{"found to be the buyer's it counts until then", and(bought, seller, cancelledBy("03-06 10:00:00", metrics.Buyer)), metric, "03-05 1/1, 03-06 0/1", "mfn"},
		{"one of two lines is enough", and(bought, part, &metrics.OrderCancelled{Meta: told("03-03 10:00:00"), By: metrics.Buyer, Line: "2"}), metric, "03-03 0/1, 03-04 1/1", "mfn"},
	})
}

// TestCancellationAfterConfirmation: only what comes before confirmation counts.
func TestCancellationAfterConfirmation(t *testing.T) {
	const metric = "cancellation-rate"
	seller := cancelledBy("03-04 10:00:00", metrics.Seller)
	two := []metrics.Event{&metrics.OrderPlaced{Meta: told("03-02 12:00:00"), Channel: metrics.MFN, Lines: []metrics.Line{{Line: "1"}, {Line: "2"}}}}
	second := &metrics.OrderCancelled{Meta: told("03-04 10:00:00"), By: metrics.Seller, Line: "2"}
	first := &metrics.OrderCancelled{Meta: told("03-03 12:00:00"), By: metrics.Buyer, Line: "1"}
	testRows(t, []row{
		{"after confirmation it is none", and(bought, shipped("03-04 09:59:59"), seller), metric, "03-04 0/1", "mfn"},
		{"in the second of the confirmation it is none", and(bought, shipped("03-04 10:00:00"), seller), metric, "03-04 0/1", "mfn"},
		{"a second before it is a hit", and(bought, shipped("03-04 10:00:01"), seller), metric, "03-04 1/1", "mfn"},
		{"half confirmed is not confirmed", and(two, shippedUnits("03-03 10:00:00", "S", 1), second), metric, "03-04 1/1", "mfn"},
		{"the rest cancelled before makes it so", and(two, shippedUnits("03-03 10:00:00", "S", 1), first, second), metric, "03-04 0/1", "mfn"},
		{"confirmation counts from the first word of the cancellation", and(bought, seller, shipped("03-05 10:00:00"), cancelledBy("03-06 10:00:00", metrics.Seller)), metric, "03-04 1/1, 03-06 1/1", "mfn"},
		{"learnt of late the hit is taken back", and(bought, seller, shipped("03-03 10:00:00")), metric, "03-03 0/1, 03-04 0/1", "mfn"},
	})
}

// TestCancelledForWantOfConfirmation: the marketplace cancels what was never
// confirmed: no late shipment, but a cancellation.
func TestCancelledForWantOfConfirmation(t *testing.T) {
	auto := &metrics.OrderCancelled{Meta: told("03-11 17:00:00"), By: metrics.Marketplace, Reason: metrics.ReasonUnconfirmed}
	never := []metrics.Event{promisedBy("03-04 17:00:00"), auto}
	testRows(t, []row{
		{"late until then", never, "late-shipment-rate", "03-03 0/0, 03-04 1/1, 03-10 1/1, 03-11 0/0", "mfn"},
		{"cancelled from then", never, "cancellation-rate", "03-02 0/1, 03-10 0/1, 03-11 1/1", "mfn"},
		{"unless the buyer had asked", and(never, &metrics.OrderCancelled{Meta: told("03-10 17:00:00"), By: metrics.Marketplace, RequestedBy: metrics.Buyer}),
			"cancellation-rate", "03-11 0/1", "mfn"},
	})
}

// TestCancellationByItsDay: the total on the order day, the hit on the day of the
// earliest cancellation that counts.
func TestCancellationByItsDay(t *testing.T) {
	const metric = "cancellation-rate?day=cancel"
	seller := and(bought, cancelledBy("03-04 10:00:00", metrics.Seller))
	line := func(at, line string, by metrics.Party) metrics.Event {
		return &metrics.OrderCancelled{Meta: told(at), By: by, Line: line}
	}
	testRows(t, []row{
		{"the total on the order day", seller, metric, "03-09 03-02..03-03 0/1", "mfn"},
		{"the hit on its own", seller, metric, "03-03 0/1, 03-04 1/1, 03-09 03-04..03-04 1/0, 03-09 03-03..03-03 0/0", "mfn"},
		{"the earliest of two, once", and(bought, line("03-06 10:00:00", "2", metrics.Seller), line("03-05 10:00:00", "1", metrics.Seller)),
			metric, "03-09 03-05..03-05 1/0, 03-09 03-06..03-06 0/0", "mfn"},
		{"the earliest that counts", and(bought, line("03-06 10:00:00", "2", metrics.Seller), line("03-05 10:00:00", "1", metrics.Buyer)),
			metric, "03-09 03-05..03-05 0/0, 03-09 03-06..03-06 1/0", "mfn"},
		{"not that of another line at the buyer's request", and(bought, line("03-06 10:00:00", "2", metrics.Seller),
			&metrics.OrderCancelled{Meta: told("03-05 10:00:00"), By: metrics.Seller, RequestedBy: metrics.Buyer, Line: "1"}),
			metric, "03-09 03-05..03-05 0/0, 03-09 03-06..03-06 1/0", "mfn"},
		{"from the word that makes it count", and(bought, cancelledBy("03-05 10:00:00", metrics.Buyer), cancelledBy("03-07 10:00:00", metrics.Seller)),
			metric, "03-06 0/1, 03-09 03-05..03-05 0/0, 03-09 03-07..03-07 1/0", "mfn"},
		{"a later word on it does not move it", and(seller, cancelledBy("03-07 10:00:00", metrics.Seller)),
			metric, "03-09 03-04..03-04 1/0, 03-09 03-07..03-07 0/0", "mfn"},
		{"taken back it is gone from its day", and(seller, cancelledBy("03-07 10:00:00", metrics.Buyer)),
			metric, "03-06 03-04..03-04 1/0, 03-07 03-04..03-04 0/0", "mfn"},
	})
}
