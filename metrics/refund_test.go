package metrics_test

import (
	"testing"

	"github.com/sellerperf/sellerperf/metrics"
)

// euros is an amount of so many cents.
func euros(cents int64) metrics.Money { return metrics.MoneyFromMinor(cents, "EUR") }

func refund(at, id string, cents int64) metrics.Event {
	return &metrics.RefundIssued{Meta: told(at), Refund: id, Amount: euros(cents)}
}

// TestRefundRate: orders placed; a hit has a refund. On the order day.
func TestRefundRate(t *testing.T) {
	const metric = "refund-rate"
	testRows(t, []row{
		{"an order is in the total", bought, metric, "03-01 0/0, 03-02 0/1", "mfn"},
		{"refunded it is a hit from then on", and(bought, refund("03-10 10:00:00", "", 500)), metric, "03-09 0/1, 03-10 1/1", "mfn"},
		{"on the order day", and(bought, refund("03-10 10:00:00", "", 500)), metric, "03-20 03-02..03-02 1/1, 03-20 03-03..03-20 0/0", "mfn"},
		{"twice is once", and(bought, refund("03-10 10:00:00", "", 500), refund("03-11 10:00:00", "2", 1)), metric, "03-11 1/1", "mfn"},
		{"a voided refund never was", and(bought, refund("03-10 10:00:00", "", 500), &metrics.RefundIssued{Meta: voided("03-10 10:00:00", 1), Amount: euros(500)}), metric, "03-10 0/1", "mfn"},
		{"of an order never placed nothing counts", []metrics.Event{refund("03-10 10:00:00", "", 500)}, metric, "03-20 0/0", metrics.All},
		{"in the second of the placing it is one", and(bought, refund("03-02 12:00:00", "", 500)), metric, "03-01 0/0, 03-02 1/1", "mfn"},
		{"and so where exclusions are honoured", and(bought, refund("03-02 12:00:00", "", 500)), metric + "?exclusions=honoured", "03-01 0/0, 03-02 1/1", "mfn"},
		{"a refund told to be of before it is known with it", and(bought, refund("02-20 12:00:00", "", 500)), metric + "?exclusions=honoured", "03-01 0/0, 03-02 1/1", "mfn"},
	})
}

// TestRefundedValue: the value of the orders placed in minor units; hits are those
// refunded. On the order day.
func TestRefundedValue(t *testing.T) {
	const metric, huge = "refunded-value-rate", 1 << 40
	worth := func(cents int64, lines ...int64) []metrics.Event {
		e := *bought[0].(*metrics.OrderPlaced)
		if cents >= 0 {
			e.Total = euros(cents)
		}
		for i, n := range lines {
			e.Lines = append(e.Lines, metrics.Line{Line: string(rune('1' + i)), Value: euros(n).Amount, HasValue: true})
		}
		return []metrics.Event{&e}
	}
	told20 := worth(2000)[0].(*metrics.OrderPlaced)
	told20.Meta = seenAt("03-02 12:00:00", "03-05 10:00:00")
	testRows(t, []row{
		{"an order is worth its total", worth(1999), metric, "03-01 0/0, 03-02 0/1999", "mfn"},
		{"whatever its lines say", worth(1999, 500, 250), metric, "03-02 0/1999", "mfn"},
		{"free it is worth nothing", worth(0), metric, "03-02 0/0", "mfn"},
		{"and anchored", worth(0), metric, "03-02 0/0", "unanchored"},
		{"without a word on its value it is outside", bought, metric, "03-02 0/1", "unanchored"},
		{"a total told twice is the one seen last", and(worth(1999), told20), metric, "03-02 0/2000", "mfn"},
		{"refunds add up as they come", and(worth(1999), refund("03-10 10:00:00", "", 500), refund("03-12 10:00:00", "2", 1499)), metric, "03-09 0/1999, 03-10 500/1999, 03-12 1999/1999", "mfn"},
		{"more may be refunded than was paid", and(worth(1999), refund("03-10 10:00:00", "", 2500)), metric, "03-10 2500/1999", "mfn"},
		{"a corrected amount replaces the first", and(worth(1999), refund("03-10 10:00:00", "", 500), &metrics.RefundIssued{Meta: revised("03-10 10:00:00", 1), Amount: euros(700)}), metric, "03-10 700/1999", "mfn"},
	})
	lines := []metrics.Event{&metrics.OrderPlaced{Meta: told("03-02 12:00:00"), Channel: metrics.MFN, Total: euros(huge)}}
	over := []metrics.Event{&metrics.OrderPlaced{Meta: told("03-02 12:00:00"), Channel: metrics.MFN, Total: euros(huge + 1)}}
	for _, c := range []struct {
		name         string
		events       []metrics.Event
		mfn, outside metrics.Tally
	}{
		{"the largest order", lines, metrics.Tally{Total: huge}, metrics.Tally{}},
		{"one beyond it is outside", over, metrics.Tally{}, metrics.Tally{Total: 1}},
		{"so is one with more refunded", and(lines, refund("03-10 10:00:00", "", huge), refund("03-10 10:00:00", "2", 1)), metrics.Tally{}, metrics.Tally{Total: 1}},
		{"sums do not overflow", and(lines, refund("03-10 10:00:00", "", 1<<63-1), refund("03-10 10:00:00", "2", 1<<63-1)), metrics.Tally{}, metrics.Tally{Total: 1}},
	} {
		l := ledgerOf(t, stream{loc: pacific, events: c.events})
		day := tick("03-20 00:00:00")
		requireTally(t, l, metric, "mfn", day, c.mfn, c.name)
		requireTally(t, l, metric, "unanchored", day, c.outside, c.name)
	}
}
