package metrics

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// propFilledIsFound: whatever the hashes, a filled index finds every subject, as one that
// was put together one by one does, and an id that is there twice is noticed.
func propFilledIsFound(t *rapid.T) {
	ledgers, err := newLedger(Config{Location: time.UTC, Metrics: []Variant{}})
	require.NoError(t, err)
	l := &ledgers.ledger
	n := rapid.IntRange(1, 4000).Draw(t, "subjects")
	spread := rapid.SampledFrom([]int{1, 8, 20, 32}).Draw(t, "bits of hashes")
	f := indexFiller{x: &l.index}
	if rapid.Bool().Draw(t, "known") {
		f.reserve(n)
	}
	tag := func(i int) uint32 { return uint32(mix(uint64(i))) << (32 - spread) >> rapidShift(spread) }
	for i := range n {
		if l.index.room() <= i {
			f.reserve(2*i + 1)
		}
		slot := l.rec.add()
		l.rec.hotAt(slot).key = subjectKey(i)
		f.add(uint64(tag(i))<<32 | uint64(slot+1))
	}
	twice := rapid.Bool().Draw(t, "twice")
	if twice {
		f.reserve(n + 1)
		slot := l.rec.add()
		l.rec.hotAt(slot).key = subjectKey(n / 2)
		f.add(uint64(tag(n/2))<<32 | uint64(slot+1))
	}
	require.Equal(t, !twice, f.finish(l))
	if twice {
		return
	}
	require.Equal(t, n, l.index.used)
	for i := range n {
		slot, ok := l.find(&target{key: subjectKey(i), hash: uint64(tag(i)) << 32})
		require.True(t, ok)
		require.EqualValues(t, i, slot)
	}
}

// rapidShift puts narrow hashes low or high, so that they meet in one bucket or in many.
func rapidShift(spread int) int {
	if spread == 20 {
		return 12
	}
	return 0
}

func TestFilledIsFound(t *testing.T) { rapid.Check(t, propFilledIsFound) }
