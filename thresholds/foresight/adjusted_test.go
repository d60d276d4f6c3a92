package foresight_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// propAdjusted: the adjusted verdict is that of the events without the orders excluded from
// its metric; the official one is that of all of them without any exclusion.
func propAdjusted(t *rapid.T) {
	h := genHistory(t)
	rule := genRule(t, "r")
	rule.Denominator, rule.LowVolume = nil, nil // exclusions name one metric
	j := judgeOf(t, rule)
	bare := h.events
	id := rule.Metric.ID()
	excluded := map[string]bool{}
	for i := range 24 {
		order := fmt.Sprintf("o-%02d", i)
		if !h.chance("excluded", 3) {
			continue
		}
		at := h.asOf.Add(-h.pick("days ago", 30)).Start(h.loc)
		h.events = append(slices.Clone(h.events), &metrics.OrderExcluded{
			Meta: metrics.Meta{At: at, Order: order}, Metrics: []string{id}, Reason: "carrier strike", Evidence: order,
		})
		if excluded[order] = !h.chance("taken back", 4); !excluded[order] {
			h.events = append(h.events, &metrics.OrderIncluded{
				Meta: metrics.Meta{At: at.Add(time.Hour), Order: order}, Metrics: []string{id}, Reason: "no strike",
			})
		}
	}
	cfg := metrics.Config{Location: h.loc, Metrics: foresight.AdjustedMetrics(j)}
	l := ledgerOf(t, cfg, h.events, nil)
	both, err := foresight.Adjust(j, l, thresholds.Inputs{AsOf: h.asOf})
	require.NoError(t, err)
	require.Len(t, both, 1)
	plain := ledgerOf(t, cfg, bare, nil)
	require.Equal(t, of(t, j, plain, h.asOf)[0].Verdict, both[0].Official, "exclusions never change it")
	without := ledgerOf(t, cfg, bare, func(ev metrics.Event) bool { return !excluded[ev.Common().Order] })
	want := of(t, j, without, h.asOf)[0].Verdict
	require.Equal(t, want.Tally, both[0].Adjusted.Tally)
	require.Equal(t, want.Status, both[0].Adjusted.Status)

	sum := metrics.Tally{}
	for _, x := range both[0].Exclusions {
		require.True(t, excluded[x.Order])
		require.Equal(t, []string{id, "carrier strike", x.Order}, []string{x.Metric, x.Reason, x.Evidence})
		sum = sum.Plus(x.Tally)
	}
	require.Equal(t, both[0].Official.Tally, both[0].Adjusted.Tally.Plus(sum))
	require.Equal(t, both[0].Differs(), sum != metrics.Tally{})
}

func TestAdjustedIsWithoutTheExcluded(t *testing.T) { rapid.Check(t, propAdjusted) }

func FuzzAdjusted(f *testing.F) { f.Fuzz(rapid.MakeFuzz(propAdjusted)) }

func TestAdjustNeedsItsMetrics(t *testing.T) {
	j := judgeOf(t, below1())
	l := ledgerOf(t, metrics.Config{Location: time.UTC, Metrics: j.Metrics()}, nil, nil)
	_, err := foresight.Adjust(j, l, thresholds.Inputs{AsOf: day("2026-11-22")})
	require.ErrorIs(t, err, metrics.ErrUndeclared)
}

// An order that counts more than once is excluded once, with all that it counts.
func TestExclusionSumsWhatAnOrderCounts(t *testing.T) {
	asOf := day("2026-11-22")
	rule := thresholds.Rule{
		ID: "tracking", Metric: "valid-tracking-rate", Window: window.Span{Days: 30}, Limit: thresholds.MustParseLimit("above 0.95"),
	}
	j := judgeOf(t, rule)
	at := asOf.Add(-10).Start(time.UTC)
	events := []metrics.Event{&metrics.OrderPlaced{Meta: metrics.Meta{At: at, Order: "o"}, Channel: metrics.MFN, Units: 3, DeliverBy: at.Add(72 * time.Hour)}}
	for i := range 3 {
		meta := metrics.Meta{At: at.Add(time.Duration(i+1) * time.Hour), Order: "o"}
		events = append(events, &metrics.ShipmentConfirmed{Meta: meta, Shipment: fmt.Sprint(i), Carrier: "UPS", Tracking: fmt.Sprint("T", i)})
		if i > 0 {
			meta.At = meta.At.Add(time.Hour)
			events = append(events, &metrics.ShipmentScanned{Meta: meta, Shipment: fmt.Sprint(i), Stage: metrics.Accepted})
		}
	}
	events = append(events, &metrics.OrderExcluded{
		Meta: metrics.Meta{At: at.Add(24 * time.Hour), Order: "o"}, Metrics: []string{"valid-tracking-rate"}, Reason: "storm",
	})
	l := ledgerOf(t, metrics.Config{Location: time.UTC, Metrics: foresight.AdjustedMetrics(j)}, events, nil)
	both, err := foresight.Adjust(j, l, thresholds.Inputs{AsOf: asOf})
	require.NoError(t, err)
	require.Len(t, both[0].Exclusions, 1)
	require.Equal(t, metrics.Tally{Hits: 2, Total: 3}, both[0].Exclusions[0].Tally)
	require.Equal(t, metrics.Tally{}, both[0].Adjusted.Tally)
}
