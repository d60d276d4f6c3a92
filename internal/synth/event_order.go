package synth

import (
	"math/bits"
	"strconv"

	"github.com/sellerperf/sellerperf/metrics"
)

var (
	destinations = []string{"US-CA", "US-TX", "US-FL", "US-NY", "US-PA", "US-IL", "US-OH", "US-GA", "US-NC", "US-WA"}
	categories   = []string{"kitchen", "toys", "books", "tools", "beauty", "garden", "office"}
	carriers     = []string{"UPS", "USPS", "FedEx", "OnTrac"}
	services     = []string{"ground", "priority", "express"}
	reasons      = []string{"pricing-error", "undeliverable-address", "damaged-in-warehouse"}
)

func placed(g *Generator, p *plan, s step, m metrics.Meta) metrics.Event {
	d := &g.dice
	e := &metrics.OrderPlaced{Meta: m, Channel: metrics.MFN, DeliverBy: g.time(p.deliverBy)}
	e.Lines, e.Total = p.basket(d)
	e.Destination = destinations[d.n(len(destinations))]
	if p.afn {
		e.Channel = metrics.AFN
	} else {
		e.ShipBy = g.deadline(p.shipBySaid)
	}
	if p.business {
		e.Business = metrics.Yes
	}
	if d.chance(500) && !p.afn {
		e.Programs = []string{"seller-fulfilled-prime"}
	}
	if s.arg == 1 { // read again, and the address had been corrected
		e.Destination = destinations[d.n(len(destinations))]
	}
	return e
}

// basket makes the lines of an order and what they cost. Goods are of a small range
// with a few sellers' favourites.
func (p *plan) basket(d *dice) ([]metrics.Line, metrics.Money) {
	var lines []metrics.Line
	var total int64
	for i, u := range p.units {
		u &^= cancelledLine
		if u == 0 {
			break
		}
		good := min(d.n(60), d.n(60))
		cents := int64(good%40+4)*100 + 99
		total += cents * int64(u)
		lines = append(lines, metrics.Line{
			Line:     lineIDs[i],
			SKU:      goods[good].sku,
			ASIN:     goods[good].asin,
			Category: categories[good%len(categories)],
			Units:    int(u),
			Value:    cash(cents * int64(u)).Amount,
			HasValue: true,
		})
	}
	return lines, cash(total)
}

func promised(g *Generator, p *plan, s step, m metrics.Meta) metrics.Event {
	return &metrics.OrderPromised{Meta: m, ShipBy: g.deadline(p.shipBy)}
}

func extended(g *Generator, p *plan, s step, m metrics.Meta) metrics.Event {
	last := g.cal.dayOf(p.deliverBy)
	return &metrics.OrderPromised{
		Meta:      m,
		ShipBy:    g.time(g.cal.end(g.cal.workday(g.cal.dayOf(p.shipBy), 1))),
		DeliverBy: g.time(g.cal.end(g.cal.workday(last, 2))),
		Extension: true,
	}
}

func cancelled(g *Generator, p *plan, s step, m metrics.Meta) metrics.Event {
	e := &metrics.OrderCancelled{Meta: m, By: metrics.Seller}
	if s.n > 0 {
		e.Line = lineIDs[s.n-1]
	}
	switch s.arg {
	case byBuyer:
		e.By = metrics.Buyer
	case onRequest:
		e.RequestedBy = metrics.Buyer
	case outOfStock:
		e.Reason = metrics.ReasonOutOfStock
	case unconfirmed:
		e.By, e.Reason = metrics.Marketplace, metrics.ReasonUnconfirmed
	default:
		e.Reason = reasons[g.dice.n(len(reasons))]
		if p.afn {
			e.By = metrics.Marketplace
		}
	}
	return e
}

func confirmed(g *Generator, p *plan, s step, m metrics.Meta) metrics.Event {
	d := &g.dice
	e := &metrics.ShipmentConfirmed{Meta: m, Shipment: p.parcel(s.n), Units: p.parcelUnits(s.n)}
	if p.afn {
		return e
	}
	e.Carrier, e.Service = carriers[d.n(len(carriers))], services[d.n(len(services))]
	if s.arg == confirmedTracked {
		e.Tracking = "1Z" + strconv.FormatUint(mix(g.cfg.Seed^mix(p.index*2+uint64(s.n)))>>8, 36)
	}
	if d.chance(100) {
		e.Letter, e.TrackingExempt = metrics.Yes, metrics.Yes
	}
	if d.chance(800) {
		e.Protected = metrics.Yes
	}
	return e
}

func scanned(_ *Generator, p *plan, s step, m metrics.Meta) metrics.Event {
	return &metrics.ShipmentScanned{Meta: m, Shipment: p.parcel(s.n), Stage: metrics.Stage(s.arg)}
}

func delivered(_ *Generator, p *plan, s step, m metrics.Meta) metrics.Event {
	return &metrics.ShipmentDelivered{Meta: m, Shipment: p.parcel(s.n)}
}

func invoiceUploaded(_ *Generator, _ *plan, _ step, m metrics.Meta) metrics.Event {
	return &metrics.InvoiceUploaded{Meta: m}
}

// parcel is the id of a parcel: none where there is but one.
func (p *plan) parcel(n uint8) string {
	if p.parcels == 1 {
		return ""
	}
	return lineIDs[n]
}

// parcelUnits is what a parcel holds: the first of two holds one unit, the other
// the rest of what was not cancelled.
func (p *plan) parcelUnits(n uint8) int {
	if p.parcels == 1 {
		return 0
	}
	if n == 0 {
		return 1
	}
	rest := -1
	for _, u := range p.units {
		if u&cancelledLine == 0 {
			rest += int(u)
		}
	}
	return max(rest, 1)
}

// mulMod returns a*b modulo m, for a and b below m.
func mulMod(a, b, m uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	_, rem := bits.Div64(hi, lo, m)
	return rem
}
