package conrad_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/figures"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/conrad"
)

// 47 of 50 orders accepted block the shop, 48 warn.
func TestAccepted(t *testing.T) {
	for accepted, want := range map[int64]thresholds.Status{
		47: thresholds.Fail, 48: thresholds.Warn, 49: thresholds.Pass, 50: thresholds.Pass,
	} {
		v := figures.Verdict(t, conrad.DE(), "declined", figures.AsOf("2026-10-06"),
			figures.Row{Metric: "cancellation-rate", Hits: 50 - accepted, Total: 50})
		require.Equal(t, want, v.Status, "%d of 50", accepted)
		require.Equal(t, "2026-09-06..2026-10-05", v.Window.String(), "Conrad's own begins on 5 September: package documentation")
	}
}

func TestIncidents(t *testing.T) {
	for incidents, want := range map[int64]thresholds.Status{4: thresholds.Pass, 5: thresholds.Warn, 7: thresholds.Warn, 8: thresholds.Fail} {
		v := figures.Verdict(t, conrad.DE(), "incidents", figures.AsOf("2026-10-06"),
			figures.Row{Metric: "claim-rate", Hits: incidents, Total: 100})
		require.Equal(t, want, v.Status, "%d of 100", incidents)
	}
}
