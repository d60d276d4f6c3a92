package chart_test

import (
	"fmt"
	"os"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report/chart"
	"github.com/sellerperf/sellerperf/window"
)

// A file for a wiki or a mail: the rate of three days, and what is known of the next two.
func ExampleRate_Write() {
	day := window.MustParseDay("2026-11-22")
	c := chart.Rate{
		Title: "Late shipments", Today: day, Unit: chart.Percent(),
		Limit: chart.Line{Value: metrics.NewRatio(4, 100), Label: "below 4%"},
		Points: []chart.Point{
			{Day: day.Add(-2), Value: metrics.NewRatio(3, 120)},
			{Day: day.Add(-1), Value: metrics.NewRatio(5, 120), Broken: true},
			{Day: day, Value: metrics.NewRatio(5, 118), Broken: true},
		},
		Ahead: []chart.Ahead{
			{Day: day.Add(1), Low: metrics.NewRatio(4, 119), High: metrics.NewRatio(5, 119)},
			{Day: day.Add(2), Low: metrics.NewRatio(3, 121), High: metrics.NewRatio(5, 121)},
		},
	}
	var file strings.Builder
	if err := c.Write(&file); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	fmt.Println(strings.HasPrefix(file.String(), "<svg "))
	fmt.Println(c.Describe())
	// Output:
	// true
	// 2026-11-20 to 2026-11-22: from 2.50% to 4.24%, lowest 2.50%, highest 4.24%. The limit, below 4%, is broken on 2 days: 2026-11-21 to 2026-11-22. Known ahead, to 2026-11-24: between 2.48% and 4.20%.
}

// A trend in a line of text, for a terminal or a table.
func ExampleSpark() {
	var rates []metrics.Ratio
	for _, late := range []int64{1, 1, 2, 4, 3, 5, 7, 6} {
		rates = append(rates, metrics.NewRatio(late, 100))
	}
	fmt.Println(chart.Spark(rates, 30), rates[len(rates)-1].Percent())
	// Output: ▁▁▂▅▃▆█▇ 6.00%
}
