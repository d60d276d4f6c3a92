package thresholds_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// TikTok Shop in South-East Asia: two points for a week at 10 % or more, two more for 30
// orders of it, gone after 90 days.
func violationPoints() thresholds.Edition {
	rate := with(ruleOf(badShare, "below 0.10"), func(r *thresholds.Rule) { r.ID, r.Window = "sfcr", window.Span{Days: 7} })
	many := with(rate, func(r *thresholds.Rule) { r.ID, r.Floor, r.Part = "sfcr/30", 30, true })
	return thresholds.Edition{
		Schedule: &thresholds.Schedule{Every: thresholds.Weekly, Weekday: thresholds.Monday},
		Rules:    []thresholds.Rule{rate, many},
		Points: []thresholds.Points{{
			ID: "points", Window: window.Span{Days: 90}, Limit: limit("below 12"),
			Charges: []thresholds.Charge{{Rule: "sfcr", Points: 2}, {Rule: "sfcr/30", Points: 2}},
			Milestones: []thresholds.Milestone{
				{Level: "warned", Limit: limit("at least 4"), Actions: []string{"warn"}},
				{Level: "limited", Limit: limit("at least 8"), Lasts: 28, Actions: []string{"limit"}},
				{Level: "closed", Limit: limit("at least 12"), Actions: []string{"close"}},
			},
		}},
	}
}

// weeks answers with the hits of 100, or the tally, of the Monday asked about.
func weeks(tallies map[string]metrics.Tally) answer {
	return func(_ metrics.Variant, _ metrics.Segment, _ window.Range, asOf window.Day) metrics.Tally {
		if t, ok := tallies[asOf.String()]; ok {
			return t
		}
		return metrics.Tally{Hits: 1, Total: 100}
	}
}

func TestPoints(t *testing.T) {
	bad := weeks(map[string]metrics.Tally{
		"2026-08-24": {Hits: 10, Total: 100}, // 2
		"2026-08-25": {Hits: 99, Total: 100}, // a Tuesday: nobody looks
		"2026-09-07": {Hits: 30, Total: 300}, // 4
		"2026-09-14": {Hits: 29, Total: 290}, // 2
		"2026-10-05": {Hits: 9, Total: 100},  // none
		"2026-11-16": {Hits: 40, Total: 100}, // 4
	})
	for _, c := range []struct {
		day, level string
		points     int64
		status     thresholds.Status
		changes    string
		crossings  []thresholds.Crossing
		actions    []string
	}{
		{"2026-08-23", "", 0, thresholds.Pass, "0000-00-00", nil, nil},
		{"2026-08-24", "", 2, thresholds.Pass, "2026-11-22", nil, nil},
		{"2026-09-07", "warned", 6, thresholds.Pass, "2026-11-22", []thresholds.Crossing{{Level: "warned", Day: day("2026-09-07")}}, []string{"warn"}},
		{
			"2026-09-14", "limited", 8, thresholds.Pass, "2026-11-22",
			[]thresholds.Crossing{
				{Level: "warned", Day: day("2026-09-07")}, {Level: "limited", Day: day("2026-09-14"), Until: day("2026-10-11")},
			},
			[]string{"warn", "limit"},
		},
		{
			"2026-10-11", "limited", 8, thresholds.Pass, "2026-11-22",
			[]thresholds.Crossing{
				{Level: "warned", Day: day("2026-09-07")}, {Level: "limited", Day: day("2026-09-14"), Until: day("2026-10-11")},
			},
			[]string{"warn", "limit"},
		},
		{"2026-10-12", "limited", 8, thresholds.Pass, "2026-11-22", []thresholds.Crossing{{Level: "warned", Day: day("2026-09-07")}}, []string{"warn"}},
		{
			"2026-11-16", "closed", 12, thresholds.Fail, "2026-11-22",
			[]thresholds.Crossing{{Level: "warned", Day: day("2026-09-07")}, {Level: "closed", Day: day("2026-11-16")}},
			[]string{"warn", "close"},
		},
		{"2026-11-21", "closed", 12, thresholds.Fail, "2026-11-22", []thresholds.Crossing{{Level: "warned", Day: day("2026-09-07")}, {Level: "closed", Day: day("2026-11-16")}}, []string{"warn", "close"}},
		{"2026-11-22", "limited", 10, thresholds.Pass, "2026-12-06", []thresholds.Crossing{{Level: "warned", Day: day("2026-09-07")}}, []string{"warn"}},
	} {
		sc := cardOf(t, violationPoints(), thresholds.Inputs{AsOf: day(c.day), Tallies: bad})
		o, _ := sc.Outcome("points")
		require.Equal(t, metrics.NewRatio(c.points, 1), o.Number, c.day)
		require.Equal(t, c.level, o.Level, c.day)
		require.Equal(t, c.status, o.Status, c.day)
		require.Equal(t, c.changes, o.Changes.String(), c.day)
		require.Equal(t, c.crossings, o.Crossings, c.day)
		require.Equal(t, c.actions, o.Actions, c.day)
	}
	o, _ := cardOf(t, violationPoints(), thresholds.Inputs{AsOf: day("2026-09-14"), Tallies: bad}).Outcome("points")
	require.Equal(t, thresholds.Reach{Level: "warned", Distance: 1, Known: true}, o.Better)
	require.Equal(t, thresholds.Reach{Level: "closed", Distance: 4, Known: true}, o.Worse)
	require.Equal(t, thresholds.Entry{Account: "points", Day: day("2026-08-24"), Points: 2, Reason: "sfcr"}, o.Entries[0])
	require.Len(t, o.Entries, 4)
}

func TestPointsHandedIn(t *testing.T) {
	bad := weeks(map[string]metrics.Tally{"2026-11-09": {Hits: 10, Total: 100}, "2026-11-16": {Hits: 10, Total: 100}})
	stated := []thresholds.Entry{
		{Account: "points", Day: day("2026-11-02"), Points: 3, Reason: "a notice"},
		{Account: "other", Day: day("2026-11-02"), Points: 30},
		{Account: "points", Day: day("2026-11-30"), Points: 30},
		{Account: "points", Day: day("2026-01-30"), Points: 30},
	}
	for through, want := range map[string]int64{"": 7, "2026-11-08": 7, "2026-11-09": 5, "2026-11-20": 3} {
		in := thresholds.Inputs{AsOf: asOf, Tallies: bad, Entries: stated}
		if through != "" {
			in.EntriesThrough = day(through)
		}
		o, _ := cardOf(t, violationPoints(), in).Outcome("points")
		require.Equal(t, metrics.NewRatio(want, 1), o.Number, through)
	}
}

// Shopee: all points go on the first Monday of the quarter.
func TestPointsReset(t *testing.T) {
	e := violationPoints()
	e.Points[0].Window = window.Span{}
	e.Points[0].Reset = &thresholds.Schedule{Every: thresholds.Quarterly, Weekday: thresholds.Monday}
	bad := weeks(map[string]metrics.Tally{
		"2026-07-13": {Hits: 10, Total: 100}, "2026-09-28": {Hits: 30, Total: 100}, "2026-10-05": {Hits: 10, Total: 100},
	})
	for at, want := range map[string]int64{"2026-07-13": 2, "2026-09-28": 6, "2026-10-04": 6, "2026-10-05": 2, "2026-12-31": 2, "2027-01-04": 0} {
		o, _ := cardOf(t, e, thresholds.Inputs{AsOf: day(at), Tallies: bad}).Outcome("points")
		require.Equal(t, metrics.NewRatio(want, 1), o.Number, at)
		if at == "2026-10-04" {
			require.Equal(t, "2026-10-05", o.Changes.String())
		}
	}
}

// On the way down: 200 to begin with, and a milestone is crossed only downwards.
func TestPointsOnTheWayDown(t *testing.T) {
	e := thresholds.Edition{Points: []thresholds.Points{{
		ID: "health", Start: 200, Clamp: &thresholds.Clamp{Most: 1000}, Window: window.Span{Days: 180}, Limit: limit("above 0"),
		Milestones: []thresholds.Milestone{
			{Level: "150", Limit: limit("at most 150"), Lasts: 7}, {Level: "100", Limit: limit("at most 100"), Lasts: 14},
		},
	}}}
	entry := func(d string, n int64) thresholds.Entry {
		return thresholds.Entry{Account: "health", Day: day(d), Points: n}
	}
	entries := []thresholds.Entry{
		entry("2026-11-01", -50), entry("2026-11-03", 20), entry("2026-11-05", -30), entry("2026-11-06", -50), entry("2026-11-08", -1000),
	}
	for _, c := range []struct {
		day, level string
		points     int64
		crossed    []string
	}{
		{"2026-10-31", "", 200, nil},
		{"2026-11-01", "150", 150, []string{"150 2026-11-01"}},
		{"2026-11-03", "", 170, []string{"150 2026-11-01"}},
		{"2026-11-05", "150", 140, []string{"150 2026-11-05"}},
		{"2026-11-06", "100", 90, []string{"150 2026-11-05", "100 2026-11-06"}},
		{"2026-11-08", "100", 0, []string{"150 2026-11-05", "100 2026-11-06"}},
		{"2026-11-12", "100", 0, []string{"100 2026-11-06"}},
		{"2026-11-20", "100", 0, nil},
	} {
		o, _ := cardOf(t, e, thresholds.Inputs{AsOf: day(c.day), Tallies: always(0, 1), Entries: entries}).Outcome("health")
		require.Equal(t, metrics.NewRatio(c.points, 1), o.Number, c.day)
		require.Equal(t, c.level, o.Level, c.day)
		var crossed []string
		for _, x := range o.Crossings {
			crossed = append(crossed, x.Level+" "+x.Day.String())
		}
		require.Equal(t, c.crossed, crossed, c.day)
	}
}

// Charges by band, and for each of many segments; rules with a memory are judged in
// their order.
func TestChargesByBandSegmentAndStreak(t *testing.T) {
	banded := with(ruleOf(manyShare, "at least 0.90"), func(r *thresholds.Rule) {
		r.Segment = "category:*"
		r.Bands = []thresholds.Band{{Level: "fine", Limit: limit("at least 0.90")}, {Level: "bad"}}
	})
	streak := with(ruleOf(badShare, "at most 0.05"), func(r *thresholds.Rule) { r.Streak = 2 })
	e := thresholds.Edition{
		Schedule: &thresholds.Schedule{Every: thresholds.Weekly, Weekday: thresholds.Monday},
		Rules:    []thresholds.Rule{banded, streak},
		Points: []thresholds.Points{{
			ID: "p", Window: window.Span{Days: 28},
			Charges: []thresholds.Charge{{Rule: "test-many", Level: "bad", Points: 1}, {Rule: "test-bad", Points: 10}},
		}},
	}
	k := knowing{answer: always(50, 100), segments: []metrics.Segment{"category:a", "category:b", "category:c"}}
	// Four Mondays in 28 days, three categories: 12. The streak breaks the limit on all of
	// them and on those before, which are looked at for it.
	o, _ := cardOf(t, e, thresholds.Inputs{Tallies: k}).Outcome("p")
	require.Equal(t, metrics.NewRatio(12+40, 1), o.Number)
	good := k
	good.answer = func(_ metrics.Variant, _ metrics.Segment, _ window.Range, asOf window.Day) metrics.Tally {
		if asOf.Before(day("2026-11-02")) {
			return metrics.Tally{Total: 100}
		}
		return metrics.Tally{Hits: 50, Total: 100}
	}
	o, _ = cardOf(t, e, thresholds.Inputs{Tallies: good}).Outcome("p")
	require.Equal(t, metrics.NewRatio(12+20, 1), o.Number, "broken on the 2nd, 9th and 16th: failed on two")
}

// Nothing from before the edition is charged for.
func TestChargesBeginWithTheEdition(t *testing.T) {
	old, young := violationPoints(), violationPoints()
	old.ID, young.ID, young.From = "old", "young", day("2026-11-09")
	judge, err := thresholds.NewJudge(thresholds.Policy{Name: "p", Editions: []thresholds.Edition{old, young}}, language...)
	require.NoError(t, err)
	for at, want := range map[string]int64{"2026-11-08": 12 * 4, "2026-11-09": 4, "2026-11-16": 8} {
		sc, err := judge.Judge(thresholds.Inputs{AsOf: day(at), Tallies: always(50, 100)})
		require.NoError(t, err)
		o, _ := sc.Outcome("points")
		require.Equal(t, metrics.NewRatio(want, 1), o.Number, at)
	}
}

// propPoints: the account equals the definition, day by day.
func propPoints(t *rapid.T) {
	p := thresholds.Points{
		ID: "p", Start: rapid.Int64Range(-5, 5).Draw(t, "start"),
		Milestones: []thresholds.Milestone{{Level: "m", Limit: limit("at least 6"), Lasts: rapid.IntRange(0, 9).Draw(t, "lasts")}},
	}
	if rapid.Bool().Draw(t, "window") {
		p.Window = window.Span{Days: rapid.IntRange(1, 40).Draw(t, "days")}
	}
	if rapid.Bool().Draw(t, "reset") {
		s := genSchedule(t)
		p.Reset = &s
	}
	var entries []thresholds.Entry
	first := day("2026-01-01")
	for range rapid.IntRange(0, 12).Draw(t, "n") {
		entries = append(entries, thresholds.Entry{
			Account: "p", Day: first.Add(rapid.IntRange(0, 90).Draw(t, "day")), Points: rapid.Int64Range(-4, 8).Draw(t, "points"),
		})
	}
	value := func(at window.Day) int64 {
		sum := p.Start
		for _, e := range entries {
			gone := e.Day.After(at) || p.Window.Days > 0 && at.Sub(e.Day) >= p.Window.Days
			if p.Reset != nil {
				for d := e.Day.Add(1); !d.After(at); d = d.Add(1) {
					gone = gone || p.Reset.Holds(d)
				}
			}
			if !gone {
				sum += e.Points
			}
		}
		return sum
	}
	at := first.Add(rapid.IntRange(0, 130).Draw(t, "asOf"))
	all := entries
	entries = slices.DeleteFunc(slices.Clone(all), func(e thresholds.Entry) bool { return e.Day.After(at) })
	o, _ := cardOf(t, thresholds.Edition{Points: []thresholds.Points{p}}, thresholds.Inputs{
		AsOf: at, Tallies: always(0, 1), Entries: all,
	}).Outcome("p")
	require.Equal(t, metrics.NewRatio(value(at), 1), o.Number)
	require.Equal(t, value(at) >= 6, o.Level == "m")
	var crossing window.Day
	for d := first; !d.After(at); d = d.Add(1) {
		if value(d) >= 6 && value(d.Add(-1)) < 6 {
			crossing = d
		}
	}
	lasts := p.Milestones[0].Lasts
	inForce := crossing.IsValid() && lasts > 0 && at.Sub(crossing) < lasts || lasts == 0 && value(at) >= 6
	require.Equal(t, inForce, len(o.Crossings) == 1)
	if len(o.Crossings) == 1 && o.Crossings[0].Day.IsValid() {
		require.Equal(t, crossing, o.Crossings[0].Day)
	}
	if o.Changes.IsValid() {
		require.NotEqual(t, value(at), value(o.Changes))
		for d := at.Add(1); d.Before(o.Changes); d = d.Add(1) {
			require.Equal(t, value(at), value(d))
		}
	}
}

func TestPointsAreTheDefinition(t *testing.T) { rapid.Check(t, propPoints) }
