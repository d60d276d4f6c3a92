package metrics

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// propPlacedOrderSorts: however subjects came, the blocks in which they are handed out are
// together what sorting all of them gives, and none ends between two of one instant.
func propPlacedOrderSorts(t *rapid.T) {
	made, err := newLedger(Config{Location: time.UTC, Metrics: []Variant{}})
	require.NoError(t, err)
	l := &made.ledger
	n := rapid.IntRange(0, 9000).Draw(t, "subjects")
	late := rapid.SampledFrom([]int{0, 5, 50, 100}).Draw(t, "percent late")
	step := rapid.SampledFrom([]int{0, 1, 30}).Draw(t, "seconds between")
	span := rapid.SampledFrom([]int{1, soonSpan - 1, 3 * soonSpan}).Draw(t, "span")
	r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
	for i := range n {
		h := l.rec.hotAt(l.rec.add())
		switch h.key = subjectKey(r.Uint64N(uint64(packedEnd))); r.IntN(20) {
		case 0:
			h.key = textKey | subjectKey(r.IntN(3))<<keyKindShift | subjectKey(l.texts.addBytes(appendOrder(nil, h.key)))
		case 1:
			continue // not placed
		}
		h.placed = stamp(1e9 + i*step + r.IntN(span))
		if r.IntN(100) < late {
			h.placed = stamp(1 + r.IntN(1e9))
		}
	}
	var want, have []placedKey
	for slot := range l.rec.n {
		h := l.rec.hotAt(slot)
		want = append(want, placedKey{h.key, h.placed})
	}
	slices.SortFunc(want, func(a, b placedKey) int { return l.compareSubjects(&a, &b) })
	orders := l.placedOrders()
	for class := range orders {
		last := noStamp
		for {
			block := orders[class].next(nil, rapid.IntRange(1, 300).Draw(t, "block"))
			if len(block) == 0 {
				break
			}
			require.NotEqual(t, last, block[0].placed())
			last = block[len(block)-1].placed()
			l.sortTies(block)
			for _, p := range block {
				h := l.rec.hotAt(uint32(p))
				have = append(have, placedKey{h.key, h.placed})
			}
		}
	}
	require.True(t, slices.Equal(want, have))
}

func TestPlacedOrderSorts(t *testing.T) { rapid.Check(t, propPlacedOrderSorts) }
