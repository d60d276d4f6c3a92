package metrics

import "github.com/sellerperf/sellerperf/window"

// cancellationRate is the share of seller-fulfilled orders cancelled by the seller,
// in whole or in part, before confirmation, or by the marketplace for want of
// confirmation; never when the buyer asked. Both are placed by the order day
// (convention day=cancel: the hit by the day of the cancellation).
func cancellationRate() Definition {
	return Definition{
		ID: "cancellation-rate", Title: "Pre-fulfilment cancellation rate", Unit: "order",
		Kind: Share, Sense: HitIsBad, Subject: OrderSubject,
		Conventions: []ConventionChoice{
			{Name: "day", Values: []string{"order", "cancel"}, Doc: "the day that places a hit"},
		},
		Source: "https://sellercentral.amazon.ca/gp/help/external/200285210?language=en_CA",
		Doc: "Seller-fulfilled orders placed, by order day. A hit is an order cancelled by the seller, " +
			"in whole or in part, before it was confirmed, or by the marketplace for want of " +
			"confirmation; never one the buyer asked to cancel.",
		compile: func(c conventions) formula {
			rule := cancelRule{byCancelDay: c.is("day", "cancel")}
			return formula{
				reads: groupPlacing | groupCancel | groupShipment,
				kinds: kindsIn(groupPlacing|groupCancel) | kindsOf(kindConfirmed),
				plain: func(l *ledger, _ uint32, h *hot, out *steps) {
					if h.channel() == MFN {
						d := l.zone.day(h.placed)
						out.add(d, d, segMFN, window.Count{Total: 1})
					}
				},
				plainIf: func(h *hot) bool { return !h.has(groupCancel | groupPlacing) },
				moot:    kindsOf(kindConfirmed),
				when:    func(f *facts) { f.day(f.placed); f.dayFulfilment() },
				at:      rule.at,
			}
		},
	}
}

type cancelRule struct{ byCancelDay bool }

func (r cancelRule) at(f *facts, k asOf, out *marks) {
	if f.channel != MFN || !k.knows(f.placed) {
		return
	}
	m := mark{day: f.l.zone.day(f.placed), seg: segMFN, count: window.Count{Total: 1}, why: why{kind: kindPlaced, at: f.placed}}
	w, hit := r.counting(f, k)
	if hit && r.byCancelDay {
		out.add(m)
		out.add(mark{day: f.l.zone.day(w.at), seg: segMFN, count: window.Count{Hits: 1}, why: w})
		return
	}
	if hit {
		m.count.Hits, m.why = 1, w
	}
	out.add(m)
}

// counting returns the earliest cancellation that counts.
func (r cancelRule) counting(f *facts, k asOf) (why, bool) {
	var best why
	f.cancelStates(k.end, func(s cancelState) {
		at, counts := f.sellerCancelled(s)
		if counts && (best.at == 0 || at < best.at) {
			best = why{kind: kindCancelled, at: at, id: s.latest().id}
		}
	})
	return best, best.at != 0
}

// sellerCancelled reports whether a cancellation as it stands is the seller's
// fault, and since when it has been.
func (f *facts) sellerCancelled(s cancelState) (since stamp, counts bool) {
	if s.requested || !f.atFault(s.latest()) || f.confirmedBefore(s.entries[0].at) {
		return 0, false
	}
	for i := len(s.entries) - 1; i >= 0 && f.atFault(&s.entries[i]); i-- {
		since = s.entries[i].at
	}
	return since, true
}

// atFault reports whether an entry by itself lays the cancellation at the seller's
// door.
func (f *facts) atFault(c *cell) bool {
	switch Party(c.val & 3) {
	case Seller:
		return true
	case Marketplace:
		reason, _, _ := f.l.triple(c.sub)
		return reason == ReasonUnconfirmed
	}
	return false
}
