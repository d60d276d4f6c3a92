package metrics_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/synth"
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// The cases of a ledger that is so large that they are made day by day are those that are
// found without sorting, in the same order; what is open is listed by deadline, each once.
func TestCasesOfManyRecords(t *testing.T) {
	loc, err := time.LoadLocation("America/Los_Angeles")
	require.NoError(t, err)
	l, err := metrics.NewLedger(metrics.Config{Location: loc})
	require.NoError(t, err)
	events := synth.Events(synth.Config{Orders: 17_000, Days: 40, Start: window.MustParseDay("2026-09-01")})
	require.NoError(t, l.ApplyAll(events))
	require.Greater(t, l.Stats().Orders, int64(1<<14))
	days := window.Range{First: window.MustParseDay("2026-09-05"), Last: window.MustParseDay("2026-10-12")}
	asOf := days.Last.Add(-3)
	found, opened := 0, int64(0)
	for _, v := range l.Metrics() {
		seq, err := l.Cases(v, metrics.All, days, asOf)
		require.NoError(t, err)
		got := slices.Collect(seq)
		want, others, err := l.FirstCases(v, metrics.All, days, asOf, nil, 1<<20)
		require.NoError(t, err)
		require.Zero(t, others)
		require.Len(t, got, len(want), "%v", v)
		for i := range want {
			require.Equal(t, want[i], got[i], "%v", v)
		}
		found += len(got)

		open, err := l.Open(v, metrics.All, asOf)
		require.NoError(t, err)
		cases := slices.Collect(open)
		require.True(t, slices.IsSortedFunc(cases, func(a, b metrics.Case) int { return a.Due.Compare(b.Due) }), "%v", v)
		sum := int64(0)
		seen := map[string]bool{}
		for _, c := range cases {
			sum += c.Tally.Open
			key := c.ID + "|" + c.Thing + "|" + string(c.Segment) + "|" + c.Day.String() + c.Due.String()
			require.False(t, seen[key], "%v: %s is there twice", v, key)
			seen[key] = true
		}
		for _, c := range want {
			if c.Tally.Open != 0 { // its own day is over
				require.True(t, seen[c.ID+"|"+c.Thing+"|"+string(c.Segment)+"|"+c.Day.String()+c.Due.String()], "%v: %v is not there", v, c)
			}
		}
		opened += sum
	}
	require.Positive(t, opened)
	require.Greater(t, found, 100_000)
	first, err := l.Cases("order-defect-rate", metrics.All, days, asOf)
	require.NoError(t, err)
	for range first {
		break // who stops early is not called again
	}
}
