package foresight_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/amazon"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// propImpact: day by day, the runs of days say exactly where the two scorecards differ.
func propImpact(t *rapid.T) {
	h := genHistory(t)
	rules := []thresholds.Rule{genRule(t, "a"), genRule(t, "b"), genRule(t, "c")}
	other := []thresholds.Rule{genRule(t, "d"), rules[1], rules[0]}
	other[1] = plain(other[1])
	other[1].Limit, other[1].Warning, other[1].Floor = genLimit(t), thresholds.Limit{}, 0
	a, b := judgeOf(t, rules...), judgeOf(t, other...)
	both := judgeOf(t, append(rules, func() thresholds.Rule { d := other[0]; d.ID = "d"; return d }())...)
	l := h.ledger(both, nil)
	days := window.Range{First: h.asOf.Add(-30), Last: h.asOf}
	got, err := foresight.Impact(a, b, thresholds.Inputs{Tallies: l}, days)
	require.NoError(t, err)
	require.Len(t, got, 4)
	for i, id := range []string{"a", "b", "c", "d"} {
		require.Equal(t, id, got[i].Rule)
		require.Equal(t, id == "c", got[i].OnlyA)
		require.Equal(t, id == "d", got[i].OnlyB)
	}
	agreed := window.Day{}
	for d := range days.Days() {
		cardA, err := a.Judge(thresholds.Inputs{AsOf: d, Tallies: l})
		require.NoError(t, err)
		cardB, err := b.Judge(thresholds.Inputs{AsOf: d, Tallies: l})
		require.NoError(t, err)
		va, _ := cardA.Verdict("b")
		vb, _ := cardB.Verdict("b")
		want := fmt.Sprint(va.Status, vb.Status)
		if va.Status == vb.Status {
			want, agreed = "", d
		}
		has := ""
		for _, diff := range got[1].Differences {
			if diff.Days.Contains(d) {
				require.Empty(t, has, "twice")
				has = fmt.Sprint(diff.A, diff.B)
			}
		}
		require.Equal(t, want, has, "%v", d)
	}
	switch since := got[1].Since(days.Last); {
	case agreed == days.Last:
		require.False(t, since.IsValid())
	case !agreed.IsValid():
		require.Equal(t, days.First, since)
	default:
		require.Equal(t, agreed.Add(1), since)
	}
	require.Empty(t, got[0].Differences, "the same rule in both")
}

func TestImpactIsDayByDay(t *testing.T) { rapid.Check(t, propImpact) }

func TestOfEdition(t *testing.T) {
	p := amazon.US()
	p.Zone = ""
	for _, e := range p.Editions {
		one, ok := foresight.OfEdition(p, e.ID)
		require.True(t, ok)
		j, err := thresholds.NewJudge(one)
		require.NoError(t, err)
		l, err := metrics.NewLedger(config(j, time.UTC))
		require.NoError(t, err)
		card, err := j.Judge(thresholds.Inputs{AsOf: day("2001-01-01"), Tallies: l})
		require.NoError(t, err)
		require.Equal(t, e.ID, card.Edition)
	}
	require.NotEqual(t, 1, len(p.Editions), "the policy itself is untouched")
	_, ok := foresight.OfEdition(p, "1999")
	require.False(t, ok)
}
