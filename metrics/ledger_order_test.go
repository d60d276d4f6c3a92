package metrics_test

import (
	"bytes"
	"reflect"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
)

// Applying an event is a join: commutative, associative, idempotent. So whatever
// order, repetition, batches, machines and merges a stream came by, the ledger is
// the same to the byte.

// snapshotOf writes a ledger down.
func snapshotOf(t require.TestingT, l *metrics.Ledger) []byte {
	var b bytes.Buffer
	require.NoError(t, l.Snapshot(&b))
	return b.Bytes()
}

// copyOf is a ledger restored from another's snapshot.
func copyOf(t require.TestingT, s stream, l *metrics.Ledger) *metrics.Ledger {
	out, err := metrics.ReadLedger(bytes.NewReader(snapshotOf(t, l)), oracleConfig(s))
	require.NoError(t, err)
	return out
}

// requireEqualLedgers compares the bytes, then everything that is counted.
func requireEqualLedgers(t require.TestingT, s stream, want, got *metrics.Ledger) {
	a, b := want.Stats(), got.Stats()
	a.Events, b.Events = 0, 0 // how often it was told is not what it knows
	require.Equal(t, a, b, "stats")
	requireSame(t, s, want, got)
	for _, v := range want.Metrics() {
		listed, err := want.Segments(v, "")
		require.NoError(t, err)
		again, err := got.Segments(v, "")
		require.NoError(t, err)
		require.Equal(t, listed, again, "segments of %s", v)
	}
	requireSameBytes(t, want, got)
}

func requireSameBytes(t require.TestingT, want, got *metrics.Ledger) {
	require.True(t, bytes.Equal(snapshotOf(t, want), snapshotOf(t, got)), "snapshots differ")
}

// genHistory draws the events once more: in another order, some twice.
func genHistory(t *rapid.T, events []metrics.Event) []metrics.Event {
	again := append([]metrics.Event(nil), events...)
	for _, ev := range events {
		if rapid.SampledFrom([]bool{false, false, true}).Draw(t, "twice") {
			again = append(again, ev)
		}
	}
	return rapid.Permutation(again).Draw(t, "order")
}

// applyInParts applies events in batches of any size, single ones by Apply.
func applyInParts(t *rapid.T, l *metrics.Ledger, events []metrics.Event) {
	for len(events) > 0 {
		n := rapid.IntRange(1, len(events)).Draw(t, "batch")
		if n == 1 {
			require.NoError(t, l.Apply(events[0]))
		} else {
			require.NoError(t, l.ApplyAll(events[:n]))
		}
		events = events[n:]
	}
}

// propAnyOrder: permutation, duplication, batches.
func propAnyOrder(t *rapid.T) {
	s := genStream(t)
	want := ledgerOf(t, s)
	got := ledgerOf(t, stream{loc: s.loc})
	if rapid.Bool().Draw(t, "measured last") {
		metrics.MeasureLast(got, 1)
	}
	applyInParts(t, got, genHistory(t, s.events))
	requireEqualLedgers(t, s, want, got)
}

// deal gives each event to one of n ledgers, some to two.
func deal(t *rapid.T, s stream, n int) []*metrics.Ledger {
	hands := make([]stream, n)
	for _, ev := range genHistory(t, s.events) {
		i := rapid.IntRange(0, n-1).Draw(t, "to")
		hands[i].events = append(hands[i].events, ev)
	}
	var out []*metrics.Ledger
	for _, hand := range hands {
		hand.loc, hand.days = s.loc, s.days
		out = append(out, ledgerOf(t, hand))
	}
	return out
}

// propMergeEitherWay: two ledgers of a stream's events merged are the stream's.
func propMergeEitherWay(t *rapid.T) {
	s := genStream(t)
	want, hands := ledgerOf(t, s), deal(t, s, 2)
	a, b := hands[0], hands[1]
	a2, b2 := copyOf(t, s, a), copyOf(t, s, b)
	require.NoError(t, a.Merge(b))
	requireSameBytes(t, b2, b) // the other is not changed
	require.NoError(t, b2.Merge(a2))
	requireEqualLedgers(t, s, want, a)
	requireEqualLedgers(t, s, want, b2)
}

// propMergeAssociates: (a + b) + c is a + (b + c), and once more changes nothing.
func propMergeAssociates(t *rapid.T) {
	s := genStream(t)
	h := deal(t, s, 3)
	left, right := copyOf(t, s, h[0]), copyOf(t, s, h[1])
	require.NoError(t, left.Merge(h[1]))
	require.NoError(t, left.Merge(h[2]))
	require.NoError(t, right.Merge(h[2]))
	require.NoError(t, h[0].Merge(right))
	requireSameBytes(t, left, h[0])
	require.NoError(t, left.Merge(right))
	requireSameBytes(t, h[0], left)
}

// propMergeNearlyEqual: two ledgers of one ordinary order, told of it in nearly the
// same words, merge to what one ledger told both would be.
func propMergeNearlyEqual(t *rapid.T) {
	first := genStream(t) // for its zone, days and instants
	w := &world{t: t, loc: first.loc, days: first.days, instants: []time.Time{first.days.First.Start(first.loc), first.days.Last.End(first.loc)}}
	draws := []func() metrics.Event{
		func() metrics.Event { return w.placed("A") },
		func() metrics.Event { return w.confirmed("A") }, // of which most is kept packed
		func() metrics.Event { return &metrics.ShipmentScanned{Meta: w.meta("A")} },
		func() metrics.Event {
			return &metrics.ShipmentDelivered{Meta: w.meta("A"), Cause: w.word("cause", "", "storm")}
		},
	}
	a := stream{loc: first.loc, days: first.days}
	for _, draw := range draws {
		ev := draw()
		*ev.Common() = metrics.Meta{Order: "A", At: ev.Common().At}
		a.events = append(a.events, ev)
	}
	b := a
	b.events = append([]metrics.Event(nil), a.events...)
	i := w.pick("told otherwise", 0, 1, 1, 1, 2, 3)
	b.events[i] = inOneField(w, a.events[i], draws[i]())
	both := a
	both.events = append(append([]metrics.Event(nil), a.events...), b.events...)
	t.Logf("%v", both)
	got := ledgerOf(t, a)
	require.NoError(t, got.Merge(ledgerOf(t, b)))
	requireEqualLedgers(t, first, ledgerOf(t, both), got)
	requireSame(t, first, newOracle(first.loc, both.events), got)
}

// inOneField is an event with one field, not its instant, as another has it.
func inOneField(w *world, ev, other metrics.Event) metrics.Event {
	out := reflect.New(reflect.TypeOf(ev).Elem())
	out.Elem().Set(reflect.ValueOf(ev).Elem())
	i := 1 + w.index("field", out.Elem().NumField()-1)
	out.Elem().Field(i).Set(reflect.ValueOf(other).Elem().Field(i))
	if e, ok := out.Interface().(*metrics.OrderPlaced); ok {
		e.Total.Currency = "EUR" // its lines may have values
	}
	return out.Interface().(metrics.Event)
}

// propMergeWithItself: a ledger merged with its own copy, or with itself, stays.
func propMergeWithItself(t *rapid.T) {
	s := genStream(t)
	want, got := ledgerOf(t, s), ledgerOf(t, s)
	require.NoError(t, got.Merge(copyOf(t, s, got)))
	requireEqualLedgers(t, s, want, got)
	require.NoError(t, got.Merge(got))
	requireEqualLedgers(t, s, want, got)
}

// propEventsAreNotKept: the caller may reuse an event, and its lists.
func propEventsAreNotKept(t *rapid.T) {
	s := genStream(t)
	l := ledgerOf(t, s)
	before := snapshotOf(t, l)
	for _, ev := range s.events {
		*ev.Common() = metrics.Meta{At: time.Unix(0, 0), Order: "scribbled"}
		switch e := ev.(type) {
		case *metrics.OrderPlaced:
			clear(e.Lines)
			clear(e.Programs)
		case *metrics.ShipmentConfirmed:
			clear(e.Lines)
		case *metrics.OrderExcluded:
			clear(e.Metrics)
		}
	}
	require.True(t, bytes.Equal(before, snapshotOf(t, l)), "an event given away was still read")
}

// TestMergeRefused: what was kept for another account, zone, currency or list of
// metrics does not merge, and nothing is changed.
func TestMergeRefused(t *testing.T) {
	utc := metrics.Config{Location: time.UTC, Account: "a", Currency: "EUR", Metrics: []metrics.Variant{"claim-rate"}}
	other := func(change func(*metrics.Config)) metrics.Config {
		c := utc
		change(&c)
		return c
	}
	for name, c := range map[string]struct {
		cfg  metrics.Config
		want error
	}{
		"zone":     {other(func(c *metrics.Config) { c.Location = streamZone(t, "Asia/Kolkata") }), metrics.ErrZone},
		"account":  {other(func(c *metrics.Config) { c.Account = "b" }), metrics.ErrAccount},
		"currency": {other(func(c *metrics.Config) { c.Currency = "USD" }), metrics.ErrCurrency},
		"metrics":  {other(func(c *metrics.Config) { c.Metrics = []metrics.Variant{"chargeback-rate"} }), nil},
	} {
		t.Run(name, func(t *testing.T) {
			a, err := metrics.NewLedger(utc)
			require.NoError(t, err)
			b, err := metrics.NewLedger(c.cfg)
			require.NoError(t, err)
			before := snapshotOf(t, a)
			err = a.Merge(b)
			require.Error(t, err)
			if c.want != nil {
				require.ErrorIs(t, err, c.want)
			}
			require.Equal(t, before, snapshotOf(t, a))
		})
	}
}

func TestAnyOrder(t *testing.T)         { rapid.Check(t, propAnyOrder) }
func TestMergeEitherWay(t *testing.T)   { rapid.Check(t, propMergeEitherWay) }
func TestMergeAssociates(t *testing.T)  { rapid.Check(t, propMergeAssociates) }
func TestMergeNearlyEqual(t *testing.T) { rapid.Check(t, propMergeNearlyEqual) }
func TestMergeWithItself(t *testing.T)  { rapid.Check(t, propMergeWithItself) }
func TestEventsAreNotKept(t *testing.T) { rapid.Check(t, propEventsAreNotKept) }

func FuzzAnyOrder(f *testing.F)       { f.Fuzz(rapid.MakeFuzz(propAnyOrder)) }
func FuzzMergeEitherWay(f *testing.F) { f.Fuzz(rapid.MakeFuzz(propMergeEitherWay)) }
