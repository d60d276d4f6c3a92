package report_test

import (
	"fmt"
	"os"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// card is a scorecard of one failing rule.
func card() thresholds.Scorecard {
	judge, err := thresholds.NewJudge(thresholds.Policy{
		Name: "my-shop",
		Editions: []thresholds.Edition{{ID: "2026", Rules: []thresholds.Rule{{
			ID: "defects", Metric: "defects", Segment: metrics.SegmentMFN,
			Window: window.Span{Days: 60, Lag: 15}, Limit: thresholds.MustParseLimit("below 0.01"),
		}}}},
	}, defs...)
	if err != nil {
		panic(err)
	}
	sc, err := judge.Judge(thresholds.Inputs{
		AsOf:    window.MustParseDay("2026-11-22"),
		Tallies: answers{metrics.SegmentMFN: {Hits: 12, Total: 1034}},
	})
	if err != nil {
		panic(err)
	}
	return sc
}

// A scorecard for people.
func ExampleText() {
	in := metrics.Stats{Events: 5321, Orders: 1034} // a ledger's Stats
	if err := report.Text(os.Stdout, card(), report.TextOptions{Input: &in}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// FAIL     my-shop, as of 2026-11-22 (UTC)
	//          1 rule: 1 failing
	//
	// Do first
	//   1. defects: 2 too many
	//      12 of 1034 orders went wrong, and at most 10 may.
	//
	// All rules
	// FAIL     defects                              1.16%  below 1%         2 too many
	//          12 of 1034 orders, 2026-09-09 to 2026-11-07
	//
	// policy my-shop, edition 2026; 5321 events, 1034 orders
}

// A scorecard for a wiki or an issue.
func ExampleMarkdown() {
	if err := report.Markdown(os.Stdout, card(), report.MarkdownOptions{Level: 2}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// ## FAIL: my-shop
	//
	// 1 rule: 1 failing, as of 2026-11-22 (UTC).
	//
	// ### Do first
	//
	// 1. **defects**: 2 too many. 12 of 1034 orders went wrong, and at most 10 may.
	//
	// ### All rules
	//
	// | Status | Rule | Now | Limit | Room | Counted | Window | To know |
	// | --- | --- | ---: | --- | ---: | --- | --- | --- |
	// | **FAIL** | defects | 1.16% | below 1% | 2 too many | 12 of 1034 orders | 2026-09-09 to 2026-11-07 |  |
	//
	// Policy my-shop, edition 2026.
}

// A scorecard for a spreadsheet.
func ExampleCSV() {
	if err := report.CSV(os.Stdout, card(), report.CSVOptions{}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// policy,edition,as_of,zone,rule,metric,segment,unit,first,last,numerator,denominator,open,rate,limit_op,limit_value,status,budget,remarks,note,events,orders,conflicts,expired
	// my-shop,2026,2026-11-22,UTC,defects,defects,mfn,order,2026-09-09,2026-11-07,12,1034,0,0.011605,below,0.01,fail,-2,,,,,,
}

// A format chosen while the program runs, by a flag or in a request.
func ExampleFormatter() {
	var f report.Formatter
	if err := f.Format.UnmarshalText([]byte("json")); err != nil {
		fmt.Println(err)
	}
	f.Compact = true
	if err := f.Write(os.Stdout, card()); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {"policy":"my-shop","edition":"2026","as_of":"2026-11-22","zone":"UTC","status":"fail","verdicts":[{"rule":"defects","metric":"defects","segment":"mfn","window":{"first":"2026-09-09","last":"2026-11-07"},"numerator":12,"denominator":1034,"open":0,"rate":"0.011605","limit":{"op":"below","value":"0.01"},"status":"fail","budget":-2,"warnings":[]}]}
}

// A scorecard for programs.
func ExampleJSON() {
	if err := report.JSON(os.Stdout, card(), report.JSONOptions{}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {
	//   "policy": "my-shop",
	//   "edition": "2026",
	//   "as_of": "2026-11-22",
	//   "zone": "UTC",
	//   "status": "fail",
	//   "verdicts": [
	//     {
	//       "rule": "defects",
	//       "metric": "defects",
	//       "segment": "mfn",
	//       "window": {
	//         "first": "2026-09-09",
	//         "last": "2026-11-07"
	//       },
	//       "numerator": 12,
	//       "denominator": 1034,
	//       "open": 0,
	//       "rate": "0.011605",
	//       "limit": {
	//         "op": "below",
	//         "value": "0.01"
	//       },
	//       "status": "fail",
	//       "budget": -2,
	//       "warnings": []
	//     }
	//   ]
	// }
}

// One page for a browser, a phone and a printer, without a script and without a request.
func ExampleHTML() {
	var page strings.Builder
	if err := report.HTML(&page, card(), report.HTMLOptions{}); err != nil {
		fmt.Println(err)
	}
	fmt.Println(strings.HasPrefix(page.String(), "<!DOCTYPE html>"))
	fmt.Println(strings.Contains(page.String(), "12 of 1034 orders went wrong, and at most 10 may."))
	// Output:
	// true
	// true
}
