package metrics_test

import (
	"bytes"
	"runtime"
	"testing"

	"github.com/sellerperf/sellerperf/internal/synth"
	"github.com/sellerperf/sellerperf/metrics"
)

// byteCount counts what is written to it.
type byteCount int64

func (c *byteCount) Write(p []byte) (int, error) {
	*c += byteCount(len(p))
	return len(p), nil
}

// BenchmarkSnapshot writes a ledger to nowhere: the speed is the ledger's.
func BenchmarkSnapshot(b *testing.B) {
	h := benchHeldOf(benchSize(), benchAll)
	b.ReportAllocs()
	var n byteCount
	for b.Loop() {
		n = 0
		if err := h.ledger.Snapshot(&n); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(n))
	b.ReportMetric(float64(n)/float64(h.orders), "B/order")
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(h.orders), "ns/order")
}

// BenchmarkRestore reads a ledger from memory. The ledger read before is collected while
// the clock stands still.
func BenchmarkRestore(b *testing.B) {
	h := benchHeldOf(benchSize(), benchAll)
	var buf bytes.Buffer
	if err := h.ledger.Snapshot(&buf); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(buf.Len()))
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		runtime.GC()
		b.StartTimer()
		if _, err := metrics.ReadLedger(bytes.NewReader(buf.Bytes()), h.set.config()); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(h.orders), "ns/order")
}

// BenchmarkMerge merges one ledger into another; the time is per order of the one
// that is merged. "disjoint": each knows one half of the orders; "overlapping":
// each knows half of the events of every order; "same": each knows everything, met in
// the same order; "restored": everything, one as the other's snapshot has it.
func BenchmarkMerge(b *testing.B) {
	for _, k := range []string{"disjoint", "overlapping", "same", "restored"} {
		b.Run(k, func(b *testing.B) {
			into, from := benchHalves(b, k)
			b.StopTimer()
			b.ResetTimer()
			for range b.N {
				l := benchLedger(b, benchAll.config())
				if err := l.Merge(into); err != nil {
					b.Fatal(err)
				}
				runtime.GC()
				b.StartTimer()
				err := l.Merge(from)
				b.StopTimer()
				if err != nil {
					b.Fatal(err)
				}
			}
			orders := float64(from.Stats().Orders + from.Stats().Unplaced)
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/orders, "ns/order")
		})
	}
}

// benchHalvesKnown keeps the last pair made.
var benchHalvesKnown struct {
	kind       string
	into, from *metrics.Ledger
}

func benchHalves(b *testing.B, kind string) (into, from *metrics.Ledger) {
	k := &benchHalvesKnown
	if k.kind != kind {
		k.into, k.from = benchLedger(b, benchAll.config()), benchLedger(b, benchAll.config())
		k.kind = kind
		g := synth.New(synth.Config{Orders: benchSize(), Seed: 3, Start: benchStart, Location: benchZone})
		n := 0
		for ev, ok := g.Next(); ok; ev, ok = g.Next() {
			n++
			benchShare(b, k.into, ev, kind, n, 0)
			benchShare(b, k.from, ev, kind, n, 1)
		}
		if kind == "restored" {
			k.from = benchRestored(b, k.into)
		}
	}
	return k.into, k.from
}

func benchRestored(b *testing.B, l *metrics.Ledger) *metrics.Ledger {
	var buf bytes.Buffer
	if err := l.Snapshot(&buf); err != nil {
		b.Fatal(err)
	}
	out, err := metrics.ReadLedger(&buf, benchAll.config())
	if err != nil {
		b.Fatal(err)
	}
	return out
}

// benchShare gives a half what is its share of the n-th event.
func benchShare(b *testing.B, l *metrics.Ledger, ev metrics.Event, kind string, n, half int) {
	mine := true
	switch kind {
	case "disjoint":
		mine = benchSide(ev) == half
	case "overlapping":
		mine = n%2 == half
	case "restored":
		mine = half == 0
	}
	if !mine {
		return
	}
	if err := l.Apply(ev); err != nil {
		b.Fatal(err)
	}
}

// benchSide is the half an event's subject belongs to.
func benchSide(ev metrics.Event) int {
	id := ev.Common().Order
	switch e := ev.(type) {
	case *metrics.MessageReceived:
		id += e.Message
	case *metrics.MessageAnswered:
		id += e.Message
	case *metrics.MessageClosed:
		id += e.Message
	case *metrics.ViolationOpened:
		id = e.Violation
	case *metrics.ViolationResolved:
		id = e.Violation
	}
	if o := ev.Common().Order; o != "" {
		id = o
	}
	return int(id[len(id)-1]) % 2
}
