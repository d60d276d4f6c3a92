package window_test

import (
	"encoding/json"
	"math"
	"testing"
	"time"

	"github.com/sellerperf/sellerperf/window"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func day(s string) window.Day { return window.MustParseDay(s) }

func TestZeroDayIsNoDay(t *testing.T) {
	var d window.Day
	assert.False(t, d.IsValid())
	assert.Equal(t, "0000-00-00", d.String())
	assert.True(t, d.Before(minDay))
	assert.Equal(t, d, window.UnixDay(d.Unix()))
	assert.Equal(t, d, d.Add(1))
	assert.Equal(t, d, d.Add(400_000))
	assert.Equal(t, d, d.AddMonths(1))
	assert.Zero(t, d.Sub(maxDay))
	assert.Zero(t, maxDay.Sub(d))
	assert.True(t, d.Start(time.UTC).IsZero())
	assert.True(t, d.End(time.UTC).IsZero())
	y, m, n := d.YMD()
	assert.Equal(t, [3]int{}, [3]int{y, int(m), n})
	assert.Equal(t, time.Tuesday, d.Weekday())
	assert.Equal(t, d, window.DayOf(time.Time{}, time.UTC))
}

func TestDateNormalises(t *testing.T) {
	for _, tt := range []struct {
		y, m, d int
		want    string
	}{
		{2026, 11, 22, "2026-11-22"},
		{2026, 10, 32, "2026-11-01"},
		{2026, 3, 0, "2026-02-28"},
		{2024, 3, 0, "2024-02-29"},
		{2100, 2, 29, "2100-03-01"},
		{2026, 0, 1, "2025-12-01"},
		{2026, -11, 1, "2025-01-01"},
		{2026, 25, 1, "2028-01-01"},
		{999, 12, 32, "1000-01-01"},
		{10000, 1, 0, "9999-12-31"},
		{999, 12, 31, "0000-00-00"},
		{10000, 1, 1, "0000-00-00"},
		{math.MaxInt, 1, 1, "0000-00-00"},
		{2026, math.MinInt, 1, "0000-00-00"},
		{2026, 1, math.MaxInt, "0000-00-00"},
	} {
		assert.Equal(t, tt.want, window.Date(tt.y, time.Month(tt.m), tt.d).String(), "%v", tt)
	}
}

func TestDayRangeOfYears(t *testing.T) {
	assert.Equal(t, window.Day{}, minDay.Add(-1))
	assert.Equal(t, window.Day{}, maxDay.Add(1))
	for _, n := range []int{math.MaxInt, math.MinInt, math.MaxInt32, math.MinInt32, math.MaxInt / 2, math.MinInt / 2} {
		assert.Equal(t, window.Day{}, window.UnixDay(n), n)
		assert.Equal(t, window.Day{}, minDay.Add(n), n)
		assert.Equal(t, window.Day{}, maxDay.Add(n), n)
		assert.Equal(t, window.Day{}, maxDay.AddMonths(n), n)
	}
	assert.Equal(t, window.Day{}, maxDay.AddMonths(1))
	assert.Equal(t, window.Day{}, minDay.AddMonths(-1))
	assert.Equal(t, day("9999-11-30"), maxDay.AddMonths(-1))
	assert.Equal(t, 0, window.UnixDay(0).Unix())
	assert.Equal(t, "1970-01-01", window.UnixDay(0).String())
	assert.Equal(t, window.Day{}, window.DayOf(time.Unix(math.MaxInt64/2, 0), nil))
	assert.Equal(t, window.Day{}, window.DayOf(time.Unix(math.MinInt64/2, 0), nil))
}

func TestAddMonthsClamps(t *testing.T) {
	for _, tt := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-01-31", 1, "2026-02-28"},
		{"2024-01-31", 1, "2024-02-29"},
		{"2026-03-31", -1, "2026-02-28"},
		{"2026-03-31", -13, "2025-02-28"},
		{"2024-02-29", 12, "2025-02-28"},
		{"2024-02-29", 48, "2028-02-29"},
		{"2026-12-31", 2, "2027-02-28"},
		{"2026-05-31", 6, "2026-11-30"},
		{"2026-05-15", 0, "2026-05-15"},
	} {
		assert.Equal(t, day(tt.want), day(tt.from).AddMonths(tt.n), "%v", tt)
	}
}

func TestParseDayRefuses(t *testing.T) {
	for in, class := range map[string]error{
		"":            window.ErrSyntax,
		"2026-11-2":   window.ErrSyntax,
		"2026-11-222": window.ErrSyntax,
		"2026/11/22":  window.ErrSyntax,
		" 2026-11-22": window.ErrSyntax,
		"2026-1a-22":  window.ErrSyntax,
		"+026-11-22":  window.ErrSyntax,
		"2026-11-２2":  window.ErrSyntax,
		"2026-02-29":  window.ErrNoSuchDay,
		"2100-02-29":  window.ErrNoSuchDay,
		"2026-04-31":  window.ErrNoSuchDay,
		"2026-13-01":  window.ErrNoSuchDay,
		"2026-00-01":  window.ErrNoSuchDay,
		"2026-01-00":  window.ErrNoSuchDay,
		"0999-12-31":  window.ErrNoSuchDay,
		"0000-00-00":  window.ErrNoSuchDay,
	} {
		d, err := window.ParseDay(in)
		var pe *window.ParseError
		require.ErrorAs(t, err, &pe, in)
		require.ErrorIs(t, err, class, in)
		assert.Equal(t, window.ParseError{Type: "day", Input: in, Err: class}, *pe)
		assert.Equal(t, window.Day{}, d)
		assert.Panics(t, func() { window.MustParseDay(in) })
	}
}

func TestDayText(t *testing.T) {
	type doc struct {
		A, B window.Day
		M    map[window.Day]int
	}
	in := doc{A: day("2026-11-22"), M: map[window.Day]int{day("2024-02-29"): 1}}
	b, err := json.Marshal(in)
	require.NoError(t, err)
	assert.JSONEq(t, `{"A":"2026-11-22","B":"","M":{"2024-02-29":1}}`, string(b))
	var out doc
	require.NoError(t, json.Unmarshal(b, &out))
	assert.Equal(t, in, out)

	d := day("2026-11-22")
	require.Error(t, d.UnmarshalText([]byte("2026-11-31")))
	assert.Equal(t, day("2026-11-22"), d, "bad input changes nothing")
	b, err = d.AppendText([]byte("on "))
	require.NoError(t, err)
	assert.Equal(t, "on 2026-11-22", string(b))
}

func TestDayInZones(t *testing.T) {
	for _, tt := range []struct{ zone, day, start, end string }{
		{"America/Los_Angeles", "2026-03-08", "2026-03-08T00:00:00-08:00", "2026-03-08T23:59:59-07:00"},
		{"Europe/London", "2026-10-25", "2026-10-25T00:00:00+01:00", "2026-10-25T23:59:59Z"},
		{"Asia/Kolkata", "2026-11-22", "2026-11-22T00:00:00+05:30", "2026-11-22T23:59:59+05:30"},
		{"Australia/Sydney", "2026-04-05", "2026-04-05T00:00:00+11:00", "2026-04-05T23:59:59+10:00"},
		// Midnight was skipped, and the last hour of a day came twice.
		{"America/Sao_Paulo", "2018-11-04", "2018-11-04T01:00:00-02:00", "2018-11-04T23:59:59-02:00"},
		{"America/Sao_Paulo", "2018-02-17", "2018-02-17T00:00:00-02:00", "2018-02-17T23:59:59-03:00"},
		// The hour after midnight comes twice: the first of them starts the day.
		{"America/Havana", "2026-11-01", "2026-11-01T00:00:00-04:00", "2026-11-01T23:59:59-05:00"},
		// A day that did not exist is empty: it starts where the next one does.
		{"Pacific/Apia", "2011-12-30", "2011-12-31T00:00:00+14:00", "2011-12-29T23:59:59-10:00"},
	} {
		loc := zone(t, tt.zone)
		d := day(tt.day)
		assert.Equal(t, tt.start, d.Start(loc).Format(time.RFC3339), "%v", tt)
		assert.Equal(t, tt.end, d.End(loc).Format(time.RFC3339), "%v", tt)
	}
	assert.Equal(t, time.UTC, day("2026-11-22").Start(nil).Location())
	assert.Equal(t, day("2026-11-22"), window.DayOf(day("2026-11-22").End(nil), nil))
}

func TestDayAllocatesNothing(t *testing.T) {
	d, loc := day("2026-11-22"), zone(t, "America/Los_Angeles")
	at, buf := d.Start(loc), make([]byte, 0, 16)
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		_, _ = window.ParseDay("2026-11-22")
		_ = d.Add(1).AddMonths(-3).Compare(d)
		_, _ = d.AppendText(buf)
		_ = window.DayOf(at, loc)
		_ = d.End(loc)
		_ = window.Span{Months: 2}.Range(d).Len()
	}))
}
