package main

import (
	"time"

	"github.com/sellerperf/sellerperf/metrics"
)

// events are all events of a seller's sales.
func events(seller string, sales []*sale) []metrics.Event {
	var out []metrics.Event
	for _, s := range sales {
		out = s.appendEvents(out, seller)
	}
	return out
}

// appendEvents appends the events of one sale; see the command's documentation.
func (s *sale) appendEvents(out []metrics.Event, seller string) []metrics.Event {
	at := func(t time.Time) metrics.Meta {
		return metrics.Meta{At: t, Order: s.id, Account: seller}
	}
	out = append(out, &metrics.OrderPlaced{
		Meta: at(s.purchase), Channel: metrics.MFN, Units: 1,
		ShipBy: s.limit, DeliverBy: s.estimated.End(s.purchase.Location()),
	})
	if s.dead {
		out = append(out, &metrics.OrderCancelled{Meta: at(s.died()), By: metrics.Seller})
	}
	if !s.carrier.IsZero() {
		// Without a number the unit would be no promise that on-time delivery can judge.
		out = append(out, &metrics.ShipmentConfirmed{Meta: at(s.carrier), Tracking: "olist-" + s.id})
	}
	if !s.delivered.IsZero() {
		out = append(out, &metrics.ShipmentDelivered{Meta: at(s.delivered)})
	}
	for _, r := range s.reviews {
		out = append(out, &metrics.FeedbackLeft{Meta: at(r.answer), Feedback: r.id, Rating: r.score})
	}
	return out
}

// died is when a dead order was cancelled: at the purchase. A few carriers had the
// goods before there was an order; who cancels after that cancels nothing, so these
// died the second before.
func (s *sale) died() time.Time {
	if !s.carrier.IsZero() && !s.carrier.After(s.purchase) {
		return s.carrier.Add(-time.Second)
	}
	return s.purchase
}
