package foresight

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/window"
)

// propRolling: asked day after day, and now and then for another, the windows are those of the
// span.
func propRolling(t *rapid.T) {
	sp := window.Span{Lag: rapid.IntRange(0, 40).Draw(t, "lag"), Current: rapid.Bool().Draw(t, "current")}
	n := rapid.IntRange(1, 14).Draw(t, "length")
	switch rapid.IntRange(0, 4).Draw(t, "unit") {
	case 0:
		sp.Days, sp.Current = n, false
	case 1:
		sp.Months, sp.Current = n, false
	case 2:
		sp.Weeks = n
	case 3:
		sp.CalendarMonths = n
	default:
		sp.Lifetime, sp.Current = true, false
	}
	require.NoError(t, sp.Validate())
	first := rapid.SampledFrom([]string{"2024-01-25", "2023-10-01", "2026-12-30", "9999-11-20", "1000-01-01"}).Draw(t, "from")
	w, day := rolling{span: sp}, window.MustParseDay(first)
	for range rapid.IntRange(1, 120).Draw(t, "days") {
		require.Equal(t, sp.Range(day), w.on(day), "%v as of %v", sp, day)
		if day = day.Add(1); rapid.IntRange(0, 30).Draw(t, "jump") == 0 {
			day = day.Add(rapid.IntRange(-3, 50).Draw(t, "by"))
		}
	}
}

func TestRollingIsTheSpan(t *testing.T) { rapid.Check(t, propRolling) }
