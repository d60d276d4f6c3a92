package metrics_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

var buyersDay = window.MustParseDay("2026-03-10")

// placedFor is an order of a buyer, with lines of some categories.
func placedFor(order, buyer string, day int, categories ...string) *metrics.OrderPlaced {
	at := buyersDay.Add(-day).Start(time.UTC).Add(time.Hour)
	e := &metrics.OrderPlaced{
		Meta: metrics.Meta{At: at, Order: order}, Channel: metrics.MFN, Buyer: buyer, DeliverBy: at.Add(24 * time.Hour),
	}
	for i, c := range categories {
		e.Lines = append(e.Lines, metrics.Line{Line: fmt.Sprint(i), Category: c, Units: 1})
	}
	return e
}

func badFeedback(order string, day int) *metrics.FeedbackLeft {
	return &metrics.FeedbackLeft{
		Meta: metrics.Meta{At: buyersDay.Add(-day).Start(time.UTC).Add(9 * time.Hour), Order: order}, Rating: 1,
	}
}

func TestBuyers(t *testing.T) {
	l, err := metrics.NewLedger(metrics.Config{Location: time.UTC})
	require.NoError(t, err)
	for i, buyer := range []string{"ann", "ann", "bob", "", "", "cem", "dee"} {
		require.NoError(t, l.Apply(placedFor(fmt.Sprint(i), buyer, 20-i)))
		if i < 6 {
			require.NoError(t, l.Apply(badFeedback(fmt.Sprint(i), 2)))
		}
	}
	const odr = "order-defect-rate"
	r := window.Range{First: buyersDay.Add(-30), Last: buyersDay}
	buyers := func(from interface {
		Buyers(metrics.Variant, metrics.Segment, window.Range, window.Day) (int64, error)
	}, asOf window.Day) int64 {
		n, err := from.Buyers(odr, metrics.All, r, asOf)
		require.NoError(t, err)
		return n
	}
	require.Equal(t, int64(5), buyers(l, buyersDay), "ann, bob, cem and two without a name")
	require.Equal(t, int64(0), buyers(l, buyersDay.Add(-3)), "before the feedback")
	n, err := l.Buyers(odr, metrics.SegmentAFN, r, buyersDay)
	require.NoError(t, err)
	require.Zero(t, n)
	n, err = l.Buyers(odr, metrics.All, window.Range{First: buyersDay.Add(-20), Last: buyersDay.Add(-19)}, buyersDay)
	require.NoError(t, err)
	require.Equal(t, int64(1), n, "two orders of ann")
	_, err = l.Buyers("no-such-rate", metrics.All, r, buyersDay)
	require.ErrorIs(t, err, metrics.ErrUndeclared)

	what, err := l.WhatIf(badFeedback("6", 1))
	require.NoError(t, err)
	require.Equal(t, int64(6), buyers(what, buyersDay))
	require.Equal(t, int64(5), buyers(l, buyersDay))

	require.NoError(t, l.Retire(buyersDay.Add(-1)))
	require.Equal(t, int64(6), buyers(l, buyersDay), "retired orders are nobody's: each counts")
}

// propBuyers: never more than the hits nor fewer than one of any, and what the cases say.
func propBuyers(t *rapid.T) {
	l, err := metrics.NewLedger(metrics.Config{Location: time.UTC, Metrics: []metrics.Variant{"order-defect-rate"}})
	require.NoError(t, err)
	distinct, unnamed := map[string]bool{}, int64(0)
	for i := range rapid.IntRange(0, 12).Draw(t, "orders") {
		buyer := rapid.SampledFrom([]string{"", "a", "b", "c"}).Draw(t, "buyer")
		day := rapid.IntRange(0, 40).Draw(t, "day")
		require.NoError(t, l.Apply(placedFor(fmt.Sprint(i), buyer, day)))
		if !rapid.Bool().Draw(t, "bad") {
			continue
		}
		require.NoError(t, l.Apply(badFeedback(fmt.Sprint(i), 0)))
		switch {
		case day > 30:
		case buyer == "":
			unnamed++
		default:
			distinct[buyer] = true
		}
	}
	n, err := l.Buyers("order-defect-rate", metrics.All, window.Range{First: buyersDay.Add(-30), Last: buyersDay}, buyersDay)
	require.NoError(t, err)
	require.Equal(t, int64(len(distinct))+unnamed, n)
}

func TestBuyersAreThoseOfTheCases(t *testing.T) { rapid.Check(t, propBuyers) }

func TestSegments(t *testing.T) {
	const vtr = "valid-tracking-rate"
	l, err := metrics.NewLedger(metrics.Config{Location: time.UTC, Metrics: []metrics.Variant{vtr, "order-defect-rate"}})
	require.NoError(t, err)
	apply := func(order string, categories ...string) []metrics.Event {
		e := placedFor(order, "", 9, categories...)
		return []metrics.Event{e, &metrics.ShipmentConfirmed{
			Meta: metrics.Meta{At: e.At.Add(time.Hour), Order: order}, Shipment: "S", Carrier: "UPS", Tracking: "T" + order,
		}}
	}
	require.NoError(t, l.ApplyAll(apply("1", "toys", "books")))
	segments := func(from interface {
		Segments(metrics.Variant, string) ([]metrics.Segment, error)
	}, prefix string) []metrics.Segment {
		list, err := from.Segments(vtr, prefix)
		require.NoError(t, err)
		return list
	}
	both := []metrics.Segment{"category:books", "category:toys"}
	require.Equal(t, both, segments(l, "category:"))
	require.Equal(t, both[1:], segments(l, "category:t"))
	require.Empty(t, segments(l, "condition:"))
	require.Equal(t, both, segments(l.Table(), "category:"))
	require.NotContains(t, segments(l, ""), metrics.All)

	what, err := l.WhatIf(apply("2", "games", "toys")...)
	require.NoError(t, err)
	require.Equal(t, []metrics.Segment{"category:books", "category:games", "category:toys"}, segments(what, "category:"))
	require.Equal(t, both, segments(l, "category:"))

	for _, from := range []interface {
		Segments(metrics.Variant, string) ([]metrics.Segment, error)
	}{l, l.Table(), what} {
		_, err := from.Segments("no-such-rate", "")
		require.ErrorIs(t, err, metrics.ErrUndeclared)
	}
}

func TestOverlayCurrency(t *testing.T) {
	l, err := metrics.NewLedger(metrics.Config{Location: time.UTC})
	require.NoError(t, err)
	priced := placedFor("1", "", 3)
	priced.Total = metrics.Money{Amount: decimal.NewFromInt(5), Currency: "EUR"}
	what, err := l.WhatIf(priced)
	require.NoError(t, err)
	require.Empty(t, l.Currency())
	require.Equal(t, "EUR", what.Currency())
	require.NoError(t, l.Apply(priced))
	what, err = l.WhatIf()
	require.NoError(t, err)
	require.Equal(t, "EUR", what.Currency())
}
