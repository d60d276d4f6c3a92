package evidence_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sellerperf/sellerperf/internal/golden"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/figures"
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report/evidence"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/amazon"
)

// unzipped returns the files of a ZIP by name, and their names in their order.
func unzipped(t require.TestingT, b []byte) (map[string][]byte, []string) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	require.NoError(t, err)
	files := map[string][]byte{}
	var names []string
	for _, f := range z.File {
		r, err := f.Open()
		require.NoError(t, err)
		files[f.Name], err = io.ReadAll(r)
		require.NoError(t, err)
		names = append(names, f.Name)
		require.Equal(t, 1980, f.Modified.Year())
	}
	return files, names
}

func unzip(t require.TestingT, b []byte) map[string][]byte {
	files, _ := unzipped(t, b)
	return files
}

func TestGolden(t *testing.T) {
	p := sampled(t, evidence.Options{})
	var md, page bytes.Buffer
	require.NoError(t, evidence.Markdown(&md, p, evidence.MarkdownOptions{}))
	golden.Check(t, "sample.md", md.Bytes())
	require.NoError(t, evidence.HTML(&page, p, evidence.HTMLOptions{}))
	golden.Check(t, "sample.html", page.Bytes())
	files, names := unzipped(t, zipped(t, p))
	require.True(t, slices.IsSorted(names), "%v", names)
	golden.Check(t, "names.txt", []byte(strings.Join(names, "\n")+"\n"))
	for _, name := range names {
		if strings.HasPrefix(name, "evidence/001") || strings.Count(name, "/") == 1 || name == "manifest.sha256" || name == "verify.txt" {
			golden.Check(t, filepath.Join("zip", filepath.FromSlash(name)), files[name])
		}
	}
	require.Equal(t, md.Bytes(), files["plan-of-action.md"])
	require.Equal(t, page.Bytes(), files["plan-of-action.html"])
}

// The content hash, made from the files of the ZIP alone, is what the documents say.
func TestHashByAnotherRoute(t *testing.T) {
	p := sampled(t, evidence.Options{})
	files, names := unzipped(t, zipped(t, p))
	var manifest strings.Builder
	for _, name := range names {
		if strings.HasPrefix(name, "evidence/") {
			sum := sha256.Sum256(files[name])
			manifest.WriteString(hex.EncodeToString(sum[:]) + "  " + name + "\n")
		}
	}
	require.Equal(t, manifest.String(), string(files["manifest.sha256"]))
	sum := sha256.Sum256([]byte(manifest.String()))
	want := hex.EncodeToString(sum[:])
	got, err := p.Hash()
	require.NoError(t, err)
	require.Equal(t, want, got)
	require.Contains(t, string(files["plan-of-action.md"]), want)
	require.Contains(t, string(files["plan-of-action.html"]), want)
}

// The hash can be checked with the tools that the pack names.
func TestSha256sumAgrees(t *testing.T) {
	if _, err := exec.LookPath("sha256sum"); err != nil {
		t.Skip("sha256sum is not installed")
	}
	p := sampled(t, evidence.Options{})
	files, _ := unzipped(t, zipped(t, p))
	dir := t.TempDir()
	for name, b := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, b, 0o644))
	}
	run := func(args ...string) (string, error) {
		cmd := exec.Command("sha256sum", args...)
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	out, err := run("--strict", "-c", "manifest.sha256")
	require.NoError(t, err, out)
	out, err = run("manifest.sha256")
	require.NoError(t, err, out)
	hash, err := p.Hash()
	require.NoError(t, err)
	require.Equal(t, hash+"  manifest.sha256\n", out)

	table := filepath.Join(dir, "evidence", "sources.csv")
	require.NoError(t, os.WriteFile(table, append(files["evidence/sources.csv"], '\n'), 0o644))
	out, err = run("-c", "manifest.sha256")
	require.Error(t, err, "a table that was changed is found")
	require.Contains(t, out, "evidence/sources.csv: FAILED")
}

func TestSameBytes(t *testing.T) {
	first := zipped(t, sampled(t, evidence.Options{}))
	require.Equal(t, first, zipped(t, sampled(t, evidence.Options{})))
}

// TestSameHash: the events told twice and backwards are the same evidence.
func TestSameHash(t *testing.T) {
	want, err := sampled(t, evidence.Options{}).Hash()
	require.NoError(t, err)
	judge, ledger := figures.Account(t, figures.SampleFile, amazon.US())
	f, err := os.Open(filepath.FromSlash(figures.SampleFile))
	require.NoError(t, err)
	defer func() { _ = f.Close() }() // it was only read
	evs := allOf(t, f)
	slices.Reverse(evs)
	require.NoError(t, ledger.ApplyAll(evs))
	p, err := evidence.Gather(judge, ledger, thresholds.Inputs{AsOf: sampleDay}, evidence.Options{Policy: amazon.US()})
	require.NoError(t, err)
	got, err := p.Hash()
	require.NoError(t, err)
	require.Equal(t, want, got)
}

// allOf reads all events of a stream.
func allOf(t testing.TB, r io.Reader) []metrics.Event {
	t.Helper()
	var all []metrics.Event
	for in := metrics.NewReader(r); ; {
		ev, err := in.Next()
		if errors.Is(err, io.EOF) {
			return all
		}
		require.NoError(t, err)
		all = append(all, ev)
	}
}

func TestChosenRules(t *testing.T) {
	p := sampled(t, evidence.Options{Rules: []string{"late-shipment-rate/30d"}})
	require.Len(t, p.Rules, 1)
	require.Equal(t, "late-shipment-rate/30d", p.Rules[0].Verdict.Rule.ID)
	require.Len(t, p.Rules[0].Adjusted.Exclusions, 1)
	judge, ledger := figures.Account(t, figures.SampleFile, amazon.US())
	_, err := evidence.Gather(judge, ledger, thresholds.Inputs{AsOf: sampleDay}, evidence.Options{Rules: []string{"no-such", "policy-violations"}})
	require.ErrorIs(t, err, metrics.ErrUnknown)
	require.ErrorContains(t, err, "no-such")
}

// What is not stated stands in the table of causes, and is nothing to act on.
func TestNotStatedIsNothingToActOn(t *testing.T) {
	pack := sampled(t, evidence.Options{})
	var page bytes.Buffer
	require.NoError(t, evidence.Formatter{}.Write(&page, pack))
	require.Contains(t, page.String(), "| sku not stated |")
	require.NotContains(t, page.String(), "ithout sku not stated")
}
