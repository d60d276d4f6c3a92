package checklist

import (
	"bytes"
	"encoding/json"
	"io"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// JSONOptions is what JSON may be told besides. The zero value is the default. Use
// field names: it may grow.
type JSONOptions struct {
	// Compact writes the object in one line, with no blanks between its parts.
	Compact bool
}

type checklistJSON struct {
	Account string            `json:"account,omitempty"`
	Policy  string            `json:"policy"`
	Edition string            `json:"edition"`
	AsOf    window.Day        `json:"as_of"`
	Day     window.Day        `json:"day"`
	Zone    string            `json:"zone"`
	Status  thresholds.Status `json:"status"`
	Overdue int64             `json:"overdue"`
	Today   int64             `json:"today"`
	Later   int64             `json:"later"`
	Tasks   []taskJSON        `json:"tasks"`
	Mend    []mendJSON        `json:"mend"`
	Since   window.Day        `json:"since,omitzero"`
	Moves   *[]moveJSON       `json:"moves,omitempty"`
}

type taskJSON struct {
	Duty    foresight.Duty `json:"duty"`
	When    When           `json:"when"`
	Due     string         `json:"due"`
	Harms   bool           `json:"harms"`
	Items   []itemJSON     `json:"items"`
	Effects []effectJSON   `json:"effects"`
}

type itemJSON struct {
	ID    string `json:"id"`
	Thing string `json:"thing,omitempty"`
}

type effectJSON struct {
	Rule    string            `json:"rule"`
	Segment metrics.Segment   `json:"segment"`
	Budget  int64             `json:"budget"`
	Left    *int64            `json:"left,omitempty"`
	Status  thresholds.Status `json:"status"`
	First   window.Day        `json:"first,omitzero"`
	Last    window.Day        `json:"last,omitzero"`
}

type ruleJSON struct {
	Rule        string            `json:"rule"`
	Segment     metrics.Segment   `json:"segment"`
	Status      thresholds.Status `json:"status"`
	Numerator   int64             `json:"numerator"`
	Denominator int64             `json:"denominator"`
	Open        int64             `json:"open"`
	Budget      *int64            `json:"budget,omitempty"`
}

type mendJSON struct {
	ruleJSON
	Cases []caseJSON `json:"cases"`
	More  int64      `json:"more"`
}

type caseJSON struct {
	itemJSON
	Day window.Day `json:"day"`
	Why string     `json:"why,omitempty"`
	At  string     `json:"at,omitempty"`
}

type moveJSON struct {
	ruleJSON
	Was    *wasJSON        `json:"was,omitempty"`
	Total  foresight.Parts `json:"total"`
	Turned []turnedJSON    `json:"turned"`
}

type wasJSON struct {
	Status      thresholds.Status `json:"status"`
	Numerator   int64             `json:"numerator"`
	Denominator int64             `json:"denominator"`
	Open        int64             `json:"open"`
}

type turnedJSON struct {
	caseJSON
	Part    foresight.Part `json:"part"`
	Against int64          `json:"against"`
}

// JSON writes a checklist as one JSON object, indented by two spaces unless opt.Compact
// says otherwise, with a newline at the end. Keys are in a fixed order.
//
// "day" is the day it is for, "as_of" the one whose end was judged. "overdue", "today" and
// "later" count things, each of which is among the "items" of one of the "tasks": overdue
// ones first, then by "due" (RFC 3339, UTC), of one deadline the worst first. "harms" says
// that missing one of them makes a rule fail, or leaves it failing. "effects" are what
// missing one costs: "budget" of the rule, "left" then (absent where there is none), the
// "status" then, and the as-of days on which it counts (absent where it never does).
//
// "mend" are the rules that fail, with some of the "cases" against them, the latest first, and how
// many "more". "moves" are the rules that moved since the end of "since", with what they "was" (absent
// where it was not judged): "turned" are the subjects that began or ceased to count against
// the rule, "part" says how ("entered", "aged-out", "happened", "retracted"); they sum up to
// the change of what is against it. Both keys are absent where nothing was compared.
//
// The errors are those of the writer.
func JSON(w io.Writer, c Checklist, opt JSONOptions) error {
	out := checklistJSON{
		Account: c.Account, Policy: c.Card.Policy, Edition: c.Card.Edition, AsOf: c.Card.AsOf, Day: c.Day, Zone: c.Card.Zone,
		Status: c.Card.Status, Overdue: c.Count(Overdue), Today: c.Count(Today), Later: c.Count(Later),
		Tasks: make([]taskJSON, len(c.Tasks)), Mend: make([]mendJSON, len(c.Mend)), Since: c.Since,
	}
	for i := range c.Tasks {
		out.Tasks[i] = taskOf(&c.Tasks[i])
	}
	for i := range c.Mend {
		m := &c.Mend[i]
		out.Mend[i] = mendJSON{ruleOf(&m.Verdict), make([]caseJSON, len(m.Cases)), m.More}
		for k := range m.Cases {
			out.Mend[i].Cases[k] = caseOf(&m.Cases[k])
		}
	}
	if c.Since.IsValid() {
		moves := make([]moveJSON, len(c.Moves))
		for i := range c.Moves {
			moves[i] = moveOf(&c.Moves[i])
		}
		out.Moves = &moves
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

func taskOf(t *Task) taskJSON {
	out := taskJSON{
		Duty: t.Duty, When: t.When, Due: instant(t.Due), Harms: t.Harms(),
		Items: make([]itemJSON, len(t.Items)), Effects: make([]effectJSON, len(t.Effects)),
	}
	for i, item := range t.Items {
		out.Items[i] = itemJSON{item.ID, item.Thing}
	}
	for i := range t.Effects {
		e := &t.Effects[i]
		out.Effects[i] = effectJSON{e.Rule, e.Segment, e.Budget, nil, e.Status, e.First, e.Last}
		if e.HasLeft {
			out.Effects[i].Left = &e.Left
		}
	}
	return out
}

func ruleOf(v *thresholds.Verdict) ruleJSON {
	out := ruleJSON{
		Rule: v.Rule.ID, Segment: v.Rule.Segment, Status: v.Status, Numerator: v.Tally.Hits, Denominator: v.Tally.Total, Open: v.Tally.Open,
	}
	if v.HasBudget {
		out.Budget = &v.Budget
	}
	return out
}

func caseOf(k *metrics.Case) caseJSON {
	out := caseJSON{itemJSON: itemJSON{k.ID, k.Thing}, Day: k.Day, Why: k.Why.Type}
	if !k.Why.At.IsZero() {
		out.At = instant(k.Why.At)
	}
	return out
}

func moveOf(m *Move) moveJSON {
	out := moveJSON{ruleJSON: ruleOf(&m.Verdict), Total: m.Total, Turned: make([]turnedJSON, len(m.Turned))}
	if m.HasWas {
		out.Was = &wasJSON{m.Was.Status, m.Was.Tally.Hits, m.Was.Tally.Total, m.Was.Tally.Open}
	}
	for i := range m.Turned {
		k := &m.Turned[i]
		out.Turned[i] = turnedJSON{caseOf(&k.Case), k.Part, k.Against}
	}
	return out
}

// instant is RFC 3339 in UTC, to the second.
func instant(t time.Time) string { return t.UTC().Format(time.RFC3339) }
