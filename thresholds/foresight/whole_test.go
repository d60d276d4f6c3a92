package foresight_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// wholeMetrics are what the rules of a whole policy are about: two of them one number at times.
var wholeMetrics = []metrics.Variant{"order-defect-rate", "late-shipment-rate", "on-time-delivery-rate", "policy-violations"}

// genWhole draws an edition of rules, and of all that can be made of rules: a group, a score, an
// account of points, a ladder over them.
func genWhole(t *rapid.T) thresholds.Edition {
	e := thresholds.Edition{ID: "1", Schedule: &thresholds.Schedule{Every: thresholds.Weekly, Weekday: thresholds.Sunday}}
	for i := range rapid.IntRange(2, 4).Draw(t, "rules") {
		e.Rules = append(e.Rules, genBanded(t, fmt.Sprintf("r-%d", i)))
	}
	ids := make([]string, len(e.Rules))
	for i := range e.Rules {
		ids[i] = e.Rules[i].ID
	}
	g := thresholds.Group{ID: "group", Of: ids, Join: rapid.SampledFrom([]thresholds.Join{
		thresholds.JoinAll, thresholds.JoinAny, thresholds.JoinWorst, thresholds.JoinFailed,
	}).Draw(t, "join")}
	if g.Join == thresholds.JoinFailed {
		g.Limit = thresholds.MustParseLimit("at most 1")
	}
	if g.Join == thresholds.JoinWorst {
		g.Order = []string{"best", "middle", "last"}
	}
	e.Groups = []thresholds.Group{g}
	e.Scores = []thresholds.Score{genScore(t, ids)}
	e.Points = []thresholds.Points{genPoints(t, e.Rules)}
	e.Tiers = []thresholds.Tier{{ID: "ladder", Levels: []thresholds.Level{
		{Level: "gold", All: []string{ids[0], "group", "score", "points"}}, {Level: "silver", All: []string{ids[1], "score"}}, {Level: "none"},
	}}}
	return e
}

// genBanded draws a rule with bands, at times with a warning, a streak, or as advice.
func genBanded(t *rapid.T, id string) thresholds.Rule {
	v := rapid.SampledFrom(wholeMetrics).Draw(t, "metric")
	op, steps := thresholds.AtMost, []int64{50, 150, 300} // permille
	switch v {
	case "on-time-delivery-rate":
		op, steps = thresholds.AtLeast, []int64{900, 700, 400}
	case "policy-violations":
		steps = []int64{1000, 3000, 6000}
	}
	at := func(i int) thresholds.Limit { return thresholds.Limit{Op: op, Value: decimal.New(steps[i], -3)} }
	r := thresholds.Rule{ID: id, Metric: v, Window: window.Span{Days: rapid.SampledFrom([]int{7, 30}).Draw(t, "days")}, Limit: at(rapid.IntRange(1, 2).Draw(t, "limit"))}
	for i, level := range []string{"best", "middle", "last"} {
		b := thresholds.Band{Level: level, Points: int64(5 - 2*i)}
		if i < 2 {
			b.Limit = at(i)
		}
		r.Bands = append(r.Bands, b)
	}
	switch rapid.IntRange(0, 3).Draw(t, "more") {
	case 1:
		r.Warning = at(0)
	case 2:
		r.Streak = 2
	case 3:
		r.Advice = true
	}
	r.Part = rapid.Bool().Draw(t, "part")
	return r
}

// genScore draws a score over the bands of the rules, a sum or an average.
func genScore(t *rapid.T, ids []string) thresholds.Score {
	s := thresholds.Score{ID: "score", Start: rapid.Int64Range(0, 3).Draw(t, "start"), Average: rapid.Bool().Draw(t, "average")}
	for _, id := range ids {
		s.Terms = append(s.Terms, thresholds.Term{Rule: id, Weight: rapid.Int64Range(1, 3).Draw(t, "weight")})
	}
	limits := []string{"at least 14", "at least 8"}
	if s.Average {
		limits = []string{"at least 4", "at least 2.5"}
	}
	s.Limit = thresholds.MustParseLimit(limits[1])
	s.Bands = []thresholds.Band{{Level: "a", Limit: thresholds.MustParseLimit(limits[0])}, {Level: "b", Limit: s.Limit}, {Level: "c"}}
	if rapid.Bool().Draw(t, "clamped") {
		s.Clamp = &thresholds.Clamp{Least: 0, Most: 12}
	}
	return s
}

// genPoints draws an account of points that failing, or a band, is charged to.
func genPoints(t *rapid.T, rules []thresholds.Rule) thresholds.Points {
	p := thresholds.Points{ID: "points", Window: window.Span{Days: rapid.SampledFrom([]int{7, 30}).Draw(t, "in force")}}
	for _, r := range rules {
		c := thresholds.Charge{Rule: r.ID, Points: rapid.Int64Range(1, 4).Draw(t, "charged")}
		c.Level = rapid.SampledFrom([]string{"", "middle", "last"}).Draw(t, "for")
		p.Charges = append(p.Charges, c)
	}
	p.Limit = thresholds.MustParseLimit("below 8")
	p.Milestones = []thresholds.Milestone{{Level: "m", Limit: thresholds.MustParseLimit("at least 3")}, {Level: "n", Limit: thresholds.MustParseLimit("at least 8"), Lasts: 3}}
	return p
}

// wholeDays are as-of days: evaluation days, and another.
var wholeDays = []string{"2026-11-22", "2026-11-29", "2026-11-24"}

// pinned are figures of which one number of one window is another.
type pinned struct {
	thresholds.Tallies
	metric metrics.Variant
	days   window.Range
	tally  metrics.Tally
}

func (p pinned) Tally(v metrics.Variant, s metrics.Segment, r window.Range, asOf window.Day) (metrics.Tally, error) {
	if v == p.metric && s == metrics.All && r == p.days {
		return p.tally, nil
	}
	return p.Tallies.Tally(v, s, r, asOf)
}

// propHingesOfAll: turning the subjects of a number one by one, each group, score, account of
// points and ladder changes at the number of its hinge, and nowhere before.
func propHingesOfAll(t *rapid.T) {
	j, err := thresholds.NewJudge(thresholds.Policy{Name: "test", Editions: []thresholds.Edition{genWhole(t)}})
	require.NoError(t, err)
	figures := several{}
	for _, v := range j.Metrics() {
		total := rapid.Int64Range(0, 40).Draw(t, "total")
		figures[v] = metrics.Tally{Hits: rapid.Int64Range(0, total).Draw(t, "hits"), Total: total}
	}
	in := thresholds.Inputs{AsOf: day(rapid.SampledFrom(wholeDays).Draw(t, "as of")), Tallies: figures}
	card, err := j.Judge(in)
	require.NoError(t, err)
	outlooks, err := foresight.OfCard(j, in, card)
	require.NoError(t, err)
	got, err := foresight.Hinges(j, in, card, outlooks)
	require.NoError(t, err)
	type number struct {
		metric metrics.Variant
		days   window.Range
	}
	done := map[number]bool{}
	for i := range outlooks {
		v := outlooks[i].Verdict
		n := number{v.Rule.Metric, v.Window}
		if done[n] {
			continue // of one number there is one hinge, whichever rule it is of
		}
		done[n] = true
		for _, step := range []int64{1, -1} {
			var have []foresight.Hinge
			for _, h := range got {
				o := outlooks[h.Outlook].Verdict
				if o.Rule.Metric == n.metric && o.Window == n.days && (hitsAgainst(o) == h.Worse()) == (step > 0) {
					have = append(have, h)
				}
			}
			requireTurns(t, j, in, card, v, step, have)
		}
	}
}

// requireTurns turns the hits of a number one by one, up to twenty more than there can be.
func requireTurns(t *rapid.T, j *thresholds.Judge, in thresholds.Inputs, card thresholds.Scorecard, v thresholds.Verdict, step int64, have []foresight.Hinge) {
	type change struct {
		Outcome            string
		Turn               int64
		From, To           thresholds.Status
		FromLevel, ToLevel string
	}
	var want, found []change
	changed := map[string]bool{}
	figures := in.Tallies
	for n := int64(1); ; n++ {
		tally := v.Tally
		tally.Hits += n * step
		if tally.Hits < 0 || tally.Hits > tally.Total && v.Kind != metrics.Number || n > 60 {
			break
		}
		in.Tallies = pinned{figures, v.Rule.Metric, v.Window, tally}
		then, err := j.Judge(in)
		require.NoError(t, err)
		for i, o := range then.Outcomes {
			if now := card.Outcomes[i]; !changed[o.ID] && (o.Status != now.Status || o.Level != now.Level) {
				changed[o.ID] = true
				want = append(want, change{o.ID, n, now.Status, o.Status, now.Level, o.Level})
			}
		}
	}
	for _, h := range have {
		found = append(found, change{h.Outcome, max(h.Turn, -h.Turn), h.From, h.To, h.FromLevel, h.ToLevel})
	}
	order := func(a, b change) int { return slices.Compare([]string{a.Outcome}, []string{b.Outcome}) }
	slices.SortFunc(want, order)
	slices.SortFunc(found, order)
	require.Equal(t, want, found)
}

// propWhatIfOfAll: a hypothesis changes parts and outcomes as applying to a copy does.
func propWhatIfOfAll(t *rapid.T) {
	asOf := day(rapid.SampledFrom(wholeDays).Draw(t, "as of"))
	p := thresholds.Policy{Name: "test", Editions: []thresholds.Edition{genWhole(t)}}
	j, err := thresholds.NewJudge(p)
	require.NoError(t, err)
	a := &account{history: genHistoryOn(t, time.UTC, asOf), policy: p, judge: j, in: thresholds.Inputs{AsOf: asOf}}
	a.requireWhatIf(t)
}

func TestHingesOfAllAreBruteForce(t *testing.T) { rapid.Check(t, propHingesOfAll) }
func TestWhatIfOfAllIsApplying(t *testing.T)    { rapid.Check(t, propWhatIfOfAll) }

func FuzzHingesOfAll(f *testing.F) { f.Fuzz(rapid.MakeFuzz(propHingesOfAll)) }

// TestGenWhole keeps the generator honest: every kind of outcome has hinges, both ways.
func TestGenWhole(t *testing.T) {
	seen := map[string]bool{}
	for seed := range 150 {
		rapid.Custom(func(t *rapid.T) bool {
			j, err := thresholds.NewJudge(thresholds.Policy{Name: "test", Editions: []thresholds.Edition{genWhole(t)}})
			require.NoError(t, err)
			figures := several{}
			for _, v := range j.Metrics() {
				figures[v] = metrics.Tally{Hits: rapid.Int64Range(0, 40).Draw(t, "hits"), Total: 40}
			}
			in := thresholds.Inputs{AsOf: day(wholeDays[0]), Tallies: figures}
			card, err := j.Judge(in)
			require.NoError(t, err)
			outlooks, err := foresight.OfCard(j, in, card)
			require.NoError(t, err)
			got, err := foresight.Hinges(j, in, card, outlooks)
			require.NoError(t, err)
			for _, h := range got {
				seen[fmt.Sprint(h.Kind, h.Worse())] = true
			}
			return true
		}).Example(seed)
	}
	for _, k := range []thresholds.OutcomeKind{thresholds.GroupOutcome, thresholds.ScoreOutcome, thresholds.PointsOutcome, thresholds.TierOutcome} {
		require.True(t, seen[fmt.Sprint(k, true)] && seen[fmt.Sprint(k, false)], k)
	}
}
