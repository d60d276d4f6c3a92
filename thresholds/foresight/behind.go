package foresight

import (
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// Behind are subjects that count against a rule. Use field names: it may grow.
type Behind struct {
	// Cases are the first of them, in the order of [metrics.Ledger.Cases].
	Cases []metrics.Case
	// Others is how many more there are.
	Others int64
}

// firster is Cases that need not hold all cases to name the first.
type firster interface {
	FirstCases(v metrics.Variant, s metrics.Segment, r window.Range, asOf window.Day, keep func(metrics.Tally) bool, most int) ([]metrics.Case, int64, error)
}

var _ firster = (*metrics.Ledger)(nil)

// nothingAgainst reports whether the verdict's own tally says that no subject is against the
// rule, so that none need be looked at. Of what is no hit it does not where the total is that
// of other subjects.
func (o *Outlook) nothingAgainst() bool {
	r := &o.rule
	return r.counts() && r.bounded() && r.Of != thresholds.Total && (r.hitsAgainst() || !r.apart) && r.against(o.Verdict.Tally) == 0
}

// Behind names the subjects that count against the rule ([thresholds.Verdict.Against]), at
// most so many, and counts the others: of a ledger without holding more of them at
// a time. Of a rule that does not apply there are none. The errors are those of
// [metrics.Ledger.Cases].
func (o *Outlook) Behind(src Cases, most int) (Behind, error) {
	if !o.applies || o.nothingAgainst() {
		return Behind{}, nil
	}
	against := func(t metrics.Tally) bool { return o.Verdict.Against(metrics.Case{Tally: t}) }
	if f, ok := src.(firster); ok {
		cases, others, err := f.FirstCases(o.rule.Metric, o.rule.Segment, o.Verdict.Window, o.AsOf, against, most)
		return Behind{cases, others}, err
	}
	cases, err := src.Cases(o.rule.Metric, o.rule.Segment, o.Verdict.Window, o.AsOf)
	if err != nil {
		return Behind{}, err
	}
	var out Behind
	for c := range cases {
		switch {
		case !against(c.Tally):
		case len(out.Cases) < most:
			out.Cases = append(out.Cases, c)
		default:
			out.Others++
		}
	}
	return out, nil
}
