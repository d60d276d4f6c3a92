package evidence_test

import (
	"io"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/figures"
	"github.com/sellerperf/sellerperf/report/evidence"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/amazon"
)

// gathered is the pack of a made-up account.
func gathered(tb testing.TB, orders int) func() *evidence.Pack {
	tb.Helper()
	judge, ledger := figures.Large(tb, amazon.US(), orders)
	return func() *evidence.Pack {
		p, err := evidence.Gather(judge, ledger, thresholds.Inputs{AsOf: figures.LargeDay}, evidence.Options{Policy: amazon.US()})
		require.NoError(tb, err)
		return &p
	}
}

// One account of a million orders; with -short, as in the gate, of twenty thousand.
func BenchmarkMillionOrders(b *testing.B) {
	orders := 1_000_000
	if testing.Short() {
		orders = 20_000
	}
	gather := gathered(b, orders)
	b.Run("gather", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			gather()
		}
	})
	p := gather()
	for _, f := range evidence.Formats() {
		b.Run(f.String(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				require.NoError(b, evidence.Formatter{Format: f}.Write(io.Discard, p))
			}
		})
	}
}

// A pack is written as its orders are read: of three times as many it holds no more than the
// few bytes that say where to find each.
func TestPacksAreStreamed(t *testing.T) {
	held := func(orders int) int64 {
		p := gathered(t, orders)()
		require.NotEmpty(t, p.Rules)
		before := figures.Live()
		var w figures.Gauge
		require.NoError(t, evidence.ZIP(&w, p, evidence.ZIPOptions{}))
		runtime.KeepAlive(p)
		return w.Most - before
	}
	held(2000) // what is made once
	const few, many = 20_000, 60_000
	perOrder := (held(many) - held(few)) / (many - few)
	require.Less(t, perOrder, int64(64))
}
