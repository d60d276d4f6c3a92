package spapi

import (
	"time"

	"github.com/sellerperf/sellerperf/metrics"
)

// Orders API v0: orders, which may have their items in them. It knows neither when an
// order was shipped nor by whom it was cancelled, unless the buyer asked for it.
func ordersV0Format() nodeFormat {
	return nodeFormat{
		kind: OrdersV0,
		match: func(n node) bool {
			return n.has("AmazonOrderId") && (n.has("PurchaseDate") || n.has("OrderStatus"))
		},
		read: func(s *sink, n node) {
			id, ok := s.orderID(n, "AmazonOrderId")
			if !ok || s.elsewhere("MarketplaceId", n.text("MarketplaceId")) || s.elsewhere("SalesChannel", n.text("SalesChannel")) {
				return
			}
			o := orderV0{s: s, n: n, id: id, items: itemsV0(n)}
			o.read()
		},
	}
}

type orderV0 struct {
	s       *sink
	n       node
	id      string
	items   []node
	updated time.Time
	channel metrics.Channel
	dated   bool // as in order2026
}

func (o *orderV0) read() {
	at, ok := o.s.moment(o.n, "PurchaseDate", false)
	if !ok {
		return
	}
	o.channel, o.dated = channelOf(o.n.text("FulfillmentChannel")), true
	if m, ok := o.s.moment(o.n, "LastUpdateDate", true); ok {
		o.updated = m.instant()
	}
	cancelled := o.standing()
	switch {
	case !at.known():
		o.s.fault(&RowError{Key: "PurchaseDate", Reason: Missing, Kept: cancelled != nil})
	case o.channel == metrics.UnknownChannel:
		o.s.fault(&RowError{Key: "FulfillmentChannel", Value: shorten(o.n.text("FulfillmentChannel")), Reason: UnknownWord,
			Detail: "want MFN or AFN", Kept: cancelled != nil})
	default:
		o.placed(at.instant())
	}
	if cancelled != nil {
		o.s.emit(cancelled, o.updated)
	}
}

// standing looks at the order's status, and returns its cancellation if there is one
// and it can be told whose it is.
func (o *orderV0) standing() metrics.Event {
	switch status := o.n.text("OrderStatus"); {
	case isCancelled(status):
		ev := o.cancelled()
		if ev == nil {
			o.undated(WhoCancelled, status, "cancelled, and v0 does not say by whom: take the order from Orders API 2026-01-01")
			return nil
		}
		return ev
	case isShipped(status) && o.channel == metrics.MFN:
		o.undated(NoTime, status, "shipped, and v0 does not say when: take the order from Orders API 2026-01-01 with PACKAGES")
	}
	return nil
}

func (o *orderV0) undated(reason Reason, status, detail string) {
	o.dated = false
	o.s.fault(&RowError{Key: "OrderStatus", Value: shorten(status), Reason: reason, Detail: detail + "; the order's promises are left out", Kept: true})
}

// cancelled returns the cancellation of the order: the buyer's, if all items say that
// the buyer asked for it, or by whom the options say.
func (o *orderV0) cancelled() *metrics.OrderCancelled {
	ev := &metrics.OrderCancelled{By: o.s.opt.CancelledBy}
	asked := len(o.items) > 0
	for _, it := range o.items {
		asked = asked && buyerAsked(it)
	}
	if asked {
		ev.By, ev.RequestedBy = metrics.Buyer, metrics.Buyer
	}
	if ev.By == metrics.UnknownParty || o.updated.IsZero() {
		return nil
	}
	ev.At, ev.Order = o.updated, o.id
	return ev
}

// buyerAsked reports whether the buyer asked for an item to be cancelled. v0 says so in
// text, notifications in a boolean.
func buyerAsked(it node) bool {
	return it.at("BuyerRequestedCancel").flag("IsBuyerRequestedCancel") == metrics.Yes ||
		it.flag("IsBuyerRequestedCancel") == metrics.Yes
}

// placed emits that the order was placed.
func (o *orderV0) placed(at time.Time) {
	n := o.n
	ev := &metrics.OrderPlaced{Channel: o.channel, Business: n.flag("IsBusinessOrder")}
	ev.At, ev.Order = at, o.id
	if o.dated && o.channel == metrics.MFN {
		ev.ShipBy = o.instant("LatestShipDate")
	}
	if o.dated {
		ev.DeliverBy = o.instant("LatestDeliveryDate")
	}
	ev.Total, _ = n.at("OrderTotal").money()
	linesV0(o.s, ev, o.items)
	for key, program := range map[string]string{"IsPrime": "prime", "IsPremiumOrder": "premium"} {
		if n.flag(key) == metrics.Yes {
			ev.Programs = append(ev.Programs, program)
		}
	}
	ev.Programs = sorted(ev.Programs)
	ev.Destination = countryOf(n.at("ShippingAddress").text("CountryCode"))
	o.s.orders, o.s.order, o.s.placed = o.s.orders+1, o.id, placing{at: at, channel: o.channel}
	o.s.emit(ev, o.updated)
}

func (o *orderV0) instant(key string) time.Time {
	m, ok := o.s.moment(o.n, key, true)
	if !ok || !m.known() {
		return time.Time{}
	}
	return m.instant()
}

// linesV0 adds items to an order. ItemPrice is that of all units of the item.
func linesV0(s *sink, ev *metrics.OrderPlaced, items []node) {
	for _, it := range items {
		l := metrics.Line{
			Line: it.text("OrderItemId"), SKU: it.text("SellerSKU"), ASIN: it.text("ASIN"),
			Units: max(it.units("QuantityOrdered"), it.units("Quantity")), // the latter in notifications
		}
		if l.Line == "" {
			s.fault(&RowError{Key: "OrderItems.OrderItemId", Reason: Missing, Kept: true})
			continue
		}
		if price, ok := it.at("ItemPrice").money(); ok && price.Currency == ev.Total.Currency {
			l.Value, l.HasValue = price.Amount, true
		}
		if ev.Condition == "" {
			ev.Condition = lower(it.text("ConditionId"))
		}
		ev.Lines = append(ev.Lines, l)
		ev.Units += l.Units
	}
}
