package metrics

// aspectSet is what of an order's promises, confirmations and cancellations a formula looks
// at. Of some reports it is known before they are applied that they leave most of it as it
// is: formulas that look at no more need not be asked.
type aspectSet uint8

const (
	aspectShipBy    aspectSet = 1 << iota
	aspectDeliverBy           // either's
	aspectConfirmed           // when each shipment was confirmed, and its units
	aspectCarriage            // what else is known of shipments
	aspectCancelled           // when units were cancelled, and how many
	aspectFault               // by whom and why

	aspectAll aspectSet = 1<<iota - 1
)

// sparedBy returns what a report on its way into a subject's cells surely leaves as it is.
func (l *ledger) sparedBy(slot uint32, r *report) aspectSet {
	switch {
	case r.void || r.rev != 0:
	case r.kind == kindPromised || r.kind == kindExtended:
		spared := aspectAll
		for i := range r.says {
			switch r.says[i].attr {
			case attrShipBy:
				spared &^= aspectShipBy
			case attrDeliverBy:
				spared &^= aspectDeliverBy
			}
		}
		return spared
	case r.kind == kindCancelled && l.isKnownCancel(slot, r):
		return aspectAll &^ aspectFault
	case r.kind == kindConfirmed && l.isKnownConfirmation(slot, r):
		return aspectAll &^ aspectCarriage
	}
	return 0
}

// isKnownCancel reports whether it is known that so many units were cancelled just then.
func (l *ledger) isKnownCancel(slot uint32, r *report) bool {
	const units = cancelUnitsMask << cancelUnits
	for i := l.rec.hotAt(slot).cells; i != 0; {
		c := l.cells.at(i)
		if c.kind > kindCancelled {
			break
		}
		if c.kind == kindCancelled && c.attr == attrState && c.at == r.at && (c.val^r.says[0].val)&units == 0 &&
			string(l.texts.get(c.id)) == r.id {
			return true
		}
		i = c.next
	}
	return false
}

// isKnownConfirmation reports whether a shipment is known to be confirmed by then, with as
// many units if the report states any.
func (l *ledger) isKnownConfirmation(slot uint32, r *report) bool {
	units := uint64(0)
	for i := range r.says {
		if r.says[i].attr == attrUnits {
			units = r.says[i].val
		}
	}
	h := l.rec.hotAt(slot)
	if h.packedShipment() {
		return h.confirmed != 0 && h.confirmed <= r.at && (units == 0 || units == uint64(h.shipUnits)) && l.fitsShipment(h, r.id)
	}
	known, same := false, units == 0
	for i := h.cells; i != 0; {
		c := l.cells.at(i)
		if c.kind > kindConfirmed {
			break
		}
		if c.kind == kindConfirmed && (c.attr == attrAt && c.at <= r.at || c.attr == attrUnits && c.val == units) &&
			string(l.texts.get(c.id)) == r.id {
			known, same = known || c.attr == attrAt, same || c.attr == attrUnits
		}
		i = c.next
	}
	return known && same
}
