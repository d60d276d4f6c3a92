package metrics

import "github.com/sellerperf/sellerperf/window"

// returnRate is the share of orders delivered of which something came back (convention
// stage=requested: of which the buyer asked to return something), by the day of delivery
// (convention day=order: by the order day).
func returnRate() Definition {
	return Definition{
		ID: "return-rate", Title: "Return rate", Unit: "order",
		Kind: Share, Sense: HitIsBad, Subject: OrderSubject,
		Segments: []Segment{CategorySegment("*")},
		Conventions: []ConventionChoice{
			{Name: "stage", Values: []string{"received", "requested"}, Doc: "which return is a hit: one that came back, or one that was asked for"},
			{Name: "day", Values: []string{"delivery", "order"}, Doc: "the day that places an order"},
			faultChoice,
		},
		Source: "https://developer.walmart.com/us-marketplace/docs/retrieve-returns-performance-summary",
		Doc: "Orders delivered, by channel and the day of their first delivery; also by product category, " +
			"once in each that is in the order. A hit is an order with a return received.",
		compile: func(c conventions) formula {
			rule := returnedRule{
				requested: c.is("stage", "requested"), byOrderDay: c.is("day", "order"), fault: faultRuleOf(c),
			}
			return formula{
				goods:  true,
				reads:  groupPlacing | groupShipment | groupReturn,
				kinds:  kindsIn(groupPlacing) | kindsOf(kindDelivered, kindReturnRequested, kindReturnReceived),
				plain:  rule.plain,
				news:   rule.news,
				shut:   true,
				direct: rule.direct,
				when: func(f *facts) {
					f.day(f.placed)
					for i := range f.shipments {
						f.day(f.shipments[i].delivered)
					}
					for i := range f.returns {
						f.day(f.returns[i].requested, f.returns[i].received)
					}
				},
				at: rule.at,
			}
		},
	}
}

type returnedRule struct {
	requested, byOrderDay bool
	fault                 faultRule
}

func (r *returnedRule) plain(o *ordinary, out *steps) {
	if o.delivered != 0 {
		r.arrived(o, o.delivered, out)
	}
}

// news: an order counts from its first delivery on.
func (r *returnedRule) news(o *ordinary, n *news, out *steps) bool {
	if o.delivered == 0 {
		r.arrived(o, n.at, out)
	}
	return o.delivered == 0
}

// arrived adds the steps of an order delivered at an instant.
func (r *returnedRule) arrived(o *ordinary, at stamp, out *steps) {
	placed, delivered := o.l.zone.day(o.placed), o.l.zone.day(at)
	d := delivered
	if r.byOrderDay {
		d = placed
	}
	f := o.facts()
	f.segs = f.appendCategories(append(f.segs[:0], o.segment()), "")
	for _, seg := range f.segs {
		out.add(d, max(placed, delivered), seg, window.Count{Total: 1})
	}
}

// direct: once a return counts it does so for good, unless the seller is forgiven later.
func (r *returnedRule) direct(f *facts, out *steps) bool {
	delivered, returned := stamp(0), stamp(0)
	for i := range f.shipments {
		delivered = arrival(delivered, f.shipments[i].delivered)
	}
	if delivered == 0 {
		return true
	}
	for i := range f.returns {
		ret := &f.returns[i]
		switch forgiven := ret.received != 0 && r.fault.forgives(ret.accountable); {
		case forgiven && r.requested:
			return false
		case forgiven:
		case r.requested:
			returned = arrival(returned, ret.requested)
		default:
			returned = arrival(returned, ret.received)
		}
	}
	placed, day := f.l.zone.day(f.placed), f.l.zone.day(delivered)
	since := max(placed, day)
	if r.byOrderDay {
		day = placed
	}
	f.segs = f.appendCategories(append(f.segs[:0], f.segment()), "")
	for _, seg := range f.segs {
		out.add(day, since, seg, window.Count{Total: 1})
		if returned != 0 {
			out.add(day, max(since, f.l.zone.day(returned)), seg, window.Count{Hits: 1})
		}
	}
	return true
}

func (r *returnedRule) at(f *facts, k asOf, out *marks) {
	if !k.knows(f.placed) {
		return
	}
	first := why{kind: kindDelivered}
	for i := range f.shipments {
		if s := &f.shipments[i]; k.knows(s.delivered) && (first.at == 0 || s.delivered < first.at) {
			first.at, first.id = s.delivered, s.id
		}
	}
	if first.at == 0 {
		return
	}
	m := mark{day: f.l.zone.day(first.at), seg: f.segment(), count: window.Count{Total: 1}, why: first}
	if r.byOrderDay {
		m.day = f.l.zone.day(f.placed)
	}
	if w := r.returned(f, k); w.at != 0 {
		m.count.Hits, m.why = 1, w
	}
	f.segs = f.appendCategories(append(f.segs[:0], m.seg), "")
	out.addIn(m, f.segs)
}

// returned returns the first return that counts.
func (r *returnedRule) returned(f *facts, k asOf) (first why) {
	for i := range f.returns {
		ret := &f.returns[i]
		w := why{kind: kindReturnReceived, at: ret.received, id: ret.id}
		if r.requested {
			w.kind, w.at = kindReturnRequested, ret.requested
		}
		// Who is accountable is said when the goods come back.
		forgiven := k.knows(ret.received) && r.fault.forgives(ret.accountable)
		if k.knows(w.at) && !forgiven && (first.at == 0 || w.at < first.at) {
			first = w
		}
	}
	return first
}
