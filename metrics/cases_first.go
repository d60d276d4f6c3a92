package metrics

import (
	"iter"
	"slices"

	"github.com/sellerperf/sellerperf/window"
)

// FirstCases returns the first of [Ledger.Cases] whose tally keep takes, at most so
// many, and how many others it takes. Nil takes all. It holds no more of them at a time,
// however many there are.
func (l *Ledger) FirstCases(v Variant, s Segment, r window.Range, asOf window.Day, keep func(Tally) bool, most int) ([]Case, int64, error) {
	m, err := l.metric(v, r.First)
	if err != nil {
		return nil, 0, err
	}
	q := caseQuery{l: &l.ledger, m: m, segment: s, days: r, asOf: asOf, keep: keep}
	f := &facts{wide: m.formula.wide}
	first := firstCases{q: &q, most: max(most, 0)}
	var found []Case
	for slot := range q.slots(f) {
		found = q.appendCases(found[:0], f, slot)
		for _, c := range found {
			first.take(c)
		}
	}
	return first.cases, first.others, nil
}

// firstCases keeps the first of the cases it is given, in their order.
type firstCases struct {
	q      *caseQuery
	most   int
	cases  []Case
	others int64
}

func (f *firstCases) take(c Case) {
	if len(f.cases) == f.most {
		f.others++
		if f.most == 0 || f.q.compare(f.cases[f.most-1], c) <= 0 {
			return
		}
		f.cases = f.cases[:f.most-1]
	}
	// Of equals the one found first stands first, as in Cases.
	at, _ := slices.BinarySearchFunc(f.cases, c, func(a, b Case) int {
		if f.q.compare(a, b) <= 0 {
			return -1
		}
		return 1
	})
	f.cases = slices.Insert(f.cases, at, c)
}

// EachCase lists what [Ledger.Cases] lists, in no order to be relied on, each with what
// [Ledger.Facts] returns of its subject, valid until the next. keep says of which tallies
// cases are asked for, nil for all. It holds no more than one subject's at a time: for sums
// over more cases than one would like to hold.
func (l *Ledger) EachCase(v Variant, s Segment, r window.Range, asOf window.Day, keep func(Tally) bool) (iter.Seq2[Case, *Order], error) {
	m, err := l.metric(v, r.First)
	if err != nil {
		return nil, err
	}
	return func(yield func(Case, *Order) bool) {
		q := caseQuery{l: &l.ledger, m: m, segment: s, days: r, asOf: asOf, keep: keep}
		f, whole := &facts{wide: m.formula.wide}, &facts{wide: true}
		var found []Case
		for slot := range q.slots(f) {
			if found = q.appendCases(found[:0], f, slot); len(found) == 0 {
				continue
			}
			order := l.view(whole, slot, asOf)
			for _, c := range found {
				if !yield(c, order) {
					return
				}
			}
		}
	}, nil
}
