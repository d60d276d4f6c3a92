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
				news:    uploadNews,
				at:      rule.at,
			}
		},
	}
}

type uploadRule struct{ byOrderDay bool }

// uploadNews: a confirmation too late, or of a package not exempt without a scan yet, makes
// no hit; nor do scans after the first, or without a number that was given in time.
func uploadNews(o *ordinary, n *news, _ *steps) bool {
	switch {
	case o.shipBy == 0:
		return true
	case n.kind == kindConfirmed:
		return n.at > o.shipBy || o.scanned() == 0 && Flag(n.flags.get(shiftExempt)) != Yes
	}
	return o.confirmed == 0 || o.confirmed > o.shipBy || o.flags&flagTracking == 0 || o.accepted != 0 && o.accepted <= n.at
}

func (r *uploadRule) plain(o *ordinary, out *steps) {
	if o.channel() != MFN {
		return
	}
	d := o.l.zone.day(o.placed)
	if o.shipBy == 0 {
		out.add(d, d, segUnanchored, window.Count{Total: 1})
		return
	}
	placed, due := d, o.l.zone.day(o.shipBy)
	if !r.byOrderDay {
		d = due
	}
	good := int32(0) // the day from which it is a hit
	confirmed := o.done(byConfirmation)
	scan, tracked := o.scanned(), o.tracked()
	switch exempt := Flag(o.flags.get(shiftExempt)) == Yes; {
	case !inTime(confirmed, o.shipBy):
	case exempt:
		good = max(placed, o.l.zone.day(confirmed))
	case inTime(tracked, o.shipBy) && scan != 0:
		good = max(placed, o.l.zone.day(max(confirmed, tracked, scan)))
	}
	c := course{out: out, day: d, seg: segMFN}
	if due > placed && (good == 0 || good > placed) {
		c.from(placed, window.Count{Open: 1})
	}
	if good == 0 || good > max(due, placed) {
		c.from(max(due, placed), window.Count{Total: 1})
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
