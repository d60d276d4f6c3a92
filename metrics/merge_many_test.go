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
// go on with, and to merge once more; and neither changes with the other.
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
	require.NoError(t, from.ApplyAll(late[0]))
	require.NoError(t, from.ApplyAll(late[1]))
	requireSameBytes(t, made(early[1], late[0], late[1]), from)
	requireSameBytes(t, whole, into)
}

// TestMergeIntoBlank: a ledger that knows nothing takes another one's pages and texts, and
// from then on neither changes with the other.
func TestMergeIntoBlank(t *testing.T) {
	n := 60_000
	if testing.Short() {
		n = 3_000
	}
	g := synth.New(synth.Config{Orders: n, Seed: 12, Start: benchStart, Location: benchZone})
	var events []metrics.Event
	for ev, ok := g.Next(); ok; ev, ok = g.Next() {
		events = append(events, ev)
	}
	early, late := events[:len(events)*3/4], events[len(events)*3/4:]
	var sides [2][]metrics.Event
	for _, ev := range late {
		sides[benchSide(ev)] = append(sides[benchSide(ev)], ev)
	}
	made := func(lists ...[]metrics.Event) *metrics.Ledger {
		l := benchLedger(t, benchAll.config())
		for _, list := range lists {
			require.NoError(t, l.ApplyAll(list))
		}
		return l
	}
	from, into := made(early), made()
	require.NoError(t, into.Merge(from))
	requireSameBytes(t, from, into)
	for i, ev := range sides[0] {
		require.NoError(t, into.Apply(ev))
		if i < len(sides[1]) {
			require.NoError(t, from.Apply(sides[1][i]))
		}
	}
	requireSameBytes(t, made(early, sides[0]), into)
	requireSameBytes(t, made(early, sides[1][:min(len(sides[0]), len(sides[1]))]), from)
}
