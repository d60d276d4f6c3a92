package metrics_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// propFirstCases: the first cases are the beginning of all of those asked for.
func propFirstCases(t *rapid.T) {
	s := genStream(t)
	l := ledgerOf(t, s)
	r, asOf := genRange(t, s.whole()), genDay(t, "as of", s.whole())
	most := rapid.IntRange(-1, 6).Draw(t, "most")
	keep := rapid.SampledFrom([]func(metrics.Tally) bool{
		nil, func(t metrics.Tally) bool { return t.Hits > 0 }, func(t metrics.Tally) bool { return t.Total > t.Hits },
	}).Draw(t, "keep")
	for _, v := range s.asked() {
		for _, seg := range segmentsOf(v) {
			var want []metrics.Case
			for _, c := range casesOf(t, l, v, seg, r, asOf) {
				if keep == nil || keep(c.Tally) {
					want = append(want, c)
				}
			}
			each, err := l.EachCase(v, seg, r, asOf, keep)
			require.NoError(t, err)
			var all []metrics.Case
			for c, order := range each {
				facts, ok := l.Facts(c.Subject, c.ID, asOf)
				require.True(t, ok)
				require.Equal(t, facts.ID(), order.ID())
				require.Equal(t, facts.Lines(), order.Lines())
				require.Equal(t, facts.Shipments(), order.Shipments())
				all = append(all, c)
			}
			require.ElementsMatch(t, want, all)
			got, others, err := l.FirstCases(v, seg, r, asOf, keep, most)
			require.NoError(t, err)
			n := min(len(want), max(most, 0))
			require.Len(t, got, n)
			if n > 0 {
				require.Equal(t, want[:n], got)
			}
			require.Equal(t, int64(len(want)-n), others)
		}
	}
}

func TestFirstCases(t *testing.T) {
	rapid.Check(t, propFirstCases)
	_, _, err := ledgerOf(t, manyOrders(1)).FirstCases("no-metric", metrics.All, window.Range{}, window.Day{}, nil, 1)
	require.ErrorIs(t, err, metrics.ErrUndeclared)
	_, err = ledgerOf(t, manyOrders(1)).EachCase("no-metric", metrics.All, window.Range{}, window.Day{}, nil)
	require.ErrorIs(t, err, metrics.ErrUndeclared)
}
