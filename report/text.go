package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
)

// TextOptions is what Text may be told besides. The zero value is the default. Use
// field names: it may grow.
type TextOptions struct {
	// Input says what went into the figures: a ledger's Stats. Nil: it is not said.
	Input *metrics.Stats
	// Color marks the statuses with ANSI colours. Text never finds out for itself
	// whether it writes to a terminal, nor what NO_COLOR says.
	Color bool
	// Foresight is what there is to say besides. Nil: nothing.
	Foresight *Foresight
}

// The columns of the page.
const (
	pageWidth   = 80
	statusWidth = 9
	ruleWidth   = 34
	rateWidth   = 8
	limitWidth  = 15 // the gap before it included
	roomWidth   = 14
)

// Text writes a scorecard for people, in 80 columns: the overall status; under "Do
// first" what fails, the worst first, with what it takes to pass and what may happen
// else; under "Watch" what may fail soon; then all rules, the most urgent first
// (failing, warning, passing, then what is not judged; among equals the smaller
// budget), each with its number, its limit and how many more may go wrong; last what
// it rests on. A name longer than a line makes that line longer.
//
// Whatever the names, notes and categories say, nothing of it reaches the terminal as
// a command: control characters are spelled out.
func Text(w io.Writer, sc thresholds.Scorecard, opt TextOptions) error {
	b := briefOf(sc, opt.Input)
	p := page{color: opt.Color}
	p.headline(&b)
	p.paragraph(margin, "", b.summary())
	if next := evaluation(&b.Scorecard); next != "" {
		p.paragraph(margin, "", next)
	}
	p.levels(&b)
	p.todo(&b)
	for i, v := range b.rules {
		if i == 0 {
			p.heading("All rules")
		}
		p.verdict(v)
	}
	p.parts(&b)
	p.foresight(&b, opt.Foresight)
	p.line()
	p.paragraph("", "", b.basis())
	for _, f := range b.faults() {
		p.line("! ", f)
	}
	_, err := w.Write(p.buf.Bytes())
	return err
}

// lead puts a text after something, if there is one.
func lead(before, text string) string {
	if text == "" {
		return ""
	}
	return before + text
}

// page is the text being put together.
type page struct {
	buf   bytes.Buffer
	color bool
}

// margin is as wide as the column of statuses.
var margin = strings.Repeat(" ", statusWidth)

func (p *page) line(parts ...string) {
	p.buf.WriteString(strings.TrimRight(strings.Join(parts, ""), " "))
	p.buf.WriteByte('\n')
}

func (p *page) heading(s string) {
	p.line()
	p.line(p.paint(bold, s))
}

// headline says the status, of what and as of when, on one line if it fits.
func (p *page) headline(b *brief) {
	when := b.when()
	if statusWidth+columns(b.title)+columns(lead(", ", when)) <= pageWidth {
		p.line(p.status(b.Status), p.paint(bold, b.title), lead(", ", when))
		return
	}
	start := p.status(b.Status)
	for _, part := range wrap(b.title, pageWidth-statusWidth) {
		p.line(start, p.paint(bold, part))
		start = margin
	}
	p.paragraph(margin, "", when)
}

// paragraph writes text in lines of the page's width: the first after one lead, the
// others after as many blanks.
func (p *page) paragraph(lead, look, text string) {
	for i, part := range wrap(text, pageWidth-columns(lead)) {
		if i > 0 {
			lead = strings.Repeat(" ", columns(lead))
		}
		p.line(lead, p.paint(look, part))
	}
}

// todo writes what is to be done, and what to keep an eye on.
func (p *page) todo(b *brief) {
	for i, v := range b.first {
		if i == 0 {
			p.heading("Do first")
		}
		number := padLeft(fmt.Sprintf("%d. ", i+1), 5)
		p.line(number, p.paint(colors[v.Status], v.Rule.ID), lead(": ", room(v)))
		p.paragraph("     ", "", sentence(demand(v))+" "+v.Rule.Note)
	}
	for i, v := range b.watch {
		if i == 0 {
			p.heading("Watch")
		}
		p.line("   - ", p.paint(colors[v.Status], v.Rule.ID))
		p.paragraph("     ", "", watched(v))
	}
}

// verdict writes one rule: the number beside its limit, then what it is made of and
// what to know about it.
func (p *page) verdict(v *thresholds.Verdict) {
	columned, rest := figures(v)
	if columns(v.Rule.ID) <= ruleWidth {
		p.line(p.status(v.Status), pad(v.Rule.ID, ruleWidth), columned)
	} else {
		p.line(p.status(v.Status), v.Rule.ID)
		p.line(margin, pad("", ruleWidth), columned)
	}
	if rest != "" {
		p.line(padLeft(rest, pageWidth))
	}
	if v.Status != thresholds.NotApplicable {
		unsure, _ := doubt(v)
		p.paragraph(margin, dim, counts(v)+", "+days(v)+lead("; ", unsure))
	}
	for _, r := range remarks(v) {
		p.paragraph(margin+"! ", "", r)
	}
}

// figures are the columns of a rule after its name, and what of them is too long for its column.
func figures(v *thresholds.Verdict) (columned, rest string) {
	s := padLeft(number(v), rateWidth) + pad("  "+limit(v, judgedBy(v)), limitWidth)
	left := rateWidth + limitWidth + roomWidth - columns(s)
	r := room(v)
	if columns(r) < left {
		return s + padLeft(r, left), ""
	}
	return s, r
}

// sentence ends a text as one.
func sentence(s string) string {
	if s != "" && s[0] >= 'a' && s[0] <= 'z' {
		s = string(s[0]-'a'+'A') + s[1:]
	}
	return s + "."
}

// The looks of what is written.
const (
	bold = "\x1b[1m"
	dim  = "\x1b[2m"
)

var colors = map[thresholds.Status]string{
	thresholds.Fail: "\x1b[1;31m", thresholds.Warn: "\x1b[33m", thresholds.Pass: "\x1b[32m",
}

// paint gives a text a look, if the page has colours.
func (p *page) paint(look, s string) string {
	if !p.color || look == "" || s == "" {
		return s
	}
	return look + s + "\x1b[0m"
}

// status returns the padded label of a status.
func (p *page) status(s thresholds.Status) string {
	return p.paint(colors[s], labels[s]) + strings.Repeat(" ", max(0, statusWidth-len(labels[s])))
}

// watched says why a rule is watched, and what to know where it is missed already.
func watched(v *thresholds.Verdict) string {
	s := sentence(outlook(v))
	if v.Status == thresholds.Warn {
		s += lead(" ", v.Rule.Note)
	}
	return s
}
