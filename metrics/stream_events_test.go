package metrics_test

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/sellerperf/sellerperf/metrics"
)

// The draws of the single events; see stream_gen_test.go. Texts of one key are of
// one length, for which of two conflicting ones wins is fixed but not promised.

func (w *world) placed(id string) *metrics.OrderPlaced {
	e := &metrics.OrderPlaced{Meta: w.meta(id), Channel: metrics.MFN, Units: w.pick("units", 0, 0, 0, 1, 2, 3)}
	if w.chance("afn", 5) {
		e.Channel = metrics.AFN
	}
	if !w.chance("no ship_by", 4) {
		e.ShipBy = w.instant("ship_by")
	}
	if !w.chance("no deliver_by", 4) {
		e.DeliverBy = w.instant("deliver_by")
	}
	priced := w.chance("details", 3)
	if priced {
		w.details(e)
	} else if w.chance("business", 2) {
		e.Business = metrics.Yes
	}
	if w.chance("lines", 2) {
		e.Lines = w.lines(priced)
	}
	return e
}

// lines draws an order's lines; only of a total in some currency are there values.
func (w *world) lines(priced bool) []metrics.Line {
	var out []metrics.Line
	for _, id := range []string{"1", "2", "x-3"}[:w.pick("lines", 1, 2, 3)] {
		l := metrics.Line{Line: id, Units: w.pick("line units", 0, 1, 2), SKU: w.word("sku", "", "sku-a", "sku-b")}
		l.ASIN, l.Category = w.word("asin", "", "B000000001"), w.word("category", "", "toys", "book")
		if priced && w.chance("value", 2) {
			l.Value, l.HasValue = decimal.New(int64(w.pick("value", 0, 999, 1250)), -2), true
		}
		out = append(out, l)
	}
	return out
}

func (w *world) details(e *metrics.OrderPlaced) {
	e.Total = metrics.Money{Amount: decimal.New(int64(w.pick("total", 0, 1999, 100)), -2), Currency: "EUR"}
	e.Business, e.Sample = w.flag("business"), w.flag("sample")
	e.Buyer, e.Destination = w.word("buyer", "", "b1", "b2"), w.word("destination", "", "DE")
	e.Condition = w.word("condition", "", "new", "old")
	if w.chance("programs", 2) {
		e.Programs = []string{"prime", "sfp"}[:w.pick("programs", 1, 2)]
	}
}

func (w *world) promised(id string) metrics.Event {
	e := &metrics.OrderPromised{Meta: w.meta(id), Extension: w.chance("extension", 2)}
	which := w.index("which", 3)
	if which != 1 {
		e.ShipBy = w.instant("ship_by")
	}
	if which != 0 {
		e.DeliverBy = w.instant("deliver_by")
	}
	return e
}

func (w *world) cancelled(id string) metrics.Event {
	e := &metrics.OrderCancelled{Meta: w.meta(id), By: metrics.Party(w.pick("by", 1, 1, 2, 3))}
	e.Line = w.word("line", "", "1", "2", "unknown")
	e.Units = w.pick("units", 0, 0, 1, 2)
	e.Reason = w.word("reason", "", metrics.ReasonUnconfirmed, metrics.ReasonOutOfStock, "other")
	if w.chance("requested", 5) {
		e.RequestedBy = metrics.Buyer
	}
	if w.chance("because", 6) {
		e.Cause, e.Accountable = "fire", w.flag("accountable")
	}
	return e
}

func (w *world) shipment() string { return w.word("shipment", "", "", "S1", "S2") }

func (w *world) confirmed(id string) metrics.Event {
	e := &metrics.ShipmentConfirmed{Meta: w.meta(id), Shipment: w.shipment()}
	e.Tracking = w.word("tracking", "", "T1", "T1", "T2")
	e.Units = w.pick("units", 0, 0, 1, 2)
	e.Protected = w.flag("protected")
	if w.chance("more", 3) {
		e.Carrier, e.Service = w.word("carrier", "", "ups", "dhl"), w.word("service", "", "ground")
		e.TrackingExempt, e.Letter = w.flag("exempt"), w.flag("letter")
		e.Origin = w.word("origin", "", "DE")
		e.Lines = []string{"1", "2"}[:w.pick("lines", 0, 1, 2)]
	}
	return e
}

// grievance draws a feedback, a claim or a chargeback, or the end of one.
func (w *world) grievance(id string) metrics.Event {
	m, own := w.meta(id), w.word("own id", "", "", "X")
	switch w.index("grievance", 6) {
	case 0:
		return &metrics.FeedbackLeft{Meta: m, Feedback: own, Rating: w.pick("rating", 1, 2, 3, 5), Scope: metrics.Scope(w.pick("scope", 0, 0, 1, 2))}
	case 1:
		return &metrics.FeedbackRemoved{Meta: m, Feedback: own, By: metrics.Party(w.pick("by", 0, 2, 3))}
	case 2:
		return &metrics.ClaimOpened{Meta: m, Claim: own, Kind: metrics.ClaimKind(w.index("kind", 4))}
	case 3:
		return &metrics.ClaimDecided{
			Meta: m, Claim: own, Outcome: metrics.ClaimOutcome(w.pick("outcome", 1, 2, 3, 4)),
			By: metrics.Party(w.pick("by", 0, 3)), SellerFault: w.flag("fault"),
		}
	case 4:
		return &metrics.ChargebackOpened{Meta: m, Chargeback: own, Kind: metrics.ChargebackKind(w.index("kind", 3))}
	}
	return &metrics.ChargebackDecided{Meta: m, Chargeback: own, Outcome: metrics.ChargebackOutcome(w.pick("outcome", 1, 2))}
}

// message draws an event of a message, of an order or, with "", of none.
func (w *world) message(order string) metrics.Event {
	m, id := w.meta(order), w.word("message", "M1", "M2")
	thread := w.word("thread", "", "", "t1", "t1", "t2", "M1")
	switch w.index("message event", 6) {
	case 0, 1, 2:
		return &metrics.MessageReceived{Meta: m, Message: id, Thread: thread}
	case 3, 4:
		return &metrics.MessageAnswered{Meta: m, Message: id, Thread: thread, Auto: w.chance("auto", 4)}
	}
	return &metrics.MessageClosed{Meta: m, Message: id, Thread: thread}
}

func (w *world) returned(id string) metrics.Event {
	m, own := w.meta(id), w.word("return", "", "R1")
	switch w.index("return event", 5) {
	case 0:
		return &metrics.ReturnRequested{Meta: m, Return: own, InPolicy: w.flag("in policy")}
	case 1:
		return &metrics.ReturnAnswered{Meta: m, Return: own}
	case 2:
		return &metrics.ReturnRejected{Meta: m, Return: own, InPolicy: w.flag("in policy")}
	case 3:
		return &metrics.ReturnReceived{Meta: m, Return: own, Cause: w.word("cause", "", "damaged"), Accountable: w.flag("accountable")}
	}
	return &metrics.ReturnRated{Meta: m, Return: own, Resolved: metrics.Flag(w.pick("resolved", 1, 2))}
}

// rest draws refunds, surveys, invoices and exclusions.
func (w *world) rest(id string) metrics.Event {
	m := w.meta(id)
	about := slices.Clone(excludable[:w.pick("metrics", 1, 2, len(excludable))])
	switch w.index("rest", 5) {
	case 0:
		return &metrics.RefundIssued{
			Meta: m, Refund: w.word("refund", "", "F1"),
			Amount: metrics.Money{Amount: decimal.New(int64(w.pick("refunded", 500, 501)), -2), Currency: "EUR"},
		}
	case 1:
		return &metrics.SurveyAnswered{Meta: m, Satisfied: w.chance("satisfied", 2)}
	case 2:
		return &metrics.InvoiceUploaded{Meta: m, Shipment: w.shipment()}
	case 3:
		return &metrics.OrderExcluded{Meta: m, Metrics: about, Reason: w.word("why", "storm", "flood"), Evidence: w.word("evidence", "", "a.pdf")}
	}
	return &metrics.OrderIncluded{Meta: m, Metrics: about, Reason: "withdrawn"}
}

// excludable are the metrics orders are excluded from.
var excludable = []string{
	"order-defect-rate", "late-shipment-rate", "valid-tracking-rate", "invoice-defect-rate", "perfect-order-rate",
	"refunded-value-rate", "response-time-rate", "return-dissatisfaction-rate", "customer-service-dissatisfaction-rate", confirmedWithinADay,
}

// accountEvent draws a message without an order, or a violation.
func (w *world) accountEvent() metrics.Event {
	if w.chance("violation", 3) {
		m, id := w.meta(""), w.word("violation", "V1", "V2")
		if w.chance("resolved", 2) {
			return &metrics.ViolationResolved{Meta: m, Violation: id, Outcome: metrics.ViolationOutcome(w.pick("outcome", 1, 2))}
		}
		return &metrics.ViolationOpened{
			Meta: m, Violation: id, Category: w.word("category", "ip", "safety"), Severity: w.word("severity", "", "high"),
			ASIN: w.word("asin", "", "B000000001"),
		}
	}
	return w.message("")
}
