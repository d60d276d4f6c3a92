package metrics

import (
	"math"

	"github.com/sellerperf/sellerperf/window"
)

// perfectOrderRate is the share of orders with nothing wrong at all, by order day: no
// counting defect, no cancellation that counts against the seller, no late shipment, no
// refund, no message of the buyer. An order is judged once its effective ship-by has
// passed; one that the marketplace ships has none to keep and is judged at once.
func perfectOrderRate() Definition {
	return Definition{
		ID: "perfect-order-rate", Title: "Perfect order percentage", Unit: "order",
		Kind: Share, Sense: HitIsGood, Subject: OrderSubject,
		Conventions: []ConventionChoice{pendingChoice, fraudChoice, wonChoice},
		Source:      "https://feedvisor.com/university/perfect-order-percentage/",
		Doc: "Orders placed, by channel and order day, once their effective ship-by has passed; orders " +
			"that the marketplace ships at once. A hit is an order with no counting feedback, claim or " +
			"chargeback, not cancelled by the seller's fault, not confirmed late, without a refund and " +
			"without a message of the buyer.",
		compile: func(c conventions) formula {
			rule := perfectRule{defects: defectRuleOf(c), mfn: defectRuleOf(c)}
			rule.mfn.cancels = true
			rule.defects.settle()
			rule.mfn.settle()
			const cells = groupFeedback | groupClaim | groupChargeback | groupCancel | groupRefund | groupMessage
			return formula{
				reads: groupPlacing | groupPromise | groupShipment | cells,
				kinds: kindsIn(groupPlacing|groupPromise|groupFeedback|groupClaim|groupChargeback|groupCancel|groupRefund) |
					kindsOf(kindConfirmed, kindReceived),
				looksAt:    aspectShipBy | aspectConfirmed | aspectCancelled | aspectFault,
				plain:      rule.plain,
				news:       rule.news,
				difference: rule.difference,
				opens:      opensToShip,
				direct:     rule.direct,
				when:       rule.when,
				at:         rule.at,
			}
		},
	}
}

type perfectRule struct{ defects, mfn defectRule } // mfn: of orders the seller ships, whose cancellations count

func (r *perfectRule) plain(o *ordinary, out *steps) {
	d := o.l.zone.day(o.placed)
	switch {
	case o.channel() != MFN:
		out.add(d, d, o.segment(), window.Count{Hits: 1, Total: 1})
		return
	case o.shipBy == 0:
		out.add(d, d, segUnanchored, window.Count{Total: 1})
		return
	}
	c := window.Count{Total: 1}
	if inTime(o.done(byConfirmation), o.shipBy) {
		c.Hits = 1
	}
	since := o.l.zone.day(o.shipBy)
	if since > d {
		out.add(d, d, segMFN, window.Count{Open: 1})
		c.Open = -1
	}
	out.add(d, since, segMFN, c)
}

// news: a confirmation of all of an order by the ship-by makes it a hit.
func (r *perfectRule) news(o *ordinary, n *news, out *steps) bool {
	if o.channel() == MFN && n.isOnTime(o.hot) {
		out.add(o.l.zone.day(o.placed), o.l.zone.day(o.shipBy), segMFN, window.Count{Hits: 1})
	}
	return true
}

// direct: of an order whose ship-by is settled, cancelled as a whole by one cancellation or
// never. What else is wrong with it but defects and cancellations stays so.
func (r *perfectRule) direct(f *facts, out *steps) bool {
	s, ok := r.spell(f)
	if !ok {
		return false
	}
	c := window.Count{Total: 1}
	if s.judged > s.day {
		out.add(s.day, s.day, s.seg, window.Count{Open: 1})
		c.Open = -1
	}
	out.add(s.day, s.judged, s.seg, c)
	s.hit(s.day, 1, out)
	s.turn(r.rules(f).turns(f, false), -1, out)
	return true
}

// difference: of feedbacks, claims and chargebacks, from when an order is defective.
func (r *perfectRule) difference(f *facts, out *steps) bool {
	if f.before.group == groupCancel {
		return false
	}
	was, is := r.rules(f).otherTurns(f)
	if len(was)+len(is) == 0 {
		return true
	}
	s, ok := r.spell(f)
	if ok {
		s.turn(was, 1, out)
		s.turn(is, -1, out)
	}
	return ok
}

func (r *perfectRule) rules(f *facts) *defectRule {
	if f.channel == MFN {
		return &r.mfn
	}
	return &r.defects
}

// spell is when an order placed on a day may be perfect: from the day on which it is judged
// until something is wrong that stays so, whatever comes.
type spell struct {
	day, judged, spoilt int32
	seg                 segmentID
}

// spell returns an order's, if it is settled.
func (r *perfectRule) spell(f *facts) (s spell, ok bool) {
	day, late := f.l.zone.day(f.placed), false
	s = spell{day: day, judged: day, spoilt: math.MaxInt32, seg: f.segment()}
	if f.channel == MFN {
		o := f.ordinary()
		if lateParts&^o.made.has != 0 || o.shipBy == 0 {
			return s, false
		}
		s.judged = max(day, f.l.zone.day(o.shipBy))
		late = !inTime(o.done(byConfirmation), o.shipBy)
		if gone := o.made.cancelled; late && gone != 0 {
			if f.l.zone.day(gone) > s.judged {
				return s, false // late, and then no longer
			}
			late = false
		}
	}
	switch first := r.firstLasting(f); {
	case late:
		s.spoilt = s.judged
	case first != 0:
		s.spoilt = max(s.judged, f.l.zone.day(first))
	}
	return s, true
}

// hit adds so many hits from a day on, while the order may be perfect.
func (s *spell) hit(since int32, hits int64, out *steps) {
	if since = max(since, s.judged); since >= s.spoilt {
		return
	}
	out.add(s.day, since, s.seg, window.Count{Hits: hits})
	if s.spoilt != math.MaxInt32 {
		out.add(s.day, s.spoilt, s.seg, window.Count{Hits: -hits})
	}
}

// turn adds so many hits for each time an order becomes defective, and takes them back.
func (s *spell) turn(turns []defectTurn, hits int64, out *steps) {
	for _, t := range turns {
		s.hit(t.since, t.by*hits, out)
	}
}

// firstLasting returns the instant of the first refund or message, 0 without any.
func (r *perfectRule) firstLasting(f *facts) stamp {
	first := f.firstOf(kindRefunded, asOf{end: noStamp}).at
	for i := range f.messages {
		if at := f.messages[i].received; at != 0 && (first == 0 || at < first) {
			first = at
		}
	}
	return first
}

func (r *perfectRule) when(f *facts) {
	f.day(f.placed)
	f.dayPromises(f.own.ship)
	f.dayPromises(f.ext.ship)
	f.dayFulfilment()
	f.dayEach(f.feedbacks.cells)
	f.dayEach(f.claims.cells)
	f.dayEach(f.disputes.cells)
	f.dayKinds(kindRefunded)
	for i := range f.messages {
		f.day(f.messages[i].received)
	}
}

func (r *perfectRule) at(f *facts, k asOf, out *marks) {
	if !k.knows(f.placed) {
		return
	}
	m := mark{day: f.l.zone.day(f.placed), seg: f.segment(), count: window.Count{Total: 1}}
	m.why = why{kind: kindPlaced, at: f.placed}
	by, ok := stamp(0), true
	if f.channel == MFN {
		by, ok = k.effective(f.own.ship, f.ext.ship)
	}
	switch {
	case !ok:
		m.seg = segUnanchored
	case by > k.end:
		m.count, m.due = window.Count{Open: 1}, by
	default:
		if flaw := r.flaw(f, k, by); flaw.at != 0 {
			m.why = flaw
			break
		}
		m.count.Hits = 1
	}
	out.add(m)
}

// flaw returns the earliest fact that keeps an order from being perfect. by is its
// ship-by, 0 if it has none to keep.
func (r *perfectRule) flaw(f *facts, k asOf, by stamp) why {
	var first why
	take := func(w why, is bool) {
		if is && w.at != 0 && (first.at == 0 || w.at < first.at) {
			first = w
		}
	}
	defect, n := r.defects.defects(f, k)
	take(defect, n > 0)
	if f.channel == MFN {
		take(r.mfn.cancel.counting(f, k))
		confirmed := f.confirmedAt(k.end)
		late := !inTime(confirmed, by) && !f.cancelledWhole(k.end)
		take(why{kind: kindDeadline, at: by}, late)
	}
	take(f.firstOf(kindRefunded, k), true)
	for i := range f.messages {
		m := &f.messages[i]
		take(why{kind: kindReceived, at: m.received, id: m.id}, k.knows(m.received))
	}
	return first
}
