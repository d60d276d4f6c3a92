package accounthealth

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// TextOptions is what Text may be told besides. The zero value is the default. Use field names: it
// may grow.
type TextOptions struct {
	// Warnings lists what is inconsistent in the document itself; otherwise it is counted.
	Warnings bool
	// Location is the zone instants are printed in. Nil: UTC.
	Location *time.Location
}

// pageWidth is how wide the page is, but for names that are wider.
const pageWidth = 96

// Text writes a reconciliation for people: first what differs and why it may, then what is equal,
// then what is not comparable. It computes nothing.
func Text(w io.Writer, r Reconciliation, opt TextOptions) error {
	if opt.Location == nil {
		opt.Location = time.UTC
	}
	p := page{opt: opt}
	equal, different, not := r.Count()
	p.line("", fmt.Sprintf("%s as of %v (%s): %d fields equal, %d different, %d not comparable", cmp.Or(r.Marketplace, "the marketplace"), r.AsOf, r.Zone, equal, different, not))
	for i := range r.Figures {
		if c := &r.Figures[i]; c.has(Different) {
			p.different(c)
		}
	}
	p.rest(r.Figures)
	p.warnings(r.Warnings)
	_, err := w.Write(p.buf.Bytes())
	return err
}

func (c *Comparison) has(o Outcome) bool {
	for _, f := range c.Fields {
		if f.Outcome == o {
			return true
		}
	}
	return false
}

// page is the text being put together.
type page struct {
	buf bytes.Buffer
	opt TextOptions
}

// line writes text under an indent, broken into lines.
func (p *page) line(indent, text string) {
	width, line := pageWidth-len(indent), ""
	flush := func() {
		p.buf.WriteString(strings.TrimRight(indent+line, " ") + "\n")
		line = ""
	}
	for _, word := range strings.Fields(text) {
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width {
			flush()
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	flush()
}

// lead writes text under a lead of its own.
func (p *page) lead(lead, text string) {
	start := p.buf.Len()
	p.line(strings.Repeat(" ", len(lead)), text)
	copy(p.buf.Bytes()[start:], lead)
}

// different writes a figure that differs.
func (p *page) different(c *Comparison) {
	p.line("", "")
	head := fmt.Sprintf("%s, %v", c.Figure.Name, c.Days)
	if c.Figure.Status != "" {
		head += fmt.Sprintf(", %s by Amazon, %s by our counts", c.Figure.Status, c.Judged)
	}
	p.lead("DIFFERENT  ", head)
	for _, f := range c.Fields {
		switch f.Outcome {
		case Different:
			p.line("  ", fmt.Sprintf("%s: Amazon has %s, we have %s", f.Key, f.Amazon, f.Ours))
		case Equal:
			p.line("  ", fmt.Sprintf("%s: %s, equal", f.Key, f.Amazon))
		default:
			p.line("  ", fmt.Sprintf("%s: not comparable (%s)", f.Key, f.Reason))
		}
	}
	for i := range c.Explanations {
		p.explanation(i+1, &c.Explanations[i])
	}
	if len(c.Unexplained) > 0 {
		p.line("  ", "nothing that was tried explains "+strings.Join(c.Unexplained, ", "))
	}
}

// fewSuspects is how many suspects an explanation lists that is not the likeliest.
const fewSuspects = 3

// explanation writes one explanation and its orders.
func (p *page) explanation(n int, e *Explanation) {
	causes := string(e.Cause)
	for _, c := range e.And {
		causes += " and " + string(c)
	}
	text := fmt.Sprintf("%s (%s): %s.", causes, e.Certainty, e.Text)
	switch covers := strings.Join(e.Explains, ", "); {
	case e.Exact:
		text += " That gives " + covers + " as Amazon has it"
	default:
		text += " It is about " + covers
	}
	if len(e.Breaks) > 0 {
		text += ", but no longer " + strings.Join(e.Breaks, ", ")
	}
	if e.FitsOf > 0 {
		text += fmt.Sprintf("; with it %d of %d figures are Amazon's in every field, without it %d", e.Fits, e.FitsOf, e.FitsNow)
	}
	p.lead(fmt.Sprintf("  %d. ", n), text+".")
	if e.Among > 0 {
		p.line("     ", fmt.Sprintf("%d among these, which ones is not known:", e.Among))
	}
	listed, more := e.Suspects, e.More
	if n > 1 && len(listed) > fewSuspects {
		more += int64(len(listed) - fewSuspects)
		listed = listed[:fewSuspects]
	}
	for _, s := range listed {
		p.lead("     - ", p.suspect(s))
	}
	if more > 0 {
		p.line("     ", fmt.Sprintf("- and %d more", more))
	}
}

func (p *page) suspect(s Suspect) string {
	text := s.ID
	if s.Thing != "" {
		text += " " + s.Thing
	}
	if s.Note != "" {
		text += ", " + s.Note
	}
	if s.Day.IsValid() {
		text += " on " + s.Day.String()
	}
	if s.Why.Type != "" {
		text += fmt.Sprintf(" (%s %s)", s.Why.Type, s.Why.At.In(p.opt.Location).Format("2006-01-02 15:04:05"))
	}
	return text
}

// rest lists figures that are equal, and those that are not comparable.
func (p *page) rest(figures []Comparison) {
	if slices.ContainsFunc(figures, func(c Comparison) bool { return !c.has(Different) }) {
		p.line("", "")
	}
	for i := range figures {
		if c := &figures[i]; c.has(Equal) && !c.has(Different) {
			p.lead("EQUAL      ", fmt.Sprintf("%s, %v%s", c.Figure.Name, c.Days, equalText(c)))
		}
	}
	for i := range figures {
		c := &figures[i]
		if c.has(Equal) || c.has(Different) {
			continue
		}
		reason := NotStated
		for _, f := range c.Fields {
			if f.Reason != NotStated {
				reason = f.Reason
			}
		}
		p.lead("NOT COMP.  ", fmt.Sprintf("%s: %s", c.Figure.Name, reason))
	}
}

func equalText(c *Comparison) string {
	text := ""
	for _, f := range c.Fields {
		if f.Outcome == Equal {
			text += fmt.Sprintf(", %s %s", f.Key, f.Amazon)
		}
	}
	return text
}

// warnings lists, or counts, the document's own inconsistencies.
func (p *page) warnings(list []Warning) {
	if len(list) == 0 {
		return
	}
	p.line("", "")
	p.line("", fmt.Sprintf("The document itself has %d inconsistencies.", len(list)))
	if p.opt.Warnings {
		for _, w := range list {
			p.lead("  - ", w.String())
		}
	}
}
