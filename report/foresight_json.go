package report

import (
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

type foresightJSON struct {
	GoodNeeded *int64        `json:"good_orders_needed,omitempty"`
	LookAhead  []aheadJSON   `json:"look_ahead"`
	Recovery   *recoveryJSON `json:"recovery,omitempty"`
	Interval   []string      `json:"interval_95,omitempty"`
	Alerts     []string      `json:"alerts,omitempty"`
	Adjusted   *adjustedJSON `json:"adjusted,omitempty"`
}

type aheadJSON struct {
	AsOf        window.Day        `json:"as_of"`
	Denominator int64             `json:"denominator"`
	Numerator   [2]int64          `json:"numerator"`
	Verdict     foresight.Outcome `json:"verdict"`
}

type recoveryJSON struct {
	Volume foresight.Volume `json:"volume"`
	Day    window.Day       `json:"day,omitzero"`
	Worst  pointJSON        `json:"worst"`
}

type pointJSON struct {
	AsOf        window.Day `json:"as_of"`
	Numerator   int64      `json:"numerator"`
	Denominator int64      `json:"denominator"`
}

type adjustedJSON struct {
	Numerator   int64             `json:"numerator"`
	Denominator int64             `json:"denominator"`
	Status      thresholds.Status `json:"status"`
	Exclusions  []excludedJSON    `json:"exclusions"`
}

type excludedJSON struct {
	Order    string `json:"order"`
	Reason   string `json:"reason"`
	Evidence string `json:"evidence,omitempty"`
}

type changeJSON struct {
	Numerator   foresight.Parts `json:"numerator"`
	Denominator foresight.Parts `json:"denominator"`
}

type causeJSON struct {
	Keys        []foresight.Key `json:"keys"`
	Numerator   int64           `json:"numerator"`
	Denominator int64           `json:"denominator"`
	Share       string          `json:"share"`
	Expected    string          `json:"expected,omitempty"`
	Without     withoutJSON     `json:"without"`
	Chance      []string        `json:"chance,omitempty"`
}

type withoutJSON struct {
	Numerator   int64             `json:"numerator"`
	Denominator int64             `json:"denominator"`
	Status      thresholds.Status `json:"status"`
}

type whatIfJSON struct {
	Status   thresholds.Status `json:"status"`
	Verdicts []verdictJSON     `json:"verdicts"`
	Parts    []verdictJSON     `json:"parts,omitempty"`
	Outcomes []outcomeJSON     `json:"outcomes,omitempty"`
}

type hingeJSON struct {
	Outcome string            `json:"outcome"`
	Rule    string            `json:"rule"`
	Segment metrics.Segment   `json:"segment"`
	Turn    int64             `json:"turn"`
	Status  thresholds.Status `json:"status"`
	Level   string            `json:"level,omitempty"`
}

type dutyJSON struct {
	Duty    foresight.Duty `json:"duty"`
	ID      string         `json:"id"`
	Thing   string         `json:"thing,omitempty"`
	Due     string         `json:"due"`
	Overdue bool           `json:"overdue,omitempty"`
	Costs   []costJSON     `json:"costs"`
}

type costJSON struct {
	Rule    string            `json:"rule"`
	Segment metrics.Segment   `json:"segment"`
	Budget  int64             `json:"budget"`
	Left    *int64            `json:"left,omitempty"`
	Status  thresholds.Status `json:"status"`
	First   window.Day        `json:"first,omitzero"`
	Last    window.Day        `json:"last,omitzero"`
}

// foresee adds what there is to say besides.
func (out *scorecardJSON) foresee(f *Foresight) {
	if f == nil {
		return
	}
	for i := range out.Verdicts {
		if r := f.rule(i); r != nil {
			out.Verdicts[i].foresee(r)
		}
	}
	for i := range out.Parts {
		if r := f.rule(len(out.Verdicts) + i); r != nil {
			out.Parts[i].foresee(r)
		}
	}
	if f.WhatIf != nil {
		out.WhatIf = whatIfOf(&f.WhatIf.Then)
	}
	if f.HasQueue {
		queue := make([]dutyJSON, len(f.Queue))
		for i := range f.Queue {
			queue[i] = dutyOf(&f.Queue[i])
		}
		out.Queue = &queue
	}
	for i := range f.Hinges {
		h := &f.Hinges[i]
		out.Hinges = append(out.Hinges, hingeJSON{h.Outcome, h.Rule, h.Segment, h.Turn, h.To, h.ToLevel})
	}
	out.Known = f.Known
}

func whatIfOf(then *thresholds.Scorecard) *whatIfJSON {
	out := &whatIfJSON{Status: then.Status, Verdicts: make([]verdictJSON, len(then.Verdicts))}
	for i := range then.Verdicts {
		out.Verdicts[i] = verdictOf(&then.Verdicts[i])
	}
	levels := levelsOf(then)
	out.Parts, out.Outcomes = levels.Parts, levels.Outcomes
	return out
}

func (out *verdictJSON) foresee(r *RuleForesight) {
	if r.Ahead {
		out.Foresight = aheadOf(r)
		if out.Status == thresholds.NotApplicable {
			out.Foresight.Recovery, out.Foresight.GoodNeeded = nil, nil
		}
	}
	if r.Change != nil {
		out.Change = &changeJSON{r.Change.Hits, r.Change.Total}
	}
	if r.HasCauses {
		causes := make([]causeJSON, len(r.Causes))
		for i := range r.Causes {
			causes[i] = causeOf(&r.Causes[i])
		}
		out.Causes = &causes
	}
}

func aheadOf(r *RuleForesight) *foresightJSON {
	out := &foresightJSON{LookAhead: make([]aheadJSON, len(r.LookAhead))}
	if r.Budget.HasGood {
		out.GoodNeeded = &r.Budget.Good
	}
	for i := range r.LookAhead {
		a := &r.LookAhead[i]
		out.LookAhead[i] = aheadJSON{a.AsOf, a.Total, [2]int64{a.Low, a.High}, a.Outcome}
	}
	worst := r.Recovery.Worst
	out.Recovery = &recoveryJSON{r.Recovery.Volume, r.Recovery.Day, pointJSON{worst.AsOf, worst.Tally.Hits, worst.Tally.Total}}
	if i := r.Interval; i != nil {
		out.Interval = []string{fixed(i.Low, rateDigits), fixed(i.High, rateDigits)}
	}
	if r.Burn != nil {
		out.Alerts = r.Burn.Raised
	}
	if a := r.Adjusted; a != nil {
		out.Adjusted = &adjustedJSON{
			Numerator: a.Adjusted.Tally.Hits, Denominator: a.Adjusted.Tally.Total, Status: a.Adjusted.Status,
			Exclusions: make([]excludedJSON, len(a.Exclusions)),
		}
		for i, x := range a.Exclusions {
			out.Adjusted.Exclusions[i] = excludedJSON{x.Order, x.Reason, x.Evidence}
		}
	}
	return out
}

func causeOf(c *foresight.Cause) causeJSON {
	out := causeJSON{
		Keys: c.Keys, Numerator: c.Tally.Hits, Denominator: c.Tally.Total, Share: rateText(c.Share), Expected: rateText(c.Expected),
		Without: withoutJSON{c.Without.Hits, c.Without.Total, c.Status},
	}
	if c.HasChance {
		const places = 12
		out.Chance = []string{fixed(c.Chance.Low, places), fixed(c.Chance.High, places)}
	}
	return out
}

// rateText is a ratio as JSON has it, "" without data.
func rateText(r metrics.Ratio) string {
	d, ok := r.Round(rateDigits)
	if !ok {
		return ""
	}
	return fixed(d, rateDigits)
}

func dutyOf(ob *foresight.Obligation) dutyJSON {
	out := dutyJSON{
		Duty: ob.Duty, ID: ob.ID, Thing: ob.Thing, Due: ob.Due.UTC().Format("2006-01-02T15:04:05Z"), Overdue: ob.Overdue,
		Costs: make([]costJSON, len(ob.Costs)),
	}
	for i := range ob.Costs {
		c := &ob.Costs[i]
		out.Costs[i] = costJSON{Rule: c.Rule, Segment: c.Segment, Budget: c.Budget, Status: c.Status, First: c.First, Last: c.Last}
		if c.HasLeft {
			out.Costs[i].Left = &c.Left
		}
	}
	return out
}
