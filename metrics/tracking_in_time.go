package metrics

import "github.com/sellerperf/sellerperf/window"

// trackingInTimeRate is the share of seller-fulfilled orders whose packages were all
// confirmed with a tracking number by the ship-by and scanned by the carrier; exempt ones
// need no number. Placed by the ship-by day (convention day=order: by the order day).
func trackingInTimeRate() Definition {
	return Definition{
		ID: "tracking-in-time-rate", Title: "Tracking uploaded in time and validated", Unit: "order",
		Kind: Share, Sense: HitIsGood, Subject: OrderSubject,
		Conventions: []ConventionChoice{
			{Name: "day", Values: []string{"ship-by", "order"}, Doc: "the day that places an order"},
		},
		Source: "https://sellglobal.ebay.in/seller-center/becoming-top-rated-seller/",
		Doc: "Seller-fulfilled orders that promise a ship-by and are not cancelled as a whole, by the day " +
			"of the effective ship-by. A hit is an order confirmed by then, of which each package confirmed " +
			"by then had a tracking number by then and has at least one scan of the carrier, or is exempt " +
			"from tracking.",
		compile: func(c conventions) formula {
			rule := uploadRule{byOrderDay: c.is("day", "order")}
			return formula{
				reads:  groupPlacing | groupPromise | groupCancel | groupShipment,
				plain:  rule.plain,
				opens:  opensToShip,
				needed: lateParts | partShipment,
				when: func(f *facts) {
					if !rule.byOrderDay {
						f.from(f.own.ship, f.ext.ship)
					}
					f.day(f.placed)
					f.dayPromises(f.own.ship)
					f.dayPromises(f.ext.ship)
					f.dayEach(f.cancels)
					f.dayScans()
				},
				mfnOnly: true,
				looksAt: aspectShipBy | aspectConfirmed | aspectCarriage | aspectCancelled,
				news:    rule.news,
				at:      rule.at,
			}
		},
	}
}

type uploadRule struct{ byOrderDay bool }

// news: a confirmation makes a hit only if all of the order is in it, a scan only if it is
// the first.
func (r *uploadRule) news(o *ordinary, n *news, out *steps) bool {
	if o.shipBy == 0 || n.kind == kindConfirmed && !n.isWhole(o.hot) ||
		n.kind != kindConfirmed && (o.isPartial() || o.accepted != 0 && o.accepted <= n.at) {
		return true
	}
	s := o.shipmentOf()
	was := r.good(o, &s)
	n.into(&s)
	if good := r.good(o, &s); good != was {
		placed := o.l.zone.day(o.placed)
		r.course(o, placed, was, course{out: out, seg: segMFN, undo: true})
		r.course(o, placed, good, course{out: out, seg: segMFN})
	}
	return true
}

func (r *uploadRule) plain(o *ordinary, out *steps) {
	if o.channel() != MFN {
		return
	}
	placed := o.l.zone.day(o.placed)
	if o.shipBy == 0 {
		out.add(placed, placed, segUnanchored, window.Count{Total: 1})
		return
	}
	s := o.shipmentOf()
	s.confirmed = o.done(byConfirmation)
	r.course(o, placed, r.good(o, &s), course{out: out, seg: segMFN})
}

// good returns the day from which an order that promises a ship-by is a hit, with a shipment
// of all of it; 0 for never.
func (*uploadRule) good(o *ordinary, s *shipmentFact) int32 {
	last := s.confirmed
	if !inTime(s.confirmed, o.shipBy) {
		return 0
	}
	if s.exempt != Yes {
		scan := byScan.at(s)
		if !inTime(s.tracked, o.shipBy) || scan == 0 {
			return 0
		}
		last = max(last, s.tracked, scan)
	}
	return max(o.l.zone.day(o.placed), o.l.zone.day(last))
}

// course goes through the days of an order placed on a day, which is a hit from another on.
func (r *uploadRule) course(o *ordinary, placed, good int32, c course) {
	c.day = o.l.zone.day(o.shipBy)
	due := max(placed, c.day)
	if r.byOrderDay {
		c.day = placed
	}
	if due > placed && (good == 0 || good > placed) {
		c.from(placed, window.Count{Open: 1})
	}
	if good == 0 || good > due {
		c.from(due, window.Count{Total: 1})
	}
	if good != 0 {
		c.from(good, window.Count{Hits: 1, Total: 1})
	}
}

func (r *uploadRule) at(f *facts, k asOf, out *marks) {
	if f.channel != MFN || !k.knows(f.placed) || f.cancelledWhole(k.end) {
		return
	}
	m := mark{day: f.l.zone.day(f.placed), seg: segMFN, why: why{kind: kindPlaced, at: f.placed}}
	by, ok := k.effective(f.own.ship, f.ext.ship)
	if !ok {
		m.seg, m.count.Total = segUnanchored, 1
		out.add(m)
		return
	}
	if !r.byOrderDay {
		m.day = f.l.zone.day(by)
	}
	last, good := r.validated(f, k, by)
	switch {
	case good:
		m.count, m.why = window.Count{Hits: 1, Total: 1}, last
	case by <= k.end:
		m.count.Total, m.why = 1, why{kind: kindDeadline, at: by}
	default:
		m.count.Open, m.due = 1, by
	}
	out.add(m)
}

// validated reports whether an order is a hit, and the last fact that made it one.
func (r *uploadRule) validated(f *facts, k asOf, by stamp) (last why, good bool) {
	confirmed := f.confirmedAt(k.end)
	last = why{kind: kindConfirmed, at: confirmed}
	if !inTime(confirmed, by) {
		return last, false
	}
	for i := range f.shipments {
		s := &f.shipments[i]
		if !k.knows(s.confirmed) || s.confirmed > by || s.exempt == Yes {
			continue
		}
		scan := byScan.at(s)
		if !inTime(s.tracked, by) || !k.knows(s.tracked) || !k.knows(scan) {
			return last, false
		}
		if scan > last.at {
			last = why{kind: s.scanAt(scan), at: scan, id: s.id}
		}
	}
	return last, true
}
