package report

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
)

// standing says at which level something is, and how far the next ones are.
func standing(level string, better, worse thresholds.Reach, unit string) string {
	if level == "" {
		return ""
	}
	s := "level " + level
	return s + reach(better, "to", unit) + reach(worse, "from", unit)
}

// reach says how far it is to a level: "3 orders to green", "5 orders from red".
func reach(r thresholds.Reach, way, unit string) string {
	switch {
	case r.Level == "":
		return ""
	case r.Known:
		return fmt.Sprintf(", %s %s %s", counted(r.Distance, unit), way, r.Level)
	case way == "to":
		return ", next " + r.Level
	}
	return ""
}

// outcomeNumber prints what an outcome counts, or "".
func outcomeNumber(o *thresholds.Outcome) string {
	if !o.Number.HasData() {
		return ""
	}
	if o.Number.Den() == 1 {
		return strconv.FormatInt(o.Number.Num(), 10)
	}
	n, ok := o.Number.Round(2)
	if !ok {
		return ""
	}
	return fixed(n, 2)
}

// outcomeTitle names an outcome.
func outcomeTitle(o *thresholds.Outcome) string {
	if o.Title != "" {
		return o.Title
	}
	return o.ID
}

// unitOfOutcome is what its number counts.
var unitOfOutcome = map[thresholds.OutcomeKind]string{
	thresholds.PointsOutcome: "point", thresholds.ScoreOutcome: "point", thresholds.GroupOutcome: "rule",
}

// result says where an outcome stands: its level, its number.
func result(o *thresholds.Outcome) string {
	var parts []string
	if o.Level != "" {
		parts = append(parts, o.Level)
	}
	if n := outcomeNumber(o); n != "" {
		parts = append(parts, n+" "+things(oneIf(n == "1"), unitOfOutcome[o.Kind]))
	}
	return strings.Join(parts, ", ")
}

// oneIf is 1 or a number that takes the plural.
func oneIf(one bool) int64 {
	if one {
		return 1
	}
	return 2
}

// outcomeRemarks are what to know about an outcome, in sentences without an end.
func outcomeRemarks(o *thresholds.Outcome) []string {
	var out []string
	add := func(yes bool, format string, args ...any) {
		if yes {
			out = append(out, fmt.Sprintf(format, args...))
		}
	}
	unit := unitOfOutcome[o.Kind]
	add(o.Estimate, "an estimate: the marketplace's own may differ")
	add(o.Better.Known, "%s to %s", counted(o.Better.Distance, unit), o.Better.Level)
	add(len(o.Missing) > 0, "%s: %s", missingFor(o), strings.Join(missing(o.Missing), ", "))
	add(o.Worse.Known, "%s from %s", counted(o.Worse.Distance, unit), o.Worse.Level)
	for _, c := range o.Crossings {
		until := "for as long as it holds"
		if c.Until.IsValid() {
			until = "until " + c.Until.String()
		}
		add(true, "%s reached on %v, %s", c.Level, c.Day, until)
	}
	for _, e := range o.Entries {
		add(true, "%s on %v%s", signed(e.Points), e.Day, lead(" for ", e.Reason))
	}
	add(o.Changes.IsValid(), "changes by itself on %v", o.Changes)
	add(o.Broken > 0, "missed in %s in a row", counted(int64(o.Broken), "evaluation"))
	add(o.GraceUntil.IsValid(), "spared until %v", o.GraceUntil)
	add(len(o.Actions) > 0, "brings %s", strings.Join(o.Actions, ", "))
	return out
}

// missingFor says what for something is missing.
func missingFor(o *thresholds.Outcome) string {
	if o.Better.Level != "" {
		return "for " + o.Better.Level
	}
	return "missing"
}

// missing lists what stands in the way.
func missing(parts []thresholds.Missing) []string {
	out := make([]string, len(parts))
	for i, m := range parts {
		out[i] = m.ID + lead(" ", string(m.Segment)) + " (" + strings.ToLower(labels[m.Status])
		if m.HasSubjects {
			out[i] += ", by " + strconv.FormatInt(m.Subjects, 10)
		}
		out[i] += ")"
	}
	return out
}

func signed(n int64) string {
	if n > 0 {
		return "+" + strconv.FormatInt(n, 10)
	}
	return strconv.FormatInt(n, 10)
}

// evaluation says when the marketplace judges.
func evaluation(sc *thresholds.Scorecard) string {
	switch {
	case sc.Official && sc.NextEvaluation.IsValid():
		return "this is an evaluation day, the next is " + sc.NextEvaluation.String()
	case sc.NextEvaluation.IsValid():
		return "a projection: the next evaluation is on " + sc.NextEvaluation.String()
	}
	return ""
}

// levels are the outcomes a page shows: all but gates that pass.
func levels(sc *thresholds.Scorecard) []*thresholds.Outcome {
	var out []*thresholds.Outcome
	for i := range sc.Outcomes {
		if o := &sc.Outcomes[i]; o.Kind != thresholds.GateOutcome || o.Status != thresholds.Pass {
			out = append(out, o)
		}
	}
	return out
}

// gateRemark says what a gate waits for.
func gateRemark(o *thresholds.Outcome) string {
	if o.Kind == thresholds.GateOutcome && o.Status == thresholds.NoData {
		return "nothing was handed in for it: the policy says what is asked for"
	}
	return ""
}

// list joins names: "a", "a and b", "a, b and c".
func list(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// cleanedOutcomes returns outcomes whose every text is visible.
func cleanedOutcomes(outcomes []thresholds.Outcome) []thresholds.Outcome {
	out := make([]thresholds.Outcome, len(outcomes))
	for i, o := range outcomes {
		o.ID, o.Title, o.Level = visible(o.ID), visible(o.Title), visible(o.Level)
		o.Better.Level, o.Worse.Level = visible(o.Better.Level), visible(o.Worse.Level)
		o.Missing = cloned(o.Missing, func(m *thresholds.Missing) {
			m.ID, m.Segment = visible(m.ID), metrics.Segment(visible(string(m.Segment)))
		})
		o.Entries = cloned(o.Entries, func(e *thresholds.Entry) { e.Reason = visible(e.Reason) })
		o.Crossings = cloned(o.Crossings, func(c *thresholds.Crossing) { c.Level = visible(c.Level) })
		o.Actions = cloned(o.Actions, func(a *string) { *a = visible(*a) })
		out[i] = o
	}
	return out
}

// cloned returns a copy of a list, each of its things changed.
func cloned[T any](in []T, change func(*T)) []T {
	if in == nil {
		return nil
	}
	out := append([]T(nil), in...)
	for i := range out {
		change(&out[i])
	}
	return out
}
