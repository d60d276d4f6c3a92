package figures

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
)

// Account reads the events of an account from a file, for all that package foresight
// asks of a policy.
func Account(t testing.TB, file string, p thresholds.Policy) (*thresholds.Judge, *metrics.Ledger) {
	t.Helper()
	judge, err := thresholds.NewJudge(p)
	require.NoError(t, err)
	ledger, err := metrics.NewLedger(metrics.Config{
		Location: judge.Location(), Metrics: append(foresight.Metrics(judge), foresight.AdjustedMetrics(judge)...),
	})
	require.NoError(t, err)
	f, err := os.Open(filepath.FromSlash(file))
	require.NoError(t, err)
	defer func() { _ = f.Close() }() // it was only read
	events := metrics.NewReader(f)
	for {
		ev, err := events.Next()
		if errors.Is(err, io.EOF) {
			return judge, ledger
		}
		require.NoError(t, err)
		require.NoError(t, ledger.Apply(ev))
	}
}

// SampleFile is the account that the scorecard command has built in, from the folder of a
// package two levels down.
const SampleFile = "../../examples/scorecard/sample.ndjson"
