package accounthealth_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/synth"
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report/accounthealth"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/amazon"
	"github.com/sellerperf/sellerperf/window"
)

// shared returns one of the reference documents, which are not part of the project, and
// skips the test where they are not at hand.
func shared(t testing.TB, name string) []byte {
	t.Helper()
	path := filepath.Join("..", "..", "..", "shared", "samples", "account-health", name)
	if dir, ok := os.LookupEnv("SELLERPERF_SAMPLES"); ok {
		path = filepath.Join(dir, "account-health", name)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Skipf("the reference document %s is not here: %v", name, err)
	}
	return data
}

func read(t testing.TB, data []byte) accounthealth.Report {
	t.Helper()
	rep, err := accounthealth.Read(bytes.NewReader(data))
	require.NoError(t, err)
	return rep
}

// found lists the warnings as "code pointer".
func found(rep accounthealth.Report) []string {
	out := []string{}
	for _, w := range rep.Warnings {
		out = append(out, string(w.Code)+" "+w.Pointer)
	}
	slices.Sort(out)
	return out
}

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	require.NoError(t, err)
	return loc
}

func day(s string) window.Day { return window.MustParseDay(s) }

// made is an account made up, with all metrics that reports ask for.
func made(t testing.TB, cfg synth.Config) *metrics.Ledger {
	t.Helper()
	if cfg.Location == nil {
		cfg.Location = zone(t, "America/Los_Angeles")
	}
	judge := usJudge(t)
	l, err := metrics.NewLedger(metrics.Config{Location: cfg.Location, Metrics: append(judge.Metrics(), accounthealth.Variants()...)})
	require.NoError(t, err)
	require.NoError(t, l.ApplyAll(synth.Events(cfg)))
	return l
}

func usJudge(t testing.TB) *thresholds.Judge {
	t.Helper()
	judge, err := thresholds.NewJudge(amazon.US())
	require.NoError(t, err)
	return judge
}

// reported makes the report of a ledger by the US policy.
func reported(t testing.TB, l *metrics.Ledger, asOf window.Day) accounthealth.Report {
	t.Helper()
	card, err := usJudge(t).Judge(thresholds.Inputs{AsOf: asOf, Tallies: l})
	require.NoError(t, err)
	rep, err := accounthealth.FromScorecard(card, l, accounthealth.Options{Marketplace: "ATVPDKIKX0DER", Account: accounthealth.Normal})
	require.NoError(t, err)
	return rep
}

func written(t testing.TB, rep accounthealth.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, accounthealth.Write(&b, rep))
	return b.Bytes()
}

func inputs(l *metrics.Ledger, asOf string) thresholds.Inputs {
	return thresholds.Inputs{AsOf: day(asOf), Tallies: l}
}
