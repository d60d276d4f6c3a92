package thresholds

import (
	"strconv"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// Scorecard is a policy's verdicts on one as-of day. Use field names: it may grow.
type Scorecard struct {
	Policy   string     // the policy's name
	Title    string     // its name for people, perhaps empty
	Edition  string     // the id of the edition in force
	AsOf     window.Day // the end of this day is what was judged
	Zone     string     // the zone of the days: the policy's, else that of the figures
	Status   Status     // Overall of the verdicts and outcomes, parts apart
	Verdicts []Verdict  // one or more for each rule of the edition that is no part, in its order
	Parts    []Verdict  // the same for the rules that are parts
	Outcomes []Outcome  // of gates, groups, scores, points and tiers, in this order
	States   []State    // what the next evaluation must be told: [Inputs].Previous

	// Official says that AsOf is an evaluation day of the edition, so that this is the
	// evaluation and not a projection; NextEvaluation is the first such day after it.
	// The zero Day: the edition has no schedule.
	Official       bool
	NextEvaluation window.Day
}

// Verdict returns the verdict of the rule of an id, parts included, and whether there
// is one; of a rule for many segments, the first.
func (sc Scorecard) Verdict(rule string) (Verdict, bool) {
	for i := range sc.Verdicts {
		if sc.Verdicts[i].Rule.ID == rule {
			return sc.Verdicts[i], true
		}
	}
	for i := range sc.Parts {
		if sc.Parts[i].Rule.ID == rule {
			return sc.Parts[i], true
		}
	}
	return Verdict{}, false
}

// Outcome returns the outcome of an id, and whether there is one.
func (sc Scorecard) Outcome(id string) (Outcome, bool) {
	for i := range sc.Outcomes {
		if sc.Outcomes[i].ID == id {
			return sc.Outcomes[i], true
		}
	}
	return Outcome{}, false
}

// Verdict is the outcome of one rule on one as-of day: everything exact, nothing
// rounded. It will grow: use field names.
type Verdict struct {
	// Rule is the rule as its edition has it, the metric's default conventions left
	// out; of a rule for many segments, with the segment judged. Its slices and what it
	// points to are shared with the judge: do not change them.
	Rule Rule
	// Policy and Edition say whose rule it is.
	Policy, Edition string
	// Unit, Kind and Sense are those of the metric.
	Unit  string
	Kind  metrics.Kind
	Sense metrics.Sense

	// Span is the kind of window judged: the rule's, or that for low volume.
	Span window.Span
	// Window is its days as of the as-of day, both ends included.
	Window window.Range
	// Tally is what was counted over them. Zero when not applicable.
	Tally metrics.Tally
	// Ratio is hits over total; no data for a count.
	Ratio metrics.Ratio
	// Status is the outcome.
	Status Status
	// Budget is how many more subjects may turn against the rule, the total staying
	// as it is, with the rule still not failing; negative: how many must turn back.
	// See [Judge] for each operator. Only if HasBudget.
	Budget int64
	// HasBudget is false without a comparison, for a mean or money (they have no
	// subjects to turn), and where no number of subjects would do: a rate that must
	// equal what no whole number of hits gives.
	HasBudget bool
	// Warnings is what to know beside the number. Nil: nothing.
	Warnings []Warning

	// Limit is the limit judged by: the rule's own or its release, that for small
	// samples, or what Times made of them.
	Limit Limit
	// Count says that Limit is for a count, not for the ratio: the hits alone, or the
	// total alone if Rule.Of says so.
	Count bool
	// Over is the days of the rule's Denominator, zero if it has none.
	Over window.Range
	// Buyers is how many distinct buyers the hits are of. Only if HasBuyers: the rule has
	// a floor on them, the hits reach it, and the figures can tell.
	Buyers    int64
	HasBuyers bool
	// Level is the band the number is in. Better and Worse are the bands beside it, with
	// the subjects that must turn for, or may turn against the rule to get there.
	Level         string
	Better, Worse Reach
	// Actions is what the verdict brings, as labels: the rule's if it fails, none of
	// those during a grace, and the band's. It may be shared with the judge.
	Actions []string
	// Broken is how many evaluations in a row broke the limit, this one included. Only
	// for rules that ask for the evaluation before.
	Broken int
	// GraceUntil is the last day of the rule's grace. The zero Day: there is none.
	GraceUntil window.Day
	// Official says that the as-of day is an evaluation day of the rule, so that this
	// is the evaluation and not a projection; NextEvaluation is the first such day
	// after it. The zero Day: no schedule is known.
	Official       bool
	NextEvaluation window.Day
}

// Against reports whether a case counts against the rule: under an upper limit
// and "equal 0" one with a hit, under a lower limit one with more total than hits.
// Under any other "equal" the metric's sense decides: a hit if hits are bad. Of a mean
// it is a case whose own mean does not keep the limit. A case that is open and not
// yet in the total is not against it, and no case is against a limit on the total alone.
//
// The case is one of those behind the verdict: Cases of v.Rule.Metric,
// v.Rule.Segment and v.Window, as of the scorecard's day.
func (v Verdict) Against(c metrics.Case) bool {
	limit, t := v.Rule.Limit, c.Tally
	switch {
	case v.Rule.Of == Total:
		return false
	case v.Kind == metrics.Mean && v.Rule.Of == 0:
		return t.Ratio().HasData() && !limit.Holds(t.Ratio())
	case limit.Op.IsUpper(), limit.Op == Equal && (limit.Value.IsZero() || v.Sense == metrics.HitIsBad):
		return t.Hits > 0
	}
	return limit.Op.IsValid() && t.Total > t.Hits
}

// Warning is something to know beside a number.
type Warning struct {
	Code  WarningCode // what it is
	Count int64       // how many it is about, in the metric's unit; 0 if it is about none
}

// WarningCode says what a warning is about. New codes will come.
type WarningCode string

// The codes of warnings.
const (
	// WarnUnanchored: so many, by order day in the same window, could not be placed
	// in any window for want of an anchor, such as a ship-by date. They are not
	// judged, in no channel.
	WarnUnanchored WarningCode = "unanchored"
	// WarnOpen: so many are neither done nor due, and how they turn out can change
	// the verdict between failing and not failing.
	WarnOpen WarningCode = "open"
	// WarnOffTarget: the limit is kept or not, but the target is missed: so many
	// subjects must turn for it, 0 if no number of them can be told.
	WarnOffTarget WarningCode = "off-target"
	// WarnWarningLine: the limit is kept, but the warning line is not: so many subjects
	// must turn for it, 0 if no number of them can be told.
	WarnWarningLine WarningCode = "warning-line"
	// WarnNoTotal: so many hits, and nothing to measure them by: orders cancelled in a
	// window in which none was placed, say.
	WarnNoTotal WarningCode = "no-total"
	// WarnNotGiven: a number the rule asks for was not handed in (Rule.Times, or the
	// currency of the figures), so it could not be judged.
	WarnNotGiven WarningCode = "not-given"
	// WarnBuyers: the figures cannot tell buyers apart, so each of the hits counts as
	// another buyer.
	WarnBuyers WarningCode = "buyers"
	// WarnSegments: the figures cannot list the segments there are, so a rule for
	// each of them was not judged.
	WarnSegments WarningCode = "segments"
	// WarnAtLimit: the number is exactly the limit, and the rule's sources conflict
	// about the operator: elsewhere it may be judged the other way.
	WarnAtLimit WarningCode = "at-limit"
)

// String returns the warning in words, in English, for people.
func (w Warning) String() string {
	n := strconv.FormatInt(w.Count, 10)
	switch w.Code {
	case WarnUnanchored:
		return n + " not counted: no date places them in a window"
	case WarnOpen:
		return n + " still open can change the verdict"
	case WarnOffTarget:
		if w.Count == 0 {
			return "the target is missed"
		}
		return "the target is missed by " + n
	case WarnWarningLine:
		if w.Count == 0 {
			return "the warning line is missed"
		}
		return "the warning line is missed by " + n
	case WarnNoTotal:
		return n + " counted, and nothing to measure them by"
	case WarnNotGiven:
		return "a number that the rule asks for was not given"
	case WarnBuyers:
		return "buyers cannot be told apart: each counts as another one"
	case WarnSegments:
		return "which segments there are cannot be told"
	case WarnAtLimit:
		return "exactly at the limit, where the sources disagree"
	}
	return string(w.Code)
}
