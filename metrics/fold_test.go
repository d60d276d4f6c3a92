package metrics_test

import (
	"bytes"
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// These tests hold what an attack on the packed records once broke: facts that move
// between an order's record and its cells, and back.

// march returns an instant of March 2026 in UTC.
func march(day, hour int) time.Time { return time.Date(2026, 3, day, hour, 0, 0, 0, time.UTC) }

func foldMeta(at time.Time) metrics.Meta { return metrics.Meta{Order: "A", At: at} }

func foldLedger(t *testing.T, evs ...metrics.Event) *metrics.Ledger {
	t.Helper()
	l, err := metrics.NewLedger(metrics.Config{Location: time.UTC})
	require.NoError(t, err)
	for _, ev := range evs {
		require.NoError(t, l.Apply(ev))
	}
	return l
}

func foldBytes(t *testing.T, l *metrics.Ledger) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, l.Snapshot(&b))
	return b.Bytes()
}

// onTime returns the on-time tally of March as of a day.
func onTime(t *testing.T, l *metrics.Ledger, asOf window.Day) metrics.Tally {
	t.Helper()
	r := window.Range{First: window.Date(2026, 3, 1), Last: window.Date(2026, 3, 31)}
	got, err := l.Tally("on-time-delivery-rate", metrics.All, r, asOf)
	require.NoError(t, err)
	return got
}

// A tracking number that was replaced at once is still known from then: stating it
// again later brings it back with its first instant, whatever the order of arrival.
func TestReplacedTrackingIsNotForgotten(t *testing.T) {
	placed := &metrics.OrderPlaced{Meta: foldMeta(march(1, 0)), Channel: metrics.MFN, DeliverBy: march(4, 12)}
	confirmed := func(at, seen time.Time, number string) metrics.Event {
		m := foldMeta(at)
		m.Seen = seen
		return &metrics.ShipmentConfirmed{Meta: m, Tracking: number}
	}
	first := confirmed(march(2, 0), march(2, 0), "T1")
	replaced := confirmed(march(2, 0), march(3, 0), "T2")
	again := confirmed(march(7, 0), march(8, 0), "T1")
	a := foldLedger(t, placed, first, replaced, again)
	b := foldLedger(t, placed, first, again, replaced)
	require.Equal(t, foldBytes(t, a), foldBytes(t, b))
	asOf := window.Date(2026, 3, 5)
	require.Equal(t, metrics.Tally{Total: 1}, onTime(t, a, asOf))
	require.Equal(t, onTime(t, a, asOf), onTime(t, b, asOf))
}

// A shipment whose id is its tracking number keeps both through a merge, a what-if
// and a retirement.
func TestShipmentNamedByItsTracking(t *testing.T) {
	evs := []metrics.Event{
		&metrics.OrderPlaced{Meta: foldMeta(march(1, 0)), Channel: metrics.MFN, Units: 2, DeliverBy: march(6, 0)},
		&metrics.ShipmentConfirmed{Meta: foldMeta(march(2, 0)), Shipment: "1Z1", Tracking: "1Z1"},
		&metrics.ShipmentConfirmed{Meta: foldMeta(march(2, 0)), Shipment: "1Z2", Tracking: "1Z2"},
		&metrics.ShipmentDelivered{Meta: foldMeta(march(3, 0)), Shipment: "1Z1"},
	}
	direct, merged := foldLedger(t, evs...), foldLedger(t)
	require.NoError(t, merged.Merge(direct))
	require.NoError(t, merged.ApplyAll(evs))
	cancel := &metrics.OrderCancelled{Meta: foldMeta(march(9, 0)), By: metrics.Buyer, Units: 1}
	require.NoError(t, merged.Apply(cancel))
	require.NoError(t, direct.Apply(cancel))
	require.Equal(t, foldBytes(t, direct), foldBytes(t, merged))

	want, _ := direct.Order("A")
	overlay, err := direct.WhatIf(evs[1])
	require.NoError(t, err)
	then, _ := overlay.Order("A")
	require.Equal(t, want.Shipments(), then.Shipments())
	require.NoError(t, direct.Retire(window.Date(1990, 1, 3)))
	after, _ := direct.Order("A")
	require.Equal(t, want.Shipments(), after.Shipments())
}

// Two placings with more lines together than a record takes stay in cells, and leave
// nothing behind in the record.
func TestPlacingsOfManyLines(t *testing.T) {
	placing := func(prefix string, n int, seen time.Time) *metrics.OrderPlaced {
		p := &metrics.OrderPlaced{
			Meta: metrics.Meta{Order: "A", At: march(1, 0), Seen: seen}, Channel: metrics.MFN,
			ShipBy: march(3, 0), Business: metrics.Yes,
		}
		for i := range n {
			p.Lines = append(p.Lines, metrics.Line{Line: fmt.Sprint(prefix, i)})
		}
		return p
	}
	one, two := placing("a", 300, march(2, 0)), placing("b", 300, march(2, 0))
	later := &metrics.OrderPlaced{
		Meta: metrics.Meta{Order: "A", At: march(1, 0), Seen: march(4, 0)}, Channel: metrics.AFN, ShipBy: march(6, 0), Business: metrics.No,
	}
	a, b := foldLedger(t, one, two, later), foldLedger(t, later, two, one)
	require.Equal(t, foldBytes(t, a), foldBytes(t, b))
	order, _ := a.Order("A")
	require.Len(t, order.Lines(), 600)
	require.Equal(t, metrics.AFN, order.Channel())
}

// An order of which only a void is known is as old as that report, not older.
func TestRetireKeepsARecentVoid(t *testing.T) {
	void := &metrics.OrderPlaced{Meta: metrics.Meta{Order: "A", At: march(2, 0), Rev: 1, Void: true}}
	placing := &metrics.OrderPlaced{Meta: metrics.Meta{Order: "A", At: march(2, 0), Rev: 2}, Channel: metrics.MFN}
	l := foldLedger(t, void)
	require.NoError(t, l.Retire(window.Date(2026, 3, 2)))
	require.NoError(t, l.Apply(placing))
	require.EqualValues(t, 1, l.Stats().Orders)
	require.Zero(t, l.Stats().Expired)
}

// Hearing of the same order again and again, each time a little later, takes no
// memory.
func TestPolledOrderTakesNoMemory(t *testing.T) {
	l := foldLedger(t)
	poll := func(i int) metrics.Event {
		return &metrics.OrderPlaced{
			Meta: metrics.Meta{Order: "A", At: march(1, 0), Seen: march(2, 0).Add(time.Duration(i) * time.Second)}, Channel: metrics.MFN,
			Buyer: "a-buyer-with-a-rather-long-name", Lines: []metrics.Line{{Line: "a-line-with-a-rather-long-id"}},
		}
	}
	held := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	require.NoError(t, l.Apply(poll(0)))
	before := held()
	for i := range 20_000 {
		require.NoError(t, l.Apply(poll(i)))
	}
	require.Less(t, held(), before+1<<18, "20,000 polls of some 60 bytes of text")
	require.EqualValues(t, 1, l.Stats().Orders) // and keeps the ledger alive
}
