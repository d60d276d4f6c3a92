package metrics

import "github.com/sellerperf/sellerperf/window"

// lateFulfilmentRate is the share of seller-fulfilled orders neither handed to the carrier
// by the ship-by nor delivered by the deliver-by, of those whose outcome is known; placed
// by the day of the effective deliver-by (convention day=order: by the order day).
func lateFulfilmentRate() Definition {
	return Definition{
		ID: "late-fulfilment-rate", Title: "Late shipment rate by outcome", Unit: "order",
		Kind: Share, Sense: HitIsBad, Subject: OrderSubject,
		Conventions: []ConventionChoice{
			{Name: "unknown", Values: []string{"out", "late", "open"},
				Doc: "what an order is whose outcome is not known when its day has passed"},
			{Name: "day", Values: []string{"deliver-by", "order"}, Doc: "the day that places an order"},
		},
		Source: "https://sellercentre.ebay.com.au/how-we-measure-seller-standards",
		Doc: "Seller-fulfilled orders that promise a deliver-by and are not cancelled as a whole, by the " +
			"day of the effective deliver-by. An order is in time if the carrier scanned all of it by the " +
			"effective ship-by or delivered all of it by the deliver-by. A hit is an order delivered later, " +
			"or of which the buyer claims that it was not received when that day has passed. Of any other " +
			"the outcome is not known, and it is outside.",
		compile: func(c conventions) formula {
			rule := outcomeRule{unknown: c.value("unknown"), byOrderDay: c.is("day", "order")}
			return formula{
				reads:      groupPlacing | groupPromise | groupCancel | groupShipment | groupClaim,
				plain:      rule.plain,
				needed:     partShipBy | partDeliverBy | partLeft,
				mfnOnly:    true,
				looksAt:    aspectShipBy | aspectDeliverBy | aspectConfirmed | aspectCancelled,
				news:       outcomeNews,
				difference: rule.difference,
				opens:      func(h *hot, end stamp) bool { return rule.unknown == "open" || opensToDeliver(h, end) },
				when: func(f *facts) {
					if !rule.byOrderDay {
						f.from(f.own.deliver, f.ext.deliver)
					}
					f.day(f.placed)
					f.dayPromises(f.own.ship)
					f.dayPromises(f.ext.ship)
					f.dayPromises(f.own.deliver)
					f.dayPromises(f.ext.deliver)
					f.dayEach(f.cancels)
					f.dayEach(f.claims.cells)
					f.dayScans()
				},
				at: rule.at,
			}
		},
	}
}

type outcomeRule struct {
	unknown    string
	byOrderDay bool
}

// outcomeNews: a confirmation of all of an order changes nothing; after the first scan those
// on the way do not, nor does a delivery if that scan was in time.
func outcomeNews(o *ordinary, n *news, _ *steps) bool {
	if n.kind == kindConfirmed {
		return n.isWhole(o.hot)
	}
	return o.accepted != 0 && o.accepted <= n.at && (n.kind != kindDelivered || o.accepted <= o.shipBy)
}

// difference: of claims, only when there first is one that nothing was received.
func (r *outcomeRule) difference(f *facts, _ *steps) bool {
	ever := asOf{end: noStamp}
	return f.before.group == groupClaim &&
		f.before.things.claimedNotReceived(ever).at == f.claims.claimedNotReceived(ever).at
}

func (r *outcomeRule) plain(o *ordinary, out *steps) {
	if o.channel() != MFN {
		return
	}
	placed := o.l.zone.day(o.placed)
	if o.deliverBy == 0 {
		out.add(placed, placed, segUnanchored, window.Count{Total: 1})
		return
	}
	due := max(placed, o.l.zone.day(o.deliverBy))
	c := course{out: out, day: o.l.zone.day(o.deliverBy), seg: segMFN}
	if r.byOrderDay {
		c.day = placed
	}
	known, hit := r.plainOutcome(o)
	if known == 0 || known > placed {
		if o.l.zone.day(o.deliverBy) > placed {
			c.from(placed, window.Count{Open: 1})
		}
		if known == 0 || known > due {
			c.from(due, r.notKnown())
			r.claimed(o, &c, due, known)
		}
	}
	if known != 0 {
		c.from(known, window.Count{Hits: hit, Total: 1})
	}
}

// claimed goes on with an order of which the buyer claims that it was not received, from
// its due day until the outcome is known, 0 for never.
func (r *outcomeRule) claimed(o *ordinary, c *course, due, known int32) {
	if o.made == nil {
		return // a claim lies in cells
	}
	f := o.facts()
	if at := f.claims.claimedNotReceived(asOf{end: noStamp}).at; at != 0 {
		if day := max(due, f.l.zone.day(at)); known == 0 || day < known {
			c.from(day, window.Count{Hits: 1, Total: 1})
		}
	}
}

// plainOutcome returns the day from which the outcome of an order is known, 0 if it never
// is, and whether it is a hit.
func (r *outcomeRule) plainOutcome(o *ordinary) (day int32, hit int64) {
	placed, scan := o.l.zone.day(o.placed), o.done(byScan)
	if inTime(scan, o.shipBy) {
		return max(placed, o.l.zone.day(scan)), 0
	}
	if delivered := o.done(byDelivery); delivered != 0 {
		return max(placed, o.l.zone.day(delivered)), int64(btoi(delivered > o.deliverBy))
	}
	return 0, 0
}

// notKnown is what an order counts whose day has passed and whose outcome is not known.
func (r *outcomeRule) notKnown() window.Count {
	switch r.unknown {
	case "late":
		return window.Count{Hits: 1, Total: 1}
	case "open":
		return window.Count{Open: 1}
	}
	return window.Count{}
}

func (r *outcomeRule) at(f *facts, k asOf, out *marks) {
	if f.channel != MFN || !k.knows(f.placed) || f.cancelledWhole(k.end) {
		return
	}
	m := mark{day: f.l.zone.day(f.placed), seg: segMFN, why: why{kind: kindPlaced, at: f.placed}}
	by, ok := k.effective(f.own.deliver, f.ext.deliver)
	if !ok {
		m.seg, m.count.Total = segUnanchored, 1
		out.add(m)
		return
	}
	if !r.byOrderDay {
		m.day = f.l.zone.day(by)
	}
	shipBy, _ := k.effective(f.own.ship, f.ext.ship)
	scanned, delivered := f.doneAt(byScan, k.end), f.doneAt(byDelivery, k.end)
	claimed := f.claims.claimedNotReceived(k)
	switch {
	case inTime(scanned, shipBy):
		m.count.Total, m.why = 1, f.scanned(scanned)
	case inTime(delivered, by):
		m.count.Total, m.why = 1, why{kind: kindDelivered, at: delivered}
	case delivered != 0:
		m.count, m.why = window.Count{Hits: 1, Total: 1}, why{kind: kindDelivered, at: delivered}
	case by > k.end:
		m.count.Open, m.due = 1, by
	case claimed.at != 0:
		m.count, m.why = window.Count{Hits: 1, Total: 1}, claimed
	default:
		m.count, m.why = r.notKnown(), why{kind: kindDeadline, at: by}
		if m.count.Open > 0 {
			m.due = by
		}
	}
	if !m.count.IsZero() {
		out.add(m)
	}
}

// claimedNotReceived returns the first word of a claim that nothing was received.
func (t *things) claimedNotReceived(k asOf) (first why) {
	history(t.cells, k, func(stated, entries []cell) {
		if w := entries[0].why(); ClaimKind(kindStated(stated)) == NotReceived && (first.at == 0 || w.at < first.at) {
			first = w
		}
	})
	return first
}
