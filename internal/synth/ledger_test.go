package synth_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/synth"
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// TestLedgerTakesAll: no event is refused, in zones on both sides of the world, across
// changes of the clock, leap days and years.
func TestLedgerTakesAll(t *testing.T) {
	zones := []string{"America/Los_Angeles", "America/Sao_Paulo", "Europe/London", "Asia/Kolkata", "Australia/Sydney"}
	if testing.Short() {
		zones = zones[:2]
	}
	for _, zone := range zones {
		cfg := synth.Config{Orders: 4000, Accounts: 3, Days: 200, Seed: 6, Start: day("2027-10-01"), Location: mustLoad(zone)}
		ledger := ledgerOf(t, cfg)
		assert.EqualValues(t, cfg.Orders, ledger.Stats().Orders, zone)
		assert.Positive(t, ledger.Stats().Conflicts, zone)
	}
}

func ledgerOf(t *testing.T, cfg synth.Config) *metrics.Ledger {
	t.Helper()
	ledger, err := metrics.NewLedger(metrics.Config{Location: cfg.Location, Currency: "USD"})
	require.NoError(t, err)
	require.NoError(t, ledger.ApplyAll(synth.Events(cfg)))
	return ledger
}

// TestRates: the made-up sellers are like real ones: near the limits.
func TestRates(t *testing.T) {
	if testing.Short() {
		t.Skip("takes many orders")
	}
	cfg := synth.Config{Orders: 50_000, Days: 120, Seed: 8, Location: losAngeles, Start: day("2026-05-01")}
	ledger := ledgerOf(t, cfg)
	all := window.Range{First: cfg.Start, Last: cfg.Start.Add(300)}
	for _, c := range []struct {
		metric metrics.Variant
		lo, hi float64 // percent
	}{
		{"order-defect-rate", 0.4, 1.2},
		{"late-shipment-rate", 2.2, 4},
		{"cancellation-rate", 0.5, 1.5},
		{"on-time-delivery-rate", 92, 97},
		{"response-time-rate", 90, 97},
		{"valid-tracking-rate", 93, 99.5},
		{"invoice-defect-rate", 2, 7},
		{"return-dissatisfaction-rate", 5, 25},
		{"customer-service-dissatisfaction-rate", 3, 20},
		{"refund-rate", 2, 6},
		{"refunded-value-rate", 2, 6},
		{"perfect-order-rate", 75, 92},
	} {
		tally, err := ledger.Tally(c.metric, metrics.All, all, all.Last)
		require.NoError(t, err)
		rate := 100 * float64(tally.Hits) / float64(tally.Total)
		assert.Truef(t, c.lo < rate && rate < c.hi, "%s: %.2f %% is not in %g..%g", c.metric, rate, c.lo, c.hi)
		assert.Zero(t, tally.Open, c.metric)
	}
	for _, count := range []struct {
		metric  metrics.Variant
		segment metrics.Segment
		least   int64
	}{
		{"orders-placed", metrics.All, 50_000},
		{"policy-violations", metrics.All, 5},
		{"policy-violations", metrics.SeveritySegment("high"), 1},
		{"valid-tracking-rate", metrics.CategorySegment("toys"), 1000},
	} {
		tally, err := ledger.Tally(count.metric, count.segment, all, all.Last)
		require.NoError(t, err)
		assert.GreaterOrEqual(t, tally.Hits, count.least, "%s %s", count.metric, count.segment)
	}
	official, err := ledger.Tally("late-shipment-rate", metrics.All, all, all.Last)
	require.NoError(t, err)
	require.NoError(t, ledger.Declare("late-shipment-rate?exclusions=honoured"))
	adjusted, err := ledger.Tally("late-shipment-rate?exclusions=honoured", metrics.All, all, all.Last)
	require.NoError(t, err)
	assert.Less(t, adjusted.Hits, official.Hits, "some orders are excluded")
}

// TestUntilLeavesThingsOpen: what was told by an evening has loose ends.
func TestUntilLeavesThingsOpen(t *testing.T) {
	evening := day("2026-10-31")
	ledger := ledgerOf(t, synth.Config{Orders: 20_000, Days: 90, Seed: 8, Location: losAngeles, Until: evening})
	tally, err := ledger.Tally("response-time-rate", metrics.All, window.Range{First: evening.Add(-10), Last: evening}, evening)
	require.NoError(t, err)
	assert.Positive(t, tally.Open)
	assert.Less(t, ledger.Stats().Orders, int64(20_000))
	for ev := range synth.New(synth.Config{Orders: 1000, Seed: 8, Until: evening}).All() {
		require.False(t, ev.Common().At.After(evening.End(losAngeles).Add(time.Second)))
	}
}
