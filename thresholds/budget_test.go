package thresholds_test

import (
	"math"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
)

func TestBudget(t *testing.T) {
	const none = math.MinInt64
	for _, c := range []struct {
		name        string
		def         metrics.Definition
		limit       string
		floor       int64
		hits, total int64
		want        int64
	}{
		{"19 defects in 2,000", badShare, "below 0.01", 0, 0, 2000, 19},
		{"12 of them used", badShare, "below 0.01", 0, 12, 2000, 7},
		{"100 orders allow none", badShare, "below 0.01", 0, 0, 100, 0},
		{"99 neither", badShare, "below 0.01", 0, 0, 99, 0},
		{"1 of 100 must go", badShare, "below 0.01", 0, 1, 100, -1},
		{"1 of 101 may stay", badShare, "below 0.01", 0, 1, 101, 0},
		{"the sample of the design", badShare, "below 0.01", 0, 12, 1034, -2},
		{"at most 1 % of 100", badShare, "at most 0.01", 0, 0, 100, 1},
		{"20 late units of 200", goodShare, "at least 0.90", 0, 200, 200, 20},
		{"exactly 90 % of 200", goodShare, "at least 0.90", 0, 180, 200, 0},
		{"above 90 % of 200", goodShare, "above 0.90", 0, 200, 200, 19},
		{"two short", goodShare, "at least 0.90", 0, 178, 200, -2},
		{"a count that must be 0", badCount, "equal 0", 0, 3, 0, -3},
		{"and is", badCount, "equal 0", 0, 0, 0, 0},
		{"a count at most 5", badCount, "at most 5", 0, 3, 0, 2},
		{"a count below 2.5", badCount, "below 2.5", 0, 3, 0, -1},
		{"a count at least 5", badCount, "at least 5", 0, 7, 0, 2},
		{"eBay: 3 cases or more above 0.3 %", badShare, "at most 0.003", 3, 2, 10, 0},
		{"eBay: 3 in 999", badShare, "at most 0.003", 3, 3, 999, -1},
		{"eBay: 3 in 1,000", badShare, "at most 0.003", 3, 3, 1000, 0},
		{"bol: 1 late of 2, strikes from 3", goodShare, "at least 0.93", 3, 1, 2, 1},
		{"bol: 92 of 100", goodShare, "at least 0.93", 3, 92, 100, -1},
		{"a floor and a count", badCount, "equal 0", 3, 1, 0, 1},
		{"all of a share", goodShare, "equal 1", 0, 95, 100, -5},
		{"none of a share", badShare, "equal 0", 0, 4, 100, -4},
		{"half of 10", goodShare, "equal 0.5", 0, 7, 10, -2},
		{"half of 11 there is not", goodShare, "equal 0.5", 0, 7, 11, none},
		{"against the grain: hits may go", badShare, "at least 0.5", 0, 7, 10, 2},
		{"not clamped", badShare, "at most 1", 0, 3, 10, 7},
		{"a mean has no subjects", goodMean, "at least 4.8", 0, 49, 10, none},
		{"nor has money", badMoney, "below 0.05", 0, 49, 1000, none},
		{"nor an empty total", badShare, "below 0.01", 0, 0, 0, none},
	} {
		r := ruleOf(c.def, c.limit)
		r.Floor = c.floor
		v := verdictOf(t, r, metrics.Tally{Hits: c.hits, Total: c.total})
		got := v.Budget
		if !v.HasBudget {
			got = none
		}
		require.Equal(t, c.want, got, c.name)
		require.Equal(t, v.HasBudget && v.Budget < 0, v.HasBudget && v.Status == thresholds.Fail, c.name)
	}
}

// genRule draws a valid rule on a share of small numbers, and its tally.
func genRule(t *rapid.T) (thresholds.Rule, metrics.Tally) {
	def := rapid.SampledFrom([]metrics.Definition{badShare, goodShare}).Draw(t, "metric")
	op := rapid.SampledFrom([]thresholds.Op{
		thresholds.Below, thresholds.AtMost, thresholds.Above, thresholds.AtLeast, thresholds.Equal,
	}).Draw(t, "op")
	least, most := int64(0), int64(1000)
	switch op {
	case thresholds.Below:
		least = 1
	case thresholds.Above:
		most = 999
	}
	r := ruleOf(def, "equal 0")
	r.Limit = thresholds.Limit{Op: op, Value: decimal.New(rapid.Int64Range(least, most).Draw(t, "permille"), -3)}
	total := rapid.OneOf(rapid.Int64Range(1, 400), rapid.Just[int64](200)).Draw(t, "total")
	if op == thresholds.Equal && rapid.Bool().Draw(t, "fifth") {
		r.Limit.Value = decimal.New(2, -1)
	}
	if op != thresholds.Equal || r.Limit.Value.IsZero() {
		r.Floor = rapid.Int64Range(0, 6).Draw(t, "floor")
	}
	hits := rapid.OneOf(rapid.Int64Range(0, total), rapid.Just(total/5)).Draw(t, "hits")
	return r, metrics.Tally{Hits: hits, Total: total}
}

// propBudgetEvents: with the budget used up the rule just does not fail, and with
// one more it does.
func propBudgetEvents(t *rapid.T) {
	r, tally := genRule(t)
	v := verdictOf(t, r, tally)
	fails := func(hits int64) bool {
		return verdictOf(t, r, metrics.Tally{Hits: hits, Total: tally.Total}).Status == thresholds.Fail
	}
	if !v.HasBudget {
		require.Equal(t, thresholds.Equal, r.Limit.Op)
		for h := int64(0); h <= tally.Total; h++ {
			require.True(t, fails(h), "%d", h)
		}
		return
	}
	switch op := r.Limit.Op; {
	case op.IsUpper(), op == thresholds.Equal && r.Limit.Value.IsZero():
		require.False(t, fails(tally.Hits+v.Budget))
		require.True(t, fails(tally.Hits+v.Budget+1))
	case op.IsLower():
		require.False(t, fails(tally.Hits-v.Budget))
		require.True(t, fails(tally.Hits-v.Budget-1))
	default:
		require.LessOrEqual(t, v.Budget, int64(0))
		if v.Budget == 0 {
			require.False(t, fails(tally.Hits))
			require.True(t, fails(tally.Hits+1))
			require.True(t, fails(tally.Hits-1))
		} else {
			require.True(t, fails(tally.Hits))
			require.NotEqual(t, fails(tally.Hits+v.Budget), fails(tally.Hits-v.Budget), "one way passes")
		}
	}
}

func TestBudgetEventsJustPass(t *testing.T) { rapid.Check(t, propBudgetEvents) }

// propStricter: a stricter limit never turns fail into pass, nor grows the budget.
func propStricter(t *rapid.T) {
	r, tally := genRule(t)
	if r.Limit.Op == thresholds.Equal {
		t.Skip("equal has no stricter")
	}
	v := verdictOf(t, r, tally)
	strict := r
	step := decimal.New(rapid.Int64Range(0, 300).Draw(t, "step"), -3)
	one := decimal.NewFromInt(1)
	if r.Limit.Op.IsUpper() {
		strict.Limit.Value = r.Limit.Value.Sub(step)
	} else {
		strict.Limit.Value = r.Limit.Value.Add(step)
	}
	if strict.Limit.Value.Sign() <= 0 || strict.Limit.Value.Cmp(one) >= 0 {
		t.Skip("nothing is stricter by so much")
	}
	s := verdictOf(t, strict, tally)
	if v.Status == thresholds.Fail {
		require.Equal(t, thresholds.Fail, s.Status)
	}
	require.LessOrEqual(t, s.Budget, v.Budget)
	closed := strict // the open operator is stricter than the closed one
	closed.Limit.Op = map[thresholds.Op]thresholds.Op{
		thresholds.AtMost: thresholds.Below, thresholds.Below: thresholds.Below,
		thresholds.AtLeast: thresholds.Above, thresholds.Above: thresholds.Above,
	}[strict.Limit.Op]
	if s.Status == thresholds.Fail {
		require.Equal(t, thresholds.Fail, verdictOf(t, closed, tally).Status)
	}
}

func TestStricterNeverTurnsFailIntoPass(t *testing.T) { rapid.Check(t, propStricter) }

func TestBudgetOfHugeNumbers(t *testing.T) {
	v := verdictOf(t, ruleOf(badShare, "at most 0.999999999999999999"), metrics.Tally{Hits: 0, Total: math.MaxInt64})
	require.True(t, v.HasBudget)
	require.Equal(t, int64(9223372036854775797), v.Budget) // floor of MaxInt64 - 9.22...
	v = verdictOf(t, ruleOf(badCount, "at most 1"), metrics.Tally{Hits: math.MinInt64})
	require.False(t, v.HasBudget, "does not fit")
	require.Equal(t, thresholds.Pass, v.Status)
}
