package window_test

import (
	"encoding"
	"testing"
	"time"

	"github.com/sellerperf/sellerperf/window"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

var (
	_ encoding.TextMarshaler   = window.Day{}
	_ encoding.TextAppender    = window.Day{}
	_ encoding.TextUnmarshaler = (*window.Day)(nil)
)

// The civil arithmetic is that of package time.
func TestDayAgreesWithTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := genDay().Draw(t, "day")
		ref := time.Unix(int64(d.Unix())*86400, 0).UTC()
		y, m, n := d.YMD()
		ry, rm, rn := ref.Date()
		require.Equal(t, [3]int{ry, int(rm), rn}, [3]int{y, int(m), n})
		require.Equal(t, d, window.Date(y, m, n))
		require.Equal(t, ref.Weekday(), d.Weekday())
		require.Equal(t, ref.Format(time.DateOnly), d.String())
		require.Equal(t, d, window.UnixDay(d.Unix()))
		require.Equal(t, d, window.DayOf(ref, nil))

		dm, dd := rapid.IntRange(-50, 50).Draw(t, "m"), rapid.IntRange(-500, 500).Draw(t, "d")
		ref = time.Date(y, m+time.Month(dm), n+dd, 0, 0, 0, 0, time.UTC)
		want := window.DayOf(ref, time.UTC)
		require.Equal(t, want, window.Date(y, m+time.Month(dm), n+dd))
		require.Equal(t, want.IsValid(), ref.Year() >= 1000 && ref.Year() <= 9999)
	})
}

func TestDayAddAndSub(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := genDay().Draw(t, "a"), genDay().Draw(t, "b")
		require.Equal(t, b, a.Add(b.Sub(a)))
		require.Equal(t, a.Before(b), b.Sub(a) > 0)
		require.Equal(t, a.After(b), b.Sub(a) < 0)
		require.Equal(t, a.Compare(b) == 0, a == b)
	})
}

func TestAddMonthsKeepsOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, n := genDay().Draw(t, "day"), rapid.IntRange(-30, 30).Draw(t, "n")
		got, next := d.AddMonths(n), d.Add(1).AddMonths(n)
		if !got.IsValid() || !next.IsValid() {
			return
		}
		require.False(t, next.Before(got))
		_, _, had := d.YMD()
		_, _, has := got.YMD()
		require.True(t, has == had || has < had && func() bool { _, _, n := got.Add(1).YMD(); return n == 1 }())
	})
}

// propStart: the instants from Start to End are those of the day, the second before
// Start is not, and nothing is between the end of a day and the start of the next.
func propStart(t *rapid.T) {
	loc, err := time.LoadLocation(rapid.SampledFrom(zones).Draw(t, "zone"))
	require.NoError(t, err)
	d := genDay().Draw(t, "day")
	start, end := d.Start(loc), d.End(loc)
	require.Equal(t, loc, start.Location())
	require.True(t, window.DayOf(start.Add(-time.Second), loc).Before(d))
	if next := d.Add(1); next.IsValid() {
		require.True(t, end.Add(time.Second).Equal(next.Start(loc)))
	}
	if end.Before(start) { // left out by the zone
		require.True(t, window.DayOf(start, loc).After(d))
		return
	}
	require.Equal(t, d, window.DayOf(start, loc))
	require.Equal(t, d, window.DayOf(end, loc))
	in := start.Add(time.Duration(rapid.Int64Range(0, int64(end.Sub(start))).Draw(t, "in")))
	require.Equal(t, d, window.DayOf(in, loc))
}

func TestDayStartAndEnd(t *testing.T) { rapid.Check(t, propStart) }

// Every day of two decades in every zone, as changes of the clock are rare.
func TestDayStartEveryDay(t *testing.T) {
	for _, name := range zones {
		loc := zone(t, name)
		r := window.Range{First: day("2008-01-01"), Last: day("2027-12-31")}
		for d := range r.Days() {
			start := d.Start(loc)
			if got := window.DayOf(start, loc); got != d && (name != "Pacific/Apia" || d != day("2011-12-30")) {
				assert.Fail(t, "starts on another day", "%s %v: %v", name, d, start)
			}
			if got := window.DayOf(start.Add(-time.Second), loc); !got.Before(d) {
				assert.Fail(t, "starts too late", "%s %v: %v", name, d, start)
			}
		}
	}
}

// propParseDay: what parses prints as it was read, and is what package time reads.
func propParseDay(t require.TestingT, s string) {
	d, err := window.ParseDay(s)
	ref, refErr := time.Parse(time.DateOnly, s)
	if err != nil {
		require.Equal(t, window.Day{}, d)
		require.True(t, refErr != nil || ref.Year() < 1000, "%q", s)
		return
	}
	require.NoError(t, refErr)
	require.True(t, d.IsValid())
	require.Equal(t, s, d.String())
	require.Equal(t, window.DayOf(ref, nil), d)
}

func TestParseDayProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		propParseDay(t, rapid.StringMatching(`[0-9]{4}-[01][0-9]-[0-3][0-9]`).Draw(t, "s"))
		propParseDay(t, genDay().Draw(t, "day").String())
		propParseDay(t, rapid.String().Draw(t, "any"))
	})
}

func FuzzParseDay(f *testing.F) {
	for _, s := range []string{"", "2026-11-22", "2024-02-29", "2100-02-29", "0000-00-00", "9999-12-31", "2026-1-1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { propParseDay(t, s) })
}
