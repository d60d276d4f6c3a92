package metrics

import "slices"

// applyOne checks and applies one event.
func (l *ledger) applyOne(ev Event) error {
	currency := l.currency
	var t target
	if e := l.admit(ev, &t, true); e != nil {
		l.currency = currency
		e.Index = alone
		return e
	}
	slot, found := l.find(&t)
	if found {
		l.touched += uint64(l.rec.coldAt(slot).extra) // comes while the hot record does
	}
	l.apply(ev, &t, slot, found)
	return nil
}

// applyAll checks all events, then applies them.
func (l *ledger) applyAll(evs []Event) error {
	currency := l.currency
	targets := l.targetsOf(len(evs))
	for i, ev := range evs {
		if e := l.admit(ev, &targets[i&(targetsKept-1)], false); e != nil {
			l.currency = currency
			e.Index = i
			return e
		}
	}
	if l.measuresLast(len(evs)) {
		l.applyMany(evs)
	} else {
		l.applyBlocks(evs)
	}
	return nil
}

// targetsKept is up to how many events their targets are kept from when they are admitted
// to when they are applied.
const targetsKept = 1 << 9

// targetsOf returns room for the targets of so many events, or of as many as are kept.
func (l *ledger) targetsOf(events int) []target {
	n := min(events, targetsKept)
	l.targets = slices.Grow(l.targets[:0], n)[:n]
	return l.targets
}

// applyBlocks applies admitted events block by block: the places of a block's subjects are
// fetched together, because waiting for memory once for many subjects costs a fraction of
// waiting for each.
func (l *ledger) applyBlocks(evs []Event) {
	aimed := len(evs) <= targetsKept
	for from := 0; from < len(evs); from += batchBlock {
		block := evs[from:min(from+batchBlock, len(evs))]
		if aimed {
			l.applyBlock(block, l.targets[from:from+len(block)])
		} else {
			l.applyBlock(block, l.aimAll(block))
		}
	}
}

const batchBlock = 64

// aimAll finds the targets of a block of admitted events.
func (l *ledger) aimAll(block []Event) []target {
	targets := l.targetsOf(len(block))
	for i, ev := range block {
		n, m := identify(ev)
		l.aim(&targets[i], ev, n, m)
	}
	return targets
}

func (l *ledger) applyBlock(evs []Event, targets []target) {
	l.touch(targets)
	for i, ev := range evs {
		slot, found := l.findLikely(&targets[i])
		l.apply(ev, &targets[i], slot, found)
	}
}

// apply applies an admitted event to its subject.
func (l *ledger) apply(ev Event, t *target, slot uint32, found bool) {
	if !found {
		if l.isRetired(t) {
			l.expired++
			return
		}
		slot = l.create(t)
	}
	l.events++
	m := ev.Common()
	at, seen := stampOf(m.At), stampOf(m.Seen)
	if seen == 0 {
		seen = at
	}
	l.zone.attend(at)
	if m.Rev == 0 && !m.Void && l.applyPacked(ev, slot, at, seen) {
		return
	}
	r := l.reportOf(ev, m, at, seen)
	l.change(slot, r)
}

// applyPacked applies an event that only touches the record, and reports whether it
// did: the ordinary case.
func (l *ledger) applyPacked(ev Event, slot uint32, at, seen stamp) bool {
	h, c := l.rec.hotAt(slot), l.rec.coldAt(slot)
	switch e := ev.(type) {
	case *OrderPlaced:
		if h.has(groupPlacing) {
			return false
		}
		if h.placed != 0 {
			return l.samePlacing(h, c, e, at, seen)
		}
		if h.cells == 0 {
			l.packPlacing(h, c, e, at, seen)
			l.measureFirst(slot, h)
		} else {
			l.measureOld(slot, kindPlaced)
			l.packPlacing(h, c, e, at, seen)
			l.measureNew(slot, kindPlaced)
		}
		l.orders++
		return true
	case *ShipmentConfirmed:
		if !l.fitsShipment(h, e.Shipment) {
			return false
		}
		in := l.confirmationOf(e)
		if h.confirmed != 0 {
			return l.sameConfirmation(h, c, e, at, seen, &in)
		}
		l.news = news{kindConfirmed, at, in}
		l.measureNews(slot)
		l.packConfirmation(h, c, e, at, seen, &in)
		l.measureNew(slot, kindConfirmed)
		return true
	case *ShipmentScanned:
		fits := l.fitsShipment(h, e.Shipment)
		if fits {
			l.packScan(slot, h, c, e.Shipment, scanKind(e.Stage), at)
		}
		return fits
	case *ShipmentDelivered:
		fits := e.Cause == "" && e.Accountable == Unstated && l.fitsShipment(h, e.Shipment)
		if fits {
			l.packScan(slot, h, c, e.Shipment, kindDelivered, at)
		}
		return fits
	}
	return false
}

func (l *ledger) packScan(slot uint32, h *hot, c *cold, id string, k kind, at stamp) {
	field := l.scanField(h, c, k)
	if *field != 0 && *field <= at {
		return // the earliest counts, and it is known
	}
	l.news.kind, l.news.at = k, at
	l.measureNews(slot)
	l.openShipment(h, id)
	*field = at
	l.measureNew(slot, k)
}

// onTheWay reports whether a kind is a scan that tells of no arrival.
func onTheWay(k kind) bool { return k == kindAccepted || k == kindTransit }

func scanKind(s Stage) kind {
	switch s {
	case Transit:
		return kindTransit
	case Attempt:
		return kindAttempt
	}
	return kindAccepted
}

// change applies a report to the subject's cells.
func (l *ledger) change(slot uint32, r *report) {
	group := groupOf[r.kind]
	l.scanMoot, l.spared = l.isScanMoot(slot, r), l.sparedBy(slot, r)
	later, groups := group&turnable != 0 && !l.wide[r.kind], l.rec.hotAt(slot).groups
	if later {
		l.measureLater(slot, r.kind)
	} else {
		l.measureOld(slot, r.kind)
	}
	l.scanMoot, l.spared = false, 0
	placed := l.isPlaced(slot)
	l.fold.begin(&l.texts)
	switch group {
	case groupPlacing:
		l.spillPlacing(slot)
	case groupShipment:
		l.spillShipment(slot)
	}
	l.marked = false
	changed := l.join(slot, r)
	if group == groupExclusion {
		// One event excludes from several metrics, each a thing of its own.
		changed = l.joinMore(slot, r) || changed
	}
	switch group {
	case groupPlacing:
		l.foldPlacing(slot)
		l.orders += int64(btoi(l.isPlaced(slot)) - btoi(placed))
	case groupShipment:
		l.foldShipment(slot)
	}
	l.fold.end(&l.texts, !l.rec.hotAt(slot).has(group))
	if changed {
		if h := l.rec.hotAt(slot); l.marked || h.conflicts != 0 {
			l.countConflicts(h)
		}
		if later {
			l.measureChange(slot, r.kind, groups)
		} else {
			l.measureNew(slot, r.kind)
		}
	}
}

// isScanMoot reports whether a report is of a scan on the way of a shipment that was
// confirmed by then: news for whoever looks at scans, not for when it arrived.
func (l *ledger) isScanMoot(slot uint32, r *report) bool {
	if !onTheWay(r.kind) || r.void || r.rev != 0 {
		return false
	}
	h := l.rec.hotAt(slot)
	for i := h.cells; i != 0; {
		c := l.cells.at(i)
		if c.kind == kindConfirmed && c.attr == attrAt && c.at <= r.at && string(l.texts.get(c.id)) == r.id {
			return true
		}
		i = c.next
	}
	return false
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// isPlaced reports whether the placing of an order is known.
func (l *ledger) isPlaced(slot uint32) bool {
	h := l.rec.hotAt(slot)
	if !h.has(groupPlacing) {
		return h.placed != 0
	}
	first, _ := l.findThing(h, kindPlaced, 0)
	return first != 0 && l.cells.at(first).attr != attrVoid
}
