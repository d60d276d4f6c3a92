package window_test

import (
	"time"

	"github.com/sellerperf/sellerperf/window"
	"pgregory.net/rapid"
)

var (
	minDay = window.Date(1000, 1, 1)
	maxDay = window.Date(9999, 12, 31)
)

// genDay draws any day, with a liking for month ends, leap days, changes of the
// clock and the ends of the supported years.
func genDay() *rapid.Generator[window.Day] {
	return rapid.OneOf(
		rapid.Custom(func(t *rapid.T) window.Day {
			return window.UnixDay(rapid.IntRange(minDay.Unix(), maxDay.Unix()).Draw(t, "unix"))
		}),
		rapid.Custom(func(t *rapid.T) window.Day {
			y := rapid.SampledFrom([]int{1900, 2000, 2011, 2023, 2024, 2026, 2100}).Draw(t, "year")
			m := rapid.IntRange(1, 12).Draw(t, "month")
			return window.Date(y, time.Month(m), rapid.IntRange(-3, 3).Draw(t, "day"))
		}),
		rapid.Custom(func(t *rapid.T) window.Day {
			n := rapid.IntRange(0, 70).Draw(t, "n")
			if rapid.Bool().Draw(t, "late") {
				return maxDay.Add(-n)
			}
			return minDay.Add(n)
		}),
	)
}

// genRecent draws days of a few months, so that steps meet in cells.
func genRecent() *rapid.Generator[window.Day] {
	return rapid.Map(rapid.IntRange(0, 150), window.Date(2024, 1, 5).Add)
}

// genSpan draws spans that are valid.
func genSpan() *rapid.Generator[window.Span] {
	return rapid.Custom(func(t *rapid.T) window.Span {
		sp := window.Span{Lag: rapid.OneOf(rapid.Just(0), rapid.IntRange(0, 20)).Draw(t, "lag")}
		switch rapid.IntRange(0, 11).Draw(t, "unit") {
		case 0, 1, 2:
			sp.Months = rapid.IntRange(1, 14).Draw(t, "n")
		case 3, 4:
			sp.Weeks = rapid.IntRange(1, 5).Draw(t, "n")
			sp.Current = rapid.Bool().Draw(t, "current")
		case 5, 6:
			sp.CalendarMonths = rapid.IntRange(1, 5).Draw(t, "n")
			sp.Current = rapid.Bool().Draw(t, "current")
		case 7:
			sp.Lifetime = true
		default:
			sp.Days = rapid.OneOf(rapid.IntRange(1, 100), rapid.IntRange(1, 4), rapid.SampledFrom([]int{30, 60, 90})).Draw(t, "n")
		}
		return sp
	})
}

func genCount() *rapid.Generator[window.Count] {
	return rapid.Custom(func(t *rapid.T) window.Count {
		n := rapid.Int64Range(-2, 2)
		if rapid.IntRange(0, 30).Draw(t, "wide") == 0 {
			n = rapid.Int64() // sums wrap around
		}
		return window.Count{Hits: n.Draw(t, "hits"), Total: n.Draw(t, "total"), Open: n.Draw(t, "open")}
	})
}

// step is one call of Add.
type step struct {
	day, since window.Day
	c          window.Count
	many       bool // before it, late cells become many
}

func (st step) addTo(s *window.Series, o oracle) {
	if st.many {
		s.Spread()
	}
	s.Add(st.day, st.since, st.c)
	o.Add(st.day, st.since, st.c)
}

// genStep draws steps mostly on time, some late, a few by months, some with a since before the day,
// a few far away or without a day.
func genStep() *rapid.Generator[step] {
	return rapid.Custom(func(t *rapid.T) step {
		day := genRecent().Draw(t, "day")
		since := day
		switch rapid.IntRange(0, 15).Draw(t, "kind") {
		case 0, 1, 2, 3, 4:
			since = day.Add(rapid.IntRange(-2, 6).Draw(t, "delay"))
		case 8:
			since = day.Add(rapid.IntRange(0, 300).Draw(t, "long delay"))
		case 5:
			day = genDay().Draw(t, "far")
			since = genDay().Draw(t, "far since")
		case 6:
			since = window.Day{}
		case 7:
			day = window.Day{}
		}
		return step{day, since, genCount().Draw(t, "count"), false}
	})
}

// genSteps draws steps whose late cells are few, or many from some step on, or come to be so.
func genSteps() *rapid.Generator[[]step] {
	return rapid.Custom(func(t *rapid.T) []step {
		steps := rapid.SliceOfN(genStep(), 0, 60).Draw(t, "steps")
		kind := rapid.IntRange(0, 9).Draw(t, "kind")
		if kind == 0 {
			first, delay := genRecent().Draw(t, "first"), rapid.IntRange(1, 100).Draw(t, "delay")
			for i := range window.MaxFew + 5 {
				day := first.Add(i % 13 * 5)
				steps = append(steps, step{day, day.Add(delay + i/13), window.Count{Hits: 1, Open: int64(i)}, false})
			}
		}
		if kind > 4 && len(steps) > 0 {
			steps[rapid.IntRange(0, len(steps)-1).Draw(t, "many from")].many = true
		}
		return steps
	})
}

func build(steps []step) (*window.Series, oracle) {
	s, o := new(window.Series), oracle{}
	for _, st := range steps {
		st.addTo(s, o)
	}
	return s, o
}
