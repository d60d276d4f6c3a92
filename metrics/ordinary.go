package metrics

// ordinary is an order as the short cuts of formulas see it: by its record alone, or,
// where some of it lies in cells, by a record made of its facts. A record can be made of
// what is still one course of things: one shipment, however often its word was changed;
// promises that were moved before the first of them fell due; a cancellation of all of it,
// or some that leave something.
type ordinary struct {
	*hot
	l    *ledger
	slot uint32
	made *made  // nil if hot is the subject's own record
	f    *facts // of whoever measures: loaded if made is, else scratch
}

// made is a record made of facts, with what a record cannot say.
type made struct {
	hot          hot
	transit      stamp
	tracked      stamp  // since when the current number is known
	ownDeliverBy stamp  // the seller's own promise; hot has the effective one
	accountable  Flag   // of a late delivery
	cancelled    stamp  // since when nothing of the order is left, 0 for never
	lines        uint32 // the word for the shipment's lines
	has          parts
}

// parts are what a made record can say truly.
type parts uint8

const (
	partShipBy       parts = 1 << iota // the effective ship-by is one from the first day it matters
	partDeliverBy                      // the same of the deliver-by
	partOwnDeliverBy                   // the same of the seller's own
	partShipment                       // there is at most one shipment
	partCancel                         // nothing is cancelled, or all of it by one cancellation
	partLeft                           // that, or something of it is left whatever is cancelled
)

// transit is the first scan on the way.
func (o *ordinary) transit() stamp {
	if o.made != nil {
		return o.made.transit
	}
	return o.l.rec.coldAt(o.slot).transit
}

// tracked is since when the shipment's number is known, 0 without one.
func (o *ordinary) tracked() stamp {
	switch {
	case o.made != nil:
		return o.made.tracked
	case o.flags&flagTracking != 0:
		return o.confirmed
	}
	return 0
}

// ownDeliverBy is the seller's own promise of delivery, 0 without one.
func (o *ordinary) ownDeliverBy() stamp {
	if o.made != nil {
		return o.made.ownDeliverBy
	}
	return o.deliverBy
}

// scanned is the carrier's first scan of whatever stage of the one shipment.
func (o *ordinary) scanned() stamp {
	return arrival(arrival(o.accepted, o.transit()), arrival(o.attempt, o.delivered))
}

// isPartial reports whether the one shipment is not of all units.
func (h *hot) isPartial() bool { return h.shipUnits != 0 && h.shipUnits < h.units }

// isCut reports whether anything of the order is ever cancelled.
func (o *ordinary) isCut() bool { return o.made != nil && len(o.f.cancels) > 0 }

// done returns when an order not cancelled had come so far, 0 for never.
func (o *ordinary) done(p proof) stamp {
	switch {
	case o.made != nil:
		end := noStamp
		if o.made.cancelled != 0 {
			end = o.made.cancelled - 1
		}
		return o.f.doneAt(p, end)
	case o.isPartial():
		return 0
	case p == byConfirmation:
		return o.confirmed
	case p == byDelivery:
		return o.delivered
	}
	return o.scanned()
}

// shipmentOf is the one shipment as formulas see it, without its texts.
func (o *ordinary) shipmentOf() shipmentFact {
	s := shipmentFact{
		confirmed: o.confirmed, accepted: o.accepted, transit: o.transit(), attempt: o.attempt, delivered: o.delivered,
		tracked: o.tracked(), units: o.shipUnits, exempt: Flag(o.flags.get(shiftExempt)), protected: Flag(o.flags.get(shiftProtected)),
	}
	if o.made != nil {
		s.lines, s.accountable = o.made.lines, o.made.accountable
	}
	return s
}

// shipments returns the shipments; one of the record alone is good until the next call.
func (o *ordinary) shipments() []shipmentFact {
	if o.made != nil {
		return o.f.shipments
	}
	if !o.packedShipment() {
		return nil
	}
	f := o.f
	f.single[0] = o.shipmentOf()
	return f.single[:]
}

// opensToShip reports whether an order of the seller's own dispatch has a ship-by to come:
// what opens for dispatch is open until then.
func opensToShip(h *hot, end stamp) bool { return h.channel() == MFN && h.shipBy > end }

// opensToDeliver reports the same of its deliver-by.
func opensToDeliver(h *hot, end stamp) bool { return h.channel() == MFN && h.deliverBy > end }

// facts returns the facts for what records do not hold: of a made record they
// are loaded, of the subject's own only what is packed can be asked for.
func (o *ordinary) facts() *facts {
	f := o.f
	if o.made == nil {
		f.l, f.slot = o.l, o.slot
	}
	return f
}

// ordinary returns the record made of a placed order's facts.
func (f *facts) ordinary() *ordinary {
	m := &f.made
	if !f.isMade {
		f.isMade = true
		f.make(m)
	}
	f.asMade = ordinary{hot: &m.hot, l: f.l, slot: f.slot, made: m, f: f}
	return &f.asMade
}

func (f *facts) make(m *made) {
	*m = made{}
	h := &m.hot
	h.placed, h.units = f.placed, f.units
	h.flags = bits2(f.channel, shiftChannel) | bits2(f.business, shiftBusiness) | bits2(f.sample, shiftSample)
	placed := f.l.zone.day(f.placed)
	take := func(part parts, own, ext []said) stamp {
		by, ok := f.settled(own, ext, placed)
		if ok {
			m.has |= part
		}
		return by
	}
	h.shipBy = take(partShipBy, f.own.ship, f.ext.ship)
	h.deliverBy = take(partDeliverBy, f.own.deliver, f.ext.deliver)
	m.ownDeliverBy = h.deliverBy
	if len(f.ext.deliver) > 0 {
		m.ownDeliverBy = take(partOwnDeliverBy, f.own.deliver, nil)
	} else if m.has&partDeliverBy != 0 {
		m.has |= partOwnDeliverBy
	}
	f.makeShipment(m)
	switch at, ok := f.cancelledAtOnce(); {
	case ok:
		m.has, m.cancelled = m.has|partCancel|partLeft, at
	case !f.everCancelled():
		m.has |= partLeft
	}
}

func (f *facts) makeShipment(m *made) {
	if len(f.shipments) > 1 {
		return
	}
	m.has |= partShipment
	if len(f.shipments) == 0 {
		return
	}
	s, h := &f.shipments[0], &m.hot
	h.confirmed, h.accepted, h.attempt, h.delivered, h.shipUnits = s.confirmed, s.accepted, s.attempt, s.delivered, s.units
	h.flags |= bits2(s.exempt, shiftExempt) | bits2(s.protected, shiftProtected)
	m.transit, m.tracked, m.accountable, m.lines = s.transit, s.tracked, s.accountable, s.lines
	if s.tracked != 0 {
		h.flags |= flagTracking
	}
}

// settled returns the promise that stands, of the histories of both parties, if it did
// from the first day on which it could matter: the placing promised, and all that was
// said since was said by the end of the first day that was ever promised, or of the
// placing. Until then nothing is due, whichever promise stands. No promise at all is
// settled, too.
func (f *facts) settled(own, ext []said, placed int32) (by stamp, ok bool) {
	switch {
	case len(own) == 0:
		return 0, len(ext) == 0
	case own[0].at > f.placed:
		return 0, false
	case len(own) == 1 && len(ext) == 0:
		return own[0].by, true
	}
	first, last := own[0].by, own[len(own)-1].at
	for _, s := range own {
		first = min(first, s.by)
	}
	for _, s := range ext {
		first, last = min(first, s.by), max(last, s.at)
	}
	if f.l.zone.day(last) > max(f.l.zone.day(first), placed) {
		return 0, false
	}
	return asOf{end: noStamp}.effective(own, ext)
}

// cancelledAtOnce returns since when nothing of the order is left, 0 for never, if it has
// at most one cancellation, and that one has always been of all of it.
func (f *facts) cancelledAtOnce() (at stamp, ok bool) {
	for i := range f.cancels {
		if c := &f.cancels[i]; c.id != f.cancels[0].id || f.unitsOf(c) < uint64(f.units) {
			return 0, false
		}
	}
	if len(f.cancels) == 0 {
		return 0, true
	}
	return f.cancels[0].at, true
}

// everCancelled reports whether there is an instant at which nothing of the order is left.
func (f *facts) everCancelled() bool {
	for _, t := range f.turnsBy(byConfirmation) {
		if t.cancelled >= int64(f.units) {
			return true
		}
	}
	return false
}

// cut ends the steps of an order on the day on which all of it was cancelled.
func (s *steps) cut(day int32) {
	n := 0
	for _, t := range s.list {
		if t.since < day {
			s.list[n] = t
			n++
		}
	}
	s.list = s.list[:n]
	for i := range n {
		t := s.list[i]
		s.join(t.day, day, t.seg, t.count.Neg())
	}
}
