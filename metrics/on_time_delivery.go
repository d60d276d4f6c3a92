package metrics

import (
	"cmp"
	"slices"

	"github.com/sellerperf/sellerperf/window"
)

// onTimeDeliveryRate is the share of seller-fulfilled units delivered, or first
// attempted, by the seller's own promise, extensions ignored; placed by that
// promised day. Cancelled units and units confirmed without tracking are outside,
// and late units of protected shipments.
func onTimeDeliveryRate() Definition {
	return Definition{
		ID: "on-time-delivery-rate", Title: "On-time delivery rate", Unit: "unit",
		Kind: Share, Sense: HitIsGood, Subject: OrderSubject,
		Conventions: []ConventionChoice{
			{Name: "unit", Values: []string{"unit", "shipment", "order"}, Doc: "what is counted"},
			{Name: "protected", Values: []string{"out", "on-time"}, Doc: "what a late unit of a protected shipment is"},
			{Name: "promise", Values: []string{"own", "effective"}, Doc: "which deliver-by is to be kept: the seller's own, or the one said last by him or as an extension"},
			{Name: "untracked", Values: []string{"out", "in"}, Doc: "whether units confirmed without tracking are counted"},
			{Name: "unknown", Values: []string{"late", "out", "open"},
				Doc: "what a unit is that was shipped and of whose arrival there is no word when its day has passed"},
			{Name: "fault", Values: faultChoice.Values, Doc: "whether a late delivery for which the report says the seller is not accountable is on time"},
		},
		Source: "https://sellercentral.amazon.com/seller-forums/discussions/t/b7169872-e601-4727-81b8-50362dc1aa5b",
		Doc: "Units of seller-fulfilled orders, by the day of the seller's own deliver-by, extensions " +
			"ignored; without cancelled units, units confirmed without tracking and late units of " +
			"protected shipments. A hit is a unit delivered or first attempted by then.",
		compile: func(c conventions) formula {
			rule := deliveryRule{
				byOrder: c.is("unit", "order"), byShipment: c.is("unit", "shipment"),
				protectedGood: c.is("protected", "on-time"), effective: c.is("promise", "effective"),
				untracked: c.is("untracked", "in"), unknown: c.value("unknown"), fault: faultRuleOf(c),
			}
			f := formula{
				reads:     groupPlacing | groupPromise | groupCancel | groupShipment,
				plain:     rule.plain,
				needed:    partOwnDeliverBy,
				when:      rule.when,
				at:        rule.at,
				mfnOnly:   true,
				looksAt:   aspectDeliverBy | aspectConfirmed | aspectCarriage | aspectCancelled,
				news:      rule.news,
				scansMoot: rule.unknown == "late",
				opens:     func(h *hot, end stamp) bool { return rule.unknown == "open" || opensToDeliver(h, end) },
			}
			if rule.effective {
				f.needed |= partDeliverBy
			} else {
				f.kinds = kindsIn(f.reads) &^ kindsOf(kindExtended)
			}
			return f
		},
	}
}

type deliveryRule struct {
	byOrder, byShipment, protectedGood, effective, untracked bool
	unknown                                                  string
	fault                                                    faultRule
}

func (r *deliveryRule) when(f *facts) {
	if r.effective {
		f.from(f.own.deliver, f.ext.deliver)
		f.dayPromises(f.ext.deliver)
	} else {
		f.from(f.own.deliver, nil)
	}
	f.day(f.placed)
	f.dayPromises(f.own.deliver)
	f.dayEach(f.cancels)
	f.dayScans()
}

// plain: all is known on the day of the promise, but what is told of shipments later.
func (r *deliveryRule) plain(o *ordinary, out *steps) {
	if o.channel() != MFN {
		return
	}
	n := r.counted(o)
	by, placed := o.ownDeliverBy(), o.l.zone.day(o.placed)
	if r.effective {
		by = o.deliverBy
	}
	if by == 0 {
		if o.isCut() {
			r.course(o, by, course{out: out, day: placed, seg: segUnanchored}, placed)
			return
		}
		out.add(placed, placed, segUnanchored, window.Count{Total: n})
		return
	}
	day := o.l.zone.day(by)
	if !r.isOneStep(o) {
		r.course(o, by, course{out: out, day: day, seg: segMFN}, max(day, placed))
		return
	}
	c := window.Count{Total: n}
	if inTime(arrival(o.delivered, o.attempt), by) {
		c.Hits = n
	}
	out.add(day, max(day, placed), segMFN, c)
}

// counted is how much an order counts of which nothing is cancelled.
func (r *deliveryRule) counted(o *ordinary) int64 {
	if r.byOrder || r.byShipment {
		return 1
	}
	return int64(o.units)
}

// news: of an order of one step the arrival alone tells.
func (r *deliveryRule) news(o *ordinary, n *news, out *steps) bool {
	by := o.deliverBy
	switch {
	case by == 0:
	case !r.isOneStep(o):
		return false
	case n.kind == kindConfirmed:
		return n.isWhole(o.hot) && (r.untracked || n.flags&flagTracking != 0) && Flag(n.flags.get(shiftProtected)) != Yes
	case n.kind != kindDelivered && n.kind != kindAttempt || n.at > by:
	case !inTime(arrival(o.delivered, o.attempt), by):
		out.add(o.l.zone.day(by), o.l.zone.day(o.placed), segMFN, window.Count{Hits: r.counted(o)})
	}
	return true
}

// unanchored is what so many units without a promise count.
func (r *deliveryRule) unanchored(left int64) window.Count {
	if r.byOrder || r.byShipment {
		left = min(left, 1)
	}
	return window.Count{Total: left}
}

// lots judges so many units left of an order, shipment by shipment.
func (r *deliveryRule) lots(f *facts, left int64, by stamp, k asOf) lot {
	var sum lot
	for _, s := range f.inOrder(k) {
		n := left
		if s.units != 0 {
			n = min(left, int64(s.units))
		}
		left -= n
		sum.add(r.shipped(s, n, by, k), r.byShipment)
	}
	sum.add(unshipped(left, by, k), r.byShipment)
	return sum
}

// arrival is the earlier of delivery and first attempt, 0 for neither.
func arrival(delivered, attempt stamp) stamp {
	if delivered == 0 || attempt != 0 && attempt < delivered {
		return attempt
	}
	return delivered
}

// lot is how the units of one shipment stand; good is counted in judged as well.
type lot struct {
	judged, good, open int64
	why                why
}

func (r *deliveryRule) at(f *facts, k asOf, out *marks) {
	if f.channel != MFN || !k.knows(f.placed) {
		return
	}
	left := int64(f.units) - int64(f.cancelledUnits(k.end))
	m := mark{day: f.l.zone.day(f.placed), seg: segUnanchored, why: why{kind: kindPlaced, at: f.placed}}
	by, ok := k.effective(f.own.deliver, nil)
	if r.effective {
		by, ok = k.effective(f.own.deliver, f.ext.deliver)
	}
	if !ok {
		m.count = r.unanchored(left)
		out.add(m)
		return
	}
	m.day, m.seg = f.l.zone.day(by), segMFN
	sum := r.lots(f, left, by, k)
	m.count = sum.count(r.byOrder)
	if sum.why.kind != kindNone {
		m.why = sum.why
	}
	if m.count.Open > 0 {
		m.due = by
	}
	out.add(m)
}

// shipped judges n units of a shipment.
func (r *deliveryRule) shipped(s *shipmentFact, n int64, by stamp, k asOf) lot {
	t := arrival(k.seen(s.delivered), k.seen(s.attempt))
	switch {
	case n == 0 || k.knows(s.confirmed) && !k.knows(s.tracked) && !r.untracked:
		return lot{}
	case inTime(t, by):
		return lot{judged: n, good: n, why: why{kind: s.arrivedBy(t), at: t, id: s.id}}
	case t == 0 && (by > k.end || r.unknown == "open"):
		return lot{open: n}
	}
	late := lot{judged: n, why: why{kind: kindDeadline, at: by, id: s.id}}
	switch {
	case t == 0 && r.unknown == "out":
		return lot{}
	case k.knows(s.delivered) && r.fault.forgives(s.accountable):
		return lot{judged: n, good: n, why: why{kind: kindDelivered, at: s.delivered, id: s.id}}
	case s.protected == Yes && r.protectedGood:
		late.good = n
	case s.protected == Yes:
		return lot{}
	}
	return late
}

// seen returns an instant if it is known.
func (k asOf) seen(s stamp) stamp {
	if k.knows(s) {
		return s
	}
	return 0
}

func (s *shipmentFact) arrivedBy(t stamp) kind {
	if t == s.attempt {
		return kindAttempt
	}
	return kindDelivered
}

func unshipped(n int64, by stamp, k asOf) lot {
	switch {
	case n == 0:
		return lot{}
	case by > k.end:
		return lot{open: n}
	}
	return lot{judged: n, why: why{kind: kindDeadline, at: by}}
}

// add adds another lot, as one if shipments are counted.
func (l *lot) add(o lot, byShipment bool) {
	if byShipment {
		o.judged, o.good, o.open = min(o.judged, 1), min(o.good, 1), min(o.open, 1)
	}
	if bad := o.judged > o.good; o.why.kind != 0 && (l.why.kind == 0 || bad) {
		l.why = o.why
	}
	l.judged += o.judged
	l.good += o.good
	l.open += o.open
}

// count is the sum as counts. An order counts once: it is open while a part of it
// is open and none has failed, and good only if every part of it is.
func (l lot) count(byOrder bool) window.Count {
	c := window.Count{Hits: l.good, Total: l.judged, Open: l.open}
	if !byOrder {
		return c
	}
	switch {
	case l.judged > l.good:
		return window.Count{Total: 1}
	case l.open > 0:
		return window.Count{Open: 1}
	case l.judged > 0:
		return window.Count{Hits: 1, Total: 1}
	}
	return window.Count{}
}

// inOrder returns the shipments known, in the order in which they take units: by
// confirmation, the unconfirmed last by their first scan, then by id.
func (f *facts) inOrder(k asOf) []*shipmentFact {
	f.order = f.order[:0]
	for i := range f.shipments {
		if s := &f.shipments[i]; s.first(k) != 0 {
			f.order = append(f.order, s)
		}
	}
	if len(f.order) > 1 {
		slices.SortFunc(f.order, func(a, b *shipmentFact) int {
			ac, bc := k.seen(a.confirmed), k.seen(b.confirmed)
			switch {
			case (ac == 0) != (bc == 0):
				return btoi(ac == 0) - btoi(bc == 0)
			case ac != bc:
				return cmp.Compare(ac, bc)
			case ac == 0 && a.first(k) != b.first(k):
				return cmp.Compare(a.first(k), b.first(k))
			}
			return f.l.texts.compare(a.id, b.id)
		})
	}
	return f.order
}

// first returns the earliest instant known of a shipment, 0 if there is none.
func (s *shipmentFact) first(k asOf) stamp {
	first := stamp(0)
	for _, t := range [...]stamp{s.confirmed, s.accepted, s.transit, s.attempt, s.delivered} {
		if k.knows(t) && (first == 0 || t < first) {
			first = t
		}
	}
	return first
}
