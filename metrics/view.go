package metrics

import (
	"slices"
	"strings"
	"time"
)

// known returns an instant if it is known by the view's day.
func (o *orderView) known(s stamp) time.Time { return o.k.seen(s).time() }

func (o *orderView) placed() (time.Time, bool) {
	t := o.known(o.f.placed)
	return t, !t.IsZero()
}

func (o *orderView) channel() Channel    { return o.f.channel }
func (o *orderView) units() int          { return int(o.f.units) }
func (o *orderView) cancelledUnits() int { return int(o.f.cancelledUnits(o.k.end)) }

func (o *orderView) shipBy() (time.Time, bool) {
	s, ok := o.k.effective(o.f.own.ship, o.f.ext.ship)
	return s.time(), ok
}

func (o *orderView) deliverBy() (time.Time, bool) {
	s, ok := o.k.effective(o.f.own.deliver, o.f.ext.deliver)
	return s.time(), ok
}

func (o *orderView) ownDeliverBy() (time.Time, bool) {
	s, ok := o.k.promised(o.f.own.deliver)
	return s.by.time(), ok
}

func (o *orderView) confirmed() (time.Time, bool) {
	s := o.f.confirmedAt(o.k.end)
	return s.time(), s != 0
}

// stated returns what is stated of a thing under an attribute, 0 if nothing is.
func (f *facts) stated(k kind, id textRef, a attr) uint64 {
	for _, list := range [...][]cell{f.others, f.placings, f.claims.cells, f.disputes.cells} {
		for i := range list {
			if c := &list[i]; c.kind == k && c.id == id && c.attr == a {
				return c.val
			}
		}
	}
	return 0
}

func (f *facts) word(k kind, id textRef, a attr) string {
	return f.l.words.word(uint32(f.stated(k, id, a)))
}

func (f *facts) flag(k kind, id textRef, a attr) Flag {
	return Flag(f.stated(k, id, a))
}

func (f *facts) text(k kind, id textRef, a attr) string {
	return string(f.l.texts.get(textRef(f.stated(k, id, a))))
}

// placing returns the extra of the placing, wherever it lies.
func (f *facts) placing() *extra {
	x := &extra{}
	h := f.l.rec.hotAt(f.slot)
	if !h.has(groupPlacing) {
		readExtra(x, f.l.texts.get(f.l.rec.coldAt(f.slot).extra))
		return x
	}
	for i := range f.placings {
		c := &f.placings[i]
		switch c.attr {
		case attrTotal:
			x.has, x.total = x.has|extraTotal, c.val
		case attrBuyer:
			x.buyer = f.l.texts.get(textRef(c.val))
		case attrDestination:
			x.destination = uint32(c.val)
		case attrCondition:
			x.condition = uint32(c.val)
		case attrPrograms:
			x.programs = uint32(c.val)
		}
	}
	return x
}

func (o *orderView) total() Money {
	if x := o.f.placing(); x.has&extraTotal != 0 {
		return MoneyFromMinor(int64(x.total), o.f.l.currency)
	}
	return Money{}
}

func (o *orderView) details() OrderPlaced {
	x := o.f.placing()
	h := o.f.l.rec.hotAt(o.f.slot)
	d := OrderPlaced{
		Programs: o.f.l.listOf(x.programs), Buyer: string(x.buyer),
		Destination: o.f.l.words.word(x.destination), Condition: o.f.l.words.word(x.condition),
		Business: Flag(h.flags.get(shiftBusiness)), Sample: Flag(h.flags.get(shiftSample)),
	}
	if h.has(groupPlacing) {
		d.Business = o.f.flag(kindPlaced, 0, attrBusiness)
		d.Sample = o.f.flag(kindPlaced, 0, attrSample)
	}
	return d
}

func (o *orderView) lines() []Line {
	f := o.f
	if f.l.rec.hotAt(f.slot).has(groupPlacing) {
		return o.linesOfCells()
	}
	var out []Line
	for _, p := range f.placing().lines {
		line := Line{Line: string(p.id), Units: int(p.units)}
		line.SKU, line.ASIN, line.Category = f.l.triple(p.product)
		if p.has&lineValue != 0 {
			line.HasValue, line.Value = true, MoneyFromMinor(int64(p.value), f.l.currency).Amount
		}
		out = append(out, line)
	}
	return out
}

func (o *orderView) linesOfCells() []Line {
	f := o.f
	var out []Line
	for i := range f.placings {
		if c := &f.placings[i]; c.attr == attrLine {
			out = append(out, o.lineOfCells(c.sub))
		}
	}
	slices.SortFunc(out, func(a, b Line) int { return strings.Compare(a.Line, b.Line) })
	return out
}

func (o *orderView) lineOfCells(sub uint32) Line {
	f := o.f
	line := Line{Line: string(f.l.texts.get(textRef(sub)))}
	for i := range f.placings {
		c := &f.placings[i]
		if c.sub != sub {
			continue
		}
		switch c.attr {
		case attrLineSKU:
			line.SKU = f.l.words.word(uint32(c.val))
		case attrLineASIN:
			line.ASIN = f.l.words.word(uint32(c.val))
		case attrLineCategory:
			line.Category = f.l.words.word(uint32(c.val))
		case attrLineUnits:
			line.Units = int(c.val)
		case attrLineValue:
			line.HasValue, line.Value = true, MoneyFromMinor(int64(c.val), f.l.currency).Amount
		}
	}
	return line
}

func (o *orderView) shipments() []Shipment {
	f := o.f
	var out []Shipment
	for _, s := range f.inOrder(o.k) {
		v := Shipment{
			ID: string(f.l.texts.get(s.id)), Confirmed: o.known(s.confirmed), TrackingSince: o.known(s.tracked),
			Units: int(s.units), TrackingExempt: s.exempt, Protected: s.protected, Letter: s.letter,
			Accepted: o.known(s.accepted), Transit: o.known(s.transit), Attempt: o.known(s.attempt), Delivered: o.known(s.delivered),
		}
		if f.l.rec.hotAt(f.slot).has(groupShipment) {
			o.shipmentOfCells(&v, s)
		} else {
			o.shipmentOfRecord(&v)
		}
		for i := range f.others {
			if c := &f.others[i]; c.kind == kindInvoiced && c.attr == attrAt && string(f.l.texts.get(c.id)) == v.ID {
				v.Invoiced = o.known(c.at)
			}
		}
		if v.TrackingSince.IsZero() {
			v.Tracking = "" // not yet
		}
		out = append(out, v)
	}
	return out
}

func (o *orderView) shipmentOfRecord(v *Shipment) {
	f := o.f
	h, c := f.l.rec.hotAt(f.slot), f.l.rec.coldAt(f.slot)
	id, tracking, lines, _ := readShipText(f.l.texts.get(h.shipText))
	v.ID, v.Tracking, v.Lines = string(id), string(tracking), f.l.listOf(lines)
	v.Carrier, v.Service, v.Origin = f.l.triple(c.carriage)
}

func (o *orderView) shipmentOfCells(v *Shipment, s *shipmentFact) {
	f := o.f
	v.Tracking = string(f.l.texts.get(s.number))
	v.Carrier = f.word(kindConfirmed, s.id, attrCarrier)
	v.Service = f.word(kindConfirmed, s.id, attrService)
	v.Origin = f.word(kindConfirmed, s.id, attrOrigin)
	v.Lines = f.l.listOf(uint32(f.stated(kindConfirmed, s.id, attrShipLines)))
	if !v.Delivered.IsZero() {
		v.Cause = f.word(kindDelivered, s.id, attrCause)
		v.Accountable = f.flag(kindDelivered, s.id, attrAccountable)
	}
}

func (o *orderView) cancellations() []Cancellation {
	f := o.f
	var out []Cancellation
	f.cancelStates(o.k.end, func(s cancelState) {
		c := s.latest()
		v := Cancellation{
			Line: string(f.l.texts.get(c.id)), At: c.at.time(), By: Party(c.val & 3), BuyerRequested: s.requested,
			Units: int(c.val >> cancelUnits & cancelUnitsMask), Accountable: Flag(c.val >> cancelAccountable & 3),
		}
		v.Reason, v.Cause, _ = f.l.triple(c.sub)
		out = append(out, v)
	})
	slices.SortFunc(out, func(a, b Cancellation) int { return strings.Compare(a.Line, b.Line) })
	return out
}
