package metrics_test

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"testing"

	"github.com/sellerperf/sellerperf/internal/synth"
	"github.com/sellerperf/sellerperf/metrics"
)

// The benchmarks of section 8 of the design, ledger part. They measure one ledger
// that holds many orders; what they put into it comes from internal/synth, so that
// kinds and proportions are realistic. Rivals do the same job in the same run.
// SQLite, which the design names too, is not among them: it would be a dependency
// of the module for one number.
//
//	ledger_bench_test.go           applying events
//	ledger_bench_mix_test.go       an event, then a tally, with percentiles
//	ledger_bench_read_test.go      tallies, trends, cases, what-if
//	ledger_bench_store_test.go     snapshot, restore, merge
//	ledger_bench_held_test.go      the ledgers measured and their streams of events
//	ledger_bench_fix_test.go       corrections
//	ledger_bench_kind_test.go      ordinary events by kind, in cache
//	ledger_bench_ordinary_test.go  the ordinary order, and the memory it takes
//	ledger_bench_wire_test.go      how events come to be applied
//	ledger_bench_rival_test.go     the rivals
//	ledger_bench_floor_test.go     the floor: an order looked up, and no more

// benchSizes are the numbers of orders held. With -short everything is small.
func benchSizes() []int {
	if testing.Short() {
		return []int{1e5}
	}
	return []int{1e5, 1e6, 1e7}
}

// benchSize is the number of orders held where only one is measured.
func benchSize() int {
	if testing.Short() {
		return 1e5
	}
	return 1e6
}

func benchSizeName(n int) string { return fmt.Sprintf("orders=1e%d", len(fmt.Sprint(n))-1) }

// benchSet is a choice of metrics to keep.
type benchSet struct {
	name    string
	metrics []metrics.Variant // nil: all
}

// The five are those a seller is suspended by; the policy's are all that Amazon's US policy
// asks for.
var (
	benchAll    = benchSet{name: "all"}
	benchPolicy = benchSet{"amazon-us", []metrics.Variant{
		"cancellation-rate", "customer-service-dissatisfaction-rate", "late-shipment-rate", "on-time-delivery-rate",
		"on-time-delivery-rate?unit=shipment", "order-defect-rate", "orders-placed?cancelled=out", "policy-violations",
		"response-time-rate", "return-dissatisfaction-rate", "valid-tracking-rate",
	}}
	benchFive = benchSet{"amazon-five", []metrics.Variant{
		"order-defect-rate", "late-shipment-rate", "cancellation-rate", "on-time-delivery-rate", "response-time-rate",
	}}
	benchLate = benchSet{"late-shipment", []metrics.Variant{"late-shipment-rate"}}
)

// Events are read in chunks before the clock runs (see benchWire). A chunk, some 400 bytes
// an event, fits the processor's second cache (a megabyte), as do the events of a reader
// that has just read them: what is measured is the ledger, not how events come from memory.
// Many chunks go by between two collections of what makers of events leave behind.
const (
	benchChunk   = 1 << 8
	benchCollect = 1 << 17 // events between collections
)

func BenchmarkLedgerApply(b *testing.B) {
	benchApply(b, applyEach, (*rivalLookup).lookup)
}

func applyEach(l *metrics.Ledger, evs []metrics.Event) error {
	for _, ev := range evs {
		if err := l.Apply(ev); err != nil {
			return err
		}
	}
	return nil
}

func BenchmarkLedgerApplyBatch(b *testing.B) {
	benchApply(b, (*metrics.Ledger).ApplyAll, (*rivalLookup).lookupAll)
}

// BenchmarkLedgerFill applies the events of many orders to a ledger that holds none, as
// one slice and one by one.
func BenchmarkLedgerFill(b *testing.B) {
	var evs []metrics.Event
	gen := synth.New(synth.Config{Orders: 1e5, Days: benchDays, Seed: 3, Start: benchStart, Location: benchZone})
	for ev, ok := gen.Next(); ok; ev, ok = gen.Next() {
		evs = append(evs, ev)
	}
	for _, set := range []benchSet{benchAll, benchFive} {
		for _, how := range []struct {
			name  string
			apply func(*metrics.Ledger, []metrics.Event) error
		}{{"slice", (*metrics.Ledger).ApplyAll}, {"each", applyEach}} {
			b.Run(fmt.Sprintf("orders=1e5/%s/metrics=%s", how.name, set.name), func(b *testing.B) {
				b.ReportAllocs()
				for range b.N {
					if err := how.apply(benchLedger(b, set.config()), evs); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(evs)), "ns/event")
				b.ReportMetric(0, "ns/op")
			})
		}
	}
}

func benchApply(b *testing.B, apply func(*metrics.Ledger, []metrics.Event) error, floor func(*rivalLookup, []metrics.Event)) {
	for _, n := range benchSizes() {
		for _, k := range []benchKind{benchLoads, benchCorrections} {
			benchFloor(b, n, k, floor)
			for _, set := range []benchSet{benchAll, benchPolicy, benchFive} {
				b.Run(fmt.Sprintf("%s/%s/metrics=%s", benchSizeName(n), k, set.name), func(b *testing.B) {
					benchStreamInto(b, benchStreamOf(n, set, k), apply)
					if k == benchLoads && set.name == benchAll.name {
						bytes, net := ordinaryBytes(n)
						b.ReportMetric(bytes, "B/order")
						b.ReportMetric(net, "B/order-net")
					}
				})
			}
		}
	}
}

// benchFloor looks up the orders that the same events are about.
func benchFloor(b *testing.B, n int, k benchKind, floor func(*rivalLookup, []metrics.Event)) {
	var m *rivalLookup
	b.Run(fmt.Sprintf("%s/%s/rival=lookup", benchSizeName(n), k), func(b *testing.B) {
		s := benchStreamOf(n, benchFive, k)
		if m == nil {
			m = newRivalLookup(s.held.sample)
		}
		benchStreamInto(b, s, func(_ *metrics.Ledger, evs []metrics.Event) error {
			floor(m, evs)
			return nil
		})
	})
	benchStreamNow = nil // its ledger has missed events
}

// benchStreamInto applies b.N events of a stream.
func benchStreamInto(b *testing.B, s *benchStream, apply func(*metrics.Ledger, []metrics.Event) error) {
	b.ReportAllocs()
	benchChunks(b, s.fill, func(evs []metrics.Event) {
		if err := apply(s.ledger, evs); err != nil {
			b.Fatal(err)
		}
	})
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N), "ns/event")
	b.ReportMetric(0, "ns/op") // the same, under its better name
}

// benchChunks times f on b.N events, chunk by chunk, and nothing else. The
// collector is off: what there is to collect was left behind by whoever made the
// events, not by f. It runs now and then while the clock stands still.
func benchChunks(b *testing.B, fill func(n int) []metrics.Event, f func([]metrics.Event)) {
	b.StopTimer()
	b.ResetTimer()
	old := debug.SetGCPercent(-1)
	defer debug.SetGCPercent(old)
	since, wire := benchCollect, newBenchWire()
	for left := b.N; left > 0; {
		evs := wire.pass(fill(min(left, benchChunk)))
		left -= len(evs)
		if since += len(evs); since >= benchCollect {
			runtime.GC()
			since = 0
		}
		b.StartTimer()
		f(evs)
		b.StopTimer()
	}
}

func benchLedger(tb testing.TB, cfg metrics.Config) *metrics.Ledger {
	tb.Helper()
	l, err := metrics.NewLedger(cfg)
	if err != nil {
		tb.Fatal(err)
	}
	return l
}

func (s benchSet) config() metrics.Config {
	return metrics.Config{Location: benchZone, Metrics: slices.Clone(s.metrics)}
}
