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
	return l.listed(CaseQuery{Metric: v, Segment: s, Range: r, AsOf: asOf})
}

// openCases lists what is open.
func (l *ledger) openCases(v Variant, s Segment, asOf window.Day) (iter.Seq[Case], error) {
	return l.listed(CaseQuery{Metric: v, Segment: s, AsOf: asOf, Open: true})
}

// manyRecords is from how many subjects on cases are made day by day. A smaller list is
// made at once, which is faster.
const manyRecords = 1 << 14

// listed yields the cases asked for, sorted.
func (l *ledger) listed(q CaseQuery) (iter.Seq[Case], error) {
	m, err := l.metricOf(&q)
	if err != nil {
		return nil, err
	}
	return func(yield func(Case) bool) {
		if l.rec.n > manyRecords {
			l.inBlocks(q, yield)
			return
		}
		for _, c := range sortedCases(l.appendCases(nil, m, q, nil), q.Open) {
			if !yield(c) {
				return
			}
		}
	}, nil
}

// appendCases appends the cases of a metric that are asked for, those of some subjects left
// out.
func (l *ledger) appendCases(all []Case, m *metricState, q CaseQuery, skip func(slot uint32) bool) []Case {
	q.Take = func(c *FoundCase) bool {
		all = append(all, c.Case())
		return true
	}
	s := newCaseScan(l)
	s.skip = skip
	s.addOf(m, &q)
	s.run()
	return all
}

// scanOf is a scan for one query that is known to have no error.
func (l *ledger) scanOf(q *CaseQuery) *caseScan {
	s := newCaseScan(l)
	_ = s.add(q)
	return s
}

// A casePlace is where to find a case: the day or deadline that orders it, and its subject.
type casePlace struct {
	at   int64
	slot uint32
}

// inBlocks yields the cases asked for, sorted, those of one day, or of one deadline, at a
// time: no more of them are held, but for sixteen bytes each that say where to find them.
func (l *ledger) inBlocks(q CaseQuery, yield func(Case) bool) {
	var places []casePlace
	first := q
	first.Take = func(c *FoundCase) bool {
		places = append(places, casePlace{c.order(), c.s.slot})
		return true
	}
	l.scanOf(&first).run()
	slices.SortFunc(places, func(a, b casePlace) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.slot, b.slot)) })
	at := int64(0)
	var block []Case
	q.Take = func(c *FoundCase) bool {
		if c.order() == at {
			block = append(block, c.Case())
		}
		return true
	}
	again := l.scanOf(&q)
	for i := 0; i < len(places); {
		at, block = places[i].at, block[:0]
		for ; i < len(places) && places[i].at == at; i++ {
			if i == 0 || places[i-1] != places[i] {
				again.visit(places[i].slot)
			}
		}
		for _, c := range sortedCases(block, q.Open) {
			if !yield(c) {
				return
			}
		}
		clear(block)
	}
}

// order is what orders a case before all else; see compareCases.
func (c *FoundCase) order() int64 {
	if c.q.Open {
		return c.mark.due.time().Unix()
	}
	return int64(c.day)
}

func sortedCases(all []Case, open bool) []Case {
	slices.SortStableFunc(all, func(a, b Case) int { return compareCases(&a, &b, open) })
	return all
}

// Compare returns -1, 0 or 1 for a case that [Ledger.Cases] lists before another, as equal,
// or after it: by day, then id, then all else that tells them apart.
func (c Case) Compare(o Case) int { return compareCases(&c, &o, false) }

// compareCases puts cases in the order of their day, or of their deadline if what is open
// is asked for, then of all that tells them apart: the list depends on the facts
// alone.
func compareCases(a, b *Case, open bool) int {
	order := a.Day.Compare(b.Day)
	if open {
		order = a.Due.Compare(b.Due)
	}
	for _, next := range [...]int{
		strings.Compare(a.ID, b.ID), int(a.Subject) - int(b.Subject), strings.Compare(a.Thing, b.Thing),
		a.Day.Compare(b.Day), strings.Compare(string(a.Segment), string(b.Segment)), a.Why.At.Compare(b.Why.At),
	} {
		if order != 0 {
			return cmp.Compare(order, 0)
		}
		order = next
	}
	return order
}
