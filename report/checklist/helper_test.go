package checklist_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	_ "time/tzdata"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/figures"
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report/checklist"
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

// sampleDay is the day of the sample account.
var sampleDay = window.MustParseDay("2026-11-22")

func sample(t testing.TB) (*thresholds.Judge, *metrics.Ledger) {
	t.Helper()
	return figures.Account(t, figures.SampleFile, amazon.US())
}

// sampled is the checklist of the sample account.
func sampled(t testing.TB) checklist.Checklist { return sampledOn(t, sampleDay) }

func sampledOn(t testing.TB, day window.Day) checklist.Checklist {
	t.Helper()
	judge, ledger := sample(t)
	facts, err := checklist.Gather(judge, ledger, thresholds.Inputs{AsOf: day}, checklist.Options{})
	require.NoError(t, err)
	return checklist.Of(facts)
}
