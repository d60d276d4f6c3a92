package metrics

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/window"
)

// cases lists the subjects behind a tally. The metrics' own as-of formula finds
// them, so that what is listed is what was counted.
func (l *ledger) cases(v Variant, s Segment, r window.Range, asOf window.Day) (iter.Seq[Case], error) {
	m, err := l.metric(v, r.First)
	if err != nil {
		return nil, err
	}
	return caseQuery{l: l, m: m, segment: s, days: r, asOf: asOf}.all(), nil
}

// openCases lists what is open.
func (l *ledger) openCases(v Variant, s Segment, asOf window.Day) (iter.Seq[Case], error) {
	m, err := l.metric(v, asOf)
	if err != nil {
		return nil, err
	}
	return caseQuery{l: l, m: m, segment: s, asOf: asOf, open: true}.all(), nil
}

// manyRecords is from how many subjects on cases are made day by day. A smaller list is
// made at once, which is faster.
const manyRecords = 1 << 14

// all yields the cases found, sorted.
func (q caseQuery) all() iter.Seq[Case] {
	if q.l.rec.n > manyRecords {
		return q.blocks()
	}
	return func(yield func(Case) bool) {
		for _, c := range q.sorted(nil) {
			if !yield(c) {
				return
			}
		}
	}
}

// A casePlace is where to find a case: the day or deadline that orders it, and its subject.
type casePlace struct {
	at   int64
	slot uint32
}

// blocks yields the cases found, sorted, those of one day, or of one deadline, at a time:
// no more of them are held, but for sixteen bytes each that say where to find them.
func (q caseQuery) blocks() iter.Seq[Case] {
	return func(yield func(Case) bool) {
		f := &facts{wide: q.m.formula.wide}
		var places []casePlace
		for slot := range q.slots(f) {
			q.each(f, slot, func(k *mark) { places = append(places, casePlace{q.order(k), slot}) })
		}
		slices.SortFunc(places, func(a, b casePlace) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.slot, b.slot)) })
		var block []Case
		for i := 0; i < len(places); {
			at := places[i].at
			block = block[:0]
			for ; i < len(places) && places[i].at == at; i++ {
				if i == 0 || places[i-1] != places[i] {
					q.each(f, places[i].slot, func(k *mark) {
						if q.order(k) == at {
							block = append(block, q.caseOf(f, k, places[i].slot))
						}
					})
				}
			}
			slices.SortStableFunc(block, q.compare)
			for _, c := range block {
				if !yield(c) {
					return
				}
			}
			clear(block)
		}
	}
}

// order is what orders a mark before all else; see compare.
func (q *caseQuery) order(k *mark) int64 {
	if q.open {
		return k.due.time().Unix()
	}
	return int64(k.day)
}

type caseQuery struct {
	l       *ledger
	m       *metricState
	segment Segment
	days    window.Range
	asOf    window.Day
	open    bool                   // what is open is asked for, not the days
	skip    func(slot uint32) bool // subjects left out, for overlays
	keep    func(Tally) bool       // which cases are asked for; nil: all
}

// sorted appends the cases found to some others and sorts them all.
func (q *caseQuery) sorted(all []Case) []Case {
	f := &facts{wide: q.m.formula.wide}
	for slot := range q.slots(f) {
		all = q.appendCases(all, f, slot)
	}
	slices.SortStableFunc(all, q.compare)
	return all
}

// compare puts cases in the order of their day, or of their deadline if what is open
// is asked for, then of all that tells them apart: the list depends on the facts
// alone.
func (q *caseQuery) compare(a, b Case) int {
	order := a.Day.Compare(b.Day)
	if q.open {
		order = a.Due.Compare(b.Due)
	}
	for _, next := range [...]int{
		strings.Compare(a.ID, b.ID), int(a.Subject) - int(b.Subject), strings.Compare(a.Thing, b.Thing),
		a.Day.Compare(b.Day), strings.Compare(string(a.Segment), string(b.Segment)), a.Why.At.Compare(b.Why.At),
	} {
		if order != 0 {
			return order
		}
		order = next
	}
	return order
}

func (q *caseQuery) appendCases(all []Case, f *facts, slot uint32) []Case {
	q.each(f, slot, func(k *mark) { all = append(all, q.caseOf(f, k, slot)) })
	return all
}

// slots yields the subjects that may have something that is asked for. The lists of cells
// of a block of them are read ahead, so that the waits for memory overlap.
func (q *caseQuery) slots(f *facts) iter.Seq[uint32] {
	return func(yield func(uint32) bool) {
		if !q.asOf.IsValid() {
			return
		}
		var block [batchBlock]uint32
		n := 0
		for slot := range q.l.rec.n {
			if (q.skip == nil || !q.skip(slot)) && !q.isElsewhere(f, slot) {
				block[n] = slot
				n++
			}
			if n < len(block) && slot+1 < q.l.rec.n {
				continue
			}
			f.touched += q.l.touchCells(block[:n])
			for _, s := range block[:n] {
				if !yield(s) {
					return
				}
			}
			n = 0
		}
	}
}

// each calls take for each mark of a subject that is asked for.
func (q *caseQuery) each(f *facts, slot uint32, take func(*mark)) {
	f.load(q.l, slot, q.m.formula.reads)
	if !q.m.formula.concerns(f) {
		return
	}
	f.is.list = f.is.list[:0]
	q.m.formula.at(f, asOf{int32(q.asOf.Unix()), q.l.zone.asOfEnd(q.asOf)}, &f.is)
	for i := range f.is.list {
		k := &f.is.list[i]
		if k.count.IsZero() || !q.wants(window.UnixDay(int(k.day)), k.count) || !q.inSegment(k.seg) {
			continue
		}
		if q.m.openIn {
			k.count.Total += k.count.Open
		}
		if q.keep == nil || q.keep(Tally(k.count)) {
			take(k)
		}
	}
}

// isElsewhere reports whether the formula's short cut shows that a subject has nothing
// that is asked for, as it does for most orders of other days. It may miss some.
func (q *caseQuery) isElsewhere(f *facts, slot uint32) bool {
	m, h := &q.m.formula, q.l.rec.hotAt(slot)
	switch {
	case m.needs != 0 && !h.has(m.needs):
		return true
	case !m.isPlain(h):
		return false
	case h.placed == 0:
		return true
	case q.open:
		return false // what is open on a day to come is among no steps
	}
	counts := &f.whole
	counts.reset()
	f.asMade = ordinary{hot: h, l: q.l, slot: slot, f: f}
	m.plain(&f.asMade, counts)
	asOf := int32(q.asOf.Unix())
	for i := range counts.list {
		t := &counts.list[i]
		switch {
		case t.since > asOf: // not known yet
		case q.wants(window.UnixDay(int(t.day)), t.count):
			return false
		}
	}
	return true
}

// caseOf makes the case of a mark.
func (q *caseQuery) caseOf(f *facts, k *mark, slot uint32) Case {
	return Case{
		Subject: f.subject, ID: string(q.l.appendID(nil, q.l.rec.hotAt(slot).key)),
		Segment: q.l.segmentName(k.seg), Day: window.UnixDay(int(k.day)), Tally: Tally(k.count),
		Thing: f.thing(k), Why: f.fact(k.why), Due: k.due.time(),
	}
}

// wants reports whether a mark is asked for. What is open is, whatever day places it:
// a day to come, as a rule.
func (q *caseQuery) wants(day window.Day, c window.Count) bool {
	if q.open {
		return c.Open != 0
	}
	return q.days.Contains(day) && !day.After(q.asOf)
}

func (q *caseQuery) inSegment(seg segmentID) bool {
	if q.segment == All || seg == segNowhere {
		return seg <= segAFN
	}
	return q.l.segmentName(seg) == q.segment
}
