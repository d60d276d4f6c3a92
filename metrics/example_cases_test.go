package metrics_test

import (
	"fmt"

	"github.com/sellerperf/sellerperf/metrics"
)

// The first of the late orders, and how many more there are, without holding them all.
func ExampleLedger_FirstCases() {
	l := april([]metrics.Event{
		order("a"), dispatched(4, "a"), order("b"), dispatched(3, "b"), order("c"), order("d"), dispatched(5, "d"),
	}, "late-shipment-rate")
	late := func(t metrics.Tally) bool { return t.Hits > 0 }
	cases, others, err := l.FirstCases("late-shipment-rate", metrics.All, aprilDays, aprilEnd, late, 2)
	if err != nil {
		fmt.Println(err)
	}
	for _, c := range cases {
		fmt.Println(c.ID, "was to be shipped on", c.Day)
	}
	fmt.Println("and", others, "more")
	// Output:
	// a was to be shipped on 2026-04-03
	// c was to be shipped on 2026-04-03
	// and 1 more
}

// What late orders have in common: each with its facts, one at a time.
func ExampleLedger_EachCase() {
	toys := order("a")
	toys.Lines = []metrics.Line{{Line: "1", SKU: "BEAR"}}
	l := april([]metrics.Event{toys, dispatched(4, "a"), order("b"), dispatched(3, "b")}, "late-shipment-rate")
	late := func(t metrics.Tally) bool { return t.Hits > 0 }
	cases, err := l.EachCase("late-shipment-rate", metrics.All, aprilDays, aprilEnd, late)
	if err != nil {
		fmt.Println(err)
		return
	}
	for c, order := range cases {
		confirmed, _ := order.Confirmed()
		fmt.Println(c.ID, order.Lines()[0].SKU, "confirmed on", confirmed.Format("2 January"))
	}
	// Output:
	// a BEAR confirmed on 4 April
}
