package thresholds

import "math"

import "github.com/sellerperf/sellerperf/window"

// remember takes the evaluation before into account: streaks, and the days of grace.
func (c *compiled) remember(v *Verdict, in *Inputs) {
	rule := &c.blank.Rule
	p := in.previous(rule.ID, v.Rule.Segment)
	v.Broken = brokenAfter(p, v.Status == Fail)
	if v.Status == Fail && v.Broken < rule.Streak {
		v.Status, v.Actions = Warn, nil
	}
	if v.Status == Fail && rule.Grace != (window.Span{}) {
		v.GraceUntil = graceFrom(rule.Grace, sinceOf(p, v.Status, in.AsOf))
		if !in.AsOf.After(v.GraceUntil) {
			v.Actions = nil
		}
	}
}

// brokenAfter returns how many evaluations in a row broke a limit.
func brokenAfter(p *State, breaks bool) int {
	switch {
	case !breaks:
		return 0
	case p == nil:
		return 1
	}
	return max(0, min(p.Broken, math.MaxInt-1)) + 1
}

// sinceOf returns the day from which on evaluations had a status.
func sinceOf(p *State, s Status, asOf window.Day) window.Day {
	if p != nil && p.Status == s && p.Since.IsValid() {
		return p.Since
	}
	return asOf
}

// graceFrom returns the last day of a grace that begins on a day.
func graceFrom(length window.Span, first window.Day) window.Day {
	if length.Months > 0 {
		return first.AddMonths(length.Months).Add(-1)
	}
	return first.Add(length.Days - 1)
}

// rememberRules keeps the states of the rules that ask for the evaluation before.
func (r *run) rememberRules() {
	for i := range r.e.rules {
		c := &r.e.rules[i]
		if !c.memory {
			continue
		}
		for k := range r.of(i) {
			v := &r.of(i)[k]
			p := r.in.previous(v.Rule.ID, v.Rule.Segment)
			r.keepState(p, State{
				ID: v.Rule.ID, Segment: v.Rule.Segment, Status: v.Status, Level: v.Level, Broken: v.Broken,
				Since: sinceOf(p, v.Status, r.in.AsOf),
			}, c.schedule)
		}
	}
}

// keepState keeps what the next evaluation must be told: this one, or, where it is a
// projection, still the one before.
func (r *run) keepState(before *State, now State, s *Schedule) {
	now.Day = r.in.AsOf
	switch {
	case s == nil || s.Holds(r.in.AsOf):
		r.states = append(r.states, now)
	case before != nil:
		r.states = append(r.states, *before)
	}
}
