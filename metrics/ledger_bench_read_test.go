package metrics_test

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// benchQuestions are asked of a metric nearly all of whose steps count from their
// own day on, and of one many of whose steps come weeks after (claims, feedback).
var benchQuestions = []struct {
	metric metrics.Variant
	days   int
}{{"late-shipment-rate", 30}, {"order-defect-rate", 60}}

func BenchmarkTallyAsOf(b *testing.B) {
	l := benchHeldOf(benchSize(), benchAll).ledger
	for _, q := range benchQuestions {
		for _, s := range []metrics.Segment{metrics.SegmentMFN, metrics.All} {
			for _, asOf := range []window.Day{benchToday, benchPast} {
				b.Run(string(q.metric)+"/"+benchSegment(s)+"/"+benchWhen(asOf), func(b *testing.B) {
					benchTally(b, l, q.metric, s, window.Span{Days: q.days}.Range(asOf), asOf)
				})
			}
		}
	}
	benchTallyRivals(b)
}

func benchSegment(s metrics.Segment) string {
	if s == metrics.All {
		return "all"
	}
	return string(s)
}

func benchWhen(asOf window.Day) string {
	if asOf == benchPast {
		return "past"
	}
	return "today"
}

func benchTally(b *testing.B, l *metrics.Ledger, v metrics.Variant, s metrics.Segment, r window.Range, asOf window.Day) {
	b.ReportAllocs()
	var t metrics.Tally
	var err error
	for b.Loop() {
		t, err = l.Tally(v, s, r, asOf)
	}
	if err != nil || t.Total == 0 {
		b.Fatal(t, err)
	}
}

// benchTallyRivals asks the rivals for today's late shipments, in a world of
// ordinary orders of the same number.
func benchTallyRivals(b *testing.B) {
	days := window.Span{Days: 30}.Range(benchToday)
	var orders *rivalMap
	made := func() *rivalMap {
		if orders == nil {
			orders = newRivalMap(benchZone)
			s := newOrdinaries(benchSize(), benchSize())
			for ev, ok := s.next(); ok; ev, ok = s.next() {
				orders.Apply(ev)
			}
		}
		return orders
	}
	b.Run("rival=map", func(b *testing.B) {
		m := made()
		for b.Loop() {
			m.Tally(days)
		}
	})
	b.Run("rival=slice", func(b *testing.B) {
		list := make(rivalSlice, 0, benchSize())
		for _, o := range made().orders {
			list = append(list, *o)
		}
		for b.Loop() {
			list.Tally(benchZone, days)
		}
	})
}

func BenchmarkTrend90(b *testing.B) {
	l := benchHeldOf(benchSize(), benchAll).ledger
	days := window.Range{First: benchToday.Add(-89), Last: benchToday}
	for _, q := range benchQuestions {
		for _, s := range []metrics.Segment{metrics.SegmentMFN, metrics.All} {
			b.Run(string(q.metric)+"/"+benchSegment(s), func(b *testing.B) {
				b.ReportAllocs()
				dst := make([]metrics.Tally, 0, days.Len())
				for b.Loop() {
					if _, err := l.AppendTrend(dst, q.metric, s, window.Span{Days: q.days}, days); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkCases lists the subjects behind a tally; the time is per order held,
// for every one is looked at.
func BenchmarkCases(b *testing.B) {
	h := benchHeldOf(benchSize(), benchAll)
	for _, q := range benchQuestions {
		b.Run(string(q.metric), func(b *testing.B) {
			cases := 0
			for b.Loop() {
				seq, err := h.ledger.Cases(q.metric, metrics.All, window.Span{Days: q.days}.Range(benchToday), benchToday)
				if err != nil {
					b.Fatal(err)
				}
				cases = 0
				for range seq {
					cases++
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(h.orders), "ns/order")
			b.ReportMetric(float64(cases), "cases")
		})
	}
}

// BenchmarkWhatIf asks what some events would do to a tally. It costs what the
// events cost, however many orders are held.
func BenchmarkWhatIf(b *testing.B) {
	h := benchHeldOf(benchSize(), benchAll)
	d := rand.New(rand.NewPCG(3, 4))
	for _, n := range []int{1, 10, 100} {
		b.Run("events="+strconv.Itoa(n), func(b *testing.B) {
			var evs []metrics.Event
			for i := range n {
				ev, _ := fixFeedback(d, &h.sample[d.IntN(len(h.sample))], i)
				evs = append(evs, ev)
			}
			b.ReportAllocs()
			for b.Loop() {
				o, err := h.ledger.WhatIf(evs...)
				if err == nil {
					_, err = o.Tally("order-defect-rate", metrics.All, window.Span{Days: 60}.Range(benchToday), benchToday)
				}
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
