package metrics

import (
	"cmp"
	"slices"

	"github.com/sellerperf/sellerperf/window"
)

// This file finds the days from which an order is defective.

// turnsOf: an order is defective while one of the things that may count does, a feedback, a
// claim, a chargeback or a cancellation, each by its own history alone.
func (rule *defectRule) turnsOf(f *facts, out *steps) {
	if rule.mfnOnly && f.channel != MFN {
		return
	}
	day := f.l.zone.day(f.placed)
	turns := rule.turns(f, day)
	if len(turns) == 0 {
		return
	}
	own, more := f.segment(), []segmentID(nil)
	if rule.dimensions != nil {
		more = rule.dimensions(f)
	}
	for _, t := range turns {
		c := window.Count{Hits: t.by}
		out.add(day, t.since, own, c)
		for _, seg := range more {
			out.add(day, t.since, seg, c)
		}
	}
}

// turns returns the days from which an order placed on a day is defective, or no longer
// is; with each, from which it is so by one component more or less. They are good until
// the next call.
func (rule *defectRule) turns(f *facts, placed int32) []defectTurn {
	f.defective = f.defective[:0]
	if rule.feedback && len(f.feedbacks) > 0 {
		rule.component(f, f.feedbacks, placed, rule.feedbackAt)
	}
	if rule.claims && len(f.claims) > 0 {
		rule.component(f, f.claims, placed, rule.claimAt)
	}
	if rule.disputes && len(f.disputes) > 0 {
		rule.component(f, f.disputes, placed, rule.disputeAt)
	}
	if rule.cancels && len(f.cancels) > 0 {
		rule.component(f, f.cancels, placed, func(_, entries []cell) bool { return rule.cancel.counts(f, entries) })
	}
	if !rule.each {
		f.defective = anyOf(f.defective)
	}
	return f.defective
}

// component adds the turns of all things of one component.
func (rule *defectRule) component(f *facts, cells []cell, placed int32, counts func(stated, entries []cell) bool) {
	first := len(f.defective)
	f.turnThings(cells, placed, counts)
	if rule.each {
		f.defective = f.defective[:first+len(anyOf(f.defective[first:]))]
	}
}

// defectTurn is a day from which something counts as a defect, 1, or no longer does, -1.
type defectTurn struct {
	since int32
	by    int64
}

// anyOf makes the turns of several things those of any of them, in place.
func anyOf(turns []defectTurn) []defectTurn {
	if len(turns) < 2 {
		return turns
	}
	slices.SortFunc(turns, func(a, b defectTurn) int { return cmp.Compare(a.since, b.since) })
	n, things := 0, int64(0)
	for i := 0; i < len(turns); {
		since, before := turns[i].since, things
		for ; i < len(turns) && turns[i].since == since; i++ {
			things += turns[i].by
		}
		if by := int64(btoi(things > 0) - btoi(before > 0)); by != 0 {
			turns[n] = defectTurn{since, by}
			n++
		}
	}
	return turns[:n]
}

// turnThings adds the turns of each thing in the cells of several.
func (f *facts) turnThings(cells []cell, placed int32, counts func(stated, entries []cell) bool) {
	for len(cells) > 0 {
		n := thingLen(cells)
		f.turnThing(cells[:n], placed, counts)
		cells = cells[n:]
	}
}

// thingLen returns how many cells at the front of a list, not empty, are of one thing.
func thingLen(cells []cell) int {
	n := 1
	for n < len(cells) && cells[n].id == cells[0].id {
		n++
	}
	return n
}

// sinceOf returns the day from which entry i of a history counts for an order placed on
// a day, and whether it stands at the end of that day.
func (f *facts) sinceOf(entries []cell, i int, placed int32) (since int32, last bool) {
	since = max(placed, f.l.zone.day(entries[i].at))
	return since, i+1 == len(entries) || max(placed, f.l.zone.day(entries[i+1].at)) != since
}

// turnThing adds the days from which a thing counts, or no longer does.
func (f *facts) turnThing(thing []cell, placed int32, counts func(stated, entries []cell) bool) {
	s := 0
	for s < len(thing) && !thing[s].attr.history() {
		s++
	}
	stated, entries := thing[:s], thing[s:]
	bad := false
	for i := range entries {
		since, last := f.sinceOf(entries, i, placed)
		if !last || counts(stated, entries[:i+1]) == bad {
			continue
		}
		bad = !bad
		f.defective = append(f.defective, defectTurn{since, int64(2*btoi(bad) - 1)})
	}
}
