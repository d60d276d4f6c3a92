package thresholds

import (
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// Rule is one standard a seller is held to: a metric, counted over a window in a
// segment, must keep a limit. It is plain data. ID, Metric, Window and Limit are
// required; the zero of every other field changes nothing. Use field names: it will
// grow.
//
// [Policy.Validate] allows:
//
//   - a metric of the catalogue or of the custom definitions, with conventions it knows;
//   - a segment the metric can have: none at all, "mfn" and "afn" for a metric of
//     orders, and those of [metrics.Definition].Segments; never "unanchored";
//   - windows of exactly one unit, from 1 day to a century (36,525 days, 5,200 weeks,
//     1,200 months), with a lag from 0 to 36,525 days;
//   - limits as [Limit] says, for a share within 0..1, and none that nothing keeps:
//     "below 0", and for a share "above 1";
//   - a warning and a target on the side of the limit, no laxer than it; a release
//     likewise; no warning for advice;
//   - a floor >= 0; none with "equal", but for "equal 0", and none for a count under a
//     lower limit; a floor on the total for what has one; a floor on buyers for hits that
//     are bad under an upper limit;
//   - a minimum >= 0; none for a count, which has no total;
//   - a low volume of at least 1; for a count, one by another metric;
//   - bands on one side, each laxer than the one before;
//   - an effective period that does not end before it begins;
//   - names of gates, and of rules that stand before it;
//   - sources with address, day and certainty, of fields there are.
type Rule struct {
	// ID names the rule, once in its edition: lower-case letters, digits and any
	// of "-./_", such as "late-shipment-rate/30d".
	ID string `json:"id"`
	// Metric is what is judged, with its conventions:
	// "late-shipment-rate?day=order".
	Metric metrics.Variant `json:"metric"`
	// Segment is the part of the business that is judged, one the metric can have.
	// Empty: all of it. "category:*" is each category there is on its own: one verdict
	// for each.
	Segment metrics.Segment `json:"segment,omitempty"`
	// Of is which figure must keep the limit: the hits alone, the total alone, or,
	// zero, the metric's own number.
	Of Figure `json:"of,omitempty"`
	// Window is the days that are judged.
	Window window.Span `json:"window"`
	// LowVolume replaces Window where there is little in it. Nil: nothing does.
	LowVolume *LowVolume `json:"low_volume,omitempty"`
	// Denominator is what the hits are measured by, if not the metric's own total.
	Denominator *Denominator `json:"denominator,omitempty"`
	// Limit is what the number must keep to pass: the line that is enforced.
	Limit Limit `json:"limit"`
	// Times is the name of a number handed in with [Inputs].Given, for the segment
	// judged, that every limit of the rule is multiplied by: {AtMost, 1.5} times
	// "peer-average". Without it the status is NoData. Empty: the limits are meant as
	// they are.
	Times string `json:"times,omitempty"`
	// Currency says that the limits are amounts of money, in major units of it (ISO
	// 4217), where the figures are in minor units. In an account of another currency the
	// rule is NotApplicable. Empty: no amounts.
	Currency string `json:"currency,omitempty"`
	// Warning is a stricter limit on the same side: who keeps Limit but not Warning
	// has the status Warn. The zero Limit: there is none.
	Warning Limit `json:"warning,omitzero"`
	// Advice says that nothing follows from missing the limit: it is recommended, or
	// shown and not enforced yet. Who does not keep it has the status Warn, not Fail.
	Advice bool `json:"advice,omitempty"`
	// Target is what the marketplace asks for where it enforces less; a stricter limit
	// on the same side. Missing it changes no status, it is warned of (WarnOffTarget).
	// The zero Limit: there is none.
	Target Limit `json:"target,omitzero"`
	// Release is a stricter limit on the same side that takes the place of Limit for who
	// failed at the evaluation before ([Inputs].Previous): capped at 10 %, freed only
	// below 4 %. The zero Limit: there is none.
	Release Limit `json:"release,omitzero"`
	// SmallSample judges the hits alone where the total is small: at most 4 of fewer
	// than 40, else below 10 %. Nil: nothing does.
	SmallSample *SmallSample `json:"small_sample,omitempty"`
	// Bands are named levels for the number, the best first, beside the limit: the first
	// whose limit is kept is the verdict's Level.
	Bands []Band `json:"bands,omitempty"`
	// Floor is the number of subjects against the rule from which on it can fail;
	// with fewer it passes whatever the rate. What counts is hits under an upper
	// limit and the rest of the total under a lower one; under "equal 0", hits.
	// Zero: there is none. It has no say in Warn.
	Floor int64 `json:"floor,omitempty"`
	// FloorTotal is the total from which on the rule can fail. Zero: there is none.
	FloorTotal int64 `json:"floor_total,omitempty"`
	// FloorBuyers is the number of distinct buyers among the hits from which on the rule
	// can fail. Where the figures cannot tell buyers apart ([BuyerCounter]), each hit
	// counts as another buyer. Zero: there is none.
	FloorBuyers int64 `json:"floor_buyers,omitempty"`
	// Minimum is the total under which the rule is not judged: TooFew. Zero: none.
	Minimum int64 `json:"minimum,omitempty"`
	// When lists gates, and rules that stand before this one, all of which must pass (or
	// warn) for this one to apply. Where one fails it is NotApplicable, where one is not
	// judged it has that one's status.
	When []string `json:"when,omitempty"`
	// Streak is how many evaluations in a row must break the limit for the rule to fail;
	// before that the status is Warn. It needs [Inputs].Previous. 0 and 1: the first does.
	Streak int `json:"streak,omitempty"`
	// Grace is for how long who fails is spared Actions, counted from the evaluation
	// that found it: {Months: 3}. It needs [Inputs].Previous. The zero Span: not at all.
	Grace window.Span `json:"grace,omitzero"`
	// Schedule is when the marketplace evaluates the rule. Nil: when the edition says.
	Schedule *Schedule `json:"schedule,omitempty"`
	// Part says that the rule means nothing alone: it is only for the groups, tiers,
	// scores, points and rules that name it, and has no say in a scorecard's status.
	Part bool `json:"part,omitempty"`
	// From and Until are the first and the last as-of day on which the rule applies,
	// both included; on other days its edition is in force the status is
	// NotApplicable. Zero: open.
	From  window.Day `json:"from,omitzero"`
	Until window.Day `json:"until,omitzero"`
	// Actions is what the marketplace does to who fails, as labels: "suspend-listings",
	// "cap-orders 0.9".
	Actions []string `json:"actions,omitempty"`
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
	// Metric is the metric whose total is counted (of a count: its hits), and Segment
	// the segment of it. Empty: the rule's own metric, in the rule's own segment.
	Metric  metrics.Variant `json:"metric,omitempty"`
	Segment metrics.Segment `json:"segment,omitempty"`
	// By is the window over which that total is counted. The zero Span: the rule's own
	// window.
	By window.Span `json:"by,omitzero"`
	// Window is the days judged instead.
	Window window.Span `json:"window"`
}

// Denominator is what a rule's hits are measured by, where that is not the total of the
// same metric over the same days. The verdict's Tally has it as its Total, and the
// number is hits x Parts over it. Use field names: it may grow.
type Denominator struct {
	// Metric is the metric whose total is counted (of a count: its hits).
	Metric metrics.Variant `json:"metric"`
	// Segment is the segment of it. Empty: all.
	Segment metrics.Segment `json:"segment,omitempty"`
	// Window is the days counted. The zero Span: those of the rule.
	Window window.Span `json:"window,omitzero"`
	// Parts divides the total: 4 makes the weekly average of four weeks. 0 and 1 leave
	// it as it is.
	Parts int64 `json:"parts,omitempty"`
}

// SmallSample is a limit on the hits alone where the total is small. Use field names:
// it may grow.
type SmallSample struct {
	// Under is the total under which Limit is judged instead. At least 2.
	Under int64 `json:"under"`
	// Limit is what the number of hits must keep, on the side of the rule's own.
	Limit Limit `json:"limit"`
}

// AppliesOn reports whether a day is in the rule's effective period.
func (r Rule) AppliesOn(asOf window.Day) bool { return within(asOf, r.From, r.Until) }

// within reports whether a day is in a period whose ends may be open.
func within(d, from, until window.Day) bool {
	return (!from.IsValid() || !d.Before(from)) && (!until.IsValid() || !d.After(until))
}

// Clone returns a rule that shares no memory with r.
func (r Rule) Clone() Rule { return clone(r) }
