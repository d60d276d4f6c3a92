package metrics_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
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
	// Another one over the same ledger, with words and texts of its own, is another one.
	other, err := base.WhatIf(s.events...)
	require.NoError(t, err)
	_, err = other.Tally(genVariant(t), metrics.All, s.whole(), s.whole().Last)
	require.NoError(t, err)
	requireSame(t, s, applied, overlay)
	require.True(t, bytes.Equal(before, snapshotOf(t, base)), "the ledger changed")

	v, seg, r, asOf := genVariant(t), genSegment(t), genRange(t, s.whole()), genDay(t, "as of", s.whole())
	require.Equal(t, casesOf(t, applied, v, seg, r, asOf), casesOf(t, overlay, v, seg, r, asOf))
	requireSameTrend(t, applied, overlay, v, seg, r)
	for _, id := range streamOrders {
		want, known := applied.Order(id)
		got, ok := overlay.Order(id)
		require.Equal(t, known, ok, "order %q", id)
		if known {
			require.Equal(t, factsOfOrder(want), factsOfOrder(got))
		}
	}
	require.NoError(t, base.ApplyAll(extra))
	requireSameBytes(t, applied, base) // nothing that is lent was written to
}

// requireSameTrend: the trend and the segments of a metric are the same.
func requireSameTrend(t *rapid.T, want, got counter, v metrics.Variant, seg metrics.Segment, days window.Range) {
	type trend interface {
		AppendTrend(dst []metrics.Tally, v metrics.Variant, s metrics.Segment, span window.Span, days window.Range) ([]metrics.Tally, error)
		Segments(v metrics.Variant, prefix string) ([]metrics.Segment, error)
	}
	span := window.Span{Days: rapid.IntRange(1, 30).Draw(t, "span"), Lag: rapid.IntRange(0, 3).Draw(t, "lag")}
	a, err := want.(trend).AppendTrend(nil, v, seg, span, days)
	require.NoError(t, err)
	b, err := got.(trend).AppendTrend(nil, v, seg, span, days)
	require.NoError(t, err)
	require.Equal(t, a, b)
	listed, err := want.(trend).Segments(v, "")
	require.NoError(t, err)
	also, err := got.(trend).Segments(v, "")
	require.NoError(t, err)
	require.Subset(t, also, listed, "of what cancels out a segment may be listed")
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
