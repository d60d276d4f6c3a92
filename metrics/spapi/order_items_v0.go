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
			if !ok {
				s.fault(&RowError{Key: "AmazonOrderId", Value: id, Reason: NoOrder, Detail: "items of an order no other document tells of: read its getOrder or getOrders too"})
				return
			}
			ev := &metrics.OrderPlaced{Channel: p.channel}
			ev.At, ev.Order = p.at, id
			items := n.list("OrderItems")
			ev.Total.Currency = currencyOf(items)
			linesV0(s, ev, items)
			ev.Total = metrics.Money{}
			for i := range ev.Lines { // a value needs a total, which is not here
				ev.Lines[i].HasValue = false
				ev.Lines[i].Value = ev.Total.Amount
			}
			if n.has("NextToken") {
				ev.Units = 0 // a page of several: the lines add up
			}
			s.emit(ev, p.at)
		},
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
