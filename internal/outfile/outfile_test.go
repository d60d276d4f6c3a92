package outfile_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/outfile"
)

func write(text string, err error) func(io.Writer) error {
	return func(w io.Writer) error {
		_, werr := io.WriteString(w, text)
		return errors.Join(werr, err)
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	require.NoError(t, err)
	return string(b)
}

func TestWrite(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "out.txt")

	require.NoError(t, outfile.Write(name, write("one", nil)))
	assert.Equal(t, "one", read(t, name))

	broken := errors.New("broken")
	require.ErrorIs(t, outfile.Write(name, write("half", broken)), broken)
	assert.Equal(t, "one", read(t, name), "a failure leaves the old text")

	link := filepath.Join(dir, "link")
	require.NoError(t, os.Symlink(name, link))
	require.NoError(t, outfile.Write(link, write("two", nil)))
	assert.Equal(t, "two", read(t, name), "through a link to the file itself")

	require.NoError(t, os.Chmod(name, 0o600))
	require.NoError(t, outfile.Write(name, write("three", nil)))
	info, err := os.Stat(name)
	require.NoError(t, err)
	assert.Equal(t, os.FileMode(0o600), info.Mode().Perm(), "the file's permissions stay")

	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Len(t, entries, 2, "nothing else is left behind")
}

func TestWriteRefuses(t *testing.T) {
	dir := t.TempDir()
	require.ErrorContains(t, outfile.Write(dir, write("x", nil)), "is a directory")
	require.Error(t, outfile.Write(filepath.Join(dir, "no", "out.txt"), write("x", nil)))
}

func TestWriteToDevice(t *testing.T) {
	require.NoError(t, outfile.Write(os.DevNull, write("gone", nil)))
	info, err := os.Stat(os.DevNull)
	require.NoError(t, err)
	assert.False(t, info.Mode().IsRegular(), "the device is still one")
}
