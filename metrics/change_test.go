package metrics

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// A cancellation that takes other units than was told, or is taken back, moves more than
// whose fault it is: rare among events made up at random.
func TestCancellationsOfOtherUnits(t *testing.T) {
	day := func(n int) time.Time { return time.Date(2026, 3, n, 12, 0, 0, 0, time.UTC) }
	meta := func(at, seen int) Meta { return Meta{At: day(at), Seen: day(seen), Order: "A"} }
	placed := &OrderPlaced{
		Meta: meta(1, 1), Channel: MFN, ShipBy: day(4), DeliverBy: day(9), Lines: []Line{{Line: "1", Units: 3}},
	}
	part, whole, line, gone := meta(2, 2), meta(2, 20), meta(2, 2), meta(20, 20)
	gone.Rev, gone.Void = 1, true
	for name, evs := range map[string][]Event{
		"then all of it": {
			&OrderCancelled{Meta: part, By: Seller, RequestedBy: Buyer, Units: 1},
			&OrderCancelled{Meta: whole, By: Seller, RequestedBy: Buyer, Units: 3},
		},
		"then less of it": {
			&OrderCancelled{Meta: part, By: Seller, RequestedBy: Buyer, Units: 3},
			&OrderCancelled{Meta: whole, By: Seller, RequestedBy: Buyer, Units: 1},
		},
		"a line of several units, void": {
			&OrderCancelled{Meta: line, By: Seller, RequestedBy: Buyer, Line: "1"},
			&OrderCancelled{Meta: gone, Line: "1"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			variants := manyVariants()
			l, err := NewLedger(Config{Location: time.UTC, Metrics: variants})
			require.NoError(t, err)
			evs := append([]Event{placed}, evs...)
			for _, ev := range evs {
				require.NoError(t, l.Apply(ev))
			}
			requireComputed(t, l, variants, evs)
		})
	}
}
