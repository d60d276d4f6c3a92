package metrics

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// propUnite: the index made of two has every subject of both where it is looked for, with the
// slot that it gets; it is made just if no subject is known to both, however many tags are
// equal, unless they lie too close for it.
func propUnite(t *rapid.T) {
	sizes := rapid.SampledFrom([]int{1, 2, 30, 700, 1024, 1500, 2048, 3000})
	n, m := sizes.Draw(t, "here"), sizes.Draw(t, "there")
	tags := rapid.SampledFrom([]uint64{1 << 32, 1 << 24, 1 << 12, 300}).Draw(t, "tags") // how many there are
	rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
	shared := rapid.IntRange(0, 2).Draw(t, "shared")

	hash := map[subjectKey]uint64{}
	fill := func(l *ledger, n, first int) {
		for i := range n {
			k := subjectKey(first + i)
			if _, ok := hash[k]; !ok {
				hash[k] = rng.Uint64N(tags) * (1 << 32 / tags) << 32
			}
			slot := l.rec.add()
			l.rec.hotAt(slot).key = k
			l.index.put(hash[k], slot)
		}
	}
	var to, from ledger
	fill(&to, n, 0)
	fill(&from, m, n-min(shared, n, m))
	u, ok := to.unite(&mover{from: &from, to: &to})
	if min(shared, n, m) > 0 {
		require.False(t, ok)
		return
	}
	if tags > 1<<12 {
		require.True(t, ok)
	}
	if !ok {
		return
	}
	require.Equal(t, n+m, u.used)
	require.LessOrEqual(t, u.used, u.room())
	entries, met := 0, make([]bool, n+m)
	for _, e := range u.entries {
		if e == 0 {
			continue
		}
		entries++
		requireEntry(t, &u.index, e)
		slot, theirs := u.slots.origin(e)
		l := &to
		if theirs {
			l = &from
		}
		require.Equal(t, hash[l.rec.hotAt(slot).key]>>32, e>>32)
		met[uint32(e)-1] = true
	}
	require.Equal(t, n+m, entries)
	require.NotContains(t, met, false)
	requirePages(t, u, &to, &from)
}

// requirePages checks that records lie where the index has them once they are taken over.
func requirePages(t *rapid.T, u *union, to, from *ledger) {
	want := make([]subjectKey, to.rec.n+from.rec.n)
	for slot := range to.rec.n {
		want[uint32(u.slots.ours(uint64(slot)+1))-1] = to.rec.hotAt(slot).key
	}
	for slot := range from.rec.n {
		want[uint32(u.slots.theirs(uint64(slot)+1))-1] = from.rec.hotAt(slot).key
	}
	a := &adopter{mover: &mover{from: from, to: to, sameWord: true}, texts: make([]textRef, 1)}
	a.takeRecords((&meeting{united: u}).wholePages())
	require.Len(t, want, int(to.rec.n))
	for slot, k := range want {
		require.Equal(t, k, to.rec.hotAt(uint32(slot)).key)
	}
}

func TestUnite(t *testing.T) { rapid.Check(t, propUnite) }

func FuzzUnite(f *testing.F) { f.Fuzz(rapid.MakeFuzz(propUnite)) }
