package thresholds_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
)

// readyOf makes one rule ready.
func readyOf(t *rapid.T, r thresholds.Rule, in thresholds.Inputs) *thresholds.Ready {
	in.AsOf = asOf
	in.Given = []thresholds.Given{{Name: "peer-average", Segment: r.Segment, Number: number("0.75")}}
	ready, err := judgeOf(t, thresholds.Edition{Rules: []thresholds.Rule{r}}).Rules(in)
	require.NoError(t, err)
	require.Len(t, ready, 1)
	return &ready[0]
}

// genSmall draws a rule that may use anything a rule can, and a small tally of few buyers.
func genSmall(t *rapid.T) (thresholds.Rule, metrics.Tally, int64) {
	r := genStandard(t, "r", nil)
	r.Advice = false
	total := rapid.OneOf(rapid.Int64Range(1, 60), rapid.Int64Range(35, 45), rapid.Int64Range(1, 400)).Draw(t, "total")
	hits := rapid.OneOf(rapid.Int64Range(0, total), rapid.Int64Range(0, min(total, 9))).Draw(t, "hits")
	return r, metrics.Tally{Hits: hits, Total: total}, rapid.Int64Range(min(1, hits), hits).Draw(t, "buyers")
}

// turn turns n subjects against a rule, each hit that is new being of a new buyer, and no
// buyer going with one that turns back while there are as many hits left.
func turn(r thresholds.Rule, t metrics.Tally, buyers, n int64) (metrics.Tally, int64) {
	if r.Limit.Op.IsLower() {
		t.Hits -= n
		return t, buyers
	}
	t.Hits += n
	return t, min(buyers+max(n, 0), t.Hits)
}

// propLanguageBudget finds the budget by turning subjects one by one, whatever the
// rule is made of.
func propLanguageBudget(t *rapid.T) {
	r, tally, buyers := genSmall(t)
	if r.Limit.Op == thresholds.Equal && !r.Limit.Value.IsZero() {
		t.Skip("the budget of an equality is another one")
	}
	ready := readyOf(t, r, thresholds.Inputs{})
	v := ready.Judge(tally, buyers)
	if !v.Status.IsJudged() {
		require.False(t, v.HasBudget)
		return
	}
	require.True(t, v.HasBudget)
	fails := func(n int64) bool {
		turned, b := turn(r, tally, buyers, n)
		if turned.Total < r.Minimum {
			t.Fatal("turning changes no total")
		}
		return ready.Fails(turned, b)
	}
	if v.Budget >= 0 {
		for n := range v.Budget + 1 {
			require.False(t, fails(n), "%d of %d", n, v.Budget)
		}
		if tally.Total >= r.FloorTotal {
			require.True(t, fails(v.Budget+1))
		} else {
			require.False(t, fails(v.Budget+1), "never: too little for the floor")
		}
		return
	}
	for n := v.Budget + 1; n <= 0; n++ {
		require.True(t, fails(n), "%d of %d", n, v.Budget)
	}
	require.False(t, fails(v.Budget))
}

func TestLanguageBudget(t *testing.T) { rapid.Check(t, propLanguageBudget) }

// propReach finds the distance to the neighbouring bands by turning subjects one by one.
func propReach(t *rapid.T) {
	r, tally, buyers := genSmall(t)
	ready := readyOf(t, r, thresholds.Inputs{})
	v := ready.Judge(tally, buyers)
	levelAfter := func(n int64) string {
		turned, b := turn(r, tally, buyers, n)
		return ready.Judge(turned, b).Level
	}
	for _, reach := range []struct {
		thresholds.Reach
		sign int64
	}{{v.Better, -1}, {v.Worse, 1}} {
		if reach.Level == "" {
			continue
		}
		require.True(t, reach.Known)
		require.Positive(t, reach.Distance)
		for n := range reach.Distance {
			require.Equal(t, v.Level, levelAfter(reach.sign*n))
		}
		require.NotEqual(t, v.Level, levelAfter(reach.sign*reach.Distance))
	}
}

func TestReach(t *testing.T) { rapid.Check(t, propReach) }

// propLanguageStricter: whatever else the rule is made of, a stricter limit never turns
// fail into pass, nor grows the budget, and a lower floor neither.
func propLanguageStricter(t *rapid.T) {
	r, tally, buyers := genSmall(t)
	if r.Limit.Op == thresholds.Equal {
		t.Skip("equal has no stricter")
	}
	strict := r
	step := decimal.New(rapid.Int64Range(0, 300).Draw(t, "step"), -3)
	if r.Limit.Op.IsUpper() {
		step = step.Neg()
	}
	strict.Limit.Value = r.Limit.Value.Add(step)
	if strict.Limit.Value.Sign() <= 0 || strict.Limit.Value.Cmp(decimal.NewFromInt(1)) >= 0 {
		t.Skip("nothing is stricter by so much")
	}
	for _, l := range []*thresholds.Limit{&strict.Warning, &strict.Target, &strict.Release} {
		if !l.IsZero() {
			*l = strict.Limit
		}
	}
	for _, f := range []*int64{&strict.Floor, &strict.FloorTotal, &strict.FloorBuyers} {
		*f = rapid.Int64Range(0, *f).Draw(t, "floor")
	}
	a, b := readyOf(t, r, thresholds.Inputs{}).Judge(tally, buyers), readyOf(t, strict, thresholds.Inputs{}).Judge(tally, buyers)
	if a.Status == thresholds.Fail {
		require.Equal(t, thresholds.Fail, b.Status)
	}
	require.LessOrEqual(t, b.Budget, a.Budget)
	if r.Release.IsZero() {
		return
	}
	// Who failed before is judged by the release, which is the stricter one.
	before := thresholds.Inputs{Previous: []thresholds.State{{
		ID: "r", Segment: r.Segment, Day: asOf.Add(-1), Status: thresholds.Fail, Broken: 9,
	}}}
	after := readyOf(t, r, before).Judge(tally, buyers)
	if a.Status == thresholds.Fail {
		require.Equal(t, thresholds.Fail, after.Status)
	}
}

func TestLanguageStricter(t *testing.T) { rapid.Check(t, propLanguageStricter) }
