package metrics_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"
	_ "time/tzdata"

	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// A stream is some weeks of one account: events in the order drawn, with
// corrections, conflicts, orphans and voids among them.
type stream struct {
	loc    *time.Location
	days   window.Range // every event and promise lies within
	events []metrics.Event
}

// settings are the days around which streams are drawn: changes of the clock in
// five zones (in Sao Paulo at midnight), month ends, leap days.
var settings = []struct{ zone, day string }{
	{"America/Los_Angeles", "2026-03-08"},
	{"America/Los_Angeles", "2026-11-01"},
	{"America/Los_Angeles", "2024-02-29"},
	{"Europe/London", "2026-03-29"},
	{"Europe/London", "2026-10-25"},
	{"Asia/Kolkata", "2024-02-29"},
	{"Asia/Kolkata", "2026-03-31"},
	{"America/Sao_Paulo", "2018-11-04"},
	{"America/Sao_Paulo", "2018-02-17"},
	{"Australia/Sydney", "2026-04-05"},
	{"Australia/Sydney", "2026-10-04"},
	{"Australia/Sydney", "2027-12-31"},
}

// streamZone loads a zone; the tests carry their own zone data.
func streamZone(t interface {
	Helper()
	Fatalf(string, ...any)
}, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatalf("zone %q: %v", name, err)
	}
	return loc
}

// streamOrders are the ids orders are drawn from: packed ones that differ little,
// and text that nearly is one.
var streamOrders = []string{
	"111-2222222-3333333", "111-2222222-3333334", "000-0000000-0000000", "999-9999999-9999999",
	"111-222222-33333333", "111-2222222-333333٣", "order/ö 1", "A", "0", " ",
}

const streamDays = 25

// A world is what the events of one stream draw from: small pools, so that
// instants, ids and values meet again.
type world struct {
	t        *rapid.T
	loc      *time.Location
	days     window.Range
	instants []time.Time // sorted
}

// genStream draws a stream. Every event is valid on its own.
func genStream(t *rapid.T) stream {
	at := rapid.SampledFrom(settings).Draw(t, "setting")
	w := &world{t: t, loc: streamZone(t, at.zone)}
	middle := window.MustParseDay(at.day)
	w.days = window.Range{First: middle.Add(-streamDays / 2), Last: middle.Add(streamDays / 2)}
	for range w.pick("instants", 4, 8, 12) {
		w.instants = append(w.instants, w.fresh())
	}
	slices.SortFunc(w.instants, time.Time.Compare)
	s := stream{loc: w.loc, days: w.days}
	orders := rapid.SliceOfNDistinct(rapid.SampledFrom(streamOrders), 1, 6, rapid.ID[string]).Draw(t, "orders")
	for _, id := range orders {
		s.events = append(s.events, w.order(id)...)
	}
	for range w.pick("account events", 0, 2, 5) {
		s.events = append(s.events, w.accountEvent())
	}
	t.Logf("%v", s) // shown with a failure
	return s
}

// String lists the events, one a line, as a failure shows them.
func (s stream) String() string {
	out := fmt.Sprintf("%v in %v", s.days, s.loc)
	for _, ev := range s.events {
		m := *ev.Common()
		out += fmt.Sprintf("\n%s %q at %s", ev.Type(), m.Order, m.At.In(s.loc).Format("Jan-02 15:04:05"))
		if !m.Seen.IsZero() {
			out += " seen " + m.Seen.In(s.loc).Format("Jan-02 15:04:05")
		}
		fields := reflect.ValueOf(ev).Elem()
		for i := range fields.NumField() {
			name, f := fields.Type().Field(i).Name, fields.Field(i)
			switch at, isTime := f.Interface().(time.Time); {
			case name == "Meta" && m.Void:
				out += fmt.Sprintf(" void rev=%d", m.Rev)
			case name == "Meta" && m.Rev > 0:
				out += fmt.Sprintf(" rev=%d", m.Rev)
			case name == "Meta" || f.IsZero():
			case isTime:
				out += " " + name + "=" + at.In(s.loc).Format("Jan-02 15:04:05")
			default:
				out += fmt.Sprintf(" %s=%v", name, f)
			}
		}
	}
	return out
}

// order draws the events of one order, nearly always with a placing among them.
func (w *world) order(id string) []metrics.Event {
	var out []metrics.Event
	if !w.chance("orphan", 10) {
		e := w.placed(id)
		if w.chance("in its time", 2) {
			e.At, e.Seen = w.instants[w.pick("early", 0, 1, 2)], time.Time{}
		}
		e.Rev, e.Void = 0, false
		out = append(out, e)
	}
	for range w.pick("events", 0, 5, 9, 14) {
		out = append(out, w.event(id))
	}
	return out
}

// event draws one event of an order, of any type; what metrics read comes oftener.
func (w *world) event(id string) metrics.Event {
	switch w.index("type", 29) {
	case 0:
		return w.placed(id)
	case 1, 2:
		return w.promised(id)
	case 3, 4, 5:
		return w.cancelled(id)
	case 6, 7, 8:
		return w.confirmed(id)
	case 9, 27, 28:
		return &metrics.ShipmentScanned{Meta: w.meta(id), Shipment: w.shipment(), Stage: metrics.Stage(w.index("stage", 3))}
	case 10, 11:
		return &metrics.ShipmentDelivered{
			Meta: w.meta(id), Shipment: w.shipment(), Cause: w.word("cause", "", "weather"), Accountable: w.flag("accountable"),
		}
	case 12, 13, 14, 15, 16, 17:
		return w.grievance(id)
	case 18, 19:
		return w.message(id)
	case 20, 21, 22:
		return w.returned(id)
	}
	return w.rest(id)
}

// meta draws the common part: equal instants, missing seen, revisions and voids.
func (w *world) meta(order string) metrics.Meta {
	m := metrics.Meta{Order: order, At: w.instant("at")}
	switch w.index("told", 8) {
	case 7, 6:
		m.Seen = w.instant("seen")
	case 5:
		m.Seen = m.At.Add(time.Duration(w.index("later", 72)) * time.Hour)
	}
	if w.chance("revised", 8) {
		m.Rev = w.pick("rev", 1, 2)
	}
	m.Void = w.chance("void", 20)
	if w.chance("event id", 8) {
		m.ID = "e-1"
	}
	return m
}

// instant draws from the pool, or a new one; now and then with a fraction, or as
// another zone writes it.
func (w *world) instant(label string) time.Time {
	at := w.instants[w.index(label, len(w.instants))]
	if w.chance("fresh", 3) {
		at = w.fresh()
	}
	if w.chance("fraction", 10) {
		at = at.Add(999 * time.Millisecond)
	}
	if w.chance("utc", 2) {
		at = at.UTC()
	}
	return at
}

// fresh draws an instant: the first or last second of a day, or the hours around.
func (w *world) fresh() time.Time {
	day := w.days.First.Add(w.index("day", streamDays))
	switch w.index("second", 5) {
	case 0:
		return day.Start(w.loc)
	case 1:
		return day.End(w.loc)
	case 2:
		return day.Start(w.loc).Add(time.Duration(w.index("hour", 24)) * time.Hour)
	}
	return day.Start(w.loc).Add(time.Duration(w.index("of day", 23*3600)) * time.Second)
}

// Small draws. Index is even, where rapid's own ranges prefer small numbers.
func (w *world) index(label string, n int) int {
	return rapid.SampledFrom(upTo(n)).Draw(w.t, label)
}

func (w *world) pick(label string, values ...int) int {
	return rapid.SampledFrom(values).Draw(w.t, label)
}

func (w *world) word(label string, values ...string) string {
	return rapid.SampledFrom(values).Draw(w.t, label)
}

func (w *world) flag(label string) metrics.Flag { return metrics.Flag(w.pick(label, 0, 0, 1, 2)) }

// chance is one in n, and no for the simplest stream.
func (w *world) chance(label string, n int) bool { return w.index(label, n) == n-1 }

var naturals = func() []int {
	out := make([]int, 24*3600)
	for i := range out {
		out[i] = i
	}
	return out
}()

func upTo(n int) []int { return naturals[:n] }

// isSum reports whether a variant's hits are no part of its total.
func isSum(v metrics.Variant) bool {
	d, _ := metrics.Find(v.ID())
	return d.Kind == metrics.Number || d.Kind == metrics.Mean
}

// TestGenStream keeps the generator honest: what the properties are about must
// turn up in it.
func TestGenStream(t *testing.T) {
	seen := map[string]bool{}
	tally := func(name string, is bool) { seen[name] = seen[name] || is }
	for seed := range 300 {
		s := rapid.Custom(genStream).Example(seed)
		o := newOracle(s.loc, s.events)
		_, unplaced := o.orders()
		tally("conflicts", o.conflicts() > 0)
		tally("orphans", unplaced > 0)
		tally("messages without orders", o.count(metrics.MessageSubject) > 0)
		tally("violations", o.count(metrics.ViolationSubject) > 0)
		for _, ev := range s.events {
			m := ev.Common()
			tally(ev.Type(), true)
			tally("void", m.Void)
			tally("rev", m.Rev > 0)
			tally("seen", !m.Seen.IsZero())
		}
		for _, v := range oracleVariants {
			sum, _ := o.Tally(v, metrics.All, s.days, s.days.Last.Add(3))
			tally(string(v)+" hits", sum.Hits > 0)
			tally(string(v)+" misses", sum.Hits < sum.Total || isSum(v)) // which has none
		}
	}
	for name, is := range seen {
		if !is {
			t.Errorf("in 300 streams there was no %s", name)
		}
	}
	const types = 27
	if n := len(seen) - 7 - 2*len(oracleVariants); n != types {
		t.Errorf("%d event types drawn, want %d", n, types)
	}
}
