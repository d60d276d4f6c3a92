package foresight

import (
	"iter"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// eacher is Subjects that need not hold all cases to list them with their facts, in any
// order.
type eacher interface {
	EachCase(v metrics.Variant, s metrics.Segment, r window.Range, asOf window.Day, keep func(metrics.Tally) bool) (iter.Seq2[metrics.Case, *metrics.Order], error)
}

var _ eacher = (*metrics.Ledger)(nil)

// each yields the cases of a rule's metric with the facts of their subjects, in any order;
// keep says of which tallies, nil is all.
func each(src Subjects, r *rule, days window.Range, asOf window.Day, keep func(metrics.Tally) bool) (iter.Seq2[metrics.Case, *metrics.Order], error) {
	if e, ok := src.(eacher); ok {
		return e.EachCase(r.Metric, r.Segment, days, asOf, keep)
	}
	cases, err := src.Cases(r.Metric, r.Segment, days, asOf)
	if err != nil {
		return nil, err
	}
	return func(yield func(metrics.Case, *metrics.Order) bool) {
		for c := range cases {
			if keep != nil && !keep(c.Tally) {
				continue
			}
			if facts, ok := src.Facts(c.Subject, c.ID, asOf); ok && !yield(c, facts) {
				return
			}
		}
	}, nil
}

// kept yields the cases of a rule's metric of some tallies, in any order.
func kept(src Cases, r *rule, days window.Range, asOf window.Day, keep func(metrics.Tally) bool) (iter.Seq[metrics.Case], error) {
	if e, ok := src.(eacher); ok {
		cases, err := e.EachCase(r.Metric, r.Segment, days, asOf, keep)
		if err != nil {
			return nil, err
		}
		return func(yield func(metrics.Case) bool) {
			for c := range cases {
				if !yield(c) {
					return
				}
			}
		}, nil
	}
	cases, err := src.Cases(r.Metric, r.Segment, days, asOf)
	if err != nil {
		return nil, err
	}
	return func(yield func(metrics.Case) bool) {
		for c := range cases {
			if keep(c.Tally) && !yield(c) {
				return
			}
		}
	}, nil
}
