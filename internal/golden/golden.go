// Package golden compares what tests get with files kept in testdata. It is for tests
// alone: whoever imports it has the flag -update.
package golden

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// Check compares with testdata/NAME, or writes it with -update. Of an HTML page the style
// sheet is left out: that of every page is tested where it is.
func Check(t testing.TB, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if filepath.Ext(name) == ".html" {
		require.Len(t, sheet.FindAll(got, -1), 1)
		got = sheet.ReplaceAll(got, []byte("<style></style>"))
		got = sum.ReplaceAll(got, []byte("'sha256-...'"))
	}
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, got, 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, string(want), string(got), "%s; rewrite with -update", path)
}

var (
	sheet = regexp.MustCompile(`(?s)<style>.*?</style>`)
	sum   = regexp.MustCompile(`'sha256-[^']*'`)
)
