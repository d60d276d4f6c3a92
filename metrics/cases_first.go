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
	first := firstCases{most: max(most, 0)}
	err := l.ScanCases(CaseQuery{Metric: v, Segment: s, Range: r, AsOf: asOf, Keep: keep, Take: first.take})
	return first.cases, first.others, err
}

// firstCases keeps the first of the cases it is given, in their order.
type firstCases struct {
	most   int
	cases  []Case
	others int64
}

func (f *firstCases) take(found *FoundCase) bool {
	if len(f.cases) == f.most {
		f.others++
		if f.most == 0 || f.cases[f.most-1].Day.Before(found.Day()) {
			return true
		}
	}
	c := found.Case()
	if len(f.cases) == f.most {
		if f.cases[f.most-1].Compare(c) <= 0 {
			return true
		}
		f.cases = f.cases[:f.most-1]
	}
	// Of equals the one found first stands first, as in Cases.
	at, _ := slices.BinarySearchFunc(f.cases, c, func(a, b Case) int {
		if a.Compare(b) <= 0 {
			return -1
		}
		return 1
	})
	f.cases = slices.Insert(f.cases, at, c)
	return true
}

// EachCase lists what [Ledger.Cases] lists, in no order to be relied on, each with what
// [Ledger.Facts] returns of its subject, valid until the next. keep says of which tallies
// cases are asked for, nil for all. It holds no more than one subject's at a time: for sums
// over more cases than one would like to hold. [Ledger.ScanCases] does so for many tallies
// at once.
func (l *Ledger) EachCase(v Variant, s Segment, r window.Range, asOf window.Day, keep func(Tally) bool) (iter.Seq2[Case, *Order], error) {
	q := CaseQuery{Metric: v, Segment: s, Range: r, AsOf: asOf, Keep: keep}
	if _, err := l.metricOf(&q); err != nil {
		return nil, err
	}
	return func(yield func(Case, *Order) bool) {
		q := q
		q.Take = func(c *FoundCase) bool { return yield(c.Case(), c.Order()) }
		l.scanOf(&q).run()
	}, nil
}
