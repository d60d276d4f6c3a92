package marketplaces_test

import (
	"encoding/json"
	"slices"
	"testing"
	_ "time/tzdata"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/marketplaces"
)

func TestEveryPolicyIsValid(t *testing.T) {
	var names []string
	for _, p := range marketplaces.All() {
		require.NoError(t, p.Validate(), p.Name)
		require.NotEmpty(t, p.Title)
		names = append(names, p.Name)
		found, ok := marketplaces.Find(p.Name)
		require.True(t, ok)
		require.Equal(t, p, found)
	}
	require.True(t, slices.IsSorted(names))
	require.Len(t, slices.Compact(slices.Clone(names)), len(names))
	_, ok := marketplaces.Find("nowhere")
	require.False(t, ok)
}

func TestEveryPolicyIsTheSameAfterJSON(t *testing.T) {
	for _, p := range marketplaces.All() {
		data, err := json.Marshal(p)
		require.NoError(t, err)
		back, err := thresholds.Parse(data)
		require.NoError(t, err, p.Name)
		require.Equal(t, p, back)
	}
}
