package checklist_test

import (
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
