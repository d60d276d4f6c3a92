package metrics_test

import (
	"slices"
	"testing"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
)

// BenchmarkLedgerOrdinary applies what ordinary orders get, kind by kind, to a ledger so
// small that it stays in the processor's cache: what is measured is the work, not the
// memory.
func BenchmarkLedgerOrdinary(b *testing.B) {
	for _, how := range []struct {
		name  string
		apply func(*metrics.Ledger, []metrics.Event) error
	}{{"batch", (*metrics.Ledger).ApplyAll}, {"each", applyEach}} {
		for _, set := range []benchSet{benchAll, benchPolicy, benchFive} {
			b.Run(how.name+"/metrics="+set.name, func(b *testing.B) { benchOrdinary(b, set, how.apply) })
		}
	}
}

var ordinaryKinds = [ordinaryStages]string{"placed", "confirmed", "accepted", "transit", "delivered"}

const (
	ordinaryHeld  = 1 << 13 // orders the ledger holds at most
	ordinaryChunk = 1 << 8  // orders of which one stage is applied after the other
)

// benchOrdinary applies the stages of a few hundred orders, b.N times, and reports the
// median of each: most rounds are undisturbed on a machine that has other things to do.
func benchOrdinary(b *testing.B, set benchSet, apply func(*metrics.Ledger, []metrics.Event) error) {
	var l *metrics.Ledger
	var took [ordinaryStages][]time.Duration
	s := newOrdinaries(ordinaryHeld, ordinaryHeld)
	evs := make([]metrics.Event, ordinaryChunk)
	for i := range b.N {
		from := i * ordinaryChunk % ordinaryHeld
		if from == 0 {
			l = ordinaryWarm(b, set)
		}
		for stage := range took {
			for i := range evs {
				evs[i] = s.event(from+i, stage)
			}
			start := time.Now()
			if err := apply(l, evs); err != nil {
				b.Fatal(err)
			}
			took[stage] = append(took[stage], time.Since(start))
		}
	}
	all := 0.0
	for stage, name := range ordinaryKinds {
		slices.Sort(took[stage])
		ns := float64(took[stage][b.N/2].Nanoseconds()) / ordinaryChunk
		b.ReportMetric(ns, name+"-ns")
		all += ns
	}
	b.ReportMetric(all/ordinaryStages, "ns/event")
	b.ReportMetric(0, "ns/op")
}

// ordinaryWarm returns a ledger that has counts for every day and knows the words, so that
// what is measured is what goes on for years, not what comes first.
func ordinaryWarm(b *testing.B, set benchSet) *metrics.Ledger {
	l := benchLedger(b, set.config())
	s := newOrdinaries(ordinaryHeld/4, ordinaryHeld/4)
	s.ids = ordinaryHeld
	for ev, ok := s.next(); ok; ev, ok = s.next() {
		if err := l.Apply(ev); err != nil {
			b.Fatal(err)
		}
	}
	return l
}
