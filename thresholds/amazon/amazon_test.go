package amazon_test

import (
	"fmt"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/amazon"
	"github.com/sellerperf/sellerperf/window"
)

func TestUSNumbers(t *testing.T) {
	core := []string{
		"order-defect-rate/mfn: order-defect-rate mfn, 60 days, lag 15, below 0.01",
		"order-defect-rate/afn: order-defect-rate afn, 60 days, lag 15, below 0.01",
		"late-shipment-rate/30d: late-shipment-rate mfn, 30 days, below 0.04",
		"late-shipment-rate/10d: late-shipment-rate mfn, 10 days, below 0.04",
		"cancellation-rate: cancellation-rate mfn, 7 days, lag 1, below 0.025",
	}
	delivery := "on-time-delivery-rate: on-time-delivery-rate mfn, 14 days, lag 7, at least 0.90"
	response := "response-time-rate: response-time-rate , 30 days, at least 0.90"
	want := map[string][]string{
		"2020-11-18": append(core[:5:5], response),
		"2024-09-25": append(core[:5:5], delivery, response),
		"2026-02-28": append(core[:5:5], delivery, response),
	}
	p := amazon.US()
	require.Len(t, p.Editions, len(want))
	for _, e := range p.Editions {
		var got []string
		for _, r := range e.Rules {
			got = append(got, fmt.Sprintf("%s: %s %s, %v, %v", r.ID, r.Metric, r.Segment, r.Window, r.Limit))
		}
		require.Equal(t, want[e.ID], got, e.ID)
		require.Equal(t, e.ID, e.From.String())
	}
	latest, ok := p.EditionOn(window.MustParseDay("2026-11-22"))
	require.True(t, ok)
	require.Equal(t, "2026-02-28", latest.ID)
}

func TestUSIsTheCallersOwn(t *testing.T) {
	p := amazon.US()
	p.Editions[0].Rules[0].ID = "mine"
	p.Editions[0].Rules[0].Sources[0].URL = "mine"
	p.Sources[0].Of[0] = "mine"
	require.NoError(t, amazon.US().Validate())
	require.NotEqual(t, p, amazon.US())
}

// fixed answers with one tally.
type fixed struct {
	metrics.Tally
	loc *time.Location
}

func (f fixed) Location() *time.Location { return f.loc }

func (f fixed) tally(s metrics.Segment) metrics.Tally {
	if s == metrics.Unanchored {
		return metrics.Tally{}
	}
	return f.Tally
}

type tallies struct{ fixed }

func (f tallies) Tally(_ metrics.Variant, s metrics.Segment, _ window.Range, _ window.Day) (metrics.Tally, error) {
	return f.tally(s), nil
}

// Exactly at its limit each rule does what its operator says, one hit away the
// other thing, and it says that the sources conflict about it where they do.
func TestUSAtTheLimits(t *testing.T) {
	judge, err := thresholds.NewJudge(amazon.US())
	require.NoError(t, err)
	const total = 2_000_000
	for _, r := range amazon.US().Editions[2].Rules {
		at := r.Limit.Value.Shift(6).IntPart() * 2
		statusOf := func(hits int64) (thresholds.Status, []thresholds.Warning) {
			sc, err := judge.Judge(thresholds.Inputs{
				AsOf:    window.MustParseDay("2026-11-22"),
				Tallies: tallies{fixed{metrics.Tally{Hits: hits, Total: total}, judge.Location()}},
			})
			require.NoError(t, err)
			v, ok := sc.Verdict(r.ID)
			require.True(t, ok, r.ID)
			return v.Status, v.Warnings
		}
		below, _ := statusOf(at - 1)
		exactly, warnings := statusOf(at)
		above, _ := statusOf(at + 1)
		got := []thresholds.Status{below, exactly, above}
		if r.Limit.Op == thresholds.Below {
			require.Equal(t, []thresholds.Status{thresholds.Pass, thresholds.Fail, thresholds.Fail}, got, r.ID)
		} else {
			require.Equal(t, []thresholds.Status{thresholds.Fail, thresholds.Pass, thresholds.Pass}, got, r.ID)
		}
		if r.Metric != "response-time-rate" {
			require.Equal(t, []thresholds.Warning{{Code: thresholds.WarnAtLimit}}, warnings, r.ID)
		}
	}
}
