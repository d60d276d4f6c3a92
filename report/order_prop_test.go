package report_test

import (
	"bytes"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/internal/synth"
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/amazon"
	"github.com/sellerperf/sellerperf/window"
)

// propSameJSON: the same events in any order, told again, contradicted, corrected, split over
// ledgers and merged, give the same scorecard, byte by byte.
func propSameJSON(t *rapid.T) {
	judge, err := thresholds.NewJudge(amazon.US())
	require.NoError(t, err)
	ledger := func(parts ...[]metrics.Event) *metrics.Ledger {
		out, err := metrics.NewLedger(metrics.Config{Location: judge.Location(), Metrics: judge.Metrics()})
		require.NoError(t, err)
		for _, evs := range parts {
			one, err := metrics.NewLedger(metrics.Config{Location: judge.Location(), Metrics: judge.Metrics()})
			require.NoError(t, err)
			require.NoError(t, one.ApplyAll(evs))
			require.NoError(t, out.Merge(one))
		}
		return out
	}
	start := window.Date(2026, 9, 1)
	gen := synth.New(synth.Config{
		Orders: rapid.IntRange(1, 30).Draw(t, "orders"), Days: 20, Start: start,
		Seed: rapid.Uint64Range(1, 1<<20).Draw(t, "seed"),
	})
	var events []metrics.Event
	for ev, ok := gen.Next(); ok; ev, ok = gen.Next() {
		events = append(events, ev)
		events = append(events, retold(t, ev)...)
	}
	hands := make([][]metrics.Event, 3)
	for _, ev := range rapid.Permutation(slices.Concat(events, events[:len(events)/3])).Draw(t, "order") {
		i := rapid.IntRange(0, len(hands)-1).Draw(t, "to")
		hands[i] = append(hands[i], ev)
	}
	want, got := ledger(events), ledger(hands...)
	for range 3 {
		asOf := start.Add(rapid.IntRange(0, 90).Draw(t, "as of"))
		require.Equal(t, jsonOf(t, judge, want, asOf), jsonOf(t, judge, got, asOf))
	}
}

// retold is what may be told of an event later, or at once in other words.
func retold(t *rapid.T, ev metrics.Event) []metrics.Event {
	how := rapid.SampledFrom([]string{"", "", "", "other words", "later", "revised", "void"}).Draw(t, "retold")
	placed, ok := ev.(*metrics.OrderPlaced)
	if !ok || how == "" {
		return nil
	}
	again := *placed
	again.Lines = slices.Clone(placed.Lines)
	for i := range again.Lines {
		again.Lines[i].Category = rapid.SampledFrom([]string{"", "toys", "book"}).Draw(t, "category")
	}
	switch how {
	case "later":
		again.Seen = again.At.Add(48 * time.Hour)
		again.Channel = rapid.SampledFrom([]metrics.Channel{metrics.MFN, metrics.AFN}).Draw(t, "channel")
	case "revised":
		again.Rev++
	case "void":
		again.Rev, again.Void = again.Rev+2, true
	}
	return []metrics.Event{&again}
}

// jsonOf is the scorecard in JSON, with what the ledger holds but for the count of events.
func jsonOf(t *rapid.T, judge *thresholds.Judge, l *metrics.Ledger, asOf window.Day) string {
	card, err := judge.Judge(thresholds.Inputs{AsOf: asOf, Tallies: l})
	require.NoError(t, err)
	held := l.Stats()
	held.Events = 0
	var b bytes.Buffer
	require.NoError(t, report.JSON(&b, card, report.JSONOptions{Input: &held}))
	return b.String()
}

func TestSameJSON(t *testing.T) { rapid.Check(t, propSameJSON) }
