package thresholds_test

import (
	"fmt"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// A seller's level: what each takes, how far the next one is, and when the marketplace
// looks again.
func ExampleTier() {
	rule := func(id, limit string) thresholds.Rule {
		return thresholds.Rule{
			ID: id, Metric: "order-defect-rate", Segment: metrics.SegmentMFN, Window: window.Span{CalendarMonths: 3},
			Limit: thresholds.MustParseLimit(limit), Part: true,
		}
	}
	volume := rule("volume", "at least 100")
	volume.Of = thresholds.Total
	judge, err := thresholds.NewJudge(thresholds.Policy{Name: "levels", Editions: []thresholds.Edition{{
		ID:       "2026",
		Schedule: &thresholds.Schedule{Every: thresholds.Monthly, Day: 20},
		Gates:    []thresholds.Gate{{ID: "age", Given: "registered", Before: window.Span{Days: 90}}},
		Rules:    []thresholds.Rule{rule("minimum", "at most 0.02"), rule("top", "at most 0.005"), volume},
		Tiers: []thresholds.Tier{{
			ID: "level", Pass: "standard", Levels: []thresholds.Level{
				{Level: "top-rated", All: []string{"age", "volume", "top"}}, {Level: "standard", All: []string{"minimum"}}, {Level: "below"},
			},
		}},
	}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	table := metrics.NewTable(nil)
	err = table.Add(metrics.TableCell{
		Metric: "order-defect-rate", Segment: metrics.SegmentMFN, Day: window.MustParseDay("2026-10-05"), Hits: 3, Total: 400,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	card, err := judge.Judge(thresholds.Inputs{
		AsOf: window.MustParseDay("2026-11-22"), Tallies: table,
		Given: []thresholds.Given{{Name: "registered", Day: window.MustParseDay("2024-05-01")}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	level, _ := card.Outcome("level")
	fmt.Println(level.Level, level.Status, "next evaluation", level.NextEvaluation)
	for _, m := range level.Missing {
		fmt.Println("for", level.Better.Level, "missing:", m.ID, "by", m.Subjects)
	}
	// Output:
	// standard pass next evaluation 2026-12-20
	// for top-rated missing: top by 1
}

// Two failed evaluations in a row: what the first leaves is told the second.
func ExampleScorecard_states() {
	judge, err := thresholds.NewJudge(thresholds.Policy{Name: "review", Editions: []thresholds.Edition{{
		ID: "2026", Schedule: &thresholds.Schedule{Every: thresholds.Monthly, Day: 1},
		Rules: []thresholds.Rule{{
			ID: "defects", Metric: "order-defect-rate", Window: window.Span{CalendarMonths: 1},
			Limit: thresholds.MustParseLimit("below 0.01"), Streak: 2,
		}},
	}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	table := metrics.NewTable(nil)
	for _, day := range []string{"2026-09-10", "2026-10-10"} {
		if err := table.Add(metrics.TableCell{Metric: "order-defect-rate", Day: window.MustParseDay(day), Hits: 2, Total: 100}); err != nil {
			fmt.Println(err)
			return
		}
	}
	var before []thresholds.State // kept between evaluations, as JSON for instance
	for _, day := range []string{"2026-10-01", "2026-10-15", "2026-11-01"} {
		card, err := judge.Judge(thresholds.Inputs{AsOf: window.MustParseDay(day), Tallies: table, Previous: before})
		if err != nil {
			fmt.Println(err)
			return
		}
		v := card.Verdicts[0]
		fmt.Println(day, "official:", v.Official, v.Ratio.Percent(), v.Status)
		before = card.States
	}
	// Output:
	// 2026-10-01 official: true 2.00% warn
	// 2026-10-15 official: false 2.00% fail
	// 2026-11-01 official: true 2.00% fail
}

// What would be if: a rule in force, and tallies that nobody counted.
func ExampleJudge_Rules() {
	judge, err := thresholds.NewJudge(thresholds.Policy{Name: "levels", Editions: []thresholds.Edition{{
		ID: "2026", Rules: []thresholds.Rule{{
			ID: "claims", Metric: "claim-rate", Window: window.Span{Days: 60}, Limit: thresholds.MustParseLimit("at most 0.02"),
			Bands: []thresholds.Band{
				{Level: "leader", Limit: thresholds.MustParseLimit("at most 0.01")},
				{Level: "green", Limit: thresholds.MustParseLimit("at most 0.02")},
				{Level: "red"},
			},
		}},
	}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	rules, err := judge.Rules(thresholds.Inputs{AsOf: window.MustParseDay("2026-11-22")})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, claims := range []int64{5, 15, 21} {
		v := rules[0].Judge(metrics.Tally{Hits: claims, Total: 1000}, claims)
		fmt.Println(claims, v.Status, v.Budget, v.Level, v.Better, v.Worse)
	}
	// Output:
	// 5 pass 15 leader { 0 false} {green 6 true}
	// 15 pass 5 green {leader 5 true} {red 6 true}
	// 21 fail -1 red {green 1 true} { 0 false}
}

// Ship within two working days, Thanksgiving apart.
func ExampleDeadline_By() {
	dispatch := thresholds.Deadline{
		ID: "dispatch", WorkingDays: 2, CutOff: "17:00", Rest: []thresholds.Weekday{thresholds.Saturday, thresholds.Sunday},
	}
	placed := window.MustParseDay("2026-11-24").Start(nil).Add(18 * 3600e9)
	by, ok := dispatch.By(placed, placed.Location(), []window.Day{window.MustParseDay("2026-11-26")})
	fmt.Println(by, ok)
	// Output: 2026-11-30 23:59:59 +0000 UTC true
}
