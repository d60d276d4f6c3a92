package thresholds

import (
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// Score adds up points for figures, exactly: the account health rating, a shop's
// performance score. Use field names: it may grow.
type Score struct {
	// ID names the score, once in its edition, among rules and all else.
	ID string `json:"id"`
	// Title is the name for people.
	Title string `json:"title,omitempty"`
	// Start is what it begins with.
	Start int64 `json:"start,omitempty"`
	// Terms are what is added up.
	Terms []Term `json:"terms"`
	// Average divides the sum by that of the Weights of the terms that are judged, which
	// then all are of rules; terms that are not judged are left out. Start is added after.
	Average bool `json:"average,omitempty"`
	// Clamp keeps the sum within bounds. Nil: there are none.
	Clamp *Clamp `json:"clamp,omitempty"`
	// Limit is what the score must keep to pass. The zero Limit: any passes.
	Limit Limit `json:"limit,omitzero"`
	// Bands are the levels of the score.
	Bands []Band `json:"bands,omitempty"`
	// Estimate says that the marketplace's own score may differ: not all of its
	// terms are known.
	Estimate bool `json:"estimate,omitempty"`
	// Part is as in [Rule].
	Part bool `json:"part,omitempty"`
	// Note is what people should know.
	Note string `json:"note,omitempty"`
	// Sources is where it is written.
	Sources []Source `json:"sources,omitempty"`
}

// Term is one summand of a [Score]: either of a tally (Metric, Segment, Window, Of,
// Points, Per) or of a rule's band (Rule, Weight). Use field names: it may grow.
type Term struct {
	// Metric, Segment and Window are what is counted, Of which figure of it. Of the
	// zero Figure is the rate, which must have data for the score to have any.
	Metric  metrics.Variant `json:"metric,omitempty"`
	Segment metrics.Segment `json:"segment,omitempty"`
	Window  window.Span     `json:"window,omitzero"`
	Of      Figure          `json:"of,omitempty"`
	// Points are added for each; or, with Per, for each full Per of it: 4 points for
	// each 200 orders. They may be negative. A rate is multiplied by them.
	Points int64 `json:"points,omitempty"`
	Per    int64 `json:"per,omitempty"`
	// Rule is the id of a rule with bands; the Points of the band it is in are
	// multiplied by Weight, which is at least 1. A rule that is not judged leaves the
	// score without data, but for an average.
	Rule   string `json:"rule,omitempty"`
	Weight int64  `json:"weight,omitempty"`
}

// Clamp bounds a number, both ends included.
type Clamp struct {
	Least int64 `json:"least"` // what is less counts as this
	Most  int64 `json:"most"`  // what is more counts as this
}

// of returns n within the bounds; a nil Clamp has none.
func (c *Clamp) of(n int64) int64 {
	if c == nil {
		return n
	}
	return min(max(n, c.Least), c.Most)
}
