package spapi

import (
	"time"

	"github.com/sellerperf/sellerperf/metrics"
)

// orderChange reads the notification ORDER_CHANGE. It is the one document of Amazon's
// that says when an order's status changed. In live ones most keys are absent or null.
func orderChange(s *sink, c node, told time.Time) {
	id, ok := s.orderID(c, "AmazonOrderId")
	summary := c.at("Summary")
	if !ok || s.elsewhere("MarketplaceId", summary.text("MarketplaceId")) {
		return
	}
	o := change{s: s, n: c, summary: summary, id: id, told: told, items: summary.list("OrderItems")}
	o.channel = channelOf(summary.text("FulfillmentType"))
	o.read()
}

type change struct {
	s          *sink
	n, summary node
	id         string
	told       time.Time
	items      []node
	channel    metrics.Channel
	dated      bool // as in order2026
}

func (o *change) read() {
	o.dated = true
	changed := o.changed()
	placed := o.placed()
	if placed == nil && changed == nil && len(o.s.items) == o.s.head {
		o.s.fault(&RowError{Key: "Summary", Reason: NothingToCount, Detail: "neither placed, shipped nor cancelled"})
	}
	if placed != nil {
		if !o.dated {
			placed.ShipBy, placed.DeliverBy = time.Time{}, time.Time{}
		}
		o.s.emit(placed, o.told)
	}
	if changed != nil {
		o.s.emit(changed, o.told)
	}
}

// placed returns that the order was placed, if that is said.
func (o *change) placed() *metrics.OrderPlaced {
	at, ok := o.s.moment(o.summary, "PurchaseDate", true)
	if !ok || !at.known() || o.channel == metrics.UnknownChannel {
		return nil
	}
	ev := &metrics.OrderPlaced{Channel: o.channel}
	ev.At, ev.Order = at.instant(), o.id
	if o.channel == metrics.MFN {
		ev.ShipBy = o.instant("LatestShipDate")
	}
	ev.DeliverBy = o.instant("LatestDeliveryDate")
	linesV0(o.s, ev, o.items)
	if level := fold(o.n.text("NotificationLevel")); level != "" && level != "orderlevel" {
		ev.Units = 0 // not all items of the order need be there
	}
	ev.Programs = sorted(words(append(o.summary.texts("OrderPrograms"), o.summary.texts("ShippingPrograms")...)))
	if o.summary.has("OrderPrograms") {
		ev.Business = metrics.No
		for _, p := range ev.Programs {
			if p == "business" || p == "amazonbusiness" || p == "amazon-business" {
				ev.Business = metrics.Yes
			}
		}
	}
	return ev
}

func (o *change) instant(key string) time.Time {
	m, ok := o.s.moment(o.summary, key, true)
	if !ok || !m.known() {
		return time.Time{}
	}
	return m.instant()
}

// changed returns that the order was confirmed or cancelled, if that is what changed.
func (o *change) changed() metrics.Event {
	status := o.summary.text("OrderStatus")
	switch {
	case isCancelled(status):
		return o.cancelled(status)
	case o.channel == metrics.MFN && isShipped(status):
		at, ok := o.at(status)
		if !ok {
			return nil
		}
		ev := &metrics.ShipmentConfirmed{}
		ev.At, ev.Order = at, o.id
		return ev
	case o.channel == metrics.MFN && fold(status) == "partiallyshipped":
		at, ok := o.at(status)
		if n := o.shipped(); ok && n > 0 {
			ev := &metrics.ShipmentConfirmed{Units: n}
			ev.At, ev.Order = at, o.id
			return ev
		}
	}
	return nil
}

// shipped returns how many units were shipped.
func (o *change) shipped() int {
	n := 0
	for _, it := range o.items {
		n += it.units("QuantityShipped")
	}
	if n == 0 {
		n = o.summary.units("NumberOfItemsShipped")
	}
	return n
}

// at returns when the status changed: the trigger's time, or where that is absent the
// notification's own, which is seconds later. A notification of another change says
// nothing of when.
func (o *change) at(status string) (time.Time, bool) {
	if kind := fold(o.n.text("OrderChangeType")); kind != "" && kind != "orderstatuschange" {
		o.undated(NoTime, status, "the notification is of another change ("+kind+")")
		return time.Time{}, false
	}
	m, ok := o.s.moment(o.n.at("OrderChangeTrigger"), "TimeOfOrderChange", true)
	switch {
	case ok && m.known():
		return m.instant(), true
	case !o.told.IsZero():
		return o.told, true
	}
	o.undated(NoTime, status, "neither the change nor the notification has a time")
	return time.Time{}, false
}

func (o *change) undated(reason Reason, status, detail string) {
	o.dated = false
	o.s.fault(&RowError{Key: "Summary.OrderStatus", Value: shorten(status), Reason: reason, Detail: detail + "; the order's promises are left out", Kept: true})
}

// cancelled returns the cancellation: the buyer's, where all items or the reason of the
// change say that the buyer asked; else by whom the options say.
func (o *change) cancelled(status string) metrics.Event {
	at, ok := o.at(status)
	if !ok {
		return nil
	}
	reason := o.n.at("OrderChangeTrigger").text("ChangeReason")
	asked := len(o.items) > 0
	for _, it := range o.items {
		asked = asked && buyerAsked(it)
	}
	ev := &metrics.OrderCancelled{By: o.s.opt.CancelledBy, Reason: cancelReason(reason)}
	if asked || fold(reason) == "buyerrequestedcancel" {
		ev.By, ev.RequestedBy = metrics.Buyer, metrics.Buyer
	}
	if ev.By == metrics.UnknownParty {
		o.undated(WhoCancelled, status, "cancelled, and not said by whom: take the order from Orders API 2026-01-01")
		return nil
	}
	ev.At, ev.Order = at, o.id
	return ev
}
