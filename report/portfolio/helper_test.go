package portfolio_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/synth"
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report/portfolio"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/amazon"
	"github.com/sellerperf/sellerperf/window"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares with testdata/NAME, or writes it with -update.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	if strings.HasSuffix(name, ".html") { // the style sheet of every page is tested where it is
		got = regexp.MustCompile(`(?s)<style>.*</style>`).ReplaceAll(got, []byte("<style>...</style>"))
		got = regexp.MustCompile(`'sha256-[^']*'`).ReplaceAll(got, []byte("'sha256-...'"))
	}
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, got, 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, string(want), string(got), "%s; rewrite with -update", path)
}

var sampleDay = window.MustParseDay("2026-11-22")

func amazonUS(t testing.TB) *thresholds.Judge {
	t.Helper()
	judge, err := thresholds.NewJudge(amazon.US())
	require.NoError(t, err)
	return judge
}

// lineOf judges the events of one account.
func lineOf(t testing.TB, judge *thresholds.Judge, account string, events []metrics.Event) portfolio.Line {
	t.Helper()
	ledger, err := metrics.NewLedger(metrics.Config{Location: judge.Location(), Metrics: judge.Metrics()})
	require.NoError(t, err)
	require.NoError(t, ledger.ApplyAll(events))
	in := thresholds.Inputs{AsOf: sampleDay, Tallies: ledger}
	card, err := judge.Judge(in)
	require.NoError(t, err)
	line, err := portfolio.LineOf(account, judge, in, card)
	require.NoError(t, err)
	return line
}

// sampled are the lines of some made-up accounts, and of one without an order.
func sampled(t testing.TB, accounts, orders int) []portfolio.Line {
	t.Helper()
	judge := amazonUS(t)
	events := map[string][]metrics.Event{}
	var names []string
	for ev := range synth.New(synth.Config{Orders: orders, Accounts: accounts, Seed: 7, Start: window.Date(2026, time.September, 1)}).All() {
		name := ev.Common().Account
		if events[name] == nil {
			names = append(names, name)
		}
		events[name] = append(events[name], ev)
		ev.Common().Account = ""
	}
	lines := []portfolio.Line{lineOf(t, judge, "asleep", nil)}
	for _, name := range names {
		lines = append(lines, lineOf(t, judge, name, events[name]))
	}
	for i := range lines {
		lines[i].Page = "accounts/" + portfolio.FileName(lines[i].Account) + ".html"
	}
	return lines
}
