package foresight_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// below1 is the rule of an order defect rate below 1 %.
func below1() thresholds.Rule {
	return thresholds.Rule{
		ID: "defects", Metric: "order-defect-rate", Segment: metrics.SegmentMFN,
		Window: window.Span{Days: 60, Lag: 15}, Limit: thresholds.MustParseLimit("below 0.01"),
	}
}

func TestBudgetBelowOnePercent(t *testing.T) {
	j := judgeOf(t, below1())
	for _, c := range []struct{ hits, total, turn, good, bad, from int64 }{
		{12, 2000, 7, 0, 8, 20},    // 8 new bad ones: 20 of 2,008 are below 1 %, 21 of 2,009 are not
		{0, 2000, 19, 0, 20, 20},   // 20 of 2,020
		{0, 100, 0, 0, 1, 1},       // 1 of 101 is below 1 %
		{12, 1034, -2, 167, 0, 11}, // 12 of 1,201
		{0, 99, 0, 0, 0, 1},
	} {
		b := of(t, j, fixed{tally: metrics.Tally{Hits: c.hits, Total: c.total}}, day("2026-11-22"))[0].Budget()
		require.True(t, b.HasTurn && b.HasGood && b.HasBad && b.HasFailsFrom)
		require.Equal(t, c.turn, b.Turn, "%v", c)
		require.Equal(t, c.good, b.Good, "%v", c)
		require.Equal(t, c.bad, b.Bad, "%v", c)
		require.Equal(t, c.from, b.FailsFrom, "%v", c)
		require.Equal(t, c.hits, b.Against)
	}
}

func TestBudgetFloorsAndMinimums(t *testing.T) {
	// bol.com: a strike only from the third late one.
	floor := thresholds.Rule{
		ID: "on-time", Metric: "on-time-delivery-rate", Window: window.Span{Days: 7},
		Limit: thresholds.MustParseLimit("at least 0.93"), Floor: 3,
	}
	b := of(t, judgeOf(t, floor), fixed{tally: metrics.Tally{Hits: 9, Total: 10}}, day("2026-11-22"))[0].Budget()
	require.Equal(t, int64(3), b.FailsFrom, "fails only from the third late one")
	require.Equal(t, int64(1), b.Turn)
	require.Equal(t, int64(1), b.Against)

	minimum := below1()
	minimum.Minimum = 100
	b = of(t, judgeOf(t, minimum), fixed{tally: metrics.Tally{Hits: 2, Total: 90}}, day("2026-11-22"))[0].Budget()
	require.False(t, b.HasTurn)
	require.Equal(t, int64(10), b.ToJudged)
	require.Equal(t, int64(1), b.FailsFrom, "of the 100 that are judged")
	require.Equal(t, int64(9), b.Bad, "the tenth makes it 100, and 12 of 100 fail")

	empty := of(t, judgeOf(t, below1()), fixed{}, day("2026-11-22"))[0].Budget()
	require.Equal(t, int64(1), empty.ToJudged)

	zero := below1()
	zero.Limit = thresholds.MustParseLimit("equal 0")
	b = of(t, judgeOf(t, zero), fixed{tally: metrics.Tally{Hits: 1, Total: 90}}, day("2026-11-22"))[0].Budget()
	require.False(t, b.HasGood, "no number of good ones makes one none")
	require.Equal(t, int64(-1), b.Turn)
	require.Contains(t, b.Assumes.String(), "nothing else that is counted changes")
}

// propBudget: every part of the budget is what one finds by adding or turning subjects
// one by one and judging each time.
func propBudget(t *rapid.T) {
	r := genRule(t, "r")
	r.LowVolume = nil
	requireBudget(t, oracleOf(t, r, thresholds.Inputs{AsOf: day("2026-11-22")}), 60)
}

// requireBudget draws a tally of up to so many, and checks the budget of it.
func requireBudget(t *rapid.T, is oracle, most int64) {
	total := rapid.Int64Range(0, most).Draw(t, "total")
	hits := rapid.Int64Range(0, total).Draw(t, "hits")
	in := is.in
	in.Tallies = is.fixed(metrics.Tally{Hits: hits, Total: total})
	outlooks, err := foresight.Of(is.j, in)
	require.NoError(t, err)
	v, b := outlooks[0].Verdict, outlooks[0].Budget()
	if !hasSubjects(v) {
		require.False(t, b.HasTurn || b.HasGood || b.HasBad || b.HasFailsFrom, "a mean and money have none")
		return
	}
	if isCount(v) && between(v) {
		return // no side is the bad one
	}
	requireAdded(t, is, v, b, hits, total)
	requireFailsFrom(t, is, v, b, hits, total)
}

// far is how many subjects brute force adds.
const far = 2500

// requireAdded: so many good ones make it pass, so many bad ones make it fail.
func requireAdded(t *rapid.T, is oracle, v thresholds.Verdict, b foresight.Budget, hits, total int64) {
	bad, good := int64(0), int64(1) // what hit a subject adds
	if hitsAgainst(v) {
		bad, good = 1, 0
	}
	find := func(hit int64, want bool) (int64, bool) {
		for n := range int64(far) {
			if is.fails(t, hits+n*hit, total+n) == want {
				return n, true
			}
		}
		return 0, false
	}
	if n, ok := find(good, false); ok {
		require.Equal(t, foresight.Budget{Good: n, HasGood: true}, foresight.Budget{Good: b.Good, HasGood: b.HasGood})
	} else {
		require.True(t, !b.HasGood || b.Good >= far, "%+v", b)
	}
	if n, ok := find(bad, true); ok {
		require.Equal(t, foresight.Budget{Bad: max(n-1, 0), HasBad: true}, foresight.Budget{Bad: b.Bad, HasBad: b.HasBad})
	} else {
		require.True(t, !b.HasBad || b.Bad >= far-1, "%+v", b)
	}
}

// requireFailsFrom: from so many on it fails, and what is left up to there is the budget.
func requireFailsFrom(t *rapid.T, is oracle, v thresholds.Verdict, b foresight.Budget, hits, total int64) {
	r, against := v.Rule, hitsAgainst(v)
	judgedTotal := max(total, r.Minimum, 1)
	if between(v) || isCount(v) && !against {
		require.False(t, b.HasFailsFrom)
		return
	}
	most := judgedTotal
	if isCount(v) {
		most = far
	}
	failing := func(n int64) bool {
		switch {
		case r.Of == thresholds.Total:
			return is.fails(t, n, n)
		case isCount(v), against:
			return is.fails(t, n, judgedTotal)
		}
		return is.fails(t, judgedTotal-n, judgedTotal)
	}
	from := int64(0)
	for from <= most && !failing(from) {
		from++
	}
	if from > most {
		require.True(t, !b.HasFailsFrom || b.FailsFrom > most, "%+v", b)
	} else {
		require.Equal(t, foresight.Budget{FailsFrom: from, HasFailsFrom: true}, foresight.Budget{FailsFrom: b.FailsFrom, HasFailsFrom: b.HasFailsFrom})
	}
	if b.HasTurn && r.Of != thresholds.Total && r.FloorTotal <= total && v.Status != thresholds.NoData && !r.Advice && max(b.Turn, -b.Turn) < far {
		require.Equal(t, b.Turn, turning(t, is, v, hits, total))
	}
}

// turning turns subjects one by one, the total staying, until the verdict flips.
func turning(t *rapid.T, is oracle, v thresholds.Verdict, hits, total int64) int64 {
	step := int64(1)
	if !hitsAgainst(v) {
		step = -1
	}
	n := int64(0)
	if is.fails(t, hits, total) {
		for ; n > -far && is.fails(t, hits+n*step, total); n-- {
		}
		return n
	}
	for ; n < far && !is.fails(t, hits+(n+1)*step, total); n++ {
	}
	return n
}

func TestBudgetIsBruteForce(t *testing.T) { rapid.Check(t, propBudget) }

func FuzzBudget(f *testing.F) { f.Fuzz(rapid.MakeFuzz(propBudget)) }
