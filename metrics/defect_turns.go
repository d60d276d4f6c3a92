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
	case f.before.group == groupCancel:
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

// turns returns the days from which an order is defective, or no longer is, now or before
// the change of a group that is none of cancellations; with each, from which it is so by one
// component more or less. They are good until the next call for as much.
func (rule *defectRule) turns(f *facts, before bool) []defectTurn {
	list := f.defective[btoi(before)][:0]
	for i := range rule.components {
		c := &rule.components[i]
		if t := f.thingsAt(c.group, before); len(t.cells) > 0 {
			list = rule.appendTurns(list, f.standings(t), c.counts)
		}
	}
	if rule.cancels && len(f.cancels) > 0 {
		list = rule.appendCancelTurns(list, f)
	}
	if !rule.each {
		list = anyOf(list)
	}
	f.defective[btoi(before)] = list
	return list
}

// otherTurns returns the turns before a change and those now, without the first that are
// the same.
func (rule *defectRule) otherTurns(f *facts) (was, is []defectTurn) {
	if rule.turnsAsBefore(f) {
		return nil, nil
	}
	was, is = rule.turns(f, true), rule.turns(f, false)
	for len(was) > 0 && len(is) > 0 && was[0] == is[0] {
		was, is = was[1:], is[1:]
	}
	return was, is
}

// turnsAsBefore reports whether each thing of the group that has changed turns as it did.
func (rule *defectRule) turnsAsBefore(f *facts) bool {
	for i := range rule.components {
		if c := &rule.components[i]; c.group == f.before.group {
			was := turning{rule: rule, counts: c.counts, stands: f.standings(&f.before.things)}
			is := turning{rule: rule, counts: c.counts, stands: f.standings(f.thingsOf(c.group))}
			return was.sameAs(&is)
		}
	}
	return true // it looks at none of them
}

// turning goes through the turns of things.
type turning struct {
	rule   *defectRule
	counts thingCounts
	stands []standing
	bad    bool
}

// next returns the day of the next turn.
func (t *turning) next() (since int32, ok bool) {
	for i := range t.stands {
		s := &t.stands[i]
		t.bad = t.bad && !s.opens
		if _, is := t.counts(t.rule, s); is != t.bad {
			t.bad, t.stands = is, t.stands[i+1:]
			return s.since, true
		}
	}
	t.stands = nil
	return 0, false
}

func (t *turning) sameAs(o *turning) bool {
	for {
		a, ok := t.next()
		b, also := o.next()
		switch {
		case a != b || ok != also || t.bad != o.bad:
			return false
		case !ok:
			return true
		}
	}
}

// appendTurns adds the turns of each thing of a component; with each, of any of them.
func (rule *defectRule) appendTurns(list []defectTurn, stands []standing, counts thingCounts) []defectTurn {
	first, bad := len(list), false
	for i := range stands {
		s := &stands[i]
		bad = bad && !s.opens
		if _, is := counts(rule, s); is != bad {
			bad = is
			list = append(list, defectTurn{s.since, int64(2*btoi(bad) - 1)})
		}
	}
	return rule.onceEach(list, first)
}

// appendCancelTurns does the same for cancellations.
func (rule *defectRule) appendCancelTurns(list []defectTurn, f *facts) []defectTurn {
	first, placed := len(list), f.l.zone.day(f.placed)
	for cells := f.cancels; len(cells) > 0; {
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
