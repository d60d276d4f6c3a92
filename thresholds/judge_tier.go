package thresholds

import (
	"slices"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

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
