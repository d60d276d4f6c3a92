package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
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
	assert.Equal(t, string(want), got, "go test ./examples/scorecard -update writes it anew")
}

// command runs a command line and returns all it leaves behind.
func command(stdin string, args ...string) (status int, stdout, stderr string) {
	var out, err bytes.Buffer
	status = run(args, strings.NewReader(stdin), &out, &err)
	return status, out.String(), err.String()
}

// judged runs a command line that must end with a scorecard.
func judged(t *testing.T, stdin string, args ...string) string {
	t.Helper()
	status, stdout, stderr := command(stdin, args...)
	require.Contains(t, []int{statusOK, statusFail}, status, stderr)
	require.Empty(t, stderr)
	return stdout
}

func TestSample(t *testing.T) {
	status, text, _ := command("")
	assert.Equal(t, statusFail, status)
	golden(t, "sample.txt", text)
	golden(t, "sample.json", judged(t, "", "-format", "json"))
	golden(t, "sample.md", judged(t, "", "-format", "markdown"))
	golden(t, "sample.csv", judged(t, "", "-format", "csv"))
	golden(t, "sample.london.txt", judged(t, "", "-as-of", "2026-11-01", "-zone", "Europe/London"))
}

// TestSampleIsLively: the sample has something of everything.
func TestSampleIsLively(t *testing.T) {
	assert.Less(t, len(sample), 500_000)
	var card struct {
		Verdicts []struct {
			Status   string
			Open     int
			Warnings []struct{ Code string }
		}
		Input struct{ Events, Orders, Conflicts int }
	}
	require.NoError(t, json.Unmarshal([]byte(judged(t, "", "-format", "json")), &card))
	statuses, open, warnings := map[string]int{}, 0, 0
	for _, v := range card.Verdicts {
		statuses[v.Status]++
		open += v.Open
		warnings += len(v.Warnings)
	}
	assert.Positive(t, statuses["fail"])
	assert.Positive(t, statuses["pass"])
	assert.Positive(t, open)
	assert.Positive(t, warnings)
	assert.Positive(t, card.Input.Conflicts)
	assert.InDelta(t, 450, card.Input.Orders, 100)
	for _, s := range []string{`"rev":1`, `"void":true`, `"extension":true`, `"withdrawn"`, `"seen"`, `"attempt"`, `"auto":true`} {
		assert.Contains(t, string(sample), s)
	}
	lines := strings.Split(strings.TrimSpace(string(sample)), "\n")
	distinct := slices.Clone(lines)
	slices.Sort(distinct)
	assert.Greater(t, len(lines)-len(slices.Compact(distinct)), 30, "duplicates")
}

// TestSameBytesInAnyOrder: shuffled, told twice, split over files, compressed and
// piped, the same events give the same JSON but for the count of events.
func TestSameBytesInAnyOrder(t *testing.T) {
	args := []string{"-as-of", "2026-11-22", "-format", "json"}
	want := judged(t, string(sample), append(args, "-")...)
	assert.Equal(t, want, judged(t, "", "-format", "json"))

	lines := strings.SplitAfter(string(sample), "\n")
	lines = lines[:len(lines)-1] // after the last newline there is nothing
	lines = append(lines, lines[:100]...)
	r := rand.New(rand.NewPCG(1, 2))
	r.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	third := len(lines) / 3
	dir := t.TempDir()
	plain, packed := filepath.Join(dir, "a.ndjson"), filepath.Join(dir, "b.ndjson.gz")
	require.NoError(t, os.WriteFile(plain, []byte(strings.Join(lines[:third], "")), 0o666))
	require.NoError(t, os.WriteFile(packed, zipped(t, strings.Join(lines[third:2*third], "")), 0o666))
	got := judged(t, strings.Join(lines[2*third:], ""), append(args, plain, "-", packed)...)
	assert.Equal(t, withoutEvents(want), withoutEvents(got))
	assert.NotEqual(t, want, got)
}

// withoutEvents takes the count of events out of a scorecard in JSON.
func withoutEvents(s string) string {
	var lines []string
	for line := range strings.Lines(s) {
		if !strings.Contains(line, `"events":`) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "")
}

func TestNoEventsIsNoData(t *testing.T) {
	status, stdout, stderr := command("", "-as-of", "2026-11-22", "-")
	assert.Equal(t, statusOK, status)
	assert.Empty(t, stderr)
	golden(t, "empty.txt", stdout)
}

// TestZone: the zone moves the days of the policy and of the ledger alike.
func TestZone(t *testing.T) {
	const evening = `{"type":"order.placed","at":"2026-11-21T07:30:00Z","order":"o1","channel":"mfn"}`
	count := func(args ...string) string {
		out := judged(t, evening, append(args, "-format", "json", "-as-of", "2026-11-28", "-")...)
		var card struct {
			Zone     string
			Verdicts []struct {
				Rule        string
				Denominator int
			}
		}
		require.NoError(t, json.Unmarshal([]byte(out), &card))
		for _, v := range card.Verdicts {
			if v.Rule == "cancellation-rate" { // 21 to 27 November
				return card.Zone + strings.Repeat(" o1", v.Denominator)
			}
		}
		return "no such rule"
	}
	assert.Equal(t, "America/Los_Angeles", count())
	assert.Equal(t, "Asia/Kolkata o1", count("-zone", "Asia/Kolkata"))
	policy := filepath.Join("testdata", "zoneless.json")
	assert.Equal(t, "UTC o1", count("-policy", policy, "-zone", "UTC"))
}

func TestOutputFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "card.json")
	status, stdout, _ := command("", "-format", "json", "-o", name)
	assert.Equal(t, statusFail, status)
	assert.Empty(t, stdout)
	got, err := os.ReadFile(name)
	require.NoError(t, err)
	golden(t, "sample.json", string(got))

	status, _, _ = command("{", "-as-of", "2026-11-22", "-o", name, "-")
	assert.Equal(t, statusError, status)
	kept, err := os.ReadFile(name)
	require.NoError(t, err)
	assert.Equal(t, got, kept, "an error leaves the file as it was")
}

// TestFlagsAnywhere: a flag is a flag wherever it stands.
func TestFlagsAnywhere(t *testing.T) {
	events := string(sample)
	want := judged(t, events, "-as-of", "2026-11-22", "-format", "json", "-")
	assert.Equal(t, want, judged(t, events, "-", "-as-of", "2026-11-22", "-format", "json"))
	assert.Equal(t, want, judged(t, events, "-as-of", "2026-11-22", "-", "-format=json"))
	assert.Equal(t, want, judged(t, events, "-as-of", "2026-11-22", "-format=json", "--", "-"))

	dir := t.TempDir()
	t.Chdir(dir)
	require.NoError(t, os.WriteFile("-o", sample, 0o666))
	assert.Equal(t, want, judged(t, "", "-as-of", "2026-11-22", "-format=json", "--", "-o"))
	assert.Equal(t, want, judged(t, "", "./-o", "-as-of", "2026-11-22", "-format=json"))
}

// TestColor: on a terminal, and not against the user's will.
func TestColor(t *testing.T) {
	device, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0) // a device like a terminal
	require.NoError(t, err)
	defer device.Close()
	t.Setenv("NO_COLOR", "")
	t.Setenv("TERM", "xterm")
	assert.True(t, wantsColor(device))
	assert.False(t, wantsColor(&bytes.Buffer{}))
	t.Setenv("TERM", "dumb")
	assert.False(t, wantsColor(device))
	t.Setenv("TERM", "xterm")
	t.Setenv("NO_COLOR", "1")
	assert.False(t, wantsColor(device))
}
