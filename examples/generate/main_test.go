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
	assert.Equal(t, string(want), got, "go test ./examples/generate -update writes it anew")
}

func command(t *testing.T, args ...string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	require.Zero(t, run(args, &stdout, &stderr), stderr.String())
	assert.Empty(t, stderr.String())
	return stdout.String()
}

func TestGolden(t *testing.T) {
	golden(t, "small.ndjson", command(t, "-orders", "8", "-days", "5", "-accounts", "3", "-seed", "7"))
}

func TestSameFlagsSameBytes(t *testing.T) {
	args := []string{"-orders", "500", "-accounts", "4", "-days", "30", "-seed", "11", "-start", "2026-02-20"}
	once := command(t, args...)
	assert.Equal(t, once, command(t, args...))
	assert.NotEqual(t, once, command(t, append(args, "-seed", "12")...))
}

// TestReadBack: what is written is what a reader takes and a ledger accepts.
func TestReadBack(t *testing.T) {
	text := command(t, "-orders", "3000", "-days", "60")
	var again bytes.Buffer
	out, in := metrics.NewWriter(&again), metrics.NewReader(strings.NewReader(text))
	for {
		ev, err := in.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err)
		require.NoError(t, out.Write(ev))
	}
	require.NoError(t, out.Flush())
	assert.Equal(t, text, again.String())
}

func TestUntil(t *testing.T) {
	all := command(t, "-orders", "500", "-seed", "5")
	cut := command(t, "-orders", "500", "-seed", "5", "-until", "2026-10-01")
	assert.Less(t, len(cut), len(all)/2)
}

func TestOutputFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "events.ndjson")
	assert.Empty(t, command(t, "-orders", "5", "-o", name))
	got, err := os.ReadFile(name)
	require.NoError(t, err)
	assert.Equal(t, command(t, "-orders", "5"), string(got))
}

func TestBadUsage(t *testing.T) {
	for _, c := range []struct {
		args string
		want string
	}{
		{"-orders 0", "generate: -orders 0: not in 1..1000000000\n"},
		{"-orders 0 -days -3 -accounts 2000000", "generate: -orders 0: not in 1..1000000000\n" +
			"-accounts 2000000: not in 1..1000000\n-days -3: not in 1..10000\n"},
		{"-start 1800-01-01", "generate: -start 1800-01-01 and -days 90: not in 1991-01-01..2118-12-31\n"},
		{"-zone Mars/Olympus", "generate: -zone \"Mars/Olympus\": no such time zone\n"},
		{"events.ndjson", "generate: unexpected argument \"events.ndjson\"\n"},
		{"-o /no/such/folder/x", "generate: open /no/such/folder/"},
	} {
		var stdout, stderr bytes.Buffer
		assert.Equal(t, 2, run(strings.Fields(c.args), &stdout, &stderr), c.args)
		assert.Contains(t, stderr.String(), c.want, c.args)
		assert.Empty(t, stdout.String(), c.args)
	}
	var stdout, stderr bytes.Buffer
	assert.Equal(t, 2, run([]string{"-start", "soon"}, &stdout, &stderr))
	assert.Contains(t, stderr.String(), `generate: invalid value "soon" for flag -start`)
	stderr.Reset()
	assert.Zero(t, run([]string{"-h"}, &stdout, &stderr))
	assert.Contains(t, stderr.String(), "usage: generate")
}

// full fails as a full disk does.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestFullDisk(t *testing.T) {
	var stderr bytes.Buffer
	assert.Equal(t, 2, run(nil, full{}, &stderr))
	assert.Equal(t, "generate: metrics: writing events: no space left\n", stderr.String())
}
