package thresholds

import (
	"slices"
	"strconv"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

func (c *checker) gate(path string, g Gate) {
	c.name(path+".given", g.Given, "-.")
	before := g.Before != (window.Span{})
	switch {
	case before && !g.Limit.IsZero():
		c.add(path+".limit", g.Limit.String(), because(metrics.ErrRange, "given as well as before"))
	case before:
		c.span(path+".before", g.Before)
		if g.Before.Lifetime {
			c.add(path+".before.lifetime", "", because(metrics.ErrRange, "nothing is before that"))
		}
	case g.Limit.IsZero():
		c.add(path+".limit", "", metrics.ErrMissing)
	default:
		c.number(path+".limit", g.Limit)
	}
	c.sources(path+".sources", g.Sources, fieldsOf[Gate]())
}

func (c *checker) group(path string, g Group) {
	switch {
	case g.Join == 0:
		c.add(path+".join", "", metrics.ErrMissing)
	case !g.Join.IsValid():
		c.add(path+".join", "", metrics.ErrUnknown)
	}
	if len(g.Of) == 0 {
		c.add(path+".of", "", metrics.ErrMissing)
	}
	c.refer(path+".of", g.Of, GateOutcome, 0, GroupOutcome)
	join := because(metrics.ErrRange, "of no use to this join")
	switch {
	case g.Join != JoinAtLeast && g.AtLeast != 0:
		c.add(path+".at_least", strconv.Itoa(g.AtLeast), join)
	case g.Join == JoinAtLeast && (g.AtLeast < 1 || g.AtLeast > len(g.Of)):
		c.add(path+".at_least", strconv.Itoa(g.AtLeast), because(metrics.ErrRange, "not from 1 to the number of parts"))
	}
	if g.Join != JoinWorst && len(g.Order) > 0 {
		c.add(path+".order", "", join)
	}
	levels := map[string]bool{}
	for i, l := range g.Order {
		c.level(indexed(path+".order", i), l, levels)
	}
	if g.Join == JoinWorst {
		c.ordered(path, g)
	}
	switch {
	case g.Join != JoinFailed && !g.Limit.IsZero():
		c.add(path+".limit", g.Limit.String(), join)
	case !g.Limit.IsZero():
		c.number(path+".limit", g.Limit)
	}
	if g.Join != JoinFailed && len(g.Bands) > 0 {
		c.add(path+".bands", "", join)
	}
	c.bands(path+".bands", g.Bands, c.number)
	c.streak(path+".streak", g.Streak)
	c.labels(path+".actions", g.Actions)
	c.sources(path+".sources", g.Sources, fieldsOf[Group]())
}

// ordered checks that every level a part may have has a place in the order.
func (c *checker) ordered(path string, g Group) {
	for i, n := range g.Of {
		x, known := c.names[n]
		if !known || x.kind != 0 && x.kind != GroupOutcome {
			continue
		}
		var levels []string
		if x.kind == 0 {
			levels = levelsOf(c.edition.Rules[x.i].Bands)
		} else {
			levels = append(levelsOf(c.edition.Groups[x.i].Bands), c.edition.Groups[x.i].Order...)
		}
		for _, l := range levels {
			if !slices.Contains(g.Order, l) {
				c.add(indexed(path+".of", i), n, because(metrics.ErrRange, "its level "+strconv.Quote(l)+" is not in the order"))
			}
		}
	}
}

func levelsOf(bands []Band) []string {
	var out []string
	for _, b := range bands {
		out = append(out, b.Level)
	}
	return out
}

func (c *checker) tier(path string, t Tier) {
	if len(t.Levels) == 0 {
		c.add(path+".levels", "", metrics.ErrMissing)
	}
	levels := map[string]bool{}
	for i, l := range t.Levels {
		at := indexed(path+".levels", i)
		c.level(at+".level", l.Level, levels)
		if len(l.All) == 0 && i < len(t.Levels)-1 {
			c.add(at+".all", "", metrics.ErrMissing)
		}
		c.refer(at+".all", l.All, GateOutcome, 0, GroupOutcome, ScoreOutcome, PointsOutcome, TierOutcome)
		c.length(at+".grace", l.Grace)
		c.labels(at+".actions", l.Actions)
	}
	if t.Pass != "" && !levels[t.Pass] {
		c.add(path+".pass", t.Pass, because(metrics.ErrUnknown, "no level of this name"))
	}
	c.sources(path+".sources", t.Sources, fieldsOf[Tier]())
}

func (c *checker) clamp(path string, k *Clamp) {
	if k != nil && k.Most < k.Least {
		c.add(path+".most", itoa(k.Most), because(metrics.ErrRange, "less than least"))
	}
}

func (c *checker) score(path string, s Score) {
	if len(s.Terms) == 0 {
		c.add(path+".terms", "", metrics.ErrMissing)
	}
	for i, t := range s.Terms {
		c.term(indexed(path+".terms", i), t, s.Average)
	}
	c.clamp(path+".clamp", s.Clamp)
	if !s.Limit.IsZero() {
		c.number(path+".limit", s.Limit)
	}
	c.bands(path+".bands", s.Bands, c.number)
	c.sources(path+".sources", s.Sources, fieldsOf[Score]())
}

func (c *checker) term(path string, t Term, average bool) {
	tally := t.Metric != "" || t.Segment != "" || t.Window != (window.Span{}) || t.Of != 0 || t.Points != 0 || t.Per != 0
	switch {
	case t.Rule != "" && tally:
		c.add(path+".rule", t.Rule, because(metrics.ErrRange, "given as well as a tally"))
		return
	case t.Rule == "" && average:
		c.add(path+".rule", "", because(metrics.ErrMissing, "an average is of rules"))
		return
	case t.Rule == "":
		c.tallyTerm(path, t)
		return
	}
	if r := c.ruleNamed(path+".rule", t.Rule); r != nil && (len(r.Bands) == 0 || isMany(r.Segment)) {
		c.add(path+".rule", t.Rule, because(metrics.ErrRange, "it must have bands, and one segment"))
	}
	if t.Weight < 1 {
		c.add(path+".weight", itoa(t.Weight), because(metrics.ErrRange, "less than 1"))
	}
}

func (c *checker) tallyTerm(path string, t Term) {
	def, known := c.one(path, t.Metric, t.Segment)
	c.span(path+".window", t.Window)
	switch {
	case !t.Of.IsValid():
		c.add(path+".of", "", metrics.ErrUnknown)
	case known && t.Of == Total && def.Kind == metrics.Number:
		c.add(path+".of", t.Of.String(), because(metrics.ErrRange, "a count has no total"))
	}
	if t.Points == 0 {
		c.add(path+".points", "", metrics.ErrMissing)
	}
	switch {
	case t.Per < 0:
		c.add(path+".per", itoa(t.Per), because(metrics.ErrRange, "negative"))
	case t.Per > 0 && known && t.Of == 0 && def.Kind != metrics.Number:
		c.add(path+".per", itoa(t.Per), because(metrics.ErrRange, "of no use to a rate"))
	}
	if t.Weight != 0 {
		c.add(path+".weight", itoa(t.Weight), because(metrics.ErrRange, "only for rules"))
	}
}

func (c *checker) points(path string, p Points) {
	c.length(path+".window", p.Window)
	c.schedule(path+".reset", p.Reset)
	c.clamp(path+".clamp", p.Clamp)
	if len(p.Charges) > 0 && p.Window == (window.Span{}) && p.Reset == nil {
		c.add(path+".window", "", because(metrics.ErrMissing, "charges must go some day: by window or reset"))
	}
	for i, ch := range p.Charges {
		at := indexed(path+".charges", i)
		r := c.ruleNamed(at+".rule", ch.Rule)
		switch {
		case r == nil:
		case r.Schedule == nil && c.edition.Schedule == nil:
			c.add(at+".rule", ch.Rule, because(metrics.ErrMissing, "it has no schedule"))
		case ch.Level != "" && !slices.Contains(levelsOf(r.Bands), ch.Level):
			c.add(at+".level", ch.Level, because(metrics.ErrUnknown, "no band of the rule"))
		}
		if ch.Points == 0 {
			c.add(at+".points", "0", because(metrics.ErrRange, "no charge"))
		}
	}
	c.milestones(path+".milestones", p.Milestones)
	if !p.Limit.IsZero() {
		c.number(path+".limit", p.Limit)
	}
	c.sources(path+".sources", p.Sources, fieldsOf[Points]())
}

// milestones checks levels of points, the mildest first: each is harder to reach.
func (c *checker) milestones(path string, list []Milestone) {
	levels := map[string]bool{}
	var before Limit
	for i, m := range list {
		at := indexed(path, i)
		c.level(at+".level", m.Level, levels)
		c.labels(at+".actions", m.Actions)
		if m.Lasts < 0 || m.Lasts > maxDays {
			c.add(at+".lasts", strconv.Itoa(m.Lasts), because(metrics.ErrRange, "negative or more than a century"))
		}
		if !c.number(at+".limit", m.Limit) {
			continue
		}
		switch {
		case m.Limit.Op == Equal:
			c.add(at+".limit.op", m.Limit.Op.String(), because(metrics.ErrRange, "a milestone has one side"))
		case before.Op == 0:
		case before.Op.IsUpper() != m.Limit.Op.IsUpper():
			c.add(at+".limit.op", m.Limit.Op.String(), because(metrics.ErrRange, "not on the side of the one before"))
		case !laxer(before, m.Limit):
			c.add(at+".limit.value", valueText(m.Limit.Value), because(metrics.ErrRange, "not beyond the one before"))
		}
		before = m.Limit
	}
}

func (c *checker) deadline(path string, d Deadline) {
	if d.WorkingDays < 0 || d.WorkingDays > maxDays {
		c.add(path+".working_days", strconv.Itoa(d.WorkingDays), because(metrics.ErrRange, "negative or more than a century"))
	}
	if _, ok := clock(d.CutOff); !ok {
		c.add(path+".cut_off", d.CutOff, metrics.ErrMalformed)
	}
	for i, w := range d.Rest {
		if !w.IsValid() {
			c.add(indexed(path+".rest", i), "", metrics.ErrUnknown)
		}
	}
	if d.rests() == 7 {
		c.add(path+".rest", "", because(metrics.ErrRange, "no day is left"))
	}
	c.sources(path+".sources", d.Sources, fieldsOf[Deadline]())
}
