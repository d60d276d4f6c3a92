package portfolio_test

import (
	"fmt"
	"io"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/synth"
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report/portfolio"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// streamed judges so many accounts of some orders, one after the other, and keeps their
// lines.
func streamed(tb testing.TB, judge *thresholds.Judge, accounts int) []portfolio.Line {
	tb.Helper()
	lines := make([]portfolio.Line, 0, accounts)
	for i := range accounts {
		events := synth.Events(synth.Config{Orders: 20 + i%40, Seed: uint64(i), Days: 60, Start: window.Date(2026, time.September, 20)})
		ledger, err := metrics.NewLedger(metrics.Config{Location: judge.Location(), Metrics: judge.Metrics()})
		require.NoError(tb, err)
		require.NoError(tb, ledger.ApplyAll(events))
		in := thresholds.Inputs{AsOf: sampleDay, Tallies: ledger}
		card, err := judge.Judge(in)
		require.NoError(tb, err)
		line, err := portfolio.LineOf(fmt.Sprintf("account-%05d", i), judge, in, card)
		require.NoError(tb, err)
		line.Page = "accounts/" + portfolio.FileName(line.Account) + ".html"
		lines = append(lines, line)
	}
	return lines
}

// Ten thousand accounts, from their events to a page of each format. With -short, as in the
// gate, a thousand.
func BenchmarkTenThousandAccounts(b *testing.B) {
	judge, n := amazonUS(b), 10_000
	if testing.Short() {
		n = 1000
	}
	for b.Loop() {
		p := portfolio.Of(streamed(b, judge, n))
		for _, f := range portfolio.Formats() {
			require.NoError(b, portfolio.Formatter{Format: f}.Write(io.Discard, p))
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "us/account")
}

// The pages alone.
func BenchmarkPages(b *testing.B) {
	p := portfolio.Of(streamed(b, amazonUS(b), 1000))
	for _, f := range portfolio.Formats() {
		b.Run(f.String(), func(b *testing.B) {
			for b.Loop() {
				require.NoError(b, portfolio.Formatter{Format: f}.Write(io.Discard, p))
			}
		})
	}
}

// live is how many bytes are in use.
func live() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// What stays of an account is its line, whatever its ledger was: under two kilobytes.
func TestMemoryIsThatOfTheLines(t *testing.T) {
	judge := amazonUS(t)
	streamed(t, judge, 10) // whatever is made once
	before := live()
	lines := streamed(t, judge, 200)
	require.Less(t, (live()-before)/int64(len(lines)), int64(2048))
	runtime.KeepAlive(lines)
	runtime.KeepAlive(judge)
}

// A page is written as it is made: of ten times as many accounts it holds no more than the
// addresses of what it sorts.
func TestPagesAreStreamed(t *testing.T) {
	lines := streamed(t, amazonUS(t), 50)
	for _, f := range portfolio.Formats() {
		held := func(times int) int64 {
			var many []portfolio.Line
			for range times {
				many = append(many, lines...)
			}
			p := portfolio.Of(many)
			w := &sampling{every: 100_000}
			before := live()
			require.NoError(t, portfolio.Formatter{Format: f}.Write(w, p))
			runtime.KeepAlive(p)
			return w.most - before
		}
		held(2)
		require.Less(t, held(100), held(10)+200_000, "%v", f)
	}
}

// sampling notes how much memory is in use while it is written to.
type sampling struct {
	every, since int
	most         int64
}

func (s *sampling) Write(b []byte) (int, error) {
	if s.since += len(b); s.since >= s.every || s.most == 0 {
		s.since, s.most = 0, max(s.most, live())
	}
	return len(b), nil
}
