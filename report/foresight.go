package report

import (
	"slices"
	"time"

	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// Foresight is what a page may say of a scorecard besides: all of it computed by package
// foresight. What is nil is left out. Use field names: it may grow.
type Foresight struct {
	// Rules are what there is to say of each verdict, in the order of the scorecard, then
	// of each of its Parts: as the outlooks of [foresight.Of] are. It may be shorter.
	Rules []RuleForesight
	// WhatIf is the scorecard under hypothetical events.
	WhatIf *foresight.Hypothesis
	// Hinges are the rules that alone change a group, a level or a score.
	Hinges []foresight.Hinge
	// Queue is what is to be done. HasQueue says that it was asked for, though it may be
	// empty.
	Queue    []foresight.Obligation
	HasQueue bool
	// Known is the day by which what is judged had been told; the zero Day: no such day.
	Known window.Day
	// Location is the zone in which deadlines are printed. Nil: UTC.
	Location *time.Location
}

// RuleForesight is what there is to say of one verdict. Use field names: it may grow.
type RuleForesight struct {
	// Ahead says that Budget, LookAhead and Recovery were asked for.
	Ahead     bool
	Budget    foresight.Budget
	LookAhead []foresight.Ahead
	Recovery  foresight.Recovery
	// Interval is what the odds behind a small sample may be; nil: none.
	Interval *foresight.Interval
	// Burn is the history of alerts; nil: none.
	Burn *foresight.Burn
	// Adjusted is the verdict with exclusions honoured; nil: nothing is excluded.
	Adjusted *foresight.Both
	// Change is why the number moved; nil: not asked for.
	Change *foresight.Change
	// Causes are what carries more than its share. HasCauses says that they were asked
	// for.
	Causes    []foresight.Cause
	HasCauses bool
	// Trend is the number at the end of each day up to the as-of day; nil: not asked for.
	Trend []foresight.Point
	// Behind are the subjects against the rule; nil: not asked for.
	Behind *foresight.Behind
}

// rule returns what there is to say of a verdict, or a part, by its place among them all.
func (f *Foresight) rule(i int) *RuleForesight {
	if f == nil || i < 0 || i >= len(f.Rules) {
		return nil
	}
	return &f.Rules[i]
}

// place returns the place of a verdict or a part among them all, -1 for none of them.
func (b *brief) place(v *thresholds.Verdict) int {
	at := func(list []thresholds.Verdict) int {
		return slices.IndexFunc(list, func(o thresholds.Verdict) bool { return o.Rule.ID == v.Rule.ID && o.Rule.Segment == v.Rule.Segment })
	}
	if i := at(b.Verdicts); i >= 0 {
		return i
	}
	if i := at(b.Parts); i >= 0 {
		return len(b.Verdicts) + i
	}
	return -1
}

// applies reports whether a verdict is one of a rule that applies.
func applies(v *thresholds.Verdict) bool { return v.Status != thresholds.NotApplicable }
