package spapi

import (
	"strings"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
)

// Index remembers what some documents need of others: which order a tracking number is
// of, and when an order was placed. The zero value is empty and ready. It grows with the
// orders it is told of. It may be read by several readers at once, not while it is
// written.
type Index struct {
	parcels map[string][]parcel
	orders  map[string]placing
}

type parcel struct{ order, shipment string }

type placing struct {
	at      time.Time
	channel metrics.Channel
}

// maxShared is how many orders one tracking number may be of: orders of one buyer that
// are packed together.
const maxShared = 32

// Note remembers what an event says of tracking numbers and of placings, if it says
// anything of them. Events that a reader returned may all be noted.
func (x *Index) Note(ev metrics.Event) {
	switch e := ev.(type) {
	case *metrics.OrderPlaced:
		if x.orders == nil {
			x.orders = map[string]placing{}
		}
		if old, ok := x.orders[e.Order]; !ok || e.At.Before(old.at) {
			x.orders[e.Order] = placing{at: e.At, channel: e.Channel}
		}
	case *metrics.ShipmentConfirmed:
		if e.Tracking == "" {
			return
		}
		if x.parcels == nil {
			x.parcels = map[string][]parcel{}
		}
		key, p := trackingKey(e.Tracking), parcel{e.Order, e.Shipment}
		for _, old := range x.parcels[key] {
			if old == p {
				return
			}
		}
		if len(x.parcels[key]) < maxShared {
			x.parcels[key] = append(x.parcels[key], p)
		}
	}
}

// parcelsOf returns the parcels of a tracking number.
func (x *Index) parcelsOf(tracking string) []parcel {
	if x == nil {
		return nil
	}
	return x.parcels[trackingKey(tracking)]
}

// placingOf returns when an order was placed.
func (x *Index) placingOf(order string) (placing, bool) {
	if x == nil {
		return placing{}, false
	}
	p, ok := x.orders[order]
	return p, ok
}

// trackingKey drops what people vary tracking numbers in.
func trackingKey(s string) string {
	return strings.ToUpper(strings.NewReplacer(" ", "", "-", "").Replace(s))
}
