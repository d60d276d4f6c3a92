package spapi

import (
	"cmp"
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"github.com/sellerperf/sellerperf/metrics"
)

// Orders API 2026-01-01. The response holds what the request asked for with
// includedData: without FULFILLMENT there is no channel and no promise, without
// CANCELLATION no one who cancelled, without PACKAGES no confirmation and no tracking
// number.
func orders2026Format() nodeFormat {
	return nodeFormat{
		kind:  Orders2026,
		match: func(n node) bool { return n.has("orderId") && (n.has("createdTime") || n.has("orderItems")) },
		read: func(s *sink, n node) {
			if id, ok := s.orderID(n, "orderId"); ok && !s.elsewhere("salesChannel", salesChannel(n)) {
				o := order2026{s: s, n: n, id: id}
				o.read()
			}
		},
	}
}

// salesChannel returns what the order names its marketplace by.
func salesChannel(n node) string {
	c := n.at("salesChannel")
	for _, key := range []string{"marketplaceId", "marketplaceName", "channelName"} {
		if text := c.text(key); text != "" {
			return text
		}
	}
	return ""
}

type order2026 struct {
	s       *sink
	n       node
	id      string
	updated time.Time
	status  string
	channel metrics.Channel
	items   []node
	// dated is false where the order was shipped or cancelled and it is not said when or
	// by whom. Its promises are left out then: without the other half they would make it
	// late.
	dated bool
}

func (o *order2026) read() {
	fulfilment := o.n.at("fulfillment")
	o.channel = channelOf(fulfilment.text("fulfilledBy"))
	o.status = fulfilment.text("fulfillmentStatus")
	o.items = o.n.list("orderItems")
	if m, ok := o.s.moment(o.n, "lastUpdatedTime", true); ok {
		o.updated = m.instant()
	}
	o.dated = true
	cancels := o.cancellations()
	parcels := o.packages()
	o.placed(fulfilment, cancels)
	for _, ev := range cancels {
		o.s.emit(ev, o.updated)
	}
	for _, ev := range parcels {
		o.s.emit(ev, o.updated)
	}
}

// placed emits that the order was placed.
func (o *order2026) placed(fulfilment node, cancels []metrics.Event) {
	at, ok := o.s.moment(o.n, "createdTime", false)
	switch {
	case !ok:
		return
	case !at.known():
		o.s.fault(&RowError{Key: "createdTime", Reason: Missing})
		return
	case o.channel == metrics.UnknownChannel:
		o.s.fault(&RowError{Key: "fulfillment.fulfilledBy", Value: shorten(fulfilment.text("fulfilledBy")), Reason: Missing,
			Detail: "without it there is no telling who ships: request includedData=FULFILLMENT", Kept: true})
		return
	}
	ev := &metrics.OrderPlaced{Channel: o.channel}
	ev.At, ev.Order = at.instant(), o.id
	if o.dated && o.channel == metrics.MFN {
		ev.ShipBy = o.instant(fulfilment.at("shipByWindow"), "latestDateTime")
	}
	if o.dated {
		ev.DeliverBy = o.instant(fulfilment.at("deliverByWindow"), "latestDateTime")
	}
	ev.Total, _ = o.n.at("proceeds", "grandTotal").money()
	for _, it := range o.items {
		o.line(ev, it)
	}
	for _, c := range cancels {
		if takesUnknown(ev.Lines, c) {
			ev.Units = 0 // the lines add up: what the cancellation takes is to be among them
		}
	}
	ev.Programs = words(o.n.texts("programs"))
	if o.n.has("programs") {
		ev.Business = metrics.FlagOf(slices.Contains(ev.Programs, "amazon-business"))
	}
	ev.Destination = countryOf(o.n.at("recipient", "deliveryAddress").text("countryCode"))
	o.s.emit(ev, o.updated)
}

// takesUnknown reports whether a cancellation is of a line of which it is not said how many
// were ordered.
func takesUnknown(lines []metrics.Line, cancel metrics.Event) bool {
	c, ok := cancel.(*metrics.OrderCancelled)
	return ok && c.Line != "" && c.Units == 0 && slices.ContainsFunc(lines, func(l metrics.Line) bool {
		return l.Line == c.Line && l.Units == 0
	})
}

// line adds an item to the order.
func (o *order2026) line(ev *metrics.OrderPlaced, it node) {
	product := it.at("product")
	l := metrics.Line{
		Line: it.text("orderItemId"), SKU: product.text("sellerSku"), ASIN: product.text("asin"),
		Units: it.units("quantityOrdered"),
	}
	if l.Line == "" {
		o.s.fault(&RowError{Key: "orderItems.orderItemId", Reason: Missing, Kept: true})
		return
	}
	if price, ok := product.at("price", "unitPrice").money(); ok && price.Currency == ev.Total.Currency {
		l.Value, l.HasValue = price.Amount.Mul(decimal.NewFromInt(int64(max(l.Units, 1)))), true
	}
	if ev.Condition == "" {
		ev.Condition = lower(product.at("condition").text("conditionType"))
	}
	ev.Lines = append(ev.Lines, l)
	ev.Units += l.Units
}

func (o *order2026) instant(n node, key string) time.Time {
	m, ok := o.s.moment(n, key, true)
	if !ok || !m.known() {
		return time.Time{}
	}
	return m.instant()
}

// cancellations returns what was cancelled, by whoever carried it out together with who
// asked for it: a seller who cancels because the buyer asked has not failed. There is no
// instant but that of the order's last change, which is not before it.
func (o *order2026) cancellations() []metrics.Event {
	var events []*metrics.OrderCancelled
	for _, it := range o.items {
		if ev := o.cancellation(it); ev != nil {
			events = append(events, ev)
		}
	}
	whole := isCancelled(o.status)
	switch {
	case len(events) == 0 && !whole:
		return nil
	case o.updated.IsZero():
		o.undated(NoTime, "lastUpdatedTime", "cancelled, and not said when")
		return nil
	case whole && len(events) < len(o.items), len(events) == 0:
		ev := o.byWhom()
		if ev == nil {
			return nil
		}
		return []metrics.Event{ev}
	case len(events) == len(o.items) && alike(events) && (whole || len(events) > 0 && !o.anyLeft()):
		events[0].Line, events[0].Units = "", 0
		events = events[:1]
	}
	out := make([]metrics.Event, len(events))
	for i, ev := range events {
		out[i] = ev
	}
	return out
}

// anyLeft reports whether an item still has units to ship or shipped.
func (o *order2026) anyLeft() bool {
	for _, it := range o.items {
		f := it.at("fulfillment")
		if f.units("quantityFulfilled")+f.units("quantityUnfulfilled") > 0 {
			return true
		}
	}
	return false
}

// alike reports whether all items were cancelled by the same.
func alike(events []*metrics.OrderCancelled) bool {
	for _, ev := range events {
		if ev.By != events[0].By || ev.RequestedBy != events[0].RequestedBy || ev.Reason != events[0].Reason {
			return false
		}
	}
	return true
}

// cancellation returns the cancellation of an item, if it says who carried it out.
func (o *order2026) cancellation(it node) *metrics.OrderCancelled {
	request, execution := it.at("cancellation", "cancellationRequest"), it.at("cancellation", "cancellationExecution")
	if execution == nil && (request == nil || !isCancelled(o.status)) {
		return nil // a request is no cancellation yet
	}
	ev := &metrics.OrderCancelled{By: partyOf(execution.text("cancelledBy")), Line: it.text("orderItemId")}
	ev.At, ev.Order = o.updated, o.id
	if partyOf(request.text("requester")) == metrics.Buyer || ev.By == metrics.Buyer {
		ev.RequestedBy = metrics.Buyer
	}
	switch {
	case ev.By != metrics.UnknownParty:
	case ev.RequestedBy == metrics.Buyer:
		ev.By = metrics.Buyer
	case o.s.opt.CancelledBy != metrics.UnknownParty:
		ev.By = o.s.opt.CancelledBy
	default:
		o.s.fault(&RowError{Key: "cancellation.cancellationExecution.cancelledBy", Value: shorten(execution.text("cancelledBy")),
			Reason: UnknownWord, Detail: "want BUYER, MERCHANT or AMAZON", Kept: true})
		return nil
	}
	if ev.By != metrics.Buyer {
		ev.Reason = cancelReason(execution.text("cancelReason"))
	}
	f := it.at("fulfillment")
	ordered, left := it.units("quantityOrdered"), f.units("quantityFulfilled")+f.units("quantityUnfulfilled")
	if left > 0 && left < ordered {
		ev.Units = ordered - left
	}
	return ev
}

// byWhom returns the cancellation of an order that does not say who cancelled, by what
// the options say.
func (o *order2026) byWhom() *metrics.OrderCancelled {
	by := o.s.opt.CancelledBy
	if by == metrics.UnknownParty {
		o.undated(WhoCancelled, "cancellation", "cancelled, and not said by whom: request includedData=CANCELLATION")
		return nil
	}
	ev := &metrics.OrderCancelled{By: by}
	ev.At, ev.Order = o.updated, o.id
	return ev
}

// undated reports that half of what is to be known is missing.
func (o *order2026) undated(reason Reason, key, detail string) {
	o.dated = false
	o.s.fault(&RowError{Key: key, Reason: reason, Detail: detail + "; the order's promises are left out", Kept: true})
}

// packages returns the shipments, each confirmed when its record was made. The first one
// has no id, as it has none in the documents that know of no packages: they speak of the
// same.
func (o *order2026) packages() []metrics.Event {
	packages := o.n.list("packages")
	var events []*metrics.ShipmentConfirmed
	for _, p := range packages {
		if ev := o.parcel(p); ev != nil {
			events = append(events, ev)
		}
	}
	if len(events) == 0 && o.channel == metrics.MFN && isShipped(o.status) {
		o.undated(NoTime, "packages", "shipped, and not said when it was confirmed: request includedData=PACKAGES")
	}
	slices.SortStableFunc(events, func(a, b *metrics.ShipmentConfirmed) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Shipment, b.Shipment))
	})
	out := make([]metrics.Event, len(events))
	for i, ev := range events {
		if i == 0 {
			ev.Shipment = ""
		}
		out[i] = ev
	}
	return out
}

// parcel returns what a package says.
func (o *order2026) parcel(p node) *metrics.ShipmentConfirmed {
	at, ok := o.s.moment(p, "createdTime", true)
	if !ok {
		return nil
	}
	if !at.known() {
		o.s.fault(&RowError{Key: "packages.createdTime", Reason: NoTime, Detail: "when the shipment was confirmed; shipTime is when it was handed over", Kept: true})
		return nil
	}
	ev := &metrics.ShipmentConfirmed{
		Shipment: p.text("packageReferenceId"), Carrier: p.text("carrier"), Service: p.text("shippingService"),
		Tracking: p.text("trackingNumber"), Origin: countryOf(p.at("shipFromAddress").text("countryCode")),
	}
	ev.At, ev.Order = at.instant(), o.id
	for _, it := range p.list("packageItems") {
		ev.Units += it.units("quantity")
		if line := it.text("orderItemId"); line != "" && !slices.Contains(ev.Lines, line) {
			ev.Lines = append(ev.Lines, line)
		}
	}
	status := p.at("packageStatus")
	if fold(status.text("status")) == "delivered" {
		o.s.fault(&RowError{Key: "packages.packageStatus.status", Value: status.text("status"), Reason: NoTime,
			Detail: "delivered, and not said when: take it from the Tracking API", Kept: true})
	}
	return ev
}
