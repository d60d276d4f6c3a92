// Package planetary is the standard of a marketplace that does not exist, as data: all it
// takes to judge sellers by another one. Nothing outside of this folder knows it.
package planetary

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// Standards returns the standards of the Planetary Bazaar. The value is the caller's
// own.
func Standards() thresholds.Policy { return standards.Clone() }

var standards = thresholds.Policy{
	Name:  "planetary",
	Title: "Planetary Bazaar",
	Zone:  "UTC",
	Editions: []thresholds.Edition{{
		ID:       "2026-01-01",
		From:     window.MustParseDay("2026-01-01"),
		Schedule: &thresholds.Schedule{Every: thresholds.Weekly, Weekday: thresholds.Friday},
		Rules: []thresholds.Rule{
			{
				ID:     "late",
				Metric: "late-shipment-rate?day=order",
				Window: window.Span{Weeks: 2},
				Limit:  thresholds.MustParseLimit("below 0.10"),
				Bands: []thresholds.Band{
					{Level: "star", Limit: thresholds.MustParseLimit("at most 0.02")},
					{Level: "moon", Limit: thresholds.MustParseLimit("below 0.10")},
					{Level: "crater"},
				},
				Floor: 2,
			},
			{
				ID:     "cancelled",
				Metric: "cancellation-rate",
				Window: window.Span{Days: 30},
				Limit:  thresholds.MustParseLimit("at most 0.05"),
				Part:   true,
			},
		},
		Tiers: []thresholds.Tier{{
			ID: "orbit",
			Levels: []thresholds.Level{
				{Level: "high", All: []string{"late", "cancelled"}, Actions: []string{"shown-first"}},
				{Level: "low"},
			},
		}},
	}},
}
