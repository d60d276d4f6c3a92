package metrics_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/sellerperf/sellerperf/metrics"
)

func eur(amount string) metrics.Money {
	return metrics.Money{Amount: decimal.RequireFromString(amount), Currency: "EUR"}
}

func worth(id, amount string) *metrics.OrderPlaced {
	o := order(id)
	o.Total = eur(amount)
	return o
}

// Orders with a refund, of whatever amount.
func Example_refundRate() {
	show("refund-rate",
		order("cent"), &metrics.RefundIssued{Meta: on(9, "cent"), Amount: eur("0.01")}, // a hit
		order("twice"), // one hit
		&metrics.RefundIssued{Meta: on(9, "twice"), Refund: "1", Amount: eur("5.00")},
		&metrics.RefundIssued{Meta: on(10, "twice"), Refund: "2", Amount: eur("5.00")},
		order("fine"),
	)
	// Output:
	// 2 of 3: 66.67%
}

// Cents refunded, of the cents ordered.
func Example_refundedValueRate() {
	show("refunded-value-rate",
		worth("fine", "80.01"),
		worth("refunded", "19.99"), &metrics.RefundIssued{Meta: on(9, "refunded"), Amount: eur("5.00")},
		order("of unknown worth"), &metrics.RefundIssued{Meta: on(9, "of unknown worth"), Amount: eur("7.00")}, // outside
	)
	// Output:
	// 500 of 10000: 5.00%
}

// Cents ordered: a sum, which has no rate.
func Example_salesValue() {
	orders := []metrics.Event{
		worth("kept", "80.01"),
		worth("cancelled", "19.99"), &metrics.OrderCancelled{Meta: on(2, "cancelled"), By: metrics.Buyer},
		order("of unknown worth"), // outside
	}
	show("sales-value", orders...)
	show("sales-value?cancelled=out", orders...)
	// Output:
	// 10000
	// 8001
}

// Orders placed, or the units in them: a count, which has no rate.
func Example_ordersPlaced() {
	three := order("three units")
	three.Units = 3
	orders := []metrics.Event{
		order("one unit"), three,
		order("cancelled"), &metrics.OrderCancelled{Meta: on(2, "cancelled"), By: metrics.Buyer},
	}
	show("orders-placed", orders...)
	show("orders-placed?cancelled=out", orders...)
	show("orders-placed?unit=unit", orders...)
	// Output:
	// 3
	// 2
	// 5
}

// The mean of the stars of the feedbacks that stand, and how many these are.
func Example_averageRating() {
	l := april([]metrics.Event{
		order("five"), feedback(8, "five", 5),
		order("four"), feedback(8, "four", 4),
		order("removed"), feedback(8, "removed", 1), &metrics.FeedbackRemoved{Meta: on(11, "removed")},
	}, "average-rating")
	t, err := l.Tally("average-rating", metrics.All, aprilDays, aprilEnd)
	mean, known := t.Ratio().Round(2)
	fmt.Println(t.Hits, "stars of", t.Total, "feedbacks:", mean.StringFixed(2), known, err)
	// Output:
	// 9 stars of 2 feedbacks: 4.50 true <nil>
}
