package spapi

import (
	"slices"

	"github.com/sellerperf/sellerperf/metrics"
)

// Orders API v0, getOrderItems: the items of an order, which do not say when it was
// placed. An [Index] does.
func orderItemsFormat() nodeFormat {
	return nodeFormat{
		kind:  OrderItemsV0,
		match: func(n node) bool { return n.has("AmazonOrderId", "OrderItems") },
		read: func(s *sink, n node) {
			id, ok := s.orderID(n, "AmazonOrderId")
			if !ok {
				return
			}
			p, ok := s.opt.Index.placingOf(id)
			if id == s.order {
				p, ok = s.placed, true // it stood just before
			}
			if !ok {
				s.fault(&RowError{Key: "AmazonOrderId", Value: id, Reason: NoOrder, Detail: "items of an order no other document tells of: read its getOrder or getOrders too"})
				return
			}
			s.itemsOf(id, p, n.list("OrderItems"), n.has("NextToken"))
		},
	}
}

// itemsOf emits the items of an order; more says that it may have others.
func (s *sink) itemsOf(id string, p placing, items []node, more bool) {
	ev := &metrics.OrderPlaced{Channel: p.channel}
	ev.At, ev.Order = p.at, id
	ev.Total.Currency = currencyOf(items)
	linesV0(s, ev, items)
	ev.Total = metrics.Money{}
	for i := range ev.Lines { // a value needs a total, which is not here
		ev.Lines[i].HasValue = false
		ev.Lines[i].Value = ev.Total.Amount
	}
	if more {
		ev.Units = 0 // a page of several: the lines add up
	}
	s.emit(ev, p.at)
}

// itemsV0 returns the items in an order, or beside it. Sellers' tools store what
// getOrderItems returned under a key of theirs.
func itemsV0(n node) []node {
	if list := n.list("OrderItems"); len(list) > 0 {
		return list
	}
	for _, list := range [][]node{
		n.list("items"), n.at("items").list("OrderItems"), n.at("items", "payload").list("OrderItems"),
		n.at("OrderItems").list("OrderItems"), n.at("OrderItems", "payload").list("OrderItems"),
	} {
		if len(list) > 0 && list[0].has("OrderItemId") {
			return list
		}
	}
	return nil
}

// itemsBeside emits the items an object has beside the one order in it.
func (w *walker) itemsBeside(n node) {
	if items := itemsV0(n); len(items) > 0 && !n.has("AmazonOrderId") {
		w.kind = OrdersV0
		w.itemsOf(w.order, w.placed, items, false)
	}
}

// orderAsideFormat is of responses about an order that hold nothing to count: its
// address, its buyer, what a regulated product needs.
func orderAsideFormat() nodeFormat {
	return nodeFormat{
		kind:  OrdersV0,
		match: func(n node) bool { return n.has("AmazonOrderId") },
		read: func(s *sink, n node) {
			s.fault(&RowError{Reason: NothingToCount, Detail: "of the order it has " + n.keys()})
		},
	}
}

// currencyOf returns the currency of the items.
func currencyOf(items []node) string {
	for _, it := range items {
		if _, currency, ok := it.at("ItemPrice").amount(); ok {
			return currency
		}
	}
	return ""
}

func sorted(list []string) []string {
	slices.Sort(list)
	return list
}
