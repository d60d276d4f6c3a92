package evidence_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	_ "time/tzdata"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/figures"
	"github.com/sellerperf/sellerperf/report/evidence"
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
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, got, 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, string(want), string(got), "%s; rewrite with -update", path)
}

// sampleDay is the day of the sample account.
var sampleDay = window.MustParseDay("2026-11-22")

// sampled is the pack of the sample account.
func sampled(t testing.TB, opt evidence.Options) *evidence.Pack {
	t.Helper()
	judge, ledger := figures.Account(t, figures.SampleFile, amazon.US())
	if opt.Policy.Name == "" {
		opt.Policy = amazon.US()
	}
	p, err := evidence.Gather(judge, ledger, thresholds.Inputs{AsOf: sampleDay}, opt)
	require.NoError(t, err)
	return &p
}

// zipped is the ZIP of a pack.
func zipped(t testing.TB, p *evidence.Pack) []byte {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, evidence.ZIP(&out, p, evidence.ZIPOptions{}))
	return out.Bytes()
}
