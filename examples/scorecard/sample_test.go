package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/synth"
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// TestSampleIsMade: the sample is what sample.md says it is: made-up events, then the
// stories. With -update it is made anew.
func TestSampleIsMade(t *testing.T) {
	var want bytes.Buffer
	out := metrics.NewWriter(&want)
	for ev := range synth.New(synth.Config{
		Orders: 440, Days: 84, Start: window.MustParseDay("2026-08-31"), Until: sampleDay, Seed: 8,
	}).All() {
		require.NoError(t, out.Write(ev))
	}
	require.NoError(t, out.Flush())
	stories, err := os.ReadFile("testdata/stories.ndjson")
	require.NoError(t, err)
	want.Write(stories)
	if *update {
		require.NoError(t, os.WriteFile("sample.ndjson", want.Bytes(), 0o666))
	}
	got, err := os.ReadFile("sample.ndjson")
	require.NoError(t, err)
	assert.True(t, bytes.Equal(want.Bytes(), got), "go test ./examples/scorecard -run TestSampleIsMade -update makes it anew")
}

// sampleLedger is the sample in a ledger with every metric.
func sampleLedger(t *testing.T, variants ...metrics.Variant) *metrics.Ledger {
	t.Helper()
	loc, err := time.LoadLocation("America/Los_Angeles")
	require.NoError(t, err)
	l, err := metrics.NewLedger(metrics.Config{Location: loc, Metrics: variants})
	require.NoError(t, err)
	events := metrics.NewReader(bytes.NewReader(sample))
	for {
		ev, err := events.Next()
		if errors.Is(err, io.EOF) {
			return l
		}
		require.NoError(t, err)
		require.NoError(t, l.Apply(ev))
	}
}

// TestSampleHasEveryMetric: in the last 90 days every metric of the catalogue has
// something to count, and hits of both kinds.
func TestSampleHasEveryMetric(t *testing.T) {
	l := sampleLedger(t)
	days := window.Span{Days: 90}.Range(sampleDay)
	for _, d := range metrics.Catalogue() {
		tally, err := l.Tally(metrics.Variant(d.ID), metrics.All, days, sampleDay)
		require.NoError(t, err)
		assert.Positive(t, tally.Hits, d.ID)
		if d.Kind != metrics.Number && d.Kind != metrics.Mean {
			assert.Greater(t, tally.Total, tally.Hits, d.ID)
		}
	}
	for metric, segments := range map[metrics.Variant]string{
		"valid-tracking-rate": "mfn category:beauty category:books category:garden category:kitchen category:office category:tools category:toys",
		"policy-violations":   "category:listing-policy category:intellectual-property severity:low severity:high",
		"order-defect-rate":   "mfn",
	} {
		for s := range strings.FieldsSeq(segments) {
			tally, err := l.Tally(metric, metrics.Segment(s), days, sampleDay)
			require.NoError(t, err)
			assert.Positive(t, tally.Hits, "%s %s", metric, s)
		}
	}
}

// TestStories: the stories count as sample.md says.
func TestStories(t *testing.T) {
	l := sampleLedger(t, "late-shipment-rate", "late-shipment-rate?exclusions=honoured", "valid-tracking-rate",
		"invoice-defect-rate", "invoice-defect-rate?defect=missing", "invoice-defect-rate?defect=late",
		"return-dissatisfaction-rate", "customer-service-dissatisfaction-rate", "refund-rate", "policy-violations", "order-defect-rate")
	days := window.Span{Days: 90}.Range(sampleDay)
	const bad, good, left = "bad", "good", "left out"
	for _, c := range []struct {
		metric metrics.Variant
		id     string // of the order, between its dashes, or of the violation
		want   string
	}{
		{"order-defect-rate", "0000001", bad},
		{"order-defect-rate", "0000002", good},
		{"order-defect-rate", "0000016", good},
		{"late-shipment-rate", "0000018", bad},
		{"late-shipment-rate?exclusions=honoured", "0000018", left},
		{"valid-tracking-rate", "0000019", left},
		{"valid-tracking-rate", "0000020", bad},
		{"valid-tracking-rate", "0000021", bad},
		{"valid-tracking-rate", "0000022", good},
		{"invoice-defect-rate", "0000022", bad},
		{"invoice-defect-rate?defect=missing", "0000022", bad},
		{"invoice-defect-rate?defect=late", "0000022", good},
		{"invoice-defect-rate?defect=late", "0000023", bad},
		{"invoice-defect-rate", "0000024", good},
		{"return-dissatisfaction-rate", "0000025", bad},
		{"return-dissatisfaction-rate", "0000026", bad},
		{"refund-rate", "0000025", bad},
		{"customer-service-dissatisfaction-rate", "0000027", bad},
		{"customer-service-dissatisfaction-rate", "0000028", good},
		{"policy-violations", "A22", bad},
		{"policy-violations", "A29", left},
		{"policy-violations", "A30", bad},
	} {
		cases, err := l.Cases(c.metric, metrics.All, days, sampleDay)
		require.NoError(t, err)
		def, ok := metrics.Find(c.metric.ID())
		require.True(t, ok)
		var tally metrics.Tally
		for k := range cases {
			if k.ID == c.id || slices.Contains(strings.Split(k.ID, "-"), c.id) && strings.HasPrefix(k.ID, "200-") {
				tally = tally.Plus(k.Tally)
			}
		}
		hit := tally.Hits > 0
		got := good
		switch {
		case tally == metrics.Tally{}:
			got = left
		case hit == (def.Sense == metrics.HitIsBad):
			got = bad
		}
		assert.Equal(t, c.want, got, "%s of %s: %v", c.metric, c.id, tally)
	}
}
