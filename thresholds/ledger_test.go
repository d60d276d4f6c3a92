package thresholds_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/amazon"
)

// ledgerOf holds n seller-fulfilled orders, one after another over the 200 days up
// to asOf, all shipped in time.
func ledgerOf(t testing.TB, n int) *metrics.Ledger {
	t.Helper()
	ledger, err := metrics.NewLedger(metrics.Config{Location: time.UTC})
	require.NoError(t, err)
	evs := make([]metrics.Event, 0, 2*n)
	for i := range n {
		at := asOf.Add(-199 + i*200/n).Start(time.UTC).Add(time.Hour)
		meta := metrics.Meta{At: at, Order: fmt.Sprintf("112-%07d-%07d", i/1000, i)}
		evs = append(evs, &metrics.OrderPlaced{Meta: meta, Channel: metrics.MFN, ShipBy: at.Add(time.Hour)})
		meta.At = at.Add(time.Minute)
		evs = append(evs, &metrics.ShipmentConfirmed{Meta: meta, Shipment: "1"})
	}
	require.NoError(t, ledger.ApplyAll(evs))
	return ledger
}

// One defect is too many for 100 orders, and not for 101; what it would be without
// is an overlay away, and the ledger's table is judged alike.
func TestJudgeOnALedger(t *testing.T) {
	p := amazon.US()
	p.Zone = ""
	judge, err := thresholds.NewJudge(p)
	require.NoError(t, err)
	for _, c := range []struct {
		orders int
		status thresholds.Status
		budget int64
	}{{100, thresholds.Fail, -1}, {101, thresholds.Pass, 0}} {
		ledger, err := metrics.NewLedger(metrics.Config{Location: time.UTC, Metrics: judge.Metrics()})
		require.NoError(t, err)
		placed := asOf.Add(-20).Start(time.UTC)
		for i := range c.orders {
			require.NoError(t, ledger.Apply(&metrics.OrderPlaced{
				Meta: metrics.Meta{At: placed, Order: fmt.Sprint(i)}, Channel: metrics.MFN,
			}))
		}
		meta := metrics.Meta{At: placed.Add(time.Hour), Order: "7"}
		require.NoError(t, ledger.Apply(&metrics.FeedbackLeft{Meta: meta, Rating: 1}))

		in := thresholds.Inputs{AsOf: asOf, Tallies: ledger}
		card, err := judge.Judge(in)
		require.NoError(t, err)
		v := card.Verdicts[0]
		require.Equal(t, metrics.NewRatio(1, int64(c.orders)), v.Ratio)
		require.Equal(t, c.status, v.Status)
		require.Equal(t, c.budget, v.Budget)
		late := card.Verdicts[2]
		require.Equal(t, thresholds.NoData, late.Status)
		require.Equal(t, []thresholds.Warning{{Code: thresholds.WarnUnanchored, Count: int64(c.orders)}}, late.Warnings)

		cases, err := ledger.Cases(v.Rule.Metric, v.Rule.Segment, v.Window, asOf)
		require.NoError(t, err)
		var against []string
		for c := range cases {
			if v.Against(c) {
				against = append(against, c.ID)
			}
		}
		require.Equal(t, []string{"7"}, against)

		meta.At = meta.At.Add(time.Hour)
		without, err := ledger.WhatIf(&metrics.FeedbackRemoved{Meta: meta})
		require.NoError(t, err)
		hypothetical, err := judge.Judge(thresholds.Inputs{AsOf: asOf, Tallies: without})
		require.NoError(t, err)
		require.Equal(t, thresholds.Pass, hypothetical.Verdicts[0].Status)

		again, err := judge.Judge(thresholds.Inputs{AsOf: asOf, Tallies: ledger.Table()})
		require.NoError(t, err)
		require.Equal(t, card, again)
	}
}

// Retiring what no window reaches back to changes no verdict, then or later.
func TestRetireBeforeEarliest(t *testing.T) {
	p := amazon.US()
	p.Zone = ""
	judge, err := thresholds.NewJudge(p)
	require.NoError(t, err)
	all, some := ledgerOf(t, 2000), ledgerOf(t, 2000)
	for _, v := range judge.Metrics() {
		require.NoError(t, all.Declare(v))
		require.NoError(t, some.Declare(v))
	}
	require.NoError(t, some.Retire(judge.Earliest(asOf)))
	require.Positive(t, some.Stats().Retired)
	require.Positive(t, some.Stats().Orders)
	for _, ahead := range []int{-100, 0, 1, 30, 75} {
		want, err := judge.Judge(thresholds.Inputs{AsOf: asOf.Add(ahead), Tallies: all})
		require.NoError(t, err)
		got, err := judge.Judge(thresholds.Inputs{AsOf: asOf.Add(ahead), Tallies: some})
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
}
