package thresholds

import (
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// State is what an evaluation leaves to the next one: [Scorecard].States, handed in as
// [Inputs].Previous. It is plain data and marshals to JSON. Use field names: it may
// grow.
type State struct {
	// ID is that of the rule, group or tier, and Segment the rule's own or, of a rule
	// for many segments, the one judged.
	ID      string          `json:"id"`
	Segment metrics.Segment `json:"segment,omitempty"`
	// Day is the day of the evaluation.
	Day window.Day `json:"day"`
	// Status is what it came to.
	Status Status `json:"status"`
	// Level is the level it came to, if there are levels.
	Level string `json:"level,omitempty"`
	// Broken is how many evaluations in a row, this one included, broke the limit.
	Broken int `json:"broken,omitempty"`
	// Since is the day of the first evaluation of those in a row that had this status,
	// or this level of a tier.
	Since window.Day `json:"since,omitzero"`
}

// previous finds the state of an id and segment that is of an earlier day.
func (in *Inputs) previous(id string, s metrics.Segment) *State {
	var found *State
	for i := range in.Previous {
		p := &in.Previous[i]
		if p.ID == id && p.Segment == s && p.Day.Before(in.AsOf) && (found == nil || found.Day.Before(p.Day)) {
			found = p
		}
	}
	return found
}
