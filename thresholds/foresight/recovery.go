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
	// today any more, a century later at most.
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
// come again with their sums.
func (o *Outlook) Recovery(v Volume) (Recovery, error) {
	out := Recovery{Volume: v, Assumes: assuming(RuleStays, NothingNew, OpenTurnsGood, OnlyVolume)}
	if o.Verdict.Status == thresholds.NotApplicable {
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
	if out.Now.Status != thresholds.Fail {
		out.Day, out.Then = o.AsOf, out.Now
	}
	for asOf := o.AsOf.Add(1); asOf.IsValid() && !asOf.After(c.until); asOf = asOf.Add(1) {
		p := c.point(asOf)
		switch {
		case p.Status == thresholds.Fail:
			out.Day, out.Then = window.Day{}, Point{}
		case !out.Day.IsValid():
			out.Day, out.Then = asOf, p
		}
		if o.rule.worse(p.Tally, out.Worst.Tally) {
			out.Worst = p
		}
	}
	return out, nil
}

// course is the days known and those of a scenario as running sums: sums[i] is what the
// days from first on hold before the i-th.
type course struct {
	rule  *rule
	first window.Day
	sums  []metrics.Tally
	until window.Day
}

// over returns what a range of days holds.
func (c *course) over(r window.Range) metrics.Tally {
	at := func(d window.Day) metrics.Tally {
		return c.sums[min(max(d.Sub(c.first), 0), len(c.sums)-1)]
	}
	if !r.IsValid() {
		return metrics.Tally{}
	}
	b, a := at(r.Last.Add(1)), at(r.First)
	return metrics.Tally{Hits: b.Hits - a.Hits, Total: b.Total - a.Total}
}

// point judges one day to come.
func (c *course) point(asOf window.Day) Point {
	span := c.rule.span(func(by window.Span) int64 { return c.over(by.Range(asOf)).Total })
	p := Point{AsOf: asOf, Window: span.Range(asOf)}
	p.Tally = c.over(p.Window)
	p.Status = c.rule.status(p.Tally)
	return p
}

// course plays a scenario.
func (o *Outlook) course(v Volume) (*course, error) {
	c := &course{rule: &o.rule, first: o.AsOf}
	for _, sp := range o.rule.spans() {
		if r := sp.Range(o.AsOf); r.IsValid() && r.First.Before(c.first) {
			c.first = r.First
		}
	}
	if v.last > 0 {
		if d := o.AsOf.Add(1 - v.last); d.IsValid() && d.Before(c.first) {
			c.first = d
		}
	}
	known, err := o.days(window.Range{First: c.first, Last: o.AsOf})
	if err != nil {
		return nil, err
	}
	c.until = o.lastOut(c.first, known)
	ahead := c.until.Sub(o.AsOf)
	c.sums = make([]metrics.Tally, 1, len(known)+ahead+1)
	for i := range known {
		c.sums = append(c.sums, c.sums[i].Plus(o.rule.settled(known[i])))
	}
	pace := pace{rule: &o.rule, rate: v.rate}
	for i := range ahead {
		c.sums = append(c.sums, c.sums[len(c.sums)-1].Plus(pace.day(v.on(i, known))))
	}
	return c, nil
}

// days returns what each day of a range holds, as known on the as-of day.
func (o *Outlook) days(r window.Range) ([]metrics.Tally, error) {
	out := make([]metrics.Tally, 0, r.Len())
	for d := range r.Days() {
		t, err := o.tally(window.Range{First: d, Last: d}, o.AsOf)
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}

// settled returns a day's tally once what is open has turned out well. Under a metric
// that has what is open in its total only hits can come of it.
func (r *rule) settled(t metrics.Tally) metrics.Tally {
	open := t.Open
	t.Open = 0
	switch {
	case open == 0, !r.counts():
	case r.kind == metrics.Number:
		if !r.hitsAgainst() {
			t.Hits += open
		}
	case r.openIn:
		if !r.hitsAgainst() {
			t.Hits += open
		}
	default:
		t = r.added(t, open, 0)
	}
	return t
}

// on returns what day i after the as-of day holds under a scenario: of a day that is
// repeated its whole tally, else a total.
func (v Volume) on(i int, known []metrics.Tally) metrics.Tally {
	switch {
	case v.last > 0:
		t := known[max(len(known)-v.last+i%v.last, 0)]
		t.Total += t.Open
		return t
	case i < len(v.given):
		return metrics.Tally{Total: max(v.given[i], 0)}
	}
	return metrics.Tally{}
}

// pace puts expected defects into a volume.
type pace struct {
	rule   *rule
	rate   metrics.Ratio
	total  int64 // so far
	placed int64 // defects so far
}

// day returns what a day of some volume holds.
func (p *pace) day(v metrics.Tally) metrics.Tally {
	switch p.rule.kind {
	case metrics.Mean:
		return metrics.Tally{Hits: v.Hits, Total: v.Total}
	case metrics.Number:
		return metrics.Tally{} // a count has no volume that defects could be a part of
	}
	if p.rule.openIn {
		v.Total -= v.Open // it was in the total already
	}
	p.total += v.Total
	bad := int64(0)
	if p.rate.HasData() {
		bad = mulDiv(p.total, p.rate.Num(), p.rate.Den()) - p.placed
		p.placed += bad
	}
	return p.rule.added(metrics.Tally{}, v.Total, bad)
}

// lastOut returns the first as-of day after which no window holds a day with anything
// that is bad, and known; the as-of day if nothing is.
func (o *Outlook) lastOut(first window.Day, known []metrics.Tally) window.Day {
	last := window.Day{}
	for i := range known {
		if o.rule.lasting(known[i]) {
			last = first.Add(i)
		}
	}
	until := o.AsOf
	if !last.IsValid() {
		return until
	}
	spans := []window.Span{o.rule.Window}
	if low := o.rule.LowVolume; low != nil {
		spans = append(spans, low.Window)
	}
	for _, sp := range spans {
		if d := leavesOn(sp, last); d.After(until) {
			until = d
		}
	}
	return until
}

// lasting reports whether a day is to be waited for: it holds something against the
// rule, or, where no side is the bad one, anything at all.
func (r *rule) lasting(t metrics.Tally) bool {
	switch {
	case r.kind == metrics.Number:
		return t.Hits != 0 || t.Open != 0
	case r.kind == metrics.Mean, !r.sided():
		return t.Total != 0 || t.Open != 0
	}
	return r.against(t) != 0
}

// leavesOn returns the first as-of day whose window begins after d.
func leavesOn(sp window.Span, d window.Day) window.Day {
	asOf := d.Add(sp.Days).Add(sp.Lag)
	if sp.Months > 0 {
		asOf = d.AddMonths(sp.Months).Add(sp.Lag - 4)
	}
	for asOf.IsValid() && !sp.Range(asOf).First.After(d) {
		asOf = asOf.Add(1)
	}
	return asOf
}

// worse reports whether tally a is farther than b from what the rule asks for. What has no
// data is not worse, and anything that has is worse than what has not.
func (r *rule) worse(a, b metrics.Tally) bool {
	ra, rb := a.Ratio(), b.Ratio()
	if r.kind == metrics.Number {
		ra, rb = metrics.NewRatio(a.Hits, 1), metrics.NewRatio(b.Hits, 1)
	}
	switch {
	case !ra.HasData():
		return false
	case !rb.HasData():
		return true
	case !r.sided():
		return distance(ra, r.target()).Cmp(distance(rb, r.target())) > 0
	case r.hitsAgainst():
		return ra.Cmp(rb) > 0
	}
	return ra.Cmp(rb) < 0
}

// distance returns how far a ratio is from a number.
func distance(r metrics.Ratio, from *big.Rat) *big.Rat {
	d := big.NewRat(r.Num(), r.Den())
	return d.Abs(d.Sub(d, from))
}
