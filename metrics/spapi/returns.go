package spapi

import "github.com/sellerperf/sellerperf/metrics"

// The columns that are read of the returns report. It has days, and says of a request
// how it stands but not since when.
const (
	reOrder = iota
	reRequested
	reStatus
	reRMA
	reMerchantRMA
	reClaim
	reReason
	rePolicy
	reDelivered
	reRefunded
	reASIN
)

func returnsFormat() *tableFormat {
	return &tableFormat{
		kind: Returns,
		columns: []column{
			reOrder: {"orderid", "amazonorderid"}, reRequested: {"returnrequestdate"}, reStatus: {"returnrequeststatus"},
			reRMA: {"amazonrmaid"}, reMerchantRMA: {"merchantrmaid"}, reClaim: {"atozclaim", "azclaim"},
			reReason: {"returnreason", "returnreasoncode"}, rePolicy: {"inpolicy"}, reDelivered: {"returndeliverydate"},
			reRefunded: {"refundedamount"}, reASIN: {"asin"},
		},
		least: []int{reOrder, reRequested},
		row:   (*table).returnRow,
	}
}

// returnRow reads a return of an item.
func (t *table) returnRow() {
	id, ok := t.order(reOrder)
	if !ok {
		return
	}
	at, ok := t.needed(reRequested)
	if !ok {
		return
	}
	rma := t.text(reRMA)
	if rma == "" {
		rma = t.text(reMerchantRMA)
	}
	ev := &metrics.ReturnRequested{Return: rma, InPolicy: t.flag(rePolicy)}
	ev.At, ev.Order = at.instant(), id
	t.emit(ev, t.opt.Seen)
	if back, ok := t.moment(reDelivered, true); ok && back.known() {
		got := &metrics.ReturnReceived{Return: rma, Cause: lower(t.text(reReason))}
		got.At, got.Order = back.instant(), id
		t.emit(got, t.opt.Seen)
	}
	t.undatedReturn()
}

// undatedReturn reports what the row tells of without a time.
func (t *table) undatedReturn() {
	if t.flag(reClaim) == metrics.Yes {
		t.bad(reClaim, NoTime, "there is a claim, and it is not said when it was filed or how it stands: supply the claims", true)
	}
	switch status := t.folded(reStatus); status {
	case "", "pending", "pendingapproval", "requested", "open":
	default:
		t.bad(reStatus, NoTime, "the request was answered, and it is not said when: supply the answers", true)
	}
	if d, ok := t.amount(reRefunded); ok && d.Sign() > 0 {
		t.bad(reRefunded, NoTime, "it was refunded, and it is not said when: take it from the Finances API", true)
	}
}
