package ebay_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/ebay"
	"github.com/sellerperf/sellerperf/window"
)

// An order counts in one programme, that of its destination: of a ledger of all orders
// each policy judges its own, and all are judged once.
func TestProgrammes(t *testing.T) {
	var events []metrics.Event
	for _, to := range []string{"US", "US-CA", "us-ny", "GB", "IE", "DE", "AT", "CH", "FR", "AU", ""} {
		events = append(events, &metrics.OrderPlaced{
			Meta:    metrics.Meta{Order: "to " + to, At: time.Date(2026, time.October, 5, 12, 0, 0, 0, time.UTC)},
			Channel: metrics.MFN, Destination: to,
		})
	}
	for _, c := range []struct {
		policy thresholds.Policy
		want   int64
	}{{ebay.US(), 3}, {ebay.UK(), 2}, {ebay.DE(), 3}, {ebay.Global(), 3}} {
		judge, err := thresholds.NewJudge(c.policy)
		require.NoError(t, err)
		zone, err := time.LoadLocation(c.policy.Zone)
		require.NoError(t, err)
		l, err := metrics.NewLedger(metrics.Config{Location: zone, Metrics: judge.Metrics()})
		require.NoError(t, err)
		require.NoError(t, l.ApplyAll(events))
		card, err := judge.Judge(thresholds.Inputs{AsOf: window.MustParseDay(the20th), Tallies: l})
		require.NoError(t, err)
		for _, rule := range []string{"transaction-defect-rate", "unresolved-case-rate"} {
			v, ok := card.Verdict(rule)
			require.True(t, ok)
			require.Equal(t, c.want, v.Tally.Total, "%s %s", c.policy.Name, rule)
		}
	}
}
