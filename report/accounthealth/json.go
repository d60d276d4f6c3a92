package accounthealth

import (
	"bytes"
	"encoding/json"
	"io"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

type reconciliationJSON struct {
	Marketplace   string        `json:"marketplace"`
	AsOf          window.Day    `json:"as_of"`
	Zone          string        `json:"zone"`
	Tried         []string      `json:"zones_tried,omitempty"`
	Equal         int           `json:"equal"`
	Different     int           `json:"different"`
	NotComparable int           `json:"not_comparable"`
	Figures       []figureJSON  `json:"figures"`
	Warnings      []warningJSON `json:"warnings"`
}

type figureJSON struct {
	Figure       Name              `json:"figure"`
	Pointer      string            `json:"pointer"`
	Metric       metrics.Variant   `json:"metric,omitempty"`
	Segments     []metrics.Segment `json:"segments,omitempty"`
	Window       *window.Range     `json:"window,omitempty"`
	Target       *targetJSON       `json:"target,omitempty"`
	Status       Status            `json:"amazon_status,omitempty"`
	Judged       Status            `json:"our_status"`
	Fields       []fieldJSON       `json:"fields"`
	Explanations []explanationJSON `json:"explanations,omitempty"`
	Unexplained  []string          `json:"unexplained,omitempty"`
}

type targetJSON struct {
	Condition string `json:"condition"`
	Value     string `json:"value"`
}

type fieldJSON struct {
	Field   string  `json:"field"`
	Pointer string  `json:"pointer,omitempty"`
	Outcome Outcome `json:"outcome"`
	Amazon  string  `json:"amazon,omitempty"`
	Ours    string  `json:"ours,omitempty"`
	Reason  Reason  `json:"reason,omitempty"`
}

type explanationJSON struct {
	Cause       Cause          `json:"cause"`
	And         []Cause        `json:"and,omitempty"`
	Certainty   Certainty      `json:"certainty"`
	Exact       bool           `json:"exact"`
	Text        string         `json:"text"`
	Explains    []string       `json:"explains"`
	Breaks      []string       `json:"breaks,omitempty"`
	Assumptions int            `json:"assumptions"`
	Fits        *fitsJSON      `json:"figures_fitting,omitempty"`
	Days        []window.Range `json:"days,omitempty"`
	Suspects    []suspectJSON  `json:"suspects,omitempty"`
	More        int64          `json:"more,omitempty"`
	Among       int64          `json:"among,omitempty"`
}

type fitsJSON struct {
	With    int `json:"with"`
	Without int `json:"without"`
	Of      int `json:"of"`
}

type suspectJSON struct {
	ID     string     `json:"id"`
	Thing  string     `json:"thing,omitempty"`
	Day    window.Day `json:"day,omitzero"`
	Ours   tallyJSON  `json:"ours"`
	Theirs tallyJSON  `json:"theirs"`
	Why    string     `json:"why,omitempty"`
	At     *time.Time `json:"at,omitempty"`
	Note   string     `json:"note,omitempty"`
}

type tallyJSON struct {
	Hits  int64 `json:"hits"`
	Total int64 `json:"total"`
}

type warningJSON struct {
	Code    Code   `json:"code"`
	Pointer string `json:"pointer"`
	Value   string `json:"value,omitempty"`
	Text    string `json:"text"`
}

// JSON writes a reconciliation as one JSON object, indented, with a newline at the end: keys in a
// fixed order, figures in that of the report, explanations the likeliest first. Numbers are as
// Amazon states them and as we count them, rates as text and as exact fractions.
func JSON(w io.Writer, r Reconciliation) error {
	out := reconciliationJSON{
		Marketplace: r.Marketplace, AsOf: r.AsOf, Zone: r.Zone, Tried: r.Tried,
		Figures: make([]figureJSON, len(r.Figures)), Warnings: make([]warningJSON, len(r.Warnings)),
	}
	out.Equal, out.Different, out.NotComparable = r.Count()
	for i := range r.Figures {
		out.Figures[i] = figureOf(&r.Figures[i])
	}
	for i, w := range r.Warnings {
		out.Warnings[i] = warningJSON(w)
	}
	var page bytes.Buffer
	enc := json.NewEncoder(&page)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(out); err != nil {
		return err
	}
	_, err := w.Write(page.Bytes())
	return err
}

func figureOf(c *Comparison) figureJSON {
	out := figureJSON{
		Figure: c.Figure.Name, Pointer: c.Figure.Pointer, Metric: c.Source.Metric, Segments: c.Source.Segments,
		Status: c.Figure.Status, Judged: c.Judged, Fields: make([]fieldJSON, len(c.Fields)), Unexplained: c.Unexplained,
	}
	if c.Days.IsValid() {
		out.Window = &c.Days
	}
	if t := c.Figure.Target; t.Value.Stated {
		out.Target = &targetJSON{t.Condition, t.Value.Text}
	}
	for i, f := range c.Fields {
		out.Fields[i] = fieldJSON{f.Key, f.Pointer, f.Outcome, f.Amazon, f.Ours, f.Reason}
	}
	for i := range c.Explanations {
		out.Explanations = append(out.Explanations, explanationOf(&c.Explanations[i]))
	}
	return out
}

func explanationOf(e *Explanation) explanationJSON {
	out := explanationJSON{
		Cause: e.Cause, And: e.And, Certainty: e.Certainty, Exact: e.Exact, Text: e.Text, Explains: e.Explains, Breaks: e.Breaks,
		Assumptions: e.Assumptions, Days: e.Days, More: e.More, Among: e.Among,
	}
	if e.FitsOf > 0 {
		out.Fits = &fitsJSON{e.Fits, e.FitsNow, e.FitsOf}
	}
	for _, s := range e.Suspects {
		j := suspectJSON{
			ID: s.ID, Thing: s.Thing, Day: s.Day, Note: s.Note, Why: s.Why.Type,
			Ours: tallyJSON{s.Ours.Hits, s.Ours.Total}, Theirs: tallyJSON{s.Theirs.Hits, s.Theirs.Total},
		}
		if !s.Why.At.IsZero() {
			at := s.Why.At.UTC()
			j.At = &at
		}
		out.Suspects = append(out.Suspects, j)
	}
	return out
}
