package figures

import (
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/synth"
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// LargeDay is the day on which large accounts are looked at.
var LargeDay = window.Date(2026, time.November, 22)

// Large makes an account of so many orders up, of the ninety days to LargeDay, for all
// that package foresight asks of a policy.
func Large(t testing.TB, p thresholds.Policy, orders int) (*thresholds.Judge, *metrics.Ledger) {
	t.Helper()
	judge, err := thresholds.NewJudge(p)
	require.NoError(t, err)
	ledger, err := metrics.NewLedger(metrics.Config{
		Location: judge.Location(), Metrics: append(foresight.Metrics(judge), foresight.AdjustedMetrics(judge)...),
	})
	require.NoError(t, err)
	g := synth.New(synth.Config{Orders: orders, Days: 90, Seed: 4, Start: LargeDay.Add(-89), Until: LargeDay, Location: judge.Location()})
	var batch []metrics.Event
	for ev := range g.All() {
		if batch = append(batch, ev); len(batch) == 4096 {
			require.NoError(t, ledger.ApplyAll(batch))
			batch = batch[:0]
		}
	}
	require.NoError(t, ledger.ApplyAll(batch))
	return judge, ledger
}

// Live is how many bytes are in use.
func Live() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// A Gauge is a writer that notes now and then how much memory is in use while it is
// written to.
type Gauge struct {
	Most  int64 // the most there was
	since int
}

// gaugeEvery is after how many bytes a gauge looks.
const gaugeEvery = 200_000

// Write notes, and writes nothing.
func (g *Gauge) Write(b []byte) (int, error) {
	if g.since += len(b); g.since >= gaugeEvery || g.Most == 0 {
		g.since, g.Most = 0, max(g.Most, Live())
	}
	return len(b), nil
}
