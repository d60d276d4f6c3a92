package metrics_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// TestGoldenAmazon: worked examples that Amazon and its sellers have published, by their
// number in the table of facts this library is built from (A9 is example 9). What is
// built is the orders of the example; the two with hundreds of thousands of orders come as
// daily counts. A15 to A18 are not here: their numbers contradict themselves.
func TestGoldenAmazon(t *testing.T) {
	for _, g := range []struct {
		name    string
		metric  metrics.Variant
		build   func(i int, meta metrics.Meta) []metrics.Event // of subject i of n
		n       int
		want    metrics.Tally
		percent string // as the dashboard shows it
	}{
		{"A1", "valid-tracking-rate", goldenTracking(190), 200, metrics.Tally{Hits: 190, Total: 200}, "95.00%"},
		{"A2", "on-time-delivery-rate", goldenDelivery(90, 0), 100, metrics.Tally{Hits: 90, Total: 100}, "90.00%"},
		{"A3", "order-defect-rate", goldenDefects(1), 10, metrics.Tally{Hits: 1, Total: 10}, "10.00%"},
		{"A4", "order-defect-rate", goldenDefects(1), 43, metrics.Tally{Hits: 1, Total: 43}, "2.33%"},
		{"A5", "order-defect-rate", goldenDefects(1), 24, metrics.Tally{Hits: 1, Total: 24}, "4.17%"}, // 1/24 is 4.1666...: rounded half up
		{"A6", "order-defect-rate", goldenDefects(2), 19, metrics.Tally{Hits: 2, Total: 19}, "10.53%"},
		{"A7", "claim-rate", goldenClaims(3), 217, metrics.Tally{Hits: 3, Total: 217}, "1.38%"},
		{"A8", "late-shipment-rate", goldenLate(6), 171, metrics.Tally{Hits: 6, Total: 171}, "3.51%"},
		{"A9", "perfect-order-rate", goldenPerfect(150), 200, metrics.Tally{Hits: 150, Total: 200}, "75.00%"},
		{"A14", "on-time-delivery-rate", goldenDelivery(146, 0), 165, metrics.Tally{Hits: 146, Total: 165}, "88.48%"},
		{"A21", "on-time-delivery-rate", goldenDelivery(4500, 500), 4501, metrics.Tally{Hits: 4500, Total: 5000}, "90.00%"},
		{"A22", "valid-tracking-rate", goldenExempt(99), 100, metrics.Tally{Total: 1}, "0.00%"},
		{"A25", "response-time-rate", goldenAnswered(6), 7, metrics.Tally{Hits: 6, Total: 7}, "85.71%"}, // 14.3 % late
	} {
		t.Run(g.name, func(t *testing.T) {
			var events []metrics.Event
			for i := range g.n {
				events = append(events, g.build(i, metrics.Meta{Order: numbered(i), At: tick("03-02 12:00:00")})...)
			}
			l, err := metrics.NewLedger(metrics.Config{Location: pacific})
			require.NoError(t, err)
			require.NoError(t, l.ApplyAll(events))
			requireTally(t, l, g.metric, metrics.All, tick("06-01 12:00:00"), g.want, g.name)
			require.Equal(t, g.percent, g.want.Ratio().Percent())
		})
	}
}

// TestGoldenAmazonCounts: A12 and A13, which come with counts and a rate to many digits.
func TestGoldenAmazonCounts(t *testing.T) {
	day := window.MustParseDay("2020-10-25")
	for _, g := range []struct {
		name, digits string
		metric       metrics.Variant
		parts        []int64 // of the hits
		total        int64
	}{
		{"A12", "0.03499611", "invoice-defect-rate", []int64{214, 101}, 9_001},
		{"A13", "0.03203973", "late-shipment-rate", []int64{27_896}, 870_669},
	} {
		table := metrics.NewTable(pacific)
		require.NoError(t, table.Add(metrics.TableCell{Metric: g.metric, Segment: "mfn", Day: day, Total: g.total}))
		for _, n := range g.parts {
			require.NoError(t, table.Add(metrics.TableCell{Metric: g.metric, Segment: "mfn", Day: day, Hits: n}))
		}
		got, err := table.Tally(g.metric, metrics.All, window.Range{First: day, Last: day}, day)
		require.NoError(t, err)
		rate, ok := got.Ratio().Round(8)
		require.True(t, ok)
		require.Equal(t, g.digits, rate.StringFixed(8), g.name)
	}
}

func goldenPlaced(m metrics.Meta) *metrics.OrderPlaced {
	return &metrics.OrderPlaced{Meta: m, Channel: metrics.MFN, ShipBy: tick("03-04 23:59:59"), DeliverBy: tick("03-09 23:59:59")}
}

// shippedOn is the order's confirmation, with or without a number.
func shippedOn(m metrics.Meta, at, number string) *metrics.ShipmentConfirmed {
	m.At = tick(at)
	return &metrics.ShipmentConfirmed{Meta: m, Tracking: number}
}

func goldenTracking(valid int) func(int, metrics.Meta) []metrics.Event {
	return func(i int, m metrics.Meta) []metrics.Event {
		out := []metrics.Event{goldenPlaced(m), shippedOn(m, "03-03 12:00:00", fmt.Sprint("1Z", i))}
		if m.At = tick("03-03 20:00:00"); i < valid {
			out = append(out, &metrics.ShipmentScanned{Meta: m})
		}
		return out
	}
}

func goldenExempt(exempt int) func(int, metrics.Meta) []metrics.Event {
	return func(i int, m metrics.Meta) []metrics.Event {
		letter := shippedOn(m, "03-03 12:00:00", "")
		letter.TrackingExempt = metrics.FlagOf(i < exempt)
		return []metrics.Event{goldenPlaced(m), letter}
	}
}

// goldenDelivery: the first orders arrive in time, one unit each; the last one that does
// not has as many as late says.
func goldenDelivery(onTime, late int) func(int, metrics.Meta) []metrics.Event {
	return func(i int, m metrics.Meta) []metrics.Event {
		placed := goldenPlaced(m)
		confirmed := shippedOn(m, "03-03 12:00:00", fmt.Sprint("1Z", i))
		if m.At = tick("03-06 12:00:00"); i >= onTime {
			m.At, placed.Units = tick("03-12 12:00:00"), late
		}
		return []metrics.Event{placed, confirmed, &metrics.ShipmentDelivered{Meta: m}}
	}
}

func goldenDefects(bad int) func(int, metrics.Meta) []metrics.Event {
	return func(i int, m metrics.Meta) []metrics.Event {
		out := []metrics.Event{goldenPlaced(m)}
		if m.At = tick("03-20 12:00:00"); i < bad {
			out = append(out, &metrics.FeedbackLeft{Meta: m, Rating: 1})
		}
		return out
	}
}

func goldenClaims(bad int) func(int, metrics.Meta) []metrics.Event {
	return func(i int, m metrics.Meta) []metrics.Event {
		out := []metrics.Event{goldenPlaced(m)}
		if m.At = tick("03-20 12:00:00"); i < bad {
			out = append(out, &metrics.ClaimOpened{Meta: m})
		}
		return out
	}
}

func goldenLate(late int) func(int, metrics.Meta) []metrics.Event {
	return func(i int, m metrics.Meta) []metrics.Event {
		at := "03-04 23:59:59"
		if i < late {
			at = "03-05 00:00:00"
		}
		return []metrics.Event{goldenPlaced(m), shippedOn(m, at, "")}
	}
}

// goldenPerfect: of the others a sixth has each of the flaws there are.
func goldenPerfect(perfect int) func(int, metrics.Meta) []metrics.Event {
	return func(i int, m metrics.Meta) []metrics.Event {
		out := []metrics.Event{goldenPlaced(m), shippedOn(m, "03-03 12:00:00", "")}
		later := m
		if later.At = tick("03-20 12:00:00"); i < perfect {
			return out
		}
		switch i % 6 {
		case 0:
			return append(out, &metrics.ClaimOpened{Meta: later})
		case 1:
			return append(out, &metrics.FeedbackLeft{Meta: later, Rating: 2})
		case 2:
			return append(out, &metrics.ChargebackOpened{Meta: later})
		case 3:
			return append(out, &metrics.RefundIssued{Meta: later, Amount: euros(100)})
		case 4:
			return append(out, &metrics.MessageReceived{Meta: later, Message: "M"})
		}
		return []metrics.Event{out[0], &metrics.OrderCancelled{Meta: later, By: metrics.Seller}}
	}
}

// goldenAnswered: a message a day, the first of them answered the same day.
func goldenAnswered(n int) func(int, metrics.Meta) []metrics.Event {
	return func(i int, m metrics.Meta) []metrics.Event {
		asked := metrics.Meta{At: m.At.AddDate(0, 0, i)}
		out := []metrics.Event{&metrics.MessageReceived{Meta: asked, Message: fmt.Sprint(i)}}
		if asked.At = asked.At.Add(3600e9); i < n {
			out = append(out, &metrics.MessageAnswered{Meta: asked, Message: fmt.Sprint(i)})
		}
		return out
	}
}
