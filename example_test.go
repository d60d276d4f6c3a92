package sellerperf_test

import (
	"bytes"
	"fmt"
	"time"
	_ "time/tzdata"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/amazon"
	"github.com/sellerperf/sellerperf/window"
)

// pacific is the zone of the examples.
var pacific = func() *time.Location {
	loc, err := time.LoadLocation("America/Los_Angeles")
	if err != nil {
		panic(err)
	}
	return loc
}()

// at returns an instant of 2026.
func at(month time.Month, day, hour int) time.Time {
	return time.Date(2026, month, day, hour, 0, 0, 0, pacific)
}

// meta returns the common part of an event.
func meta(order string, t time.Time) metrics.Meta { return metrics.Meta{Order: order, At: t} }

// september is what the examples' seller did: 150 orders, three of them confirmed a
// day late, and two with a bad feedback.
func september() []metrics.Event {
	var evs []metrics.Event
	for i := range 150 {
		id := fmt.Sprintf("111-0000000-%07d", i)
		placed := at(time.September, 1+i/10, 8)
		shipBy := time.Date(2026, time.September, 3+i/10, 23, 59, 59, 0, pacific)
		confirmed := placed.Add(20 * time.Hour)
		if i%50 == 49 {
			confirmed = shipBy.Add(time.Hour)
		}
		evs = append(evs,
			&metrics.OrderPlaced{Meta: meta(id, placed), Channel: metrics.MFN, ShipBy: shipBy},
			&metrics.ShipmentConfirmed{Meta: meta(id, confirmed), Tracking: "1Z" + id},
		)
		if i == 30 || i == 80 {
			evs = append(evs, &metrics.FeedbackLeft{Meta: meta(id, at(time.September, 25, 12)), Feedback: "f" + id, Rating: 1})
		}
	}
	return evs
}

// ledger returns a ledger that keeps what Amazon's policy needs, with september in it.
func ledger(judge *thresholds.Judge) *metrics.Ledger {
	l, err := metrics.NewLedger(metrics.Config{Location: pacific, Metrics: judge.Metrics()})
	if err != nil {
		panic(err)
	}
	if err := l.ApplyAll(september()); err != nil {
		panic(err)
	}
	return l
}

// amazonUS returns the judge of the examples.
func amazonUS() *thresholds.Judge {
	judge, err := thresholds.NewJudge(amazon.US())
	if err != nil {
		panic(err)
	}
	return judge
}

// Embed the library in a service: one ledger, events as they come, a verdict each day.
func Example_embedAndJudgeEveryDay() {
	judge, err := thresholds.NewJudge(amazon.US())
	if err != nil {
		fmt.Println(err)
		return
	}
	ledger, err := metrics.NewLedger(metrics.Config{Location: pacific, Metrics: judge.Metrics()})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, ev := range september() { // from a queue, in any order, any number of times
		if err := ledger.Apply(ev); err != nil {
			fmt.Println(err)
		}
	}
	for day := range (window.Range{First: window.Date(2026, 9, 12), Last: window.Date(2026, 9, 14)}).Days() {
		card, err := judge.Judge(thresholds.Inputs{AsOf: day, Tallies: ledger})
		if err != nil {
			fmt.Println(err)
			return
		}
		v, _ := card.Verdict("late-shipment-rate/10d")
		fmt.Println(day, v.Rule.ID, v.Tally.Ratio(), v.Status)
	}
	// Output:
	// 2026-09-12 late-shipment-rate/10d 2/100 pass
	// 2026-09-13 late-shipment-rate/10d 2/100 pass
	// 2026-09-14 late-shipment-rate/10d 2/100 pass
}

// Ask for one rate.
func Example_askOneRate() {
	l := ledger(amazonUS())
	asOf := window.Date(2026, 9, 20)
	t, err := l.Tally("late-shipment-rate", metrics.SegmentMFN, window.Span{Days: 30}.Range(asOf), asOf)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(t.Ratio(), t.Ratio().Percent())
	// Output: 3/150 2.00%
}

// List the orders behind a number, each with the fact that decided it.
func Example_ordersBehindANumber() {
	judge := amazonUS()
	l := ledger(judge)
	card, err := judge.Judge(thresholds.Inputs{AsOf: window.Date(2026, 9, 20), Tallies: l})
	if err != nil {
		fmt.Println(err)
		return
	}
	v, _ := card.Verdict("late-shipment-rate/30d")
	cases, err := l.Cases(v.Rule.Metric, v.Rule.Segment, v.Window, card.AsOf)
	if err != nil {
		fmt.Println(err)
		return
	}
	for c := range cases {
		if v.Against(c) {
			fmt.Println(c.Day, c.ID, c.Why.Type, c.Why.At.In(pacific).Format(time.DateTime))
		}
	}
	// Output:
	// 2026-09-07 111-0000000-0000049 deadline.passed 2026-09-07 23:59:59
	// 2026-09-12 111-0000000-0000099 deadline.passed 2026-09-12 23:59:59
	// 2026-09-17 111-0000000-0000149 deadline.passed 2026-09-17 23:59:59
}

// A metric of one's own: how many orders were confirmed within a day of the order.
func Example_ownMetric() {
	sameDay := metrics.Definition{
		ID: "confirmed-within-a-day", Title: "Confirmed within 24 hours", Unit: "order",
		Kind: metrics.Share, Sense: metrics.HitIsGood,
		At: func(o *metrics.Order, mark func(metrics.Mark)) {
			placed, ok := o.Placed()
			if !ok {
				return
			}
			m := metrics.Mark{Day: o.Day(placed)}
			confirmed, ok := o.Confirmed()
			due := placed.Add(24 * time.Hour)
			switch {
			case ok && !confirmed.After(due):
				m.Tally = metrics.Tally{Hits: 1, Total: 1}
			case o.Passed(due):
				m.Tally = metrics.Tally{Total: 1}
			default:
				m.Tally = metrics.Tally{Open: 1}
			}
			mark(m)
		},
		Days: func(o *metrics.Order, day func(window.Day)) {
			if placed, ok := o.Placed(); ok {
				day(o.Day(placed.Add(24 * time.Hour)))
			}
		},
	}
	l, err := metrics.NewLedger(metrics.Config{Location: pacific, Custom: []metrics.Definition{sameDay}})
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := l.ApplyAll(september()); err != nil {
		fmt.Println(err)
		return
	}
	asOf := window.Date(2026, 9, 15)
	t, err := l.Tally("confirmed-within-a-day", metrics.All, window.Span{Days: 15}.Range(asOf), asOf)
	fmt.Println(t.Ratio(), "open", t.Open, err)
	// Output: 138/140 open 10 <nil>
}

// A policy of one's own, read from a file. Every fault of a file is reported.
func Example_ownPolicy() {
	policy, err := thresholds.Parse([]byte(`{
		"name": "my-shop", "zone": "America/Los_Angeles",
		"editions": [{"id": "2026", "rules": [{
			"id": "late", "metric": "late-shipment-rate", "segment": "mfn", "window": {"days": 10},
			"limit": {"op": "at most", "value": "0.02"}, "warning": {"op": "at most", "value": "0.01"}
		}]}]
	}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	judge, err := thresholds.NewJudge(policy)
	if err != nil {
		fmt.Println(err)
		return
	}
	card, err := judge.Judge(thresholds.Inputs{AsOf: window.Date(2026, 9, 12), Tallies: ledger(judge)})
	if err != nil {
		fmt.Println(err)
		return
	}
	v, _ := card.Verdict("late")
	fmt.Println(v.Rule.ID, v.Tally.Ratio(), v.Status)
	// Output: late 2/100 warn
}

// How many more defects are affordable, and what one more would change.
func Example_budgetAndWhatIf() {
	judge := amazonUS()
	l := ledger(judge)
	asOf := window.Date(2026, 9, 17)
	show := func(name string, tallies thresholds.Tallies) {
		card, err := judge.Judge(thresholds.Inputs{AsOf: asOf, Tallies: tallies})
		if err != nil {
			fmt.Println(err)
			return
		}
		v, _ := card.Verdict("late-shipment-rate/10d")
		fmt.Println(name, v.Tally.Ratio(), v.Status, "budget", v.Budget)
	}
	show("now:", l)
	overlay, err := l.WhatIf( // two orders promised anew for a day that has passed
		&metrics.OrderPromised{Meta: meta("111-0000000-0000120", at(time.September, 14, 9)), ShipBy: at(time.September, 13, 1)},
		&metrics.OrderPromised{Meta: meta("111-0000000-0000121", at(time.September, 14, 9)), ShipBy: at(time.September, 13, 1)},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	show("then:", overlay)
	show("still:", l)
	// Output:
	// now: 2/100 pass budget 1
	// then: 4/100 fail budget -1
	// still: 2/100 pass budget 1
}

// Many accounts: a ledger each, put away as a snapshot and taken out again.
func Example_manyAccounts() {
	judge := amazonUS()
	accounts := map[string]*metrics.Ledger{}
	for _, name := range []string{"north", "south"} {
		l, err := metrics.NewLedger(metrics.Config{Location: pacific, Account: name, Metrics: judge.Metrics()})
		if err != nil {
			fmt.Println(err)
			return
		}
		accounts[name] = l
	}
	for i, ev := range september() {
		name := []string{"north", "south"}[i/200]
		ev.Common().Account = name
		if err := accounts[name].Apply(ev); err != nil {
			fmt.Println(err)
		}
	}
	var stored bytes.Buffer
	if err := accounts["north"].Snapshot(&stored); err != nil {
		fmt.Println(err)
		return
	}
	restored, err := metrics.ReadLedger(&stored, metrics.Config{Location: pacific, Metrics: judge.Metrics()})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("north", restored.Stats().Orders, "south", accounts["south"].Stats().Orders)
	err = restored.Apply(&metrics.OrderPlaced{
		Meta:    metrics.Meta{Order: "1", At: at(time.September, 1, 1), Account: "south"},
		Channel: metrics.MFN,
	})
	fmt.Println(err)
	// Output:
	// north 99 south 51
	// metrics: event (order.placed of order "1"): key "account": value "south": another account
}

// Counts that were made elsewhere, by Beam or SQL, judged by the same policy.
func Example_talliesFromElsewhere() {
	judge := amazonUS()
	table := metrics.NewTable(pacific)
	for _, v := range judge.Metrics() {
		if err := table.Declare(v); err != nil {
			fmt.Println(err)
			return
		}
	}
	for day := range (window.Range{First: window.Date(2026, 8, 1), Last: window.Date(2026, 9, 20)}).Days() {
		// SELECT day, count(*), count(*) FILTER (WHERE late) ... GROUP BY day
		cell := metrics.TableCell{Metric: "late-shipment-rate", Segment: metrics.SegmentMFN, Day: day, Hits: 2, Total: 50}
		if err := table.Add(cell); err != nil {
			fmt.Println(err)
			return
		}
	}
	card, err := judge.Judge(thresholds.Inputs{AsOf: window.Date(2026, 9, 20), Tallies: table})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, v := range card.Verdicts {
		if v.Status != thresholds.NoData {
			fmt.Println(v.Rule.ID, v.Tally.Ratio().Percent(), v.Status, v.Budget)
		}
	}
	// Output:
	// late-shipment-rate/30d 4.00% fail -1
	// late-shipment-rate/10d 4.00% fail -1
	// policy-violations no data pass 0
}
