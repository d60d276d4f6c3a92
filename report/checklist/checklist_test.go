package checklist_test

import (
	"bytes"
	"testing"

	"github.com/sellerperf/sellerperf/internal/golden"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/report/checklist"
	"github.com/sellerperf/sellerperf/window"
)

func write(t testing.TB, f checklist.Formatter, c checklist.Checklist) []byte {
	t.Helper()
	var page bytes.Buffer
	require.NoError(t, f.Write(&page, c))
	return page.Bytes()
}

func TestGolden(t *testing.T) {
	c := sampled(t)
	for name, f := range map[string]checklist.Formatter{
		"sample.txt": {}, "sample.color.txt": {Color: true, Most: 2, Days: 1},
		"sample.md":   {Format: checklist.FormatMarkdown},
		"sample.html": {Format: checklist.FormatHTML}, "sample.json": {Format: checklist.FormatJSON},
		"sample.ics": {Format: checklist.FormatICalendar, Remind: 240},
	} {
		golden.Check(t, name, write(t, f, c))
	}
	moved := sampledOn(t, window.MustParseDay("2026-11-13"))
	for name, f := range map[string]checklist.Formatter{
		"moved.txt": {}, "moved.md": {Format: checklist.FormatMarkdown, Level: 2},
		"moved.html": {Format: checklist.FormatHTML}, "moved.json": {Format: checklist.FormatJSON, Compact: true},
	} {
		golden.Check(t, name, write(t, f, moved))
	}
}
