package metrics_test

import (
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

// benchOrdinary applies one stage of a few hundred orders after the other, b.N times.
func benchOrdinary(b *testing.B, set benchSet, apply func(*metrics.Ledger, []metrics.Event) error) {
	const orders, most = 256, 1 << 13
	var l *metrics.Ledger
	var took [ordinaryStages]time.Duration
	s := newOrdinaries(most, most)
	evs := make([]metrics.Event, orders)
	from := most
	for range b.N {
		if from == most {
			l, from = benchLedger(b, set.config()), 0
		}
		for stage := range took {
			for i := range evs {
				evs[i] = s.event(from+i, stage)
			}
			start := time.Now()
			if err := apply(l, evs); err != nil {
				b.Fatal(err)
			}
			took[stage] += time.Since(start)
		}
		from += orders
	}
	all := time.Duration(0)
	for stage, name := range ordinaryKinds {
		b.ReportMetric(float64(took[stage].Nanoseconds())/float64(b.N*orders), name+"-ns")
		all += took[stage]
	}
	b.ReportMetric(float64(all.Nanoseconds())/float64(b.N*orders*ordinaryStages), "ns/event")
	b.ReportMetric(0, "ns/op")
}
