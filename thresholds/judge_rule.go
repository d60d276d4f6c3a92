package thresholds

import (
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// judge fills in a verdict that is a copy of c.blank, its segment set.
func (c *compiled) judge(v *Verdict, r *run) error {
	rule, asOf := &c.blank.Rule, r.in.AsOf
	v.Span = rule.Window
	applies := within(asOf, rule.From, rule.Until)
	if c.schedule != nil {
		v.Official, v.NextEvaluation = evaluation(c.schedule, asOf)
	}
	if applies && c.when != nil {
		status, err := r.guard(c.when)
		if err != nil {
			return err
		}
		if status != Pass {
			v.Window = v.Span.Range(asOf)
			v.Status = status
			return nil
		}
	}
	if rule.LowVolume != nil && applies {
		low, err := c.lowVolume(v.Rule.Segment, r)
		if err != nil {
			return err
		}
		if low {
			v.Span = rule.LowVolume.Window
		}
	}
	v.Window = v.Span.Range(asOf)
	if !applies {
		v.Status = NotApplicable
		return nil
	}
	return c.measure(v, r)
}

// evaluation returns whether a day is one of evaluation, and the next such day.
func evaluation(s *Schedule, asOf window.Day) (official bool, next window.Day) {
	next, _ = s.Next(asOf)
	return s.Holds(asOf), next
}

// lowVolume reports whether there is too little for the rule's own window.
func (c *compiled) lowVolume(s metrics.Segment, r *run) (bool, error) {
	metric, s, by, _ := c.chooser(s)
	t, err := r.in.Tallies.Tally(metric, s, by.Range(r.in.AsOf), r.in.AsOf)
	return c.volume(t) < c.blank.Rule.LowVolume.Under, err
}

// chooser returns what is counted to choose the window of a segment.
func (c *compiled) chooser(s metrics.Segment) (metrics.Variant, metrics.Segment, window.Span, bool) {
	rule := &c.blank.Rule
	low := rule.LowVolume
	switch {
	case low == nil:
		return "", "", window.Span{}, false
	case low.By != (window.Span{}) && low.Metric != "":
		return low.Metric, low.Segment, low.By, true
	case low.By != (window.Span{}):
		return rule.Metric, s, low.By, true
	case low.Metric != "":
		return low.Metric, low.Segment, rule.Window, true
	}
	return rule.Metric, s, rule.Window, true
}

// volume returns how much a tally of the chooser is: the total, of a count the hits.
func (c *compiled) volume(t metrics.Tally) int64 {
	if c.chooserCounts {
		return t.Hits
	}
	return t.Total
}

// measure asks for the figures and judges them.
func (c *compiled) measure(v *Verdict, r *run) error {
	rule, in := &v.Rule, &r.in
	y := &c.yard
	if c.blank.Rule.Currency != "" && !r.sameCurrency(v) {
		return nil
	}
	t, err := in.Tallies.Tally(rule.Metric, rule.Segment, v.Window, in.AsOf)
	if err != nil {
		return err
	}
	if rule.Denominator != nil {
		if t.Total, err = c.denominator(v, in); err != nil {
			return err
		}
	}
	if c.special {
		special := c.yard
		if ok, err := c.adapt(&special, v, in); err != nil || !ok {
			v.Tally = t
			return err
		}
		y = &special
	}
	var buyers int64
	if y.minBuyers > 0 {
		if buyers, err = c.buyers(v, in, t); err != nil {
			return err
		}
	}
	c.settle(v, y, t, buyers)
	if c.memory {
		c.remember(v, in)
	}
	lost, err := in.Tallies.Tally(rule.Metric, metrics.Unanchored, v.Window, in.AsOf)
	if lost.Total > 0 {
		v.Warnings = append(v.Warnings, Warning{WarnUnanchored, lost.Total})
	}
	return err
}

// settle fills in all that follows from a tally.
func (c *compiled) settle(v *Verdict, y *yard, t metrics.Tally, buyers int64) {
	v.Tally = t
	switch {
	case v.Kind == metrics.Number:
	case y.apart:
		v.Ratio = timesParts(t, v.Rule.Denominator.Parts)
	default:
		v.Ratio = t.Ratio()
	}
	if t.Total < y.under && t.Total > 0 {
		v.Limit, v.Count = v.Rule.SmallSample.Limit, true
	}
	v.Status = y.status(t, buyers)
	if v.Status == Fail && v.Rule.Advice {
		v.Status = Warn
	}
	if v.Status == NoData && t.Hits > 0 {
		v.Warnings = append(v.Warnings, Warning{WarnNoTotal, t.Hits})
	}
	if !v.Status.IsJudged() {
		return
	}
	if v.Status == Fail {
		v.Actions = v.Rule.Actions
	}
	if y.hasSubjects() {
		v.Budget, v.HasBudget = y.budget(t, buyers)
	}
	b, n, den := y.line(t)
	if y.bands != nil {
		c.band(v, y, n, den)
	}
	if c.opConflict && b.cmp(n, den) == 0 {
		v.Warnings = append(v.Warnings, Warning{Code: WarnAtLimit})
	}
	if t.Open > 0 && y.undecided(t, buyers) {
		v.Warnings = append(v.Warnings, Warning{WarnOpen, t.Open})
	}
	if v.Status == Warn && !v.Rule.Advice {
		n, den := y.figures(t)
		missed(v, y, WarnWarningLine, y.warn, n, den)
	}
	if y.target.op != 0 && t.Total >= y.under && !y.target.holds(n, den) {
		missed(v, y, WarnOffTarget, y.target, n, den)
	}
}
