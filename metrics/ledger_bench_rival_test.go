package metrics_test

import (
	"time"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// The rivals are what one writes first: they count late shipments, and only those.
// They keep an order's channel, promise and confirmation and nothing else; they
// know no corrections but an earlier confirmation, and no past: as of today only.
// On ordinary orders they give the ledger's numbers, which the benchmarks check.

// rivalOrder is an order as the rivals know it.
type rivalOrder struct {
	mfn               bool
	shipBy, confirmed int64 // Unix seconds, 0 if unknown
}

func (o *rivalOrder) late() bool { return o.confirmed == 0 || o.confirmed > o.shipBy }

// apply takes an event over.
func (o *rivalOrder) apply(ev metrics.Event) {
	switch e := ev.(type) {
	case *metrics.OrderPlaced:
		o.mfn, o.shipBy = e.Channel == metrics.MFN, e.ShipBy.Unix()
	case *metrics.ShipmentConfirmed:
		if at := e.At.Unix(); o.confirmed == 0 || at < o.confirmed {
			o.confirmed = at
		}
	}
}

// rivalMap is a Go map of orders with a counter for each day.
type rivalMap struct {
	loc    *time.Location
	orders map[string]*rivalOrder
	days   map[window.Day]metrics.Tally
}

func newRivalMap(loc *time.Location) *rivalMap {
	return &rivalMap{loc: loc, orders: map[string]*rivalOrder{}, days: map[window.Day]metrics.Tally{}}
}

// Apply takes the order out of its day's counter, changes it and puts it back.
func (m *rivalMap) Apply(ev metrics.Event) {
	switch ev.(type) {
	case *metrics.OrderPlaced, *metrics.ShipmentConfirmed:
	default:
		return // nothing that is late or not
	}
	id := ev.Common().Order
	o := m.orders[id]
	if o == nil {
		o = &rivalOrder{}
		m.orders[id] = o
	}
	m.count(o, -1)
	o.apply(ev)
	m.count(o, 1)
}

func (m *rivalMap) count(o *rivalOrder, by int64) {
	if !o.mfn || o.shipBy == 0 {
		return
	}
	day := window.DayOf(time.Unix(o.shipBy, 0), m.loc)
	t := m.days[day]
	t.Total += by
	if o.late() {
		t.Hits += by
	}
	m.days[day] = t
}

// Tally adds the counters of the days.
func (m *rivalMap) Tally(r window.Range) metrics.Tally {
	var sum metrics.Tally
	for d := r.First; !d.After(r.Last); d = d.Add(1) {
		sum = sum.Plus(m.days[d])
	}
	return sum
}

// rivalSlice is a slice of orders, looked through for every tally.
type rivalSlice []rivalOrder

// Tally counts the orders whose ship-by lies in the days.
func (s rivalSlice) Tally(loc *time.Location, r window.Range) metrics.Tally {
	from, to := r.First.Start(loc).Unix(), r.Last.End(loc).Unix()
	var sum metrics.Tally
	for i := range s {
		o := &s[i]
		if !o.mfn || o.shipBy < from || o.shipBy > to {
			continue
		}
		sum.Total++
		if o.late() {
			sum.Hits++
		}
	}
	return sum
}
