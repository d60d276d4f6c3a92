package thresholds

import (
	"slices"

	"github.com/sellerperf/sellerperf/metrics"
)

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
