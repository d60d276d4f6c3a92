package window_test

import (
	"errors"
	"fmt"
	"time"
	_ "time/tzdata"

	"github.com/sellerperf/sellerperf/window"
)

// The day of an instant depends on the zone of the books.
func ExampleDayOf() {
	at := time.Date(2026, 11, 22, 3, 30, 0, 0, time.UTC)
	la, _ := time.LoadLocation("America/Los_Angeles")
	fmt.Println(window.DayOf(at, time.UTC), window.DayOf(at, la))
	// Output: 2026-11-22 2026-11-21
}

// A deadline at the end of a day, on the day the clock is put forward.
func ExampleDay_End() {
	la, _ := time.LoadLocation("America/Los_Angeles")
	d := window.MustParseDay("2026-03-08")
	fmt.Println(d.Start(la).Format(time.RFC3339))
	fmt.Println(d.End(la).Format(time.RFC3339))
	fmt.Println(d.End(la).Sub(d.Start(la)))
	// Output:
	// 2026-03-08T00:00:00-08:00
	// 2026-03-08T23:59:59-07:00
	// 22h59m59s
}

func ExampleDay_AddMonths() {
	d := window.MustParseDay("2026-03-31")
	fmt.Println(d.AddMonths(-1), d.AddMonths(1), d.Add(1))
	// Output: 2026-02-28 2026-04-30 2026-04-01
}

func ExampleParseDay() {
	_, err := window.ParseDay("2026-02-29")
	fmt.Println(err)
	fmt.Println(errors.Is(err, window.ErrNoSuchDay))
	// Output:
	// window: day "2026-02-29": no such day
	// true
}

func ExampleRange_Days() {
	r, _ := window.ParseRange("2026-02-27..2026-03-02")
	for d := range r.Days() {
		fmt.Println(d, d.Weekday())
	}
	fmt.Println(r.Len(), "days")
	// Output:
	// 2026-02-27 Friday
	// 2026-02-28 Saturday
	// 2026-03-01 Sunday
	// 2026-03-02 Monday
	// 4 days
}

// The window of Amazon's order defect rate.
func ExampleSpan_Range() {
	sp := window.Span{Days: 60, Lag: 15}
	fmt.Println(sp, "is", sp.Range(window.MustParseDay("2026-11-22")))
	// Output: 60 days, lag 15 is 2026-09-09..2026-11-07
}

func ExampleSpan_Validate() {
	fmt.Println(window.Span{Days: 60, Months: 2, Lag: -1}.Validate())
	// Output:
	// window: span {days:60 months:2 lag:-1}: months: given as well as days
	// window: span {days:60 months:2 lag:-1}: lag: negative
}

// Ten orders of 1 November, one of which turned bad on the 8th.
func ExampleSeries_Sum() {
	var s window.Series
	d := window.MustParseDay("2026-11-01")
	s.Add(d, d, window.Count{Total: 10})
	s.Add(d, d.Add(7), window.Count{Hits: 1})

	r := window.Range{First: d, Last: d}
	fmt.Println(s.Sum(r, d.Add(6)))
	fmt.Println(s.Sum(r, d.Add(7)))
	// Output:
	// {0 10 0}
	// {1 10 0}
}

// What turns out to be wrong is taken back exactly.
func ExampleSeries_Sub() {
	var s window.Series
	d := window.MustParseDay("2026-11-01")
	s.Add(d, d.Add(7), window.Count{Hits: 1})
	s.Sub(d, d.Add(7), window.Count{Hits: 1})
	fmt.Println(s.IsEmpty())
	// Output: true
}

// A trend: each day as it stood.
func ExampleSeries_Rolling() {
	var s window.Series
	d := window.MustParseDay("2026-11-01")
	for i := range 5 {
		s.Add(d.Add(i), d.Add(i), window.Count{Total: 10})
	}
	s.Add(d, d.Add(1), window.Count{Hits: 1})

	asOf := window.Range{First: d, Last: d.Add(4)}
	for day, c := range s.Rolling(window.Span{Days: 3}, asOf) {
		fmt.Println(day, c.Hits, "of", c.Total)
	}
	// Output:
	// 2026-11-01 0 of 10
	// 2026-11-02 1 of 20
	// 2026-11-03 1 of 30
	// 2026-11-04 0 of 30
	// 2026-11-05 0 of 30
}

// A trend of each metric into the same memory.
func ExampleSeries_AppendRolling() {
	var s window.Series
	d := window.MustParseDay("2026-11-01")
	s.Add(d, d, window.Count{Total: 10})

	buf := make([]window.Count, 0, 3)
	buf = s.AppendRolling(buf, window.Span{Days: 2}, window.Range{First: d, Last: d.Add(2)})
	fmt.Println(buf)
	// Output: [{0 10 0} {0 10 0} {0 0 0}]
}

// Two machines counted parts of the same days.
// The late orders of two channels, each day with the sum of the last three days.
func ExampleAppendRolling() {
	var own, fulfilled window.Series
	d := window.Date(2026, 11, 1)
	own.Add(d, d, window.Count{Hits: 1, Total: 10})
	fulfilled.Add(d, d, window.Count{Total: 5})
	fulfilled.Add(d, d.Add(1), window.Count{Hits: 1}) // known a day later
	asOf := window.Range{First: d, Last: d.Add(3)}
	for i, c := range window.AppendRolling(nil, window.Span{Days: 3}, asOf, &own, &fulfilled) {
		fmt.Println(d.Add(i), c.Hits, "of", c.Total)
	}
	// Output:
	// 2026-11-01 1 of 15
	// 2026-11-02 2 of 15
	// 2026-11-03 2 of 15
	// 2026-11-04 0 of 0
}

func ExampleSeries_Merge() {
	var a, b window.Series
	d := window.MustParseDay("2026-11-01")
	a.Add(d, d, window.Count{Total: 10})
	b.Add(d, d, window.Count{Total: 5})
	b.Add(d, d.Add(7), window.Count{Hits: 1})
	a.Merge(&b)
	for c := range a.Cells() {
		fmt.Println(c.Day, c.Since, c.Count)
	}
	// Output:
	// 2026-11-01 2026-11-01 {0 15 0}
	// 2026-11-01 2026-11-08 {1 0 0}
}
