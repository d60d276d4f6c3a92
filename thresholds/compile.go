package thresholds

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// compiledEdition is an edition ready to be judged by.
type compiledEdition struct {
	*Edition
	rules   []compiled
	groups  [][]ref   // the parts of each group
	tiers   [][][]ref // the parts of each level of each ladder
	scores  [][]compiledTerm
	points  [][]compiledCharge
	guarded bool // some rule asks for another's status
}

// compiled is a rule ready to be judged.
type compiled struct {
	blank      Verdict // all that does not depend on the figures
	yard       yard
	opConflict bool      // the sources conflict about the operator
	prefix     string    // of the segments, for a rule on many
	many       bool      // whether it is one
	when       []ref     // what must pass first
	schedule   *Schedule // its own or the edition's
	memory     bool      // whether it asks for the evaluation before
	special    bool      // whether its yard depends on what is handed in

	chooserCounts, denominatorCounts bool // whether the metric of LowVolume, of Denominator, is a count
}

// ref is something that has a status: what it is, and where in its list.
type ref struct {
	kind OutcomeKind // 0: a rule
	i    int
}

type compiledTerm struct {
	kind metrics.Kind // of the metric
	rule ref
}

type compiledCharge struct {
	rule ref
	from []int // the rules it takes to judge it, itself the last
}

// compileEdition makes a valid edition ready.
func compileEdition(p *Policy, e *Edition, custom []metrics.Definition) (compiledEdition, error) {
	out := compiledEdition{Edition: e}
	ids := map[string]ref{}
	for i, g := range e.Gates {
		ids[g.ID] = ref{GateOutcome, i}
	}
	for i, r := range e.Rules {
		c, err := compileRule(r, e.Schedule, custom)
		if err != nil {
			return out, err
		}
		c.blank.Policy, c.blank.Edition = p.Name, e.ID
		c.when = refs(ids, r.When)
		out.guarded = out.guarded || c.when != nil
		out.rules = append(out.rules, c)
		ids[r.ID] = ref{0, i}
	}
	for i, g := range e.Groups {
		out.groups = append(out.groups, refs(ids, g.Of))
		ids[g.ID] = ref{GroupOutcome, i}
	}
	for i, s := range e.Scores {
		terms := make([]compiledTerm, len(s.Terms))
		for k, t := range s.Terms {
			def, _ := definition(t.Metric, custom)
			terms[k] = compiledTerm{def.Kind, ids[t.Rule]}
		}
		out.scores = append(out.scores, terms)
		ids[s.ID] = ref{ScoreOutcome, i}
	}
	for i, p := range e.Points {
		charges := make([]compiledCharge, len(p.Charges))
		for k, c := range p.Charges {
			rule := ids[c.Rule]
			charges[k] = compiledCharge{rule, out.asksFor(rule.i, nil)}
		}
		out.points = append(out.points, charges)
		ids[p.ID] = ref{PointsOutcome, i}
	}
	for i, t := range e.Tiers {
		levels := make([][]ref, len(t.Levels))
		for k, l := range t.Levels {
			levels[k] = refs(ids, l.All)
		}
		out.tiers = append(out.tiers, levels)
		ids[t.ID] = ref{TierOutcome, i}
	}
	return out, nil
}

// room is how many verdicts there will be at least, and of rules on many segments, which
// are not known yet, some.
func (e *compiledEdition) room() int {
	const some = 8
	n := len(e.rules)
	for i := range e.rules {
		if e.rules[i].many {
			n += some - 1
		}
	}
	return n
}

// asksFor appends the rules it takes to judge one, itself the last.
func (e *compiledEdition) asksFor(rule int, dst []int) []int {
	for _, x := range e.rules[rule].when {
		if x.kind == 0 {
			dst = e.asksFor(x.i, dst)
		}
	}
	return append(dst, rule)
}

func refs(ids map[string]ref, names []string) []ref {
	var out []ref
	for _, n := range names {
		out = append(out, ids[n])
	}
	return out
}

// compileRule makes a valid rule ready.
func compileRule(r Rule, schedule *Schedule, custom []metrics.Definition) (compiled, error) {
	v, err := metrics.Resolve(string(r.Metric), custom...)
	if err != nil {
		return compiled{}, err
	}
	r.Metric = v
	for _, other := range []*metrics.Variant{other(r.Denominator), chooser(r.LowVolume)} {
		if other != nil && *other != "" {
			if *other, err = metrics.Resolve(string(*other), custom...); err != nil {
				return compiled{}, err
			}
		}
	}
	def, _ := definition(v, custom)
	kind := kindOf(r, def.Kind)
	if r.Schedule != nil {
		schedule = r.Schedule
	}
	prefix, many := strings.CutSuffix(string(r.Segment), "*")
	c := compiled{
		blank: Verdict{
			Rule: r, Unit: def.UnitOf(r.Metric), Kind: kind, Sense: def.Sense,
			Limit: r.Limit, Count: r.Of != 0 || kind == metrics.Number,
		},
		opConflict: slices.ContainsFunc(r.Sources, func(s Source) bool {
			return s.Certainty == Conflicting && s.Covers("limit.op")
		}),
		prefix: prefix, many: many, schedule: schedule,
		memory:            r.Streak > 1 || !r.Release.IsZero() || r.Grace != (window.Span{}),
		special:           r.Times != "" || !r.Release.IsZero(),
		chooserCounts:     counts(chooser(r.LowVolume), custom),
		denominatorCounts: counts(other(r.Denominator), custom),
	}
	c.yard, _ = yardOf(&r, kind, nil)
	c.yard.open = slices.Contains(v.Conventions(), metrics.Convention{Name: "open", Value: "in"})
	return c, nil
}

func other(d *Denominator) *metrics.Variant {
	if d == nil {
		return nil
	}
	return &d.Metric
}

func chooser(l *LowVolume) *metrics.Variant {
	if l == nil {
		return nil
	}
	return &l.Metric
}

// counts reports whether a metric is a count.
func counts(v *metrics.Variant, custom []metrics.Definition) bool {
	if v == nil {
		return false
	}
	def, _ := definition(*v, custom)
	return def.Kind == metrics.Number
}

// kindOf returns what kind of number a rule is about: hits by a denominator of their
// own are a share, though it may be above 1.
func kindOf(r Rule, k metrics.Kind) metrics.Kind {
	if r.Denominator != nil {
		return metrics.Share
	}
	return k
}

// yardOf makes a rule's limits ready, each times a number if there is one. ok is false
// if one of them is no fraction that can be compared.
func yardOf(r *Rule, kind metrics.Kind, times *decimal.Decimal) (y yard, ok bool) {
	y = yard{
		kind: kind, of: r.Of, apart: r.Denominator != nil,
		floor: r.Floor, floorTotal: r.FloorTotal, minBuyers: r.FloorBuyers, minimum: r.Minimum,
		advice: r.Advice,
	}
	ok = true
	ready := func(l Limit) bound {
		if l.IsZero() {
			return bound{}
		}
		b, fits := r.boundOf(timesOf(l, times))
		ok = ok && fits
		return b
	}
	y.limit, y.warn, y.target = ready(r.Limit), ready(r.Warning), ready(r.Target)
	for _, b := range r.Bands {
		y.bands = append(y.bands, ready(b.Limit))
	}
	if s := r.SmallSample; s != nil {
		y.under = s.Under
		y.small, _ = boundOf(s.Limit)
	}
	return y, ok
}

// timesOf multiplies a limit.
func timesOf(l Limit, times *decimal.Decimal) Limit {
	if times != nil {
		l.Value = l.Value.Mul(*times)
	}
	return l
}

// boundOf makes one of the rule's limits ready: money in minor units, and a number by
// parts of the denominator.
func (r *Rule) boundOf(l Limit) (bound, bool) {
	if r.Currency != "" {
		l.Value = l.Value.Shift(int32(metrics.MinorUnits(r.Currency)))
	}
	b, ok := boundOf(l)
	if d := r.Denominator; ok && d != nil && d.Parts > 1 {
		return b.per(uint64(d.Parts))
	}
	return b, ok
}

// isMany reports whether a segment stands for many.
func isMany(s metrics.Segment) bool { return strings.HasSuffix(string(s), "*") }
