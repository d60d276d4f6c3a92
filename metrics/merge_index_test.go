package metrics

import (
	"cmp"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// propFill: an index made of two sorted lists has every entry of both, each where it is
// looked for, also where tags are equal or crowded at the end; and
// in order it gives them back.
func propFill(t *rapid.T) {
	tag := rapid.OneOf(rapid.Uint32(), rapid.Uint32Min(1<<32-40), rapid.Uint32Range(1000, 1010))
	slot := uint64(0)
	list := func(name string) (out []uint64) {
		for _, tag := range rapid.SliceOfN(tag, 0, 300).Draw(t, name) {
			slot++
			out = append(out, uint64(tag)<<32|slot)
		}
		slices.Sort(out)
		return out
	}
	a, b := list("a"), list("b")
	var x index
	for _, e := range list("held before") {
		x.put(e, uint32(e)-1)
	}
	x.fill(a, b)
	all := append(slices.Clone(a), b...)
	slices.Sort(all)
	require.Equal(t, len(all), x.used)
	require.LessOrEqual(t, x.used, x.room())
	require.True(t, slices.Equal(all, x.inOrder()))
	for _, e := range all {
		requireEntry(t, &x, e)
	}
}

// requireEntry checks that an entry is found from its place on, without a gap.
func requireEntry(t *rapid.T, x *index, e uint64) {
	at := place(uint32(e>>32), x.capacity())
	for ; x.entries[at] != e; at++ {
		require.NotZero(t, x.entries[at], "a gap before %x", e)
	}
}

func TestFill(t *testing.T) { rapid.Check(t, propFill) }

// propInOrder: entries come back sorted whatever order they were put in, and each is found,
// also where the last places are crowded.
func propInOrder(t *rapid.T) {
	var x index
	var want []uint64
	hash := rapid.OneOf(rapid.Uint64(), rapid.Uint64Min(1<<64-1<<40))
	for i, h := range rapid.SliceOfN(hash, 0, 1000).Draw(t, "hashes") {
		x.put(h, uint32(i))
		want = append(want, h>>32<<32|uint64(i+1))
	}
	slices.SortFunc(want, cmp.Compare)
	require.True(t, slices.Equal(want, x.inOrder()))
	for _, e := range want {
		requireEntry(t, &x, e)
	}
}

func TestInOrder(t *testing.T) { rapid.Check(t, propInOrder) }

// propMeet: what two ledgers share is found, by whichever way, as looking up one by one
// does; and after the merge everything is in the index.
func propMeet(t *rapid.T) {
	fill := func(name string) *Ledger {
		l, err := NewLedger(Config{Location: time.UTC, Metrics: []Variant{}})
		require.NoError(t, err)
		count := rapid.SampledFrom([]int{0, 1, 3, 30, 400}).Draw(t, name)
		for _, n := range rapid.SliceOfN(rapid.IntRange(0, 600), count, count).Draw(t, "ids") {
			id := fmt.Sprintf("111-0000000-%07d", n)
			if n%3 == 0 {
				id = fmt.Sprintf("order %d", n)
			}
			require.NoError(t, l.Apply(&OrderPlaced{Meta: Meta{At: time.Unix(1.8e9, 0), Order: id}, Channel: MFN}))
		}
		return l
	}
	into, from := fill("into"), fill("from")
	mv := newMover(&from.ledger, &into.ledger)
	x := into.meet(mv)
	known := 0
	for slot, got := range x.slots {
		target := mv.target(uint32(slot))
		want, ok := into.find(&target)
		require.Equal(t, (want+1)*uint32(btoi(ok)), got)
		known += btoi(ok)
	}
	require.Equal(t, known, x.known)
	union := int(into.rec.n) + int(from.rec.n) - known
	require.NoError(t, into.Merge(from))
	require.Equal(t, union, int(into.rec.n))
	require.Equal(t, union, into.index.used)
	for slot := range from.rec.n {
		target := mv.target(slot)
		_, ok := into.find(&target)
		require.True(t, ok)
	}
}

func TestMeet(t *testing.T) { rapid.Check(t, propMeet) }

func FuzzMeet(f *testing.F) { f.Fuzz(rapid.MakeFuzz(propMeet)) }
