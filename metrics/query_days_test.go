package metrics_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// propDays: the days together are the days one by one.
func propDays(t *rapid.T) {
	s := genStream(t)
	l := ledgerOf(t, s)
	v, seg, r, asOf := genVariant(t), genSegment(t), genRange(t, s.whole()), genDay(t, "as of", s.whole())
	had := []metrics.Tally{{Hits: 7}}
	got, err := l.AppendDays(had, v, seg, r, asOf)
	require.NoError(t, err)
	want := had
	for d := range r.Days() {
		one, err := l.Tally(v, seg, window.Range{First: d, Last: d}, asOf)
		require.NoError(t, err)
		want = append(want, one)
	}
	require.Equal(t, want, got)
	same, err := l.AppendDays(had, "no-such-rate", seg, r, asOf)
	require.ErrorIs(t, err, metrics.ErrUndeclared)
	require.Equal(t, had, same)
}

func TestAppendDays(t *testing.T) { rapid.Check(t, propDays) }
