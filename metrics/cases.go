package metrics

import (
	"iter"
	"slices"

	"github.com/sellerperf/sellerperf/window"
)

// cases lists the subjects behind a tally. The metrics' own as-of formula finds
// them, so that what is listed is what was counted.
func (l *ledger) cases(v Variant, s Segment, r window.Range, asOf window.Day) (iter.Seq[Case], error) {
	m, ok := l.byName[v]
	if !ok {
		return nil, &MetricError{Metric: string(v), Err: ErrUndeclared}
	}
	q := caseQuery{l: l, m: m, segment: s, days: r, asOf: asOf}
	return func(yield func(Case) bool) {
		for _, c := range q.sorted(nil) {
			if !yield(c) {
				return
			}
		}
	}, nil
}

type caseQuery struct {
	l       *ledger
	m       *metricState
	segment Segment
	days    window.Range
	asOf    window.Day
	skip    func(slot uint32) bool // subjects left out, for overlays
}

// sorted appends the cases found to some others and sorts them all.
func (q *caseQuery) sorted(all []Case) []Case {
	f := &facts{wide: q.m.def.At != nil}
	for slot := range q.l.rec.n {
		if q.skip != nil && q.skip(slot) {
			continue
		}
		all = q.appendCases(all, f, slot)
	}
	slices.SortStableFunc(all, func(a, b Case) int {
		if c := a.Day.Compare(b.Day); c != 0 {
			return c
		}
		return compareStrings(a.ID, b.ID)
	})
	return all
}

func (q *caseQuery) appendCases(all []Case, f *facts, slot uint32) []Case {
	l := q.l
	if !q.asOf.IsValid() {
		return all
	}
	f.load(l, slot, q.m.formula.reads)
	if !q.m.formula.concerns(f) {
		return all
	}
	f.is.list = f.is.list[:0]
	q.m.formula.at(f, asOf{int32(q.asOf.Unix()), l.zone.asOfEnd(q.asOf)}, &f.is)
	for i := range f.is.list {
		k := &f.is.list[i]
		day := window.UnixDay(int(k.day))
		if k.count.IsZero() || !q.days.Contains(day) || day.After(q.asOf) || !q.inSegment(k.seg) {
			continue
		}
		if q.m.openIn {
			k.count.Total += k.count.Open
		}
		all = append(all, Case{
			Subject: f.subject, ID: string(l.appendID(nil, l.rec.hotAt(slot).key)),
			Segment: l.segmentName(k.seg), Day: day, Tally: Tally(k.count), Why: f.fact(k.why),
		})
	}
	return all
}

func (q *caseQuery) inSegment(seg segmentID) bool {
	if q.segment == All {
		return seg <= segAFN
	}
	return q.l.segmentName(seg) == q.segment
}

func (o *Overlay) cases(v Variant, s Segment, r window.Range, asOf window.Day) (iter.Seq[Case], error) {
	base, ok := o.base.byName[v]
	if !ok {
		return nil, &MetricError{Metric: string(v), Err: ErrUndeclared}
	}
	first := caseQuery{l: &o.base.ledger, m: base, segment: s, days: r, asOf: asOf, skip: func(slot uint32) bool { return o.touched[slot] }}
	then := caseQuery{l: &o.delta.ledger, m: o.delta.byName[v], segment: s, days: r, asOf: asOf}
	return func(yield func(Case) bool) {
		for _, c := range then.sorted(first.sorted(nil)) {
			if !yield(c) {
				return
			}
		}
	}, nil
}
