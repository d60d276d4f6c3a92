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
		},
		Source: "https://sellercentral.amazon.com.au/gp/help/external/help.html?itemID=200285190&language=en_AU",
		Doc: "Seller-fulfilled orders that promise a ship-by and are not cancelled as a whole, by the " +
			"day of the effective ship-by. A hit is an order not confirmed by then.",
		compile: func(c conventions) formula {
			rule := lateRule{byOrderDay: c.is("day", "order")}
			f := formula{
				reads: groupPlacing | groupPromise | groupCancel | groupShipment,
				kinds: kindsIn(groupPlacing|groupPromise|groupCancel) | kindsOf(kindConfirmed),
				when: func(f *facts) {
					if !rule.byOrderDay {
						f.from(f.own.ship, f.ext.ship)
					}
					f.day(f.placed)
					f.dayPromises(f.own.ship)
					f.dayPromises(f.ext.ship)
					f.dayFulfilment()
				},
				at: rule.at,
			}
			if f.plain = rule.plain; rule.byOrderDay {
				f.plain = rule.plainByOrderDay
			}
			return f
		},
	}
}

type lateRule struct{ byOrderDay bool }

// inTime reports whether a confirmation met a deadline: the second of the deadline
// is still in time.
func inTime(confirmed, by stamp) bool { return confirmed != 0 && confirmed <= by }

func (lateRule) plain(l *ledger, _ uint32, h *hot, out *steps) {
	if h.channel() != MFN {
		return
	}
	if h.shipBy == 0 {
		d := l.zone.day(h.placed)
		out.add(d, d, segUnanchored, window.Count{Total: 1})
		return
	}
	d := l.zone.day(h.shipBy)
	since := max(d, l.zone.day(h.placed))
	c := window.Count{Total: 1}
	if confirmed := plainConfirmed(h); !inTime(confirmed, h.shipBy) {
		c.Hits = 1
	}
	out.add(d, since, segMFN, c)
}

// plainConfirmed returns when an order without cancellations, with at most one
// shipment, was confirmed.
func plainConfirmed(h *hot) stamp {
	if h.shipUnits != 0 && h.shipUnits < h.units {
		return 0
	}
	return h.confirmed
}

func (lateRule) plainByOrderDay(l *ledger, _ uint32, h *hot, out *steps) {
	if h.channel() != MFN {
		return
	}
	d := l.zone.day(h.placed)
	if h.shipBy == 0 {
		out.add(d, d, segUnanchored, window.Count{Total: 1})
		return
	}
	confirmed, since, c := plainConfirmed(h), l.zone.day(h.shipBy), window.Count{Total: 1}
	if inTime(confirmed, h.shipBy) {
		since = l.zone.day(confirmed)
	} else {
		c.Hits = 1
	}
	if since > d {
		out.add(d, d, segMFN, window.Count{Open: 1})
		c.Open = -1
	}
	out.add(d, since, segMFN, c)
}

func (r lateRule) at(f *facts, k asOf, out *marks) {
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
	confirmed := f.confirmedAt(k.end)
	switch {
	case inTime(confirmed, by):
		m.count.Total = 1
		m.why = why{kind: kindConfirmed, at: confirmed}
	case confirmed != 0 || by <= k.end:
		m.count = window.Count{Hits: 1, Total: 1}
		m.why = why{kind: kindDeadline, at: by}
	default:
		m.count.Open, m.due = 1, by
	}
	out.add(m)
}
