package foresight

import (
	"errors"
	"math/big"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// Outcome is what is known of a verdict to come. As text it is "pass", "fail" or
// "undecided".
type Outcome uint8

// The outcomes.
const (
	Undecided Outcome = iota // it depends on what is still to be decided
	SurePass                 // the rule does not fail, whatever is decided
	SureFail                 // the rule fails, whatever is decided
)

var outcomeTexts = [...]string{Undecided: "undecided", SurePass: "pass", SureFail: "fail"}

// String returns the outcome's text.
func (o Outcome) String() string {
	if int(o) >= len(outcomeTexts) {
		return ""
	}
	return outcomeTexts[o]
}

// MarshalText returns the outcome's text.
func (o Outcome) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

// Ahead is a verdict to come, of a window that holds only days that are over. Use field
// names: it may grow.
type Ahead struct {
	// AsOf is the day to come at whose end it will be judged, and Window the days.
	AsOf   window.Day
	Window window.Range
	// Total is the denominator once all that is open now is decided; TotalKnown of it is
	// judged already.
	Total, TotalKnown int64
	// Low and High are the least and the greatest number of hits, both included.
	Low, High int64
	// Outcome is what the verdict will be.
	Outcome Outcome
	// Assumes is what is taken for granted.
	Assumes Assumptions
}

// LookAhead returns what is known of the next days' verdicts: for each of the days that
// the rule's window stays behind, the next one first. There is none for a rule without
// lag, and none for one that does not apply.
//
// The interval of the hits is made of what is known at the end of the as-of day: open
// ones may become hits or not, or stay open; pending claims may be granted
// or denied, if the figures keep the metric's other convention for them, too (see
// [Metrics]). Anything new, such as a claim not filed yet, would come on top.
//
// SurePass says that the rule cannot fail: with an empty window it has no data, and with
// a small one it is not judged.
func (o *Outlook) LookAhead() ([]Ahead, error) {
	if o.Verdict.Status == thresholds.NotApplicable {
		return nil, nil
	}
	lag := o.rule.Window.Lag
	out := make([]Ahead, 0, lag)
	for k := 1; k <= lag; k++ {
		a, err := o.ahead(o.AsOf.Add(k))
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, nil
}

// ahead looks at one day to come.
func (o *Outlook) ahead(asOf window.Day) (Ahead, error) {
	low := o.rule.LowVolume
	if low == nil {
		return o.aheadOver(o.rule.Window, asOf)
	}
	// Volume still comes, so that a window may turn out not to be one of low volume.
	by := low.By
	if by == (window.Span{}) {
		by = o.rule.Window
	}
	known, err := o.tally(by.Range(asOf), o.AsOf)
	if err != nil {
		return Ahead{}, err
	}
	usual, err := o.aheadOver(o.rule.Window, asOf)
	if err != nil || known.Total >= low.Under {
		return usual, err
	}
	instead, err := o.aheadOver(low.Window, asOf)
	if err != nil {
		return Ahead{}, err
	}
	grows := known.Open > 0 || by.Range(asOf).Last.After(o.AsOf)
	beyond := low.Window.Range(asOf).Last.After(o.AsOf)
	if beyond || grows && usual.Outcome != instead.Outcome {
		instead.Outcome = Undecided
	}
	return instead, nil
}

// aheadOver looks at one day to come, over a span.
func (o *Outlook) aheadOver(span window.Span, asOf window.Day) (Ahead, error) {
	a := Ahead{AsOf: asOf, Window: span.Range(asOf), Assumes: assuming(RuleStays, NothingNew, OpenEitherWay)}
	t, err := o.tally(a.Window, o.AsOf)
	if err != nil {
		return a, err
	}
	less, more, err := o.hangs(&a, t)
	if err != nil {
		return a, err
	}
	a.Low, a.High, a.Total, a.TotalKnown = t.Hits-less, t.Hits+more, t.Total, t.Total
	if !o.rule.counts() && t.Open > 0 {
		return a, nil // what an open one adds to a sum nobody knows
	}
	a.High += t.Open
	if o.rule.kind != metrics.Number && !o.rule.openIn {
		a.Total += t.Open
	}
	a.Outcome = o.rule.outcome(&a)
	return a, nil
}

// hangs returns by how much the hits may fall and rise by the decision of pending
// claims.
func (o *Outlook) hangs(a *Ahead, t metrics.Tally) (less, more int64, err error) {
	if o.twin == "" {
		return 0, 0, nil
	}
	other, err := o.tallies.Tally(o.twin, o.rule.Segment, a.Window, o.AsOf)
	switch {
	case errors.Is(err, metrics.ErrUndeclared), errors.Is(err, metrics.ErrHorizon):
		a.Assumes = a.Assumes.with(PendingStands)
		return 0, 0, nil
	case err != nil:
		return 0, 0, err
	}
	a.Assumes = a.Assumes.with(PendingEitherWay)
	if o.pending {
		return t.Hits - other.Hits, 0, nil
	}
	return 0, other.Hits - t.Hits, nil
}

// outcome judges what can become of a look-ahead. Between TotalKnown and Total any
// number of open ones may be decided, each into a hit or not; the hits that hang on
// claims are free.
func (r *rule) outcome(a *Ahead) Outcome {
	open := a.Total - a.TotalKnown
	if r.kind == metrics.Number || r.openIn {
		open = 0 // they change hits alone
	}
	most := a.High - open // hits without those of open ones
	if !r.sided() {
		return r.outcomeEqual(a, open)
	}
	// A hit added with its subject raises a rate, a subject alone lowers it: the ends
	// of what can be are these. A total too small to be judged is an end, too.
	ends := [...]metrics.Tally{
		{Hits: a.Low, Total: a.TotalKnown},
		{Hits: most, Total: a.TotalKnown},
		{Hits: a.Low, Total: a.Total},
		{Hits: a.High, Total: a.Total},
	}
	failing := 0
	for _, t := range ends {
		if r.fails(t) {
			failing++
		}
	}
	switch failing {
	case 0:
		return SurePass
	case len(ends):
		return SureFail
	}
	return Undecided
}

// outcomeEqual is outcome for a number that must equal something between: it passes
// where a total that can be has a whole number of hits that gives the limit, within
// those that can be.
func (r *rule) outcomeEqual(a *Ahead, open int64) Outcome {
	pass, fail := false, false
	limit := r.target()
	for n := int64(0); n <= open && !(pass && fail); n++ {
		total, lo, hi := a.TotalKnown+n, a.Low, a.High-open+n
		if !r.fails(metrics.Tally{Hits: lo, Total: total}) || !r.fails(metrics.Tally{Hits: hi, Total: total}) {
			pass = true
		}
		if r.fails(metrics.Tally{Hits: lo, Total: total}) || r.fails(metrics.Tally{Hits: hi, Total: total}) {
			fail = true
		}
		exact := new(big.Rat).SetInt64(total)
		if r.kind == metrics.Number {
			exact.SetInt64(1)
		}
		exact.Mul(exact, limit)
		if exact.IsInt() && exact.Cmp(new(big.Rat).SetInt64(lo)) >= 0 && exact.Cmp(new(big.Rat).SetInt64(hi)) <= 0 {
			pass = true
		}
	}
	switch {
	case pass && !fail:
		return SurePass
	case fail && !pass:
		return SureFail
	}
	return Undecided
}
