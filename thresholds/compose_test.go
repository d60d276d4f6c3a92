package thresholds_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// byID answers each rule of a test by the segment that names it.
func byID(tallies map[string]metrics.Tally) answer {
	return func(_ metrics.Variant, s metrics.Segment, _ window.Range, _ window.Day) metrics.Tally {
		return tallies[string(s)]
	}
}

// part is a rule that counts only for what names it, in a category of its name.
func part(id, limitText string) thresholds.Rule {
	r := ruleOf(manyShare, limitText)
	r.ID, r.Part, r.Segment = id, true, metrics.CategorySegment(id)
	return r
}

// tallies of parts that pass, fail, or have no data.
func partTallies(outcomes string) answer {
	m := map[string]metrics.Tally{}
	for i, o := range outcomes {
		id := "category:" + string(rune('a'+i))
		switch o {
		case 'p':
			m[id] = metrics.Tally{Hits: 10, Total: 10}
		case 'f':
			m[id] = metrics.Tally{Hits: 5, Total: 10}
		case 'w':
			m[id] = metrics.Tally{Hits: 95, Total: 100}
		case 't':
			m[id] = metrics.Tally{Hits: 2, Total: 2}
		}
	}
	return byID(m)
}

func parts() []thresholds.Rule {
	var out []thresholds.Rule
	for _, id := range []string{"a", "b", "c"} {
		r := part(id, "at least 0.90")
		r.Warning, r.Minimum = limit("at least 0.96"), 5
		out = append(out, r)
	}
	return out
}

func TestGroups(t *testing.T) {
	const (
		pass, warn, fail = thresholds.Pass, thresholds.Warn, thresholds.Fail
		none, few        = thresholds.NoData, thresholds.TooFew
	)
	for _, c := range []struct {
		parts                  string
		all, any, two, overall thresholds.Status
	}{
		{"ppp", pass, pass, pass, pass},
		{"ppw", warn, pass, pass, warn},
		{"pww", warn, pass, warn, warn},
		{"www", warn, warn, warn, warn},
		{"ppf", fail, pass, pass, fail},
		{"pff", fail, pass, fail, fail},
		{"fff", fail, fail, fail, fail},
		{"pp-", none, pass, pass, pass},
		{"p--", none, pass, none, pass},
		{"f--", fail, none, none, fail},
		{"ff-", fail, none, fail, fail},
		{"ptt", few, pass, few, pass},
		{"pt-", none, pass, none, pass},
		{"p-t", none, pass, none, pass},
		{"---", none, none, none, none},
	} {
		of := []string{"a", "b", "c"}
		sc := cardOf(t, thresholds.Edition{Rules: parts(), Groups: []thresholds.Group{
			{ID: "all", Join: thresholds.JoinAll, Of: of},
			{ID: "any", Join: thresholds.JoinAny, Of: of},
			{ID: "two", Join: thresholds.JoinAtLeast, AtLeast: 2, Of: of},
			{ID: "worst", Join: thresholds.JoinWorst, Of: of},
			{ID: "never", Join: thresholds.JoinAll, Of: []string{"all"}, Part: true},
		}}, thresholds.Inputs{Tallies: partTallies(c.parts)})
		require.Empty(t, sc.Verdicts)
		require.Len(t, sc.Parts, 3)
		for id, want := range map[string]thresholds.Status{"all": c.all, "any": c.any, "two": c.two, "worst": c.overall} {
			o, ok := sc.Outcome(id)
			require.True(t, ok)
			require.Equal(t, want, o.Status, "%s of %s", id, c.parts)
		}
	}
}

// What does not apply has no say, and a group of nothing else does not apply.
func TestGroupsOfWhatDoesNotApply(t *testing.T) {
	rules := parts()
	rules[1].Until = day("2026-01-01")
	edition := thresholds.Edition{Rules: rules, Groups: []thresholds.Group{
		{ID: "all", Join: thresholds.JoinAll, Of: []string{"a", "b"}},
		{ID: "any", Join: thresholds.JoinAny, Of: []string{"a", "b"}},
		{ID: "alone", Join: thresholds.JoinAny, Of: []string{"b"}},
		{ID: "worst", Join: thresholds.JoinWorst, Of: []string{"b"}},
		{ID: "failed", Join: thresholds.JoinFailed, Of: []string{"b"}},
	}}
	for outcomes, want := range map[string]thresholds.Status{"pf-": thresholds.Pass, "fp-": thresholds.Fail} {
		sc := cardOf(t, edition, thresholds.Inputs{Tallies: partTallies(outcomes)})
		for _, id := range []string{"all", "any"} {
			o, _ := sc.Outcome(id)
			require.Equal(t, want, o.Status)
		}
		for _, id := range []string{"alone", "worst", "failed"} {
			o, _ := sc.Outcome(id)
			require.Equal(t, thresholds.NotApplicable, o.Status, id)
		}
	}
}

func TestGroupSaysWhatIsMissing(t *testing.T) {
	sc := cardOf(t, thresholds.Edition{Rules: parts(), Groups: []thresholds.Group{
		{ID: "all", Join: thresholds.JoinAll, Of: []string{"a", "b", "c"}, Actions: []string{"suspend"}},
	}}, thresholds.Inputs{Tallies: partTallies("pf-")})
	o, _ := sc.Outcome("all")
	require.Equal(t, []thresholds.Missing{
		{ID: "b", Segment: "category:b", Status: thresholds.Fail, Subjects: 4, HasSubjects: true},
		{ID: "c", Segment: "category:c", Status: thresholds.NoData},
	}, o.Missing)
	require.Equal(t, []string{"suspend"}, o.Actions)
	require.Equal(t, thresholds.Fail, sc.Status)
}

func TestWorstLevelAndNumberFailed(t *testing.T) {
	claims, late := claimBands(), claimBands()
	claims.ID, late.ID, late.Metric = "claims", "late", "test-count"
	late.Of, late.Limit = thresholds.Hits, limit("at most 10")
	late.Bands = []thresholds.Band{{Level: "green", Limit: limit("at most 10")}, {Level: "red"}}
	order := []string{"leader", "green", "yellow", "orange", "red"}
	edition := thresholds.Edition{Rules: []thresholds.Rule{claims, late}, Groups: []thresholds.Group{
		{ID: "colour", Join: thresholds.JoinWorst, Of: []string{"claims", "late"}, Order: order},
		{
			ID: "rating", Join: thresholds.JoinFailed, Of: []string{"claims", "late"}, Limit: limit("at most 1"),
			Bands: []thresholds.Band{
				{Level: "excellent", Limit: limit("below 1")}, {Level: "fair", Limit: limit("at most 1")}, {Level: "poor", Actions: []string{"hide"}},
			},
		},
	}}
	for _, c := range []struct {
		claims, late   int64
		colour, rating string
		status         thresholds.Status
	}{
		{5, 0, "green", "excellent", thresholds.Pass},
		{30, 0, "yellow", "fair", thresholds.Fail},
		{30, 11, "red", "poor", thresholds.Fail},
		{5, 11, "red", "fair", thresholds.Fail},
	} {
		sc := cardOf(t, edition, thresholds.Inputs{Tallies: answer(func(v metrics.Variant, _ metrics.Segment, _ window.Range, _ window.Day) metrics.Tally {
			if v == "test-count" {
				return metrics.Tally{Hits: c.late}
			}
			return metrics.Tally{Hits: c.claims, Total: 1000}
		})})
		colour, _ := sc.Outcome("colour")
		rating, _ := sc.Outcome("rating")
		require.Equal(t, c.colour, colour.Level)
		require.Equal(t, c.rating, rating.Level)
		require.Equal(t, c.status, sc.Status)
		if c.rating == "poor" {
			require.Equal(t, thresholds.Fail, rating.Status)
			require.Equal(t, metrics.NewRatio(2, 1), rating.Number)
			require.Equal(t, thresholds.Reach{Level: "fair", Distance: 1, Known: true}, rating.Better)
			require.Equal(t, []string{"hide"}, rating.Actions)
		} else {
			require.Equal(t, thresholds.Pass, rating.Status)
		}
		if c.rating == "fair" {
			require.Equal(t, thresholds.Reach{Level: "excellent", Distance: 1, Known: true}, rating.Better)
			require.Equal(t, thresholds.Reach{Level: "poor", Distance: 1, Known: true}, rating.Worse)
		}
	}
}

// sellerLevels is eBay's ladder in small.
func sellerLevels() thresholds.Edition {
	top, base, count := part("top", "at least 0.995"), part("base", "at least 0.98"), part("count", "at least 100")
	count.Of = thresholds.Total
	for _, r := range []*thresholds.Rule{&top, &base, &count} {
		r.Segment = "category:x"
	}
	return thresholds.Edition{
		Schedule: &thresholds.Schedule{Every: thresholds.Monthly, Day: 20},
		Gates:    []thresholds.Gate{{ID: "age", Given: "registered", Before: window.Span{Days: 90}}},
		Rules:    []thresholds.Rule{top, base, count},
		Tiers: []thresholds.Tier{{
			ID: "level", Title: "Seller level", Pass: "above-standard", Levels: []thresholds.Level{
				{Level: "top-rated", All: []string{"age", "top", "count", "base"}, Actions: []string{"badge"}},
				{Level: "above-standard", All: []string{"base"}},
				{Level: "below-standard", Grace: window.Span{Months: 3}, Actions: []string{"limit-sales"}},
			},
		}},
	}
}

func TestTier(t *testing.T) {
	given := []thresholds.Given{{Name: "registered", Day: asOf.Add(-90)}}
	young := []thresholds.Given{{Name: "registered", Day: asOf.Add(-89)}}
	for _, c := range []struct {
		name          string
		hits, total   int64
		given         []thresholds.Given
		level         string
		status        thresholds.Status
		better, worse string
		missing       []string
		subjects      int64
		actions       []string
	}{
		{"all of it", 199, 200, given, "top-rated", thresholds.Pass, "", "above-standard", nil, 0, []string{"badge"}},
		{"a day too young", 199, 200, young, "above-standard", thresholds.Pass, "top-rated", "below-standard", []string{"age"}, 0, nil},
		{"age unknown", 199, 200, nil, "above-standard", thresholds.Pass, "top-rated", "below-standard", []string{"age"}, 0, nil},
		{"too few", 99, 99, given, "above-standard", thresholds.Pass, "top-rated", "below-standard", []string{"count"}, 1, nil},
		{"rate", 198, 200, given, "above-standard", thresholds.Pass, "top-rated", "below-standard", []string{"top"}, 1, nil},
		{"below", 195, 200, given, "below-standard", thresholds.Fail, "above-standard", "", []string{"base"}, 1, []string{"limit-sales"}},
		{"no data", 0, 0, given, "", thresholds.NoData, "above-standard", "", []string{"base"}, 0, nil},
	} {
		sc := cardOf(t, sellerLevels(), thresholds.Inputs{Given: c.given, Tallies: always(c.hits, c.total)})
		o, _ := sc.Outcome("level")
		require.Equal(t, c.level, o.Level, c.name)
		require.Equal(t, c.status, o.Status, c.name)
		require.Equal(t, c.better, o.Better.Level, c.name)
		require.Equal(t, c.worse, o.Worse.Level, c.name)
		require.Equal(t, c.actions, o.Actions, c.name)
		var missing []string
		for _, m := range o.Missing {
			missing = append(missing, m.ID)
			require.Equal(t, c.subjects, m.Subjects, c.name)
			require.Equal(t, c.subjects > 0, m.HasSubjects, c.name)
		}
		require.Equal(t, c.missing, missing, c.name)
		require.False(t, o.Official)
		require.Equal(t, "2026-12-20", o.NextEvaluation.String())
		require.Equal(t, c.status, sc.Status)
	}
}

func TestGuards(t *testing.T) {
	few := part("many-orders", "above 5")
	few.Of, few.Segment = thresholds.Total, "category:x"
	guarded := ruleOf(manyShare, "at least 0.90")
	guarded.ID, guarded.When = "guarded", []string{"unrated", "many-orders"}
	edition := thresholds.Edition{
		Gates: []thresholds.Gate{{ID: "unrated", Given: "rated", Limit: limit("equal 0")}},
		Rules: []thresholds.Rule{few, guarded},
	}
	rated := func(n string) []thresholds.Given { return []thresholds.Given{{Name: "rated", Number: number(n)}} }
	for _, c := range []struct {
		hits, total int64
		given       []thresholds.Given
		want        thresholds.Status
	}{
		{6, 6, rated("0"), thresholds.Pass}, {1, 6, rated("0"), thresholds.Fail},
		{1, 5, rated("0"), thresholds.NotApplicable}, {1, 6, rated("1"), thresholds.NotApplicable},
		{1, 6, nil, thresholds.NoData}, {1, 5, nil, thresholds.NotApplicable},
	} {
		sc := cardOf(t, edition, thresholds.Inputs{Given: c.given, Tallies: always(c.hits, c.total)})
		require.Len(t, sc.Verdicts, 1)
		require.Equal(t, c.want, sc.Verdicts[0].Status, "%+v", c)
		require.True(t, sc.Verdicts[0].Window.IsValid())
		vs, err := judgeOf(t, edition).AppendVerdicts(nil, thresholds.Inputs{AsOf: asOf, Given: c.given, Tallies: always(c.hits, c.total)})
		require.NoError(t, err)
		require.Len(t, vs, 2, "parts included")
		require.Equal(t, c.want, vs[1].Status)
	}
	for _, bad := range []thresholds.Given{{Name: "rated", Day: asOf}} {
		_, err := judgeOf(t, edition).Judge(thresholds.Inputs{AsOf: asOf, Given: []thresholds.Given{bad}, Tallies: always(6, 6)})
		require.ErrorIs(t, err, metrics.ErrMalformed)
	}
	_, err := judgeOf(t, sellerLevels()).Judge(thresholds.Inputs{
		AsOf: asOf, Given: []thresholds.Given{{Name: "registered", Number: number("90")}}, Tallies: always(6, 6),
	})
	require.ErrorIs(t, err, metrics.ErrMissing)
}
