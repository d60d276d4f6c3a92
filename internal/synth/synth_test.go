package synth_test

import (
	"fmt"
	"hash/fnv"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/synth"
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

var day = window.MustParseDay

// text is every byte of an event.
func text(ev metrics.Event) string { return fmt.Sprintf("%s %+v", ev.Type(), ev) }

func digest(cfg synth.Config) string {
	h := fnv.New64a()
	for ev := range synth.New(cfg).All() {
		fmt.Fprintln(h, text(ev))
	}
	return fmt.Sprintf("%016x", h.Sum64())
}

func TestSameConfigSameStream(t *testing.T) {
	cfg := synth.Config{Orders: 2000, Accounts: 5, Days: 30, Seed: 7}
	once := digest(cfg)
	assert.Equal(t, once, digest(cfg))

	other := cfg
	other.Seed++
	assert.NotEqual(t, once, digest(other))

	zero := synth.Config{}
	full := synth.Config{Orders: 1000, Accounts: 1, Days: 90, Start: day("2026-08-25")}
	assert.Equal(t, digest(zero), digest(full))
}

// A census counts a stream by event type, duplicates and corrections apart.
type census struct {
	events, twice, revised, voids, toldLater int
	types                                    map[string]int
	channels                                 map[metrics.Channel]int
	accounts                                 map[string]int
	weekdays                                 map[time.Weekday]int
	orders                                   map[string]bool
}

func count(cfg synth.Config) census {
	c := census{
		types: map[string]int{}, channels: map[metrics.Channel]int{}, accounts: map[string]int{},
		weekdays: map[time.Weekday]int{}, orders: map[string]bool{},
	}
	told := map[string]bool{}
	for ev := range synth.New(cfg).All() {
		c.events++
		key := text(ev)
		if told[key] {
			c.twice++
			continue
		}
		told[key] = true
		c.add(ev)
	}
	return c
}

func (c *census) add(ev metrics.Event) {
	m := ev.Common()
	switch {
	case m.Void:
		c.voids++
	case m.Rev > 0:
		c.revised++
	default:
		c.types[ev.Type()]++
	}
	if !m.Seen.IsZero() {
		c.toldLater++
	}
	if p, ok := ev.(*metrics.OrderPlaced); ok && !c.orders[m.Order] {
		c.orders[m.Order] = true
		c.channels[p.Channel]++
		c.accounts[m.Account]++
		c.weekdays[window.DayOf(m.At, losAngeles).Weekday()]++
	}
}

var losAngeles = mustLoad("America/Los_Angeles")

func mustLoad(name string) *time.Location {
	loc, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return loc
}

func TestProportions(t *testing.T) {
	orders := 40_000
	if testing.Short() {
		orders = 10_000
	}
	c := count(synth.Config{Orders: orders, Accounts: 20, Days: 70, Seed: 3})
	assert.Len(t, c.orders, orders)
	within := func(name string, n, of int, lo, hi float64) {
		t.Helper()
		share := 100 * float64(n) / float64(of)
		assert.Truef(t, lo <= share && share <= hi, "%s: %.2f %% is not in %g..%g", name, share, lo, hi)
	}
	within("duplicates", c.twice, c.events, 2.5, 3.5)
	within("told later", c.toldLater, c.events, 8, 18)
	within("revised", c.revised+c.voids, c.events, 0.2, 2)
	within("afn", c.channels[metrics.AFN], orders, 28, 32)
	within("cancelled", c.types["order.cancelled"], orders, 1.5, 4)
	within("feedback", c.types["feedback.left"], orders, 5.5, 8)
	within("claims", c.types["claim.opened"], orders, 0.2, 1.2)
	within("messages", c.types["message.received"], orders, 6, 10)
	within("deliveries", c.types["shipment.delivered"], orders, 90, 110)
	within("busiest account", c.accounts["seller-0001"], orders, 24, 32)
	within("mondays", c.weekdays[time.Monday], orders, 15, 18)
	within("saturdays", c.weekdays[time.Saturday], orders, 10, 13.5)
	assert.Len(t, c.accounts, 20)
	if !testing.Short() {
		assert.Len(t, c.types, 27, "all types of events: %v", c.types)
	}
}

func TestOrdersAreExact(t *testing.T) {
	for _, cfg := range []synth.Config{
		{Orders: 1, Days: 1}, {Orders: 3, Days: 50}, {Orders: 1001, Days: 13, Accounts: 7}, {Orders: 5000, Days: 400, Seed: 9},
	} {
		assert.Len(t, count(cfg).orders, cfg.Orders, "%+v", cfg)
	}
}

func TestDaysBoundPlacing(t *testing.T) {
	cfg := synth.Config{Orders: 3000, Days: 40, Start: day("2026-02-20"), Seed: 1}
	span := window.Range{First: cfg.Start, Last: cfg.Start.Add(39)}
	for ev := range synth.New(cfg).All() {
		if ev.Type() == "order.placed" && ev.Common().Rev == 0 {
			d := window.DayOf(ev.Common().At, losAngeles)
			require.Truef(t, span.Contains(d), "%v", d)
		}
	}
}

func TestUntilCutsTheStream(t *testing.T) {
	cfg := synth.Config{Orders: 3000, Days: 60, Seed: 5}
	whole := map[string]int{}
	last := day("2026-10-01")
	for ev := range synth.New(cfg).All() {
		if seen(ev).After(last.End(losAngeles)) {
			continue
		}
		whole[text(ev)]++
	}
	cfg.Until = last
	for ev := range synth.New(cfg).All() {
		whole[text(ev)]--
	}
	for key, n := range whole {
		require.Zero(t, n, key)
	}
}

func seen(ev metrics.Event) time.Time {
	if m := ev.Common(); !m.Seen.IsZero() {
		return m.Seen
	}
	return ev.Common().At
}

// TestOutOfOrder: what happens early is told late, but never by more than the
// delays of telling and of the road; and nothing is told before it happens.
func TestOutOfOrder(t *testing.T) {
	var newest time.Time
	behind, events := 0, 0
	for ev := range synth.New(synth.Config{Orders: 5000, Days: 30, Seed: 2}).All() {
		events++
		m := ev.Common()
		require.False(t, seen(ev).Before(m.At), text(ev))
		if seen(ev).Before(newest) {
			behind++
			require.Less(t, newest.Sub(seen(ev)), 3*24*time.Hour, text(ev))
		} else {
			newest = seen(ev)
		}
	}
	assert.Greater(t, behind*100/events, 5)
}

// TestFlatMemory: what is held does not grow with the length of the stream.
func TestFlatMemory(t *testing.T) {
	held := func(days int) uint64 {
		g := synth.New(synth.Config{Orders: 300 * days, Days: days, Seed: 4})
		for range 300 * days * 4 { // most of the stream
			if _, ok := g.Next(); !ok {
				t.Fatal("too short")
			}
		}
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		runtime.KeepAlive(g)
		return m.HeapAlloc
	}
	days := 100
	if testing.Short() {
		days = 60
	}
	short, long := held(days), held(5*days)
	assert.Less(t, long, short+4<<20, "bytes held after %d days, and after %d", 5*days, days)
}

func BenchmarkNext(b *testing.B) {
	for _, orders := range []int{100_000, 1_000_000} {
		b.Run(fmt.Sprintf("orders=%.0e", float64(orders)), func(b *testing.B) {
			g := synth.New(synth.Config{Orders: orders, Days: 90})
			b.ReportAllocs()
			for b.Loop() {
				if _, ok := g.Next(); !ok {
					g = synth.New(synth.Config{Orders: orders, Days: 90})
				}
			}
		})
	}
}
