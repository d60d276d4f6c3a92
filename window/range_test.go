package window_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/sellerperf/sellerperf/window"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func days(first, last string) window.Range { return window.Range{First: day(first), Last: day(last)} }

// unusable ranges hold no day.
var unusable = []window.Range{
	{},
	{First: day("2026-11-22")},
	{Last: day("2026-11-22")},
	{First: day("2026-11-22"), Last: day("2026-11-21")},
}

func TestRangeNotValidHoldsNothing(t *testing.T) {
	for _, r := range unusable {
		assert.False(t, r.IsValid(), "%v", r)
		assert.Zero(t, r.Len(), "%v", r)
		assert.Empty(t, slices.Collect(r.Days()), "%v", r)
		for _, d := range []window.Day{{}, day("2026-11-20"), day("2026-11-21"), day("2026-11-22")} {
			assert.False(t, r.Contains(d), "%v %v", r, d)
		}
		for _, o := range append(unusable, days("2026-11-01", "2026-11-30")) {
			got, ok := r.Intersect(o)
			assert.False(t, ok)
			assert.Equal(t, window.Range{}, got)
		}
	}
}

func TestRangeJSON(t *testing.T) {
	r := days("2026-09-09", "2026-11-07")
	b, err := json.Marshal(r)
	require.NoError(t, err)
	assert.JSONEq(t, `{"first":"2026-09-09","last":"2026-11-07"}`, string(b))
	var got window.Range
	require.NoError(t, json.Unmarshal(b, &got))
	assert.Equal(t, r, got)
	assert.Error(t, json.Unmarshal([]byte(`{"first":"2026-02-30"}`), &got))
}

func TestParseRangeRefuses(t *testing.T) {
	for in, class := range map[string]error{
		"":                                 window.ErrSyntax,
		"2026-09-09":                       window.ErrSyntax,
		"2026-09-09.2026-11-07":            window.ErrSyntax,
		"2026-09-09...2026-11-07":          window.ErrSyntax,
		"2026-09-09..":                     window.ErrSyntax,
		"2026-09-09..2026-11-07..":         window.ErrSyntax,
		"2026-09-31..2026-11-07":           window.ErrNoSuchDay,
		"2026-09-01..2026-11-31":           window.ErrNoSuchDay,
		"2026-11-07..2026-09-09":           window.ErrReversed,
		"0000-00-00..0000-00-00":           window.ErrNoSuchDay,
		"2026-09-09..2026-11-07 (60 days)": window.ErrSyntax,
	} {
		r, err := window.ParseRange(in)
		var pe *window.ParseError
		require.ErrorAs(t, err, &pe, in)
		require.ErrorIs(t, err, class, in)
		assert.Equal(t, window.ParseError{Type: "range", Input: in, Err: class}, *pe)
		assert.Equal(t, window.Range{}, r)
	}
}

func TestRangeIsItsDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := genRecentRange().Draw(t, "a"), genRecentRange().Draw(t, "b")
		all := slices.Collect(a.Days())
		require.Len(t, all, a.Len())
		require.Equal(t, len(all) > 0, a.IsValid())
		c, ok := a.Intersect(b)
		require.Equal(t, c.IsValid(), ok)
		for i, d := range all {
			require.Equal(t, a.First.Add(i), d)
			require.True(t, a.Contains(d))
			require.Equal(t, b.Contains(d), c.Contains(d))
		}
		require.False(t, a.Contains(a.First.Add(-1)))
		require.False(t, a.Contains(a.Last.Add(1)))
		back, _ := b.Intersect(a)
		require.Equal(t, c, back)
		if got, err := window.ParseRange(a.String()); a.IsValid() {
			require.NoError(t, err)
			require.Equal(t, a, got)
		}
	})
}

// genRecentRange draws ranges of a few months, not all of them valid.
func genRecentRange() *rapid.Generator[window.Range] {
	return rapid.Custom(func(t *rapid.T) window.Range {
		first := genRecent().Draw(t, "first")
		return window.Range{First: first, Last: first.Add(rapid.IntRange(-5, 150).Draw(t, "days"))}
	})
}

func TestRangeDaysStops(t *testing.T) {
	for d := range days("2026-01-01", "9999-12-31").Days() {
		if d == day("2026-01-03") {
			return
		}
	}
	t.Fatal("did not stop")
}
