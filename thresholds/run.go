package thresholds

import (
	"strconv"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// run is one assessment under way.
type run struct {
	j        *Judge
	e        *compiledEdition
	in       Inputs
	verdicts []Verdict // of all rules judged so far, in their order
	ends     []int     // of the verdicts of each rule judged so far, counted from first
	first    int       // where in verdicts they begin
	outcomes []Outcome
	states   []State
	keep     bool // whether ends are wanted
}

// judgeRules appends the verdicts of every rule, in their order.
func (r *run) judgeRules() error {
	r.first = len(r.verdicts)
	for i := range r.e.rules {
		if err := r.judgeRule(&r.e.rules[i]); err != nil {
			return &RuleError{Policy: r.j.policy, Edition: r.e.ID, Rule: r.e.rules[i].blank.Rule.ID, Err: err}
		}
		if r.keep {
			r.ends = append(r.ends, len(r.verdicts))
		}
	}
	return nil
}

// judgeRule appends the verdict of a rule, or those of a rule on many segments.
func (r *run) judgeRule(c *compiled) error {
	if !c.many {
		r.verdicts = append(r.verdicts, c.blank)
		return c.judge(&r.verdicts[len(r.verdicts)-1], r)
	}
	segments, known, err := r.segments(c)
	if err != nil {
		return err
	}
	for i, s := range segments {
		r.verdicts = append(r.verdicts, c.blank)
		v := &r.verdicts[len(r.verdicts)-1]
		v.Rule.Segment = s
		if err := c.judge(v, r); err != nil {
			return err
		}
		if n := len(v.Warnings); i > 0 && n > 0 && v.Warnings[n-1].Code == WarnUnanchored {
			v.Warnings = v.Warnings[:n-1] // they are in no segment: said once
		}
	}
	if len(segments) == 0 {
		v := c.blank
		v.Span, v.Window, v.Status = v.Rule.Window, v.Rule.Window.Range(r.in.AsOf), NoData
		if !known {
			v.Warnings = []Warning{{Code: WarnSegments}}
		}
		r.verdicts = append(r.verdicts, v)
	}
	return nil
}

// segments lists those of a rule on many.
func (r *run) segments(c *compiled) (list []metrics.Segment, known bool, err error) {
	lister, ok := r.in.Tallies.(SegmentLister)
	if !ok {
		return nil, false, nil
	}
	list, err = lister.Segments(c.blank.Rule.Metric, c.prefix)
	return list, true, err
}

// of returns the verdicts of a rule.
func (r *run) of(rule int) []Verdict {
	from := r.first
	if rule > 0 {
		from = r.ends[rule-1]
	}
	return r.verdicts[from:r.ends[rule]]
}

// guard returns Pass if all that is named passes, else the status that keeps a rule
// from being judged.
func (r *run) guard(when []ref) (Status, error) {
	out := Pass
	for _, x := range when {
		s, err := r.statusOf(x)
		if err != nil {
			return 0, err
		}
		switch s {
		case Pass, Warn:
		case Fail, NotApplicable:
			return NotApplicable, nil
		default:
			out = s
		}
	}
	return out, nil
}

// statusOf returns the status of a gate, a rule or an outcome that stands before.
func (r *run) statusOf(x ref) (Status, error) {
	switch x.kind {
	case 0:
		return worst(r.of(x.i)), nil
	case GateOutcome:
		return r.gate(&r.e.Gates[x.i])
	}
	for i := range r.outcomes {
		if o := &r.outcomes[i]; o.Kind == x.kind && o.ID == r.e.idOf(x) {
			return o.Status, nil
		}
	}
	return NoData, nil
}

// idOf returns the id of a group, score, points or tier.
func (e *compiledEdition) idOf(x ref) string {
	switch x.kind {
	case GateOutcome:
		return e.Gates[x.i].ID
	case GroupOutcome:
		return e.Groups[x.i].ID
	case ScoreOutcome:
		return e.Scores[x.i].ID
	case PointsOutcome:
		return e.Points[x.i].ID
	case TierOutcome:
		return e.Tiers[x.i].ID
	}
	return e.Rules[x.i].ID
}

// worst returns the status of a rule: its verdict's, or of many the worst, as Overall
// has it; where none is judged, that of the first.
func worst(verdicts []Verdict) Status {
	if s := Overall(verdicts); s != NoData || len(verdicts) == 0 {
		return s
	}
	return verdicts[0].Status
}

// gate judges a gate.
func (r *run) gate(g *Gate) (Status, error) {
	given := r.in.given(g.Given, metrics.All)
	if given == nil {
		return NoData, nil
	}
	holds := g.Limit.Op.holds(given.Number.Cmp(g.Limit.Value))
	if g.Before != (window.Span{}) {
		if !given.Day.IsValid() {
			return 0, &FieldError{Path: "inputs.given." + g.Given, Err: because(metrics.ErrMissing, "a day is asked for")}
		}
		holds = given.Day.Before(g.Before.Range(r.in.AsOf).First)
	} else if given.Day.IsValid() {
		return 0, &FieldError{
			Path: "inputs.given." + g.Given, Value: given.Day.String(), Err: because(metrics.ErrMalformed, "a number is asked for"),
		}
	}
	if holds {
		return Pass, nil
	}
	return Fail, nil
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

// ratioOf is a whole number as a ratio.
func ratioOf(n int64) metrics.Ratio { return metrics.NewRatio(n, 1) }
