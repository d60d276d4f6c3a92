package plaintext

import (
	"bytes"
	"strings"
)

// Width is how many columns a page of text has.
const Width = 80

// The looks of what is written to a terminal.
const (
	Bold   = "\x1b[1m"
	Dim    = "\x1b[2m"
	Red    = "\x1b[1;31m"
	Yellow = "\x1b[33m"
	Green  = "\x1b[32m"
)

// A Page is a page of text being put together. The zero Page is empty, without colours.
type Page struct {
	bytes.Buffer
	Color bool
}

// Line writes a line of the parts, blanks at its end left out.
func (p *Page) Line(parts ...string) {
	p.WriteString(strings.TrimRight(strings.Join(parts, ""), " "))
	p.WriteByte('\n')
}

// Heading writes a heading after an empty line.
func (p *Page) Heading(s string) {
	p.Line()
	p.Line(p.Paint(Bold, s))
}

// Paragraph writes text in lines of the page's width: the first after a lead, the others
// after as many blanks.
func (p *Page) Paragraph(lead, look, text string) {
	for i, part := range Wrap(text, Width-Columns(lead)) {
		if i > 0 {
			lead = strings.Repeat(" ", Columns(lead))
		}
		p.Line(lead, p.Paint(look, part))
	}
}

// Paint gives a text a look, if the page has colours.
func (p *Page) Paint(look, s string) string {
	if !p.Color || look == "" || s == "" {
		return s
	}
	return look + s + "\x1b[0m"
}
