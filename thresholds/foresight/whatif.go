package foresight

import (
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// Hypothesis is an assessment with some hypothetical events. Use field names: it may
// grow.
type Hypothesis struct {
	// Now is the assessment as it is, and Then as it would be.
	Now, Then thresholds.Scorecard
	// Changed lists the verdicts whose status, tally or budget would be another, by
	// their place in both scorecards.
	Changed []int
	// Stats tells of the hypothetical events: those on retired orders (Expired) and on
	// orders never placed (Unplaced) are without effect.
	Stats metrics.Stats
	// Tallies are the figures with the events in them, for further questions:
	// [Of] takes them.
	Tallies *metrics.Overlay
	// Assumes is what is taken for granted.
	Assumes Assumptions
}

// WhatIf judges a ledger as it would be with some more events, which leaves it
// untouched. An event counts from its own instant on, so that one after the as-of day
// changes nothing on it. It costs what the events and their subjects do, not what the
// ledger does. The errors are those of [metrics.Ledger.WhatIf] and of the judge.
func WhatIf(j *thresholds.Judge, l *metrics.Ledger, asOf window.Day, events ...metrics.Event) (Hypothesis, error) {
	h := Hypothesis{Assumes: assuming(RestStays)}
	overlay, err := l.WhatIf(events...)
	if err != nil {
		return h, err
	}
	h.Tallies, h.Stats = overlay, overlay.Stats()
	if h.Now, err = j.Judge(thresholds.Inputs{AsOf: asOf, Tallies: l}); err != nil {
		return h, err
	}
	if h.Then, err = j.Judge(thresholds.Inputs{AsOf: asOf, Tallies: overlay}); err != nil {
		return h, err
	}
	for i := range min(len(h.Now.Verdicts), len(h.Then.Verdicts)) {
		a, b := &h.Now.Verdicts[i], &h.Then.Verdicts[i]
		if a.Status != b.Status || a.Tally != b.Tally || a.Budget != b.Budget || a.Window != b.Window {
			h.Changed = append(h.Changed, i)
		}
	}
	return h, nil
}
