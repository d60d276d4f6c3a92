package metrics_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// What the small streams of the properties do not reach: tables that grow, pages
// that fill, ids that sort in other ways than they arrive.

// manyOrders are so many orders over two months with something wrong here and
// there, every seventh with an id of free text, every tenth with a second shipment.
func manyOrders(n int) stream {
	s := stream{loc: pacific, days: window.Range{First: window.MustParseDay("2026-02-01"), Last: window.MustParseDay("2026-03-31")}}
	start := s.days.First.Start(pacific)
	for i := range n {
		m := metrics.Meta{Order: numbered(i * 7919 % n), At: start.Add(time.Duration(i*59*86_400/n) * time.Second)}
		if i%7 == 0 {
			m.Order = fmt.Sprintf("web %x", i*i)
		}
		later := func(hours int) metrics.Meta {
			l := m
			l.At = m.At.Add(time.Duration(hours) * time.Hour)
			return l
		}
		s.events = append(s.events,
			&metrics.OrderPlaced{Meta: m, Channel: metrics.Channel(1 + i%3/2), ShipBy: m.At.Add(48 * time.Hour), DeliverBy: m.At.Add(120 * time.Hour), Units: 2},
			&metrics.ShipmentConfirmed{Meta: later(i % 60), Tracking: fmt.Sprint("T", i), Units: 1 + i%10/9},
			&metrics.ShipmentDelivered{Meta: later(100 + i%40)})
		if i%10 == 0 {
			s.events = append(s.events, &metrics.ShipmentConfirmed{Meta: later(i % 70), Shipment: "second", Tracking: "S", Units: 1},
				&metrics.ClaimOpened{Meta: later(200)}, &metrics.ClaimDecided{Meta: later(300), Outcome: metrics.ClaimOutcome(1 + i/10%4)})
		}
		if i%25 == 0 {
			s.events = append(s.events, &metrics.MessageReceived{Meta: later(30), Message: "M"}, &metrics.MessageAnswered{Meta: later(30 + i%50), Message: "M"})
		}
	}
	return s
}

// TestManyOrders: shuffled, doubled, in batches and merged, many orders are one
// ledger; restored, asked and retired as well.
func TestManyOrders(t *testing.T) {
	n := 20_000
	if testing.Short() {
		n = 2_000
	}
	s := manyOrders(n)
	want := ledgerOf(t, s)
	require.EqualValues(t, n, want.Stats().Orders)
	rng := rand.New(rand.NewPCG(1, 2))
	shuffled := s
	shuffled.events = append(s.events[:len(s.events):len(s.events)], s.events[:n/10]...)
	rng.Shuffle(len(shuffled.events), func(i, j int) {
		shuffled.events[i], shuffled.events[j] = shuffled.events[j], shuffled.events[i]
	})
	got, half := ledgerOf(t, stream{loc: s.loc}), stream{loc: s.loc, events: shuffled.events[n:]}
	for _, ev := range shuffled.events[:n] {
		require.NoError(t, got.Apply(ev))
	}
	require.NoError(t, got.Merge(ledgerOf(t, half)))
	requireSameBytes(t, want, got)
	requireSameBytes(t, want, copyOf(t, s, got))
	requireSame(t, s, want, got)

	before := s.days.First.Add(30)
	kept := copyOf(t, s, want)
	require.NoError(t, want.Retire(before))
	require.NoError(t, got.Retire(before))
	requireSame(t, s, kept, want)
	requireSameBytes(t, want, got)
	require.Positive(t, want.Stats().Retired)
	require.Positive(t, want.Stats().Orders)
}

// TestManyOrdersEqualOracle: the oracle at some size, as of a few days.
func TestManyOrdersEqualOracle(t *testing.T) {
	s := manyOrders(300)
	l, o := ledgerOf(t, s), newOracle(s.loc, s.events)
	for _, v := range oracleVariants {
		for _, seg := range oracleSegments {
			for _, offset := range []int{0, 3, 20, 57, 70} {
				asOf := s.days.First.Add(offset)
				require.Equal(t, tallyOf(t, o, v, seg, s.days, asOf), tallyOf(t, l, v, seg, s.days, asOf), "%s %q as of %v", v, seg, asOf)
			}
		}
	}
}
