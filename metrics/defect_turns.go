package metrics

import (
	"cmp"
	"math"
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
	rule.addTurns(f, rule.turns(f, false), 1, out)
}

// difference: before and after a change of its things an order is defective while one
// counts.
func (rule *defectRule) difference(f *facts, out *steps) bool {
	switch {
	case f.before.group == groupCancel && rule.cancels && !f.before.told:
		return false
	case rule.mfnOnly && f.channel != MFN:
		return true
	}
	was, is := rule.otherTurns(f)
	rule.addTurns(f, was, -1, out)
	rule.addTurns(f, is, 1, out)
	return true
}

// addTurns adds what an order counts by its turns, so many times.
func (rule *defectRule) addTurns(f *facts, turns []defectTurn, times int64, out *steps) {
	if len(turns) == 0 {
		return
	}
	day, own, more := f.l.zone.day(f.placed), f.segment(), []segmentID(nil)
	if rule.dimensions != nil {
		more = rule.dimensions(f)
	}
	for _, t := range turns {
		c := window.Count{Hits: t.by * times}
		out.add(day, t.since, own, c)
		for _, seg := range more {
			out.add(day, t.since, seg, c)
		}
	}
}

// turns returns the days from which an order is defective, or no longer is; where each
// component counts, from which it is so by one more or less. They are those of now, or of
// before the change of a group (of cancellations, only if they were told otherwise, but for as
// many units), and good until the next call for the same of the two.
func (rule *defectRule) turns(f *facts, before bool) []defectTurn {
	list := f.defective[btoi(before)][:0]
	for i := range rule.components {
		c := &rule.components[i]
		if t := f.thingsAt(c.group, before); len(t.cells) > 0 {
			list = rule.appendTurns(list, f.standings(t), c.counts)
		}
	}
	if rule.cancels {
		list = rule.appendCancelTurns(list, f, f.cancelsAt(before))
	}
	if !rule.each {
		list = anyOf(list)
	}
	f.defective[btoi(before)] = list
	return list
}

// otherTurns returns turns there were before a change and turns there are now, all but some
// that are the same.
func (rule *defectRule) otherTurns(f *facts) (was, is []defectTurn) {
	c := rule.componentOf(f.before.group)
	switch {
	case c != nil:
		from, old, now := f.changed()
		was = rule.appendThings(f.defective[1][:0], from, old, c.counts)
		is = rule.appendThings(f.defective[0][:0], from, now, c.counts)
		f.defective = [2][]defectTurn{is, was}
		if slices.Equal(was, is) {
			return nil, nil
		}
		if rule.isAlone(f) {
			return was, is
		}
	case !rule.cancels || f.before.group != groupCancel:
		return nil, nil // it does not look at them
	}
	was, is = rule.turns(f, true), rule.turns(f, false)
	for len(was) > 0 && len(is) > 0 && was[0] == is[0] {
		was, is = was[1:], is[1:]
	}
	return was, is
}

// componentOf returns the component of a group, nil if the rule does not look at it.
func (rule *defectRule) componentOf(g groupSet) *component {
	for i := range rule.components {
		if c := &rule.components[i]; c.group == g {
			return c
		}
	}
	return nil
}

// isAlone reports whether an order can be defective by nothing but the one thing that has
// changed.
func (rule *defectRule) isAlone(f *facts) bool {
	for i := range rule.components {
		if g := rule.components[i].group; g != f.before.group && len(f.thingsOf(g).cells) > 0 {
			return false
		}
	}
	return f.before.things.count < 2 && f.thingsOf(f.before.group).count < 2 && (!rule.cancels || len(f.cancels) == 0)
}

// appendTurns adds the turns of each thing of a component; with each, of any of them.
func (rule *defectRule) appendTurns(list []defectTurn, stands []standing, counts thingCounts) []defectTurn {
	first := len(list)
	return rule.onceEach(rule.appendThings(list, nil, stands, counts), first)
}

// appendThings adds the turns of each thing, the first one from a standing on, if any.
func (rule *defectRule) appendThings(list []defectTurn, from *standing, stands []standing, counts thingCounts) []defectTurn {
	bad := false
	if from != nil {
		_, bad = counts(rule, from)
	}
	for i := range stands {
		s := &stands[i]
		bad = bad && !s.opens
		if _, is := counts(rule, s); is != bad {
			bad = is
			list = append(list, defectTurn{s.since, int64(2*btoi(bad) - 1)})
		}
	}
	return list
}

// appendCancelTurns does the same for cancellations.
func (rule *defectRule) appendCancelTurns(list []defectTurn, f *facts, cells []cell) []defectTurn {
	first, placed := len(list), f.l.zone.day(f.placed)
	for len(cells) > 0 {
		entries := cells[:thingLen(cells)]
		cells = cells[len(entries):]
		bad := false
		for i := range entries {
			since, last := f.sinceOf(entries, i, placed)
			if !last || rule.cancel.counts(f, entries[:i+1]) == bad {
				continue
			}
			bad = !bad
			list = append(list, defectTurn{since, int64(2*btoi(bad) - 1)})
		}
	}
	return rule.onceEach(list, first)
}

// onceEach makes the turns of things from a place on, of one component, those of the
// component, if the rule counts it apart.
func (rule *defectRule) onceEach(list []defectTurn, first int) []defectTurn {
	if !rule.each {
		return list
	}
	return list[:first+len(anyOf(list[first:]))]
}

// defectTurn is a day from which something counts as a defect, 1, or no longer does, -1.
type defectTurn struct {
	since int32
	by    int64
}

// anyOf makes the turns of several things those of any of them, in place.
func anyOf(turns []defectTurn) []defectTurn {
	if areOfOne(turns) {
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

// areOfOne reports whether turns may be those of one thing: on and off again, by day.
func areOfOne(turns []defectTurn) bool {
	by, since := int64(1), int32(math.MinInt32)
	for _, t := range turns {
		if t.by != by || t.since <= since {
			return false
		}
		by, since = -by, t.since
	}
	return true
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
