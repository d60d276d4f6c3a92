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
			{Name: "unit", Values: []string{"package", "order"},
				Doc: "what is counted: packages, or orders, valid if every package of them is that is not exempt"},
			{Name: "day", Values: []string{"deliver-by", "confirmed", "order"}, Doc: "the day that places a package, or an order with its first one"},
		},
		Source: "https://sellercentral.amazon.com/gp/help/external/G201817070?language=en_US",
		Doc: "Packages of seller-fulfilled orders confirmed and not exempt from tracking, by the day of " +
			"the effective deliver-by; also by product category, once in each that is in the package. A " +
			"hit is a package with a tracking number given by its delivery and at least one scan of the " +
			"carrier: accepted, in transit, attempted or delivered.",
		compile: func(c conventions) formula {
			rule := trackingRule{
				twice: c.is("scans", "2"), lateValid: c.is("late", "valid"),
				byOrder: c.is("unit", "order"), day: c.value("day"),
			}
			needed := partDeliverBy
			if rule.byOrder {
				needed |= partShipment
			}
			return formula{
				goods:   true,
				mfnOnly: true,
				looksAt: aspectDeliverBy | aspectConfirmed | aspectCarriage,
				reads:   groupPlacing | groupPromise | groupShipment,
				plain:   rule.plain,
				needed:  needed,
				news:    rule.news,
				shut:    true,
				when:    rule.when,
				at:      rule.at,
			}
		},
	}
}

type trackingRule struct {
	twice, lateValid, byOrder bool
	day                       string
}

func (r *trackingRule) when(f *facts) {
	if r.day == "deliver-by" {
		f.from(f.own.deliver, f.ext.deliver)
		f.dayPromises(f.own.deliver)
		f.dayPromises(f.ext.deliver)
	}
	f.day(f.placed)
	f.dayScans()
}

// place returns the day that places a package confirmed at an instant, and false if it
// has none. by is the deliver-by, 0 without one.
func (r *trackingRule) place(l *ledger, placed, by, confirmed stamp) (int32, bool) {
	switch {
	case r.day == "order":
		return l.zone.day(placed), true
	case r.day == "confirmed":
		return l.zone.day(confirmed), true
	case by == 0:
		return l.zone.day(placed), false
	}
	return l.zone.day(by), true
}

// scans are the instants of a package that validity is about, 0 for none.
type scans struct{ tracked, way, arrival, delivered stamp }

func scansOf(s *shipmentFact) scans {
	return scans{s.tracked, arrival(s.accepted, s.transit), arrival(s.delivered, s.attempt), s.delivered}
}

// validSince returns since when a package has a valid tracking number, 0 for never. Once
// valid it stays so: a number that comes after the delivery never is.
func (r *trackingRule) validSince(s scans) (since stamp, scan stamp) {
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

// plain: of an order whose promise is settled, package by package.
func (r *trackingRule) plain(o *ordinary, out *steps) {
	if o.channel() != MFN {
		return
	}
	for _, s := range o.shipments() {
		if s.confirmed != 0 && s.exempt != Yes {
			r.packed(o, &s, out)
		}
	}
}

// packed adds the steps of a package confirmed.
func (r *trackingRule) packed(o *ordinary, s *shipmentFact, out *steps) {
	known := o.l.zone.day(max(s.confirmed, o.placed))
	d, ok := r.place(o.l, o.placed, o.deliverBy, s.confirmed)
	if !ok {
		out.add(d, known, segUnanchored, window.Count{Total: 1})
		return
	}
	known = max(known, d)
	valid := int32(0)
	if since, _ := r.validSince(scansOf(s)); since != 0 {
		valid = max(known, o.l.zone.day(since))
	}
	f := o.facts()
	f.segs = f.appendCategories(append(f.segs[:0], segMFN), f.linesIn(s))
	for _, seg := range f.segs {
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

// news: a confirmation makes a package, a scan may change since when it is valid: most
// often the first one does, and those on the way after it never.
func (r *trackingRule) news(o *ordinary, n *news, out *steps) bool {
	if !r.twice && o.confirmed != 0 && o.accepted != 0 && o.accepted <= n.at && n.kind != kindDelivered {
		return true
	}
	s := o.shipmentOf()
	switch {
	case n.kind == kindConfirmed:
		if n.into(&s); s.exempt != Yes && n.lines == 0 {
			r.packed(o, &s, out)
		}
		return n.lines == 0
	case s.confirmed == 0 || s.tracked == 0 || s.exempt == Yes:
		return true
	}
	was, _ := r.validSince(scansOf(&s))
	n.into(&s)
	is, _ := r.validSince(scansOf(&s))
	d, ok := r.place(o.l, o.placed, o.deliverBy, s.confirmed)
	if was == is || !ok {
		return true
	}
	known := max(d, o.l.zone.day(max(s.confirmed, o.placed)))
	f := o.facts()
	f.segs = f.appendCategories(append(f.segs[:0], segMFN), f.linesIn(&s))
	for _, seg := range f.segs {
		if was != 0 {
			out.add(d, max(known, o.l.zone.day(was)), seg, window.Count{Hits: -1})
		}
		if is != 0 {
			out.add(d, max(known, o.l.zone.day(is)), seg, window.Count{Hits: 1})
		}
	}
	return true
}

func (r *trackingRule) at(f *facts, k asOf, out *marks) {
	if f.channel != MFN || !k.knows(f.placed) {
		return
	}
	by, _ := k.effective(f.own.deliver, f.ext.deliver)
	whole, segs := mark{}, f.segs[:0]
	for i := range f.shipments {
		s := &f.shipments[i]
		if !k.knows(s.confirmed) || s.exempt == Yes {
			continue
		}
		m, ok := r.judge(f, s, k, by)
		switch {
		case r.byOrder:
			if whole.join(&m); ok {
				segs = f.appendCategories(appendSegment(segs, segMFN), f.linesIn(s))
			}
			continue
		case ok:
			segs = f.appendCategories(append(segs[:0], segMFN), f.linesIn(s))
		default:
			segs = append(segs[:0], segUnanchored)
		}
		out.addIn(m, segs)
	}
	if whole.count.Total > 0 && len(segs) == 0 {
		segs = append(segs, segUnanchored)
	}
	if whole.count.Total > 0 {
		out.addIn(whole, segs)
	}
	f.segs = segs
}

// addIn adds a mark in several segments.
func (m *marks) addIn(k mark, segs []segmentID) {
	for _, seg := range segs {
		k.seg = seg
		m.add(k)
	}
}

// join makes a package part of an order: valid if all are, on the day of the first.
func (m *mark) join(o *mark) {
	switch bad := o.count.Hits == 0; {
	case m.count.Total == 0:
		*m = *o
		m.item = 0
		return
	case bad && m.count.Hits > 0:
		m.count.Hits, m.why = 0, o.why
	}
	m.day = min(m.day, o.day)
}

// judge returns what a package confirmed counts, and whether it has a day.
func (r *trackingRule) judge(f *facts, s *shipmentFact, k asOf, by stamp) (m mark, ok bool) {
	m = mark{count: window.Count{Total: 1}, item: f.itemOf(s), why: why{kind: kindConfirmed, at: s.confirmed, id: s.id}}
	m.day, ok = r.place(f.l, f.placed, by, s.confirmed)
	if since, scan := r.validSince(scansOf(s)); ok && k.knows(since) {
		m.count.Hits, m.why = 1, why{kind: s.scanAt(scan), at: scan, id: s.id}
	}
	return m, ok
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
