package spapi

import (
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/sellerperf/sellerperf/metrics"
)

// Finances API v0: money as it moves. A chargeback or a claim is seen when the money is
// taken, not when it was filed, and nothing is said of why, or of how it ended.
func financesFormat() nodeFormat {
	return nodeFormat{
		kind:  FinancesV0,
		match: func(n node) bool { return n.has("FinancialEvents") || n.has("AmazonOrderId", "PostedDate") },
		read:  func(s *sink, n node) { financialEvent(s, n) },
	}
}

// isEventList reports whether a key is one of the lists of financial events.
func isEventList(key string) bool { return strings.HasSuffix(key, "EventList") }

// passedOver reports whether the record that ends is a financial event of a list that is
// not read: a sale, a fee. Its list is reported once.
func (w *walker) passedOver() bool {
	list := listOf(w.pointer)
	if !strings.HasSuffix(list, "eventlist") || list == chargebackList || list == claimList || list == refundList {
		return false
	}
	w.kind = FinancesV0
	if w.first == UnknownKind {
		w.first = FinancesV0
	}
	if strings.HasSuffix(w.pointer, "/0") {
		w.fault(&RowError{Reason: NothingToCount, Detail: "its list holds neither chargebacks, claims nor refunds"})
	}
	return true
}

// financialLists are the lists that are read; others are passed over.
const (
	chargebackList = "chargebackeventlist"
	claimList      = "guaranteeclaimeventlist"
	refundList     = "refundeventlist"
)

// listOf returns the list a record stands in, by its pointer.
func listOf(pointer string) string {
	if i := strings.LastIndexByte(pointer, '/'); i >= 0 {
		pointer = pointer[:i]
	}
	return fold(pointer[strings.LastIndexByte(pointer, '/')+1:])
}

// financialEvent reads an event of one of the lists.
func financialEvent(s *sink, n node) {
	if n.has("FinancialEvents") || n.text("PostedDate") == "" {
		s.fault(&RowError{Reason: NothingToCount, Detail: "financial events, none of them a chargeback, a claim or a refund"})
		return
	}
	id, ok := s.orderID(n, "AmazonOrderId")
	if !ok || s.elsewhere("MarketplaceName", n.text("MarketplaceName")) {
		return
	}
	at, ok := s.moment(n, "PostedDate", false)
	if !ok {
		return
	}
	emitMovement(s, movement{
		list: listOf(s.pointer), order: id, at: at.instant(), sum: adjustments(n),
		id: refundID(n),
	})
}

// A movement is money that moved on account of an order.
type movement struct {
	list  string // one of the lists
	order string
	at    time.Time
	seen  time.Time
	sum   sum
	id    string // of a refund
}

// A sum is an amount in one currency; negative is money taken from the seller.
type sum struct {
	amount   decimal.Decimal
	currency string
	ok       bool // it is stated, and all in one currency
}

// emitMovement emits what a movement says. Money that went the other way is no
// chargeback, claim or refund, but one being undone: it says nothing of how that was
// decided.
func emitMovement(s *sink, m movement) {
	if m.sum.ok && m.sum.amount.Sign() > 0 {
		s.fault(&RowError{Reason: Reversal, Value: m.sum.amount.StringFixed(max(0, -m.sum.amount.Exponent())) + " " + m.sum.currency,
			Detail: "the money goes to the seller: if something was won or undone, say so by hand"})
		return
	}
	var ev metrics.Event
	switch m.list {
	case chargebackList:
		ev = &metrics.ChargebackOpened{}
	case claimList:
		ev = &metrics.ClaimDecided{Outcome: metrics.Granted, By: metrics.Marketplace}
	case refundList:
		amount, ok := moneyOf(m.sum.whole().Neg(), m.sum.currency)
		if !ok || !m.sum.ok {
			s.fault(&RowError{Reason: Missing, Detail: "a refund with no amount, or in several currencies"})
			return
		}
		ev = &metrics.RefundIssued{Refund: m.id, Amount: amount}
	default:
		s.fault(&RowError{Reason: NothingToCount, Detail: "neither a chargeback, a claim nor a refund"})
		return
	}
	ev.Common().At, ev.Common().Order = m.at, m.order
	s.emit(ev, m.seen)
}

// adjustments adds up what was charged back of an order: the charges, not the fees that
// come back with them.
func adjustments(n node) sum {
	var total sum
	total.addAll(n.list("OrderChargeAdjustmentList"))
	for _, it := range n.list("ShipmentItemAdjustmentList") {
		total.addAll(it.list("ItemChargeAdjustmentList"))
	}
	for _, it := range n.list("ShipmentItemList") {
		total.addAll(it.list("ItemChargeAdjustmentList"))
	}
	return total
}

func (t *sum) addAll(charges []node) {
	for _, c := range charges {
		d, currency, ok := c.at("ChargeAmount").amount()
		if !ok {
			continue
		}
		t.add(d, currency)
	}
}

// add adds an amount; amounts in two currencies have no sum.
func (t *sum) add(d decimal.Decimal, currency string) {
	switch {
	case t.currency == "":
		t.currency, t.ok = currency, true
	case t.currency != currency:
		t.ok = false
		return
	}
	t.amount = t.amount.Add(d)
}

// whole returns the sum in whole minor units: amounts are binary fractions in some
// documents, and off by what is no money (25.990000000000002).
func (t *sum) whole() decimal.Decimal {
	r := t.amount.Round(int32(metrics.MinorUnits(t.currency)))
	if t.amount.Sub(r).Abs().Cmp(decimal.New(1, -6)) <= 0 {
		return r
	}
	return t.amount
}

// refundID returns an id that tells the refunds of an order apart: that of the first
// item adjusted.
func refundID(n node) string {
	for _, it := range n.list("ShipmentItemAdjustmentList") {
		if id := it.text("OrderAdjustmentItemId"); id != "" {
			return id
		}
	}
	return n.text("PostedDate")
}
