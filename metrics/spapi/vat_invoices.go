package spapi

import "github.com/sellerperf/sellerperf/metrics"

// The columns that are read of the VAT invoice report. Rows are items of shipments,
// returns and refunds; it says whether an invoice is there, not since when.
//
// Source: https://developer-docs.amazon.com/sp-api/docs/invoice-data-reports-attributes
const (
	vaMarket = iota
	vaOrder
	vaItem
	vaShipping
	vaTransaction
	vaInvoice
	vaStatus
	vaByAmazon
	vaPlaced
	vaShipped
	vaFulfilled
	vaBusiness
	vaSKU
	vaASIN
	vaUnits
	vaCountry
)

func vatFormat() *tableFormat {
	return &tableFormat{
		kind: VATInvoices,
		columns: []column{
			vaMarket: {"marketplaceid"}, vaOrder: {"orderid"}, vaItem: {"orderitemid"}, vaShipping: {"shippingid"},
			vaTransaction: {"transactiontype"}, vaInvoice: {"invoicenumber"}, vaStatus: {"invoicestatus"},
			vaByAmazon: {"isamazoninvoiced"}, vaPlaced: {"orderdate"}, vaShipped: {"shipmentdate"},
			vaFulfilled: {"fulfilledby"}, vaBusiness: {"isbusinessorder"}, vaSKU: {"sku"}, vaASIN: {"asin"},
			vaUnits: {"quantitypurchased"}, vaCountry: {"shipcountry"},
		},
		least: []int{vaOrder, vaPlaced},
		match: func(has func(int) bool) bool {
			return has(vaTransaction) && (has(vaStatus) || has(vaByAmazon) || has(vaShipping))
		},
		row: (*table).vatRow,
	}
}

// vatRow reads an item of a shipment; returns and refunds need no invoice of ours.
func (t *table) vatRow() {
	id, ok := t.order(vaOrder)
	if !ok || t.elsewhere(t.name(vaMarket), t.word(vaMarket)) {
		return
	}
	switch t.folded(vaTransaction) {
	case "shipment", "":
	default:
		t.bad(vaTransaction, NothingToCount, "a credit note: only invoices of shipments are counted", false)
		return
	}
	t.vatOrder(id)
	switch t.folded(vaStatus) {
	case "accepted", "uploaded", "success", "invoiced", "done", "processed":
		t.bad(vaStatus, NoTime, "the invoice is there, and it is not said since when: supply the log of uploads", true)
	}
}

// vatOrder emits what the row says of the order: that it is a business order, which
// decides whether it needs an invoice.
func (t *table) vatOrder(id string) {
	at, ok := t.moment(vaPlaced, true)
	if !ok {
		return
	}
	channel := t.channel(vaFulfilled)
	switch {
	case !at.known():
		t.bad(vaPlaced, Missing, "without it nothing is known of the order", true)
		return
	case channel == metrics.UnknownChannel:
		t.bad(vaFulfilled, Missing, "without it there is no telling who ships", true)
		return
	}
	ev := &metrics.OrderPlaced{Channel: channel, Business: t.flag(vaBusiness)}
	ev.At, ev.Order = at.instant(), id
	if line := t.text(vaItem); line != "" {
		ev.Lines = []metrics.Line{{Line: line, SKU: t.text(vaSKU), ASIN: t.text(vaASIN), Units: t.units(vaUnits)}}
	}
	ev.Destination = t.country(vaCountry)
	t.emit(ev, t.opt.Seen)
}
