package main

import (
	"errors"

	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// historyDays is how far back evaluations are repeated, for rules that ask for the one
// before: two years.
const historyDays = 731

// judge judges, and before that the evaluations that the marketplace has held, so that
// streaks, releases and graces are known: all of it follows from the events.
func (o *options) judge(j *thresholds.Judge, in thresholds.Inputs, schedule *thresholds.Schedule) (thresholds.Scorecard, error) {
	if schedule == nil || !in.AsOf.IsValid() {
		return j.Judge(in)
	}
	for _, day := range evaluations(*schedule, in.AsOf) {
		past := in
		past.AsOf = day
		card, err := j.Judge(past)
		var before *thresholds.EditionError
		if errors.As(err, &before) {
			continue
		}
		if err != nil {
			return card, err
		}
		in.Previous = card.States
	}
	return j.Judge(in)
}

// evaluations returns the days of a schedule that lie before a day, the oldest first.
func evaluations(s thresholds.Schedule, asOf window.Day) []window.Day {
	var days []window.Day
	for day, ok := s.Next(asOf.Add(-historyDays)); ok && day.Before(asOf); day, ok = s.Next(day) {
		days = append(days, day)
	}
	return days
}
