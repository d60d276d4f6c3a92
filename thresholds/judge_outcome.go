package thresholds

import (
	"slices"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
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

// group judges a group.
func (r *run) group(o *Outcome, g *Group, refs []ref) {
	parts := r.parts(refs)
	switch g.Join {
	case JoinAll:
		o.Status = all(parts)
	case JoinAny:
		o.Status = atLeast(parts, 1)
	case JoinAtLeast:
		o.Status = atLeast(parts, g.AtLeast)
	case JoinWorst:
		worstOf(o, g, parts)
	case JoinFailed:
		failed(o, g, parts)
	}
	p := r.in.previous(g.ID, metrics.All)
	o.Broken = brokenAfter(p, o.Status == Fail)
	if o.Status == Fail && o.Broken < g.Streak {
		o.Status = Warn
	}
	if g.Streak > 1 {
		r.keepState(p, State{
			ID: g.ID, Status: o.Status, Level: o.Level, Broken: o.Broken, Since: sinceOf(p, o.Status, r.in.AsOf),
		}, r.e.Schedule)
	}
	if o.Status == Fail {
		o.Actions = slices.Concat(g.Actions, o.Actions)
	}
	for _, p := range parts {
		if o.Status != Pass && p.status != Pass && p.status != Warn && p.status != NotApplicable {
			o.Missing = append(o.Missing, r.missing(p))
		}
	}
}

// atLeast joins parts of which so many must pass.
func atLeast(parts []part, least int) Status {
	passing, open, asked := 0, 0, 0
	warned, not := false, NotApplicable
	for _, p := range parts {
		switch p.status {
		case NotApplicable:
			continue
		case Pass, Warn:
			passing++
			warned = warned || p.status == Warn
		case Fail:
		default:
			open++
			not = unknown(not, p.status)
		}
		asked++
	}
	switch {
	case asked == 0:
		return NotApplicable
	case passing >= least && warned && passing-countWarned(parts) < least:
		return Warn
	case passing >= least:
		return Pass
	case passing+open >= least:
		return not
	}
	return Fail
}

func countWarned(parts []part) int {
	n := 0
	for _, p := range parts {
		if p.status == Warn {
			n++
		}
	}
	return n
}

// worstOf joins parts by the worst status and level.
func worstOf(o *Outcome, g *Group, parts []part) {
	o.Status = NotApplicable
	at := -1
	for _, p := range parts {
		if p.status == NotApplicable {
			continue
		}
		o.Status = worse(o.Status, p.status)
		if i := slices.Index(g.Order, p.level); p.status.IsJudged() && i > at {
			at = i
		}
	}
	if at < 0 {
		return
	}
	o.Level = g.Order[at]
	if at > 0 {
		o.Better = Reach{Level: g.Order[at-1]}
	}
	if at+1 < len(g.Order) {
		o.Worse = Reach{Level: g.Order[at+1]}
	}
}

// failed counts the parts that fail.
func failed(o *Outcome, g *Group, parts []part) {
	n, judged := int64(0), false
	o.Status = NotApplicable
	for _, p := range parts {
		if p.status == Fail {
			n++
		}
		judged = judged || p.status.IsJudged()
		if p.status != NotApplicable {
			o.Status = NoData
		}
	}
	if !judged {
		return
	}
	o.Number = metrics.NewRatio(n, 1)
	o.Status = Pass
	if b, ok := boundOf(g.Limit); ok && !b.holds(n, 1) {
		o.Status = Fail
	}
	o.ofBands(g.Bands)
}

// ofBands puts the outcome's number into a band, and says how far the others are.
func (o *Outcome) ofBands(bands []Band) {
	bounds := make([]bound, len(bands))
	for i := range bands {
		bounds[i], _ = boundOf(bands[i].Limit)
	}
	at := bandOf(bounds, o.Number.Num(), o.Number.Den())
	if at < len(bands) {
		o.Level, o.Actions = bands[at].Level, bands[at].Actions
		if at+1 < len(bands) {
			o.Worse = reachOf(bands[at+1].Level, bounds[at], o.Number, true)
		}
	}
	if at > 0 {
		o.Better = reachOf(bands[at-1].Level, bounds[at-1], o.Number, false)
	}
}

// tier finds the level of a ladder.
func (r *run) tier(o *Outcome, t *Tier, levels [][]ref) {
	pass, reached := passOf(t), -1
	open, openPass := false, false // a better level is not judged, one that would pass
	var above []part
	for i := range t.Levels {
		parts := r.parts(levels[i])
		status := all(parts)
		if status == Pass || status == Warn || status == NotApplicable {
			if len(parts) > 0 || !open { // who is without data is not down there
				reached = i
			}
			break
		}
		open = open || status != Fail
		openPass = openPass || status != Fail && i <= pass
		above = parts
	}
	switch {
	case reached >= 0 && reached <= pass:
		o.Status = Pass
	case openPass:
		o.Status = NoData
	default:
		o.Status = Fail
	}
	better := len(t.Levels) - 1
	for better > 0 && len(levels[better]) == 0 {
		better--
	}
	if reached >= 0 {
		o.Level = t.Levels[reached].Level
		better = reached - 1
		if reached+1 < len(t.Levels) {
			o.Worse = Reach{Level: t.Levels[reached+1].Level}
		}
	}
	if better >= 0 {
		o.Better = Reach{Level: t.Levels[better].Level}
	}
	for _, p := range above {
		if p.status != Pass && p.status != Warn && p.status != NotApplicable {
			o.Missing = append(o.Missing, r.missing(p))
		}
	}
	r.grace(o, t, reached)
}

// passOf returns the place of the worst level that passes.
func passOf(t *Tier) int {
	if i := slices.IndexFunc(t.Levels, func(l Level) bool { return l.Level == t.Pass }); i >= 0 {
		return i
	}
	return len(t.Levels) - 1
}

// grace says until when a level that was come down to is without its actions.
func (r *run) grace(o *Outcome, t *Tier, reached int) {
	if reached >= 0 {
		o.Actions = t.Levels[reached].Actions
	}
	if !slices.ContainsFunc(t.Levels, func(l Level) bool { return l.Grace != (window.Span{}) }) {
		return
	}
	p := r.in.previous(t.ID, metrics.All)
	state := State{ID: t.ID, Status: o.Status, Level: o.Level, Since: r.in.AsOf}
	if p != nil && p.Level == o.Level {
		state.Since = p.Since // the zero Day where it was not come down to
	} else if p == nil || reached < 0 || reached < slices.IndexFunc(t.Levels, func(l Level) bool { return l.Level == p.Level }) {
		state.Since = window.Day{}
	}
	r.keepState(p, state, r.e.Schedule)
	if reached < 0 || !state.Since.IsValid() || t.Levels[reached].Grace == (window.Span{}) {
		return
	}
	o.GraceUntil = graceFrom(t.Levels[reached].Grace, state.Since)
	if !r.in.AsOf.After(o.GraceUntil) {
		o.Actions = nil
	}
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
