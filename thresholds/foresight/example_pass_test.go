package foresight_test

import (
	"fmt"

	"github.com/sellerperf/sellerperf/thresholds/foresight"
)

// Many questions, answered while the orders are read once.
func ExamplePass() {
	judge, ledger, asOf := shop(20, map[int]int{40: 8, 15: 6})
	o := outlook(judge, ledger, asOf)
	var orders foresight.Pass
	var first, last foresight.Behind
	var causes []foresight.Cause
	var turned []foresight.Turned
	var queue []foresight.Obligation
	orders.Behind(o, 1, &first)
	orders.Latest(o, 1, &last)
	orders.Causes(o, foresight.CauseOptions{By: []foresight.Dimension{foresight.ByReason}}, &causes)
	orders.Turned(o, asOf.Add(-1), &turned)
	orders.Queue([]foresight.Outlook{*o}, &queue)
	if err := orders.Run(ledger); err != nil {
		fmt.Println(err)
	}
	fmt.Println("from", first.Cases[0].ID, "to", last.Cases[0].ID, "and", last.Others, "others")
	fmt.Println(causes[0].Against, "for", causes[0].Keys[0].Value)
	fmt.Println(len(turned), "turned since yesterday")
	fmt.Println(len(queue), "to do")
	// Output:
	// from 2026-10-13/0 to 2026-11-07/5 and 13 others
	// 14 for feedback.left
	// 6 turned since yesterday
	// 0 to do
}
