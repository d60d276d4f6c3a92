package metrics

// load reads a subject's facts, of cells those of the groups wanted.
func (f *facts) load(l *ledger, slot uint32, want groupSet) {
	h := l.rec.hotAt(slot)
	f.reset(l, slot, h)
	f.loaded, f.stale = true, 0
	f.loadRecord(h, want)
	for i := h.cells; i != 0; {
		c := l.cells.at(i)
		if groupOf[c.kind]&want != 0 {
			f.loadCell(c)
		}
		i = c.next
	}
	if h.has(groupPlacing) {
		f.resolvePlacing()
	}
	f.settleGroup(h, want)
}

// settleGroup works out what takes all cells of some groups.
func (f *facts) settleGroup(h *hot, g groupSet) {
	if h.groups&g&groupShipment != 0 {
		f.resolveTracking()
	}
	if g&groupFeedback != 0 && len(f.feedbacks.cells) > 1 {
		f.l.texts.sortHistory(f.feedbacks.cells)
	}
	if g&groupClaim != 0 && len(f.claims.cells) > 1 {
		f.l.texts.sortHistory(f.claims.cells)
	}
	if g&groupChargeback != 0 && len(f.disputes.cells) > 1 {
		f.l.texts.sortHistory(f.disputes.cells)
	}
	if g&groupCancel != 0 && len(f.cancels) > 0 {
		if len(f.cancels) > 1 {
			f.l.texts.sortHistory(f.cancels)
		}
		f.loadLines(h)
	}
}

// ready loads the facts, or loads again what is not as it was.
func (f *facts) ready(l *ledger, slot uint32) {
	switch {
	case !f.loaded:
		f.load(l, slot, f.want)
	case f.stale != 0:
		f.reload(slot)
	}
}

// reload loads one group anew: the others are as they were.
func (f *facts) reload(slot uint32) {
	g, h := f.stale, f.l.rec.hotAt(slot)
	f.stale = 0
	if g&(groupShipment|groupCancel) != 0 {
		f.turned, f.isMade = [proofs]bool{}, false
	}
	switch g {
	case groupShipment:
		f.shipments, f.numbers = f.shipments[:0], f.numbers[:0]
		if h.packedShipment() {
			f.shipments = append(f.shipments, f.l.packedFact(h, f.l.rec.coldAt(slot)))
		}
	case groupCancel:
		f.cancels = f.cancels[:0]
		if !h.has(groupPlacing) {
			f.lines = f.lines[:0]
		}
	case groupFeedback, groupClaim, groupChargeback:
		f.thingsOf(g).reset()
	case groupReturn:
		f.returns, f.returnSaid = f.returns[:0], f.returnSaid[:0]
	case groupMessage:
		f.messages = f.messages[:0]
	}
	for i := h.cells; i != 0; {
		c := f.l.cells.at(i)
		if groupOf[c.kind] == g {
			f.loadCell(c)
		}
		i = c.next
	}
	f.settleGroup(h, g)
}

// reloaded are the groups that reload knows: a list of its own for each, which nothing of
// another group goes into.
const reloaded = groupShipment | groupCancel | groupFeedback | groupClaim | groupChargeback | groupReturn | groupMessage

// renew says that the subject's facts are to be loaded anew before the next
// question, for formulas that read some groups.
func (f *facts) renew(want groupSet, wide bool) {
	f.loaded, f.stale, f.writing, f.want, f.wide = false, 0, true, want, wide
	f.parsed, f.categorized = 0, 0
}

// renewAfter is renew after an event of a kind, for formulas that read the same groups: what
// was loaded before it still holds, but for the group of the kind. Of facts that are wide,
// and after a placing, nothing does; but what was read of the placing holds after all else.
func (f *facts) renewAfter(k kind, want groupSet, wide bool) {
	g := groupOf[k]
	if f.loaded && !wide && g&reloaded != 0 {
		f.stale = g
		return
	}
	parsed, categorized := f.parsed, f.categorized
	f.renew(want, wide)
	if g != groupPlacing {
		f.parsed, f.categorized = parsed, categorized
	}
}

func (f *facts) reset(l *ledger, slot uint32, h *hot) {
	if f.l != l || f.slot != slot {
		f.parsed, f.categorized = 0, 0
	}
	f.l, f.slot, f.subject = l, slot, h.key.subjectOf()
	f.placed, f.channel, f.units, f.business, f.sample = 0, 0, 1, Unstated, Unstated
	f.own = promises{f.own.ship[:0], f.own.deliver[:0]}
	f.ext = promises{f.ext.ship[:0], f.ext.deliver[:0]}
	f.shipments, f.cancels, f.others = f.shipments[:0], f.cancels[:0], f.others[:0]
	f.feedbacks.reset()
	f.claims.reset()
	f.disputes.reset()
	f.messages, f.lines, f.numbers = f.messages[:0], f.lines[:0], f.numbers[:0]
	f.returns, f.returnSaid, f.placings = f.returns[:0], f.returnSaid[:0], f.placings[:0]
	f.unitsStated, f.floor, f.early, f.turned, f.part, f.isMade = 0, 0, 0, [proofs]bool{}, allParts, false
}

func (f *facts) loadRecord(h *hot, want groupSet) {
	if !h.has(groupPlacing) && h.placed != 0 {
		f.placed, f.channel, f.units = h.placed, h.channel(), h.units
		f.business, f.sample = Flag(h.flags.get(shiftBusiness)), Flag(h.flags.get(shiftSample))
		if want&groupPromise != 0 {
			f.loadPacked(h)
		}
	}
	if want&groupShipment != 0 && h.packedShipment() {
		f.shipments = append(f.shipments, f.l.packedFact(h, f.l.rec.coldAt(f.slot)))
	}
}

// loadPacked reads the promises a packed placing said.
func (f *facts) loadPacked(h *hot) {
	if h.shipBy != 0 {
		f.own.ship = append(f.own.ship, said{h.placed, h.placeSeen, h.shipBy})
	}
	if h.deliverBy != 0 {
		f.own.deliver = append(f.own.deliver, said{h.placed, h.placeSeen, h.deliverBy})
	}
}

// packedFact returns the packed shipment. Its id stands as no reference, for it has
// none; see shipmentText.
func (l *ledger) packedFact(h *hot, c *cold) shipmentFact {
	s := shipmentFact{
		confirmed: h.confirmed, accepted: h.accepted, transit: c.transit, attempt: h.attempt, delivered: h.delivered,
		units: h.shipUnits, exempt: Flag(h.flags.get(shiftExempt)),
		protected: Flag(h.flags.get(shiftProtected)), letter: Flag(h.flags.get(shiftLetter)),
	}
	if h.flags&flagTracking != 0 {
		s.tracked = h.confirmed
	}
	return s
}
