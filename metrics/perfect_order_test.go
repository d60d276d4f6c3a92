package metrics_test

import (
	"testing"

	"github.com/sellerperf/sellerperf/metrics"
)

// TestPerfectOrder: orders whose ship-by has passed; a hit has nothing wrong with it. On
// the order day.
func TestPerfectOrder(t *testing.T) {
	const metric = "perfect-order-rate"
	due := []metrics.Event{promisedBy("03-04 17:00:00")}
	good := and(due, shipped("03-03 10:00:00"))
	afn := *promisedBy("03-04 17:00:00")
	afn.Channel = metrics.AFN
	message := &metrics.MessageReceived{Meta: told("03-09 10:00:00"), Message: "M"}
	testRows(t, []row{
		{"shipped in time, and nothing else", good, metric, "03-01 0/0, 03-02 0/0+1, 03-03 0/0+1, 03-04 1/1, 06-01 1/1", "mfn"},
		{"it counts on the order day", good, metric, "03-20 03-02..03-02 1/1, 03-20 03-03..03-20 0/0", "mfn"},
		{"shipped late", and(due, shipped("03-04 17:00:01")), metric, "03-03 0/0+1, 03-04 0/1", "mfn"},
		{"due in the last second of a day, it is judged on that day", []metrics.Event{promisedBy("03-04 23:59:59"), shipped("03-04 23:59:59")}, metric, "03-03 0/0+1, 03-04 1/1", "mfn"},
		{"and a second later is late", []metrics.Event{promisedBy("03-04 23:59:59"), shipped("03-05 00:00:00")}, metric, "03-03 0/0+1, 03-04 0/1, 03-05 0/1", "mfn"},
		{"never shipped", due, metric, "03-04 0/1", "mfn"},
		{"cancelled by the seller", and(due, cancelledBy("03-03 10:00:00", metrics.Seller)), metric, "03-03 0/0+1, 03-04 0/1", "mfn"},
		{"cancelled by the buyer it is the seller's flaw in nothing", and(due, cancelledBy("03-03 10:00:00", metrics.Buyer)), metric, "03-04 1/1", "mfn"},
		{"a bad feedback", and(good, left("03-09 10:00:00", 2)), metric, "03-08 1/1, 03-09 0/1", "mfn"},
		{"removed it is perfect again", and(good, left("03-09 10:00:00", 2), removed("03-12 10:00:00")), metric, "03-09 0/1, 03-12 1/1", "mfn"},
		{"a claim", and(good, &metrics.ClaimOpened{Meta: told("03-09 10:00:00")}), metric, "03-08 1/1, 03-09 0/1", "mfn"},
		{"pending it counts for nothing, by convention", and(good, &metrics.ClaimOpened{Meta: told("03-09 10:00:00")}), metric + "?pending=out", "03-09 1/1", "mfn"},
		{"a chargeback", and(good, &metrics.ChargebackOpened{Meta: told("03-09 10:00:00")}), metric, "03-08 1/1, 03-09 0/1", "mfn"},
		{"a refund", and(good, refund("03-09 10:00:00", "", 1)), metric, "03-08 1/1, 03-09 0/1", "mfn"},
		{"a message of the buyer", and(good, message), metric, "03-08 1/1, 03-09 0/1", "mfn"},
		{"an answer is none", and(good, &metrics.MessageAnswered{Meta: told("03-09 10:00:00"), Message: "M"}), metric, "03-09 1/1", "mfn"},
		{"two flaws are one order", and(good, message, left("03-09 10:00:00", 1)), metric, "03-09 0/1", "mfn"},
		{"an extension opens it again", and(due, &metrics.OrderPromised{Meta: told("03-06 10:00:00"), ShipBy: tick("03-08 17:00:00"), Extension: true}), metric, "03-05 0/1, 03-06 0/0+1, 03-08 0/1", "mfn"},
		{"until the last second of its day", and(due, &metrics.OrderPromised{Meta: told("03-06 10:00:00"), ShipBy: tick("03-08 23:59:59"), Extension: true}, shipped("03-08 23:59:59")), metric, "03-05 0/1, 03-07 0/0+1, 03-08 1/1", "mfn"},
		{"without a ship-by it has no judgement", bought, metric, "03-02 0/1", "unanchored"},
		{"what the marketplace ships is judged at once", []metrics.Event{&afn}, metric, "03-02 1/1, 06-01 1/1", "afn"},
		{"with a flaw it is not perfect", []metrics.Event{&afn, message}, metric, "03-08 1/1, 03-09 0/1", "afn"},
	})
}
