package window_test

import (
	"slices"
	"testing"

	"github.com/sellerperf/sellerperf/window"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// genRange draws ranges around the recent days, at times all days.
func genRange() *rapid.Generator[window.Range] {
	return rapid.OneOf(genRecentRange(), genRecentRange(), rapid.Just(always))
}

// genAsOf draws as-of days, most of them in the midst of the steps.
func genAsOf() *rapid.Generator[window.Day] {
	return rapid.OneOf(genRecent(), genRecent(), genDay(), rapid.Just(maxDay))
}

// propIsOracle: s holds what o does, by every way of reading it.
func propIsOracle(t *rapid.T, s *window.Series, o oracle) {
	want := o.Cells()
	require.Equal(t, want, slices.Collect(s.Cells()))
	require.Equal(t, len(want) == 0, s.IsEmpty())
	bounds, ok := s.Bounds()
	require.Equal(t, len(want) > 0, ok)
	if ok {
		require.Equal(t, window.Range{First: want[0].Day, Last: want[len(want)-1].Day}, bounds)
	}
	for range 5 {
		r, asOf := genRange().Draw(t, "range"), genAsOf().Draw(t, "asOf")
		require.Equal(t, o.Sum(r, asOf), s.Sum(r, asOf), "%v as of %v", r, asOf)
		r = genSpan().Draw(t, "span").Range(asOf)
		require.Equal(t, o.Sum(r, asOf), s.Sum(r, asOf), "%v as of %v", r, asOf)
	}
}

func TestSeriesIsOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, o := build(genSteps().Draw(t, "steps"))
		propIsOracle(t, s, o)
	})
}

// TestSeriesStateMachine runs the methods that change a Series in any order.
func TestSeriesStateMachine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, o := new(window.Series), oracle{}
		add := func(st step) {
			s.Ahead(st.day, st.since, st.c) // which changes nothing
			st.addTo(s, o)
		}
		t.Repeat(map[string]func(*rapid.T){
			"add":        func(t *rapid.T) { add(genStep().Draw(t, "step")) },
			"look ahead": func(t *rapid.T) { st := genStep().Draw(t, "step"); s.Ahead(st.day, st.since, st.c) },
			"clear a cell": func(t *rapid.T) {
				if all := o.Cells(); len(all) > 0 {
					c := rapid.SampledFrom(all).Draw(t, "cell")
					s.Sub(c.Day, c.Since, c.Count)
					o.Add(c.Day, c.Since, c.Count.Neg())
				}
			},
			"merge": func(t *rapid.T) {
				steps := genSteps().Draw(t, "steps")
				other, _ := build(steps)
				s.Merge(other)
				for _, st := range steps {
					o.Add(st.day, st.since, st.c)
				}
			},
			"many":  func(*rapid.T) { s.Spread() },
			"clone": func(*rapid.T) { s = s.Clone() },
			"reset": func(t *rapid.T) {
				if rapid.IntRange(0, 4).Draw(t, "rarely") == 0 {
					s.Reset()
					clear(o)
				}
			},
			"": func(t *rapid.T) { propIsOracle(t, s, o) },
		})
	})
}

// propRolling: rolling equals recomputed, by both ways of rolling.
func propRolling(t *rapid.T) {
	s, o := build(genSteps().Draw(t, "steps"))
	sp := genSpan().Draw(t, "span")
	asOf := genRecentRange().Draw(t, "asOf")
	if rapid.IntRange(0, 5).Draw(t, "early") == 0 {
		asOf = window.Range{First: minDay, Last: minDay.Add(rapid.IntRange(0, 150).Draw(t, "n"))}
	}
	head := []window.Count{one, one}
	got := s.AppendRolling(slices.Clone(head), sp, asOf)
	require.Equal(t, head, got[:2])
	require.Len(t, got, 2+asOf.Len())
	i := 2
	for d, c := range s.Rolling(sp, asOf) {
		require.Equal(t, asOf.First.Add(i-2), d)
		require.Equal(t, o.Sum(sp.Range(d), d), got[i], "%v as of %v", sp, d)
		require.Equal(t, got[i], c)
		i++
	}
	require.Equal(t, len(got), i)
}

// propRollingTogether: of several series together each day has the sum of what each has.
func propRollingTogether(t *rapid.T) {
	sp, asOf := genSpan().Draw(t, "span"), genRecentRange().Draw(t, "asOf")
	if rapid.IntRange(0, 5).Draw(t, "early") == 0 {
		asOf = window.Range{First: minDay, Last: minDay.Add(rapid.IntRange(0, 150).Draw(t, "n"))}
	}
	want := make([]window.Count, asOf.Len())
	var all []*window.Series
	for range rapid.IntRange(0, 4).Draw(t, "series") {
		if rapid.IntRange(0, 3).Draw(t, "none") == 0 {
			all = append(all, nil)
			continue
		}
		s, o := build(genSteps().Draw(t, "steps"))
		all = append(all, s)
		for i := range want {
			d := asOf.First.Add(i)
			want[i] = want[i].Plus(o.Sum(sp.Range(d), d))
		}
	}
	require.Equal(t, append([]window.Count{one}, want...), window.AppendRolling([]window.Count{one}, sp, asOf, all...))
}

func TestRollingTogetherIsSum(t *testing.T) { rapid.Check(t, propRollingTogether) }

func TestRollingEqualsRecomputed(t *testing.T) { rapid.Check(t, propRolling) }

// Every as-of day of three years, one of them a leap year, for windows longer and
// shorter than the delay of late cells.
func TestRollingEveryDay(t *testing.T) {
	s := new(window.Series)
	asOf := days("2023-01-01", "2025-12-31")
	for d := range (window.Range{First: asOf.First.Add(-500), Last: asOf.Last}).Days() {
		n := int64(d.Unix())
		s.Add(d, d, window.Count{Hits: n, Total: n * n, Open: 1})
		s.Add(d, d.Add(1+d.Unix()%40), window.Count{Hits: n * n % 1009, Open: -1})
	}
	for _, sp := range []window.Span{
		{Days: 1}, {Days: 3, Lag: 2}, {Days: 30}, {Days: 60, Lag: 15}, {Days: 365},
		{Months: 1}, {Months: 1, Lag: 1}, {Months: 2}, {Months: 6, Lag: 3}, {Months: 11}, {Months: 12}, {Months: 13},
		{Weeks: 1}, {Weeks: 2, Lag: 9}, {Weeks: 4, Current: true}, {CalendarMonths: 1}, {CalendarMonths: 3, Lag: 2},
		{CalendarMonths: 12}, {CalendarMonths: 4, Current: true}, {Lifetime: true}, {Lifetime: true, Lag: 30},
	} {
		got := s.AppendRolling(nil, sp, asOf)
		for d := range asOf.Days() {
			require.Equal(t, s.Sum(sp.Range(d), d), got[d.Sub(asOf.First)], "%v as of %v", sp, d)
		}
	}
}

// A dirty destination with room must not show through.
func TestAppendRollingOverwritesItsRoom(t *testing.T) {
	s, _ := benchSeries(3)
	asOf := window.Range{First: benchDay.Add(-9), Last: benchDay}
	dirty := slices.Repeat([]window.Count{one}, 20)
	require.Equal(t, s.AppendRolling(nil, window.Span{Days: 7}, asOf), s.AppendRolling(dirty[:0], window.Span{Days: 7}, asOf))
	require.Equal(t, one, dirty[10])
}

func TestSplitRangesAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, _ := build(genSteps().Draw(t, "steps"))
		r, asOf := genRange().Draw(t, "range"), genAsOf().Draw(t, "asOf")
		cut := genRecent().Draw(t, "cut")
		left, right := r, r
		left.Last, right.First = min2(cut, r.Last), max2(cut.Add(1), r.First)
		require.Equal(t, s.Sum(r, asOf), s.Sum(left, asOf).Plus(s.Sum(right, asOf)))
	})
}

// propDays: the days that hold anything, and what each holds alone, are those of the
// definition.
func propDays(t *rapid.T) {
	s, o := build(genSteps().Draw(t, "steps"))
	r, asOf := genRecentRange().Draw(t, "range"), genAsOf().Draw(t, "asOf")
	got := map[window.Day]window.Count{}
	last := window.Day{}
	for d, c := range s.Days(r, asOf) {
		require.True(t, d.After(last) && !c.IsZero())
		got[d], last = c, d
	}
	for d := range r.Days() {
		require.Equal(t, o.Sum(window.Range{First: d, Last: d}, asOf), got[d], "%v as of %v", d, asOf)
		delete(got, d)
	}
	require.Empty(t, got)
	for d := range s.Days(r, asOf) {
		require.True(t, r.Contains(d))
		break // which ends it
	}
	for range s.Days(window.Range{}, asOf) {
		t.Fatal("no range has no days")
	}
}

func TestDaysAreSums(t *testing.T) { rapid.Check(t, propDays) }

func min2(a, b window.Day) window.Day {
	if a.Before(b) {
		return a
	}
	return b
}

func max2(a, b window.Day) window.Day {
	if a.After(b) {
		return a
	}
	return b
}

// The order of the steps, and how they are split over series, make no difference.
func TestMergeIsUnion(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		steps := genSteps().Draw(t, "steps")
		whole, o := build(steps)
		cut := rapid.IntRange(0, len(steps)).Draw(t, "cut")
		shuffled := rapid.Permutation(steps).Draw(t, "shuffled")
		a, _ := build(shuffled[:cut])
		b, _ := build(shuffled[cut:])
		ab, ba := a.Clone(), b.Clone()
		ab.Merge(b)
		ba.Merge(a)
		require.True(t, ab.Equal(ba))
		require.True(t, ab.Equal(whole))
		require.True(t, whole.Equal(ab))
		propIsOracle(t, ab, o)

		whole.Merge(whole)
		for key, c := range o {
			o[key] = c.Plus(c)
		}
		propIsOracle(t, whole, o)
	})
}

// A day whose cells add up to nothing is copied all the same.
func TestCloneOfWhatCancelsOut(t *testing.T) {
	s := new(window.Series)
	s.Add(benchDay, benchDay, one)
	s.Add(benchDay, benchDay.Add(1), one.Neg())
	require.True(t, s.Clone().Equal(s))
	require.Len(t, slices.Collect(s.Clone().Cells()), 2)
}

func TestAddThenSubLeavesNoTrace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, o := build(genSteps().Draw(t, "steps"))
		before := s.Clone()
		more := genSteps().Draw(t, "more")
		for _, st := range more {
			s.Add(st.day, st.since, st.c)
		}
		for _, st := range rapid.Permutation(more).Draw(t, "order") {
			s.Sub(st.day, st.since, st.c)
		}
		require.True(t, s.Equal(before))
		require.True(t, before.Equal(s))
		propIsOracle(t, s, o)
	})
}

// Equal agrees with Cells, also where series differ by little.
func TestEqualIsEqualCells(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		steps := rapid.SliceOfN(genStep(), 0, 6).Draw(t, "steps")
		a, _ := build(steps)
		b, _ := build(steps[:rapid.IntRange(0, len(steps)).Draw(t, "n")])
		for _, st := range rapid.SliceOfN(genStep(), 0, 1).Draw(t, "more") {
			b.Add(st.day, st.since, st.c)
		}
		same := slices.Equal(slices.Collect(a.Cells()), slices.Collect(b.Cells()))
		require.Equal(t, same, a.Equal(b))
		require.Equal(t, same, b.Equal(a))
	})
}
