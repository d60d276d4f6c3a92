package main

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/synth"
	"github.com/sellerperf/sellerperf/metrics"
)

func zipped(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := z.Write([]byte(text))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	return b.Bytes()
}

// refused runs a command line that must end with status 2 and nothing written, and
// returns the message.
func refused(t *testing.T, stdin string, args ...string) string {
	t.Helper()
	status, stdout, stderr := command(stdin, args...)
	assert.Equal(t, statusError, status, args)
	assert.Empty(t, stdout, args)
	return stderr
}

func TestBadUsage(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"-as-of soon", `scorecard: invalid value "soon" for flag -as-of`},
		{"-as-of 2026-02-30", `scorecard: invalid value "2026-02-30" for flag -as-of`},
		{"-colour", "scorecard: flag provided but not defined: -colour\n"},
		{"-", "scorecard: -as-of DAY is missing: events are judged at the end of a day, and there is no clock\n"},
		{"-as-of 2026-11-22 - -", "scorecard: standard input (-) is named twice\n"},
		{"-format pdf", `for flag -format: report: format "pdf": unknown: there is text, markdown, csv, json`},
		{"- -as-of", "scorecard: flag needs an argument: -as-of\n"},
		{"-as-of 2026-11-22 - -colour", "scorecard: flag provided but not defined: -colour\n"},
		{"-as-of 2026-11-22 -- - -account", "scorecard: open -account: no such file or directory\n"},
		{"-policy amazon-mx", "scorecard: -policy \"amazon-mx\": neither a file.json nor one of amazon-au, amazon-br, amazon-ca, "},
		{"-policy none.json", "scorecard: open none.json: no such file or directory\n"},
		{"-policy testdata/zoneless.json", "scorecard: policy \"zoneless\" has no time zone: give -zone\n"},
		{"-zone Mars/Olympus", "scorecard: -zone \"Mars/Olympus\": no such time zone\n"},
		{"-zone Local", "scorecard: -zone \"Local\": no such time zone\n"},
		{"-as-of 2026-11-22 none.ndjson", "scorecard: open none.ndjson: no such file or directory\n"},
		{"-as-of 2026-11-22 testdata", "testdata: "},
		{"-as-of 2001-01-01", "no edition in force on 2001-01-01"},
		{"-o /no/such/folder/x", "scorecard: open /no/such/folder/"},
	} {
		assert.Contains(t, refused(t, "", strings.Fields(c.args)...), c.want, c.args)
	}
	status, _, stderr := command("", "-h")
	assert.Zero(t, status)
	assert.Contains(t, stderr, "usage: scorecard")
}

// TestBadEvents: the message names file, line and key.
func TestBadEvents(t *testing.T) {
	const (
		good   = `{"type":"order.placed","at":"2026-11-20T10:00:00Z","order":"o1","channel":"mfn","total":{"amount":"1.00","currency":"USD"}}` + "\n"
		placed = `{"type":"order.placed","at":"2026-11-20T10:00:00Z","order":"o2","channel":"mfn"`
	)
	for _, c := range []struct{ events, want string }{
		{good + `{"type":"order.placed","at":"2026-1`, "standard input: line 2: "},
		{good + "\n" + `{"type":"order.lost","at":"2026-11-20T10:00:00Z"}`, `standard input: line 3: key "type": value "order.lost": unknown`},
		{good + `{"type":"order.placed","order":"o2","channel":"mfn"}`, `standard input: line 2: key "at": missing`},
		{`{"type":"feedback.left","at":"2026-11-20T10:00:00Z","order":"o1","rating":6}`, `standard input: line 1: key "rating"`},
		{placed + `,"units":-1}`, `standard input: line 1: key "units"`},
		{placed + `,"units":NaN}`, `standard input: line 1: `},
		{placed + `,"ship_by":"20226-11-22T00:00:00Z"}`, `standard input: line 1: key "ship_by"`},
		{placed + ",\"buyer\":\"\xff\"}", `standard input: line 1: `},
		{good + placed + `,"units":0}` + "\n" + good + "[]\n" + good, `standard input: line 2: key "units": value "0": out of range: want 1 to 1000000`},
		{good + placed + `,"total":{"amount":"1.00","currency":"EUR"}}`, `standard input: line 2: key "total.currency": value "EUR": another currency (order.placed of order "o2")`},
	} {
		message := refused(t, c.events, "-as-of", "2026-11-22", "-")
		assert.Contains(t, message, "scorecard: "+c.want, c.events)
		assert.Equal(t, 1, strings.Count(message, "\n"), message)
	}
	long := placed + `,"buyer":"` + strings.Repeat("x", 64<<20) + `"}`
	assert.Contains(t, refused(t, long, "-as-of", "2026-11-22", "-"), "standard input: line 1: ")
}

func TestBadFiles(t *testing.T) {
	dir := t.TempDir()
	whole := zipped(t, string(sample))
	for name, data := range map[string][]byte{"cut.ndjson.gz": whole[:len(whole)/2], "plain.ndjson.gz": sample} {
		path := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(path, data, 0o666))
		assert.Contains(t, refused(t, "", "-as-of", "2026-11-22", path), path+": ")
	}
	good := filepath.Join(dir, "good.ndjson")
	bad := filepath.Join(dir, "bad.ndjson")
	require.NoError(t, os.WriteFile(good, sample, 0o666))
	require.NoError(t, os.WriteFile(bad, []byte("\n\n[]\n"), 0o666))
	assert.Contains(t, refused(t, "", "-as-of", "2026-11-22", good, bad), bad+": line 3: ", "the line is the file's own")
}

// TestPolicyFaults: every fault of a policy file is named, one a line.
func TestPolicyFaults(t *testing.T) {
	golden(t, "faults.txt", refused(t, "", "-policy", "testdata/faults.json"))
	golden(t, "nojson.txt", refused(t, "", "-policy", "testdata/nojson.json"))
}

// stream is the events of several accounts, in NDJSON.
func stream(t *testing.T, accounts int) string {
	t.Helper()
	var b bytes.Buffer
	w := metrics.NewWriter(&b)
	for ev := range synth.New(synth.Config{Orders: 300, Accounts: accounts, Days: 30, Start: sampleDay.Add(-40), Seed: 1}).All() {
		require.NoError(t, w.Write(ev))
	}
	require.NoError(t, w.Flush())
	return b.String()
}

func TestAccounts(t *testing.T) {
	three, day := stream(t, 3), []string{"-as-of", "2026-11-22"}
	assert.Equal(t, "scorecard: the events are of 3 accounts, give -account NAME: \"seller-0001\", \"seller-0002\", \"seller-0003\"\n",
		refused(t, three, append(day, "-")...))
	assert.Equal(t, "scorecard: -account \"nobody\": the events are of \"seller-0001\", \"seller-0002\", \"seller-0003\"\n",
		refused(t, three, append(day, "-account", "nobody", "-")...))
	assert.Contains(t, refused(t, stream(t, 25), append(day, "-")...), "\"seller-0020\" and 5 more\n")

	var only []string
	for line := range strings.Lines(three) {
		if strings.Contains(line, `"seller-0002"`) {
			only = append(only, line)
		}
	}
	want := judged(t, strings.Join(only, ""), append(day, "-")...)
	assert.Equal(t, want, judged(t, three, append(day, "-account", "seller-0002", "-")...))
	assert.Equal(t, want, judged(t, strings.ReplaceAll(strings.Join(only, ""), `"account":"seller-0002",`, ""), append(day, "-")...),
		"events that name no account belong to the one judged")
}

// A page is not written over what it is made from.
func TestOutputSparesTheInput(t *testing.T) {
	name := filepath.Join(t.TempDir(), "events.ndjson")
	require.NoError(t, os.WriteFile(name, sample, 0o600))
	var out, errs bytes.Buffer
	require.Equal(t, statusError, run([]string{"-as-of", "2026-11-22", "-o", name, name}, strings.NewReader(""), &out, &errs))
	require.Contains(t, errs.String(), "-o "+name)
	kept, err := os.ReadFile(name)
	require.NoError(t, err)
	require.Equal(t, sample, kept)
}

// Hypothetical events come from a file, and what nobody asks for is refused.
func TestHandedInWrongly(t *testing.T) {
	for arg, says := range map[string]string{
		"-what-if -":             "-what-if -",
		"-given nonsense=1":      "-given nonsense",
		"-points x=2026-01-01:3": "-points x",
		"-policy etsy-star-seller -given first-sales=1": "asks for first-sale",
	} {
		var out, errs bytes.Buffer
		require.Equal(t, statusError, run(strings.Fields(arg), strings.NewReader(""), &out, &errs), arg)
		require.Contains(t, errs.String(), says)
	}
}
