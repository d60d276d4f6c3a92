package window_test

import (
	"fmt"
	"testing"

	"github.com/sellerperf/sellerperf/window"
)

// benchSeries has 200 days with a count each, and every nth day a claim three days
// and another twenty days later; it ends on benchDay. The oracle, which scans a map, is the rival.
func benchSeries(nth int) (*window.Series, oracle) {
	s, o := new(window.Series), oracle{}
	add := func(day, since window.Day, c window.Count) {
		s.Add(day, since, c)
		o.Add(day, since, c)
	}
	for i := range 200 {
		d := benchDay.Add(-i)
		add(d, d, window.Count{Hits: int64(i % 3), Total: int64(20 + i%7), Open: 1})
		if nth > 0 && i%nth == 0 {
			add(d, d.Add(3), window.Count{Hits: 1})
			add(d, d.Add(20), window.Count{Open: -1})
		}
	}
	return s, o
}

var (
	benchDay  = window.Date(2026, 11, 22)
	sinkCount window.Count
)

func BenchmarkSeriesAdd(b *testing.B) {
	c := window.Count{Hits: 1, Total: 1}
	for _, late := range []int{0, 3} {
		b.Run(fmt.Sprintf("late=%d/series", late), func(b *testing.B) {
			s, _ := benchSeries(7)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				d := benchDay.Add(-(i & 63))
				s.Add(d, d.Add(late), c)
			}
		})
		b.Run(fmt.Sprintf("late=%d/map", late), func(b *testing.B) {
			_, o := benchSeries(7)
			for i := 0; b.Loop(); i++ {
				d := benchDay.Add(-(i & 63))
				o.Add(d, d.Add(late), c)
			}
		})
	}
}

func BenchmarkSeriesSum(b *testing.B) {
	for _, bm := range []struct {
		name         string
		nth          int
		days, behind int
	}{
		{"60days/on-time", 0, 60, 0},
		{"60days/late-every-7th/settled", 7, 60, -30},
		{"60days/late-every-7th/as-of-last-day", 7, 60, 0},
		{"60days/late-every-7th/past-as-of", 7, 60, 40},
		{"60days/late-every-day/settled", 1, 60, -30},
		{"60days/late-every-day/past-as-of", 1, 60, 40},
		{"180days/late-every-7th/as-of-last-day", 7, 180, 0},
	} {
		s, o := benchSeries(bm.nth)
		asOf := benchDay.Add(-bm.behind)
		r := window.Span{Days: bm.days}.Range(benchDay.Add(-max(0, bm.behind)))
		b.Run(bm.name+"/series", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sinkCount = s.Sum(r, asOf)
			}
		})
		b.Run(bm.name+"/map", func(b *testing.B) {
			for b.Loop() {
				sinkCount = o.Sum(r, asOf)
			}
		})
	}
}

// claimSeries is what the defects of a seller with many orders look like: on each of 89
// days some came ten days to three months after.
func claimSeries() *window.Series {
	s := new(window.Series)
	for i := range 89 {
		d := benchDay.Add(-i)
		s.Add(d, d, window.Count{Total: 10_000})
		for delay := 10; delay < 55+i*7%32; delay++ {
			if (i+delay)%5 != 0 {
				s.Add(d, d.Add(delay), window.Count{Hits: int64(1 + delay%3)})
			}
		}
	}
	return s
}

// BenchmarkSeriesClaims asks for the defects of sixty days.
func BenchmarkSeriesClaims(b *testing.B) {
	s := claimSeries()
	for _, lag := range []int{0, 15} {
		sp := window.Span{Days: 60, Lag: lag}
		for _, behind := range []int{0, 45} {
			asOf := benchDay.Add(-behind)
			b.Run(fmt.Sprintf("sum/lag=%d/behind=%d", lag, behind), func(b *testing.B) {
				for b.Loop() {
					sinkCount = s.Sum(sp.Range(asOf), asOf)
				}
			})
		}
		b.Run(fmt.Sprintf("rolling/lag=%d", lag), func(b *testing.B) {
			dst := make([]window.Count, 0, 90)
			for b.Loop() {
				dst = s.AppendRolling(dst[:0], sp, window.Range{First: benchDay.Add(-89), Last: benchDay})
			}
		})
	}
	b.Run("rolling/together", func(b *testing.B) {
		dst := make([]window.Count, 0, 90)
		other := s.Clone()
		for b.Loop() {
			dst = window.AppendRolling(dst[:0], window.Span{Days: 60}, window.Range{First: benchDay.Add(-89), Last: benchDay}, s, other)
		}
	})
	b.Run("add", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			d := benchDay.Add(-i * 37 % 89)
			s.Add(d, d.Add(10+i*17%64), window.Count{Hits: int64(1 - i&1*2)})
		}
	})
}

func BenchmarkSeriesRolling90(b *testing.B) {
	asOf := window.Range{First: benchDay.Add(-89), Last: benchDay}
	for _, bm := range []struct {
		name string
		nth  int
		span window.Span
	}{
		{"30days/on-time", 0, window.Span{Days: 30}},
		{"30days/late-every-7th", 7, window.Span{Days: 30}},
		{"30days/late-every-day", 1, window.Span{Days: 30}},
		{"60days-lag15/late-every-7th", 7, window.Span{Days: 60, Lag: 15}},
		{"1month/late-every-7th", 7, window.Span{Months: 1}},
	} {
		s, o := benchSeries(bm.nth)
		b.Run(bm.name+"/series", func(b *testing.B) {
			dst := make([]window.Count, 0, 90)
			b.ReportAllocs()
			for b.Loop() {
				dst = s.AppendRolling(dst[:0], bm.span, asOf)
			}
		})
		b.Run(bm.name+"/sums", func(b *testing.B) {
			for b.Loop() {
				for d := range asOf.Days() {
					sinkCount = s.Sum(bm.span.Range(d), d)
				}
			}
		})
		b.Run(bm.name+"/map", func(b *testing.B) {
			for b.Loop() {
				for d := range asOf.Days() {
					sinkCount = o.Sum(bm.span.Range(d), d)
				}
			}
		})
	}
}

func BenchmarkDay(b *testing.B) {
	loc := zone(b, "America/Los_Angeles")
	b.Run("DayOf", func(b *testing.B) {
		t := benchDay.Start(loc)
		for b.Loop() {
			window.DayOf(t, loc)
		}
	})
	b.Run("End", func(b *testing.B) {
		for b.Loop() {
			benchDay.End(loc)
		}
	})
	b.Run("ParseDay", func(b *testing.B) {
		for b.Loop() {
			if _, err := window.ParseDay("2026-11-22"); err != nil {
				b.Fatal(err)
			}
		}
	})
}
