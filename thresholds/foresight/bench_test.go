package foresight_test

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/sellerperf/sellerperf/internal/synth"
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/amazon"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// benchWorld is a year of an account of a million orders, judged by Amazon's policy.
type benchWorld struct {
	judge  *thresholds.Judge
	ledger *metrics.Ledger
	asOf   window.Day
	orders []string // some of those placed in the last weeks
}

const benchOrders = 1_000_000

var bench = sync.OnceValue(func() benchWorld {
	w := benchWorld{asOf: day("2026-11-22")}
	var err error
	if w.judge, err = thresholds.NewJudge(amazon.US()); err != nil {
		panic(err)
	}
	cfg := metrics.Config{Location: w.judge.Location(), Metrics: foresight.Metrics(w.judge)}
	if w.ledger, err = metrics.NewLedger(cfg); err != nil {
		panic(err)
	}
	batch := make([]metrics.Event, 0, 1<<16)
	for ev := range synth.New(synth.Config{
		Orders: benchOrders, Days: 365, Seed: 7, Start: w.asOf.Add(-364), Until: w.asOf, Location: w.judge.Location(),
	}).All() {
		if placed, ok := ev.(*metrics.OrderPlaced); ok && len(w.orders) < 20_000 && placed.Channel == metrics.MFN &&
			window.DayOf(placed.At, w.judge.Location()).After(w.asOf.Add(-50)) {
			w.orders = append(w.orders, placed.Order)
		}
		if batch = append(batch, ev); len(batch) == cap(batch) {
			if err := w.ledger.ApplyAll(batch); err != nil {
				panic(err)
			}
			batch = batch[:0]
		}
	}
	if err := w.ledger.ApplyAll(batch); err != nil {
		panic(err)
	}
	return w
})

// eachRule benches something of each rule's outlook; what is timed is one rule.
func eachRule(b *testing.B, f func(o *foresight.Outlook) error) {
	w := bench()
	for _, o := range of(b, w.judge, w.ledger, w.asOf) {
		b.Run(o.Verdict.Rule.ID, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := f(&o); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkBudget(b *testing.B) {
	eachRule(b, func(o *foresight.Outlook) error { o.Budget(); return nil })
}

func BenchmarkLookAhead(b *testing.B) {
	eachRule(b, func(o *foresight.Outlook) error { _, err := o.LookAhead(); return err })
}

// benchVolumes are the scenarios: none, as it was, with defects, and given day by day.
func benchVolumes() []foresight.Volume {
	bad := metrics.NewRatio(1, 200)
	return []foresight.Volume{
		foresight.NoVolume(), foresight.LastDays(28), foresight.LastDays(28).WithDefects(bad),
		foresight.GivenDays(repeat(60, benchOrders/365)...).WithDefects(bad),
	}
}

func BenchmarkRecovery(b *testing.B) {
	for _, v := range benchVolumes() {
		b.Run(v.String(), func(b *testing.B) {
			eachRule(b, func(o *foresight.Outlook) error { _, err := o.Recovery(v); return err })
		})
	}
}

// benchKinds are rules of every kind of metric and window that Amazon's have not.
func benchKinds() []thresholds.Rule {
	days := window.Span{Days: 60, Lag: 7}
	share := func(id string, w window.Span) thresholds.Rule {
		return thresholds.Rule{ID: id, Metric: "late-shipment-rate", Window: w, Limit: thresholds.MustParseLimit("below 0.02")}
	}
	low, apart := share("low-volume", days), share("denominator", days)
	low.LowVolume = &thresholds.LowVolume{Under: 1_000_000, Metric: "orders-placed", By: window.Span{Days: 90}, Window: window.Span{Days: 90}}
	apart.Denominator = &thresholds.Denominator{Metric: "orders-placed", Window: window.Span{Days: 28}, Parts: 4}
	return []thresholds.Rule{
		share("months", window.Span{Months: 3}), share("weeks", window.Span{Weeks: 8, Lag: 3}),
		share("calendar-months", window.Span{CalendarMonths: 3}), low, apart,
		{ID: "mean", Metric: "average-rating", Window: days, Limit: thresholds.MustParseLimit("at least 4.9")},
		{ID: "value", Metric: "refunded-value-rate", Window: days, Limit: thresholds.MustParseLimit("below 0.001")},
		{ID: "number-good", Metric: "orders-placed", Window: days, Limit: thresholds.MustParseLimit("at least 900000")},
		{ID: "money", Metric: "sales-value", Window: days, Limit: thresholds.MustParseLimit("at least 900000000000")},
	}
}

func BenchmarkRecoveryKinds(b *testing.B) {
	w := bench()
	j := judgeOf(b, benchKinds()...)
	for _, v := range j.Metrics() {
		if err := w.ledger.Declare(v); err != nil {
			b.Fatal(err)
		}
	}
	for _, v := range benchVolumes() {
		for _, o := range of(b, j, w.ledger, w.asOf) {
			b.Run(v.String()+"/"+o.Verdict.Rule.ID, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := o.Recovery(v); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func BenchmarkNetChange(b *testing.B) {
	eachRule(b, func(o *foresight.Outlook) error { _, err := o.NetChange(o.AsOf.Add(-7)); return err })
}

func BenchmarkBurn(b *testing.B) {
	alerts := foresight.Alerts()
	eachRule(b, func(o *foresight.Outlook) error {
		_, err := o.Burn(window.Range{First: o.AsOf.Add(-27), Last: o.AsOf}, alerts)
		return err
	})
}

// firstRule benches something of one rule only: it reads all orders.
func firstRule(b *testing.B, f func(o *foresight.Outlook, l *metrics.Ledger) error) {
	w := bench()
	o := of(b, w.judge, w.ledger, w.asOf)[0]
	b.ReportAllocs()
	for b.Loop() {
		if err := f(&o, w.ledger); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkChange(b *testing.B) {
	firstRule(b, func(o *foresight.Outlook, l *metrics.Ledger) error {
		_, err := o.Change(o.AsOf.Add(-7), l)
		return err
	})
}

func BenchmarkCauses(b *testing.B) {
	firstRule(b, func(o *foresight.Outlook, l *metrics.Ledger) error {
		_, err := o.Causes(l, foresight.CauseOptions{})
		return err
	})
}

func BenchmarkQueue(b *testing.B) {
	w := bench()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := foresight.Queue(w.judge, w.ledger, thresholds.Inputs{AsOf: w.asOf}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPass is all that pages for people ask of the orders of all rules, together and
// question by question.
func BenchmarkPass(b *testing.B) {
	w := bench()
	outlooks := of(b, w.judge, w.ledger, w.asOf)
	opt := foresight.CauseOptions{Pairs: foresight.Pairs()}
	var behind foresight.Behind
	var causes []foresight.Cause
	var turned []foresight.Turned
	var queue []foresight.Obligation
	b.Run("together", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var p foresight.Pass
			for i := range outlooks {
				p.Behind(&outlooks[i], 50, &behind)
				p.Causes(&outlooks[i], opt, &causes)
				p.Turned(&outlooks[i], w.asOf.Add(-1), &turned)
			}
			p.Queue(outlooks, &queue)
			if err := p.Run(w.ledger); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("alone", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for i := range outlooks {
				var errs [3]error
				behind, errs[0] = outlooks[i].Behind(w.ledger, 50)
				causes, errs[1] = outlooks[i].Causes(w.ledger, opt)
				turned, errs[2] = outlooks[i].Turned(w.asOf.Add(-1), w.ledger)
				if err := errors.Join(errs[:]...); err != nil {
					b.Fatal(err)
				}
			}
			if _, err := foresight.Queue(w.judge, w.ledger, thresholds.Inputs{AsOf: w.asOf}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkWhatIf is a hypothesis of so many events, per event.
func BenchmarkWhatIf(b *testing.B) {
	w := bench()
	for _, n := range []int{1, 100, 10_000} {
		b.Run(fmt.Sprintf("events=%d", n), func(b *testing.B) {
			var events []metrics.Event
			for _, id := range w.orders[:n] {
				events = append(events, &metrics.FeedbackLeft{
					Meta: metrics.Meta{At: w.asOf.Start(time.UTC), Order: id}, Rating: 1,
				})
			}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := foresight.WhatIf(w.judge, w.ledger, thresholds.Inputs{AsOf: w.asOf}, events...); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/event")
		})
	}
}

func BenchmarkImpact(b *testing.B) {
	w := bench()
	p := amazon.US()
	one, _ := foresight.OfEdition(p, p.Editions[0].ID)
	other, err := thresholds.NewJudge(one)
	if err != nil {
		b.Fatal(err)
	}
	for _, v := range other.Metrics() {
		if !slices.Contains(w.ledger.Metrics(), v) {
			if err := w.ledger.Declare(v); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := foresight.Impact(other, w.judge, thresholds.Inputs{Tallies: w.ledger}, window.Range{First: w.asOf.Add(-89), Last: w.asOf}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAdjust judges twice, with and without what is excluded: one order in a
// thousand of the last weeks.
func BenchmarkAdjust(b *testing.B) {
	w := bench()
	for _, v := range foresight.AdjustedMetrics(w.judge) {
		if !slices.Contains(w.ledger.Metrics(), v) {
			if err := w.ledger.Declare(v); err != nil {
				b.Fatal(err)
			}
		}
	}
	for _, id := range w.orders[:20] {
		ev := &metrics.OrderExcluded{Meta: metrics.Meta{At: w.asOf.Start(time.UTC), Order: id}, Metrics: []string{"late-shipment-rate"}, Reason: "storm"}
		if err := w.ledger.Apply(ev); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := foresight.Adjust(w.judge, w.ledger, thresholds.Inputs{AsOf: w.asOf}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkHinges asks the judge for each rule that is near its limit.
func BenchmarkHinges(b *testing.B) {
	w := bench()
	in := thresholds.Inputs{AsOf: w.asOf, Tallies: w.ledger}
	card, err := w.judge.Judge(in)
	if err != nil {
		b.Fatal(err)
	}
	outlooks, err := foresight.OfCard(w.judge, in, card)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := foresight.Hinges(w.judge, in, card, outlooks); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkHistory is the verdicts of 90 days as they were known, of 20,000 orders' events.
func BenchmarkHistory(b *testing.B) {
	w := bench()
	events := synth.Events(synth.Config{Orders: 20_000, Days: 120, Seed: 7, Start: w.asOf.Add(-119), Until: w.asOf, Location: w.judge.Location()})
	cfg := metrics.Config{Location: w.judge.Location(), Metrics: w.judge.Metrics()}
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range foresight.History(w.judge, thresholds.Inputs{}, events, window.Range{First: w.asOf.Add(-89), Last: w.asOf}, cfg) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(events)), "ns/event")
}
