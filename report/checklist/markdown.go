package checklist

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/sellerperf/sellerperf/report/internal/plaintext"
)

// MarkdownOptions is what Markdown may be told besides. The zero value is the default.
// Use field names: it may grow.
type MarkdownOptions struct {
	// Level is the level of the first heading, 1 to 5; the others are one below. Other
	// numbers are taken for 1.
	Level int
	// Most is how many ids of a task, and reasons of a change, are written. Default: 50.
	Most int
	// Days is how many days after the checklist's own are looked ahead. Default: 7.
	Days int
}

const markdownMost = 50

// Markdown writes a checklist as GitHub-flavoured Markdown: what is overdue and due today
// as a task list, an item for each order, to be ticked off; then the days ahead, what
// fails and what changed, in the order and the words of [Text]. Ids and reasons are
// escaped. The errors are those of the writer.
func Markdown(w io.Writer, c Checklist, opt MarkdownOptions) error {
	s := c.sheetOf(orElse(opt.Most, markdownMost), orElse(opt.Days, days))
	level := opt.Level
	if level < 1 || level > 5 {
		level = 1
	}
	m := document{heading: strings.Repeat("#", level)}
	m.line(m.heading, " To do on ", s.Day)
	m.line()
	m.line("**", s.Label, "**: ", escaped(s.Title+", "+s.Judged+". "+s.Summary+"."), " **", initial(s.Load), ".**")
	for i := range s.Now {
		m.section(s.Now[i].Name)
		for k := range s.Now[i].Entries {
			m.entry(&s.Now[i].Entries[k])
		}
	}
	if len(s.Later) > 0 || s.Rest != "" {
		m.section("Next days")
		for i := range s.Later {
			m.line("- ", s.Later[i].Name, ": ", escaped(s.Later[i].Brief))
		}
		if s.Rest != "" {
			m.line("- ", s.Rest)
		}
	}
	m.faults(s.Mend)
	if s.Since != "" {
		m.section(s.Since)
		m.moves(s.Moves)
		if s.Still != "" {
			if len(s.Moves) > 0 {
				m.line()
			}
			m.line(escaped(s.Still))
		}
	}
	m.line()
	m.line(escaped(plaintext.Sentence(s.Basis)))
	_, err := w.Write(m.Bytes())
	return err
}

func escaped(s string) string { return plaintext.Markdown(s) }

// document is the Markdown being put together.
type document struct {
	bytes.Buffer
	heading string
}

func (m *document) line(parts ...string) {
	m.WriteString(strings.TrimRight(strings.Join(parts, ""), " "))
	m.WriteByte('\n')
}

func (m *document) section(title string) {
	m.line()
	m.line(m.heading, "# ", escaped(title))
	m.line()
}

// entry writes a task, with its one id beside it, or with one to be ticked off for each.
func (m *document) entry(e *entry) {
	mark := ""
	if e.Harms {
		mark = "**!** "
	}
	what := fmt.Sprintf("%s**%s** by %s", mark, escaped(e.What), e.Time)
	if strings.Contains(e.Time, "-") {
		what = fmt.Sprintf("%s**%s** since %s", mark, escaped(e.What), e.Time)
	}
	if len(e.IDs) == 1 && e.More == 0 {
		m.line("- [ ] ", what, ": ", escaped(e.IDs[0]), " (", escaped(e.Effect), ")")
		return
	}
	m.line("- [ ] ", what, " (", escaped(e.Effect), ")")
	for _, id := range e.IDs {
		m.line("  - [ ] ", escaped(id))
	}
	if e.More > 0 {
		m.line(fmt.Sprintf("  - [ ] and %d more", e.More))
	}
}

func (m *document) faults(all []fault) {
	for i := range all {
		if i == 0 {
			m.section("To mend")
		}
		f := &all[i]
		m.line("- **", escaped(f.Rule), "**", escaped(plaintext.Lead(": ", f.Room)), ". ", escaped(f.Say+plaintext.Lead(" ", f.Note)))
		for _, c := range f.Cases {
			m.line("  - ", escaped(c))
		}
		if f.More > 0 {
			m.line(fmt.Sprintf("  - and %d earlier", f.More))
		}
	}
}

func (m *document) moves(all []move) {
	for i := range all {
		v := &all[i]
		m.line("- **", escaped(v.Rule), "**: ", v.Status, plaintext.Lead(", was ", v.Was), ". ", escaped(plaintext.Sentence(v.Say)))
		for _, why := range v.Why {
			m.line("  - ", escaped(why))
		}
	}
}
