package foresight

import (
	"errors"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// Trend returns the rule's number at the end of each of some days, as it stood: what
// happened later counts on no day before. Days after the as-of day are left out; so are
// those that the figures do not reach back to.
//
// The rule of the as-of day, with its limits, judges the other days, too: what a
// scorecard of the day would have said may differ where an edition has changed, where the
// rule asks for the evaluation before, and where numbers are handed in; and of a rule with a
// floor on buyers each hit of a past day's window is taken to be of another one. Of a rule that does not
// apply there is no trend.
func (o *Outlook) Trend(days window.Range) ([]Point, error) {
	if days.Last.After(o.AsOf) {
		days.Last = o.AsOf
	}
	if !o.applies || !days.IsValid() {
		return nil, nil
	}
	out := make([]Point, 0, days.Len())
	for asOf := range days.Days() {
		if asOf == o.AsOf {
			out = append(out, Point{asOf, o.Verdict.Window, o.Verdict.Tally, o.Verdict.Status})
			break
		}
		p, err := o.pointOn(asOf)
		if errors.Is(err, metrics.ErrHorizon) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

// pointOn counts and judges as of a day that is over.
func (o *Outlook) pointOn(asOf window.Day) (Point, error) {
	span, err := o.spanOn(asOf)
	if err != nil {
		return Point{}, err
	}
	r := span.Range(asOf)
	t, err := o.figures(r, o.over(r, asOf), asOf)
	return Point{asOf, r, t, o.rule.ready.Judge(t, t.Hits).Status}, err
}
