package main

import (
	"errors"
	"slices"

	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// historyDays is how far back evaluations are repeated, for rules that ask for the one
// before: two years.
const historyDays = 731

// withHistory judges the evaluations that the marketplace has held, so that streaks,
// releases and graces are known: all of it follows from the events.
func withHistory(j *thresholds.Judge, in thresholds.Inputs, e thresholds.Edition) (thresholds.Inputs, error) {
	if e.Schedule == nil || !remembers(e) {
		return in, nil
	}
	for _, day := range evaluations(*e.Schedule, in.AsOf) {
		past := in
		past.AsOf = day
		card, err := j.Judge(past)
		var before *thresholds.EditionError
		if errors.As(err, &before) {
			continue
		}
		if err != nil {
			return in, err
		}
		in.Previous = card.States
	}
	return in, nil
}

// evaluations returns the days of a schedule that lie before a day, the oldest first.
func evaluations(s thresholds.Schedule, asOf window.Day) []window.Day {
	var days []window.Day
	for day, ok := s.Next(asOf.Add(-historyDays)); ok && day.Before(asOf); day, ok = s.Next(day) {
		days = append(days, day)
	}
	return days
}

// remembers reports whether anything of an edition depends on the evaluation before.
func remembers(e thresholds.Edition) bool {
	return slices.ContainsFunc(e.Rules, func(r thresholds.Rule) bool {
		return r.Streak > 1 || !r.Release.IsZero() || r.Grace != (window.Span{})
	}) || slices.ContainsFunc(e.Groups, func(g thresholds.Group) bool {
		return g.Streak > 1
	}) || slices.ContainsFunc(e.Tiers, func(t thresholds.Tier) bool {
		return slices.ContainsFunc(t.Levels, func(l thresholds.Level) bool { return l.Grace != (window.Span{}) })
	})
}
