package main

import (
	"time"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// nextDayDispatch is a metric of one's own: of the orders that the seller ships, how many
// were confirmed as shipped before the next working day was over.
//
// All that a metric says is a function of one order as of a day. It keeps no state: the
// ledger asks again whenever something about the order changes, on whichever day it
// became known, and keeps the sums.
func nextDayDispatch() metrics.Definition {
	return metrics.Definition{
		ID: "next-day-dispatch", Title: "Next-day dispatch", Unit: "order",
		Kind: metrics.Share, Sense: metrics.HitIsGood,
		Segments: []metrics.Segment{"service:*"}, // besides all and the channels
		Doc:      "Orders of the seller confirmed before the next working day is over.",
		Version:  1, // raise it when At answers differently: snapshots are then counted anew
		At:       markOrder,
		Days:     daysOf,
	}
}

// markOrder says what one order contributes as of the end of a day.
func markOrder(o *metrics.Order, mark func(metrics.Mark)) {
	due, ok := promise(o)
	if !ok {
		return // not what the promise is about
	}
	placed, _ := o.Placed()
	m := metrics.Mark{Day: o.Day(placed), Due: due}
	confirmed, shipped := o.Confirmed()
	switch {
	case o.CancelledUnits() >= o.Units() && !shipped:
		return
	case shipped && !confirmed.After(due):
		m.Tally = metrics.Tally{Hits: 1, Total: 1}
		m.Why = metrics.Fact{Type: "shipment.confirmed", At: confirmed}
	case o.Passed(due): // by the end of the day that is asked about
		m.Tally = metrics.Tally{Total: 1}
		m.Why = metrics.Fact{Type: metrics.DeadlinePassed, At: due}
	default: // it may still be kept
		m.Tally = metrics.Tally{Open: 1}
	}
	mark(m) // in its channel, and so in all
	if s := service(o); s != "" {
		m.Segment = metrics.Segment("service:" + s) // and in a segment of our own
		mark(m)
	}
}

// daysOf names the days on which an answer may change though nothing happens: that of
// the promise.
func daysOf(o *metrics.Order, day func(window.Day)) {
	if due, ok := promise(o); ok {
		day(o.Day(due))
	}
}

// promise returns the instant by which an order is to be shipped, and whether there is a
// promise. Deadlines are built from days, not from hours: a day on which the clocks
// change is not 24 hours long.
func promise(o *metrics.Order) (time.Time, bool) {
	placed, ok := o.Placed()
	if !ok || o.Channel() != metrics.MFN {
		return time.Time{}, false
	}
	day := o.Day(placed).Add(1)
	for weekday := day.Weekday(); weekday == time.Saturday || weekday == time.Sunday; weekday = day.Weekday() {
		day = day.Add(1)
	}
	return day.End(o.Location()), true
}

// service is what the buyer paid for: the order's first programme.
func service(o *metrics.Order) string {
	if programs := o.Details().Programs; len(programs) > 0 {
		return programs[0]
	}
	return ""
}
