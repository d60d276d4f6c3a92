package main

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/metrics/spapi"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/amazon"
	"github.com/sellerperf/sellerperf/window"
)

var update = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o666))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), got, "go test ./examples/amazon -update writes it anew")
}

// importing runs import and returns all it leaves behind.
func importing(stdin string, args ...string) (status int, stdout, stderr string) {
	var out, err bytes.Buffer
	status = run(append([]string{"import"}, args...), streams{strings.NewReader(stdin), &out, &err})
	return status, out.String(), err.String()
}

// TestImportSample: the samples give the events of the golden file, what they leave
// unsaid is counted, and nothing personal is in either.
func TestImportSample(t *testing.T) {
	status, events, said := importing("", "-sample", "-marketplace", "US")
	assert.Equal(t, statusSome, status)
	golden(t, "events.ndjson", events)
	golden(t, "said.txt", said)
	for _, personal := range []string{"Robin", "robin.example", "Springfield", "SPRINGFIELD", "555-0100", "Sample Street", "Kim", "sorry", "where is it", "Guam", "did not like"} {
		assert.NotContains(t, events, personal)
		assert.NotContains(t, said, personal)
	}
}

// TestImportSampleKnowsItsMarketplace: the samples are of one marketplace, asked for or not.
func TestImportSampleKnowsItsMarketplace(t *testing.T) {
	_, want, said := importing("", "-sample", "-marketplace", "US")
	_, got, saidToo := importing("", "-sample")
	assert.Equal(t, want, got)
	assert.Equal(t, said, saidToo)
}

// TestImportSaysWhatNext: which flag helps, how far the events reach, and one is not several.
func TestImportSaysWhatNext(t *testing.T) {
	status, _, said := importing("", filepath.Join(samplesDir, "feedback.txt"))
	assert.Equal(t, statusSome, status)
	assert.Contains(t, said, "give the marketplace or the order (-marketplace, or -dates)\n")
	assert.NotContains(t, said, "-as-of", "there are no events")
	_, _, said = importing("Order ID,Claim ID,Filed\n112-5550101-0000002,C,2026-11-18\n", "-marketplace", "US", "-")
	assert.Contains(t, said, "amazon: -: claims, 1 event\namazon: the last event is of 2026-11-18: judge as of that day or a later one: scorecard -as-of 2026-11-18\n")
}

// TestSampleRoundTrip: the events are read back as they were written, and a scorecard
// of them counts what the documents say.
func TestSampleRoundTrip(t *testing.T) {
	_, events, _ := importing("", "-sample", "-marketplace", "US")
	var again bytes.Buffer
	out := metrics.NewWriter(&again)
	judge, err := thresholds.NewJudge(amazon.US())
	require.NoError(t, err)
	ledger, err := metrics.NewLedger(metrics.Config{Location: judge.Location(), Metrics: judge.Metrics()})
	require.NoError(t, err)
	in := metrics.NewReader(strings.NewReader(events))
	for {
		ev, err := in.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err)
		require.NoError(t, out.Write(ev))
		require.NoError(t, ledger.Apply(ev))
	}
	require.NoError(t, out.Flush())
	assert.Equal(t, events, again.String())

	card, err := judge.Judge(thresholds.Inputs{AsOf: window.MustParseDay("2026-12-07"), Tallies: ledger})
	require.NoError(t, err)
	got := map[string][2]int64{}
	for _, v := range card.Verdicts {
		got[v.Rule.ID] = [2]int64{v.Tally.Hits, v.Tally.Total}
	}
	// Orders 1 to 10 of November: 1 has a feedback of one star and claims, 2 a granted
	// claim and was confirmed late, 4 was cancelled by the seller.
	assert.Equal(t, [2]int64{2, 10}, got["order-defect-rate/mfn"])
}

// TestImportOrder: tracking documents are read after the orders, wherever they are named.
func TestImportOrder(t *testing.T) {
	dir := samplesDir
	_, one, _ := importing("", filepath.Join(dir, "tracking.ndjson"), filepath.Join(dir, "orders-2026.json"))
	_, two, _ := importing("", filepath.Join(dir, "orders-2026.json"), filepath.Join(dir, "tracking.ndjson"))
	assert.Equal(t, two, one)
	assert.Contains(t, one, `{"type":"shipment.delivered","at":"2026-11-10T21:15:00Z","order":"112-5550101-0000001"}`)
	assert.Contains(t, one, `"order":"112-5550101-0000002","stage":"attempt"`)
}

// TestImportStdin: standard input is a document like any other, and is read after
// others if it needs them.
func TestImportStdin(t *testing.T) {
	tracking, err := os.ReadFile(filepath.Join(samplesDir, "tracking.ndjson"))
	require.NoError(t, err)
	_, out, _ := importing(string(tracking), "-", filepath.Join(samplesDir, "orders-2026.json"))
	assert.Contains(t, out, "shipment.delivered")
	status, out, said := importing("Order ID,Claim ID,Filed\n112-5550101-0000002,C,2026-11-18\n", "-")
	assert.Equal(t, statusOK, status, said)
	assert.JSONEq(t, `{"type":"claim.opened","at":"2026-11-18T12:00:00Z","order":"112-5550101-0000002","claim":"C"}`, out)
}

func TestImportUsage(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"", "amazon: import: no files; - is standard input\n"},
		{"-marketplace XX f", "amazon: -marketplace \"XX\": there is no such marketplace\n"},
		{"-kind novel f", "amazon: there is no kind \"novel\"\n"},
		{"-dates dym f", "amazon: spapi: date order \"dym\": there is any, mdy, dmy, ymd\n"},
		{"-cancelled-by me f", "amazon: invalid value \"me\" for flag -cancelled-by"},
		{"-seen now f", "amazon: parsing time"},
		{"-sample f", "amazon: import: files and -sample do not go together\n"},
		{"no-such-file", "amazon: no-such-file: open no-such-file"},
		{"-charset klingon testdata/samples/claims.csv", "amazon: testdata/samples/claims.csv: refused: the character set \"klingon\" is not known here"},
	} {
		status, out, said := importing("", strings.Fields(c.args)...)
		assert.NotEqual(t, statusOK, status, c.args)
		assert.Empty(t, out, c.args)
		assert.Contains(t, said, c.want, c.args)
	}
}

// TestImportBroken: of a document that breaks off the events before are written, and
// the status says that it broke off.
func TestImportBroken(t *testing.T) {
	whole, err := os.ReadFile(filepath.Join(samplesDir, "orders-2026.json"))
	require.NoError(t, err)
	name := filepath.Join(t.TempDir(), "cut.json")
	require.NoError(t, os.WriteFile(name, whole[:len(whole)*2/3], 0o666))
	status, out, said := importing("", name)
	assert.Equal(t, statusError, status)
	assert.Contains(t, out, "112-5550101-0000002")
	assert.Contains(t, said, "it breaks off after byte")
}

// TestRefusedIsSome: a document that is none leaves the others be.
func TestRefusedIsSome(t *testing.T) {
	name := filepath.Join(t.TempDir(), "x.txt")
	require.NoError(t, os.WriteFile(name, []byte("a\tb\n"), 0o666))
	status, out, said := importing("", name, filepath.Join(samplesDir, "claims.csv"))
	assert.Equal(t, statusSome, status)
	assert.Contains(t, out, "claim.opened")
	assert.Contains(t, said, "refused: a table, but its header is none known here: \"a\", \"b\"\n")
}

// TestKindsHaveSamples: each kind of document but other notifications has a sample.
func TestKindsHaveSamples(t *testing.T) {
	_, _, said := importing("", "-sample", "-marketplace", "US")
	for _, k := range spapi.Kinds() {
		switch k {
		case spapi.OtherNotice, spapi.TrackingChange, spapi.FinancesChange, spapi.OrderReport, spapi.SalesExport:
		default:
			assert.Contains(t, said, ": "+k.String()+", ")
		}
	}
}
