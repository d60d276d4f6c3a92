package foresight_test

import (
	"fmt"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// The first orders that count against a rule, and how many more do.
func ExampleOutlook_Behind() {
	judge, ledger, asOf := shop(20, map[int]int{40: 8, 41: 6})
	b, err := outlook(judge, ledger, asOf).Behind(ledger, 2)
	if err != nil {
		fmt.Println(err)
	}
	for _, c := range b.Cases {
		fmt.Println(c.ID, c.Why.Type)
	}
	fmt.Println("and", b.Others, "more")
	// Output:
	// 2026-10-12/0 feedback.left
	// 2026-10-12/1 feedback.left
	// and 12 more
}

// Who began to count against a rule since yesterday, and who ceased to.
func ExampleOutlook_Turned() {
	judge, ledger, asOf := shop(20, map[int]int{15: 2, 75: 1})
	turned, err := outlook(judge, ledger, asOf).Turned(asOf.Add(-1), ledger)
	if err != nil {
		fmt.Println(err)
	}
	for _, t := range turned {
		fmt.Printf("%s %v %+d\n", t.Case.ID, t.Part, t.Against)
	}
	// Output:
	// 2026-11-07/0 entered +1
	// 2026-11-07/1 entered +1
	// 2026-09-08/0 aged-out -1
}

// A rule's number at the end of each of the last days.
func ExampleOutlook_Trend() {
	judge, ledger, asOf := shop(20, map[int]int{17: 8, 16: 6})
	points, err := outlook(judge, ledger, asOf).Trend(window.Range{First: asOf.Add(-3), Last: asOf})
	if err != nil {
		fmt.Println(err)
	}
	for _, p := range points {
		fmt.Println(p.AsOf, p.Tally.Ratio().Percent(), p.Status)
	}
	// Output:
	// 2026-11-19 0.00% pass
	// 2026-11-20 0.67% pass
	// 2026-11-21 1.17% fail
	// 2026-11-22 1.17% fail
}

// Today's number once everything open is done in time, and once it is missed.
func ExampleOutlook_Settled() {
	judge := judgeOf(panics{}, below1())
	o := outlook(judge, fixed{tally: metrics.Tally{Hits: 9, Total: 1000, Open: 4}}, window.MustParseDay("2026-11-22"))
	for _, done := range []bool{true, false} {
		p := o.Settled(done)
		fmt.Println(p.Tally.Hits, "of", p.Tally.Total, p.Status)
	}
	// Output:
	// 9 of 1004 pass
	// 13 of 1004 fail
}

// Causes without those that say nothing.
func ExampleTelling() {
	judge, ledger, asOf := shop(20, map[int]int{40: 8, 41: 6})
	causes, err := outlook(judge, ledger, asOf).Causes(ledger, foresight.CauseOptions{Pairs: foresight.Pairs()})
	if err != nil {
		fmt.Println(err)
	}
	fmt.Println(len(causes), "causes, of which tell something:")
	for _, c := range foresight.Telling(causes) {
		fmt.Println(c.Keys[0].By, c.Keys[0].Value, c.Against)
	}
	// Output:
	// 11 causes, of which tell something:
	// reason feedback.left 14
}
