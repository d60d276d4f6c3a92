package metrics_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
)

// A refusal is an event that no ledger accepts, and the class of its error.
type refusal struct {
	name  string
	event metrics.Event
	want  error
}

// refusedEvents are one fault each.
func refusedEvents() []refusal {
	at := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	m := metrics.Meta{At: at, Order: "A"}
	none := metrics.Meta{At: at}
	with := func(change func(*metrics.Meta)) metrics.Event {
		changed := m
		change(&changed)
		return &metrics.OrderPlaced{Meta: changed, Channel: metrics.MFN}
	}
	placed := func(change func(*metrics.OrderPlaced)) metrics.Event {
		e := &metrics.OrderPlaced{Meta: m, Channel: metrics.MFN}
		change(e)
		return e
	}
	eur := func(units int64, exp int32) metrics.Money {
		return metrics.Money{Amount: decimal.New(units, exp), Currency: "EUR"}
	}
	return slices.Concat([]refusal{
		{"no instant", with(func(m *metrics.Meta) { m.At = time.Time{} }), nil},
		{"no order", with(func(m *metrics.Meta) { m.Order = "" }), metrics.ErrMissing},
		{"negative rev", with(func(m *metrics.Meta) { m.Rev = -1 }), metrics.ErrRange},
		{"too early", with(func(m *metrics.Meta) { m.At = metrics.MinInstant().Add(-time.Second) }), metrics.ErrRange},
		{"too late", with(func(m *metrics.Meta) { m.At = metrics.MaxInstant().Add(time.Second) }), metrics.ErrRange},
		{"seen too late", with(func(m *metrics.Meta) { m.Seen = metrics.MaxInstant().Add(time.Second) }), metrics.ErrRange},
		{"no channel", placed(func(e *metrics.OrderPlaced) { e.Channel = metrics.UnknownChannel }), metrics.ErrMissing},
		{"negative units", placed(func(e *metrics.OrderPlaced) { e.Units = -1 }), metrics.ErrRange},
		{"absurd units", placed(func(e *metrics.OrderPlaced) { e.Units = metrics.MaxUnits + 1 }), metrics.ErrRange},
		{"absurd promise", placed(func(e *metrics.OrderPlaced) { e.ShipBy = at.AddDate(18000, 0, 0) }), metrics.ErrRange},
		{"line without id", placed(func(e *metrics.OrderPlaced) { e.Lines = []metrics.Line{{SKU: "x"}} }), metrics.ErrMissing},
		{"negative line units", placed(func(e *metrics.OrderPlaced) { e.Lines = []metrics.Line{{Line: "1", Units: -2}} }), metrics.ErrRange},
		{"another currency", placed(func(e *metrics.OrderPlaced) { e.Total = metrics.Money{Amount: decimal.New(1, 0), Currency: "USD"} }), metrics.ErrCurrency},
		{"too many decimals", &metrics.RefundIssued{Meta: m, Amount: eur(12345, -3)}, nil},
		{"no amount", &metrics.RefundIssued{Meta: m}, metrics.ErrMissing},
		{"no promise", &metrics.OrderPromised{Meta: m}, metrics.ErrMissing},
		{"cancelled by nobody", &metrics.OrderCancelled{Meta: m}, metrics.ErrMissing},
		{"negative cancelled units", &metrics.OrderCancelled{Meta: m, By: metrics.Seller, Units: -1}, metrics.ErrRange},
		{"negative confirmed units", &metrics.ShipmentConfirmed{Meta: m, Units: -1}, metrics.ErrRange},
	}, refusedGrievances(m, none))
}

func refusedGrievances(m, none metrics.Meta) []refusal {
	return []refusal{
		{"rating 0", &metrics.FeedbackLeft{Meta: m}, nil},
		{"rating 6", &metrics.FeedbackLeft{Meta: m, Rating: 6}, metrics.ErrRange},
		{"rating -1", &metrics.FeedbackLeft{Meta: m, Rating: -1}, metrics.ErrRange},
		{"no outcome", &metrics.ClaimDecided{Meta: m}, metrics.ErrMissing},
		{"no chargeback outcome", &metrics.ChargebackDecided{Meta: m}, metrics.ErrMissing},
		{"no message", &metrics.MessageReceived{Meta: none}, metrics.ErrMissing},
		{"no violation", &metrics.ViolationOpened{Meta: none, Category: "ip"}, metrics.ErrMissing},
		{"no category", &metrics.ViolationOpened{Meta: none, Violation: "V"}, metrics.ErrMissing},
		{"no violation outcome", &metrics.ViolationResolved{Meta: none, Violation: "V"}, metrics.ErrMissing},
		{"no metrics", &metrics.OrderExcluded{Meta: m, Reason: "x"}, metrics.ErrMissing},
		{"no reason", &metrics.OrderIncluded{Meta: m, Metrics: []string{"claim-rate"}}, metrics.ErrMissing},
	}
}

// euroConfig is a ledger that accepts EUR alone.
func euroConfig(s stream) metrics.Config {
	cfg := oracleConfig(s)
	cfg.Currency = "EUR"
	return cfg
}

// propRefusedChangesNothing: neither alone nor among good ones.
func propRefusedChangesNothing(t *rapid.T) {
	s := genStream(t)
	l, err := metrics.NewLedger(euroConfig(s))
	require.NoError(t, err)
	cut := rapid.IntRange(0, len(s.events)).Draw(t, "held")
	require.NoError(t, l.ApplyAll(s.events[:cut]))
	before, stats := snapshotOf(t, l), l.Stats()

	bad := rapid.SampledFrom(refusedEvents()).Draw(t, "bad")
	at := rapid.IntRange(0, len(s.events)-cut).Draw(t, "at")
	requireRefused(t, l.Apply(bad.event), bad, -1)
	requireRefused(t, l.ApplyAll(slices.Insert(slices.Clone(s.events[cut:]), at, bad.event)), bad, at)
	require.True(t, bytes.Equal(before, snapshotOf(t, l)), "the ledger changed")
	require.Equal(t, stats, l.Stats())
}

func requireRefused(t require.TestingT, err error, bad refusal, index int) {
	var event *metrics.EventError
	require.ErrorAs(t, err, &event, bad.name)
	require.Equal(t, index, event.Index, bad.name)
	require.Equal(t, bad.event.Type(), event.Type, bad.name)
	if bad.want != nil {
		require.ErrorIs(t, err, bad.want, bad.name)
	}
}

// TestRefused names every fault.
func TestRefused(t *testing.T) {
	for _, bad := range refusedEvents() {
		t.Run(strings.ReplaceAll(bad.name, " ", "-"), func(t *testing.T) {
			l, err := metrics.NewLedger(metrics.Config{Location: time.UTC, Currency: "EUR"})
			require.NoError(t, err)
			before := snapshotOf(t, l)
			requireRefused(t, l.Apply(bad.event), bad, -1)
			require.Equal(t, before, snapshotOf(t, l))
			require.Equal(t, metrics.Stats{}, l.Stats())
		})
	}
}

// TestRefusedBatchFixesNoCurrency: a refused batch does not even say which currency
// the ledger is in.
func TestRefusedBatchFixesNoCurrency(t *testing.T) {
	l, err := metrics.NewLedger(metrics.Config{Location: time.UTC})
	require.NoError(t, err)
	refund := func(currency string) metrics.Event {
		m := metrics.Meta{At: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), Order: "A"}
		return &metrics.RefundIssued{Meta: m, Amount: metrics.Money{Amount: decimal.New(1, 0), Currency: currency}}
	}
	require.ErrorIs(t, l.ApplyAll([]metrics.Event{refund("EUR"), refund("USD")}), metrics.ErrCurrency)
	require.NoError(t, l.Apply(refund("USD")))
	require.ErrorIs(t, l.Apply(refund("EUR")), metrics.ErrCurrency)
}

// TestRefusedCurrencyKey: the key at fault is the path on the wire, and the message
// counts only events that were handed in together.
func TestRefusedCurrencyKey(t *testing.T) {
	l, err := metrics.NewLedger(metrics.Config{Location: time.UTC, Currency: "EUR"})
	require.NoError(t, err)
	m := metrics.Meta{At: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), Order: "A"}
	usd := metrics.Money{Amount: decimal.New(1, 0), Currency: "USD"}
	refund := &metrics.RefundIssued{Meta: m, Amount: usd}
	require.EqualError(t, l.Apply(&metrics.OrderPlaced{Meta: m, Channel: metrics.MFN, Total: usd}),
		`metrics: event (order.placed of order "A"): key "total.currency": value "USD": another currency`)
	const want = `metrics: event 0 (refund.issued of order "A"): key "amount.currency": value "USD": another currency`
	require.EqualError(t, l.ApplyAll([]metrics.Event{refund}), want)
	_, err = l.WhatIf(refund)
	require.EqualError(t, err, want)
}

// TestLastRepresentable: the bounds themselves are accepted.
func TestLastRepresentable(t *testing.T) {
	l, err := metrics.NewLedger(metrics.Config{Location: streamZone(t, "America/Los_Angeles")})
	require.NoError(t, err)
	for i, at := range []time.Time{metrics.MinInstant(), metrics.MaxInstant()} {
		id := string(rune('a' + i))
		e := &metrics.OrderPlaced{Meta: metrics.Meta{At: at, Order: id}, Channel: metrics.MFN, ShipBy: at, Units: metrics.MaxUnits}
		require.NoError(t, l.Apply(e))
		o, ok := l.Order(id)
		require.True(t, ok)
		placed, _ := o.Placed()
		require.True(t, placed.Equal(at), "%v", placed)
		require.Equal(t, metrics.MaxUnits, o.Units())
	}
}

func TestRefusedChangesNothing(t *testing.T) { rapid.Check(t, propRefusedChangesNothing) }
