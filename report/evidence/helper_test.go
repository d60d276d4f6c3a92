package evidence_test

import (
	"bytes"
	"testing"
	_ "time/tzdata"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/figures"
	"github.com/sellerperf/sellerperf/report/evidence"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/amazon"
	"github.com/sellerperf/sellerperf/window"
)

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
