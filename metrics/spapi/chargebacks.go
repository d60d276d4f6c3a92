package spapi

import "github.com/sellerperf/sellerperf/metrics"

// The columns of chargebacks, one a row. No API says when one was filed, what it is
// about, or how it ended.
const (
	cbOrder = iota
	cbID
	cbOpened
	cbKind
	cbOutcome
	cbDecided
	cbNamed // a column with the word chargeback in its name
)

func chargebacksFormat() *tableFormat {
	return &tableFormat{
		kind: ChargebackRows,
		columns: []column{
			cbOrder: {"orderid", "amazonorderid", "order"},
			cbID:    {"chargebackid", "chargeback", "chargebackcaseid", "disputeid"},
			cbOpened: {"chargebackdate", "chargebackfiled", "chargebackopened", "disputedate", "filed", "datefiled",
				"filingdate", "opened", "dateopened"},
			cbKind:    {"chargebacktype", "chargebackreason", "kind", "type", "reason"},
			cbOutcome: {"chargebackoutcome", "chargebackstatus", "outcome", "status", "decision", "state"},
			cbDecided: {"decided", "decisiondate", "datedecided", "closed", "dateclosed", "resolved", "resolutiondate"},
			cbNamed: {"chargebackid", "chargeback", "chargebackcaseid", "chargebackdate", "chargebackfiled", "chargebackopened",
				"chargebacktype", "chargebackreason", "chargebackoutcome", "chargebackstatus", "disputeid", "disputedate"},
		},
		least: []int{cbOrder},
		match: func(has func(int) bool) bool { return has(cbNamed) && (has(cbOpened) || has(cbOutcome)) },
		row:   (*table).chargebackRow,
	}
}

// chargebackRow reads a chargeback.
func (t *table) chargebackRow() {
	id, ok := t.order(cbOrder)
	if !ok {
		return
	}
	opened, ok := t.moment(cbOpened, true)
	if !ok {
		return
	}
	thing := t.text(cbID)
	if opened.known() {
		kind, known := chargebackKind(t.word(cbKind))
		if !known {
			t.bad(cbKind, UnknownWord, "want service or fraud", false)
			return
		}
		ev := &metrics.ChargebackOpened{Chargeback: thing, Kind: kind}
		ev.At, ev.Order = opened.instant(), id
		t.emit(ev, t.opt.Seen)
	}
	outcome, known := chargebackOutcome(t.word(cbOutcome))
	switch {
	case !known:
		t.bad(cbOutcome, UnknownWord, "want won, lost or pending", opened.known())
		return
	case outcome == metrics.UnknownChargebackOutcome && !opened.known():
		t.bad(cbOpened, Missing, "a chargeback that is neither filed nor decided", false)
		return
	case outcome == metrics.UnknownChargebackOutcome:
		return
	}
	at, ok := t.moment(cbDecided, opened.known())
	switch {
	case !ok:
		return
	case !at.known():
		t.bad(cbDecided, NoTime, "decided, and not said when", opened.known())
		return
	}
	ev := &metrics.ChargebackDecided{Chargeback: thing, Outcome: outcome}
	ev.At, ev.Order = at.instant(), id
	t.emit(ev, t.opt.Seen)
}

// chargebackKind reads the class of a chargeback: Amazon answers for fraud, the seller
// for service.
func chargebackKind(word string) (metrics.ChargebackKind, bool) {
	switch fold(word) {
	case "":
		return metrics.UnknownChargeback, true
	case "service", "servicechargeback", "notreceived", "itemnotreceived", "notasdescribed", "defective", "creditnotprocessed":
		return metrics.ServiceChargeback, true
	case "fraud", "fraudchargeback", "unauthorized", "unauthorised", "stolencard":
		return metrics.FraudChargeback, true
	}
	return 0, false
}

// chargebackOutcome reads how a chargeback ended, for the seller; unknown: it has not.
func chargebackOutcome(word string) (metrics.ChargebackOutcome, bool) {
	switch fold(word) {
	case "", "open", "opened", "pending", "underreview", "inreview", "filed", "actionrequired", "submitted":
		return metrics.UnknownChargebackOutcome, true
	case "won", "sellerwon", "resolvedinsellersfavor", "sellerfavor", "reversed":
		return metrics.Won, true
	case "lost", "sellerlost", "resolvedinbuyersfavor", "buyerfavor", "accepted":
		return metrics.Lost, true
	}
	return 0, false
}
