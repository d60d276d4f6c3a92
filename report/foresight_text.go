package report

import (
	"fmt"
	"strings"
	"time"
)

// location returns the zone in which deadlines are printed.
func (f *Foresight) location() *time.Location {
	if f.Location == nil {
		return time.UTC
	}
	return f.Location
}

// foresight writes the chapters on what is to come.
func (p *page) foresight(b *brief, f *Foresight) {
	p.trends(b, f)
	for _, c := range f.chapters(b) {
		p.heading(c.title)
		if c.intro != "" {
			p.paragraph("  ", dim, c.intro)
		}
		for _, it := range c.items {
			p.item(it)
			for _, s := range it.tells {
				p.paragraph("     ", "", sentence(s))
			}
		}
	}
	if f != nil && f.Known.IsValid() {
		p.line()
		p.line(fmt.Sprintf("judged by what had been told by the end of %v", f.Known))
	}
}

// item writes the name of a thing, in lines that fit.
func (p *page) item(it item) {
	for i, line := range wrapped(it.name, itemWidth) {
		lead := "     "
		if i == 0 {
			lead = "   - "
		}
		p.line(lead, p.paint(colors[it.status], line))
	}
}

// itemWidth is how wide the name of a thing may be.
const itemWidth = 75

// wrapped breaks a visible text into lines: at its blanks and, where a word is too long
// for a line, within it.
func wrapped(s string, width int) []string {
	var out []string
	line := []rune(nil)
	for _, word := range strings.Fields(s) {
		w := []rune(word)
		if len(line) > 0 && len(line)+1+len(w) > width {
			out, line = append(out, string(line)), nil
		}
		if len(line) > 0 {
			line = append(line, ' ')
		}
		line = append(line, w...)
		for len(line) > width {
			out, line = append(out, string(line[:width])), line[width:]
		}
	}
	return append(out, string(line))
}

// foresight writes the chapters on what is to come.
func (m *document) foresight(b *brief, f *Foresight) {
	m.trends(b, f)
	for _, c := range f.chapters(b) {
		m.section(escaped(c.title))
		if c.intro != "" {
			m.line(escaped(c.intro))
			m.line()
		}
		for _, it := range c.items {
			text := ""
			for _, s := range it.tells {
				text += " " + sentence(s)
			}
			m.line("- **", escaped(it.name), "**.", escaped(text))
		}
	}
	if f != nil && f.Known.IsValid() {
		m.line()
		m.line(fmt.Sprintf("Judged by what had been told by the end of %v.", f.Known))
	}
}
