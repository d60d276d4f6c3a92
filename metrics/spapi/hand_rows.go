package spapi

import "github.com/sellerperf/sellerperf/metrics"

// The columns of answers to return requests, one request a row: Amazon's returns report
// says that a request was answered, not when.
const (
	raOrder = iota
	raReturn
	raRequested
	raAnswered
	raRejected
	raPolicy
)

func returnRowsFormat() *tableFormat {
	return &tableFormat{
		kind: ReturnRows,
		columns: []column{
			raOrder: {"orderid", "amazonorderid", "order"}, raReturn: {"returnid", "rma", "rmaid", "amazonrmaid", "return"},
			raRequested: {"requested", "requestedat", "daterequested"},
			raAnswered:  {"answered", "answeredat", "authorized", "authorised", "authorizedat", "dateanswered"},
			raRejected:  {"rejected", "rejectedat", "daterejected", "denied"},
			raPolicy:    {"inpolicy"},
		},
		least: []int{raOrder, raReturn},
		match: func(has func(int) bool) bool { return has(raAnswered) || has(raRejected) || has(raRequested) },
		row:   (*table).returnAnswer,
	}
}

// returnAnswer reads a request with what became of it.
func (t *table) returnAnswer() {
	order, ok := t.order(raOrder)
	if !ok {
		return
	}
	id, used := t.text(raReturn), false
	policy := t.flag(raPolicy)
	for _, c := range []struct {
		col  int
		make func(m metrics.Meta) metrics.Event
	}{
		{raRequested, func(m metrics.Meta) metrics.Event {
			return &metrics.ReturnRequested{Meta: m, Return: id, InPolicy: policy}
		}},
		{raAnswered, func(m metrics.Meta) metrics.Event { return &metrics.ReturnAnswered{Meta: m, Return: id} }},
		{raRejected, func(m metrics.Meta) metrics.Event {
			return &metrics.ReturnRejected{Meta: m, Return: id, InPolicy: policy}
		}},
	} {
		at, ok := t.moment(c.col, true)
		if used = used || !ok || at.known(); ok && at.known() {
			t.emit(c.make(metrics.Meta{At: at.instant(), Order: order}), t.opt.Seen)
		}
	}
	if !used {
		t.bad(raAnswered, Missing, "neither requested, answered nor rejected", false)
	}
}

// The columns of the seller's log of invoices uploaded, one a row: no document of
// Amazon's says when.
const (
	inOrderID = iota
	inUploaded
	inShipment
)

func invoiceRowsFormat() *tableFormat {
	return &tableFormat{
		kind: InvoiceRows,
		columns: []column{
			inOrderID:  {"orderid", "amazonorderid", "order"},
			inUploaded: {"invoiceuploaded", "uploaded", "uploadedat", "uploaddate", "dateuploaded", "invoiceuploadedat"},
			inShipment: {"shipmentid", "shippingid", "shipment"},
		},
		least: []int{inOrderID, inUploaded},
		row: func(t *table) {
			order, ok := t.order(inOrderID)
			if !ok {
				return
			}
			at, ok := t.needed(inUploaded)
			if !ok {
				return
			}
			ev := &metrics.InvoiceUploaded{Shipment: t.text(inShipment)}
			ev.At, ev.Order = at.instant(), order
			t.emit(ev, t.opt.Seen)
		},
	}
}
