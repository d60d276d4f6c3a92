package metrics

import (
	"slices"
	"strings"
)

// This file holds the conventions that every metric knows, built in or one's own, and
// what the ledger does about them. A formula never sees them: it counts, and what is
// here decides which orders it is asked about.

// CommonConventions returns the conventions that every metric knows besides its own
// [Definition.Conventions]. The slice is the caller's.
//
// With exclusions=honoured a metric is the adjusted figure beside the official one: an
// order of which [OrderExcluded] names the metric's id is outside, hits and total
// alike, from the day of the exclusion until an [OrderIncluded] takes it back. An
// exclusion speaks of the metrics it names and of no other: who holds a late order not
// to count in perfect-order-rate either has to name both.
func CommonConventions() []ConventionChoice {
	return []ConventionChoice{
		{Name: "open", Values: []string{"out", "in"},
			Doc: "whether what is neither done nor due is in the judged total"},
		{Name: "exclusions", Values: []string{"ignored", "honoured"},
			Doc: "whether an order that the seller holds not to count in this metric is outside: the adjusted figure"},
		{Name: "samples", Values: []string{"in", "out"},
			Doc: "whether orders of samples are counted"},
		{Name: "program", Values: []string{anything}, Free: true,
			Doc: "only orders of a program, or of one of several with dots between; upper and lower case alike, here and below"},
		{Name: "destination", Values: []string{anything}, Free: true,
			Doc: "only orders to a destination, or to one of several with dots between: de.at.ch; a country is its parts, too: us is US-CA"},
		{Name: "elsewhere", Values: []string{anything}, Free: true,
			Doc: "only orders to none of these destinations, or to none that is stated"},
		{Name: "condition", Values: []string{anything}, Free: true,
			Doc: "only orders of goods in a condition, or in one of several with dots between"},
	}
}

// anything is the value of a convention that asks for nothing.
const anything = "any"

// choices are all conventions of a metric: its own, then the common ones.
func (d Definition) choices() []ConventionChoice {
	return append(slices.Clip(slices.Clone(d.Conventions)), CommonConventions()...)
}

// heed makes a formula do what the common conventions ask of it, but for what is open,
// which the steps see to.
func (f *formula) heed(c conventions) {
	if c.is("exclusions", "honoured") {
		f.leaveOut(groupExclusion, nil, excludedFrom(c.def.ID), func(s *facts) { s.dayKinds(kindExcluded, kindIncluded) })
	}
	if c.is("samples", "out") {
		isSample := func(h *hot) bool { return h.has(groupPlacing) || Flag(h.flags.get(shiftSample)) == Yes }
		f.leaveOut(groupPlacing, isSample, func(s *facts, _ asOf) bool { return s.sample == Yes }, nil)
	}
	for _, only := range [...]struct {
		name string
		attr attr
		is   bool
	}{{"program", attrPrograms, true}, {"destination", attrDestination, true}, {"elsewhere", attrDestination, false}, {"condition", attrCondition, true}} {
		if want := c.value(only.name); want != anything {
			f.leaveOut(groupPlacing, always, func(s *facts, _ asOf) bool { return s.states(only.attr, want) != only.is }, nil)
		}
	}
}

func always(*hot) bool { return true }

// states reports whether a placing states one of some words with dots between.
func (f *facts) states(a attr, want string) bool {
	word := f.l.words.word(f.placingWord(a))
	switch a {
	case attrDestination: // or the country of which it is a part: of US-CA, US
		country, _, _ := strings.Cut(word, "-")
		return isOneOf(word, want) || isOneOf(country, want)
	case attrCondition:
		return isOneOf(word, want)
	}
	for word != "" {
		var one string
		if one, word = cutText(word); isOneOf(one, want) {
			return true
		}
	}
	return false
}

func isOneOf(word, want string) bool {
	for one := range strings.SplitSeq(want, ".") {
		if strings.EqualFold(word, one) {
			return true
		}
	}
	return false
}

// placingWord returns the word that a placing states under an attribute, 0 for none.
func (f *facts) placingWord(a attr) uint32 {
	if f.l.rec.hotAt(f.slot).has(groupPlacing) {
		for i := range f.placings {
			if c := &f.placings[i]; c.attr == a {
				return uint32(c.val)
			}
		}
		return 0
	}
	x := f.packedExtra()
	switch a {
	case attrPrograms:
		return x.programs
	case attrDestination:
		return x.destination
	}
	return x.condition
}

// leaveOut has a formula leave out subjects that are out as of a day. reads is what out
// asks for, and when adds the days from which it may answer differently. maybe reports
// of a record whether the subject may be one, so that the short cut does not hold; nil
// means if it has cells of what out asks for.
func (f *formula) leaveOut(reads groupSet, maybe func(*hot) bool, out func(*facts, asOf) bool, when func(*facts)) {
	was := *f
	was.settle()
	if maybe == nil {
		maybe = func(h *hot) bool { return h.has(reads) }
	}
	f.reads |= reads
	f.kinds |= kindsIn(reads)
	f.moot &^= kindsIn(reads)
	f.direct, f.needed, f.base, f.turns = nil, 0, nil, nil // they know nothing of what is out
	f.difference = nil
	f.plainIf = func(h *hot) bool { return !maybe(h) && was.isPlain(h) }
	f.when = func(s *facts) {
		was.when(s)
		if when != nil {
			when(s)
		}
	}
	f.at = func(s *facts, k asOf, marks *marks) {
		if !out(s, k) {
			was.at(s, k, marks)
		}
	}
}

// excludedFrom returns whether an order is excluded from a metric as of a day: the
// latest word of exclusions and inclusions that name it.
func excludedFrom(id string) func(*facts, asOf) bool {
	return func(f *facts, k asOf) bool {
		var last *cell
		for i := range f.others {
			c := &f.others[i]
			if groupOf[c.kind] == groupExclusion && k.knows(c.at) && string(f.l.texts.get(c.id)) == id && last.before(c) {
				last = c
			}
		}
		return last != nil && last.kind == kindExcluded
	}
}

// before orders the entries of a history: by at, then seen, then stage. No entry is
// before any.
func (c *cell) before(o *cell) bool {
	switch {
	case c == nil || c.at != o.at:
		return c == nil || c.at < o.at
	case c.seen != o.seen:
		return c.seen < o.seen
	}
	return c.kind < o.kind
}
