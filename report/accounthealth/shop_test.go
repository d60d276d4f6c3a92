package accounthealth_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// shop is an account made by hand: three seller-fulfilled orders a day, at ten, one and three
// o'clock in Los Angeles, all shipped and delivered in time, over 100 days up to 2026-11-22.
type shop struct {
	loc    *time.Location
	events []metrics.Event
}

const shopHours = 3

var shopDays = window.Range{First: day("2026-08-15"), Last: day("2026-11-22")}

func newShop(t testing.TB) *shop {
	s := &shop{loc: zone(t, "America/Los_Angeles")}
	for d := range shopDays.Days() {
		for i, hour := range [shopHours]int{10, 13, 15} {
			s.order(shopOrder(d, i), d.Start(s.loc).Add(time.Duration(hour)*time.Hour))
		}
	}
	return s
}

// shopOrder is the id of an order of the shop.
func shopOrder(d window.Day, i int) string { return fmt.Sprintf("%v/%d", d, i) }

func (s *shop) add(evs ...metrics.Event) { s.events = append(s.events, evs...) }

// order is an order without blame: ship by noon of the second day, delivery by the noon of the
// fifth.
func (s *shop) order(id string, at time.Time) {
	noon := func(days int) time.Time {
		return window.DayOf(at, s.loc).Add(days).Start(s.loc).Add(12 * time.Hour)
	}
	meta := func(at time.Time) metrics.Meta { return metrics.Meta{At: at, Order: id} }
	s.add(
		&metrics.OrderPlaced{Meta: meta(at), Channel: metrics.MFN, ShipBy: noon(2), DeliverBy: noon(5)},
		&metrics.ShipmentConfirmed{Meta: meta(at.Add(20 * time.Hour)), Shipment: "S", Tracking: "T" + id, Carrier: "UPS"},
		&metrics.ShipmentScanned{Meta: meta(at.Add(26 * time.Hour)), Shipment: "S"},
		&metrics.ShipmentDelivered{Meta: meta(at.Add(70 * time.Hour)), Shipment: "S"},
	)
}

// claim is a claim on an order, granted two days later.
func (s *shop) claim(order, at string, kind metrics.ClaimKind, outcome metrics.ClaimOutcome) {
	opened := day(at).Start(s.loc).Add(9 * time.Hour)
	s.add(
		&metrics.ClaimOpened{Meta: metrics.Meta{At: opened, Order: order}, Claim: "C-" + order, Kind: kind},
		&metrics.ClaimDecided{Meta: metrics.Meta{At: opened.Add(48 * time.Hour), Order: order}, Claim: "C-" + order, Outcome: outcome},
	)
}

func (s *shop) feedback(order, at string, rating int) {
	s.add(&metrics.FeedbackLeft{Meta: metrics.Meta{At: day(at).Start(s.loc).Add(9 * time.Hour), Order: order}, Rating: rating})
}

// about reports whether an event is about an order.
func about(order string) func(metrics.Event) bool {
	return func(e metrics.Event) bool { return e.Common().Order == order }
}

// placedOn reports whether an event is the placing of an order on some days: what the file of
// orders of those days has.
func (s *shop) placedOn(days window.Range) func(metrics.Event) bool {
	return func(e metrics.Event) bool {
		_, placed := e.(*metrics.OrderPlaced)
		return placed && days.Contains(window.DayOf(e.Common().At, s.loc))
	}
}
