package metrics

import (
	"cmp"
	"slices"

	"github.com/sellerperf/sellerperf/window"
)

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
			{Name: "unit", Values: []string{"order", "unit"}, Doc: "what is counted: orders, or the units ordered and those cancelled"},
			{Name: "stage", Values: []string{"unconfirmed", "any"}, Doc: "whether a cancellation counts after the order was confirmed, too"},
			faultChoice,
		},
		Source: "https://sellercentral.amazon.ca/gp/help/external/200285210?language=en_CA",
		Doc: "Seller-fulfilled orders placed, by order day. A hit is an order cancelled by the seller, " +
			"in whole or in part, before it was confirmed, or by the marketplace for want of " +
			"confirmation; never one the buyer asked to cancel.",
		compile: func(c conventions) formula {
			rule := cancelRule{
				byCancelDay: c.is("day", "cancel"), units: c.is("unit", "unit"),
				anyStage: c.is("stage", "any"), fault: faultRuleOf(c),
			}
			f := formula{
				reads:   groupPlacing | groupCancel | groupShipment,
				kinds:   kindsIn(groupPlacing|groupCancel) | kindsOf(kindConfirmed),
				base:    &base{each: window.Count{Total: 1}, byUnit: rule.units, mfnOnly: true},
				mfnOnly: true,
				plainIf: func(h *hot) bool { return !h.has(groupCancel | groupPlacing) },
				moot:    kindsOf(kindConfirmed),
				shut:    true,
				when:    func(f *facts) { f.day(f.placed); f.dayFulfilment() },
				at:      rule.at,
			}
			if !rule.byCancelDay {
				f.turns, f.turnsOn = rule.turns, groupCancel
			}
			f.based()
			return f
		},
	}
}

type cancelRule struct {
	byCancelDay, units, anyStage bool
	fault                        faultRule
}

// of returns what an order of so many units counts.
func (r *cancelRule) of(units uint32) int64 {
	if r.units {
		return int64(units)
	}
	return 1
}

func (r *cancelRule) at(f *facts, k asOf, out *marks) {
	if f.channel != MFN || !k.knows(f.placed) {
		return
	}
	m := mark{day: f.l.zone.day(f.placed), seg: segMFN, count: window.Count{Total: r.of(f.units)}, why: why{kind: kindPlaced, at: f.placed}}
	left := m.count.Total
	if first, hit := r.counting(f, k); hit && !r.byCancelDay {
		m.why = first
	}
	r.each(f, k, func(w why, units uint64) {
		n := min(r.of(uint32(units)), left)
		left -= n
		if r.byCancelDay {
			out.add(mark{day: f.l.zone.day(w.at), seg: segMFN, count: window.Count{Hits: n}, why: w})
		} else {
			m.count.Hits += n
		}
	})
	out.add(m)
}

// turns: an order's units cancelled are those of each cancellation that counts, at most all
// of the order; each by its own history alone.
func (r *cancelRule) turns(f *facts, out *steps) {
	if f.channel != MFN || len(f.cancels) == 0 {
		return
	}
	day, total := f.l.zone.day(f.placed), r.of(f.units)
	f.cancelled = f.cancelled[:0]
	for cells := f.cancels; len(cells) > 0; {
		n := thingLen(cells)
		r.turnsOfOne(f, cells[:n], day)
		cells = cells[n:]
	}
	slices.SortFunc(f.cancelled, func(a, b cancelTurn) int { return cmp.Compare(a.since, b.since) })
	units, hits := int64(0), int64(0)
	for i, t := range f.cancelled {
		units += t.units
		if i+1 < len(f.cancelled) && f.cancelled[i+1].since == t.since {
			continue
		}
		if now := min(units, total); now != hits {
			out.add(day, t.since, segMFN, window.Count{Hits: now - hits})
			hits = now
		}
	}
}

// cancelTurn is a day from which a cancellation counts for so many units more.
type cancelTurn struct {
	since int32
	units int64
}

// turnsOfOne adds the turns of one cancellation.
func (r *cancelRule) turnsOfOne(f *facts, entries []cell, placed int32) {
	units := int64(0)
	for i := range entries {
		since, last := f.sinceOf(entries, i, placed)
		if !last {
			continue
		}
		now := int64(0)
		if r.counts(f, entries[:i+1]) {
			now = r.of(uint32(f.unitsOf(&entries[i])))
		}
		if now != units {
			f.cancelled = append(f.cancelled, cancelTurn{since, now - units})
			units = now
		}
	}
}

// counts reports whether a cancellation counts whose entries are known.
func (r *cancelRule) counts(f *facts, entries []cell) bool {
	_, counts := r.sellerCancelled(f, cancelState{entries: entries})
	return counts
}

// each yields the cancellations that count, and how many units each takes, the earliest
// first.
func (r *cancelRule) each(f *facts, k asOf, yield func(w why, units uint64)) {
	f.blamed = f.blamed[:0]
	f.cancelStates(k.end, func(s cancelState) {
		if at, counts := r.sellerCancelled(f, s); counts {
			f.blamed = append(f.blamed, blame{why{kind: kindCancelled, at: at, id: s.latest().id}, f.unitsOf(s.latest())})
		}
	})
	slices.SortStableFunc(f.blamed, func(a, b blame) int { return cmp.Compare(a.why.at, b.why.at) })
	for i := range f.blamed {
		yield(f.blamed[i].why, f.blamed[i].units)
	}
}

// blame is a cancellation that counts.
type blame struct {
	why   why
	units uint64
}

// counting returns the earliest cancellation that counts.
func (r *cancelRule) counting(f *facts, k asOf) (why, bool) {
	var best why
	f.cancelStates(k.end, func(s cancelState) {
		at, counts := r.sellerCancelled(f, s)
		if counts && (best.at == 0 || at < best.at) {
			best = why{kind: kindCancelled, at: at, id: s.latest().id}
		}
	})
	return best, best.at != 0
}

// sellerCancelled reports whether a cancellation as it stands is the seller's
// fault, and since when it has been.
func (r *cancelRule) sellerCancelled(f *facts, s cancelState) (since stamp, counts bool) {
	requested := false
	for i := range s.entries {
		e := &s.entries[i]
		requested = requested || e.val&stickyBit != 0
		switch was := counts; {
		case !r.atFault(f, e, requested):
			counts = false
		case !was:
			since, counts = e.at, true
		}
	}
	return since, counts && (r.anyStage || !f.confirmedBefore(s.entries[0].at))
}

// atFault reports whether an entry by itself lays the cancellation at the seller's
// door, unless the buyer asked for it.
func (r *cancelRule) atFault(f *facts, c *cell, requested bool) bool {
	if r.fault.decides(Flag(c.val >> cancelAccountable & 3)) {
		return Flag(c.val>>cancelAccountable&3) == Yes
	}
	if requested {
		return false
	}
	switch Party(c.val & 3) {
	case Seller:
		return true
	case Marketplace:
		reason, _, _ := f.l.triple(c.sub)
		return reason == ReasonUnconfirmed
	}
	return false
}
