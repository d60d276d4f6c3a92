package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/synth"
	"github.com/sellerperf/sellerperf/metrics"
)

var update = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, []byte(got), 0o666))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, string(want), got, "go test ./examples/portfolio -update writes it anew")
}

// command runs a command line and returns all it leaves behind.
func command(stdin string, args ...string) (status int, stdout, stderr string) {
	var out, err bytes.Buffer
	status = run(args, strings.NewReader(stdin), &out, &err)
	return status, out.String(), err.String()
}

func TestSample(t *testing.T) {
	status, out, stderr := command("")
	require.Equal(t, statusFail, status, stderr)
	golden(t, "sample.txt", out)
	_, out, _ = command("", "-format", "csv")
	golden(t, "sample.csv", out)
	_, out, _ = command("", "-alerts")
	golden(t, "alerts.ndjson", out)
	for line := range strings.Lines(out) {
		require.True(t, json.Valid([]byte(line)))
	}
}

// stream is the events of some accounts: as they come, and account by account.
func stream(t *testing.T) (mixed, grouped string) {
	t.Helper()
	events := synth.Events(synth.Config{Orders: 300, Accounts: 6, Seed: 2, Days: 60})
	text := func() string {
		var out bytes.Buffer
		w := metrics.NewWriter(&out)
		for _, ev := range events {
			require.NoError(t, w.Write(ev))
		}
		require.NoError(t, w.Flush())
		return out.String()
	}
	mixed = text()
	slices.SortStableFunc(events, func(a, b metrics.Event) int { return strings.Compare(a.Common().Account, b.Common().Account) })
	return mixed, text()
}

func TestGroupedIsTheSame(t *testing.T) {
	mixed, grouped := stream(t)
	for _, args := range [][]string{{"-format", "json"}, {"-alerts"}} {
		args = append(args, "-as-of", "2026-10-20")
		status, want, stderr := command(mixed, append(args, "-")...)
		require.Equal(t, statusFail, status, stderr)
		_, got, stderr := command(grouped, append(args, "-grouped", "-")...)
		require.Empty(t, stderr)
		require.Equal(t, want, got)
	}
	status, out, stderr := command(mixed, "-as-of", "2026-10-20", "-grouped", "-")
	require.Equal(t, statusError, status)
	require.Empty(t, out)
	require.Regexp(t, `standard input: line \d+: account "seller-\d+" comes again`, stderr)
}

func TestFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "desk")
	mixed, _ := stream(t)
	status, _, stderr := command(mixed, "-as-of", "2026-10-20", "-o", dir, "-")
	require.Equal(t, statusFail, status, stderr)
	index, err := os.ReadFile(filepath.Join(dir, "index.html"))
	require.NoError(t, err)
	links := regexp.MustCompile(`href="(accounts/[^"]+)"`).FindAllStringSubmatch(string(index), -1)
	require.Len(t, links, 6)
	for _, l := range links {
		page, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(l[1])))
		require.NoError(t, err)
		require.Contains(t, string(page), "<h1>seller-")
	}
	for _, name := range []string{"portfolio.csv", "portfolio.json"} {
		require.FileExists(t, filepath.Join(dir, name))
	}
}

// An account may be called anything, and its page stays in the folder.
func TestHostileAccount(t *testing.T) {
	dir := t.TempDir()
	const name = `../../<script>alert(1)</script>`
	ev := `{"type":"order.placed","at":"2026-11-01T00:00:00Z","order":"1","channel":"mfn","account":` + string(marshal(t, name)) + "}\n"
	status, _, stderr := command(ev, "-as-of", "2026-11-22", "-o", filepath.Join(dir, "desk"), "-")
	require.Equal(t, statusOK, status, stderr)
	found, err := filepath.Glob(filepath.Join(dir, "desk", "accounts", "*"))
	require.NoError(t, err)
	require.Len(t, found, 1)
	left, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Len(t, left, 1)
	for _, page := range append(found, filepath.Join(dir, "desk", "index.html")) {
		b, err := os.ReadFile(page)
		require.NoError(t, err)
		require.NotContains(t, string(b), "<script")
	}
}

func marshal(t *testing.T, s string) []byte {
	t.Helper()
	b, err := json.Marshal(s)
	require.NoError(t, err)
	return b
}

func TestErrors(t *testing.T) {
	for _, c := range []struct {
		stdin string
		args  []string
		says  string
	}{
		{"", []string{"-"}, "-as-of"},
		{"", []string{"-format", "pdf"}, "pdf"},
		{"", []string{"-policy", "no-such"}, "no-such"},
		{"", []string{"-as-of", "2026-11-22", "no-such.ndjson"}, "no-such.ndjson"},
		{`{"type":"order.placed"}` + "\n", []string{"-as-of", "2026-11-22", "-"}, "line 1"},
	} {
		status, out, stderr := command(c.stdin, c.args...)
		require.Equal(t, statusError, status)
		require.Empty(t, out)
		require.Contains(t, stderr, c.says)
	}
	status, _, stderr := command("", "-h")
	require.Equal(t, statusOK, status)
	require.Contains(t, stderr, "-grouped")
}
