package report

import (
	"fmt"
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
			p.line("   - ", p.paint(colors[it.status], it.name))
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
