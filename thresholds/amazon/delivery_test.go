package amazon_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/amazon"
	"github.com/sellerperf/sellerperf/window"
)

// TestUnitsWithoutDeliveryScan: 30 units due in the window, 20 delivered in time, two late,
// and eight on the way of which there is no word. The UK counts units with a delivery scan
// only (the FAQ of its on-time delivery rate); the US all that are tracked.
func TestUnitsWithoutDeliveryScan(t *testing.T) {
	for _, c := range []struct {
		policy      thresholds.Policy
		hits, total int64
		status      thresholds.Status
	}{
		{amazon.UK(), 20, 22, thresholds.Pass},
		{amazonUS(), 20, 30, thresholds.Fail},
	} {
		judge, err := thresholds.NewJudge(c.policy)
		require.NoError(t, err)
		l, err := metrics.NewLedger(metrics.Config{Location: judge.Location(), Metrics: judge.Metrics()})
		require.NoError(t, err)
		due := time.Date(2026, time.November, 12, 20, 0, 0, 0, time.UTC)
		for i := range 30 {
			of := func(hours int) metrics.Meta {
				return metrics.Meta{At: due.Add(time.Duration(hours) * time.Hour), Order: fmt.Sprint("o", i)}
			}
			require.NoError(t, l.ApplyAll([]metrics.Event{
				&metrics.OrderPlaced{Meta: of(-96), Channel: metrics.MFN, DeliverBy: due},
				&metrics.ShipmentConfirmed{Meta: of(-72), Tracking: "T"},
				&metrics.ShipmentScanned{Meta: of(-48), Stage: metrics.Transit},
			}))
			switch {
			case i < 20:
				require.NoError(t, l.Apply(&metrics.ShipmentDelivered{Meta: of(0)}))
			case i < 22:
				require.NoError(t, l.Apply(&metrics.ShipmentDelivered{Meta: of(1)}))
			}
		}
		card, err := judge.Judge(thresholds.Inputs{AsOf: window.MustParseDay("2026-11-22"), Tallies: l})
		require.NoError(t, err)
		v, ok := card.Verdict("on-time-delivery-rate")
		require.True(t, ok)
		require.Equal(t, metrics.Tally{Hits: c.hits, Total: c.total}, v.Tally, c.policy.Name)
		require.Equal(t, c.status, v.Status, c.policy.Name)
	}
}
