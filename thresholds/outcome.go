package thresholds

import (
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// OutcomeKind says what an outcome is of. The zero OutcomeKind is none. As text it is
// "gate", "group", "score", "points" or "tier".
type OutcomeKind uint8

// What has outcomes.
const (
	GateOutcome OutcomeKind = iota + 1
	GroupOutcome
	ScoreOutcome
	PointsOutcome
	TierOutcome
)

var outcomeNames = []string{"gate", "group", "score", "points", "tier"}

// IsValid reports whether k is one of the five.
func (k OutcomeKind) IsValid() bool { return k >= GateOutcome && k <= TierOutcome }

// String returns the kind's text, and "" for the zero OutcomeKind.
func (k OutcomeKind) String() string { return nameOf(k, outcomeNames) }

// MarshalText returns the kind's text. A value that is none of the constants is an
// error; the zero OutcomeKind is empty.
func (k OutcomeKind) MarshalText() ([]byte, error) { return marshalName(k, outcomeNames, "outcome") }

// UnmarshalText reads what MarshalText writes. Other text is an error of the class
// [metrics.ErrUnknown], and k is left as it was.
func (k *OutcomeKind) UnmarshalText(text []byte) error {
	return unmarshalName(k, text, outcomeNames, "outcome")
}

// Outcome is what a gate, group, score, account of points or tier comes to on one as-of
// day. Everything in it is exact. Use field names: it will grow.
type Outcome struct {
	// ID is its id in the edition, Title its name for people, perhaps empty.
	ID, Title string
	// Kind says what it is.
	Kind OutcomeKind
	// Part says that it has no say in the scorecard's status.
	Part bool
	// Estimate says that the marketplace's own number may differ.
	Estimate bool
	// Status is how it comes out.
	Status Status
	// Level is the level it is in, empty if there are none or none is known.
	Level string
	// Number is the score, the points, or the count of failed parts as a fraction. Only
	// if it has data.
	Number metrics.Ratio
	// Better and Worse are the neighbouring levels: of scores and points with the whole
	// points to them, of JoinFailed with the parts. Of a tier there is no distance; see
	// Missing.
	Better, Worse Reach
	// Missing is what stands in the way of the level Better, or of passing: the parts
	// that do not pass.
	Missing []Missing
	// Entries are the entries of points in force, by day.
	Entries []Entry
	// Crossings are the milestones reached, by day, whose actions last, or whose limit
	// holds.
	Crossings []Crossing
	// Changes is the next day on which points change by themselves, as entries expire
	// or are reset. The zero Day: none is known.
	Changes window.Day
	// Official says that the as-of day is an evaluation day, so that this is the
	// evaluation and not a projection; NextEvaluation is the first such day after it.
	// The zero Day: no schedule is known.
	Official       bool
	NextEvaluation window.Day
	// Broken is how many evaluations in a row a group failed, this one included.
	Broken int
	// GraceUntil is the last day of the grace of the tier's level. The zero Day: there
	// is none.
	GraceUntil window.Day
	// Actions is what the outcome brings, as labels; none during a grace.
	Actions []string
}

// Missing is a part that stands in the way.
type Missing struct {
	// ID is that of the part; of a rule for many segments, Segment is the worst one.
	ID      string
	Segment metrics.Segment
	// Status is the part's.
	Status Status
	// Subjects is how many subjects must turn for the part to pass (of a count, how many
	// there must be more or fewer). Only if HasSubjects.
	Subjects    int64
	HasSubjects bool
}
