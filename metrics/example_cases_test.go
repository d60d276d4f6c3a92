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

// Two numbers told apart by carrier while the orders are read once: no order is looked into
// with its texts but for the first by each carrier.
func ExampleLedger_ScanCases() {
	by := func(day int, carrier, order string) metrics.Event {
		s := dispatched(day, order)
		s.Carrier = carrier
		return s
	}
	l := april([]metrics.Event{
		order("a"), by(4, "UPS", "a"), order("b"), by(3, "DHL", "b"), order("c"), by(5, "UPS", "c"),
	}, "late-shipment-rate", "cancellation-rate")
	names := map[int]string{}
	count := func(sums map[string]metrics.Tally) func(*metrics.FoundCase) bool {
		return func(c *metrics.FoundCase) bool {
			_, carriages, ok := c.Makeup()
			if !ok || len(carriages) != 1 {
				return true // of several, or too odd: ask c.Order()
			}
			n := carriages[0]
			if names[n] == "" {
				names[n], _, _ = c.Carriage(n)
			}
			sums[names[n]] = sums[names[n]].Plus(c.Tally())
			return true
		}
	}
	late, cancelled := map[string]metrics.Tally{}, map[string]metrics.Tally{}
	err := l.ScanCases(
		metrics.CaseQuery{Metric: "late-shipment-rate", Range: aprilDays, AsOf: aprilEnd, Take: count(late)},
		metrics.CaseQuery{Metric: "cancellation-rate", Range: aprilDays, AsOf: aprilEnd, Take: count(cancelled)},
	)
	if err != nil {
		fmt.Println(err)
	}
	for _, carrier := range []string{"DHL", "UPS"} {
		fmt.Println(carrier, "late", late[carrier].Ratio(), "cancelled", cancelled[carrier].Ratio())
	}
	// Output:
	// DHL late 0/1 cancelled 0/1
	// UPS late 2/2 cancelled 0/2
}
