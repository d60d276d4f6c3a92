package checklist_test

import (
	"fmt"
	"os"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report/checklist"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// shop is a policy of one rule and an account of thirty orders, two of which are still to be shipped.
func shop() (*thresholds.Judge, *metrics.Ledger, error) {
	policy := thresholds.Policy{Name: "shop", Title: "My shop", Zone: "UTC", Editions: []thresholds.Edition{{ID: "2026", Rules: []thresholds.Rule{{
		ID: "late", Metric: "late-shipment-rate", Segment: metrics.SegmentMFN, Window: window.Span{Days: 30},
		Limit: thresholds.MustParseLimit("below 0.04"), Note: "Confirm every order by its ship-by date.",
	}}}}}
	judge, err := thresholds.NewJudge(policy)
	if err != nil {
		return nil, nil, err
	}
	ledger, err := metrics.NewLedger(metrics.Config{Location: judge.Location(), Metrics: judge.Metrics()})
	if err != nil {
		return nil, nil, err
	}
	first := time.Date(2026, 11, 1, 10, 0, 0, 0, time.UTC)
	for i := range 30 {
		meta := metrics.Meta{Order: fmt.Sprintf("A-%02d", i), At: first.AddDate(0, 0, i*22/30)}
		shipBy := window.DayOf(meta.At, time.UTC).Add(2).End(time.UTC)
		if err := ledger.Apply(&metrics.OrderPlaced{Meta: meta, Channel: metrics.MFN, ShipBy: shipBy}); err != nil {
			return nil, nil, err
		}
		if meta.At = meta.At.Add(24 * time.Hour); i == 5 || i >= 28 {
			continue // one is late, two are open
		}
		if err := ledger.Apply(&metrics.ShipmentConfirmed{Meta: meta, Tracking: "T"}); err != nil {
			return nil, nil, err
		}
	}
	return judge, ledger, nil
}

// What to do this morning: the end of the day before is what is judged.
func Example() {
	judge, ledger, err := shop()
	if err != nil {
		fmt.Println(err)
		return
	}
	facts, err := checklist.Gather(judge, ledger, thresholds.Inputs{AsOf: window.Date(2026, 11, 22)}, checklist.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := checklist.Text(os.Stdout, checklist.Of(facts), checklist.TextOptions{}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// PASS     To do on Monday 2026-11-23
	//          My shop, as of 2026-11-22 (UTC)
	//          1 rule: 1 passing
	//          1 due today, 1 later
	//
	// Today, 2026-11-23
	// ! [ ] 23:59   Ship 1 order
	//               missed: late 1 over its limit, FAIL
	//               A-28
	//
	// Next days
	//    Tuesday 2026-11-24    ship 1 order
	//
	// Since 2026-11-21
	//    No rule changed its status, or what counts against it.
	//
	// policy shop, edition 2026
}

// The deadlines, for a calendar that reads them from a file or an address.
func ExampleICalendar() {
	judge, ledger, err := shop()
	if err != nil {
		fmt.Println(err)
		return
	}
	facts, err := checklist.Gather(judge, ledger, thresholds.Inputs{AsOf: window.Date(2026, 11, 22)}, checklist.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	c := checklist.Of(facts)
	for _, t := range c.Tasks {
		fmt.Println(t.When, t.Duty, t.Due.Format(time.DateTime), len(t.Items), t.Harms())
	}
	f, err := os.Create(os.DevNull) // deadlines.ics
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := checklist.ICalendar(f, c, checklist.CalendarOptions{Remind: 120}); err != nil {
		fmt.Println(err)
	}
	if err := f.Close(); err != nil {
		fmt.Println(err)
	}
	// Output:
	// today ship 2026-11-23 23:59:59 1 true
	// later ship 2026-11-24 23:59:59 1 true
}
