// Package synth makes up the events of seller accounts: as many as asked for,
// realistic in kind and proportion, and the same for the same [Config] on every
// machine. examples/generate prints them; tests and benchmarks take them as typed
// events.
//
// A stream is made in four steps:
//
//  1. A [Config] spreads its orders over days (a weekly season with some noise)
//     and accounts (a few large, many small).
//  2. Each order gets a plan from dice of its own, thrown by seed and number: what
//     happens to it and when. Nothing depends on what was planned before.
//  3. Each happening becomes one or more reports: told late, told twice, corrected
//     weeks later.
//  4. [Generator.Next] hands the reports out in the order in which they would
//     arrive, which is not that in which things happened.
//
// Only orders in flight are in memory, so ten million orders can be streamed: about
// half a kilobyte for each order that has reports to come.
//
// The package is internal: what it makes up may change with any version.
package synth

import (
	"iter"
	"time"
	_ "time/tzdata" // so that the days are the same on a machine without zone files

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// Config says what to make up. The zero value of a field is its default; a number
// below zero is taken as the default too. Use field names: it may grow.
type Config struct {
	Orders   int            // orders placed, over all accounts; default 1000
	Accounts int            // accounts they belong to; default 1, and then events name none
	Days     int            // days on which orders are placed; default 90
	Seed     uint64         // another seed, another world
	Start    window.Day     // the first day with orders; default 2026-08-25
	Until    window.Day     // nothing told after the end of this day is there; default: no end
	Location *time.Location // zone of days and deadlines; default America/Los_Angeles
}

// Defaults of a Config.
const (
	defaultOrders = 1000
	defaultDays   = 90
	defaultZone   = "America/Los_Angeles"
)

func (c Config) withDefaults() Config {
	c.Orders = orElse(c.Orders, defaultOrders)
	c.Accounts = orElse(c.Accounts, 1)
	c.Days = orElse(c.Days, defaultDays)
	if !c.Start.IsValid() {
		c.Start = window.Date(2026, time.August, 25)
	}
	if c.Location == nil {
		loc, err := time.LoadLocation(defaultZone)
		if err != nil {
			loc = time.UTC // cannot happen: the zone data is built in
		}
		c.Location = loc
	}
	return c
}

func orElse(n, def int) int {
	if n <= 0 {
		return def
	}
	return n
}

// Generator streams the events of one Config. It is not safe for concurrent use.
type Generator struct {
	cfg   Config
	cal   *calendar
	accts *accounts
	until int64 // Unix seconds of the last instant told
	day   int   // days planned so far
	made  int   // orders planned so far
	queue queue
	spare []*plan // plans that have run out, for reuse
	dice  dice
}

// New returns a generator of the configured stream. It does not fail: see Config.
func New(cfg Config) *Generator {
	cfg = cfg.withDefaults()
	g := &Generator{
		cfg:   cfg,
		cal:   newCalendar(cfg),
		accts: newAccounts(cfg),
		until: metrics.MaxInstant().Unix(),
	}
	if cfg.Until.IsValid() {
		g.until = min(g.until, cfg.Until.End(cfg.Location).Unix())
	}
	return g
}

// Next returns the next event, and false after the last. The event is the caller's.
func (g *Generator) Next() (metrics.Event, bool) {
	for g.day < g.cfg.Days && (len(g.queue) == 0 || g.queue[0].due >= g.cal.start(g.day)) {
		g.planDay()
	}
	if len(g.queue) == 0 {
		return nil, false
	}
	p := g.queue[0].plan
	s := p.steps[p.next]
	p.next++
	if p.next < len(p.steps) {
		g.queue.later(p.due())
	} else {
		g.queue.pop()
		g.spare = append(g.spare, p)
	}
	return g.event(p, s), true
}

// All returns the rest of the stream as an iterator.
func (g *Generator) All() iter.Seq[metrics.Event] {
	return func(yield func(metrics.Event) bool) {
		for {
			ev, ok := g.Next()
			if !ok || !yield(ev) {
				return
			}
		}
	}
}

// Events returns the whole stream of a Config as a slice. It is for streams that
// fit in memory: about six events an order, 400 bytes each.
func Events(cfg Config) []metrics.Event {
	var out []metrics.Event
	for ev := range New(cfg).All() {
		out = append(out, ev)
	}
	return out
}

// planDay plans the orders of the next day.
func (g *Generator) planDay() {
	for range g.cal.orders(g.day) {
		p := g.plan(g.made, g.day)
		g.made++
		if len(p.steps) == 0 { // all of it is told after Until
			g.spare = append(g.spare, p)
			continue
		}
		g.queue.push(p)
	}
	g.day++
}
