package metrics_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// Ceilings of memory. They are tests and not benchmarks, because they do not
// depend on the machine. AllocsPerRun rounds down: memory that is taken by the
// page, once for a thousand orders, is no allocation of any one event.

// allocRuns is how often each closure runs; the orders below suffice for it.
const allocRuns = 500

// allocStages returns a ledger that holds ordinary orders placed, and the events
// that follow for each of them: confirmed, accepted, in transit, delivered.
func allocStages(t *testing.T) (*metrics.Ledger, []metrics.Event) {
	l := benchLedger(t, benchAll.config())
	s := newOrdinaries(2*allocRuns, 2*allocRuns)
	var rest []metrics.Event
	for ev, ok := s.next(); ok; ev, ok = s.next() {
		if _, placed := ev.(*metrics.OrderPlaced); !placed {
			rest = append(rest, ev)
			continue
		}
		require.NoError(t, l.Apply(ev))
	}
	return l, rest
}

// requireNoAllocs runs f on successive events.
func requireNoAllocs(t *testing.T, evs []metrics.Event, f func(metrics.Event) error) {
	t.Helper()
	i := 0
	require.Zero(t, testing.AllocsPerRun(allocRuns, func() {
		if err := f(evs[i%len(evs)]); err != nil {
			panic(err)
		}
		i++
	}))
}

func TestApplyAllocatesNothing(t *testing.T) {
	t.Run("events on orders held", func(t *testing.T) {
		l, rest := allocStages(t)
		requireNoAllocs(t, rest, l.Apply)
	})
	t.Run("new orders", func(t *testing.T) {
		l, _ := allocStages(t)
		requireNoAllocs(t, allocPlacings(), l.Apply)
	})
	t.Run("duplicates", func(t *testing.T) {
		l, rest := allocStages(t)
		require.NoError(t, l.ApplyAll(rest))
		requireNoAllocs(t, rest[:100], l.Apply)
		requireNoAllocs(t, allocPlacings()[:50], l.Apply)
	})
	for name, evs := range allocCorrections() {
		t.Run("corrections repeated/"+name, func(t *testing.T) {
			l, rest := allocStages(t)
			require.NoError(t, l.ApplyAll(rest))
			require.NoError(t, l.ApplyAll(evs)) // known from here on, in either order
			require.NoError(t, l.ApplyAll(evs))
			requireNoAllocs(t, evs, l.Apply)
		})
	}
}

func TestApplyAllAllocatesNothing(t *testing.T) {
	l, rest := allocStages(t)
	const batch = 4
	i := 0
	require.Zero(t, testing.AllocsPerRun(allocRuns, func() {
		if err := l.ApplyAll(rest[i : i+batch]); err != nil {
			panic(err)
		}
		i += batch
	}))
}

// allocPlacings are orders that allocStages does not know.
func allocPlacings() []metrics.Event {
	s := newOrdinaries(4*allocRuns, 2*allocRuns)
	var out []metrics.Event
	for ev, ok := s.next(); ok; ev, ok = s.next() {
		if _, placed := ev.(*metrics.OrderPlaced); placed && s.tick >= 2*allocRuns {
			out = append(out, ev)
		}
	}
	return out
}

// allocCorrections are late words on a few of the orders of allocStages, by what
// they are about.
func allocCorrections() map[string][]metrics.Event {
	names := []string{
		"feedback", "claim", "chargeback", "promise", "cancel", "line", "return", "tracking", "revision",
	}
	out := map[string][]metrics.Event{}
	d := rand.New(rand.NewPCG(5, 6))
	for k, fix := range benchFixKinds {
		for i := range 20 {
			at := benchStart.Start(benchZone).Unix()
			o := benchOrder{id: benchDigits(ordinaryID(i)), placed: at, confirmed: at + ordinaryADay, lines: 1}
			first, second := fix(d, &o, i)
			out[names[k]] = append(out[names[k]], first, second)
		}
	}
	return out
}

func TestQueriesAllocateNothing(t *testing.T) {
	l, rest := allocStages(t)
	require.NoError(t, l.ApplyAll(rest))
	for _, evs := range allocCorrections() {
		require.NoError(t, l.ApplyAll(evs))
	}
	span, today := window.Span{Days: 60}, benchStart.Add(89)
	days := window.Range{First: today.Add(-89), Last: today}
	dst := make([]metrics.Tally, 0, days.Len())
	for _, v := range l.Metrics() {
		for _, s := range []metrics.Segment{metrics.SegmentMFN, metrics.All} {
			for _, asOf := range []window.Day{today, today.Add(-45)} {
				require.Zero(t, testing.AllocsPerRun(10, func() {
					_, _ = l.Tally(v, s, span.Range(asOf), asOf)
				}), "tally of %s", v)
			}
			require.Zero(t, testing.AllocsPerRun(10, func() {
				_, _ = l.AppendTrend(dst, v, s, span, days)
			}), "trend of %s", v)
		}
	}
}

// ordinaryCeiling is what an ordinary order may take, index included, besides the
// bytes of text that differs from order to order.
const ordinaryCeiling = 112

func TestOrdinaryOrderIsSmall(t *testing.T) {
	orders := 1_000_000
	if testing.Short() {
		orders = 100_000
	}
	bytes, net := ordinaryBytes(orders)
	require.LessOrEqual(t, net, float64(ordinaryCeiling), "%.1f bytes an order, %.1f of them text that differs", bytes, bytes-net)
}
