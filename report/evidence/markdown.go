package evidence

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/sellerperf/sellerperf/report/internal/plaintext"
)

// MarkdownOptions is what Markdown may be told besides. The zero value is the default.
// Use field names: it may grow.
type MarkdownOptions struct {
	// Level is the level of the first heading, 1 to 4; the others are below. Other numbers
	// are taken for 1.
	Level int
	// Most is how many orders of a rule are listed. Default: 500; the tables of the ZIP have
	// all.
	Most int
}

// Markdown writes the document as GitHub-flavoured Markdown, as it reads the orders. Texts of others are escaped. The errors
// are those of the writer and of the ledger.
func Markdown(w io.Writer, p *Pack, opt MarkdownOptions) error {
	hash, err := p.Hash()
	if err != nil {
		return err
	}
	return p.markdown(w, hash, opt.Level, opt.Most)
}

func (p *Pack) markdown(w io.Writer, hash string, level, most int) error {
	if level < 1 || level > 4 {
		level = 1
	}
	m := document{Writer: bufio.NewWriter(w), heading: strings.Repeat("#", level)}
	m.line(m.heading, " ", escaped(p.title()))
	var failed error
	for _, s := range p.document(hash, most, &failed) {
		m.line()
		title := escaped(s.Title)
		if s.Label != "" {
			title += ": " + s.Label
		}
		m.line(m.heading, "# ", title)
		for i := range s.Blocks {
			m.line()
			m.block(&s.Blocks[i])
		}
		if failed != nil {
			return failed
		}
	}
	return m.Flush()
}

func escaped(s string) string { return plaintext.Markdown(s) }

// document is the Markdown being written.
type document struct {
	*bufio.Writer
	heading string
}

// line writes a line. What fails is told by Flush.
func (m *document) line(parts ...string) {
	_, _ = m.WriteString(strings.TrimRight(strings.Join(parts, ""), " ") + "\n")
}

func (m *document) block(b *block) {
	switch {
	case b.Heading != "":
		m.line(m.heading, "## ", escaped(b.Heading))
	case b.Facts != nil:
		for _, f := range b.Facts {
			m.line("- ", escaped(f[0]), ": ", escaped(f[1]))
		}
	case b.Items != nil:
		for _, item := range b.Items {
			m.line("- ", escaped(item))
		}
	case b.Sources != nil:
		for _, s := range b.Sources {
			m.line("- ", escaped(s.Of+": "+s.URL+" "+s.Say))
		}
	case b.Table != nil:
		m.table(b.Table)
	case b.Blank != "":
		m.line("> **To be written by the seller: ", escaped(b.Blank), "**")
		m.line(">")
		m.line("> ...")
	case b.Code != nil:
		m.line("```")
		for _, c := range b.Code {
			m.line(c)
		}
		m.line("```")
	default:
		m.line(escaped(b.Text))
	}
}

func (m *document) table(g *grid) {
	names, rules := make([]string, len(g.Columns)), make([]string, len(g.Columns))
	for i, c := range g.Columns {
		names[i], rules[i] = escaped(c.Name), "---"
		if c.Num {
			rules[i] = "---:"
		}
	}
	m.line(fmt.Sprintf("| %s |", strings.Join(names, " | ")))
	m.line(fmt.Sprintf("| %s |", strings.Join(rules, " | ")))
	for r := range g.Rows {
		cells := make([]string, len(r))
		for i, c := range r {
			cells[i] = escaped(c)
		}
		m.line("| ", strings.Join(cells, " | "), " |")
	}
}
