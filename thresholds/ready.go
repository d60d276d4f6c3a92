package thresholds

import (
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// Ready is a rule in force, made ready to judge tallies that anybody counted, or
// imagines: what would be if. It asks no Tallies. Made by [Judge.Rules]; the zero Ready
// is not usable. It may be used concurrently.
type Ready struct {
	c     *compiled
	yard  yard
	blank Verdict
	in    Inputs
	lacks bool // a number it asks for was not handed in
}

// Rules returns the rules of the edition in force on in.AsOf that apply on that day, in
// their order, parts included, each with the limits that follow from in.Given and
// in.Previous. A rule on many segments is there once for each that in.Tallies lists.
// in.Tallies may be nil: then such rules are left out. Guards (Rule.When) and the
// currency of figures are not asked about: a verdict of the same rule and segment says.
// The error is an [*EditionError], or a [*RuleError] for a number handed in that is out of range.
func (j *Judge) Rules(in Inputs) ([]Ready, error) {
	e, ok := j.editionOn(in.AsOf)
	if !ok || !in.AsOf.IsValid() {
		return nil, &EditionError{Policy: j.policy, AsOf: in.AsOf, First: j.editions[0].From}
	}
	r := run{j: j, e: e, in: in}
	var out []Ready
	for i := range e.rules {
		c := &e.rules[i]
		if !within(in.AsOf, c.blank.Rule.From, c.blank.Rule.Until) {
			continue
		}
		segments := []metrics.Segment{c.blank.Rule.Segment}
		if c.many {
			var err error
			if segments, _, err = r.segments(c); err != nil {
				return nil, r.wrap(c.blank.Rule.ID, err)
			}
		}
		for _, s := range segments {
			ready, err := c.ready(s, in)
			if err != nil {
				return nil, r.wrap(c.blank.Rule.ID, err)
			}
			out = append(out, ready)
		}
	}
	return out, nil
}

func (c *compiled) ready(s metrics.Segment, in Inputs) (Ready, error) {
	out := Ready{c: c, yard: c.yard, blank: c.blank, in: in}
	out.blank.Rule.Segment = s
	if c.schedule != nil {
		out.blank.Official, out.blank.NextEvaluation = evaluation(c.schedule, in.AsOf)
	}
	if c.special {
		ok, err := c.adapt(&out.yard, &out.blank, &in)
		out.lacks = !ok
		return out, err
	}
	return out, nil
}

// Rule returns the rule, with the segment meant. It shares memory with the judge.
func (r *Ready) Rule() Rule { return r.blank.Rule }

// Limit returns the limit that is judged by: the rule's own, times a number handed in if it
// asks for one, or its release. That of a small sample is another.
func (r *Ready) Limit() Limit { return r.blank.Limit }

// Judge judges a tally over the rule's window, and says all of a [Verdict] that follows
// from it; Span, Window and Over are left to the caller. With a [Denominator], t.Total
// is that of it. The hits are of so many buyers, which counts for rules with a floor on
// them; t.Hits of them is always a safe number.
func (r *Ready) Judge(t metrics.Tally, buyers int64) Verdict {
	v := r.blank
	if r.lacks {
		v.Tally = t
		return v
	}
	r.c.settle(&v, &r.yard, t, buyers)
	if r.c.memory {
		r.c.remember(&v, &r.in)
	}
	return v
}

// Fails reports whether the tally breaks the limit and reaches every floor: the status
// that Judge gives is then Fail, or, with a [Rule].Streak, Warn. It takes nanoseconds
// and allocates nothing. A tally without data, or too small to be judged, fails nothing.
func (r *Ready) Fails(t metrics.Tally, buyers int64) bool {
	return !r.lacks && r.yard.status(t, buyers) == Fail
}

// Window returns the span that is judged where the chooser's tally is this; without
// [Rule].LowVolume always the rule's own.
func (r *Ready) Window(chooser metrics.Tally) window.Span {
	low := r.blank.Rule.LowVolume
	if low != nil && r.c.volume(chooser) < low.Under {
		return low.Window
	}
	return r.blank.Rule.Window
}

// Chooser returns what is counted to choose the window, and false if nothing is.
func (r *Ready) Chooser() (v metrics.Variant, s metrics.Segment, span window.Span, ok bool) {
	return r.c.chooser(r.blank.Rule.Segment)
}

// Denominator returns what is counted as the total, and false if it is the metric's own
// over the rule's window. The zero Span is the window judged.
func (r *Ready) Denominator() (v metrics.Variant, s metrics.Segment, span window.Span, ok bool) {
	d := r.blank.Rule.Denominator
	if d == nil {
		return "", "", window.Span{}, false
	}
	return d.Metric, d.Segment, d.Window, true
}

// TotalOf returns what a tally of the Denominator is as a total: of a count the hits.
func (r *Ready) TotalOf(denominator metrics.Tally) int64 { return r.c.over(denominator) }
