package report

import (
	"bytes"
	"encoding/json"
	"io"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// JSONOptions is what JSON may be told besides. The zero value is the default. Use
// field names: it may grow.
type JSONOptions struct {
	// Input says what went into the figures: a ledger's Stats. Nil: the key is
	// left out.
	Input *metrics.Stats
	// Compact writes the object in one line, with no blanks between its parts.
	Compact bool
	// Foresight is what there is to say besides. Nil: nothing.
	Foresight *Foresight
}

// rateDigits is how many decimals a rate has in JSON.
const rateDigits = 6

type scorecardJSON struct {
	Policy   string            `json:"policy"`
	Edition  string            `json:"edition"`
	AsOf     window.Day        `json:"as_of"`
	Zone     string            `json:"zone"`
	Status   thresholds.Status `json:"status"`
	Verdicts []verdictJSON     `json:"verdicts"`
	levelsJSON
	WhatIf *whatIfJSON `json:"what_if,omitempty"`
	Queue  *[]dutyJSON `json:"queue,omitempty"`
	Hinges []hingeJSON `json:"hinges,omitempty"`
	Known  window.Day  `json:"known,omitzero"`
	Input  *inputJSON  `json:"input,omitempty"`
}

type verdictJSON struct {
	Rule        string            `json:"rule"`
	Metric      string            `json:"metric"`
	Segment     metrics.Segment   `json:"segment"`
	Conventions map[string]string `json:"conventions,omitempty"`
	Window      window.Range      `json:"window"`
	Numerator   int64             `json:"numerator"`
	Denominator int64             `json:"denominator"`
	Open        int64             `json:"open"`
	Rate        string            `json:"rate,omitempty"`
	Limit       thresholds.Limit  `json:"limit"`
	Status      thresholds.Status `json:"status"`
	Budget      *int64            `json:"budget,omitempty"`
	Warnings    []warningJSON     `json:"warnings"`
	verdictLevelsJSON
	Foresight *foresightJSON `json:"foresight,omitempty"`
	Change    *changeJSON    `json:"change,omitempty"`
	Causes    *[]causeJSON   `json:"causes,omitempty"`
}

type warningJSON struct {
	Code  thresholds.WarningCode `json:"code"`
	Count int64                  `json:"count"`
	Text  string                 `json:"text"`
}

type inputJSON struct {
	Events    int64 `json:"events"`
	Orders    int64 `json:"orders"`
	Conflicts int64 `json:"conflicts"`
	Expired   int64 `json:"expired"`
}

// JSON writes a scorecard as one JSON object, indented by two spaces unless opt.Compact
// says otherwise, with a newline at the end. Keys are in a fixed order, verdicts in the order of the rules.
//
// "segment" is "" for the whole business. "conventions" is there only where not all
// are the default. "denominator" is the judged total, 0 for a count, and "open" stands
// beside it. "rate" is rounded half up to six decimals, and absent where there is no
// data and for a count. "budget" is absent where there is none. "warnings" is
// an array of {"code","count","text"}, empty rather than absent; the text is for people.
//
// What only some policies have is absent where they have it not: of a verdict "level",
// "better" and "worse" ({"level","distance"}, the distance in subjects), "judged_by" (a
// limit other than the rule's own), "actions", "buyers", "broken", "grace_until",
// "official" and "next_evaluation"; of the scorecard "parts" (verdicts that have no say
// of their own), "outcomes" (of gates, groups, scores, points and tiers), "official" and
// "next_evaluation".
//
// opt.Foresight adds to a verdict, and to a part alike, "foresight", "change" and "causes",
// and to the scorecard "what_if" (with "parts" and "outcomes" where the policy has them),
// "queue", "hinges" and "known".
func JSON(w io.Writer, sc thresholds.Scorecard, opt JSONOptions) error {
	out := scorecardJSON{
		Policy: sc.Policy, Edition: sc.Edition, AsOf: sc.AsOf, Zone: sc.Zone, Status: sc.Status,
		Verdicts: make([]verdictJSON, len(sc.Verdicts)),
	}
	for i := range sc.Verdicts {
		out.Verdicts[i] = verdictOf(&sc.Verdicts[i])
	}
	out.levelsJSON = levelsOf(&sc)
	out.foresee(opt.Foresight)
	if in := opt.Input; in != nil {
		out.Input = &inputJSON{in.Events, in.Orders, in.Conflicts, in.Expired}
	}
	var page bytes.Buffer
	enc := json.NewEncoder(&page)
	enc.SetEscapeHTML(false)
	if !opt.Compact {
		enc.SetIndent("", "  ")
	}
	if err := enc.Encode(out); err != nil {
		return err
	}
	_, err := w.Write(page.Bytes())
	return err
}

func verdictOf(v *thresholds.Verdict) verdictJSON {
	out := verdictJSON{
		Rule: v.Rule.ID, Metric: v.Rule.Metric.ID(), Segment: v.Rule.Segment, Window: v.Window,
		Numerator: v.Tally.Hits, Denominator: v.Tally.Total, Open: v.Tally.Open,
		Limit: v.Rule.Limit, Status: v.Status,
		Warnings: make([]warningJSON, len(v.Warnings)),
	}
	if conventions := v.Rule.Metric.Conventions(); len(conventions) > 0 {
		out.Conventions = make(map[string]string, len(conventions))
		for _, c := range conventions {
			out.Conventions[c.Name] = c.Value
		}
	}
	if v.Kind == metrics.Number {
		out.Denominator = 0
	} else if rate, ok := v.Ratio.Round(rateDigits); ok {
		out.Rate = fixed(rate, rateDigits)
	}
	if v.HasBudget {
		budget := v.Budget
		out.Budget = &budget
	}
	for i, warning := range v.Warnings {
		out.Warnings[i] = warningJSON{warning.Code, warning.Count, warning.String()}
	}
	out.verdictLevelsJSON = verdictLevelsOf(v)
	return out
}
