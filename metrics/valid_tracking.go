package metrics

import "github.com/sellerperf/sellerperf/window"

// validTrackingRate is the share of confirmed packages, exempt ones left out, whose
// tracking number the carrier scanned; placed by the day of the effective deliver-by.
// A package counts once overall and once in each product category in it.
func validTrackingRate() Definition {
	return Definition{
		ID: "valid-tracking-rate", Title: "Valid tracking rate", Unit: "package",
		Kind: Share, Sense: HitIsGood, Subject: OrderSubject,
		Segments: []Segment{CategorySegment("*")},
		Conventions: []ConventionChoice{
			{Name: "scans", Values: []string{"1", "2"},
				Doc: "how many scans make a number valid: any one, or one on the way and one on arrival"},
			{Name: "late", Values: []string{"invalid", "valid"},
				Doc: "what a number is that was given, or corrected, after delivery"},
		},
		Source: "https://sellercentral.amazon.com/gp/help/external/G201817070?language=en_US",
		Doc: "Packages of seller-fulfilled orders confirmed and not exempt from tracking, by the day of " +
			"the effective deliver-by; also by product category, once in each that is in the package. A " +
			"hit is a package with a tracking number given by its delivery and at least one scan of the " +
			"carrier: accepted, in transit, attempted or delivered.",
		compile: func(c conventions) formula {
			rule := trackingRule{twice: c.is("scans", "2"), lateValid: c.is("late", "valid")}
			return formula{
				reads:    groupPlacing | groupPromise | groupShipment,
				plain:    rule.plain,
				mootScan: rule.mootScan,
				when:     trackingDays,
				at:       rule.at,
			}
		},
	}
}

func trackingDays(f *facts) {
	f.from(f.own.deliver, f.ext.deliver)
	f.day(f.placed)
	f.dayPromises(f.own.deliver)
	f.dayPromises(f.ext.deliver)
	for i := range f.shipments {
		s := &f.shipments[i]
		f.day(s.confirmed, s.accepted, s.transit, s.attempt, s.delivered, s.tracked)
	}
}

type trackingRule struct{ twice, lateValid bool }

// scans are the instants of a package that validity is about, 0 for none.
type scans struct{ tracked, way, arrival, delivered stamp }

func scansOf(s *shipmentFact) scans {
	return scans{s.tracked, arrival(s.accepted, s.transit), arrival(s.delivered, s.attempt), s.delivered}
}

// validSince returns since when a package has a valid tracking number, 0 for never. Once
// valid it stays so: a number that comes after the delivery never is.
func (r trackingRule) validSince(s scans) (since stamp, scan stamp) {
	scan = arrival(s.way, s.arrival) // the earlier of the two
	if r.twice {
		if scan = max(s.way, s.arrival); s.way == 0 || s.arrival == 0 {
			scan = 0
		}
	}
	late := s.delivered != 0 && s.tracked > s.delivered
	if s.tracked == 0 || scan == 0 || late && !r.lateValid {
		return 0, scan
	}
	return max(s.tracked, scan), scan
}

// plain: of an order with one shipment, whose promise never moved.
func (r trackingRule) plain(l *ledger, slot uint32, h *hot, out *steps) {
	if h.channel() != MFN || h.confirmed == 0 || Flag(h.flags.get(shiftExempt)) == Yes {
		return
	}
	known := l.zone.day(max(h.confirmed, h.placed))
	if h.deliverBy == 0 {
		out.add(l.zone.day(h.placed), known, segUnanchored, window.Count{Total: 1})
		return
	}
	s := scans{way: arrival(h.accepted, l.rec.coldAt(slot).transit), arrival: arrival(h.delivered, h.attempt), delivered: h.delivered}
	if h.flags&flagTracking != 0 {
		s.tracked = h.confirmed
	}
	d := l.zone.day(h.deliverBy)
	known = max(known, d)
	valid := int32(0)
	if since, _ := r.validSince(s); since != 0 {
		valid = max(known, l.zone.day(since))
	}
	f := &l.facts
	f.l, f.slot = l, slot
	for _, seg := range f.packageSegments(&shipmentFact{}) {
		c := window.Count{Total: 1}
		if valid == known {
			c.Hits = 1
		}
		out.add(d, known, seg, c)
		if valid > known {
			out.add(d, valid, seg, window.Count{Hits: 1})
		}
	}
}

// mootScan: once a number is valid, what comes after changes nothing; and nothing makes
// one valid that is not there, or judges what is not judged.
func (r trackingRule) mootScan(h *hot, k kind, at stamp) bool {
	if h.channel() != MFN || Flag(h.flags.get(shiftExempt)) == Yes || h.confirmed != 0 && h.flags&flagTracking == 0 {
		return true
	}
	return !r.twice && h.confirmed != 0 && h.accepted != 0 && h.accepted <= at && (k != kindDelivered || h.confirmed <= at)
}

// packageSegments returns the segments a package counts in: the seller's own channel,
// and its categories. They are valid until the next call.
func (f *facts) packageSegments(s *shipmentFact) []segmentID {
	f.segs = f.appendCategories(append(f.segs[:0], segMFN), f.linesIn(s))
	return f.segs
}

func (r trackingRule) at(f *facts, k asOf, out *marks) {
	if f.channel != MFN || !k.knows(f.placed) {
		return
	}
	by, ok := k.effective(f.own.deliver, f.ext.deliver)
	for i := range f.shipments {
		s := &f.shipments[i]
		if !k.knows(s.confirmed) || s.exempt == Yes {
			continue
		}
		m := mark{day: f.l.zone.day(f.placed), seg: segUnanchored, count: window.Count{Total: 1}, item: f.itemOf(s)}
		m.why = why{kind: kindConfirmed, at: s.confirmed, id: s.id}
		if !ok {
			out.add(m)
			continue
		}
		m.day = f.l.zone.day(by)
		if since, scan := r.validSince(scansOf(s)); k.knows(since) {
			m.count.Hits, m.why = 1, why{kind: s.scanAt(scan), at: scan, id: s.id}
		}
		for _, seg := range f.packageSegments(s) {
			m.seg = seg
			out.add(m)
		}
	}
}

// scanAt returns which scan of a shipment was at an instant.
func (s *shipmentFact) scanAt(at stamp) kind {
	switch at {
	case s.accepted:
		return kindAccepted
	case s.transit:
		return kindTransit
	case s.attempt:
		return kindAttempt
	}
	return kindDelivered
}
