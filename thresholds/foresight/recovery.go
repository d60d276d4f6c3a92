package foresight

import (
	"math/big"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// Point is a rule's number at the end of a day. Use field names: it may grow.
type Point struct {
	AsOf   window.Day
	Window window.Range
	Tally  metrics.Tally
	Status thresholds.Status
}

// Recovery is when a rule stops to fail for good. Use field names: it may grow.
type Recovery struct {
	// Volume is the scenario.
	Volume Volume
	// Day is the first as-of day from which on the rule does not fail, up to Until; the
	// as-of day itself if it does not fail at all. The zero Day: never by then. An empty
	// window has no data and one too small is not judged: neither fails, see
	// Then.Status.
	Day window.Day
	// Then is the number on Day. Zero if there is no such day.
	Then Point
	// Now is the number on the as-of day.
	Now Point
	// Worst is the worst number from the as-of day to Until, the first of equals: the
	// farthest from what the rule asks for. Days without data are left out; of a window
	// that never has any it is Now.
	Worst Point
	// Until is the first as-of day whose window holds nothing bad of what is known
	// today any more; ten years later, where that takes longer or never comes.
	Until window.Day
	// Assumes is what is taken for granted.
	Assumes Assumptions
}

// WorseFirst reports whether the number gets worse than it is now, and the rule does
// not recover before: as when the good orders leave a window sooner than the bad
// ones.
func (r Recovery) WorseFirst() bool {
	return r.Worst.AsOf.After(r.Now.AsOf) && (!r.Day.IsValid() || r.Worst.AsOf.Before(r.Day))
}

// Recovery tells when the rule stops to fail for good under a scenario, and how bad it
// gets on the way. What is open today turns out well on the next day; the days to come
// hold the scenario alone, so that subjects known today whose own day is still to
// come, such as orders to be shipped tomorrow, are part of its volume. Of a rule that
// does not apply there is no recovery: it is zero but for the scenario.
//
// The bad ones of a scenario are those against the rule. A mean has none: its days
// come again with their sums. A count of what is good, such as of orders placed, is itself
// the volume; one of what is bad gets nothing new.
func (o *Outlook) Recovery(v Volume) (Recovery, error) {
	out := Recovery{Volume: v, Assumes: assuming(RuleStays, NothingNew, OpenTurnsGood, OnlyVolume)}
	if !o.applies {
		return out, nil
	}
	if v.rate.HasData() && v.rate.Num() > 0 {
		out.Assumes = out.Assumes.with(DefectsSpread)
	}
	if o.rule.kind == metrics.Mean && !v.IsNone() {
		out.Assumes = out.Assumes.with(MeansRepeat)
	}
	c, err := o.course(v)
	if err != nil {
		return out, err
	}
	out.Now = Point{o.AsOf, o.Verdict.Window, o.Verdict.Tally, o.Verdict.Status}
	out.Worst, out.Until = out.Now, c.until
	if !o.rule.fails(out.Now.Tally) {
		out.Day, out.Then = o.AsOf, out.Now
	}
	before, worst := out.Now.Tally, o.rule.number(out.Worst.Tally)
	before.Open = -1 // as no day to come has
	for asOf := o.AsOf.Add(1); asOf.IsValid() && !asOf.After(c.until); asOf = asOf.Add(1) {
		t := c.at(asOf)
		if t == before {
			continue // it is judged as the day before
		}
		before = t
		switch {
		case o.rule.fails(t):
			out.Day = window.Day{}
		case !out.Day.IsValid():
			out.Day, out.Then = asOf, Point{AsOf: asOf, Tally: t}
		}
		if n := o.rule.number(t); o.rule.worse(n, worst) {
			out.Worst, worst = Point{AsOf: asOf, Tally: t}, n
		}
	}
	if !out.Day.IsValid() {
		out.Then = Point{}
	}
	for _, p := range [...]*Point{&out.Then, &out.Worst} {
		if p.AsOf.After(o.AsOf) {
			p.Window, p.Status = c.days(p.AsOf), o.rule.status(p.Tally)
		}
	}
	return out, nil
}

// settled returns a day's tally once what is open has turned out well. Under a metric
// that has what is open in its total only hits can come of it.
func (r *rule) settled(t metrics.Tally) metrics.Tally {
	open := t.Open
	t.Open = 0
	if open == 0 || r.kind == metrics.Mean || r.kind == metrics.Value {
		return t
	}
	if r.opensTotal() {
		t.Total += open
	}
	if !r.hitsAgainst() {
		t.Hits += open
	}
	return t
}

// lasting reports whether a day is to be waited for: it holds something against the
// rule, or, where no side is the bad one, anything at all.
func (r *rule) lasting(t metrics.Tally) bool {
	switch {
	case !r.bounded(), r.kind == metrics.Mean, !r.sided(), r.Of == thresholds.Total:
		return t.Hits != 0 || t.Total != 0 || t.Open != 0
	case r.hitsAgainst():
		return t.Hits != 0
	}
	return t.Total != t.Hits
}

// worse reports whether number a is farther than b from what the rule asks for. What has no
// data is not worse, and anything that has is worse than what has not.
func (r *rule) worse(a, b metrics.Ratio) bool {
	switch {
	case !a.HasData():
		return false
	case !b.HasData():
		return true
	case !r.sided():
		return distance(a, r.target()).Cmp(distance(b, r.target())) > 0
	case r.hitsAgainst():
		return a.Cmp(b) > 0
	}
	return a.Cmp(b) < 0
}

// distance returns how far a ratio is from a number.
func distance(r metrics.Ratio, from *big.Rat) *big.Rat {
	d := big.NewRat(r.Num(), r.Den())
	return d.Abs(d.Sub(d, from))
}
