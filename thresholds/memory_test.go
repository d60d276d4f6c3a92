package thresholds_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

func TestSchedule(t *testing.T) {
	for _, c := range []struct {
		s                thresholds.Schedule
		asOf, last, next string
		holds            bool
	}{
		{thresholds.Schedule{Every: thresholds.Daily}, "2026-11-22", "2026-11-22", "2026-11-23", true},
		{thresholds.Schedule{Every: thresholds.Weekly, Weekday: thresholds.Monday}, "2026-11-22", "2026-11-16", "2026-11-23", false},
		{thresholds.Schedule{Every: thresholds.Weekly, Weekday: thresholds.Monday}, "2026-11-23", "2026-11-23", "2026-11-30", true},
		{thresholds.Schedule{Every: thresholds.Weekly, Weekday: thresholds.Sunday}, "2026-11-22", "2026-11-22", "2026-11-29", true},
		{thresholds.Schedule{Every: thresholds.Monthly, Day: 20}, "2026-11-19", "2026-10-20", "2026-11-20", false},
		{thresholds.Schedule{Every: thresholds.Monthly, Day: 20}, "2026-11-20", "2026-11-20", "2026-12-20", true},
		{thresholds.Schedule{Every: thresholds.Monthly, Day: 1}, "2026-12-31", "2026-12-01", "2027-01-01", false},
		{thresholds.Schedule{Every: thresholds.Monthly, Day: 31}, "2026-03-01", "2026-02-28", "2026-03-31", false},
		{thresholds.Schedule{Every: thresholds.Monthly, Day: 31}, "2026-04-30", "2026-04-30", "2026-05-31", true},
		{thresholds.Schedule{Every: thresholds.Monthly, Weekday: thresholds.Tuesday}, "2026-11-02", "2026-10-06", "2026-11-03", false},
		{thresholds.Schedule{Every: thresholds.Quarterly, Day: 1}, "2026-12-31", "2026-10-01", "2027-01-01", false},
		{thresholds.Schedule{Every: thresholds.Quarterly, Weekday: thresholds.Monday}, "2026-10-04", "2026-07-06", "2026-10-05", false},
		{thresholds.Schedule{Every: thresholds.Quarterly, Weekday: thresholds.Monday}, "2026-10-05", "2026-10-05", "2027-01-04", true},
	} {
		last, ok := c.s.Last(day(c.asOf))
		require.True(t, ok)
		require.Equal(t, c.last, last.String(), "%+v", c)
		next, ok := c.s.Next(day(c.asOf))
		require.True(t, ok)
		require.Equal(t, c.next, next.String(), "%+v", c)
		require.Equal(t, c.holds, c.s.Holds(day(c.asOf)), "%+v", c)
	}
	for _, s := range []thresholds.Schedule{{}, {Every: 9}, {Every: thresholds.Daily, Day: 1}, {Every: thresholds.Weekly}, {Every: thresholds.Monthly}} {
		_, ok := s.Last(asOf)
		require.False(t, ok)
		_, ok = s.Next(asOf)
		require.False(t, ok)
		require.False(t, s.Holds(asOf))
	}
	_, ok := thresholds.Schedule{Every: thresholds.Monthly, Day: 5}.Last(day("1000-01-04"))
	require.False(t, ok)
	_, ok = thresholds.Schedule{Every: thresholds.Monthly, Day: 5}.Next(day("9999-12-05"))
	require.False(t, ok)
}

func genSchedule(t *rapid.T) thresholds.Schedule {
	s := thresholds.Schedule{Every: rapid.SampledFrom([]thresholds.Period{
		thresholds.Daily, thresholds.Weekly, thresholds.Monthly, thresholds.Quarterly,
	}).Draw(t, "every")}
	switch {
	case s.Every == thresholds.Daily:
	case s.Every == thresholds.Weekly, rapid.Bool().Draw(t, "by weekday"):
		s.Weekday = thresholds.Weekday(rapid.IntRange(1, 7).Draw(t, "weekday"))
	default:
		s.Day = rapid.IntRange(1, 31).Draw(t, "day")
	}
	return s
}

// propSchedule: Last and Next are the neighbours among the days that Holds names.
func propSchedule(t *rapid.T) {
	s := genSchedule(t)
	d := day("2023-01-01").Add(rapid.IntRange(0, 2000).Draw(t, "day"))
	last, next := d, d.Add(1)
	for !s.Holds(last) {
		last = last.Add(-1)
	}
	for !s.Holds(next) {
		next = next.Add(1)
	}
	gotLast, _ := s.Last(d)
	gotNext, _ := s.Next(d)
	require.Equal(t, last, gotLast)
	require.Equal(t, next, gotNext)
	require.LessOrEqual(t, next.Sub(last), 98)
}

func TestScheduleNeighbours(t *testing.T) { rapid.Check(t, propSchedule) }

// evaluate judges on several days, each told what the one before left, and returns
// the statuses as letters.
func evaluate(t *testing.T, e thresholds.Edition, first window.Day, step int, hits []int64) (string, []thresholds.Scorecard) {
	t.Helper()
	var states []thresholds.State
	var cards []thresholds.Scorecard
	out := ""
	for i, h := range hits {
		sc := cardOf(t, e, thresholds.Inputs{AsOf: first.Add(i * step), Tallies: always(h, 100), Previous: states})
		data, err := json.Marshal(sc.States)
		require.NoError(t, err)
		states = nil
		require.NoError(t, json.Unmarshal(data, &states), "states go through JSON")
		status := sc.Status
		out += status.String()[:1]
		cards = append(cards, sc)
	}
	return out, cards
}

func TestStreak(t *testing.T) {
	rule := with(ruleOf(badShare, "at most 0.05"), func(r *thresholds.Rule) { r.Streak = 2; r.Actions = []string{"review"} })
	got, cards := evaluate(t, thresholds.Edition{Rules: []thresholds.Rule{rule}}, asOf, 30, []int64{6, 5, 6, 6, 6, 0})
	require.Equal(t, "wpwffp", got)
	require.Equal(t, 3, cards[4].Verdicts[0].Broken)
	require.Equal(t, []string{"review"}, cards[3].Verdicts[0].Actions)
	require.Empty(t, cards[2].Verdicts[0].Actions)

	group := thresholds.Edition{
		Rules:  []thresholds.Rule{with(ruleOf(badShare, "at most 0.05"), func(r *thresholds.Rule) { r.Part = true })},
		Groups: []thresholds.Group{{ID: "review", Join: thresholds.JoinAll, Of: []string{"test-bad"}, Streak: 3}},
	}
	got, _ = evaluate(t, group, asOf, 30, []int64{6, 6, 6, 6, 5, 6})
	require.Equal(t, "wwffpw", got)
}

// Capped from 10 %, freed only below 4 %.
func TestRelease(t *testing.T) {
	rule := with(ruleOf(badShare, "below 0.10"), func(r *thresholds.Rule) { r.Release = limit("below 0.04") })
	got, cards := evaluate(t, thresholds.Edition{Rules: []thresholds.Rule{rule}}, asOf, 1, []int64{9, 10, 9, 4, 3, 9})
	require.Equal(t, "pfffpp", got)
	require.Equal(t, "below 0.04", cards[2].Verdicts[0].Limit.String())
	require.Equal(t, int64(-6), cards[2].Verdicts[0].Budget)
	require.Equal(t, "below 0.10", cards[5].Verdicts[0].Limit.String())
}

func TestGrace(t *testing.T) {
	rule := with(ruleOf(badShare, "below 0.10"), func(r *thresholds.Rule) {
		r.Grace, r.Actions = window.Span{Months: 3}, []string{"limit"}
	})
	got, cards := evaluate(t, thresholds.Edition{Rules: []thresholds.Rule{rule}}, day("2026-01-20"), 31, []int64{10, 10, 10, 10, 9, 10})
	require.Equal(t, "ffffpf", got)
	for i, want := range []string{"2026-04-19", "2026-04-19", "2026-04-19", "2026-04-19", "0000-00-00", "2026-09-23"} {
		require.Equal(t, want, cards[i].Verdicts[0].GraceUntil.String(), "%d", i)
	}
	require.Empty(t, cards[2].Verdicts[0].Actions, "in March")
	require.Equal(t, []string{"limit"}, cards[3].Verdicts[0].Actions, "on 23 April")
}

// Between evaluations nothing is forgotten, and nothing counts twice.
func TestProjectionsLeaveTheStateAlone(t *testing.T) {
	rule := with(ruleOf(badShare, "at most 0.05"), func(r *thresholds.Rule) { r.Streak = 3 })
	edition := thresholds.Edition{
		Schedule: &thresholds.Schedule{Every: thresholds.Monthly, Day: 20}, Rules: []thresholds.Rule{rule},
	}
	judge := judgeOf(t, edition)
	in := thresholds.Inputs{Tallies: always(6, 100)}
	var official []string
	for d := day("2026-01-15"); d.Before(day("2026-05-01")); d = d.Add(1) {
		in.AsOf = d
		sc, err := judge.Judge(in)
		require.NoError(t, err)
		in.Previous = sc.States
		_, _, dom := d.YMD()
		require.Equal(t, dom == 20, sc.Official)
		require.Equal(t, dom == 20, sc.Verdicts[0].Official)
		require.Equal(t, sc.NextEvaluation, sc.Verdicts[0].NextEvaluation)
		if sc.Official {
			official = append(official, sc.Status.String())
		}
		if d == day("2026-03-19") {
			require.Equal(t, thresholds.Fail, sc.Status, "projected: it would be the third")
			require.Equal(t, 3, sc.Verdicts[0].Broken)
		}
		require.Len(t, sc.States, min(1, len(official)))
	}
	require.Equal(t, []string{"warn", "warn", "fail", "fail"}, official)
}

func TestTierGrace(t *testing.T) {
	edition := sellerLevels()
	in := thresholds.Inputs{Given: []thresholds.Given{{Name: "registered", Day: day("2020-01-01")}}}
	judge := judgeOf(t, edition)
	for _, c := range []struct {
		day     string
		hits    int64
		level   string
		until   string
		actions []string
	}{
		{"2026-01-20", 198, "above-standard", "0000-00-00", nil},
		{"2026-02-20", 190, "below-standard", "2026-05-19", nil},
		{"2026-03-10", 190, "below-standard", "2026-05-19", nil},
		{"2026-03-20", 190, "below-standard", "2026-05-19", nil},
		{"2026-05-20", 190, "below-standard", "2026-05-19", []string{"limit-sales"}},
		{"2026-06-20", 199, "top-rated", "0000-00-00", []string{"badge"}},
		{"2026-07-20", 190, "below-standard", "2026-10-19", nil},
	} {
		in.AsOf, in.Tallies = day(c.day), always(c.hits, 200)
		sc, err := judge.Judge(in)
		require.NoError(t, err)
		o, _ := sc.Outcome("level")
		require.Equal(t, c.level, o.Level, c.day)
		require.Equal(t, c.until, o.GraceUntil.String(), c.day)
		require.Equal(t, c.actions, o.Actions, c.day)
		in.Previous = sc.States
	}
	// Nobody knows since when: no grace.
	sc := cardOf(t, edition, thresholds.Inputs{AsOf: day("2026-02-20"), Tallies: always(190, 200), Given: in.Given})
	o, _ := sc.Outcome("level")
	require.Equal(t, []string{"limit-sales"}, o.Actions)
}

func TestDeadline(t *testing.T) {
	la := mustLoad(t, "America/Los_Angeles")
	d := thresholds.Deadline{ID: "d", WorkingDays: 2, Rest: []thresholds.Weekday{thresholds.Saturday, thresholds.Sunday}}
	thanksgiving := []window.Day{day("2026-11-26")}
	for _, c := range []struct {
		at, cutOff string
		days       int
		want       string
	}{
		{"2026-11-23T10:00:00-08:00", "", 2, "2026-11-25T23:59:59-08:00"},
		{"2026-11-24T10:00:00-08:00", "", 2, "2026-11-27T23:59:59-08:00"},
		{"2026-11-24T16:59:59-08:00", "17:00", 2, "2026-11-27T23:59:59-08:00"},
		{"2026-11-24T17:00:00-08:00", "17:00", 2, "2026-11-30T23:59:59-08:00"},
		{"2026-11-28T10:00:00-08:00", "", 2, "2026-12-01T23:59:59-08:00"},
		{"2026-11-28T10:00:00-08:00", "", 0, "2026-11-30T23:59:59-08:00"},
		{"2026-11-27T10:00:00-08:00", "", 0, "2026-11-27T23:59:59-08:00"},
		{"2026-10-30T10:00:00-07:00", "", 1, "2026-11-02T23:59:59-08:00"}, // the clock changes between
	} {
		d.CutOff, d.WorkingDays = c.cutOff, c.days
		by, ok := d.By(instant(t, c.at), la, thanksgiving)
		require.True(t, ok)
		require.Equal(t, c.want, by.Format("2006-01-02T15:04:05Z07:00"), "%+v", c)
	}
	for _, bad := range []thresholds.Deadline{
		{WorkingDays: -1}, {CutOff: "25:00"}, {CutOff: "7:00"},
		{Rest: []thresholds.Weekday{1, 2, 3, 4, 5, 6, 7}},
	} {
		_, ok := bad.By(instant(t, "2026-11-24T16:59:59-08:00"), la, nil)
		require.False(t, ok)
	}
}

func TestScore(t *testing.T) {
	rating := thresholds.Edition{Scores: []thresholds.Score{{
		ID: "ahr", Start: 200, Clamp: &thresholds.Clamp{Most: 1000}, Estimate: true, Limit: limit("at least 200"),
		Terms: []thresholds.Term{
			{Metric: "test-orders", Window: window.Span{Days: 180}, Of: thresholds.Hits, Points: 4, Per: 200},
			{Metric: "test-count", Window: window.Span{Days: 180}, Points: -8},
		},
		Bands: []thresholds.Band{
			{Level: "healthy", Limit: limit("at least 200")}, {Level: "at-risk", Limit: limit("above 99")}, {Level: "unhealthy"},
		},
	}}}
	for _, c := range []struct {
		orders, violations, want int64
		level                    string
		better, worse            int64
		status                   thresholds.Status
	}{
		{0, 0, 200, "healthy", 0, 1, thresholds.Pass},
		{199, 0, 200, "healthy", 0, 1, thresholds.Pass},
		{200, 0, 204, "healthy", 0, 5, thresholds.Pass},
		{399, 1, 196, "at-risk", 4, 97, thresholds.Fail},
		{0, 12, 104, "at-risk", 96, 5, thresholds.Fail},
		{0, 13, 96, "unhealthy", 4, 0, thresholds.Fail},
		{0, 30, 0, "unhealthy", 100, 0, thresholds.Fail},
		{50_000, 0, 1000, "healthy", 0, 801, thresholds.Pass},
	} {
		sc := cardOf(t, rating, thresholds.Inputs{Tallies: answer(func(v metrics.Variant, _ metrics.Segment, _ window.Range, _ window.Day) metrics.Tally {
			if v == "test-orders" {
				return metrics.Tally{Hits: c.orders}
			}
			return metrics.Tally{Hits: c.violations}
		})})
		o, _ := sc.Outcome("ahr")
		require.Equal(t, metrics.NewRatio(c.want, 1), o.Number, "%+v", c)
		require.Equal(t, c.level, o.Level, "%+v", c)
		require.Equal(t, c.better, o.Better.Distance, "%+v", c)
		require.Equal(t, c.worse, o.Worse.Distance, "%+v", c)
		require.Equal(t, c.status, o.Status)
		require.True(t, o.Estimate)
	}
}

func TestWeightedScore(t *testing.T) {
	banded := func(id string) thresholds.Rule {
		r := part(id, "at least 0")
		r.Bands = []thresholds.Band{
			{Level: "5", Limit: limit("at least 0.99"), Points: 5}, {Level: "3", Limit: limit("at least 0.90"), Points: 3}, {Level: "0"},
		}
		return r
	}
	score := thresholds.Edition{Rules: []thresholds.Rule{banded("a"), banded("b"), banded("c")}, Scores: []thresholds.Score{{
		ID: "sps", Average: true, Limit: limit("at least 3.5"),
		Terms: []thresholds.Term{{Rule: "a", Weight: 3}, {Rule: "b", Weight: 2}, {Rule: "c", Weight: 2}},
		Bands: []thresholds.Band{{Level: "good", Limit: limit("at least 3.5")}, {Level: "poor"}},
	}}}
	for _, c := range []struct {
		outcomes string
		want     metrics.Ratio
		status   thresholds.Status
	}{
		{"ppp", metrics.NewRatio(5, 1), thresholds.Pass},
		{"pwf", metrics.NewRatio(3, 1), thresholds.Fail},
		{"ppw", metrics.NewRatio(31, 7), thresholds.Pass},
		{"p-w", metrics.NewRatio(21, 5), thresholds.Pass},
		{"-ww", metrics.NewRatio(3, 1), thresholds.Fail},
		{"---", metrics.Ratio{}, thresholds.NoData},
	} {
		o, _ := cardOf(t, score, thresholds.Inputs{Tallies: partTallies(c.outcomes)}).Outcome("sps")
		require.Equal(t, c.want, o.Number, c.outcomes)
		require.Equal(t, c.status, o.Status, c.outcomes)
	}
	score.Scores[0].Average = false
	o, _ := cardOf(t, score, thresholds.Inputs{Tallies: partTallies("p-w")}).Outcome("sps")
	require.Equal(t, thresholds.NoData, o.Status, "a sum needs all its terms")
	o, _ = cardOf(t, score, thresholds.Inputs{Tallies: partTallies("ppp")}).Outcome("sps")
	require.Equal(t, metrics.NewRatio(35, 1), o.Number)

	rate := thresholds.Edition{Scores: []thresholds.Score{{
		ID: "r", Start: 1, Terms: []thresholds.Term{{Metric: "test-bad", Window: window.Span{Days: 1}, Points: -100}},
	}}}
	o, _ = cardOf(t, rate, thresholds.Inputs{Tallies: always(1, 300)}).Outcome("r")
	require.Equal(t, metrics.NewRatio(2, 3), o.Number, "a rate is exact")
	o, _ = cardOf(t, rate, thresholds.Inputs{Tallies: always(0, 0)}).Outcome("r")
	require.Equal(t, thresholds.NoData, o.Status)
}
