package metrics

import (
	"iter"

	"github.com/sellerperf/sellerperf/window"
)

// Buyers returns how many distinct buyers the hits of a tally are of: those of the
// orders among its cases that have a hit. An order that names no buyer, and what is no
// order, counts as another buyer. It reads every order held, as Cases does, and
// only those: the hits of retired orders count as another buyer each. The errors are
// those of Tally.
func (l *Ledger) Buyers(v Variant, s Segment, r window.Range, asOf window.Day) (int64, error) {
	return buyersOf(l, v, s, r, asOf)
}

// Buyers counts as [Ledger.Buyers] does.
func (o *Overlay) Buyers(v Variant, s Segment, r window.Range, asOf window.Day) (int64, error) {
	return buyersOf(o, v, s, r, asOf)
}

// Currency returns that of the ledger or, before it has any, of the hypothetical events.
func (o *Overlay) Currency() string {
	if c := o.base.Currency(); c != "" {
		return c
	}
	return o.delta.currency
}

// reads is what a ledger and an overlay have in common.
type reads interface {
	Tally(v Variant, s Segment, r window.Range, asOf window.Day) (Tally, error)
	Cases(v Variant, s Segment, r window.Range, asOf window.Day) (iter.Seq[Case], error)
	Order(id string) (*Order, bool)
}

func buyersOf(l reads, v Variant, s Segment, r window.Range, asOf window.Day) (int64, error) {
	tally, err := l.Tally(v, s, r, asOf)
	if err != nil {
		return 0, err
	}
	cases, err := l.Cases(v, s, r, asOf)
	if err != nil {
		return 0, err
	}
	buyers, unnamed, held := map[string]bool{}, int64(0), int64(0)
	for c := range cases {
		if c.Tally.Hits <= 0 {
			continue
		}
		held += c.Tally.Hits
		name := ""
		if c.Subject == OrderSubject {
			if o, ok := l.Order(c.ID); ok {
				name = o.Details().Buyer
			}
		}
		if name == "" {
			unnamed++
			continue
		}
		buyers[name] = true
	}
	return min(int64(len(buyers))+unnamed+max(0, tally.Hits-held), max(0, tally.Hits)), nil
}
