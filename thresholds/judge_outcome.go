package thresholds

import (
	"slices"

	"github.com/sellerperf/sellerperf/metrics"
)

// judgeOutcomes judges all that is made of rules, the rules being judged.
func (r *run) judgeOutcomes() error {
	e := r.e
	for i := range e.Gates {
		g := &e.Gates[i]
		status, err := r.gate(g)
		if err != nil {
			return r.wrap(g.ID, err)
		}
		r.outcomes = append(r.outcomes, Outcome{ID: g.ID, Kind: GateOutcome, Part: true, Status: status})
	}
	r.rememberRules()
	for i := range e.Groups {
		o := Outcome{ID: e.Groups[i].ID, Title: e.Groups[i].Title, Kind: GroupOutcome, Part: e.Groups[i].Part}
		r.group(&o, &e.Groups[i], e.groups[i])
		r.add(o)
	}
	for i := range e.Scores {
		s := &e.Scores[i]
		o := Outcome{ID: s.ID, Title: s.Title, Kind: ScoreOutcome, Part: s.Part, Estimate: s.Estimate}
		if err := r.score(&o, s, e.scores[i]); err != nil {
			return r.wrap(s.ID, err)
		}
		r.add(o)
	}
	for i := range e.Points {
		p := &e.Points[i]
		o := Outcome{ID: p.ID, Title: p.Title, Kind: PointsOutcome, Part: p.Part, Estimate: p.Estimate}
		if err := r.points(&o, p, e.points[i]); err != nil {
			return r.wrap(p.ID, err)
		}
		r.add(o)
	}
	for i := range e.Tiers {
		o := Outcome{ID: e.Tiers[i].ID, Title: e.Tiers[i].Title, Kind: TierOutcome, Part: e.Tiers[i].Part}
		r.tier(&o, &e.Tiers[i], e.tiers[i])
		r.add(o)
	}
	return nil
}

// add adds an outcome, with what the edition's schedule says.
func (r *run) add(o Outcome) {
	if r.e.Schedule != nil {
		o.Official, o.NextEvaluation = evaluation(r.e.Schedule, r.in.AsOf)
	}
	r.outcomes = append(r.outcomes, o)
}

func (r *run) wrap(id string, err error) error {
	return &RuleError{Policy: r.j.policy, Edition: r.e.ID, Rule: id, Err: err}
}

// apart returns the verdicts of rules that stand alone, and those of parts.
func (r *run) apart() (alone, parts []Verdict) {
	if !slices.ContainsFunc(r.e.rules, func(c compiled) bool { return c.blank.Rule.Part }) {
		return r.verdicts, nil
	}
	for _, v := range r.verdicts {
		if v.Rule.Part {
			parts = append(parts, v)
		} else {
			alone = append(alone, v)
		}
	}
	return alone, parts
}

// overall is Overall of verdicts and of the outcomes that are no parts.
func (r *run) overall(verdicts []Verdict) Status {
	s := Overall(verdicts)
	for i := range r.outcomes {
		if o := &r.outcomes[i]; !o.Part {
			s = worse(s, o.Status)
		}
	}
	return s
}

// worse returns the worse of two statuses, what is not judged being none.
func worse(a, b Status) Status {
	switch {
	case a == Fail || b == Fail:
		return Fail
	case a == Warn || b == Warn:
		return Warn
	case a == Pass || b == Pass:
		return Pass
	}
	return NoData
}

// part is what a ref came to.
type part struct {
	ref
	status Status
	level  string
	better Reach
}

// parts returns what refs came to; all of them stand before.
func (r *run) parts(refs []ref) []part {
	out := make([]part, len(refs))
	for i, x := range refs {
		p := part{ref: x}
		if x.kind == 0 {
			verdicts := r.of(x.i)
			p.status = worst(verdicts)
			p.level, p.better = verdicts[0].Level, verdicts[0].Better
		} else if o := r.outcome(x); o != nil {
			p.status, p.level, p.better = o.Status, o.Level, o.Better
		}
		out[i] = p
	}
	return out
}

func (r *run) outcome(x ref) *Outcome {
	for i := range r.outcomes {
		if o := &r.outcomes[i]; o.Kind == x.kind && o.ID == r.e.idOf(x) {
			return o
		}
	}
	return nil
}

// missing says what it takes for a part to pass.
func (r *run) missing(p part) Missing {
	m := Missing{ID: r.e.idOf(p.ref), Status: p.status}
	if p.kind != 0 {
		return m
	}
	verdicts := r.of(p.i)
	for i := range verdicts {
		v := &verdicts[i]
		if v.Status != p.status {
			continue
		}
		if m.Segment == metrics.All || v.HasBudget && -v.Budget > m.Subjects {
			m.Segment = v.Rule.Segment
			if v.HasBudget && v.Status == Fail {
				m.Subjects, m.HasSubjects = -v.Budget, true
			}
		}
	}
	return m
}

// all joins parts that must all pass.
func all(parts []part) Status {
	out := NotApplicable
	for _, p := range parts {
		switch p.status {
		case Fail:
			return Fail
		case NotApplicable:
		case Pass, Warn:
			if out == NotApplicable || out == Pass {
				out = p.status
			}
		default:
			out = unknown(out, p.status)
		}
	}
	return out
}

// unknown joins statuses that are not judged: NoData comes before TooFew.
func unknown(a, b Status) Status {
	if a == NoData || b == NoData || b != TooFew {
		return NoData
	}
	return TooFew
}
