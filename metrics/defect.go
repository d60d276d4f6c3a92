package metrics

import (
	"math/bits"

	"github.com/sellerperf/sellerperf/window"
)

// defectRule says which feedbacks, claims and chargebacks count as defects. The
// order defect rate and its three components are one formula over it.
type defectRule struct {
	feedback, claims, disputes        bool
	pendingOut, fraudCounts, wonStays bool

	items      bool       // feedbacks on the item count, too
	kind       ClaimKind  // only claims of it, if stated
	opened     bool       // a claim counts once there is one, whatever comes of it
	unresolved bool       // a claim counts only while a grant stands
	each       bool       // an order counts once for each component
	byFeedback bool       // a hit lies on the day of the feedback
	cancels    bool       // a cancellation by the seller's fault counts
	cancel     cancelRule // where cancels: whose fault
	mfnOnly    bool
	dimensions func(f *facts) []segmentID // further segments an order counts in, valid until the next call

	components []component // those it looks at; by settle
}

// component is what an order can fail by, apart from cancellations.
type component struct {
	group  groupSet
	counts thingCounts
}

// settle works out the components.
func (rule *defectRule) settle() {
	if rule.feedback {
		rule.components = append(rule.components, component{groupFeedback, (*defectRule).feedbackCounts})
	}
	if rule.claims {
		rule.components = append(rule.components, component{groupClaim, (*defectRule).claimCounts})
	}
	if rule.disputes {
		rule.components = append(rule.components, component{groupChargeback, (*defectRule).disputeCounts})
	}
}

// defectRuleOf is the rule of all three, by the conventions they share.
func defectRuleOf(c conventions) defectRule {
	return defectRule{
		feedback: true, claims: true, disputes: true,
		pendingOut: c.is("pending", "out"), fraudCounts: c.is("fraud", "in"), wonStays: c.is("won", "in"),
	}
}

// defectFormula counts placed orders by channel on the order day, and as hits those
// with a counting defect. An order is defective once, however many it has.
func defectFormula(rule defectRule) formula {
	rule.settle()
	reads := groupPlacing
	for _, c := range rule.components {
		reads |= c.group
	}
	kinds := kindsIn(reads)
	if rule.cancels {
		reads |= groupCancel | groupShipment
		kinds |= kindsIn(groupCancel) | kindsOf(kindConfirmed)
	}
	f := formula{
		reads: reads,
		kinds: kinds,
		shut:  true, mfnOnly: rule.mfnOnly,
		base: &base{each: window.Count{Total: 1}, mfnOnly: rule.mfnOnly, dimensions: rule.dimensions},
		when: func(f *facts) {
			f.day(f.placed)
			if rule.cancels {
				f.dayFulfilment()
			}
			for _, c := range rule.components {
				f.dayEach(f.thingsOf(c.group).cells)
			}
		},
		at: rule.at,
	}
	if !rule.byFeedback {
		f.turns, f.turnsOn = rule.turnsOf, reads&^(groupPlacing|groupShipment)
		f.difference = rule.difference
	}
	if rule.cancels {
		// A confirmation changes nothing while nothing is cancelled.
		f.plainIf = func(h *hot) bool { return !h.has(reads &^ groupShipment) }
		f.moot = kindsOf(kindConfirmed)
	}
	f.based()
	return f
}

func (rule *defectRule) at(f *facts, k asOf, out *marks) {
	if !k.knows(f.placed) || rule.mfnOnly && f.channel != MFN {
		return
	}
	m := mark{day: f.l.zone.day(f.placed), seg: f.segment(), count: window.Count{Total: 1}, why: why{kind: kindPlaced, at: f.placed}}
	switch w, n := rule.defects(f, k); {
	case n > 0 && rule.byFeedback:
		out.add(mark{day: f.l.zone.day(w.at), seg: m.seg, count: window.Count{Hits: 1}, why: w})
	case n > 0:
		m.count.Hits, m.why = n, w
	}
	out.add(m)
	if rule.dimensions != nil {
		for _, seg := range rule.dimensions(f) {
			m.seg = seg
			out.add(m)
		}
	}
}

// defects returns the fact that made the order defective first among those that
// still count, and how often it counts.
func (rule *defectRule) defects(f *facts, k asOf) (best why, n int64) {
	components := int64(0) // a bit for each that counts
	take := func(component int64, w why) {
		components |= component
		if best.at == 0 || w.at < best.at {
			best = w
		}
	}
	for i := range rule.components {
		c := &rule.components[i]
		history(f.thingsOf(c.group).cells, k, func(stated, entries []cell) {
			s := standingOf(stated, entries)
			if since, is := c.counts(rule, &s); is {
				take(1<<i, since.why())
			}
		})
	}
	if rule.cancels {
		if w, counts := rule.cancel.counting(f, k); counts {
			take(8, w)
		}
	}
	if rule.each {
		return best, int64(bits.OnesCount64(uint64(components)))
	}
	return best, min(components, 1)
}

// thingCounts reports whether a thing counts as it stands, and since which entry it does.
type thingCounts func(*defectRule, *standing) (since *cell, counts bool)

// feedbackCounts: a feedback of 1 or 2 on the seller, or with items on what was sold,
// that is not removed
// (https://sellercentral.amazon.com/gp/help/external/help.html?itemID=97692EVY8H3CZY9&language=en-US).
func (rule *defectRule) feedbackCounts(s *standing) (since *cell, counts bool) {
	rating, scope := s.last.val&0xF, Scope(s.last.val>>4&3)
	return s.last, s.last.kind == kindLeft && rating <= 2 && (scope != ItemScope || rule.items)
}

func (c *cell) why() why { return why{kind: c.kind, at: c.at, id: c.id} }

// claimState is where a claim stands.
type claimState struct {
	since   *cell // the entry since which it stands so, nil before the first
	counts  bool
	pending bool
	settled bool // a grant or refund stands or stood: a withdrawal changes nothing
	outcome ClaimOutcome
}

// claimCounts: from its grant with the seller at fault or the seller's refund, or
// while it is pending; not when denied, nor when withdrawn before either
// (https://sellercentral-europe.amazon.com/seller-forums/discussions/t/e27a52033a36eedaf1201a67d19c8266
// and https://sellercentral.amazon.com/gp/help/external/G202041210?language=en_US; sources
// conflict on pending claims, see the convention).
func (rule *defectRule) claimCounts(s *standing) (since *cell, counts bool) {
	c := &s.claim
	switch {
	case rule.kind != UnknownClaim && ClaimKind(s.kind) != rule.kind:
		return nil, false
	case rule.opened:
		return s.first, true
	case rule.unresolved:
		return c.since, c.counts && c.outcome == Granted
	}
	return c.since, c.counts || c.pending && !rule.pendingOut
}

// enter goes on to a claim's next entry.
func (s *claimState) enter(e *cell) {
	outcome := ClaimOutcome(e.val & 0xF)
	switch {
	case e.kind == kindClaimOpened:
		if stands := s.outcome == Granted || s.outcome == Refunded; stands || s.pending {
			return // a grant stands, and a pending claim is pending already
		}
		*s = claimState{since: e, pending: true, settled: s.settled}
	case outcome == Granted:
		fault := Flag(e.val >> 4 & 3).Or(true)
		*s = claimState{since: e, counts: fault, outcome: Granted, settled: true}
	case outcome == Refunded:
		*s = claimState{since: e, counts: true, outcome: Refunded, settled: true}
	case outcome == Denied:
		*s = claimState{since: e, outcome: Denied, settled: s.settled}
	case outcome == Withdrawn && !s.settled:
		*s = claimState{since: e, outcome: Withdrawn}
	}
}

// disputeCounts: a service chargeback, until the seller won it; for fraud the
// marketplace answers
// (https://sellercentral.amazon.com/gp/help/external/help.html?itemID=48781&language=en_US;
// sources conflict on won ones, see the convention).
func (rule *defectRule) disputeCounts(s *standing) (since *cell, counts bool) {
	fraud := ChargebackKind(s.kind) == FraudChargeback
	won := s.last.kind == kindDisputeDecided && ChargebackOutcome(s.last.val) == Won
	return s.last, (!fraud || rule.fraudCounts) && (!won || rule.wonStays)
}
