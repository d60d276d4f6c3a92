package portfolio_test

import (
	"fmt"
	"os"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report/portfolio"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// Accounts are judged one after the other; a line is all that is kept of each.
func Example() {
	judge, err := thresholds.NewJudge(thresholds.Policy{Name: "shop", Zone: "UTC", Editions: []thresholds.Edition{{ID: "2026", Rules: []thresholds.Rule{
		{ID: "late", Metric: "late-shipment-rate", Window: window.Span{Days: 30}, Limit: thresholds.MustParseLimit("below 0.04")},
		{ID: "on-time", Metric: "on-time-delivery-rate", Window: window.Span{Days: 30}, Limit: thresholds.MustParseLimit("at least 0.9")},
	}}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	day := window.Date(2026, 11, 22)
	var lines []portfolio.Line
	for _, account := range []struct {
		name         string
		late, onTime int64 // of 100
	}{{"north", 2, 95}, {"south", 5, 95}, {"west", 1, 91}, {"east", 1, 80}} {
		table := metrics.NewTable(judge.Location()) // or a ledger, which is forgotten then
		for _, cell := range []metrics.TableCell{
			{Metric: "late-shipment-rate", Segment: metrics.SegmentMFN, Day: day, Hits: account.late, Total: 100},
			{Metric: "on-time-delivery-rate", Segment: metrics.SegmentMFN, Day: day, Hits: account.onTime, Total: 100},
		} {
			if err := table.Declare(cell.Metric); err != nil {
				fmt.Println(err)
				return
			}
			if err := table.Add(cell); err != nil {
				fmt.Println(err)
				return
			}
		}
		in := thresholds.Inputs{AsOf: day, Tallies: table}
		card, err := judge.Judge(in)
		if err != nil {
			fmt.Println(err)
			return
		}
		line, err := portfolio.LineOf(account.name, judge, in, card)
		if err != nil {
			fmt.Println(err)
			return
		}
		lines = append(lines, line)
	}
	p := portfolio.Of(lines)
	for _, l := range p.Lines {
		fmt.Println(l.Account, l.Nearest.Rule, l.Nearest.Against, "of", l.Nearest.FailsFrom, "is", l.Nearest.Used.RatString())
	}
	if err := portfolio.Text(os.Stdout, p, portfolio.TextOptions{}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// east on-time 20 of 11 is 20/11
	// south late 5 of 4 is 5/4
	// west on-time 9 of 11 is 9/11
	// north late 2 of 4 is 1/2
	// Portfolio, 4 accounts: 2 failing, 2 passing
	//
	//    #  status  account             used      now  nearest to harm
	//    1  FAIL    east                182%   80.00%  on-time
	//    2  FAIL    south               125%    5.00%  late
	//    3  PASS    west                 82%   91.00%  on-time
	//    4  PASS    north                50%    2.00%  late
	//
	// policy shop, edition 2026, as of 2026-11-22; used: what is against the rule, of
	// what makes it fail
}
