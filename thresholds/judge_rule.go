package thresholds

import (
	"math"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// judge fills in a verdict that is a copy of c.blank.
func (c *compiled) judge(v *Verdict, in Inputs) error {
	rule := &c.blank.Rule
	v.Span = rule.Window
	applies := rule.AppliesOn(in.AsOf)
	if rule.LowVolume != nil && applies {
		low, err := c.lowVolume(in)
		if err != nil {
			return err
		}
		if low {
			v.Span = rule.LowVolume.Window
		}
	}
	v.Window = v.Span.Range(in.AsOf)
	if !applies {
		v.Status = NotApplicable
		return nil
	}
	t, err := in.Tallies.Tally(rule.Metric, rule.Segment, v.Window, in.AsOf)
	if err != nil {
		return err
	}
	v.Tally = t
	if c.blank.Kind != metrics.Number {
		v.Ratio = t.Ratio()
	}
	c.decide(v)
	return c.warnOf(v, in)
}

// lowVolume reports whether there is too little for the rule's own window.
func (c *compiled) lowVolume(in Inputs) (bool, error) {
	rule := &c.blank.Rule
	by := rule.LowVolume.By
	if by == (window.Span{}) {
		by = rule.Window
	}
	t, err := in.Tallies.Tally(rule.Metric, rule.Segment, by.Range(in.AsOf), in.AsOf)
	return t.Total < rule.LowVolume.Under, err
}

// decide sets status and budget from the tally.
func (c *compiled) decide(v *Verdict) {
	hits, total := v.Tally.Hits, c.totalOf(v.Tally)
	switch {
	case total <= 0:
		v.Status = NoData
		return
	case v.Tally.Total < c.blank.Rule.Minimum:
		v.Status = TooFew
		return
	case c.fails(hits, total):
		v.Status = Fail
		if c.blank.Rule.Advice {
			v.Status = Warn
		}
	case c.warn.op != 0 && !c.warn.holds(hits, total):
		v.Status = Warn
	default:
		v.Status = Pass
	}
	if c.blank.Kind == metrics.Share || c.blank.Kind == metrics.Number {
		v.Budget, v.HasBudget = c.budget(hits, total)
	}
}

// totalOf returns what hits are measured by: a count by one.
func (c *compiled) totalOf(t metrics.Tally) int64 {
	if c.blank.Kind == metrics.Number {
		return 1
	}
	return t.Total
}

// fails reports whether so many hits fail the rule: the limit is not kept, and
// enough subjects are against it for the floor.
func (c *compiled) fails(hits, total int64) bool {
	if c.limit.holds(hits, total) {
		return false
	}
	against := hits
	if c.limit.op.IsLower() {
		against = total - hits
	}
	return c.blank.Rule.Floor == 0 || against >= c.blank.Rule.Floor
}

// budget returns how many subjects may turn against the rule; see [Judge].
func (c *compiled) budget(hits, total int64) (int64, bool) {
	floor := c.blank.Rule.Floor
	switch {
	case c.limit.op.IsUpper(), c.limit.op == Equal && c.limit.num == 0:
		most, ok := c.limit.most(total)
		if floor > 0 && ok {
			most = max(most, floor-1)
		}
		budget, fits := sub(most, hits)
		return budget, ok && fits
	case c.limit.op.IsLower():
		least, ok := c.limit.least(total)
		if floor > 0 && ok {
			least = min(least, total-floor+1)
		}
		budget, fits := sub(hits, least)
		return budget, ok && fits
	}
	exact, whole, ok := c.limit.share(total)
	budget, fits := sub(min(hits, exact), max(hits, exact))
	return budget, whole && ok && fits
}

// warnOf appends what to know beside the number.
func (c *compiled) warnOf(v *Verdict, in Inputs) error {
	if v.Status.IsJudged() {
		if c.opConflict && c.limit.cmp(v.Tally.Hits, c.totalOf(v.Tally)) == 0 {
			v.Warnings = append(v.Warnings, Warning{Code: WarnAtLimit})
		}
		if v.Tally.Open > 0 && c.undecided(v) {
			v.Warnings = append(v.Warnings, Warning{WarnOpen, v.Tally.Open})
		}
	}
	lost, err := in.Tallies.Tally(v.Rule.Metric, metrics.Unanchored, v.Window, in.AsOf)
	if lost.Total > 0 {
		v.Warnings = append(v.Warnings, Warning{WarnUnanchored, lost.Total})
	}
	return err
}

// undecided reports whether what is open can still turn a rule that does not fail
// into one that does, or the other way round: all open ones become hits, or none.
func (c *compiled) undecided(v *Verdict) bool {
	t := v.Tally
	all, none := t, t
	all.Hits = saturated(t.Hits, t.Open)
	if !c.openIn {
		all.Total = saturated(t.Total, t.Open)
		none.Total = all.Total
	}
	failsNow := c.fails(t.Hits, c.totalOf(t))
	return c.fails(all.Hits, c.totalOf(all)) != failsNow || c.fails(none.Hits, c.totalOf(none)) != failsNow
}

// saturated adds b, which is positive, to a.
func saturated(a, b int64) int64 {
	if a > math.MaxInt64-b {
		return math.MaxInt64
	}
	return a + b
}
