package window_test

import (
	"encoding/json"
	"math"
	"testing"
	"time"

	"github.com/sellerperf/sellerperf/window"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestSpanRange(t *testing.T) {
	for _, tt := range []struct {
		span       window.Span
		asOf, want string
	}{
		{window.Span{Days: 60, Lag: 15}, "2026-11-22", "2026-09-09..2026-11-07"},
		{window.Span{Days: 1}, "2026-11-22", "2026-11-22..2026-11-22"},
		{window.Span{Days: 7, Lag: 1}, "2024-03-01", "2024-02-23..2024-02-29"},
		{window.Span{Months: 1}, "2026-03-28", "2026-03-01..2026-03-28"},
		{window.Span{Months: 1}, "2026-03-30", "2026-03-01..2026-03-30"},
		{window.Span{Months: 1}, "2026-03-31", "2026-03-01..2026-03-31"},
		{window.Span{Months: 1}, "2026-04-01", "2026-03-02..2026-04-01"},
		{window.Span{Months: 1}, "2024-03-29", "2024-03-01..2024-03-29"},
		{window.Span{Months: 1}, "2024-02-29", "2024-01-30..2024-02-29"},
		{window.Span{Months: 12}, "2024-02-29", "2023-03-01..2024-02-29"},
		{window.Span{Months: 6, Lag: 3}, "2026-09-03", "2026-03-01..2026-08-31"},
		{window.Span{Weeks: 1}, "2026-11-21", "2026-11-09..2026-11-15"}, // a Saturday
		{window.Span{Weeks: 1}, "2026-11-22", "2026-11-16..2026-11-22"}, // a Sunday: the week is over
		{window.Span{Weeks: 1}, "2026-11-23", "2026-11-16..2026-11-22"},
		{window.Span{Weeks: 4, Lag: 7}, "2026-11-23", "2026-10-19..2026-11-15"},
		{window.Span{Weeks: 1, Current: true}, "2026-11-18", "2026-11-16..2026-11-18"},
		{window.Span{Weeks: 2, Current: true}, "2026-11-22", "2026-11-09..2026-11-22"},
		{window.Span{CalendarMonths: 12}, "2016-08-20", "2015-08-01..2016-07-31"}, // eBay's sample
		{window.Span{CalendarMonths: 12}, "2020-05-05", "2019-05-01..2020-04-30"},
		{window.Span{CalendarMonths: 3}, "2026-05-20", "2026-02-01..2026-04-30"},
		{window.Span{CalendarMonths: 1}, "2026-02-27", "2026-01-01..2026-01-31"},
		{window.Span{CalendarMonths: 1}, "2026-02-28", "2026-02-01..2026-02-28"},
		{window.Span{CalendarMonths: 1}, "2024-02-28", "2024-01-01..2024-01-31"}, // a leap year
		{window.Span{CalendarMonths: 1, Lag: 1}, "2026-03-01", "2026-02-01..2026-02-28"},
		{window.Span{CalendarMonths: 4, Current: true}, "2026-11-22", "2026-08-01..2026-11-22"},
		{window.Span{Lifetime: true}, "2026-11-22", "1000-01-01..2026-11-22"},
		{window.Span{Lifetime: true, Lag: 7}, "2026-11-22", "1000-01-01..2026-11-15"},
	} {
		require.NoError(t, tt.span.Validate())
		assert.Equal(t, tt.want, tt.span.Range(day(tt.asOf)).String(), "%v as of %v", tt.span, tt.asOf)
	}
}

func TestSpanRangeOfNothing(t *testing.T) {
	d := day("2026-11-22")
	for _, sp := range []window.Span{
		{}, {Days: -1}, {Days: 1, Months: 1}, {Days: -1, Months: 1}, {Days: 1, Lag: -1},
		{Days: math.MaxInt}, {Months: math.MaxInt}, {Days: 1, Lag: math.MaxInt},
		{Days: math.MaxInt, Lag: math.MaxInt}, {Days: 400_000},
		{Weeks: math.MaxInt}, {CalendarMonths: math.MaxInt}, {Weeks: 60_000}, {CalendarMonths: 13_000},
		{Days: 1, Weeks: 1}, {Months: 1, CalendarMonths: 1}, {Days: 1, Lifetime: true}, {Days: 1, Current: true},
		{Lifetime: true, Current: true}, {Weeks: -1}, {CalendarMonths: -1},
	} {
		assert.Equal(t, window.Range{}, sp.Range(d), "%v", sp)
	}
	assert.Equal(t, window.Range{}, window.Span{Days: 2}.Range(window.Day{}))
	assert.Equal(t, window.Range{}, window.Span{Days: 2}.Range(minDay))
	assert.Equal(t, window.Range{}, window.Span{Months: 1}.Range(minDay))
}

func TestSpanValidateReturnsEveryFault(t *testing.T) {
	for _, tt := range []struct {
		span   window.Span
		fields []string
	}{
		{window.Span{}, []string{"days"}},
		{window.Span{Days: 1, Months: 1}, []string{"months"}},
		{window.Span{Days: -1, Months: -1, Lag: -1}, []string{"days", "months", "lag"}},
		{window.Span{Lag: -1}, []string{"days", "lag"}},
		{window.Span{Days: 5, Months: -1}, []string{"months"}},
		{window.Span{Days: 5, Weeks: 1, CalendarMonths: 2, Lifetime: true}, []string{"weeks", "calendar_months", "lifetime"}},
		{window.Span{Months: 5, Current: true}, []string{"current"}},
		{window.Span{Weeks: -5, Current: true}, []string{"weeks", "current"}},
		{window.Span{Current: true, Lag: -1}, []string{"days", "current", "lag"}},
	} {
		err := tt.span.Validate()
		joined, ok := err.(interface{ Unwrap() []error })
		require.True(t, ok, "%v", tt.span)
		var fields []string
		for _, fault := range joined.Unwrap() {
			var se *window.SpanError
			require.ErrorAs(t, fault, &se)
			assert.Equal(t, tt.span, se.Span)
			assert.NotEmpty(t, se.Reason)
			assert.Contains(t, fault.Error(), se.Field)
			fields = append(fields, se.Field)
		}
		assert.Equal(t, tt.fields, fields, "%v", tt.span)
	}
}

func TestSpanTextAndJSON(t *testing.T) {
	for want, sp := range map[string]window.Span{
		"60 days, lag 15":                        {Days: 60, Lag: 15},
		"1 day":                                  {Days: 1},
		"1 month":                                {Months: 1},
		"6 months, lag 1":                        {Months: 6, Lag: 1},
		"0 days":                                 {},
		"2 days and 1 month":                     {Days: 2, Months: 1},
		"1 calendar week, lag 2":                 {Weeks: 1, Lag: 2},
		"4 calendar months with the running one": {CalendarMonths: 4, Current: true},
		"lifetime":                               {Lifetime: true},
	} {
		assert.Equal(t, want, sp.String())
	}
	b, err := json.Marshal(window.Span{Days: 60, Lag: 15})
	require.NoError(t, err)
	assert.Equal(t, `{"days":60,"lag":15}`, string(b))
	b, err = json.Marshal(window.Span{CalendarMonths: 4, Current: true})
	require.NoError(t, err)
	assert.Equal(t, `{"calendar_months":4,"current":true}`, string(b))
}

// propSpanAdvances: with the as-of day, a window's ends never move backwards, the
// window never reaches past it, and it has the length it says.
func propSpanAdvances(t *rapid.T) {
	sp, d := genSpan().Draw(t, "span"), genDay().Draw(t, "asOf")
	r, next := sp.Range(d), sp.Range(d.Add(1))
	if !r.IsValid() {
		require.Less(t, d.Sub(minDay), 1000, "only the first years lack windows")
		return
	}
	whole := (sp.Weeks > 0 || sp.CalendarMonths > 0) && !sp.Current
	if !whole {
		require.Equal(t, d.Add(-sp.Lag), r.Last)
	}
	switch end := d.Add(-sp.Lag); {
	case sp.Days > 0:
		require.Equal(t, sp.Days, r.Len())
	case sp.Months > 0:
		require.Equal(t, r.Last.AddMonths(-sp.Months), r.First.Add(-1))
		require.InDelta(t, 30.4*float64(sp.Months), r.Len(), 3.5)
	case sp.Lifetime:
		require.Equal(t, minDay, r.First)
	case sp.Weeks > 0:
		require.Equal(t, time.Monday, r.First.Weekday())
		if whole {
			require.Equal(t, time.Sunday, r.Last.Weekday())
			require.Equal(t, 7*sp.Weeks, r.Len())
			require.Less(t, end.Sub(r.Last), 7, "the last one")
		} else {
			require.Equal(t, sp.Weeks, (r.Len()+6)/7)
		}
	default:
		y, m, first := r.First.YMD()
		require.Equal(t, 1, first)
		if whole {
			_, _, after := r.Last.Add(1).YMD()
			require.True(t, after == 1 || r.Last == maxDay)
			require.Less(t, end.Sub(r.Last), 31, "the last one")
		}
		ly, lm, _ := r.Last.YMD()
		require.Equal(t, sp.CalendarMonths, (ly-y)*12+int(lm-m)+1)
	}
	if next.IsValid() {
		require.False(t, next.First.Before(r.First))
		require.False(t, next.Last.Before(r.Last))
		if !whole {
			require.Equal(t, r.Last.Add(1), next.Last)
		}
		require.False(t, next.First.After(r.Last.Add(1)))
	}
}

func TestSpanAdvances(t *testing.T) { rapid.Check(t, propSpanAdvances) }

// Every as-of day of five years, with a leap year among them.
func TestSpanMonthsEveryDay(t *testing.T) {
	for m := 1; m <= 13; m++ {
		last := window.Range{}
		for d := range days("2023-01-01", "2027-12-31").Days() {
			r := window.Span{Months: m}.Range(d)
			require.True(t, r.IsValid())
			require.False(t, r.First.Before(last.First), "%d months as of %v", m, d)
			last = r
		}
	}
}
