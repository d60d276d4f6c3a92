package thresholds_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/thresholds"
)

// The surest source speaks for a field, whatever the order; of none, nobody does.
func TestCertaintyOf(t *testing.T) {
	r := thresholds.Rule{Sources: []thresholds.Source{
		{Of: []string{"limit.value"}, Certainty: thresholds.Assumed},
		{Of: []string{"limit"}, Certainty: thresholds.Secondary},
		{Of: []string{"limit.value"}, Certainty: thresholds.Conflicting},
		{Of: []string{"window.lag"}},
	}}
	require.Equal(t, thresholds.Secondary, r.CertaintyOf("limit.value"))
	require.Equal(t, thresholds.Secondary, r.CertaintyOf("limit.op"))
	require.Zero(t, r.CertaintyOf("window.lag"), "a source that does not say how sure it is")
	require.Zero(t, r.CertaintyOf("minimum"))
	r.Sources = append(r.Sources, thresholds.Source{Certainty: thresholds.Inherited})
	require.Equal(t, thresholds.Inherited, r.CertaintyOf("minimum"), "a source of nothing in particular covers all")
}

func TestCertaintyTexts(t *testing.T) {
	for c, want := range map[thresholds.Certainty]string{
		thresholds.Official: "official", thresholds.Secondary: "secondary", thresholds.Conflicting: "conflicting",
		thresholds.Inherited: "inherited", thresholds.Assumed: "assumed",
	} {
		require.True(t, c.IsValid())
		text, err := c.MarshalText()
		require.NoError(t, err)
		require.Equal(t, want, string(text))
		var back thresholds.Certainty
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, c, back)
	}
	require.False(t, (thresholds.Assumed + 1).IsValid())
}
