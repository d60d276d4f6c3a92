package foresight

import (
	"errors"
	"iter"
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// Outlook is one verdict together with the figures behind it: where the questions of
// this package start that concern one rule. Make outlooks with [Of]; the zero Outlook
// is not usable. Its methods only read, and may run at the same time as each other.
type Outlook struct {
	// Verdict is the verdict on the as-of day.
	Verdict thresholds.Verdict
	// AsOf is the day at whose end was judged.
	AsOf window.Day

	tallies thresholds.Tallies
	rule    rule
	twin    metrics.Variant // the metric with the other convention for pending claims, or ""
	pending bool            // of the two, the rule's own metric counts pending claims
}

// Of judges and returns an outlook for each verdict, in the order of the scorecard.
// The errors are those of [thresholds.Judge.AppendVerdicts].
func Of(j *thresholds.Judge, in thresholds.Inputs) ([]Outlook, error) {
	verdicts, err := j.AppendVerdicts(nil, in)
	if err != nil {
		return nil, err
	}
	out := make([]Outlook, len(verdicts))
	for i := range verdicts {
		o := &out[i]
		o.Verdict, o.AsOf, o.tallies = verdicts[i], in.AsOf, in.Tallies
		o.rule = ruleOf(&o.Verdict)
		o.twin, o.pending = pendingTwin(o.rule.Metric)
	}
	return out, nil
}

// Metrics returns the metrics that a ledger should keep for all of this package:
// those of the judge, and beside each that counts claims the one that treats
// pending claims the other way, so that look-aheads know what hangs on them. Sorted.
func Metrics(j *thresholds.Judge) []metrics.Variant {
	out := j.Metrics()
	for _, v := range j.Metrics() {
		if twin, _ := pendingTwin(v); twin != "" {
			out = append(out, twin)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// pendingTwin returns the variant that treats pending claims the other way, and
// whether v itself counts them; "" where the metric has no such choice.
func pendingTwin(v metrics.Variant) (twin metrics.Variant, counts bool) {
	def, ok := metrics.Find(v.ID())
	if !ok || !slices.ContainsFunc(def.Conventions, func(c metrics.ConventionChoice) bool { return c.Name == "pending" }) {
		return "", false
	}
	counts = true
	var kept []string
	for _, c := range v.Conventions() {
		if c.Name == "pending" {
			counts = c.Value == "in"
			continue
		}
		kept = append(kept, c.Name+"="+c.Value)
	}
	if counts {
		kept = append(kept, "pending=out")
	}
	name := v.ID()
	if len(kept) > 0 {
		name += "?" + strings.Join(kept, "&")
	}
	twin, err := metrics.Resolve(name)
	if err != nil {
		return "", false
	}
	return twin, counts
}

// tally asks for the rule's own metric and segment.
func (o *Outlook) tally(r window.Range, asOf window.Day) (metrics.Tally, error) {
	return o.tallies.Tally(o.rule.Metric, o.rule.Segment, r, asOf)
}

// spanOn returns the window the rule looks at as of a day that is over.
func (o *Outlook) spanOn(asOf window.Day) (window.Span, error) {
	var err error
	span := o.rule.span(func(by window.Span) int64 {
		t, e := o.tally(by.Range(asOf), asOf)
		err = errors.Join(err, e)
		return t.Total
	})
	return span, err
}

// Cases is what can name the subjects behind a tally: a [*metrics.Ledger] or a
// [*metrics.Overlay].
type Cases interface {
	thresholds.Tallies
	Cases(v metrics.Variant, s metrics.Segment, r window.Range, asOf window.Day) (iter.Seq[metrics.Case], error)
}
