package spapi

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/sellerperf/sellerperf/metrics"
)

// The columns of the All Orders reports that are read. Rows are items; those of an order
// follow one another.
const (
	aoOrder = iota
	aoPlaced
	aoUpdated
	aoStatus
	aoChannel
	aoSales
	aoSKU
	aoASIN
	aoItemStatus
	aoQuantity
	aoCurrency
	aoPrice
	aoCountry
	aoBusiness
	aoPrime
	aoReplacement
	aoAsked
	aoShipment
)

func allOrdersFormat() *tableFormat {
	return &tableFormat{
		kind: AllOrders,
		columns: []column{
			aoOrder: {"amazonorderid"}, aoPlaced: {"purchasedate"}, aoUpdated: {"lastupdateddate"},
			aoStatus: {"orderstatus"}, aoChannel: {"fulfillmentchannel", "fulfilmentchannel"}, aoSales: {"saleschannel"},
			aoSKU: {"sku"}, aoASIN: {"asin"}, aoItemStatus: {"itemstatus"}, aoQuantity: {"quantity"},
			aoCurrency: {"currency"}, aoPrice: {"itemprice"}, aoCountry: {"shipcountry"},
			aoBusiness: {"isbusinessorder"}, aoPrime: {"isprime"}, aoReplacement: {"isreplacementorder"},
			aoAsked: {"isbuyerrequestedcancellation"}, aoShipment: {"shipmentid"},
		},
		least: []int{aoOrder, aoPlaced},
		match: func(has func(int) bool) bool {
			return (has(aoChannel) || has(aoStatus) && has(aoSales)) && !has(aoShipment)
		},
		needs: []int{aoChannel},
		row:   (*table).allOrders,
		flush: (*table).flushOrder,
	}
}

// allOrders reads an item, and hands the order out once its last item was read.
func (t *table) allOrders() {
	id, ok := t.order(aoOrder)
	if !ok || t.elsewhere(t.name(aoSales), t.word(aoSales)) {
		return
	}
	if t.last != nil && t.last.Order != id {
		t.flushOrder()
	}
	if t.last == nil && !t.beginOrder(id) {
		return
	}
	t.cancelledItem(t.item())
}

// beginOrder reads what all rows of an order say alike.
func (t *table) beginOrder(id string) bool {
	at, ok := t.needed(aoPlaced)
	if !ok {
		return false
	}
	channel := t.channel(aoChannel)
	if channel == metrics.UnknownChannel {
		t.badWord(aoChannel, "want Amazon or Merchant")
		return false
	}
	ev := t.slab.order()
	ev.Channel, ev.Business = channel, t.flag(aoBusiness)
	ev.At, ev.Order = at.instant(), id
	if t.flag(aoPrime) == metrics.Yes {
		ev.Programs = append(ev.Programs, "prime")
	}
	if t.flag(aoReplacement) == metrics.Yes {
		ev.Programs = append(ev.Programs, "replacement")
	}
	ev.Destination = t.country(aoCountry)
	t.last, t.begun = ev, t.line
	if seen, ok := t.moment(aoUpdated, true); ok {
		t.seen = seen.instant()
	}
	return true
}

// item adds the row to the order, and returns its line, the zero one if it is not to be
// known. The report gives items no id: they are known by their SKU, and where an order has
// a SKU twice, by its turn.
func (t *table) item() metrics.Line {
	sku := t.text(aoSKU)
	l := metrics.Line{Line: sku, SKU: sku, ASIN: t.text(aoASIN), Units: t.units(aoQuantity)}
	if l.Line == "" {
		l.Line = l.ASIN
	}
	if l.Line == "" || len(t.last.Lines) >= metrics.MaxLines {
		return metrics.Line{}
	}
	for i, turn := 0, 1; i < len(t.last.Lines); i++ {
		if t.last.Lines[i].SKU == sku {
			turn++
			l.Line = sku + "#" + strconv.Itoa(turn)
		}
	}
	t.price(&l)
	t.last.Units += l.Units
	t.last.Lines = append(t.last.Lines, l)
	return l
}

// price reads what the item costs, which is for all its units, and adds it to the order's
// total. The total is of the goods: the report has none of the order.
func (t *table) price(l *metrics.Line) {
	price, currency := t.raw(aoPrice), t.word(aoCurrency)
	if len(price) == 0 || currency == "" {
		return
	}
	d, ok := t.amount(aoPrice)
	m, whole := moneyOf(d, currency)
	switch {
	case !ok || !whole:
		t.bad(aoPrice, Malformed, "want an amount of the currency", true)
	case t.last.Total.Currency == "":
		t.last.Total = m
	case t.last.Total.Currency != currency:
		return
	default:
		t.last.Total.Amount = t.last.Total.Amount.Add(d)
	}
	if ok && whole {
		l.Value, l.HasValue = d, true
	}
}

// cancelledItem looks whether the item, or the order with it, was cancelled. The report
// does not say by whom.
func (t *table) cancelledItem(l metrics.Line) {
	whole := t.cancelled(aoStatus)
	if !whole && !t.cancelled(aoItemStatus) {
		return
	}
	if whole && len(t.last.Lines) > 1 {
		return // said with the order's first item
	}
	col := aoItemStatus
	if whole {
		col = aoStatus
	}
	ev := &metrics.OrderCancelled{By: t.opt.CancelledBy}
	if t.flag(aoAsked) == metrics.Yes {
		ev.By, ev.RequestedBy = metrics.Buyer, metrics.Buyer
	}
	if ev.By == metrics.UnknownParty || t.seen.IsZero() {
		t.bad(col, WhoCancelled, "cancelled, and the report does not say by whom: take the order from Orders API 2026-01-01", true)
		return
	}
	ev.At, ev.Order = t.seen, t.last.Order
	if !whole {
		if l.Line == "" {
			t.bad(aoSKU, Missing, "an item was cancelled, and it is not said which", true)
			return
		}
		ev.Line = l.Line
		t.gone = t.gone || l.Units == 0
	}
	t.emit(ev, t.seen)
}

// flushOrder hands out the order whose items were read.
func (t *table) flushOrder() {
	ev := t.last
	if ev == nil {
		return
	}
	line := t.line
	t.line, t.last = t.begun, nil
	gone := t.gone
	t.gone = false
	if ev.Total.Currency != "" && ev.Total.Amount.Equal(decimal.Decimal{}) && ev.Units == 0 {
		ev.Total = metrics.Money{} // a cancelled order's zeros
		for i := range ev.Lines {
			ev.Lines[i].HasValue, ev.Lines[i].Value = false, decimal.Decimal{}
		}
	}
	if gone {
		ev.Units = 0 // the lines add up: what the cancellation takes is to be among them
	}
	t.emit(ev, t.seen)
	t.line = line
}
