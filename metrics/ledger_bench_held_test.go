package metrics_test

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/sellerperf/sellerperf/internal/synth"
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// The world of the benchmarks: the orders held were placed on benchDays days from
// benchStart on; those of the last days are still in flight. What is told of the
// others ends today. A clock change lies in the middle.
const (
	benchDays     = 80 // with orders that have arrived, nearly all
	benchOpenDays = 9  // and then with orders in flight
)

var (
	benchStart = window.MustParseDay("2026-08-25")
	benchToday = benchStart.Add(benchDays + benchOpenDays - 1) // the last day with orders
	benchPast  = benchStart.Add(benchDays / 2)
	benchZone  = benchLocation("America/Los_Angeles")
)

func benchLocation(name string) *time.Location {
	loc, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return loc
}

// benchHeld is a ledger that holds so many orders, and what is needed to speak of
// them. It is not written to once it is made.
type benchHeld struct {
	orders int
	set    benchSet
	ledger *metrics.Ledger
	sample []benchOrder
}

// benchOrder is what a correction has to know of an order. It is small, for there
// are millions.
type benchOrder struct {
	id        uint64 // its seventeen digits
	placed    int64
	confirmed int64 // of its one unnamed shipment; 0 if it has none
	lines     int
}

func (o *benchOrder) orderID() string {
	var b [19]byte
	benchDigitsInto(b[:3], o.id/1e14)
	benchDigitsInto(b[4:11], o.id/1e7)
	benchDigitsInto(b[12:], o.id)
	b[3], b[11] = '-', '-'
	return string(b[:])
}

// benchSampled is the most orders that are remembered of those held.
const benchSampled = 1 << 22

var benchHelds = map[string]*benchHeld{}

// benchHeldOf makes the ledger of a size once for all benchmarks.
func benchHeldOf(orders int, set benchSet) *benchHeld {
	key := fmt.Sprint(orders, set.name)
	if benchHelds[key] == nil {
		benchHelds[key] = newBenchHeld(orders, set)
	}
	return benchHelds[key]
}

func newBenchHeld(orders int, set benchSet) *benchHeld {
	h := &benchHeld{orders: orders, set: set}
	l, err := metrics.NewLedger(set.config())
	if err != nil {
		panic(err)
	}
	h.ledger = l
	done := synth.New(synth.Config{
		Orders: orders - benchInFlight(orders), Days: benchDays, Seed: 1, Start: benchStart,
		Until: benchToday, Location: benchZone,
	})
	s := benchSampler{every: orders/benchSampled + 1, at: map[uint64]int{}}
	chunk := make([]metrics.Event, 0, benchChunk)
	for _, next := range []func() (metrics.Event, bool){done.Next, newBenchLoad(orders).inFlight} {
		for ev, ok := next(); ok; ev, ok = next() {
			s.see(ev)
			if chunk = append(chunk, ev); len(chunk) == cap(chunk) {
				h.apply(chunk)
				chunk = chunk[:0]
			}
		}
	}
	h.apply(chunk)
	h.sample = s.orders
	return h
}

func (h *benchHeld) apply(evs []metrics.Event) {
	if err := h.ledger.ApplyAll(evs); err != nil {
		panic(err)
	}
}

// fresh returns a ledger of its own with the same orders.
func (h *benchHeld) fresh() *metrics.Ledger {
	l, err := metrics.NewLedger(h.set.config())
	if err == nil {
		err = l.Merge(h.ledger)
	}
	if err != nil {
		panic(err)
	}
	return l
}

// benchSampler remembers some of the orders it sees placed.
type benchSampler struct {
	every, seen int
	orders      []benchOrder
	at          map[uint64]int // place of an order, plus one
}

func (s *benchSampler) see(ev metrics.Event) {
	m := ev.Common()
	switch e := ev.(type) {
	case *metrics.OrderPlaced:
		id := benchDigits(m.Order)
		if s.seen++; s.seen%s.every == 0 && s.at[id] == 0 {
			s.orders = append(s.orders, benchOrder{id: id, placed: m.At.Unix(), lines: len(e.Lines)})
			s.at[id] = len(s.orders)
		}
	case *metrics.ShipmentConfirmed:
		if at := s.at[benchDigits(m.Order)]; at != 0 && e.Shipment == "" && m.Rev == 0 {
			s.orders[at-1].confirmed = m.At.Unix()
		}
	}
}

func benchDigits(order string) uint64 {
	n, err := strconv.ParseUint(strings.ReplaceAll(order, "-", ""), 10, 64)
	if err != nil {
		panic(err)
	}
	return n
}

// A benchLoad streams the events of the orders placed after those that have arrived:
// first those held in flight, then as many new ones as make the ledger a quarter
// larger, so that growing comes in with its true share.
type benchLoad struct {
	gen            *synth.Generator
	orders, placed int
}

func benchInFlight(orders int) int { return orders * benchOpenDays / (benchDays + benchOpenDays) }

func newBenchLoad(orders int) *benchLoad {
	days := benchOpenDays + (benchDays+benchOpenDays)/4
	n := orders * days / (benchDays + benchOpenDays)
	start := benchStart.Add(benchDays)
	gen := synth.New(synth.Config{Orders: n, Days: days, Seed: 2, Start: start, Location: benchZone})
	return &benchLoad{gen: gen, orders: orders}
}

// inFlight returns the events by which the orders in flight are known.
func (s *benchLoad) inFlight() (metrics.Event, bool) { return s.until(benchInFlight(s.orders)) }

// next returns the events after those.
func (s *benchLoad) next() (metrics.Event, bool) {
	return s.until(benchInFlight(s.orders) + s.orders/4)
}

func (s *benchLoad) until(placed int) (metrics.Event, bool) {
	if s.placed >= placed {
		return nil, false
	}
	ev, ok := s.gen.Next()
	if _, is := ev.(*metrics.OrderPlaced); is {
		s.placed++
	}
	return ev, ok
}

// benchKind is what kind of events a benchmark applies.
type benchKind string

const (
	benchLoads       benchKind = "load"        // of new orders and of those in flight
	benchCorrections benchKind = "corrections" // of any order held, weeks later
)

// A benchStream is a ledger and events for it without end: when a pass over the
// events has changed the ledger much, both start over.
type benchStream struct {
	held   *benchHeld
	kind   benchKind
	ledger *metrics.Ledger
	next   func() (metrics.Event, bool)
	chunk  []metrics.Event
}

// benchStreamNow is the one stream in use: its ledger is as large as the one held.
// Successive rounds of a benchmark go on where the one before ended.
var benchStreamNow *benchStream

func benchStreamOf(orders int, set benchSet, k benchKind) *benchStream {
	s := benchStreamNow
	if s == nil || s.held.orders != orders || s.held.set.name != set.name || s.kind != k {
		benchStreamNow = nil // its memory is free for the next one
		s = &benchStream{held: benchHeldOf(orders, set), kind: k}
		s.restart()
		benchStreamNow = s
	}
	return s
}

func (s *benchStream) restart() {
	s.ledger = nil
	s.ledger = s.held.fresh()
	if s.kind == benchCorrections {
		s.next = newBenchFixes(s.held.sample).next
		return
	}
	load := newBenchLoad(s.held.orders)
	for _, ok := load.inFlight(); ok; _, ok = load.inFlight() {
	}
	s.next = load.next
}

// fill returns the next events, n at most and at least one.
func (s *benchStream) fill(n int) []metrics.Event {
	clear(s.chunk[:cap(s.chunk)])
	s.chunk = s.chunk[:0]
	for len(s.chunk) < n {
		ev, ok := s.next()
		if ok {
			s.chunk = append(s.chunk, ev)
			continue
		}
		if len(s.chunk) > 0 {
			break
		}
		s.restart()
	}
	return s.chunk
}
