package spapi

import "github.com/sellerperf/sellerperf/metrics"

// The columns that are read of the reports of seller-fulfilled orders: the unshipped
// orders, which have the promise, and the order reports, which may. Rows are items.
const (
	uoOrder = iota
	uoItem
	uoPlaced
	uoPromise
	uoPast
	uoDeliver
	uoToShip
	uoQuantity
	uoSKU
	uoSales
	uoCountry
	uoBusiness
	uoPrime
	uoChannel
)

func sellerOrderColumns() []column {
	return []column{
		uoOrder: {"orderid", "amazonorderid"}, uoItem: {"orderitemid", "amazonorderitemid"}, uoPlaced: {"purchasedate"},
		uoPromise: {"promisedate", "latestshipdate"}, uoPast: {"dayspastpromise"},
		uoDeliver: {"latestdeliverydate"}, uoToShip: {"quantitytoship"}, uoQuantity: {"quantitypurchased"},
		uoSKU: {"sku"}, uoSales: {"saleschannel"}, uoCountry: {"shipcountry"},
		uoBusiness: {"isbusinessorder"}, uoPrime: {"isprime"}, uoChannel: {"fulfillmentchannel"},
	}
}

func unshippedFormat() *tableFormat {
	return &tableFormat{
		kind:    UnshippedOrders,
		columns: sellerOrderColumns(),
		least:   []int{uoOrder, uoPlaced},
		match:   func(has func(int) bool) bool { return has(uoItem) && (has(uoPast) || has(uoToShip) || has(uoPromise)) },
		row:     (*table).sellerOrder,
	}
}

func orderReportFormat() *tableFormat {
	return &tableFormat{
		kind:    OrderReport,
		columns: sellerOrderColumns(),
		least:   []int{uoOrder, uoPlaced},
		match:   func(has func(int) bool) bool { return has(uoItem) && (has(uoQuantity) || has(uoChannel)) },
		row:     (*table).sellerOrder,
	}
}

// sellerOrder reads an item. Each says that its order was placed, with the one line: a
// ledger puts the lines together, wherever in the report, or in which, they stand.
func (t *table) sellerOrder() {
	id, ok := t.order(uoOrder)
	if !ok || t.elsewhere(t.name(uoSales), t.word(uoSales)) {
		return
	}
	at, ok := t.needed(uoPlaced)
	if !ok {
		return
	}
	ev := t.slab.order()
	ev.Channel, ev.Business = metrics.MFN, t.flag(uoBusiness)
	if channel := t.channel(uoChannel); channel != metrics.UnknownChannel {
		ev.Channel = channel // the report of what Amazon shipped
	}
	ev.At, ev.Order = at.instant(), id
	ev.ShipBy, ev.DeliverBy = t.deadline(uoPromise), t.deadline(uoDeliver)
	if line := t.text(uoItem); line != "" {
		ev.Lines = append(ev.Lines, metrics.Line{Line: line, SKU: t.text(uoSKU), Units: t.units(uoQuantity)})
	} else {
		t.bad(uoItem, Missing, "the order is used, the item is not", true)
	}
	if t.flag(uoPrime) == metrics.Yes {
		ev.Programs = []string{"prime"}
	}
	ev.Destination = t.country(uoCountry)
	t.emit(ev, t.opt.Seen)
}
