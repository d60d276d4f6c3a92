package metrics

import (
	"iter"
	"time"

	"github.com/sellerperf/sellerperf/window"
)

// Overlay is a ledger as it would be with some hypothetical events; see
// [Ledger.WhatIf]. Reads may run at the same time as each other.
type Overlay struct {
	base    *Ledger
	delta   ledger         // the touched subjects, and what their counts differ by
	measure []*metricState // the base's metrics that the events may change; delta.metrics are their differences
	touched []uint32       // the base's slots of those it knew before
}

// differing returns by what a metric of the base differs, nil for one the events cannot
// change.
func (o *Overlay) differing(m *metricState) *metricState {
	for i, is := range o.measure {
		if is == m {
			return o.delta.metrics[i]
		}
	}
	return nil
}

// Location returns the zone of the ledger.
func (o *Overlay) Location() *time.Location { return o.base.Location() }

// Tally counts as [Ledger.Tally] does.
func (o *Overlay) Tally(v Variant, s Segment, r window.Range, asOf window.Day) (Tally, error) {
	m, err := o.base.metric(v, r.First)
	if err != nil {
		return Tally{}, err
	}
	t := o.base.tallyOf(m, s, r, asOf)
	if d := o.differing(m); d != nil {
		t = t.Plus(o.delta.tallyOf(d, s, r, asOf))
	}
	return t, nil
}

// AppendTrend appends as [Ledger.AppendTrend] does.
func (o *Overlay) AppendTrend(dst []Tally, v Variant, s Segment, span window.Span, days window.Range) ([]Tally, error) {
	start := len(dst)
	dst, err := o.base.AppendTrend(dst, v, s, span, days)
	if err != nil {
		return dst, err
	}
	m, err := o.base.metric(v, span.Range(days.First).First)
	if err != nil {
		return dst, err
	}
	if d := o.differing(m); d != nil {
		more := make([]Tally, days.Len())
		o.delta.putTrend(more, d, s, span, days)
		for i, t := range more {
			dst[start+i] = dst[start+i].Plus(t)
		}
	}
	return dst, nil
}

// Stats tells of the hypothetical events and the subjects they touch: Expired counts
// those without effect because their order was retired, Unplaced the orders never
// placed.
func (o *Overlay) Stats() Stats { return o.delta.stats() }

// Cases lists as [Ledger.Cases] does.
func (o *Overlay) Cases(v Variant, s Segment, r window.Range, asOf window.Day) (iter.Seq[Case], error) {
	m, err := o.base.metric(v, r.First)
	if err != nil {
		return nil, err
	}
	d := o.differing(m)
	if d == nil {
		return o.base.Cases(v, s, r, asOf)
	}
	touched := make(map[uint32]bool, len(o.touched))
	for _, slot := range o.touched {
		touched[slot] = true
	}
	q := CaseQuery{Metric: m.variant, Segment: s, Range: r, AsOf: asOf}
	return func(yield func(Case) bool) {
		all := o.base.appendCases(nil, m, q, func(slot uint32) bool { return touched[slot] })
		for _, c := range sortedCases(o.delta.appendCases(all, d, q, nil), false) {
			if !yield(c) {
				return
			}
		}
	}, nil
}

// Order returns all that would be known of an order.
func (o *Overlay) Order(id string) (*Order, bool) {
	if ord, ok := o.delta.subjectFacts(OrderSubject, id, window.Day{}); ok {
		return ord, true
	}
	return o.base.Order(id)
}
