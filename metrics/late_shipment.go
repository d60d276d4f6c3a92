package metrics

import "github.com/sellerperf/sellerperf/window"

// lateShipmentRate is the share of seller-fulfilled orders not confirmed by the
// effective ship-by, placed by the ship-by day (convention day=order: by the order
// day). Orders cancelled as a whole are outside.
func lateShipmentRate() Definition {
	return Definition{
		ID: "late-shipment-rate", Title: "Late shipment rate", Unit: "order",
		Kind: Share, Sense: HitIsBad, Subject: OrderSubject,
		Conventions: []ConventionChoice{
			{Name: "day", Values: []string{"ship-by", "order"}, Doc: "the day that places an order"},
			{Name: "proof", Values: []string{"confirmation", "scan"},
				Doc: "what shows that an order was shipped: the seller's confirmation, or the carrier's first scan"},
			{Name: "afn", Values: []string{"out", "in"},
				Doc: "whether orders that the marketplace ships are in the total, never late, from their confirmation on: by the ship-by day, or without one by that of confirmation"},
		},
		Source: "https://sellercentral.amazon.com.au/gp/help/external/help.html?itemID=200285190&language=en_AU",
		Doc: "Seller-fulfilled orders that promise a ship-by and are not cancelled as a whole, by the " +
			"day of the effective ship-by. A hit is an order not confirmed by then.",
		compile: func(c conventions) formula {
			rule := lateRule{byOrderDay: c.is("day", "order"), afn: c.is("afn", "in")}
			f := formula{
				reads: groupPlacing | groupPromise | groupCancel | groupShipment,
				opens: opensToShip, mfnOnly: !rule.afn,
				looksAt: aspectShipBy | aspectConfirmed | aspectCancelled,
				kinds:   kindsIn(groupPlacing|groupPromise|groupCancel) | kindsOf(kindConfirmed),
				when: func(f *facts) {
					if !rule.byOrderDay && !rule.afn {
						f.from(f.own.ship, f.ext.ship)
					}
					f.day(f.placed)
					f.dayPromises(f.own.ship)
					f.dayPromises(f.ext.ship)
					f.dayFulfilment()
					if rule.proof == byScan {
						f.dayScans()
					}
				},
				at: rule.at,
			}
			switch {
			case c.is("proof", "scan"):
				rule.proof = byScan
				f.kinds |= kindsIn(groupShipment)
				f.looksAt |= aspectCarriage
				f.at = rule.at
			case rule.afn:
			case rule.byOrderDay:
				f.plain, f.needed = rule.plainByOrderDay, lateParts
			default:
				f.plain, f.needed, f.news = rule.plain, lateParts, rule.news
			}
			return f
		},
	}
}

const lateParts = partShipBy | partLeft

type lateRule struct {
	byOrderDay, afn bool
	proof           proof
}

// inTime reports whether a confirmation met a deadline: the second of the deadline
// is still in time.
func inTime(confirmed, by stamp) bool { return confirmed != 0 && confirmed <= by }

func (*lateRule) plain(o *ordinary, out *steps) {
	if o.channel() != MFN {
		return
	}
	if o.shipBy == 0 {
		d := o.l.zone.day(o.placed)
		out.add(d, d, segUnanchored, window.Count{Total: 1})
		return
	}
	d := o.l.zone.day(o.shipBy)
	since := max(d, o.l.zone.day(o.placed))
	c := window.Count{Total: 1}
	if confirmed := o.done(byConfirmation); !inTime(confirmed, o.shipBy) {
		c.Hits = 1
	}
	out.add(d, since, segMFN, c)
}

// news: a confirmation of all of an order by the ship-by takes the hit away.
func (*lateRule) news(o *ordinary, n *news, out *steps) bool {
	if o.channel() == MFN && n.isOnTime(o.hot) {
		out.add(o.l.zone.day(o.shipBy), o.l.zone.day(o.placed), segMFN, window.Count{Hits: -1})
	}
	return true
}

func (*lateRule) plainByOrderDay(o *ordinary, out *steps) {
	if o.channel() != MFN {
		return
	}
	d := o.l.zone.day(o.placed)
	if o.shipBy == 0 {
		out.add(d, d, segUnanchored, window.Count{Total: 1})
		return
	}
	confirmed, since, c := o.done(byConfirmation), o.l.zone.day(o.shipBy), window.Count{Total: 1}
	if inTime(confirmed, o.shipBy) {
		since = o.l.zone.day(confirmed)
	} else {
		c.Hits = 1
	}
	if since > d {
		out.add(d, d, segMFN, window.Count{Open: 1})
		c.Open = -1
	}
	out.add(d, since, segMFN, c)
}

func (r *lateRule) at(f *facts, k asOf, out *marks) {
	if f.channel != MFN && !r.afn || !k.knows(f.placed) || f.cancelledWhole(k.end) {
		return
	}
	m := mark{day: f.l.zone.day(f.placed), seg: f.segment(), why: why{kind: kindPlaced, at: f.placed}}
	by, ok := k.effective(f.own.ship, f.ext.ship)
	if f.channel != MFN {
		r.dispatched(f, k, by, m, out)
		return
	}
	if !ok {
		m.seg, m.count.Total = segUnanchored, 1
		out.add(m)
		return
	}
	if !r.byOrderDay {
		m.day = f.l.zone.day(by)
	}
	done := f.doneAt(r.proof, k.end)
	switch {
	case inTime(done, by):
		m.count.Total = 1
		m.why = why{kind: kindConfirmed, at: done}
		if r.proof == byScan {
			m.why = f.scanned(done)
		}
	case done != 0 || by <= k.end:
		m.count = window.Count{Hits: 1, Total: 1}
		m.why = why{kind: kindDeadline, at: by}
	default:
		m.count.Open, m.due = 1, by
	}
	out.add(m)
}

// dispatched counts an order that the marketplace ships: it is never late. by is 0
// without a ship-by.
func (r *lateRule) dispatched(f *facts, k asOf, by stamp, m mark, out *marks) {
	confirmed := f.confirmedAt(k.end)
	if confirmed == 0 {
		return
	}
	switch {
	case r.byOrderDay:
	case by != 0:
		m.day = f.l.zone.day(by)
	default:
		m.day = f.l.zone.day(confirmed)
	}
	m.count.Total, m.why = 1, why{kind: kindConfirmed, at: confirmed}
	out.add(m)
}

// scanned returns the scan at an instant.
func (f *facts) scanned(at stamp) why {
	for i := range f.shipments {
		s := &f.shipments[i]
		for _, scan := range [...]why{
			{kind: kindAccepted, at: s.accepted}, {kind: kindTransit, at: s.transit},
			{kind: kindAttempt, at: s.attempt}, {kind: kindDelivered, at: s.delivered},
		} {
			if scan.at == at {
				scan.id = s.id
				return scan
			}
		}
	}
	return why{kind: kindCancelled, at: at} // what was cancelled left no more to scan
}
