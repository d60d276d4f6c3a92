package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report/internal/plaintext"
	"github.com/sellerperf/sellerperf/thresholds"
)

// MarkdownOptions is what Markdown may be told besides. The zero value is the default.
// Use field names: it may grow.
type MarkdownOptions struct {
	// Input says what went into the figures: a ledger's Stats. Nil: it is not said.
	Input *metrics.Stats
	// Level is the level of the first heading, 1 to 5; the others are one below. Other
	// numbers are taken for 1.
	Level int
	// Foresight is what there is to say besides. Nil: nothing.
	Foresight *Foresight
}

// Markdown writes a scorecard as GitHub-flavoured Markdown: what to do first, what to
// watch, and a table of all rules, in the order and the words of [Text].
//
// Names, notes and categories are escaped, so that they show as they are written and
// neither break the table nor mark anything up.
func Markdown(w io.Writer, sc thresholds.Scorecard, opt MarkdownOptions) error {
	b := briefOf(sc, opt.Input)
	level := opt.Level
	if level < 1 || level > 5 {
		level = 1
	}
	m := document{heading: strings.Repeat("#", level)}
	m.line(m.heading, " ", labels[b.Status], lead(": ", escaped(b.title)))
	m.line()
	m.line(escaped(sentence(b.summary() + lead(", ", b.when()))))
	if next := evaluation(&b.Scorecard); next != "" {
		m.line(escaped(sentence(next)))
	}
	m.levels(&b)
	m.todo(&b)
	m.table("All rules", b.rules)
	m.table(partsTitle, byUrgency(b.Parts))
	m.foresight(&b, opt.Foresight)
	m.line()
	m.line(escaped(sentence(b.basis())))
	for _, f := range b.faults() {
		m.line()
		m.line("**", escaped(sentence(f)), "**")
	}
	_, err := w.Write(m.buf.Bytes())
	return err
}

// document is the Markdown being put together.
type document struct {
	buf     bytes.Buffer
	heading string
}

func (m *document) line(parts ...string) {
	m.buf.WriteString(strings.TrimRight(strings.Join(parts, ""), " "))
	m.buf.WriteByte('\n')
}

func (m *document) section(title string) {
	m.line()
	m.line(m.heading, "# ", title)
	m.line()
}

func (m *document) todo(b *brief) {
	for i, v := range b.first {
		if i == 0 {
			m.section("Do first")
		}
		m.line(fmt.Sprintf("%d. **%s**%s. %s %s", i+1, escaped(v.Rule.ID), escaped(lead(": ", room(v))),
			escaped(sentence(demand(v))), escaped(v.Rule.Note)))
	}
	for i, v := range b.watch {
		if i == 0 {
			m.section("Watch")
		}
		m.line(fmt.Sprintf("- **%s**. %s", escaped(v.Rule.ID), escaped(watched(v))))
	}
}

func (m *document) table(title string, rules []*thresholds.Verdict) {
	if len(rules) == 0 {
		return
	}
	m.section(title)
	m.line("| Status | Rule | Now | Limit | Room | Counted | Window | To know |")
	m.line("| --- | --- | ---: | --- | ---: | --- | --- | --- |")
	for _, v := range rules {
		made, span := counts(v), days(v)
		if v.Status == thresholds.NotApplicable {
			made, span = "", ""
		}
		status := labels[v.Status]
		if v.Status == thresholds.Fail || v.Status == thresholds.Warn {
			status = "**" + status + "**"
		}
		cells := []string{status}
		for _, s := range []string{v.Rule.ID, number(v), limit(v, judgedBy(v)), room(v), made, span, strings.Join(allRemarks(v), "; ")} {
			cells = append(cells, escaped(s))
		}
		m.line("| ", strings.Join(cells, " | "), " |")
	}
}

func escaped(s string) string { return plaintext.Markdown(s) }
