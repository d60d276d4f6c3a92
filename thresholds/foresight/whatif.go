package foresight

import (
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
)

// Hypothesis is an assessment with some hypothetical events. Use field names: it may
// grow.
type Hypothesis struct {
	// Now is the assessment as it is, and Then as it would be.
	Now, Then thresholds.Scorecard
	// Changed lists the verdicts that would be others, in the order of Then, after them
	// those that would be gone; ChangedParts the same of the Parts.
	Changed, ChangedParts []Altered
	// ChangedOutcomes lists the groups, ladders, scores and accounts of points that would be
	// others, in their order.
	ChangedOutcomes []Altered
	// Stats tells of the hypothetical events: those on retired orders (Expired) and on
	// orders never placed (Unplaced) are without effect.
	Stats metrics.Stats
	// Tallies are the figures with the events in them, for further questions:
	// [Of] takes them.
	Tallies *metrics.Overlay
	// Assumes is what is taken for granted.
	Assumes Assumptions
}

// Altered is a verdict that would be another: its status, tally, window, level or budget. Of
// an outcome it is the status, level or number.
type Altered struct {
	// Now and Then are its places among the verdicts, parts or outcomes of both scorecards;
	// -1 where it is in one of them only, as that of a category no order had before.
	Now, Then int
}

// WhatIf judges a ledger as it would be with some more events, which leaves it
// untouched. An event counts from its own instant on, so that one after the as-of day
// changes nothing on it. It costs what the events and their subjects do, not what the
// ledger does. in.Tallies does not count: they are those of the ledger. The errors are
// those of [metrics.Ledger.WhatIf] and of the judge.
func WhatIf(j *thresholds.Judge, l *metrics.Ledger, in thresholds.Inputs, events ...metrics.Event) (Hypothesis, error) {
	h := Hypothesis{Assumes: assuming(RestStays)}
	overlay, err := l.WhatIf(events...)
	if err != nil {
		return h, err
	}
	h.Tallies, h.Stats = overlay, overlay.Stats()
	in.Tallies = l
	if h.Now, err = j.Judge(in); err != nil {
		return h, err
	}
	in.Tallies = overlay
	if h.Then, err = j.Judge(in); err != nil {
		return h, err
	}
	h.Changed, h.ChangedParts = altered(h.Now.Verdicts, h.Then.Verdicts), altered(h.Now.Parts, h.Then.Parts)
	for i := range h.Now.Outcomes { // of one edition, so that both have the same
		if a, b := &h.Now.Outcomes[i], &h.Then.Outcomes[i]; a.Status != b.Status || a.Level != b.Level || a.Number != b.Number {
			h.ChangedOutcomes = append(h.ChangedOutcomes, Altered{i, i})
		}
	}
	return h, nil
}

// altered compares verdicts by rule and segment. Both lists have the rules in one order,
// and the segments of a rule by name: only such segments are in one list alone.
func altered(now, then []thresholds.Verdict) []Altered {
	var out, gone []Altered
	i := 0
	for k := range then {
		from := i
		for i < len(now) && !sameRule(&now[i], &then[k]) {
			i++
		}
		if i == len(now) { // it is new
			i = from
			out = append(out, Altered{-1, k})
			continue
		}
		for ; from < i; from++ {
			gone = append(gone, Altered{from, -1})
		}
		a, b := &now[i], &then[k]
		if a.Status != b.Status || a.Tally != b.Tally || a.Budget != b.Budget || a.HasBudget != b.HasBudget || a.Window != b.Window || a.Level != b.Level {
			out = append(out, Altered{i, k})
		}
		i++
	}
	for ; i < len(now); i++ {
		gone = append(gone, Altered{i, -1})
	}
	return append(out, gone...)
}

// sameRule reports whether two verdicts are of one rule and segment.
func sameRule(a, b *thresholds.Verdict) bool {
	return a.Rule.ID == b.Rule.ID && a.Rule.Segment == b.Rule.Segment
}
