package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds/amazon"
	"github.com/sellerperf/sellerperf/window"
)

var update = flag.Bool("update", false, "write the golden file anew")

func TestOutput(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, run(nil, &out))
	path := filepath.Join("testdata", "output.txt")
	if *update {
		require.NoError(t, os.WriteFile(path, out.Bytes(), 0o666))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), out.String(), "go test ./examples/embed -update writes it anew")
}

// A file of one's own, and the built-in one given as a file.
func TestFiles(t *testing.T) {
	var builtIn, given bytes.Buffer
	require.NoError(t, run(nil, &builtIn))
	require.NoError(t, run([]string{"events.ndjson", "2026-11-22"}, &given))
	assert.Equal(t, builtIn.String(), given.String())

	require.ErrorIs(t, run([]string{"none.ndjson", "2026-11-22"}, &given), os.ErrNotExist)
	require.ErrorContains(t, run([]string{"events.ndjson", "soon"}, &given), `"soon"`)
	require.ErrorContains(t, run([]string{"events.ndjson"}, &given), "usage")
}

// Events taken twice change nothing, and a bad one is refused with its line.
func TestTake(t *testing.T) {
	a, err := newAccount(amazon.US())
	require.NoError(t, err)
	day := window.MustParseDay("2026-11-22")
	require.NoError(t, a.take(bytes.NewReader(sample)))
	once, err := a.scorecard(day)
	require.NoError(t, err)
	require.NoError(t, a.take(bytes.NewReader(sample)))
	twice, err := a.scorecard(day)
	require.NoError(t, err)
	assert.Equal(t, once, twice)

	err = a.take(strings.NewReader("\n" + `{"type":"order.placed","at":"2026-11-20T10:00:00Z","channel":"mfn"}`))
	require.ErrorIs(t, err, metrics.ErrMissing)
	require.ErrorContains(t, err, "line 2")
	again, err := a.scorecard(day)
	require.NoError(t, err)
	assert.Equal(t, once, again)
}

// What fails need not be a share, nor of orders.
func TestTellsOfViolations(t *testing.T) {
	a, err := newAccount(amazon.US())
	require.NoError(t, err)
	require.NoError(t, a.take(strings.NewReader(
		`{"type":"violation.opened","at":"2026-11-20T10:00:00Z","violation":"V1","category":"listing-policy"}`)))
	var out bytes.Buffer
	require.NoError(t, a.tell(&out, window.MustParseDay("2026-11-22")))
	require.Contains(t, out.String(), "policy-violations is 1, equal 0 is demanded:\n  2026-11-20  violation V1  violation.opened")
}

// Every case that is listed counts against its rule, and none is left out.
func TestCulprits(t *testing.T) {
	a, err := newAccount(amazon.US())
	require.NoError(t, err)
	require.NoError(t, a.take(bytes.NewReader(sample)))
	day := window.MustParseDay("2026-11-22")
	card, err := a.scorecard(day)
	require.NoError(t, err)
	listed := 0
	for _, v := range card.Verdicts {
		cases, err := a.culprits(v, day)
		require.NoError(t, err)
		var against int64
		for _, c := range cases {
			if v.Rule.Limit.Op.IsLower() {
				against += c.Tally.Total - c.Tally.Hits
			} else {
				against += c.Tally.Hits
			}
			listed++
		}
		want := v.Tally.Hits
		if v.Rule.Limit.Op.IsLower() {
			want = v.Tally.Total - v.Tally.Hits
		}
		assert.Equal(t, want, against, v.Rule.ID)
	}
	assert.Positive(t, listed)
}
