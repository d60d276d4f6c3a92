package foresight

import (
	"errors"
	"math"
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
	// Growing says that the denominator is counted over days still to come, too: it may
	// become any greater number.
	Growing bool
	// Low and High are the least and the greatest number of hits, both included.
	Low, High int64
	// Outcome is what the verdict will be.
	Outcome Outcome
	// Assumes is what is taken for granted.
	Assumes Assumptions
}

// maxAhead bounds the days looked ahead, where a window stays behind for longer.
const maxAhead = 400

// LookAhead returns what is known of the next days' verdicts, as long as the rule's window
// holds only days that are over: for each of the days that it stays behind, the next
// one first. There is none for a rule without lag, and none for one that does not apply.
// A window of whole weeks or months stands until the next of them is over.
//
// The interval of the hits is made of what is known at the end of the as-of day: open
// ones may become hits or not, or stay open; pending claims may be granted
// or denied, if the figures keep the metric's other convention for them, too (see
// [Metrics]). Anything new, such as a claim not filed yet, would come on top.
//
// SurePass says that the rule cannot fail: with an empty window it has no data, and with
// a small one it is not judged. A rule with a floor on buyers is never sure to fail: its hits
// may be of few of them.
func (o *Outlook) LookAhead() ([]Ahead, error) {
	if !o.applies {
		return nil, nil
	}
	out := make([]Ahead, 0, min(o.rule.Window.Lag, maxAhead))
	for k := 1; k <= maxAhead; k++ {
		asOf := o.AsOf.Add(k)
		if r := o.rule.Window.Range(asOf); !r.IsValid() || r.Last.After(o.AsOf) {
			break
		}
		a, err := o.ahead(asOf)
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, nil
}

// ahead looks at one day to come.
func (o *Outlook) ahead(asOf window.Day) (Ahead, error) {
	v, s, by, ok := o.rule.ready.Chooser()
	if !ok {
		return o.aheadOver(o.rule.Window, asOf)
	}
	// Volume still comes, so that a window may turn out not to be one of low volume.
	known, err := o.tallies.Tally(v, s, by.Range(asOf), o.AsOf)
	if err != nil {
		return Ahead{}, err
	}
	usual, err := o.aheadOver(o.rule.Window, asOf)
	if err != nil || o.rule.ready.Window(known) == o.rule.Window {
		return usual, err
	}
	low := o.rule.LowVolume.Window
	instead, err := o.aheadOver(low, asOf)
	if err != nil {
		return Ahead{}, err
	}
	grows := known.Open > 0 || by.Range(asOf).Last.After(o.AsOf)
	beyond := low.Range(asOf).Last.After(o.AsOf)
	if beyond || grows && usual.Outcome != instead.Outcome {
		instead.Outcome = Undecided
	}
	return instead, nil
}

// aheadOver looks at one day to come, over a span.
func (o *Outlook) aheadOver(span window.Span, asOf window.Day) (Ahead, error) {
	a := Ahead{AsOf: asOf, Window: span.Range(asOf), Assumes: assuming(RuleStays, NothingNew, OpenEitherWay)}
	if o.rule.FloorBuyers > 1 {
		a.Assumes = a.Assumes.with(AnyBuyers)
	}
	over := o.over(a.Window, asOf)
	t, err := o.figures(a.Window, over, o.AsOf)
	if err != nil {
		return a, err
	}
	less, more, err := o.hangs(&a, t)
	if err != nil {
		return a, err
	}
	a.Growing = o.rule.apart && over.Last.After(o.AsOf)
	a.Low, a.High, a.Total, a.TotalKnown = t.Hits-less, t.Hits+more, t.Total, t.Total
	if !o.rule.counts() && t.Open > 0 {
		return a, nil // what an open one adds to a sum nobody knows
	}
	a.High += t.Open
	if o.rule.opensTotal() {
		a.Total += t.Open
	}
	a.Outcome = o.rule.outcome(&a)
	return a, nil
}

// opensTotal reports whether what is open comes into the total once it is decided.
func (r *rule) opensTotal() bool { return r.kind != metrics.Number && !r.openIn && !r.apart }

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
	return max(t.Hits-other.Hits, 0), max(other.Hits-t.Hits, 0), nil
}

// outcome judges what can become of a look-ahead. Between TotalKnown and Total any
// number of open ones may be decided, each into a hit or not; the hits that hang on
// claims are free.
//
// A hit added with its subject raises a rate, a subject alone lowers it: between the
// totals at which the rule looks at a tally otherwise, the ends are all that matters.
func (r *rule) outcome(a *Ahead) Outcome {
	if !r.sided() {
		return r.outcomeEqual(a)
	}
	passing, failing := false, false
	try := func(total int64) {
		for _, hits := range [...]int64{a.Low, a.most(total)} {
			if r.failsAsOf(metrics.Tally{Hits: hits, Total: total}) {
				failing = true
			} else {
				passing = true
			}
		}
	}
	end := a.Total
	if a.Growing {
		end = math.MaxInt64
	}
	try(a.TotalKnown)
	for _, total := range r.turns(a.TotalKnown, end) {
		try(total - 1)
		try(total)
	}
	try(end)
	// Of how few buyers the hits may be, nobody knows.
	return outcomeOf(passing || r.FloorBuyers > 1, failing)
}

func outcomeOf(passing, failing bool) Outcome {
	switch {
	case !failing:
		return SurePass
	case !passing:
		return SureFail
	}
	return Undecided
}

// most returns the greatest number of hits where so much is judged.
func (a *Ahead) most(total int64) int64 {
	if a.Growing {
		return a.High
	}
	return a.High - (a.Total - max(min(total, a.Total), a.TotalKnown))
}

// outcomeEqual is outcome for a number that must equal something between: it passes
// where a total that can be has a whole number of hits that gives the limit, within
// those that can be.
func (r *rule) outcomeEqual(a *Ahead) Outcome {
	if a.Growing {
		return Undecided
	}
	passing, failing := false, false
	limit := r.target()
	for total := a.TotalKnown; total <= a.Total && (!passing || !failing); total++ {
		lo, hi := a.Low, a.most(total)
		for _, hits := range [...]int64{lo, hi} {
			if r.failsAsOf(metrics.Tally{Hits: hits, Total: total}) {
				failing = true
			} else {
				passing = true
			}
		}
		exact := new(big.Rat).Set(limit)
		if !r.count {
			exact.Mul(exact, new(big.Rat).SetInt64(total))
		}
		if r.Of != thresholds.Total && exact.IsInt() && exact.Cmp(new(big.Rat).SetInt64(lo)) >= 0 && exact.Cmp(new(big.Rat).SetInt64(hi)) <= 0 {
			passing = true
		}
	}
	return outcomeOf(passing, failing)
}
