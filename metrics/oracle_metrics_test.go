package metrics_test

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// formulas are the metrics by id.
var formulas = map[string]formula{
	"order-defect-rate":      defects(feedbackCounts, claimCounts, chargebackCounts),
	"negative-feedback-rate": negativeFeedback,
	"claim-rate":             defects(claimCounts),
	"chargeback-rate":        defects(chargebackCounts),
	"late-shipment-rate":     lateShipment,
	"cancellation-rate":      cancellation,
	"on-time-delivery-rate":  onTimeDelivery,
	"response-time-rate":     responseTime,
	"valid-tracking-rate":    validTracking,
	"unresolved-case-rate":   defects(unresolvedCase),
	"average-rating":         ratings,
	"low-rating-rate":        lowRatings,
	"return-rate":            inSegments(returned, categories),
	"sales-value":            sales,
	"tracking-in-time-rate":  trackingInTime,
	"late-fulfilment-rate":   lateFulfilment,

	"transaction-defect-rate":    sellers(defects(unresolvedCase, cancelled)),
	"item-not-received-rate":     inSegments(defects(claimedAs(metrics.NotReceived)), destinations),
	"item-not-as-described-rate": inSegments(defects(claimedAs(metrics.NotAsDescribed)), categories),

	"invoice-defect-rate": invoiceDefect,
	"refund-rate":         defects(refunded),
	"refunded-value-rate": refundedValue,
	"perfect-order-rate":  perfect,
	"policy-violations":   violations,
	"orders-placed":       ordersPlaced,
	confirmedWithinADay:   confirmedInTime,

	"return-dissatisfaction-rate":           returnDissatisfaction,
	"customer-service-dissatisfaction-rate": serviceDissatisfaction,
}

// one is a single contribution in the order's own channel.
func (v view) one(day window.Day, t metrics.Tally) []contribution {
	return []contribution{{segment: v.segment(), day: day, tally: t}}
}

// unanchored is a subject that cannot be placed for want of an anchor.
func unanchored(day window.Day, total int64) []contribution {
	return []contribution{{segment: metrics.Unanchored, day: day, tally: metrics.Tally{Total: total}}}
}

// segment is the channel of an order that is placed, else none.
func (v view) segment() metrics.Segment {
	if _, ok := v.placed(); !ok {
		return metrics.All
	}
	switch v.channel() {
	case metrics.MFN:
		return metrics.SegmentMFN
	case metrics.AFN:
		return metrics.SegmentAFN
	}
	return metrics.All
}

// sellerShips returns the order day of an order the seller ships.
func (v view) sellerShips() (window.Day, bool) {
	day, ok := v.placed()
	return day, ok && v.channel() == metrics.MFN
}

// The counts of a judged subject.
var (
	fine    = metrics.Tally{Total: 1}
	hit     = metrics.Tally{Hits: 1, Total: 1}
	pending = metrics.Tally{Open: 1}
)

// defects counts orders with any of the components, once, on the order day.
func defects(components ...func(view, map[string]string) bool) formula {
	return func(v view, conv map[string]string) []contribution {
		day, ok := v.placed()
		if !ok {
			return nil
		}
		t := fine
		for _, counts := range components {
			if counts(v, conv) {
				t.Hits++
			}
		}
		if conv["defects"] != "each" {
			t.Hits = min(t.Hits, 1)
		}
		return v.one(day, t)
	}
}

// histories are those of one family ("claim"), by own id.
func (v view) histories(family string) map[string][]entry {
	out := map[string][]entry{}
	for name, reports := range groups(v.reports, stateful) {
		if f, id, _ := strings.Cut(name, "|"); f == family {
			out[id] = history(reports, saysOf)
		}
	}
	return out
}

// feedbackCounts: a rating of 1 or 2 of the seller, not removed.
func feedbackCounts(v view, conv map[string]string) bool {
	for _, entries := range v.histories("feedback") {
		now, _ := v.current(entries)
		left, ok := now.ev.(*metrics.FeedbackLeft)
		if ok && left.Rating <= 2 && (left.Scope != metrics.ItemScope || conv["scope"] == "any") {
			return true
		}
	}
	return false
}

// negativeFeedback is a defect rate; by convention a hit lies on the day of the earliest
// feedback that counts.
func negativeFeedback(v view, conv map[string]string) []contribution {
	day, ok := v.placed()
	if conv["day"] != "feedback" || !ok || !feedbackCounts(v, conv) {
		return defects(feedbackCounts)(v, conv)
	}
	first := window.Day{}
	for _, entries := range v.histories("feedback") {
		now, _ := v.current(entries)
		left, ok := now.ev.(*metrics.FeedbackLeft)
		counts := ok && left.Rating <= 2 && (left.Scope != metrics.ItemScope || conv["scope"] == "any")
		if d := v.dayOf(now.at); counts && (!first.IsValid() || d.Before(first)) {
			first = d
		}
	}
	return append(v.one(day, fine), v.one(first, metrics.Tally{Hits: 1})...)
}

// claimCounts: any claim that counts, or is pending where those count.
func claimCounts(v view, conv map[string]string) bool {
	for id, entries := range v.histories("claim") {
		if kind := v.claimKind(id); conv["kind"] != "" && conv["kind"] != kind.String() {
			continue
		}
		switch c := v.claim(entries); {
		case c.pending && conv["pending"] != "out":
			return true
		case c.counts:
			return true
		}
	}
	return false
}

// claimKind is stated: it shows always.
func (s *subject) claimKind(id string) metrics.ClaimKind {
	opened := of(s, func(e *metrics.ClaimOpened) bool { return e.Claim == id })
	return metrics.ClaimKind(number(stated(opened, "kind")))
}

// claimedAs returns whether there ever was a claim of a kind, whatever came of it.
func claimedAs(kind metrics.ClaimKind) func(view, map[string]string) bool {
	return func(v view, _ map[string]string) bool {
		for id, entries := range v.histories("claim") {
			if _, ok := v.current(entries); ok && v.claimKind(id) == kind {
				return true
			}
		}
		return false
	}
}

// unresolvedCase: a claim that stands as granted, with the seller at fault.
func unresolvedCase(v view, _ map[string]string) bool {
	for _, entries := range v.histories("claim") {
		if c := v.claim(entries); c.counts && c.granted {
			return true
		}
	}
	return false
}

// A claimState is a claim as of a day. What is neither pending nor counts was
// denied, withdrawn, or granted through no fault of the seller.
type claimState struct{ known, pending, counts, granted bool }

// claim walks through the entries in the order of time.
func (v view) claim(entries []entry) claimState {
	var c claimState
	stands, everGranted := false, false // a grant or refund
	for _, e := range entries {
		if !v.known(e.at) {
			break
		}
		c.known = true
		decided, ok := e.ev.(*metrics.ClaimDecided)
		switch {
		case !ok && stands:
			// filed again: the grant or refund stands
		case !ok:
			c.pending, c.counts = true, false
		case decided.Outcome == metrics.Granted:
			stands, everGranted = true, true
			c.pending, c.counts, c.granted = false, decided.SellerFault != metrics.No, true
		case decided.Outcome == metrics.Refunded:
			stands, everGranted = true, true
			c.pending, c.counts, c.granted = false, true, false
		case decided.Outcome == metrics.Denied:
			stands = false
			c.pending, c.counts = false, false
		case !everGranted: // withdrawn
			c.pending, c.counts = false, false
		}
	}
	return c
}

// chargebackCounts: any that is not for fraud, until the seller has won it.
func chargebackCounts(v view, conv map[string]string) bool {
	for id, entries := range v.histories("chargeback") {
		now, ok := v.current(entries)
		if !ok {
			continue
		}
		decided, _ := now.ev.(*metrics.ChargebackDecided)
		won := decided != nil && decided.Outcome == metrics.Won
		if (!won || conv["won"] == "in") && (v.chargebackKind(id) != metrics.FraudChargeback || conv["fraud"] == "in") {
			return true
		}
	}
	return false
}

// chargebackKind is stated: it shows always, and unstated it is service.
func (s *subject) chargebackKind(id string) metrics.ChargebackKind {
	opened := of(s, func(e *metrics.ChargebackOpened) bool { return e.Chargeback == id })
	return metrics.ChargebackKind(number(stated(opened, "kind")))
}

// lateShipment: orders with a ship-by that are not cancelled as a whole; a hit is
// not confirmed by then. On the ship-by day, or by convention on the order day.
func lateShipment(v view, conv map[string]string) []contribution {
	orderDay, ok := v.placed()
	afn := v.channel() != metrics.MFN
	if !ok || v.remaining() == 0 || afn && conv["afn"] != "in" {
		return nil
	}
	due, promised := v.effective(shipByOf)
	confirmed, done := v.confirmedAt()
	done = done && v.known(confirmed)
	if !promised && !afn {
		return unanchored(orderDay, 1)
	}
	day := v.dayOf(due)
	switch {
	case conv["day"] == "order":
		day = orderDay
	case !promised:
		day = v.dayOf(confirmed)
	}
	if afn {
		if done {
			return v.one(day, fine)
		}
		return nil
	}
	if conv["proof"] == "scan" {
		confirmed, done = v.doneAt(firstScan)
		done = done && v.known(confirmed)
	}
	switch {
	case done && !confirmed.After(due):
		return v.one(day, fine)
	case v.known(due):
		return v.one(day, hit)
	}
	return v.one(day, pending)
}

// cancellation: a hit is cancelled by the seller, or by the marketplace for want of
// confirmation, before confirmation and not when the buyer asked. By convention
// the hit lies on the day of the cancellation.
func cancellation(v view, conv map[string]string) []contribution {
	day, ok := v.sellerShips()
	if !ok {
		return nil
	}
	counting := v.countingCancellations(conv)
	t, left := metrics.Tally{Total: 1}, int64(1)
	if conv["unit"] == "unit" {
		left = int64(v.units())
		t.Total = left
	}
	var hits []contribution
	for _, c := range counting {
		n := min(left, 1)
		if conv["unit"] == "unit" {
			n = min(left, int64(c.units))
		}
		left -= n
		if conv["day"] == "cancel" {
			hits = append(hits, v.one(v.dayOf(c.since), metrics.Tally{Hits: n})...)
		} else {
			t.Hits += n
		}
	}
	return append(v.one(day, t), hits...)
}

// A counting is a cancellation that counts as of the day, since when, and its units.
type counting struct {
	line  string
	since time.Time
	units int
}

// countingCancellations are those that count, the earliest first.
func (v view) countingCancellations(conv map[string]string) []counting {
	var out []counting
	for line, entries := range v.cancellations() {
		start := entries[0].at
		if conv["stage"] != "any" && v.covered(start, start.After) {
			continue // it came after confirmation
		}
		c, counts := counting{line: line}, false
		for _, e := range entries {
			if !v.known(e.at) {
				break
			}
			was := counts
			if counts = v.againstSeller(e, line, conv["fault"] == "seller"); counts && !was {
				c.since = e.at
			}
			c.units = cmp.Or(e.ev.(*metrics.OrderCancelled).Units, unitsOfLine(line, v.units(), v.lineUnits()))
		}
		if counts {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b counting) int { return cmp.Or(a.since.Compare(b.since), strings.Compare(a.line, b.line)) })
	return out
}

// againstSeller: cancelled by the seller, or by the marketplace for want of
// confirmation, and not at the buyer's request; or as the report says who is accountable.
func (v view) againstSeller(entry entry, line string, asStated bool) bool {
	e := entry.ev.(*metrics.OrderCancelled)
	if asStated && e.Accountable != metrics.Unstated {
		return e.Accountable == metrics.Yes
	}
	byFault := e.By == metrics.Seller || e.By == metrics.Marketplace && e.Reason == metrics.ReasonUnconfirmed
	return byFault && !v.buyerAsked(line, entry.at)
}

// responseTime: messages received; a hit is answered within 24 hours, by a human.
func responseTime(v view, conv map[string]string) []contribution {
	hours := 24
	if n, err := strconv.Atoi(conv["hours"]); err == nil {
		hours = n
	}
	var out []contribution
	for _, id := range v.messageIDs() {
		if conv["messages"] == "first" && !v.opensThread(id) {
			continue
		}
		if t, day, ok := v.message(id).judge(v, time.Duration(hours)*time.Hour); ok {
			out = append(out, v.one(day, t)...)
		}
	}
	return out
}

// judge says what a message contributes on the day it was received.
func (m mail) judge(v view, within time.Duration) (metrics.Tally, window.Day, bool) {
	if m.received.IsZero() || !v.known(m.received) {
		return metrics.Tally{}, window.Day{}, false
	}
	due, day := m.received.Add(within), v.dayOf(m.received)
	answered := m.answered
	switch {
	case !m.closed.IsZero() && v.known(m.closed) && (answered.IsZero() || answered.After(m.closed)):
		return metrics.Tally{}, day, false
	case !answered.IsZero() && v.known(answered) && !answered.After(due):
		return hit, day, true
	case v.known(due):
		return fine, day, true
	}
	return pending, day, true
}
