package foresight

import (
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
//
// A rule that does not apply, whose guards (When) are not judged, or that asks for a
// number nobody handed in, has no future: see [Outlook.Applies].
type Outlook struct {
	// Verdict is the verdict on the as-of day.
	Verdict thresholds.Verdict
	// AsOf is the day at whose end was judged.
	AsOf window.Day

	tallies thresholds.Tallies
	applies bool
	rule    rule
	twin    metrics.Variant // the metric with the other convention for pending claims, or ""
}

// Applies reports whether there is anything to foretell: the rule applies, and was judged by
// its figures.
func (o *Outlook) Applies() bool { return o.applies }

// Of judges and returns an outlook for each verdict: those of the scorecard in their
// order, then those of the rules that are parts. The errors are those of
// [thresholds.Judge.Judge].
func Of(j *thresholds.Judge, in thresholds.Inputs) ([]Outlook, error) {
	card, err := j.Judge(in)
	if err != nil {
		return nil, err
	}
	return OfCard(j, in, card)
}

// OfCard is Of for a scorecard that the judge made of the same inputs.
func OfCard(j *thresholds.Judge, in thresholds.Inputs, card thresholds.Scorecard) ([]Outlook, error) {
	rules, err := j.Rules(in)
	if err != nil {
		return nil, err
	}
	ready := make(map[ruleKey]*thresholds.Ready, len(rules))
	for i := range rules {
		r := rules[i].Rule()
		ready[ruleKey{r.ID, r.Segment}] = &rules[i]
	}
	verdicts := slices.Concat(card.Verdicts, card.Parts)
	out := make([]Outlook, len(verdicts))
	for i := range verdicts {
		o := &out[i]
		o.Verdict, o.AsOf, o.tallies = verdicts[i], in.AsOf, in.Tallies
		r := ready[ruleKey{o.Verdict.Rule.ID, o.Verdict.Rule.Segment}]
		if o.applies = r != nil && isJudged(&o.Verdict); o.applies {
			o.rule = ruleOf(&o.Verdict, r)
			o.twin = pendingTwin(o.rule.Metric)
			if o.applies, err = o.guarded(); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// isJudged reports whether a verdict is one on figures: the rule applies, and what it asks
// for was handed in.
func isJudged(v *thresholds.Verdict) bool {
	return v.Status != thresholds.NotApplicable &&
		!slices.ContainsFunc(v.Warnings, func(w thresholds.Warning) bool { return w.Code == thresholds.WarnNotGiven })
}

// guarded reports whether the verdict is that on the figures, and not one of the guards of
// the rule: where those are not judged, the rule is not, and its figures are not read.
func (o *Outlook) guarded() (bool, error) {
	v := &o.Verdict
	if len(o.rule.When) == 0 || v.Status != thresholds.NoData && v.Status != thresholds.TooFew {
		return true, nil
	}
	span, err := o.spanOn(o.AsOf)
	if err != nil {
		return false, err
	}
	r := span.Range(o.AsOf)
	t, err := o.figures(r, o.over(r, o.AsOf), o.AsOf)
	return t == v.Tally && span == v.Span, err
}

type ruleKey struct {
	rule    string
	segment metrics.Segment
}

// Metrics returns the metrics that a ledger should keep for all of this package:
// those of the judge, and beside each that counts claims the one that treats
// pending claims the other way, so that look-aheads know what hangs on them. Sorted.
func Metrics(j *thresholds.Judge) []metrics.Variant {
	out := j.Metrics()
	for _, v := range j.Metrics() {
		if twin := pendingTwin(v); twin != "" {
			out = append(out, twin)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// pendingTwin returns the variant that treats pending claims the other way; "" where the
// metric has no such choice.
func pendingTwin(v metrics.Variant) metrics.Variant {
	if slices.Contains(v.Conventions(), metrics.Convention{Name: "pending", Value: "out"}) {
		return with(v, "pending", "in")
	}
	return with(v, "pending", "out")
}

// with returns a variant with another value of a convention; "" where the metric does
// not know it.
func with(v metrics.Variant, name, value string, custom ...metrics.Definition) metrics.Variant {
	parts := []string{name + "=" + value}
	for _, c := range v.Conventions() {
		if c.Name != name {
			parts = append(parts, c.Name+"="+c.Value)
		}
	}
	out, err := metrics.Resolve(v.ID()+"?"+strings.Join(parts, "&"), custom...)
	if err != nil {
		return ""
	}
	return out
}

// tally asks for the rule's own metric and segment.
func (o *Outlook) tally(r window.Range, asOf window.Day) (metrics.Tally, error) {
	return o.tallies.Tally(o.rule.Metric, o.rule.Segment, r, asOf)
}

// total asks for what the hits are measured by over some days.
func (o *Outlook) total(r window.Range, asOf window.Day) (int64, error) {
	v, s, _, ok := o.rule.ready.Denominator()
	if !ok {
		t, err := o.tally(r, asOf)
		return t.Total, err
	}
	t, err := o.tallies.Tally(v, s, r, asOf)
	return o.rule.ready.TotalOf(t), err
}

// over returns the days of the total, those of the hits being given.
func (o *Outlook) over(hits window.Range, asOf window.Day) window.Range {
	if _, _, span, ok := o.rule.ready.Denominator(); ok && span != (window.Span{}) {
		return span.Range(asOf)
	}
	return hits
}

// figures returns what the windows of an as-of day hold, as known at the end of another
// one.
func (o *Outlook) figures(r, over window.Range, known window.Day) (metrics.Tally, error) {
	t, err := o.tally(r, known)
	if err == nil && o.rule.apart {
		t.Total, err = o.total(over, known)
	}
	return t, err
}

// spanOn returns the window the rule looks at as of a day that is over.
func (o *Outlook) spanOn(asOf window.Day) (window.Span, error) {
	v, s, by, ok := o.rule.ready.Chooser()
	if !ok {
		return o.rule.Window, nil
	}
	t, err := o.tallies.Tally(v, s, by.Range(asOf), asOf)
	return o.rule.ready.Window(t), err
}

// Cases is what can name the subjects behind a tally: a [*metrics.Ledger] or a
// [*metrics.Overlay].
type Cases interface {
	thresholds.Tallies
	Cases(v metrics.Variant, s metrics.Segment, r window.Range, asOf window.Day) (iter.Seq[metrics.Case], error)
}
