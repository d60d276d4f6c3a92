package spapi

import (
	"time"

	"github.com/sellerperf/sellerperf/metrics"
)

// The columns of Amazon's order-level reports of late shipments and of on-time delivery,
// which a seller downloads from Seller Central. They alone know the promise without
// Amazon's extension. No file of them was at hand: the columns are as the help pages and
// third parties name them.
const (
	deOrder = iota
	dePlaced
	dePlacedPT
	deShipBy
	deConfirmed
	deScanned
	dePromise
	deExtended
	deDelivered
	deCarrier
	deService
	deTracking
	deSKU
	deUnits
)

func defectsFormat() *tableFormat {
	return &tableFormat{
		kind: DefectRows,
		columns: []column{
			deOrder:     {"orderid", "amazonorderid"},
			dePlaced:    {"orderdategmt", "orderdateutc", "orderdate", "purchasedate"},
			dePlacedPT:  {"orderdatept", "orderdatepst", "orderdatepdt", "orderdatepacific"},
			deShipBy:    {"promisedshipdate", "expectedshipdate", "latestshipdate", "shipbydate", "expectedshipbydate"},
			deConfirmed: {"shipconfirmationdate", "shipconfirmdate", "confirmationdate", "dateconfirmed", "shipconfirmeddate", "confirmedshipdate"},
			deScanned:   {"firstcarrierscan", "firstscandate", "firstcarrierscandate", "firstscan", "carrierfirstscandate"},
			dePromise: {"promiseddeliverydatewithoutextension", "promiseddeliverywithoutextension", "promiseddeliverydatewithoutpromiseextension",
				"deliverbydatewithoutextension", "promiseddeliverydate", "latestdeliverydate", "promiseddelivery", "deliverbydate"},
			deExtended: {"promiseddeliverydatewithextension", "promiseddeliverywithextension", "promiseddeliverydatewithpromiseextension",
				"deliverbydatewithextension", "extendedpromiseddeliverydate"},
			deDelivered: {"actualdelivery", "actualdeliverydate", "deliverydate", "delivered", "deliverydateactual", "firstdeliveryattempt"},
			deCarrier:   {"carrier", "carriername"}, deService: {"shipmethod", "shippingmethod", "shippingservice", "shipservice"},
			deTracking: {"trackingid", "trackingnumber"}, deSKU: {"sku", "merchantsku", "msku"}, deUnits: {"units", "quantity", "unitcount"},
		},
		least: []int{deOrder},
		match: func(has func(int) bool) bool {
			return (has(deConfirmed) || has(deScanned) || has(deExtended) || has(dePromise) && has(deDelivered))
		},
		row: (*table).defectRow,
	}
}

// defectRow reads what the report knows of an order's parcel.
func (t *table) defectRow() {
	id, ok := t.order(deOrder)
	if !ok {
		return
	}
	placed, ok := t.placedAt()
	if !ok {
		return
	}
	meta := func(at time.Time) metrics.Meta { return metrics.Meta{At: at, Order: id} }
	if placed.known() {
		ev := &metrics.OrderPlaced{Meta: meta(placed.instant()), Channel: metrics.MFN, ShipBy: t.deadline(deShipBy), DeliverBy: t.deadline(dePromise)}
		if sku := t.text(deSKU); sku != "" {
			ev.Lines = []metrics.Line{{Line: sku, SKU: sku, Units: t.units(deUnits)}}
		}
		t.emit(ev, t.opt.Seen)
		if extended := t.deadline(deExtended); !extended.IsZero() && !extended.Equal(ev.DeliverBy) {
			t.emit(&metrics.OrderPromised{Meta: meta(placed.instant()), DeliverBy: extended, Extension: true}, t.opt.Seen)
		}
	} else {
		t.bad(dePlaced, Missing, "without it the promises cannot be dated", true)
	}
	t.parcelEvents(meta)
}

// placedAt returns when the order was placed. Where the report has the date twice, the
// one in GMT is taken; one in Pacific time is of that zone whatever the marketplace's.
func (t *table) placedAt() (moment, bool) {
	switch name := fold(t.name(dePlaced)); {
	case len(t.raw(dePlaced)) == 0 && len(t.raw(dePlacedPT)) > 0:
	case name == "orderdategmt" || name == "orderdateutc":
		return t.inZone(dePlaced, time.UTC)
	default:
		return t.moment(dePlaced, true)
	}
	pacific, err := time.LoadLocation("America/Los_Angeles")
	if err != nil {
		return t.moment(dePlacedPT, true)
	}
	return t.inZone(dePlacedPT, pacific)
}

// inZone is moment for a column whose header names its zone.
func (t *table) inZone(col int, zone *time.Location) (moment, bool) {
	own := t.clock.zone
	t.clock.zone = zone
	m, ok := t.moment(col, true)
	t.clock.zone = own
	return m, ok
}

// parcelEvents emits when the parcel was confirmed, scanned and delivered. Amazon takes
// the first attempt as the delivery.
func (t *table) parcelEvents(meta func(time.Time) metrics.Meta) {
	if at, ok := t.moment(deConfirmed, true); ok && at.known() {
		t.emit(&metrics.ShipmentConfirmed{
			Meta: meta(at.instant()), Carrier: t.text(deCarrier), Service: t.text(deService), Tracking: t.text(deTracking),
		}, t.opt.Seen)
	}
	if at, ok := t.moment(deScanned, true); ok && at.known() {
		t.emit(&metrics.ShipmentScanned{Meta: meta(at.instant())}, t.opt.Seen)
	}
	if at, ok := t.moment(deDelivered, true); ok && at.known() {
		t.emit(&metrics.ShipmentDelivered{Meta: meta(at.instant())}, t.opt.Seen)
	}
}
