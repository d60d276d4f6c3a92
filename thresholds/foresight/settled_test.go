package foresight_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// propSettled: what is open and missed is what the same window counts once every deadline
// has passed without news; what is done in time adds to the total alone.
func propSettled(t *rapid.T) {
	h := genHistory(t)
	rule := below1()
	rule.Metric, rule.Window = "late-shipment-rate", window.Span{Days: rapid.IntRange(1, 40).Draw(t, "days")}
	j := judgeOf(t, rule)
	l := h.ledger(j, h.by(h.asOf))
	for _, o := range of(t, j, l, h.asOf) {
		v := o.Verdict
		later, err := l.Tally(v.Rule.Metric, v.Rule.Segment, v.Window, h.asOf.Add(200))
		require.NoError(t, err)
		missed := o.Settled(false)
		require.Equal(t, later, missed.Tally)
		require.Equal(t, v.Window, missed.Window)

		done := o.Settled(true)
		require.Equal(t, metrics.Tally{Hits: v.Tally.Hits, Total: v.Tally.Total + v.Tally.Open}, done.Tally)
		if done.Status == thresholds.Fail {
			require.Equal(t, thresholds.Fail, missed.Status, "to miss is never better")
		}
	}
}

func TestSettledIsWhatTimeDecides(t *testing.T) { rapid.Check(t, propSettled) }

func FuzzSettled(f *testing.F) { f.Fuzz(rapid.MakeFuzz(propSettled)) }
