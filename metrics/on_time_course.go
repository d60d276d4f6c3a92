package metrics

// This file holds the short cut of deliveries that goes through the days of an order.

// isOneStep reports whether nothing that comes after the promised day changes anything:
// nothing is cancelled, the one shipment covers all of the order, is tracked and not
// protected, or there is none, and what never arrived is late.
func (r *deliveryRule) isOneStep(o *ordinary) bool {
	tracked := r.untracked || o.confirmed == 0 || o.flags&flagTracking != 0 && o.tracked() <= o.confirmed
	one := o.made == nil || o.made.has&partShipment != 0 && o.made.accountable == Unstated && !o.isCut()
	return one && !o.isPartial() && tracked && Flag(o.flags.get(shiftProtected)) != Yes && r.unknown == "late"
}

// course goes through the days from start on, those with news of a shipment or of a
// cancellation.
func (r *deliveryRule) course(o *ordinary, by stamp, c course, start int32) {
	z, f, cancels := &o.l.zone, o.facts(), []cell(nil)
	if o.made == nil {
		f.shipments = append(f.shipments[:0], o.shipmentOf())
	} else {
		cancels = f.cancels
	}
	for day := start; ; {
		end, left := z.end(day), int64(o.units)
		if len(cancels) > 0 {
			left -= int64(f.cancelledUnits(end))
		}
		if by == 0 {
			c.from(day, r.unanchored(left))
		} else {
			c.from(day, r.lots(f, left, by, asOf{day, end}).count(r.byOrder))
		}
		next := noStamp
		for i := range f.shipments {
			s := &f.shipments[i]
			for _, t := range [...]stamp{s.confirmed, s.accepted, s.transit, s.attempt, s.delivered, s.tracked} {
				if t > end && t < next {
					next = t
				}
			}
		}
		for i := range cancels {
			if t := cancels[i].at; t > end && t < next {
				next = t
			}
		}
		if next == noStamp {
			return
		}
		day = z.day(next)
	}
}
