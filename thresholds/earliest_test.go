package thresholds_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// Earliest is the first day that any question is about, whatever asks it.
func TestEarliestOfTheLanguage(t *testing.T) {
	rule := with(ruleOf(badShare, "at most 0.5"), func(r *thresholds.Rule) { r.Window = window.Span{Days: 7} })
	weekly := &thresholds.Schedule{Every: thresholds.Weekly, Weekday: thresholds.Monday}
	for name, c := range map[string]struct {
		edition thresholds.Edition
		want    string
	}{
		"a plain rule": {thresholds.Edition{Rules: []thresholds.Rule{rule}}, "2026-11-16"},
		"a denominator": {thresholds.Edition{Rules: []thresholds.Rule{with(rule, func(r *thresholds.Rule) {
			r.Denominator = &thresholds.Denominator{Metric: "test-orders", Window: window.Span{Weeks: 4}}
		})}}, "2026-10-26"},
		"a chooser": {thresholds.Edition{Rules: []thresholds.Rule{with(rule, func(r *thresholds.Rule) {
			r.LowVolume = &thresholds.LowVolume{Under: 1, By: window.Span{CalendarMonths: 1}, Window: window.Span{Days: 9}}
		})}}, "2026-10-01"},
		"a score": {thresholds.Edition{Scores: []thresholds.Score{{
			ID: "s", Terms: []thresholds.Term{{Metric: "test-orders", Window: window.Span{Days: 180}, Points: 1}},
		}}}, "2026-05-27"},
		"a lifetime": {thresholds.Edition{Rules: []thresholds.Rule{with(rule, func(r *thresholds.Rule) {
			r.Window = window.Span{Lifetime: true}
		})}}, "1000-01-01"},
	} {
		require.Equal(t, c.want, judgeOf(t, c.edition).Earliest(asOf).String(), name)
	}

	// Points ask about the past: the first question of all is the day.
	points := thresholds.Edition{
		Schedule: weekly, Rules: []thresholds.Rule{rule, with(rule, func(r *thresholds.Rule) { r.ID, r.Streak = "streak", 3 })},
		Points: []thresholds.Points{{ID: "p", Window: window.Span{Days: 90}, Charges: []thresholds.Charge{
			{Rule: "test-bad", Points: 1}, {Rule: "streak", Points: 1},
		}}},
	}
	first := asOf
	judge := judgeOf(t, points)
	_, err := judge.Judge(thresholds.Inputs{AsOf: asOf, Tallies: answer(
		func(_ metrics.Variant, _ metrics.Segment, r window.Range, _ window.Day) metrics.Tally {
			if r.First.Before(first) {
				first = r.First
			}
			return metrics.Tally{Hits: 1, Total: 2}
		},
	)})
	require.NoError(t, err)
	require.False(t, judge.Earliest(asOf).After(first))
	require.Less(t, first.Sub(judge.Earliest(asOf)), 14, "and not much before it")
}

// Judge.Metrics names what every part of the language asks for.
func TestMetricsOfTheLanguage(t *testing.T) {
	judge := judgeOf(t, thresholds.Edition{
		Rules: []thresholds.Rule{with(ruleOf(badShare, "at most 0.5"), func(r *thresholds.Rule) {
			r.Denominator = &thresholds.Denominator{Metric: "order-defect-rate?pending=in"}
			r.LowVolume = &thresholds.LowVolume{Under: 1, Metric: "late-shipment-rate?day=order", Window: window.Span{Days: 9}}
		})},
		Scores: []thresholds.Score{{ID: "s", Terms: []thresholds.Term{
			{Metric: "claim-rate?pending=in", Window: window.Span{Days: 180}, Points: 1},
		}}},
	})
	require.Equal(t, []metrics.Variant{"claim-rate", "late-shipment-rate?day=order", "order-defect-rate", "test-bad"}, judge.Metrics())
	sc, err := judge.Judge(thresholds.Inputs{AsOf: asOf, Tallies: answer(
		func(v metrics.Variant, _ metrics.Segment, _ window.Range, _ window.Day) metrics.Tally {
			require.Contains(t, judge.Metrics(), v, "as Metrics names it")
			return metrics.Tally{Hits: 1, Total: 2}
		},
	)})
	require.NoError(t, err)
	require.Equal(t, metrics.Variant("order-defect-rate"), sc.Verdicts[0].Rule.Denominator.Metric)
}
