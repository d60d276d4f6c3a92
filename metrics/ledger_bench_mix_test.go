package metrics_test

import (
	"math/bits"
	"testing"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// BenchmarkApplyThenTally applies one event and asks for the late shipments of the
// last thirty days, as a service does that answers each event with the new rate.
// Every pair is timed by itself; clock-ns is what reading the clock adds to each.
// On ordinary orders a Go map with per-day counters does the same for its one
// metric; "corrections" is the worst case, late words on orders long forgotten.
func BenchmarkApplyThenTally(b *testing.B) {
	n := benchSize()
	for _, set := range []benchSet{benchAll, benchFive, benchLate} {
		b.Run("ordinary/metrics="+set.name, func(b *testing.B) { benchMixOrdinary(b, newMixLedger(b, n, set)) })
	}
	b.Run("ordinary/rival=map", func(b *testing.B) { benchMixOrdinary(b, newMixMap(n)) })
	for _, set := range []benchSet{benchAll, benchFive} {
		b.Run("corrections/metrics="+set.name, func(b *testing.B) {
			s := benchStreamOf(n, set, benchCorrections)
			benchMix1(b, s.fill, func() mixed { return ledgerMix{s.ledger} })
		})
	}
}

// mixed takes an event and tells the late shipments of some days.
type mixed interface {
	mix(ev metrics.Event, r window.Range) (metrics.Tally, error)
}

type ledgerMix struct{ *metrics.Ledger }

func (l ledgerMix) mix(ev metrics.Event, r window.Range) (metrics.Tally, error) {
	if err := l.Apply(ev); err != nil {
		return metrics.Tally{}, err
	}
	return l.Tally("late-shipment-rate", metrics.SegmentMFN, r, r.Last)
}

func (m *rivalMap) mix(ev metrics.Event, r window.Range) (metrics.Tally, error) {
	m.Apply(ev)
	return m.Tally(r), nil
}

// mixBench is one of the two with its orders, and what comes after.
type mixBench struct {
	mixed
	rest *ordinaries
}

// mixGrowth is how many times the orders held a mixed benchmark can have in all:
// more than it comes to in a second.
const mixGrowth = 8

func newMixLedger(b *testing.B, orders int, set benchSet) *mixBench {
	l := benchLedger(b, set.config())
	return newMix(ledgerMix{l}, orders, func(evs []metrics.Event) error { return l.ApplyAll(evs) })
}

func newMixMap(orders int) *mixBench {
	m := newRivalMap(benchZone)
	return newMix(m, orders, func(evs []metrics.Event) error {
		for _, ev := range evs {
			m.Apply(ev)
		}
		return nil
	})
}

// newMix has the orders taken over, the last ones still in flight.
func newMix(m mixed, orders int, apply func([]metrics.Event) error) *mixBench {
	x := &mixBench{mixed: m, rest: newOrdinaries(orders*mixGrowth, orders)}
	for x.rest.tick < orders {
		if err := apply(x.fill(benchChunk)); err != nil {
			panic(err)
		}
	}
	return x
}

func (x *mixBench) fill(n int) []metrics.Event {
	out := make([]metrics.Event, 0, n)
	for len(out) < n {
		ev, ok := x.rest.next()
		if !ok {
			panic("the benchmark has outgrown mixGrowth")
		}
		out = append(out, ev)
	}
	return out
}

// benchMixOrdinary runs on ordinary orders and checks the last tally by the other.
func benchMixOrdinary(b *testing.B, x *mixBench) {
	benchMix1(b, x.fill, func() mixed { return x.mixed })
}

// benchMixDays are the days asked for: thirty, to the day the orders held end with.
func benchMixDays() window.Range {
	return window.Span{Days: 30}.Range(benchStart.Add(89))
}

func benchMix1(b *testing.B, fill func(n int) []metrics.Event, to func() mixed) {
	var h histogram
	days := benchMixDays()
	benchChunks(b, fill, func(evs []metrics.Event) {
		x := to()
		for _, ev := range evs {
			start := time.Now()
			_, err := x.mix(ev, days)
			h.add(time.Since(start))
			if err != nil {
				b.Fatal(err)
			}
		}
	})
	b.ReportMetric(h.quantile(0.50), "p50-ns")
	b.ReportMetric(h.quantile(0.99), "p99-ns")
	b.ReportMetric(benchClock(), "clock-ns")
}

// benchClock returns what two readings of the clock take, in nanoseconds.
func benchClock() float64 {
	var h histogram
	for range 10_000 {
		start := time.Now()
		h.add(time.Since(start))
	}
	return h.quantile(0.50)
}

// TestRivalMapCounts shows that the rival counts what the ledger counts.
func TestRivalMapCounts(t *testing.T) {
	const orders = 2000
	l := benchLedger(t, benchLate.config())
	m := newRivalMap(benchZone)
	var s rivalSlice
	stream := newOrdinaries(orders, orders)
	days := benchMixDays()
	for ev, ok := stream.next(); ok; ev, ok = stream.next() {
		want, err := ledgerMix{l}.mix(ev, days)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := m.mix(ev, days); got != want {
			t.Fatalf("after %s of %s: %v, want %v", ev.Type(), ev.Common().Order, got, want)
		}
	}
	for _, o := range m.orders {
		s = append(s, *o)
	}
	want, _ := l.Tally("late-shipment-rate", metrics.SegmentMFN, days, days.Last)
	if got := s.Tally(benchZone, days); got != want || want.Hits == 0 {
		t.Fatalf("slice: %v, want %v", got, want)
	}
}

// histogram counts durations in steps of a sixteenth of their power of two.
type histogram struct {
	counts [64 * 16]int
	n      int
}

func (h *histogram) add(d time.Duration) {
	h.counts[histogramPlace(uint64(d))]++
	h.n++
}

func histogramPlace(v uint64) int {
	if v < 16 {
		return int(v)
	}
	k := bits.Len64(v) - 5 // v>>k is in [16, 32)
	return k*16 + int(v>>k)
}

// quantile returns the upper end of the step that a share q of all reaches.
func (h *histogram) quantile(q float64) float64 {
	left := int(q * float64(h.n))
	for i, n := range h.counts {
		if left -= n; left < 0 {
			return histogramEnd(i)
		}
	}
	return 0
}

func histogramEnd(i int) float64 {
	if i < 32 {
		return float64(i)
	}
	k := i/16 - 1
	return float64(uint64(i-k*16+1)<<k - 1)
}
