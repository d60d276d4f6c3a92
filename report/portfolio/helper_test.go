package portfolio_test

import (
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
