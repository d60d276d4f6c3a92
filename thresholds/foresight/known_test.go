package foresight_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// propAsKnown: a day as it was known is that of a ledger that only got what had been told,
// and the history in one pass is a replay for each day.
func propAsKnown(t *rapid.T) {
	h := genHistory(t)
	j := genJudge(t, 3)
	days := window.Range{First: h.asOf.Add(-6), Last: h.asOf.Add(3)}
	next := days.First
	for card, err := range foresight.History(j, thresholds.Inputs{}, h.events, days, config(j, h.loc)) {
		require.NoError(t, err)
		replay := h.ledger(j, func(ev metrics.Event) bool {
			m := ev.Common()
			told := m.Seen
			if told.IsZero() {
				told = m.At
			}
			return !told.After(next.End(h.loc).Add(time.Second - 1))
		})
		want, err := j.Judge(thresholds.Inputs{AsOf: next, Tallies: replay})
		require.NoError(t, err)
		require.Equal(t, want, card)
		l, err := foresight.AsKnown(slices.Values(h.events), next, config(j, h.loc))
		require.NoError(t, err)
		same, err := j.Judge(thresholds.Inputs{AsOf: next, Tallies: l})
		require.NoError(t, err)
		require.Equal(t, want, same)
		next = next.Add(1)
	}
	require.Equal(t, days.Last.Add(1), next)
}

func TestAsKnownIsReplay(t *testing.T) { rapid.Check(t, propAsKnown) }

func FuzzAsKnown(f *testing.F) { f.Fuzz(rapid.MakeFuzz(propAsKnown)) }

func TestHistoryFails(t *testing.T) {
	j := judgeOf(t, below1())
	days := window.Range{First: day("2026-11-20"), Last: day("2026-11-22")}
	bad := []metrics.Event{&metrics.OrderPlaced{Meta: metrics.Meta{At: days.First.Start(time.UTC)}}}
	n := 0
	for _, err := range foresight.History(j, thresholds.Inputs{}, bad, days, config(j, time.UTC)) {
		require.ErrorIs(t, err, metrics.ErrMissing)
		n++
	}
	require.Equal(t, 1, n)
	for _, err := range foresight.History(j, thresholds.Inputs{}, nil, days, metrics.Config{}) {
		require.ErrorIs(t, err, metrics.ErrMissing)
	}
	_, err := foresight.AsKnown(slices.Values(bad), days.Last, config(j, time.UTC))
	require.ErrorIs(t, err, metrics.ErrMissing)
	_, err = foresight.AsKnown(slices.Values(bad), days.Last, metrics.Config{})
	require.ErrorIs(t, err, metrics.ErrMissing)
}

// propWhatIf: the hypothetical scorecard is that of a copy to which the events were applied,
// and the ledger is as it was.
func propWhatIf(t *rapid.T) {
	h := genHistory(t)
	j := genJudge(t, 3)
	cut := rapid.IntRange(0, len(h.events)).Draw(t, "held")
	l := ledgerOf(t, config(j, h.loc), h.events[:cut], nil)
	copied := copyOf(t, l, config(j, h.loc))
	require.NoError(t, copied.ApplyAll(h.events[cut:]))
	in := func(f thresholds.Tallies) thresholds.Inputs { return thresholds.Inputs{AsOf: h.asOf, Tallies: f} }
	before, err := j.Judge(in(l))
	require.NoError(t, err)
	want, err := j.Judge(in(copied))
	require.NoError(t, err)
	got, err := foresight.WhatIf(j, l, thresholds.Inputs{AsOf: h.asOf}, h.events[cut:]...)
	require.NoError(t, err)
	require.Equal(t, before, got.Now)
	require.Equal(t, want, got.Then)
	requireAltered(t, got)
	after, err := j.Judge(in(l))
	require.NoError(t, err)
	require.Equal(t, before, after)
}

// requireAltered: what is said to change is every verdict that is not found unchanged in
// the other scorecard.
func requireAltered(t *rapid.T, h foresight.Hypothesis) {
	require.Equal(t, changedIn(h.Now.Verdicts, h.Then.Verdicts), h.Changed)
	require.Equal(t, changedIn(h.Now.Parts, h.Then.Parts), h.ChangedParts)
	require.Len(t, h.Then.Outcomes, len(h.Now.Outcomes))
	for i, now := range h.Now.Outcomes {
		then := h.Then.Outcomes[i]
		require.Equal(t, now.ID, then.ID)
		differs := now.Status != then.Status || now.Level != then.Level || now.Number != then.Number
		require.Equal(t, differs, slices.Contains(h.ChangedOutcomes, foresight.Altered{Now: i, Then: i}))
	}
}

// changedIn compares verdicts by their names.
func changedIn(now, then []thresholds.Verdict) []foresight.Altered {
	places := func(list []thresholds.Verdict) map[string]int {
		out := map[string]int{}
		for i, v := range list {
			out[v.Rule.ID+string(v.Rule.Segment)] = i
		}
		return out
	}
	nowAt, thenAt := places(now), places(then)
	var want []foresight.Altered
	for k, b := range then {
		i, ok := nowAt[b.Rule.ID+string(b.Rule.Segment)]
		if !ok {
			want = append(want, foresight.Altered{Now: -1, Then: k})
			continue
		}
		a := now[i]
		if a.Status != b.Status || a.Tally != b.Tally || a.Budget != b.Budget || a.HasBudget != b.HasBudget || a.Window != b.Window || a.Level != b.Level {
			want = append(want, foresight.Altered{Now: i, Then: k})
		}
	}
	for i, a := range now {
		if _, ok := thenAt[a.Rule.ID+string(a.Rule.Segment)]; !ok {
			want = append(want, foresight.Altered{Now: i, Then: -1})
		}
	}
	return want
}

func TestWhatIfIsApplyingToACopy(t *testing.T) { rapid.Check(t, propWhatIf) }

func FuzzWhatIf(f *testing.F) { f.Fuzz(rapid.MakeFuzz(propWhatIf)) }
