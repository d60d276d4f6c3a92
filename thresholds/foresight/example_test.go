package foresight_test

import (
	"fmt"
	"slices"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/etsy"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/thresholds/newegg"
	"github.com/sellerperf/sellerperf/window"
)

// shop is an account judged by one rule, an order defect rate below 1 %: as many orders a
// day as are given, over 100 days up to the as-of day, and bad feedback on some of them.
func shop(perDay int, defects map[int]int) (*thresholds.Judge, *metrics.Ledger, window.Day) {
	asOf := window.MustParseDay("2026-11-22")
	judge, err := thresholds.NewJudge(policyOf(below1()))
	if err != nil {
		panic(err)
	}
	ledger, err := metrics.NewLedger(metrics.Config{Location: time.UTC, Metrics: foresight.Metrics(judge)})
	if err != nil {
		panic(err)
	}
	for back := range 100 {
		if err := ledger.ApplyAll(soldOn(asOf.Add(-back), perDay, defects[back])); err != nil {
			panic(err)
		}
	}
	return judge, ledger, asOf
}

// outlook is the outlook of the shop's rule.
func outlook(judge *thresholds.Judge, figures thresholds.Tallies, asOf window.Day) *foresight.Outlook {
	outlooks, err := foresight.Of(judge, thresholds.Inputs{AsOf: asOf, Tallies: figures})
	if err != nil {
		panic(err)
	}
	return &outlooks[0]
}

// What a rule still allows, and what it takes where it fails.
func ExampleOutlook_Budget() {
	for _, t := range []metrics.Tally{{Hits: 12, Total: 2000}, {Hits: 0, Total: 100}, {Hits: 12, Total: 1034}} {
		b := outlook(judgeOf(panics{}, below1()), fixed{tally: t}, window.MustParseDay("2026-11-22")).Budget()
		fmt.Printf("%d of %d: budget %d, good orders needed %d\n", t.Hits, t.Total, b.Turn, b.Good)
	}
	// Output:
	// 12 of 2000: budget 7, good orders needed 0
	// 0 of 100: budget 0, good orders needed 0
	// 12 of 1034: budget -2, good orders needed 167
}

// The next days' verdicts, as far as they are known.
func ExampleOutlook_LookAhead() {
	judge, ledger, asOf := shop(2, map[int]int{20: 1, 13: 1})
	claim := &metrics.ClaimOpened{Meta: metrics.Meta{At: asOf.Start(time.UTC), Order: fmt.Sprint(asOf.Add(-10), "/0")}}
	if err := ledger.Apply(claim); err != nil {
		fmt.Println(err)
	}
	days, err := outlook(judge, ledger, asOf).LookAhead()
	if err != nil {
		fmt.Println(err)
	}
	for _, d := range days[:5] {
		fmt.Printf("%v: %d to %d of %d, %v\n", d.AsOf, d.Low, d.High, d.Total, d.Outcome)
	}
	fmt.Println(days[0].Assumes)
	// Output:
	// 2026-11-23: 1 to 1 of 120, pass
	// 2026-11-24: 2 to 2 of 120, fail
	// 2026-11-25: 2 to 2 of 120, fail
	// 2026-11-26: 2 to 2 of 120, fail
	// 2026-11-27: 2 to 3 of 120, fail
	// the rule of today judges the other days, too; nothing new is reported on the subjects known today; what is open may turn out either way; pending claims may be decided either way
}

// A seller who stops selling: the rate rises first.
func ExampleOutlook_Recovery() {
	judge, ledger, asOf := shop(20, map[int]int{40: 8, 41: 6})
	for _, volume := range []foresight.Volume{foresight.NoVolume(), foresight.LastDays(28), foresight.LastDays(28).WithDefects(metrics.NewRatio(1, 20))} {
		r, err := outlook(judge, ledger, asOf).Recovery(volume)
		if err != nil {
			fmt.Println(err)
		}
		fmt.Printf("%v: now %s, worst %s on %v, ", volume, r.Now.Tally.Ratio().Percent(), r.Worst.Tally.Ratio().Percent(), r.Worst.AsOf)
		if r.Day.IsValid() {
			fmt.Printf("passes from %v on\n", r.Day)
		} else {
			fmt.Printf("not by %v\n", r.Until)
		}
	}
	// Output:
	// none: now 1.17%, worst 1.67% on 2026-12-25, passes from 2026-12-26 on
	// last-28: now 1.17%, worst 1.17% on 2026-11-22, passes from 2026-12-26 on
	// last-28, 1/20 bad: now 1.17%, worst 2.67% on 2026-12-25, not by 2026-12-27
}

// What if these feedbacks were removed?
func ExampleWhatIf() {
	judge, ledger, asOf := shop(20, map[int]int{40: 8, 41: 6})
	var events []metrics.Event
	for i := range 3 {
		order := fmt.Sprint(asOf.Add(-40), "/", i)
		events = append(events, &metrics.FeedbackRemoved{Meta: metrics.Meta{At: asOf.Start(time.UTC), Order: order}})
	}
	h, err := foresight.WhatIf(judge, ledger, thresholds.Inputs{AsOf: asOf}, events...)
	if err != nil {
		fmt.Println(err)
	}
	for _, alt := range h.Changed {
		now, then := h.Now.Verdicts[alt.Now], h.Then.Verdicts[alt.Then]
		fmt.Println(now.Ratio, now.Status, "becomes", then.Ratio, then.Status)
	}
	// Output:
	// 14/1200 fail becomes 11/1200 pass
}

// Why did the rate rise? Old orders left; there is no new defect.
func ExampleOutlook_Change() {
	judge, ledger, asOf := shop(20, map[int]int{40: 8})
	later := asOf.Add(32) // nothing was sold since
	c, err := outlook(judge, ledger, later).Change(asOf, ledger)
	if err != nil {
		fmt.Println(err)
	}
	fmt.Printf("%s, before %s\n", c.Is.Ratio().Percent(), c.Was.Ratio().Percent())
	fmt.Printf("defects: %+d\norders: %+d entered, %+d aged out\n", c.Hits.Sum(), c.Total.Entered, c.Total.AgedOut)
	shares, _ := c.Shares()
	fmt.Println("by the defects", shares.Hits.RatString(), "by the volume", shares.Volume.RatString())
	// Output:
	// 0.93%, before 0.67%
	// defects: +0
	// orders: +300 entered, -640 aged out
	// by the defects 0 by the volume 17/6450
}

// What to do first, and what it costs not to.
func ExampleQueue() {
	asOf := window.MustParseDay("2026-11-22")
	judge := judgeOf(panics{}, thresholds.Rule{
		ID: "late", Metric: "late-shipment-rate", Window: window.Span{Days: 30}, Limit: thresholds.MustParseLimit("at most 0.5"),
	})
	ledger, err := metrics.NewLedger(metrics.Config{Location: time.UTC, Metrics: judge.Metrics()})
	if err != nil {
		fmt.Println(err)
	}
	for i, order := range []string{"a", "b"} {
		err := ledger.Apply(&metrics.OrderPlaced{
			Meta:    metrics.Meta{At: asOf.Start(time.UTC), Order: order},
			Channel: metrics.MFN, ShipBy: asOf.Add(2 - i).Start(time.UTC).Add(12 * time.Hour),
		})
		if err != nil {
			fmt.Println(err)
		}
	}
	queue, err := foresight.Queue(judge, ledger, thresholds.Inputs{AsOf: asOf})
	if err != nil {
		fmt.Println(err)
	}
	for _, ob := range queue {
		for _, c := range ob.Costs {
			fmt.Printf("%s %s by %s: costs %s %d, %v, on the days from %v on\n", ob.Duty, ob.ID, ob.Due.Format(time.DateTime), c.Rule, c.Budget, c.Status, c.First)
		}
	}
	// Output:
	// ship b by 2026-11-23 12:00:00: costs late 1, fail, on the days from 2026-11-23 on
	// ship a by 2026-11-24 12:00:00: costs late 1, fail, on the days from 2026-11-24 on
}

// How fast do defects come?
func ExampleOutlook_Burn() {
	judge, ledger, asOf := shop(100, map[int]int{12: 6, 11: 7, 10: 5})
	b, err := outlook(judge, ledger, asOf).Burn(window.Range{First: asOf.Add(-60), Last: asOf}, foresight.Alerts())
	if err != nil {
		fmt.Println(err)
	}
	for _, c := range b.Changes {
		did := "cleared"
		if c.Raised {
			did = "raised"
		}
		fmt.Printf("%v: %s %s, %d of %d in %d days\n", c.Day, c.Alert, did, c.Long.Defects, c.Long.Volume, c.Long.Days.Len())
	}
	// Output:
	// 2026-11-11: fast raised, 13 of 300 in 3 days
	// 2026-11-13: fast cleared, 12 of 300 in 3 days
}

// Which sku is it?
func ExampleOutlook_Causes() {
	judge, ledger, asOf := shop(20, nil)
	for i := range 14 {
		meta := metrics.Meta{At: asOf.Add(-40).Start(time.UTC), Order: fmt.Sprint("late/", i)}
		events := []metrics.Event{
			&metrics.OrderPlaced{Meta: meta, Channel: metrics.MFN, Lines: []metrics.Line{{Line: "1", SKU: "BROKEN-1"}}},
			&metrics.FeedbackLeft{Meta: meta, Rating: 1},
		}
		if err := ledger.ApplyAll(events); err != nil {
			fmt.Println(err)
		}
	}
	o := outlook(judge, ledger, asOf)
	causes, err := o.Causes(ledger, foresight.CauseOptions{By: []foresight.Dimension{foresight.BySKU}})
	if err != nil {
		fmt.Println(err)
	}
	for _, c := range causes {
		fmt.Printf("%s %s: %s of the defects, %s of the orders; without it %v, %v\n",
			c.Keys[0].By, c.Keys[0].Value, c.Share.Percent(), c.Expected.Percent(), c.Without.Ratio(), c.Status)
	}
	fmt.Println("as it is", o.Verdict.Ratio, o.Verdict.Status)
	// Output:
	// sku BROKEN-1: 100.00% of the defects, 1.15% of the orders; without it 0/1200, pass
	// as it is 14/1214 fail
}

// What did it look like then?
func ExampleHistory() {
	judge, _, asOf := shop(0, nil)
	placed := metrics.Meta{At: asOf.Add(-30).Start(time.UTC), Order: "1"}
	told := metrics.Meta{At: asOf.Add(-20).Start(time.UTC), Seen: asOf.Add(-1).Start(time.UTC), Order: "1"}
	events := []metrics.Event{
		&metrics.FeedbackLeft{Meta: told, Rating: 1},
		&metrics.OrderPlaced{Meta: placed, Channel: metrics.MFN},
	}
	cfg := metrics.Config{Location: time.UTC, Metrics: judge.Metrics()}
	for card, err := range foresight.History(judge, thresholds.Inputs{}, events, window.Range{First: asOf.Add(-3), Last: asOf}, cfg) {
		if err != nil {
			fmt.Println(err)
		}
		fmt.Println(card.AsOf, card.Verdicts[0].Ratio, card.Status)
	}
	// Output:
	// 2026-11-19 0/1 pass
	// 2026-11-20 0/1 pass
	// 2026-11-21 1/1 fail
	// 2026-11-22 1/1 fail
}

// One day as it was known then.
func ExampleAsKnown() {
	judge, _, asOf := shop(0, nil)
	events := []metrics.Event{&metrics.OrderPlaced{
		Meta: metrics.Meta{At: asOf.Add(-30).Start(time.UTC), Seen: asOf.Start(time.UTC), Order: "1"}, Channel: metrics.MFN,
	}}
	cfg := metrics.Config{Location: time.UTC, Metrics: judge.Metrics()}
	for _, day := range []window.Day{asOf.Add(-1), asOf} {
		ledger, err := foresight.AsKnown(slices.Values(events), day, cfg)
		if err != nil {
			fmt.Println(err)
		}
		fmt.Println(day, ledger.Stats().Orders)
	}
	// Output:
	// 2026-11-21 0
	// 2026-11-22 1
}

// The official verdict, and the adjusted one.
func ExampleAdjust() {
	judge, _, asOf := shop(0, nil)
	ledger, err := metrics.NewLedger(metrics.Config{Location: time.UTC, Metrics: foresight.AdjustedMetrics(judge)})
	if err != nil {
		fmt.Println(err)
	}
	events := append(soldOn(asOf.Add(-30), 50, 1), &metrics.OrderExcluded{
		Meta:    metrics.Meta{At: asOf.Start(time.UTC), Order: fmt.Sprint(asOf.Add(-30), "/0")},
		Metrics: []string{"order-defect-rate"}, Reason: "feedback about the carrier", Evidence: "case 4711",
	})
	if err := ledger.ApplyAll(events); err != nil {
		fmt.Println(err)
	}
	both, err := foresight.Adjust(judge, ledger, thresholds.Inputs{AsOf: asOf})
	if err != nil {
		fmt.Println(err)
	}
	fmt.Println("official", both[0].Official.Ratio, both[0].Official.Status)
	fmt.Println("adjusted", both[0].Adjusted.Ratio, both[0].Adjusted.Status)
	for _, x := range both[0].Exclusions {
		fmt.Println(x.Order, x.Reason, x.Evidence)
	}
	// Output:
	// official 1/50 fail
	// adjusted 0/49 pass
	// 2026-10-23/0 feedback about the carrier case 4711
}

// One defect in 24 orders, 4.17 %: how much does it tell?
func ExampleClopperPearson() {
	i, _ := foresight.ClopperPearson(metrics.NewRatio(1, 24), foresight.NinetyFive())
	fmt.Println(i.Low.StringFixed(6), "to", i.High.StringFixed(6))
	// Output:
	// 0.001054 to 0.211202
}

// What would a stricter edition have meant?
func ExampleImpact() {
	judge, ledger, asOf := shop(20, map[int]int{40: 8, 41: 2})
	strict := below1()
	strict.Limit = thresholds.MustParseLimit("below 0.008")
	other := judgeOf(panics{}, strict)
	rules, err := foresight.Impact(judge, other, thresholds.Inputs{Tallies: ledger}, window.Range{First: asOf.Add(-20), Last: asOf})
	if err != nil {
		fmt.Println(err)
	}
	for _, r := range rules {
		fmt.Printf("%s: %v and %v since %v\n", r.Rule, r.A, r.B, r.Since(asOf))
	}
	// Output:
	// defects: pass and fail since 2026-11-02
}

// panics fails an example.
type panics struct{}

func (panics) Errorf(format string, args ...any) { panic(fmt.Sprintf(format, args...)) }
func (panics) FailNow()                          { panic("failed") }

// One ledger for the judges of several marketplaces: it keeps what any of them asks for.
func ExampleMetrics() {
	var keep []metrics.Variant
	var judges []*thresholds.Judge
	for _, p := range []thresholds.Policy{newegg.US(), etsy.Minimum()} {
		p.Zone = "" // an account is counted by the days of one zone
		judge, err := thresholds.NewJudge(p)
		if err != nil {
			fmt.Println(err)
			return
		}
		judges = append(judges, judge)
		keep = append(keep, foresight.Metrics(judge)...)
	}
	slices.Sort(keep)
	ledger, err := metrics.NewLedger(metrics.Config{Location: time.UTC, Metrics: slices.Compact(keep)})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, judge := range judges {
		outlooks, err := foresight.Of(judge, thresholds.Inputs{AsOf: window.MustParseDay("2026-11-22"), Tallies: ledger})
		fmt.Println(judge.Policy(), len(outlooks), "rules", err)
	}
	// Output:
	// newegg 9 rules <nil>
	// etsy-minimum 5 rules <nil>
}

// Which rule would cost the seller his level first?
func ExampleHinges() {
	rule := func(id string, v metrics.Variant, limit string) thresholds.Rule {
		return thresholds.Rule{ID: id, Metric: v, Window: window.Span{Days: 60}, Limit: thresholds.MustParseLimit(limit)}
	}
	policy := thresholds.Policy{Name: "shop", Editions: []thresholds.Edition{{
		ID:    "1",
		Rules: []thresholds.Rule{rule("defects", "order-defect-rate", "at most 0.02"), rule("claims", "claim-rate", "at most 0.005")},
		Tiers: []thresholds.Tier{{ID: "level", Levels: []thresholds.Level{
			{Level: "top", All: []string{"defects", "claims"}}, {Level: "standard"},
		}}},
	}}}
	_, ledger, asOf := shop(20, map[int]int{40: 8, 41: 6})
	judge, err := thresholds.NewJudge(policy)
	if err == nil {
		err = ledger.Declare("claim-rate")
	}
	if err != nil {
		fmt.Println(err)
		return
	}
	in := thresholds.Inputs{AsOf: asOf, Tallies: ledger}
	card, err := judge.Judge(in)
	if err != nil {
		fmt.Println(err)
		return
	}
	outlooks, err := foresight.OfCard(judge, in, card)
	if err != nil {
		fmt.Println(err)
		return
	}
	list, err := foresight.Hinges(judge, in, card, outlooks)
	for _, h := range list {
		fmt.Println(h.FromLevel, "becomes", h.ToLevel, "with", h.Turn, "more against", h.Rule)
	}
	fmt.Println(err)
	// Output:
	// top becomes standard with 7 more against claims
	// top becomes standard with 11 more against defects
	// <nil>
}
