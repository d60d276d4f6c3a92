package metrics_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	reports "github.com/sellerperf/sellerperf/report"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/amazon"
	"github.com/sellerperf/sellerperf/window"
)

// propSameJSON: the same events in any order, told again, split over ledgers and merged, give
// the same scorecard, byte by byte.
func propSameJSON(t *rapid.T) {
	s := genStream(t)
	policy := amazon.US()
	edition := policy.Editions[len(policy.Editions)-1]
	edition.From = window.Date(2000, 1, 1)
	policy.Zone, policy.Editions = s.loc.String(), []thresholds.Edition{edition}
	judge, err := thresholds.NewJudge(policy)
	require.NoError(t, err)
	ledger := func(parts ...[]metrics.Event) *metrics.Ledger {
		out, err := metrics.NewLedger(metrics.Config{Location: judge.Location(), Metrics: judge.Metrics()})
		require.NoError(t, err)
		for _, evs := range parts {
			other, err := metrics.NewLedger(metrics.Config{Location: judge.Location(), Metrics: judge.Metrics()})
			require.NoError(t, err)
			require.NoError(t, other.ApplyAll(evs))
			require.NoError(t, out.Merge(other))
		}
		return out
	}
	hands := make([][]metrics.Event, 3)
	for _, ev := range genHistory(t, s.events) {
		i := rapid.IntRange(0, len(hands)-1).Draw(t, "to")
		hands[i] = append(hands[i], ev)
	}
	want, got := ledger(s.events), ledger(hands...)
	for range 3 {
		// The lag of a rule ends on the days of the stream.
		asOf := s.days.First.Add(rapid.IntRange(0, s.days.Len()+30).Draw(t, "as of"))
		require.Equal(t, scorecardOf(t, judge, want, asOf), scorecardOf(t, judge, got, asOf))
	}
}

// scorecardOf is the scorecard in JSON, with what the ledger holds but for the count of events.
func scorecardOf(t *rapid.T, judge *thresholds.Judge, l *metrics.Ledger, asOf window.Day) string {
	card, err := judge.Judge(thresholds.Inputs{AsOf: asOf, Tallies: l})
	require.NoError(t, err)
	held := l.Stats()
	held.Events = 0
	var b bytes.Buffer
	require.NoError(t, reports.JSON(&b, card, reports.JSONOptions{Input: &held}))
	return b.String()
}

func TestSameJSON(t *testing.T) { rapid.Check(t, propSameJSON) }

func FuzzSameJSON(f *testing.F) { f.Fuzz(rapid.MakeFuzz(propSameJSON)) }
