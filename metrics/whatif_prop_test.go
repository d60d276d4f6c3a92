package metrics_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
)

// propWhatIfIsApplying: an overlay answers as a copy to which the events were
// applied, and leaves its ledger alone.
func propWhatIfIsApplying(t *rapid.T) {
	s := genStream(t)
	cut := rapid.IntRange(0, len(s.events)).Draw(t, "held")
	base := ledgerOf(t, stream{loc: s.loc, days: s.days, events: s.events[:cut]})
	before := snapshotOf(t, base)
	applied := copyOf(t, s, base)
	extra := genHistory(t, s.events[cut:])
	require.NoError(t, applied.ApplyAll(extra))

	overlay, err := base.WhatIf(extra...)
	require.NoError(t, err)
	requireSame(t, s, applied, overlay)
	require.True(t, bytes.Equal(before, snapshotOf(t, base)), "the ledger changed")

	v, seg, r, asOf := genVariant(t), genSegment(t), genRange(t, s.whole()), genDay(t, "as of", s.whole())
	require.Equal(t, casesOf(t, applied, v, seg, r, asOf), casesOf(t, overlay, v, seg, r, asOf))
	for _, id := range streamOrders {
		want, known := applied.Order(id)
		got, ok := overlay.Order(id)
		require.Equal(t, known, ok, "order %q", id)
		if known {
			require.Equal(t, factsOfOrder(want), factsOfOrder(got))
		}
	}
}

// propWhatIfRefuses: an event that would be refused gives no overlay.
func propWhatIfRefuses(t *rapid.T) {
	s := genStream(t)
	base, err := metrics.NewLedger(euroConfig(s))
	require.NoError(t, err)
	require.NoError(t, base.ApplyAll(s.events))
	before := snapshotOf(t, base)
	bad := rapid.SampledFrom(refusedEvents()).Draw(t, "bad")
	_, err = base.WhatIf(append(s.events[:len(s.events):len(s.events)], bad.event)...)
	var event *metrics.EventError
	require.ErrorAs(t, err, &event)
	require.Equal(t, len(s.events), event.Index)
	require.True(t, bytes.Equal(before, snapshotOf(t, base)), "the ledger changed")
}

func TestWhatIfIsApplying(t *testing.T) { rapid.Check(t, propWhatIfIsApplying) }
func TestWhatIfRefuses(t *testing.T)    { rapid.Check(t, propWhatIfRefuses) }

func FuzzWhatIfIsApplying(f *testing.F) { f.Fuzz(rapid.MakeFuzz(propWhatIfIsApplying)) }
