package metrics_test

import (
	"testing"

	"github.com/sellerperf/sellerperf/metrics"
)

// TestOrdersPlaced: orders placed, or their units, with no total. On the order day.
func TestOrdersPlaced(t *testing.T) {
	const metric = "orders-placed"
	three := promisedBy("03-04 17:00:00")
	three.Units = 3
	order := []metrics.Event{three}
	part := &metrics.OrderCancelled{Meta: told("03-05 10:00:00"), By: metrics.Buyer, Line: "1", Units: 1}
	whole := cancelledBy("03-07 10:00:00", metrics.Seller)
	testRows(t, []row{
		{"an order is one", order, metric, "03-01 0/0, 03-02 1/0, 09-01 1/0", "mfn"},
		{"on the order day", order, metric, "03-20 03-02..03-02 1/0, 03-20 03-03..03-20 0/0", metrics.All},
		{"in its channel", order, metric, "03-20 0/0", "afn"},
		{"or as many as its units", order, metric + "?unit=unit", "03-02 3/0", "mfn"},
		{"cancelled it is one still", and(order, whole), metric, "03-07 1/0", "mfn"},
		{"by convention it is none", and(order, whole), metric + "?cancelled=out", "03-06 1/0, 03-07 0/0", "mfn"},
		{"in part it is one", and(order, part), metric + "?cancelled=out", "03-05 1/0", "mfn"},
		{"with the units left", and(order, part), metric + "?cancelled=out&unit=unit", "03-04 3/0, 03-05 2/0", "mfn"},
		{"samples are orders", and(order, &metrics.OrderPlaced{Meta: told("03-02 12:00:00"), Channel: metrics.MFN, Sample: metrics.Yes}), metric, "03-02 1/0", "mfn"},
		{"by convention they are not", and(order, &metrics.OrderPlaced{Meta: told("03-02 12:00:00"), Channel: metrics.MFN, Sample: metrics.Yes}), metric + "?samples=out", "03-02 0/0", "mfn"},
	})
}
