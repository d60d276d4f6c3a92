package thresholds

import (
	"slices"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// Rule is one standard a seller is held to: a metric, counted over a window in a
// segment, must keep a limit. It is plain data. Use field names: it will grow
// (package documentation, Room to grow).
//
// [Policy.Validate] allows:
//
//   - a metric of the catalogue or of the custom definitions, with conventions it knows;
//   - a segment the metric can have: none at all, "mfn" and "afn" for a metric of
//     orders, and those of [metrics.Definition].Segments; never "unanchored";
//   - windows of days or of months, not of both, from 1 day to a century (36,525 days,
//     1,200 months), with a lag from 0 to 36,525 days;
//   - limits as [Limit] says, for a share within 0..1, and none that nothing keeps:
//     "below 0", and for a share "above 1";
//   - a warning on the side of the limit, its value no laxer; none for advice;
//   - a floor >= 0; none with "equal", but for "equal 0", and none for a count under a
//     lower limit;
//   - a minimum >= 0; none for a count, which has no total;
//   - a low volume of at least 1; none for a count;
//   - an effective period that does not end before it begins;
//   - sources with address, day and certainty, of fields there are.
type Rule struct {
	// ID names the rule, once in its edition: lower-case letters, digits and any
	// of "-./_", such as "late-shipment-rate/30d".
	ID string `json:"id"`
	// Metric is what is judged, with its conventions:
	// "late-shipment-rate?day=order".
	Metric metrics.Variant `json:"metric"`
	// Segment is the part of the business that is judged, one the metric can have.
	// Empty: all of it.
	Segment metrics.Segment `json:"segment,omitempty"`
	// Window is the days that are judged.
	Window window.Span `json:"window"`
	// LowVolume replaces Window where there is little in it. Nil: nothing does.
	LowVolume *LowVolume `json:"low_volume,omitempty"`
	// Limit is what the number must keep to pass.
	Limit Limit `json:"limit"`
	// Warning is a stricter limit on the same side: who keeps Limit but not Warning
	// has the status Warn. The zero Limit: there is none.
	Warning Limit `json:"warning,omitzero"`
	// Advice says that nothing follows from missing the limit: it is recommended, or
	// shown and not enforced yet. Who does not keep it has the status Warn, not Fail.
	Advice bool `json:"advice,omitempty"`
	// Floor is the number of subjects against the rule from which on it can fail;
	// with fewer it passes whatever the rate. What counts is hits under an upper
	// limit and the rest of the total under a lower one; under "equal 0", hits.
	// Zero: there is none. It has no say in Warn.
	Floor int64 `json:"floor,omitempty"`
	// Minimum is the total under which the rule is not judged: TooFew. Zero: none.
	Minimum int64 `json:"minimum,omitempty"`
	// From and Until are the first and the last as-of day on which the rule applies,
	// both included; on other days its edition is in force the status is
	// NotApplicable. Zero: open.
	From  window.Day `json:"from,omitzero"`
	Until window.Day `json:"until,omitzero"`
	// Note is what people should know: what the marketplace does to who fails.
	Note string `json:"note,omitempty"`
	// Sources is where the numbers come from.
	Sources []Source `json:"sources,omitempty"`
}

// LowVolume is another window for those who sell little: "under 400 in 3 months,
// 12 months are judged". Use field names: it may grow.
type LowVolume struct {
	// Under is the total under which Window is judged instead. At least 1.
	Under int64 `json:"under"`
	// By is the window over which that total is counted, of the same metric and
	// segment. The zero Span: the rule's own window.
	By window.Span `json:"by,omitzero"`
	// Window is the days judged instead.
	Window window.Span `json:"window"`
}

// AppliesOn reports whether a day is in the rule's effective period.
func (r Rule) AppliesOn(asOf window.Day) bool {
	return (!r.From.IsValid() || !asOf.Before(r.From)) && (!r.Until.IsValid() || !asOf.After(r.Until))
}

// Clone returns a rule that shares no memory with r.
func (r Rule) Clone() Rule {
	if r.LowVolume != nil {
		low := *r.LowVolume
		r.LowVolume = &low
	}
	r.Sources = cloneSources(r.Sources)
	return r
}

func cloneSources(s []Source) []Source {
	s = slices.Clone(s)
	for i := range s {
		s[i].Of = slices.Clone(s[i].Of)
	}
	return s
}
