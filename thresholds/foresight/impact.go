package foresight

import (
	"slices"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// Difference is a run of days on which two policies judge a rule differently.
type Difference struct {
	// Days are the as-of days, both ends included.
	Days window.Range
	// A and B are the statuses on all of these days.
	A, B thresholds.Status
}

// RuleImpact is how two policies judge one rule, which they both have by its id and
// segment. Use field names: it may grow.
type RuleImpact struct {
	Rule    string
	Segment metrics.Segment
	// Differences are the runs of days on which the statuses differ, in order.
	Differences []Difference
	// OnlyA and OnlyB say that the other policy has no such rule on any of the days.
	OnlyA, OnlyB bool
	// A and B are the statuses on the last day; zero without the rule.
	A, B thresholds.Status
}

// Since returns the first day of the run of days, up to the last day looked at, on which
// the policies have disagreed, whatever they said; the zero Day if they agree on
// the last day. It is for a rule that both have.
func (r RuleImpact) Since(last window.Day) window.Day {
	since := window.Day{}
	for _, d := range slices.Backward(r.Differences) {
		if d.Days.Last != last {
			break
		}
		since, last = d.Days.First, d.Days.First.Add(-1)
	}
	return since
}

// Turned returns the days, in runs, on which one of the policies fails the rule and the
// other does not.
func (r RuleImpact) Turned() []Difference {
	return slices.DeleteFunc(slices.Clone(r.Differences), func(d Difference) bool {
		return (d.A == thresholds.Fail) == (d.B == thresholds.Fail)
	})
}

// OfEdition returns a policy that has only one of its editions, in force for ever: what
// [Impact] takes to compare editions. false: there is no edition of the id.
func OfEdition(p thresholds.Policy, id string) (thresholds.Policy, bool) {
	i := slices.IndexFunc(p.Editions, func(e thresholds.Edition) bool { return e.ID == id })
	if i < 0 {
		return thresholds.Policy{}, false
	}
	p = p.Clone()
	p.Editions = p.Editions[i : i+1 : i+1]
	p.Editions[0].From = window.Day{}
	return p, true
}

// Impact judges the same history by two policies, on each day of a range as it stood,
// and tells where they differ: every rule that one of them has, those of a in its
// order and then the rest of b's. Rules are the same by id and segment. in.Tallies must have
// the metrics of both; in.AsOf does not count, and what else is in it is handed to both
// on each day. The errors are those of [thresholds.Judge.AppendVerdicts].
func Impact(a, b *thresholds.Judge, in thresholds.Inputs, days window.Range) ([]RuleImpact, error) {
	var out []RuleImpact
	at := map[impactKey]int{}
	sides := [...]side{{judge: a}, {judge: b}}
	for day := range days.Days() {
		for i := range sides {
			if err := sides[i].read(day, in, &out, at); err != nil {
				return nil, err
			}
		}
		for i := range out {
			out[i].note(day, sides[0].status(i), sides[1].status(i))
		}
	}
	for i := range out {
		out[i].OnlyA, out[i].OnlyB = !sides[1].ever[i], !sides[0].ever[i]
		if out[i].OnlyA || out[i].OnlyB {
			out[i].Differences = nil
		}
	}
	slices.SortStableFunc(out, func(x, y RuleImpact) int {
		switch {
		case x.OnlyB == y.OnlyB:
			return 0
		case x.OnlyB:
			return 1
		}
		return -1
	})
	return out, nil
}

type impactKey struct {
	rule    string
	segment metrics.Segment
}

// side is one policy's verdicts on the day at hand, by the place of the rule.
type side struct {
	judge    *thresholds.Judge
	verdicts []thresholds.Verdict
	now      map[int]thresholds.Status
	ever     map[int]bool
}

func (s *side) status(i int) thresholds.Status { return s.now[i] }

// read judges a day.
func (s *side) read(day window.Day, in thresholds.Inputs, out *[]RuleImpact, at map[impactKey]int) error {
	var err error
	in.AsOf = day
	s.verdicts, err = s.judge.AppendVerdicts(s.verdicts[:0], in)
	if err != nil {
		return err
	}
	if s.now == nil {
		s.now, s.ever = map[int]thresholds.Status{}, map[int]bool{}
	}
	clear(s.now)
	for k := range s.verdicts {
		v := &s.verdicts[k]
		key := impactKey{v.Rule.ID, v.Rule.Segment}
		i, ok := at[key]
		if !ok {
			i = len(*out)
			at[key] = i
			*out = append(*out, RuleImpact{Rule: v.Rule.ID, Segment: v.Rule.Segment})
		}
		s.now[i], s.ever[i] = v.Status, true
	}
	return nil
}

// note takes down a day's statuses.
func (r *RuleImpact) note(day window.Day, a, b thresholds.Status) {
	r.A, r.B = a, b
	if a == b {
		return
	}
	if n := len(r.Differences); n > 0 {
		if d := &r.Differences[n-1]; d.A == a && d.B == b && d.Days.Last == day.Add(-1) {
			d.Days.Last = day
			return
		}
	}
	r.Differences = append(r.Differences, Difference{window.Range{First: day, Last: day}, a, b})
}
