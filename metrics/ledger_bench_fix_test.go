package metrics_test

import (
	"math/rand/v2"
	"strconv"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
)

// benchFixes streams late words on orders picked at random: two on an order, the
// second a good while after the first, as the memory it finds has been forgotten
// by then.
type benchFixes struct {
	dice    *rand.Rand
	orders  []benchOrder
	made    int
	limit   int
	waiting []metrics.Event // second words, oldest first from head on
	head    int
}

// benchFixLag is how many first words come before the second one.
const benchFixLag = 4096

// newBenchFixes makes half as many events as there are orders: every fourth order
// or so is corrected, more than any seller would see.
func newBenchFixes(orders []benchOrder) *benchFixes {
	return &benchFixes{dice: rand.New(rand.NewPCG(1, 2)), orders: orders, limit: len(orders) / 2}
}

func (s *benchFixes) next() (metrics.Event, bool) {
	if s.made == s.limit {
		return nil, false
	}
	s.made++
	if n := len(s.waiting) - s.head; n >= benchFixLag && s.made%2 == 0 {
		ev := s.waiting[s.head]
		s.waiting[s.head] = nil
		s.head++
		return ev, true
	}
	if s.head == benchFixLag {
		s.waiting = append(s.waiting[:0], s.waiting[s.head:]...)
		s.head = 0
	}
	o := &s.orders[s.dice.IntN(len(s.orders))]
	first, second := benchFixKinds[s.dice.IntN(len(benchFixKinds))](s.dice, o, s.made)
	s.waiting = append(s.waiting, second)
	return first, true
}

// A benchFix makes two late words on an order, the n-th correction of all.
type benchFix func(d *rand.Rand, o *benchOrder, n int) (first, second metrics.Event)

var benchFixKinds = []benchFix{
	fixFeedback, fixClaim, fixChargeback, fixPromise, fixCancel, fixLine, fixReturn, fixTracking, fixRevision,
}

// late is the common part of a word said so many days after the placing.
func (o *benchOrder) late(days, hours int) metrics.Meta {
	return metrics.Meta{At: benchTime(o.placed + int64(days*24+hours)*3600), Order: o.orderID()}
}

func benchTime(unix int64) time.Time { return time.Unix(unix, 0).UTC() }

func benchThing(letter string, n int) string { return letter + strconv.Itoa(n) }

func fixFeedback(d *rand.Rand, o *benchOrder, n int) (first, second metrics.Event) {
	days := 10 + d.IntN(30)
	id := benchThing("F", n)
	return &metrics.FeedbackLeft{Meta: o.late(days, 1), Feedback: id, Rating: 1 + d.IntN(5)},
		&metrics.FeedbackRemoved{Meta: o.late(days+5, 2), Feedback: id, By: metrics.Marketplace}
}

func fixClaim(d *rand.Rand, o *benchOrder, n int) (first, second metrics.Event) {
	days := 12 + d.IntN(30)
	id := benchThing("C", n)
	return &metrics.ClaimOpened{Meta: o.late(days, 1), Claim: id, Kind: metrics.NotReceived},
		&metrics.ClaimDecided{
			Meta: o.late(days+14, 2), Claim: id, By: metrics.Marketplace,
			Outcome: metrics.Granted + metrics.ClaimOutcome(d.IntN(4)),
		}
}

func fixChargeback(d *rand.Rand, o *benchOrder, n int) (first, second metrics.Event) {
	days := 20 + d.IntN(30)
	id := benchThing("B", n)
	return &metrics.ChargebackOpened{Meta: o.late(days, 1), Chargeback: id, Kind: metrics.ServiceChargeback},
		&metrics.ChargebackDecided{
			Meta: o.late(days+20, 2), Chargeback: id,
			Outcome: metrics.Won + metrics.ChargebackOutcome(d.IntN(2)),
		}
}

// fixPromise: the seller moved the promise, then the marketplace did.
func fixPromise(_ *rand.Rand, o *benchOrder, _ int) (first, second metrics.Event) {
	own, ext := o.late(0, 5), o.late(0, 12)
	own.Seen, ext.Seen = o.late(10, 0).At, o.late(20, 0).At
	return &metrics.OrderPromised{Meta: own, ShipBy: o.late(3, 0).At},
		&metrics.OrderPromised{Meta: ext, ShipBy: o.late(4, 0).At, DeliverBy: o.late(12, 0).At, Extension: true}
}

// fixCancel: cancelled, and then it turns out that the buyer had asked for it.
func fixCancel(_ *rand.Rand, o *benchOrder, _ int) (first, second metrics.Event) {
	m := o.late(1, 3)
	again := m
	again.Seen = o.late(9, 0).At
	return &metrics.OrderCancelled{Meta: m, By: metrics.Seller, Reason: metrics.ReasonOutOfStock},
		&metrics.OrderCancelled{Meta: again, By: metrics.Seller, RequestedBy: metrics.Buyer}
}

// fixLine is the same for the last line alone.
func fixLine(_ *rand.Rand, o *benchOrder, _ int) (first, second metrics.Event) {
	m := o.late(1, 3)
	again := m
	again.Seen = o.late(9, 0).At
	line := strconv.Itoa(o.lines)
	return &metrics.OrderCancelled{Meta: m, By: metrics.Seller, Line: line, Reason: "damaged-in-warehouse"},
		&metrics.OrderCancelled{Meta: again, By: metrics.Seller, Line: line, RequestedBy: metrics.Buyer}
}

func fixReturn(d *rand.Rand, o *benchOrder, n int) (first, second metrics.Event) {
	days := 8 + d.IntN(20)
	id := benchThing("R", n)
	return &metrics.ReturnRequested{Meta: o.late(days, 1), Return: id, InPolicy: metrics.Yes},
		&metrics.ReturnReceived{Meta: o.late(days+9, 2), Return: id, Cause: "defective", Accountable: metrics.Yes}
}

// fixTracking: another number than was told, then a scan earlier than the one known.
func fixTracking(d *rand.Rand, o *benchOrder, n int) (first, second metrics.Event) {
	if o.confirmed == 0 { // several parcels, or never confirmed
		return fixFeedback(d, o, n)
	}
	m := metrics.Meta{At: benchTime(o.confirmed), Seen: benchTime(o.confirmed + 5*86400), Order: o.orderID()}
	scan := metrics.Meta{At: benchTime(o.confirmed + 60), Seen: m.Seen, Order: m.Order}
	return &metrics.ShipmentConfirmed{Meta: m, Carrier: "UPS", Service: "ground", Tracking: benchTracking(d)},
		&metrics.ShipmentScanned{Meta: scan}
}

func benchTracking(d *rand.Rand) string {
	return "1Z" + strconv.FormatUint(1<<62|d.Uint64()>>2, 16) // 18 characters
}

// fixRevision: confirmed at another time than was told, and never delivered after all.
func fixRevision(d *rand.Rand, o *benchOrder, n int) (first, second metrics.Event) {
	if o.confirmed == 0 {
		return fixClaim(d, o, n)
	}
	m := metrics.Meta{At: benchTime(o.confirmed - 3600), Seen: benchTime(o.confirmed + 9*86400), Order: o.orderID(), Rev: 1}
	gone := metrics.Meta{At: m.Seen, Seen: m.Seen, Order: m.Order, Rev: 1, Void: true}
	return &metrics.ShipmentConfirmed{Meta: m, Carrier: "UPS", Service: "ground", Tracking: benchTracking(d)},
		&metrics.ShipmentDelivered{Meta: gone}
}
