package checklist

import (
	"fmt"
	"io"
	"strings"

	"github.com/sellerperf/sellerperf/report/internal/plaintext"
	"github.com/sellerperf/sellerperf/thresholds"
)

// TextOptions is what Text may be told besides. The zero value is the default. Use field
// names: it may grow.
type TextOptions struct {
	// Color marks the statuses, and tasks that make a rule fail, with ANSI colours.
	Color bool
	// Most is how many ids of a task, and reasons of a change, are printed. Default: 6.
	Most int
	// Days is how many days after the checklist's own are looked ahead. Default: 7.
	Days int
}

// How much is shown if nothing is said.
const (
	textMost = 6
	days     = 7
)

func orElse(n, def int) int {
	if n <= 0 {
		return def
	}
	return n
}

// looks are the colours of the statuses.
var looks = map[thresholds.Status]string{
	thresholds.Fail: plaintext.Red, thresholds.Warn: plaintext.Yellow, thresholds.Pass: plaintext.Green,
}

const (
	labelWidth = 9
	timeWidth  = 8
)

// Text writes a checklist for people, in 80 columns: what is overdue, what is due today
// with ids and what a miss costs ("!" where a rule then fails), the days ahead, what
// fails, and what changed. Nothing that ids or reasons say reaches the terminal as a
// command. The errors are those of the writer.
func Text(w io.Writer, c Checklist, opt TextOptions) error {
	s := c.sheetOf(orElse(opt.Most, textMost), orElse(opt.Days, days))
	p := &plaintext.Page{Color: opt.Color}
	margin := strings.Repeat(" ", labelWidth)
	p.Line(p.Paint(looks[s.Status], s.Label), strings.Repeat(" ", max(1, labelWidth-len(s.Label))), p.Paint(plaintext.Bold, "To do on "+s.Day))
	p.Paragraph(margin, "", s.Title+", "+s.Judged)
	p.Paragraph(margin, "", s.Summary)
	p.Paragraph(margin, plaintext.Bold, s.Load)
	for i := range s.Now {
		p.Heading(s.Now[i].Name)
		for k := range s.Now[i].Entries {
			textEntry(p, &s.Now[i].Entries[k])
		}
	}
	textAhead(p, &s)
	for i := range s.Mend {
		if i == 0 {
			p.Heading("To mend")
		}
		textFault(p, &s.Mend[i])
	}
	if s.Since != "" {
		p.Heading(s.Since)
		for i := range s.Moves {
			textMove(p, &s.Moves[i])
		}
		p.Paragraph("   ", "", s.Still)
	}
	p.Line()
	p.Paragraph("", "", s.Basis)
	_, err := w.Write(p.Bytes())
	return err
}

func textEntry(p *plaintext.Page, e *entry) {
	mark, look := "  ", ""
	if e.Harms {
		mark, look = "! ", plaintext.Red
	}
	when := plaintext.Pad(e.Time, timeWidth)
	if len(e.Time) > timeWidth {
		when = "since " + e.Time + "  "
	}
	p.Line(p.Paint(look, mark), "[ ] ", when, p.Paint(plaintext.Bold, e.What))
	lead := strings.Repeat(" ", 6+timeWidth)
	p.Paragraph(lead, plaintext.Dim, e.Effect)
	ids := strings.Join(e.IDs, ", ")
	if e.More > 0 {
		ids += fmt.Sprintf(" and %d more", e.More)
	}
	p.Paragraph(lead, "", ids)
}

func textAhead(p *plaintext.Page, s *sheet) {
	for i := range s.Later {
		if i == 0 {
			p.Heading("Next days")
		}
		p.Paragraph("   "+plaintext.Pad(s.Later[i].Name, len("Wednesday 2026-11-25")+2), "", s.Later[i].Brief)
	}
	if s.Rest != "" {
		if len(s.Later) == 0 {
			p.Heading("Next days")
		}
		p.Line("   ", s.Rest)
	}
}

func textFault(p *plaintext.Page, f *fault) {
	p.Line(" - ", p.Paint(plaintext.Red, f.Rule), plaintext.Lead(": ", f.Room))
	p.Paragraph("   ", "", f.Say+plaintext.Lead(" ", f.Note))
	for _, c := range f.Cases {
		p.Paragraph("     ", plaintext.Dim, c)
	}
	if f.More > 0 {
		p.Line("     ", fmt.Sprintf("and %d earlier", f.More))
	}
}

func textMove(p *plaintext.Page, m *move) {
	p.Line(" - ", p.Paint(looks[m.Tone], m.Rule), ": ", m.Status, plaintext.Lead(", was ", m.Was))
	p.Paragraph("   ", "", m.Say)
	for _, why := range m.Why {
		p.Paragraph("     ", "", why)
	}
}
