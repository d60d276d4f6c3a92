package marketplaces_test

import (
	"encoding/json"
	"slices"
	"strings"
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

// An edition lasts until the next begins: no day between the first and now is
// without one, none has two.
func TestEditionsLeaveNoGap(t *testing.T) {
	for _, p := range marketplaces.All() {
		first := p.Editions[0].From
		require.True(t, first.IsValid(), "%s: since when is known, or the policy is of no use for old days", p.Name)
		for i, e := range p.Editions {
			on, ok := p.EditionOn(e.From)
			require.True(t, ok)
			require.Equal(t, e.ID, on.ID)
			if i > 0 {
				before, ok := p.EditionOn(e.From.Add(-1))
				require.True(t, ok)
				require.Equal(t, p.Editions[i-1].ID, before.ID)
			}
		}
	}
}

// numbers lists what of a rule somebody must vouch for.
func numbers(r thresholds.Rule) []string {
	out := []string{"metric", "limit.op", "limit.value", "window.lag"}
	add := func(set bool, field string) {
		if set {
			out = append(out, field)
		}
	}
	add(r.Segment != "", "segment")
	add(r.Window.Days > 0, "window.days")
	add(r.Window.Months > 0, "window.months")
	add(r.LowVolume != nil, "low_volume")
	add(!r.Warning.IsZero(), "warning")
	add(r.Floor > 0, "floor")
	add(r.Minimum > 0, "minimum")
	add(r.From.IsValid(), "from")
	add(r.Until.IsValid(), "until")
	return out
}

func TestEveryNumberHasItsSource(t *testing.T) {
	covered := func(where, field string, sources []thresholds.Source) {
		t.Helper()
		var by []thresholds.Source
		for _, s := range sources {
			if s.Covers(field) {
				by = append(by, s)
			}
		}
		require.NotEmpty(t, by, "%s: nobody vouches for %s", where, field)
		for _, s := range by {
			require.True(t, strings.HasPrefix(s.URL, "https://"), "%s: %q", where, s.URL)
			require.True(t, s.Read.IsValid(), where)
			require.True(t, s.Certainty.IsValid(), where)
			if s.Certainty == thresholds.Conflicting {
				require.NotEmpty(t, s.Note, "%s: what the conflict is about", where)
			}
		}
	}
	for _, p := range marketplaces.All() {
		if p.Zone != "" {
			covered(p.Name, "zone", p.Sources)
		}
		for _, e := range p.Editions {
			require.NotEmpty(t, e.Note)
			covered(p.Name+" "+e.ID, "from", e.Sources)
			for _, r := range e.Rules {
				for _, field := range numbers(r) {
					covered(p.Name+" "+e.ID+" "+r.ID, field, r.Sources)
				}
			}
		}
	}
}
