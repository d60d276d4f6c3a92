package main

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestDocuments(t *testing.T) {
	for format, name := range map[string]string{
		"checklist": "checklist.txt", "checklist-markdown": "checklist.md",
		"checklist-json": "checklist.json", "checklist-icalendar": "checklist.ics",
		"evidence": "evidence.md",
	} {
		golden(t, name, judged(t, "", "-format", format))
	}
	assert.Contains(t, judged(t, "", "-format", "checklist-html"), "<h1>To do on Monday ")
	assert.Contains(t, judged(t, "", "-format", "evidence-html"), "<h1>Plan of action</h1>")
	assert.Equal(t, judged(t, "", "-format", "checklist"), judged(t, "", "-format", "checklist-text"))
	assert.Equal(t, judged(t, "", "-format", "evidence"), judged(t, "", "-format", "evidence-markdown"))
	assert.NotEqual(t, judged(t, "", "-format", "checklist"), judged(t, "", "-format", "checklist", "-since", "2026-11-12"))
}

func TestEvidenceInAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pack.zip")
	status, out, stderr := command("", "-format", "evidence-zip", "-o", path)
	require.Equal(t, statusFail, status, stderr)
	require.Empty(t, out)
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	require.NoError(t, err)
	_, err = z.Open("manifest.sha256")
	require.NoError(t, err)
}

// What a plan would change is part of the evidence.
func TestEvidenceOfAPlan(t *testing.T) {
	path := filepath.Join(t.TempDir(), "plan.ndjson")
	plan := `{"type":"feedback.removed","at":"2026-11-22T20:00:00Z","order":"111-6665232-0861098","by":"marketplace"}` + "\n"
	require.NoError(t, os.WriteFile(path, []byte(plan), 0o666))
	out := judged(t, "", "-format", "evidence", "-what-if", path)
	assert.Contains(t, out, "With the actions handed in as hypothetical events")
	assert.NotContains(t, judged(t, "", "-format", "evidence"), "hypothetical events")
}

func TestDocumentFlags(t *testing.T) {
	for _, args := range [][]string{
		{"-format", "checklist-pdf"}, {"-format", "evidence-text"}, {"-format", "no-such"},
		{"-format", "checklist", "-queue"}, {"-format", "checklist", "-what-if", "x"}, {"-format", "evidence", "-since", "2026-11-01"},
		{"-format", "evidence", "-foresight"},
	} {
		status, out, stderr := command("", args...)
		assert.Equal(t, statusError, status, "%v", args)
		assert.Empty(t, out)
		assert.NotEmpty(t, stderr)
	}
}
