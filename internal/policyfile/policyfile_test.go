package policyfile_test

import (
	"os"
	"path/filepath"
	"testing"
	_ "time/tzdata"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/policyfile"
)

func TestJudge(t *testing.T) {
	j, err := policyfile.Judge("amazon-us", "")
	require.NoError(t, err)
	require.Equal(t, "America/Los_Angeles", j.Location().String())
	j, err = policyfile.Judge("amazon-us", "Europe/Berlin")
	require.NoError(t, err)
	require.Equal(t, "Europe/Berlin", j.Location().String())
	_, err = policyfile.Judge("amazon-us", "Local")
	require.ErrorContains(t, err, "no such time zone")
	_, err = policyfile.Judge("no-such-policy", "")
	require.ErrorContains(t, err, "amazon-us")
}

func TestFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "p.json")
	_, err := policyfile.Load(file)
	require.ErrorIs(t, err, os.ErrNotExist)
	require.NoError(t, os.WriteFile(file, []byte(`{"name":"Bad Name","editions":[]}`), 0o666))
	_, err = policyfile.Load(file)
	require.ErrorContains(t, err, file+": ")
}
