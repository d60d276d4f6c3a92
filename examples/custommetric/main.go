// Custommetric judges a shop by a metric of its own, under a policy of its own.
//
//	go run ./examples/custommetric
//
// The metric is Go (metric.go): what one order contributes as of a day. The policy is a
// file (policy.json), as it could be given to examples/scorecard, but for the metric.
// With both, everything works as it does for the metrics of the library: corrections
// and duplicates, past days, the orders behind a number, what is open, budgets.
package main

import (
	_ "embed"
	"fmt"
	"io"
	"os"
	"time"
	_ "time/tzdata" // zones on machines without zone files

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

//go:embed policy.json
var policyFile []byte

func main() {
	if err := run(os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "custommetric:", err)
		os.Exit(2)
	}
}

func run(w io.Writer) error {
	mine := nextDayDispatch()
	// The definition goes wherever the metric's name is read: to the parser, the judge
	// and the ledger.
	policy, err := thresholds.Parse(policyFile, mine)
	if err != nil {
		return err // every fault, with its line
	}
	judge, err := thresholds.NewJudge(policy, mine)
	if err != nil {
		return err
	}
	ledger, err := metrics.NewLedger(metrics.Config{
		Location: judge.Location(), Metrics: judge.Metrics(), Custom: []metrics.Definition{mine},
	})
	if err != nil {
		return err
	}
	if err := ledger.ApplyAll(november(judge.Location())); err != nil {
		return err
	}
	day := window.MustParseDay("2026-11-20")
	card, err := judge.Judge(thresholds.Inputs{AsOf: day, Tallies: ledger})
	if err != nil {
		return err
	}
	if err := report.Text(w, card, report.TextOptions{}); err != nil {
		return err
	}
	return missed(w, ledger, card, "next-day-dispatch/express")
}

// missed prints the orders that count against a rule.
func missed(w io.Writer, ledger *metrics.Ledger, card thresholds.Scorecard, rule string) error {
	v, ok := card.Verdict(rule)
	if !ok {
		return fmt.Errorf("no rule %q", rule)
	}
	cases, err := ledger.Cases(v.Rule.Metric, v.Rule.Segment, v.Window, card.AsOf)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "\nagainst %s:\n", rule)
	for c := range cases {
		if v.Against(c) {
			fmt.Fprintf(w, "  order %s of %v: %s\n", c.ID, c.Day, c.Why.Type)
		}
	}
	return nil
}

// november is three weeks of a small shop: three orders a day, each shipped the next
// morning. Every eighth waits another two days, the last three wait still, and every
// fifth is express.
func november(loc *time.Location) []metrics.Event {
	var events []metrics.Event
	const last = 57
	for n := 1; n <= last; n++ {
		day := window.MustParseDay("2026-11-02").Add((n - 1) / 3)
		id := fmt.Sprintf("shop-%03d", n)
		order := &metrics.OrderPlaced{
			Meta:    metrics.Meta{At: day.Start(loc).Add(9 * time.Hour), Order: id},
			Channel: metrics.MFN,
			ShipBy:  day.Add(4).End(loc),
		}
		if n%5 == 0 {
			order.Programs = []string{"express"}
		}
		shipped := day.Add(1)
		if n%8 == 0 {
			shipped = day.Add(3)
		}
		events = append(events, order)
		if n <= last-3 {
			events = append(events, &metrics.ShipmentConfirmed{
				Meta: metrics.Meta{At: shipped.Start(loc).Add(8 * time.Hour), Order: id}, Tracking: "T" + id,
			})
		}
	}
	return events
}
