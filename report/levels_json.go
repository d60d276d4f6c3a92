package report

import (
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// levelsJSON is what only some policies have.
type levelsJSON struct {
	Parts          []verdictJSON `json:"parts,omitempty"`
	Outcomes       []outcomeJSON `json:"outcomes,omitempty"`
	Official       bool          `json:"official,omitempty"`
	NextEvaluation window.Day    `json:"next_evaluation,omitzero"`
}

// verdictLevelsJSON is what only some rules have.
type verdictLevelsJSON struct {
	Level          string            `json:"level,omitempty"`
	Better         *reachJSON        `json:"better,omitempty"`
	Worse          *reachJSON        `json:"worse,omitempty"`
	JudgedBy       *thresholds.Limit `json:"judged_by,omitempty"`
	Actions        []string          `json:"actions,omitempty"`
	Buyers         *int64            `json:"buyers,omitempty"`
	Broken         int               `json:"broken,omitempty"`
	GraceUntil     window.Day        `json:"grace_until,omitzero"`
	Official       bool              `json:"official,omitempty"`
	NextEvaluation window.Day        `json:"next_evaluation,omitzero"`
}

type reachJSON struct {
	Level    string `json:"level"`
	Distance *int64 `json:"distance,omitempty"`
}

type outcomeJSON struct {
	ID             string            `json:"id"`
	Title          string            `json:"title,omitempty"`
	Kind           string            `json:"kind"`
	Part           bool              `json:"part,omitempty"`
	Estimate       bool              `json:"estimate,omitempty"`
	Status         thresholds.Status `json:"status"`
	Level          string            `json:"level,omitempty"`
	Number         string            `json:"number,omitempty"`
	Better         *reachJSON        `json:"better,omitempty"`
	Worse          *reachJSON        `json:"worse,omitempty"`
	Missing        []missingJSON     `json:"missing,omitempty"`
	Entries        []entryJSON       `json:"entries,omitempty"`
	Crossings      []crossingJSON    `json:"crossings,omitempty"`
	Changes        window.Day        `json:"changes,omitzero"`
	Broken         int               `json:"broken,omitempty"`
	GraceUntil     window.Day        `json:"grace_until,omitzero"`
	Actions        []string          `json:"actions,omitempty"`
	Official       bool              `json:"official,omitempty"`
	NextEvaluation window.Day        `json:"next_evaluation,omitzero"`
}

type missingJSON struct {
	ID       string            `json:"id"`
	Segment  metrics.Segment   `json:"segment,omitempty"`
	Status   thresholds.Status `json:"status"`
	Subjects *int64            `json:"subjects,omitempty"`
}

type entryJSON struct {
	Day    window.Day `json:"day"`
	Points int64      `json:"points"`
	Reason string     `json:"reason,omitempty"`
}

type crossingJSON struct {
	Level string     `json:"level"`
	Day   window.Day `json:"day"`
	Until window.Day `json:"until,omitzero"`
}

func levelsOf(sc *thresholds.Scorecard) levelsJSON {
	out := levelsJSON{Official: sc.Official, NextEvaluation: sc.NextEvaluation}
	for i := range sc.Parts {
		out.Parts = append(out.Parts, verdictOf(&sc.Parts[i]))
	}
	for i := range sc.Outcomes {
		out.Outcomes = append(out.Outcomes, outcomeOf(&sc.Outcomes[i]))
	}
	return out
}

func verdictLevelsOf(v *thresholds.Verdict) verdictLevelsJSON {
	out := verdictLevelsJSON{
		Level: v.Level, Better: reachOf(v.Better), Worse: reachOf(v.Worse), Actions: v.Actions,
		Broken: v.Broken, GraceUntil: v.GraceUntil, Official: v.Official, NextEvaluation: v.NextEvaluation,
	}
	if !v.Limit.IsZero() && !v.Limit.Equal(v.Rule.Limit) {
		limit := v.Limit
		out.JudgedBy = &limit
	}
	out.Buyers = ifKnown(v.Buyers, v.HasBuyers)
	return out
}

func outcomeOf(o *thresholds.Outcome) outcomeJSON {
	out := outcomeJSON{
		ID: o.ID, Title: o.Title, Kind: o.Kind.String(), Part: o.Part, Estimate: o.Estimate,
		Status: o.Status, Level: o.Level, Better: reachOf(o.Better), Worse: reachOf(o.Worse),
		Changes: o.Changes, Broken: o.Broken, GraceUntil: o.GraceUntil, Actions: o.Actions,
		Official: o.Official, NextEvaluation: o.NextEvaluation,
	}
	if n, ok := o.Number.Round(rateDigits); ok {
		out.Number = fixed(n, rateDigits)
		if o.Number.Den() == 1 {
			out.Number = outcomeNumber(o)
		}
	}
	for _, m := range o.Missing {
		out.Missing = append(out.Missing, missingJSON{m.ID, m.Segment, m.Status, ifKnown(m.Subjects, m.HasSubjects)})
	}
	for _, e := range o.Entries {
		out.Entries = append(out.Entries, entryJSON{e.Day, e.Points, e.Reason})
	}
	for _, c := range o.Crossings {
		out.Crossings = append(out.Crossings, crossingJSON{c.Level, c.Day, c.Until})
	}
	return out
}

func reachOf(r thresholds.Reach) *reachJSON {
	if r.Level == "" {
		return nil
	}
	return &reachJSON{r.Level, ifKnown(r.Distance, r.Known)}
}

// known returns a number, or nil where it is none.
func ifKnown(n int64, ok bool) *int64 {
	if !ok {
		return nil
	}
	return &n
}
