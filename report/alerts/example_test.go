package alerts_test

import (
	"fmt"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report/alerts"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// What to post to a webhook this evening, if anything. Sending it is up to the program.
func Example() {
	judge, err := thresholds.NewJudge(thresholds.Policy{Name: "shop", Zone: "UTC", Editions: []thresholds.Edition{{ID: "2026", Rules: []thresholds.Rule{
		{ID: "late", Metric: "late-shipment-rate", Window: window.Span{Days: 10}, Limit: thresholds.MustParseLimit("below 0.04")},
	}}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	table := metrics.NewTable(judge.Location()) // or a ledger
	if err := table.Declare("late-shipment-rate"); err != nil {
		fmt.Println(err)
		return
	}
	days := window.Range{First: window.Date(2026, 10, 1), Last: window.Date(2026, 11, 22)}
	for day := range days.Days() {
		cell := metrics.TableCell{Metric: "late-shipment-rate", Segment: metrics.SegmentMFN, Day: day, Hits: 0, Total: 30}
		if day == window.Date(2026, 11, 10) {
			cell.Hits = 15
		}
		if err := table.Add(cell); err != nil {
			fmt.Println(err)
			return
		}
	}
	log, err := alerts.Gather("north", judge, thresholds.Inputs{AsOf: days.Last, Tallies: table}, days, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, n := range log.Notices {
		fmt.Println(n.Day, n.Rule, n.Alert, map[bool]string{true: "raised", false: "cleared"}[n.Raised])
	}
	body, ok := alerts.Body(log, window.Date(2026, 11, 10))
	fmt.Println(ok, len(body) > 0)
	_, ok = alerts.Body(log, days.Last)
	fmt.Println(ok)
	// Output:
	// 2026-11-10 late failing raised
	// 2026-11-20 late failing cleared
	// true true
	// false
}
