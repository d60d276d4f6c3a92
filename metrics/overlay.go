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
	delta   *Ledger         // the touched subjects, and what their counts differ by
	touched map[uint32]bool // the base's slots of those it knew before
}

// Location returns the zone of the ledger.
func (o *Overlay) Location() *time.Location { return o.base.Location() }

// Tally counts as [Ledger.Tally] does.
func (o *Overlay) Tally(v Variant, s Segment, r window.Range, asOf window.Day) (Tally, error) {
	t, err := o.base.Tally(v, s, r, asOf)
	if err != nil {
		return Tally{}, err
	}
	d, err := o.delta.Tally(v, s, r, asOf)
	return t.Plus(d), err
}

// AppendTrend appends as [Ledger.AppendTrend] does.
func (o *Overlay) AppendTrend(dst []Tally, v Variant, s Segment, span window.Span, days window.Range) ([]Tally, error) {
	start := len(dst)
	dst, err := o.base.AppendTrend(dst, v, s, span, days)
	if err != nil {
		return dst, err
	}
	delta, err := o.delta.AppendTrend(nil, v, s, span, days)
	for i := range delta {
		dst[start+i] = dst[start+i].Plus(delta[i])
	}
	return dst, err
}

// Stats tells of the hypothetical events and the subjects they touch: Expired counts
// those without effect because their order was retired, Unplaced the orders never
// placed.
func (o *Overlay) Stats() Stats { return o.delta.Stats() }

// Cases lists as [Ledger.Cases] does.
func (o *Overlay) Cases(v Variant, s Segment, r window.Range, asOf window.Day) (iter.Seq[Case], error) {
	return o.cases(v, s, r, asOf)
}

// Order returns all that would be known of an order.
func (o *Overlay) Order(id string) (*Order, bool) {
	if ord, ok := o.delta.Order(id); ok {
		return ord, true
	}
	return o.base.Order(id)
}
