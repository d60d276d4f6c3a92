package window_test

import (
	"runtime"
	"slices"
	"sync"
	"testing"

	"github.com/sellerperf/sellerperf/window"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func cells(s *window.Series) []window.Cell { return slices.Collect(s.Cells()) }

var (
	always = window.Range{First: minDay, Last: maxDay}
	one    = window.Count{Hits: 1, Total: 2, Open: 3}
)

func TestCount(t *testing.T) {
	o := window.Count{Hits: 10, Total: 20, Open: -30}
	assert.Equal(t, window.Count{Hits: 11, Total: 22, Open: -27}, one.Plus(o))
	assert.Equal(t, window.Count{Hits: -9, Total: -18, Open: 33}, one.Minus(o))
	assert.Equal(t, window.Count{Hits: -1, Total: -2, Open: -3}, one.Neg())
	assert.True(t, window.Count{}.IsZero())
	for _, c := range []window.Count{{Hits: 1}, {Total: -1}, {Open: 1}, {Hits: 1, Total: -1}} {
		assert.False(t, c.IsZero())
		assert.True(t, c.Plus(c.Neg()).IsZero())
	}
}

func TestZeroSeriesIsEmpty(t *testing.T) {
	var s window.Series
	assertEmpty(t, &s)
	assert.Equal(t, make([]window.Count, 30), s.AppendRolling(nil, window.Span{Days: 7}, days("2026-11-01", "2026-11-30")))
	s.Merge(&s)
	s.Merge(nil)
	s.Reset()
	assertEmpty(t, s.Clone())
}

func assertEmpty(t *testing.T, s *window.Series) {
	t.Helper()
	assert.True(t, s.IsEmpty())
	assert.Empty(t, cells(s))
	assert.Zero(t, s.Sum(always, maxDay))
	assert.True(t, s.Equal(nil))
	assert.True(t, s.Equal(new(window.Series)))
	assert.True(t, new(window.Series).Equal(s))
	r, ok := s.Bounds()
	assert.False(t, ok)
	assert.Equal(t, window.Range{}, r)
}

func TestSeriesIgnoresWrongUse(t *testing.T) {
	var s window.Series
	s.Add(window.Day{}, window.Day{}, one)
	s.Add(window.Day{}, day("2026-11-22"), one)
	s.Sub(window.Day{}, maxDay, one)
	s.Add(day("2026-11-22"), maxDay, window.Count{})
	assertEmpty(t, &s)

	// The first page of all begins a day before the first day.
	s.Add(minDay, minDay, one)
	s.Add(window.Day{}, window.Day{}, one)
	s.Add(maxDay, window.Day{}, one)
	assert.Equal(t, []window.Cell{{Day: minDay, Since: minDay, Count: one}, {Day: maxDay, Since: maxDay, Count: one}}, cells(&s))
	for _, r := range unusable {
		assert.Zero(t, s.Sum(r, maxDay), "%v", r)
		assert.Empty(t, s.AppendRolling(nil, window.Span{Days: 1}, r))
		for range s.Rolling(window.Span{Days: 1}, r) {
			assert.Fail(t, "yielded", "%v", r)
		}
	}
	assert.Zero(t, s.Sum(always, window.Day{}))
	assert.Equal(t, one, s.Sum(always, minDay))
	assert.Equal(t, make([]window.Count, 2), s.AppendRolling(nil, window.Span{}, days("2026-11-21", "2026-11-22")))
}

func TestSeriesAsOf(t *testing.T) {
	var s window.Series
	d := day("2026-11-01")
	r := window.Range{First: d, Last: d}
	s.Add(d, d, window.Count{Total: 10, Open: 2})
	s.Add(d, d.Add(3), window.Count{Hits: 1, Open: -1})
	s.Add(d, d.Add(9), window.Count{Hits: 1, Open: -1})
	s.Add(d, d.Add(-5), window.Count{Total: 1}) // counts as the day
	for _, tt := range []struct {
		after int
		want  window.Count
	}{
		{-1, window.Count{}},
		{0, window.Count{Total: 11, Open: 2}},
		{2, window.Count{Total: 11, Open: 2}},
		{3, window.Count{Hits: 1, Total: 11, Open: 1}},
		{8, window.Count{Hits: 1, Total: 11, Open: 1}},
		{9, window.Count{Hits: 2, Total: 11}},
		{1000, window.Count{Hits: 2, Total: 11}},
	} {
		assert.Equal(t, tt.want, s.Sum(r, d.Add(tt.after)), "as of day %+d", tt.after)
	}
}

func TestSeriesCellThatReturnsToZeroIsGone(t *testing.T) {
	var s window.Series
	d := day("2026-11-01")
	s.Add(d, d, one)
	s.Add(d, d.Add(1), one.Neg()) // the day's total is zero, its cells are not
	assert.False(t, s.IsEmpty())
	assert.Len(t, cells(&s), 2)
	r, ok := s.Bounds()
	assert.True(t, ok)
	assert.Equal(t, window.Range{First: d, Last: d}, r)
	s.Sub(d, d, one)
	assert.Equal(t, []window.Cell{{Day: d, Since: d.Add(1), Count: one.Neg()}}, cells(&s))
	s.Add(d, d.Add(1), one)
	assertEmpty(t, &s)
}

func TestSeriesResetKeepsNothing(t *testing.T) {
	s, _ := benchSeries(1)
	s.Reset()
	assertEmpty(t, s)
	again, _ := benchSeries(1)
	s.Merge(again)
	assert.True(t, s.Equal(again))
}

func TestSeriesCloneSharesNothing(t *testing.T) {
	s, _ := benchSeries(3)
	c := s.Clone()
	before := cells(s)
	assert.Equal(t, before, cells(c))
	for _, cell := range before {
		c.Add(cell.Day, cell.Since, one)
	}
	assert.Equal(t, before, cells(s))
	assert.False(t, s.Equal(c))
}

func TestSeriesCellsStops(t *testing.T) {
	s, _ := benchSeries(1)
	all := cells(s)
	for n := 1; n < len(all); n += 97 {
		var got []window.Cell
		for c := range s.Cells() {
			if got = append(got, c); len(got) == n {
				break
			}
		}
		require.Equal(t, all[:n], got)
	}
	for d := range s.Rolling(window.Span{Days: 3}, always) {
		if d == minDay.Add(200) {
			return
		}
	}
	t.Fatal("did not stop")
}

func TestSeriesReadsConcurrently(t *testing.T) {
	s, _ := benchSeries(2)
	asOf := window.Range{First: benchDay.Add(-89), Last: benchDay}
	want := s.AppendRolling(nil, window.Span{Months: 1}, asOf)
	var wg sync.WaitGroup
	for range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			assert.Equal(t, want, s.AppendRolling(nil, window.Span{Months: 1}, asOf))
			assert.Equal(t, want[89], s.Sum(window.Span{Months: 1}.Range(benchDay), benchDay))
			assert.True(t, s.Equal(s.Clone()))
		}()
	}
	wg.Wait()
}

func TestSeriesAllocations(t *testing.T) {
	s, _ := benchSeries(2)
	asOf := window.Range{First: benchDay.Add(-89), Last: benchDay}
	dst := make([]window.Count, 0, 90)
	late := benchDay.Add(-33) // a day without late cells yet
	ceiling := func(name string, want float64, f func()) {
		t.Helper()
		assert.LessOrEqual(t, testing.AllocsPerRun(100, f), want, name)
	}
	ceiling("Add", 0, func() { s.Add(benchDay, benchDay, one) })
	ceiling("late Add and Sub", 0, func() {
		s.Add(late, late.Add(5), one)
		s.Sub(late, late.Add(5), one)
	})
	ceiling("Ahead", 0, func() { s.Ahead(late, late.Add(5), one) })
	ceiling("AppendRolling of several", 0, func() { dst = window.AppendRolling(dst[:0], window.Span{Days: 30}, asOf, s, nil, s) })
	ceiling("Sum", 0, func() { sinkCount = s.Sum(asOf, benchDay.Add(-10)) })
	ceiling("AppendRolling", 0, func() { dst = s.AppendRolling(dst[:0], window.Span{Days: 30}, asOf) })
	ceiling("AppendRolling months", 0, func() { dst = s.AppendRolling(dst[:0], window.Span{Months: 2, Lag: 3}, asOf) })
	ceiling("Bounds", 0, func() { s.Bounds() })
	ceiling("Equal", 0, func() { s.Equal(s) })
	ceiling("Cells", 0, func() {
		for c := range s.Cells() {
			sinkCount = c.Count
		}
	})
	ceiling("Rolling", 0, func() {
		for _, c := range s.Rolling(window.Span{Days: 30}, asOf) {
			sinkCount = c
		}
	})
	ceiling("new series of 60 days", 4, func() {
		var s window.Series
		for i := range 60 {
			s.Add(benchDay.Add(-i), benchDay.Add(-i), one)
		}
	})
}

// A series of 60 days costs 2 pages at most; a day 50 years off, seen today, costs one
// more, a directory, and for each of its three numbers the late ones of two pages.
func TestSeriesMemory(t *testing.T) {
	bytes := func(build func(*window.Series)) int {
		const runs = 20
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		for range runs {
			build(new(window.Series))
		}
		runtime.ReadMemStats(&after)
		return int(after.TotalAlloc-before.TotalAlloc) / runs
	}
	sixty := func(s *window.Series) {
		for i := range 60 {
			s.Add(benchDay.Add(-i), benchDay.Add(-i), one)
		}
	}
	assert.LessOrEqual(t, bytes(sixty), 4400)
	assert.LessOrEqual(t, bytes(func(s *window.Series) {
		sixty(s)
		s.Add(benchDay.AddMonths(-600), benchDay, one)
	}), 4400+2048+9000+3*2*1200)
}
