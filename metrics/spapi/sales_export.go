package spapi

import "github.com/sellerperf/sellerperf/metrics"

// The columns that are read of the sales report sellers export as CSV. It has days, no
// times, and no promise.
const (
	seOrder = iota
	seDate
	seStatus
	seChannel
	seSales
	seSKU
	seASIN
	seQuantity
	seCategory
	seCountry
	seBusiness
)

func salesFormat() *tableFormat {
	return &tableFormat{
		kind: SalesExport,
		columns: []column{
			seOrder: {"orderid", "amazonorderid"}, seDate: {"date", "orderdate", "purchasedate"}, seStatus: {"status", "orderstatus"},
			seChannel: {"fulfilment", "fulfillment", "fulfillmentchannel"}, seSales: {"saleschannel"},
			seSKU: {"sku"}, seASIN: {"asin"}, seQuantity: {"qty", "quantity"}, seCategory: {"category"},
			seCountry: {"shipcountry"}, seBusiness: {"b2b", "isbusinessorder"},
		},
		least: []int{seOrder, seDate, seChannel},
		match: func(has func(int) bool) bool { return has(seStatus) },
		row:   (*table).salesRow,
	}
}

// salesRow reads an item.
func (t *table) salesRow() {
	id, ok := t.order(seOrder)
	if !ok || t.elsewhere(t.name(seSales), t.word(seSales)) {
		return
	}
	at, ok := t.needed(seDate)
	if !ok {
		return
	}
	channel := t.channel(seChannel)
	if channel == metrics.UnknownChannel {
		t.badWord(seChannel, "want Amazon or Merchant")
		return
	}
	ev := t.slab.order()
	ev.Channel, ev.Business = channel, t.flag(seBusiness)
	ev.At, ev.Order = at.instant(), id
	sku := t.text(seSKU)
	if sku != "" {
		ev.Lines = append(ev.Lines, metrics.Line{Line: sku, SKU: sku, ASIN: t.text(seASIN), Category: t.text(seCategory), Units: t.units(seQuantity)})
	}
	ev.Destination = t.country(seCountry)
	t.emit(ev, t.opt.Seen)
	switch {
	case !t.cancelled(seStatus):
	case t.opt.CancelledBy == metrics.UnknownParty:
		t.bad(seStatus, WhoCancelled, "cancelled, and the report says neither by whom nor when: take the order from Orders API 2026-01-01", true)
	default:
		t.bad(seStatus, NoTime, "cancelled, and the report does not say when", true)
	}
}
