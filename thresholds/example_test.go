package thresholds_test

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/amazon"
	"github.com/sellerperf/sellerperf/window"
)

// Daily counts that came from elsewhere, from Beam or SQL, are judged like a
// ledger: by a policy, on any day.
func Example() {
	judge, err := thresholds.NewJudge(amazon.US())
	if err != nil {
		fmt.Println(err)
		return
	}
	table := metrics.NewTable(judge.Location())
	for _, v := range judge.Metrics() {
		if err := table.Declare(v); err != nil {
			fmt.Println(err)
			return
		}
	}
	for _, c := range []metrics.TableCell{
		{Metric: "order-defect-rate", Segment: metrics.SegmentMFN, Day: window.MustParseDay("2026-10-01"), Hits: 12, Total: 1034},
		{Metric: "late-shipment-rate", Segment: metrics.SegmentMFN, Day: window.MustParseDay("2026-11-20"), Hits: 10, Total: 500},
	} {
		if err := table.Add(c); err != nil {
			fmt.Println(err)
			return
		}
	}
	card, err := judge.Judge(thresholds.Inputs{AsOf: window.MustParseDay("2026-11-22"), Tallies: table})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(card.Policy, card.Edition, card.Status)
	for _, v := range card.Verdicts {
		fmt.Println(v.Rule.ID, v.Ratio.Percent(), v.Rule.Limit, v.Status)
	}
	late, _ := card.Verdict("late-shipment-rate/10d")
	fmt.Println(late.Window, late.Tally.Ratio(), late.Budget)
	// Output:
	// amazon-us 2026-02-28 fail
	// order-defect-rate/mfn 1.16% below 0.01 fail
	// order-defect-rate/afn no data below 0.01 no-data
	// late-shipment-rate/30d 2.00% below 0.04 pass
	// late-shipment-rate/10d 2.00% below 0.04 pass
	// cancellation-rate no data below 0.025 no-data
	// valid-tracking-rate no data above 0.95 no-data
	// valid-tracking-rate/category no data above 0.95 no-data
	// policy-violations no data equal 0 pass
	// on-time-delivery-rate no data at least 0.90 no-data
	// response-time-rate no data at least 0.90 no-data
	// return-dissatisfaction-rate no data below 0.10 no-data
	// customer-service-dissatisfaction-rate no data below 0.25 no-data
	// 2026-11-13..2026-11-22 10/500 9
}

// A policy of one's own is a file: here, one that warns early.
func Example_ownPolicy() {
	policy, err := thresholds.Parse([]byte(`{
	  "name": "my-shop",
	  "editions": [{
	    "id": "2026",
	    "rules": [{
	      "id": "late",
	      "metric": "late-shipment-rate?day=order",
	      "window": {"days": 7},
	      "limit": {"op": "below", "value": "0.04"},
	      "warning": {"op": "below", "value": "0.02"},
	      "minimum": 50
	    }]
	  }]
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
	for _, tally := range []metrics.Tally{{Hits: 1, Total: 100}, {Hits: 2, Total: 100}, {Hits: 4, Total: 100}, {Hits: 4, Total: 49}} {
		card, err := judge.Judge(thresholds.Inputs{
			AsOf: window.MustParseDay("2026-11-22"), Tallies: &fixed{tally: tally, loc: time.UTC},
		})
		fmt.Println(tally.Ratio(), card.Status, card.Verdicts[0].Status, err)
	}
	// Output:
	// 1/100 pass pass <nil>
	// 2/100 warn warn <nil>
	// 4/100 fail fail <nil>
	// 4/49 no-data too-few <nil>
}

// How many more defects are affordable, and how many must go.
func ExampleVerdict_budget() {
	rule := thresholds.Rule{
		ID: "defects", Metric: "order-defect-rate", Segment: metrics.SegmentMFN,
		Window: window.Span{Days: 60, Lag: 15}, Limit: thresholds.MustParseLimit("below 0.01"),
	}
	judge, err := thresholds.NewJudge(policyOf(rule))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, tally := range []metrics.Tally{{Hits: 0, Total: 2000}, {Hits: 12, Total: 2000}, {Hits: 0, Total: 100}, {Hits: 1, Total: 100}} {
		verdicts, err := judge.AppendVerdicts(nil, thresholds.Inputs{
			AsOf: window.MustParseDay("2026-11-22"), Tallies: &fixed{tally: tally, loc: time.UTC},
		})
		fmt.Println(tally.Ratio(), verdicts[0].Status, verdicts[0].Budget, err)
	}
	// Output:
	// 0/2000 pass 19 <nil>
	// 12/2000 pass 7 <nil>
	// 0/100 pass 0 <nil>
	// 1/100 fail -1 <nil>
}

// The orders that count against a rule, each with the fact that decided it.
func ExampleVerdict_Against() {
	judge, err := thresholds.NewJudge(policyOf(thresholds.Rule{
		ID: "defects", Metric: "order-defect-rate", Window: window.Span{Days: 60}, Limit: thresholds.MustParseLimit("below 0.01"),
	}))
	if err != nil {
		fmt.Println(err)
		return
	}
	ledger, err := metrics.NewLedger(metrics.Config{Location: time.UTC, Metrics: judge.Metrics()})
	if err != nil {
		fmt.Println(err)
		return
	}
	placed := time.Date(2026, 11, 2, 12, 0, 0, 0, time.UTC)
	for _, order := range []string{"A", "B", "C"} {
		ev := &metrics.OrderPlaced{Meta: metrics.Meta{At: placed, Order: order}, Channel: metrics.MFN}
		if err := ledger.Apply(ev); err != nil {
			fmt.Println(err)
		}
	}
	bad := &metrics.FeedbackLeft{Meta: metrics.Meta{At: placed.Add(72 * time.Hour), Order: "B"}, Rating: 1}
	if err := ledger.Apply(bad); err != nil {
		fmt.Println(err)
	}

	card, err := judge.Judge(thresholds.Inputs{AsOf: window.MustParseDay("2026-11-22"), Tallies: ledger})
	if err != nil {
		fmt.Println(err)
		return
	}
	v, _ := card.Verdict("defects")
	cases, err := ledger.Cases(v.Rule.Metric, v.Rule.Segment, v.Window, card.AsOf)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(v.Ratio, v.Status)
	for c := range cases {
		if v.Against(c) {
			fmt.Println(c.ID, c.Why.Type, c.Why.At)
		}
	}
	// Output:
	// 1/3 fail
	// B feedback.left 2026-11-05 12:00:00 +0000 UTC
}

// A service that runs for years forgets what no window reaches back to.
func ExampleJudge_Earliest() {
	judge, err := thresholds.NewJudge(amazon.US())
	if err != nil {
		fmt.Println(err)
		return
	}
	ledger, err := metrics.NewLedger(metrics.Config{Location: judge.Location(), Metrics: judge.Metrics()})
	if err != nil {
		fmt.Println(err)
		return
	}
	for order, placed := range map[string]string{"winter": "2026-01-15", "autumn": "2026-11-01"} {
		at := window.MustParseDay(placed).Start(judge.Location())
		if err := ledger.Apply(&metrics.OrderPlaced{Meta: metrics.Meta{At: at, Order: order}, Channel: metrics.MFN}); err != nil {
			fmt.Println(err)
		}
	}
	earliest := judge.Earliest(window.MustParseDay("2026-11-22"))
	if err := ledger.Retire(earliest.Add(-90)); err != nil { // 90 days for messages on old orders
		fmt.Println(err)
	}
	fmt.Println(earliest, "retired", ledger.Stats().Retired, "held", ledger.Stats().Orders)
	// Output: 2026-05-27 retired 1 held 1
}

// A faulty file gives every fault with its line and place.
func ExampleParse_faults() {
	_, err := thresholds.Parse([]byte(`{
	  "name": "My Shop",
	  "zone": "Europe/Londinium",
	  "editions": [{
	    "id": "2026",
	    "rules": [{
	      "id": "late",
	      "metric": "late-shipment",
	      "window": {"days": 0},
	      "limit": {"op": "less than", "value": "4%"},
	      "mininum": 50
	    }, {
	      "id": "defects",
	      "metric": "order-defect-rate",
	      "segment": "mnf",
	      "window": {"days": 60, "lag": 15},
	      "limit": {"op": "below", "value": "0.01"}
	    }]
	  }]
	}`))
	for _, fault := range thresholds.Faults(err) {
		fmt.Println(fault)
	}
	// Output:
	// line 2: name: "My Shop": malformed: only a-z, 0-9 and any of "-."
	// line 3: zone: "Europe/Londinium": unknown: no such time zone on this system
	// line 8: editions[0].rules[0].metric: "late-shipment": metrics: metric "late-shipment": unknown
	// line 9: editions[0].rules[0].window.days: out of range: no length given
	// line 10: editions[0].rules[0].limit.op: "less than": unknown
	// line 10: editions[0].rules[0].limit.value: "4%": malformed
	// line 11: editions[0].rules[0].mininum: unknown key
	// line 15: editions[0].rules[1].segment: "mnf": unknown: the metric has mfn, afn
}

// Exactly 1.00 % is not below 1 %: nothing is rounded before it is judged.
func ExampleLimit_Holds() {
	l := thresholds.MustParseLimit("below 0.01")
	fmt.Println(l.Holds(metrics.NewRatio(1, 100)), l.Holds(metrics.NewRatio(1, 101)))
	fmt.Println(l.Holds(metrics.NewRatio(0, 0)), "without data")
	// Output:
	// false true
	// false without data
}

// A policy is plain data, and JSON is one of its forms.
func ExamplePolicy_json() {
	p := thresholds.Policy{Name: "mine", Editions: []thresholds.Edition{{ID: "1", Rules: []thresholds.Rule{{
		ID: "defects", Metric: "order-defect-rate", Window: window.Span{Months: 1},
		Limit: thresholds.MustParseLimit("at most 0.005"), Floor: 3,
	}}}}}
	data, err := json.MarshalIndent(p.Editions[0].Rules[0], "", "  ")
	fmt.Println(string(data), err)
	// Output:
	// {
	//   "id": "defects",
	//   "metric": "order-defect-rate",
	//   "window": {
	//     "months": 1
	//   },
	//   "limit": {
	//     "op": "at most",
	//     "value": "0.005"
	//   },
	//   "floor": 3
	// } <nil>
}
