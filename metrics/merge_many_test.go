package metrics_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/synth"
	"github.com/sellerperf/sellerperf/metrics"
)

// TestMergeOfMany: ledgers that share no subject, with words of their own numbers, more
// texts than a chunk holds and cells that were freed, are one ledger when merged; also to
// go on with, and to merge once more.
func TestMergeOfMany(t *testing.T) {
	n := 90_000
	if testing.Short() {
		n = 4_000
	}
	g := synth.New(synth.Config{Orders: n, Seed: 11, Start: benchStart, Location: benchZone})
	var events []metrics.Event
	for ev, ok := g.Next(); ok; ev, ok = g.Next() {
		events = append(events, ev)
	}
	var early, late [2][]metrics.Event
	for i, ev := range events {
		side := benchSide(ev)
		if i < len(events)*3/4 {
			early[side] = append(early[side], ev)
		} else {
			late[side] = append(late[side], ev)
		}
	}
	made := func(lists ...[]metrics.Event) *metrics.Ledger {
		l := benchLedger(t, benchAll.config())
		for _, list := range lists {
			require.NoError(t, l.ApplyAll(list))
		}
		return l
	}
	slices.Reverse(early[1]) // words are met in another order
	into, from := made(early[0]), made(early[1])
	before := snapshotOf(t, from)
	require.NoError(t, into.Merge(from))
	require.Equal(t, before, snapshotOf(t, from), "the other has changed")
	requireSameBytes(t, made(early[0], early[1]), into)
	require.NoError(t, into.ApplyAll(late[0]))
	require.NoError(t, into.ApplyAll(late[1]))
	require.Equal(t, before, snapshotOf(t, from), "the other has changed with what was merged")
	whole := made(events)
	requireSameBytes(t, whole, into)
	require.NoError(t, into.Merge(whole))
	requireSameBytes(t, whole, into)
}
