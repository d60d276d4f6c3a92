package portfolio

import (
	"embed"
	"io"
	"iter"

	"github.com/sellerperf/sellerperf/report"
	"github.com/sellerperf/sellerperf/report/internal/page"
	"github.com/sellerperf/sellerperf/report/internal/plaintext"
	"github.com/sellerperf/sellerperf/thresholds"
)

// HTMLOptions is what HTML may be told besides. The zero value is the default. Use field
// names: it may grow.
type HTMLOptions struct {
	// Title is the page's. Default: "Portfolio".
	Title string
}

//go:embed portfolio.gohtml portfolio.css
var files embed.FS

// HTML writes a portfolio as one page of HTML of its own: no script, nothing to fetch. The
// name of an account leads to its Page, if it has one. The errors are those of the writer.
func HTML(w io.Writer, p Portfolio, opt HTMLOptions) error {
	style, err := files.ReadFile("portfolio.css")
	if err != nil {
		return err
	}
	doc, err := page.Parse(files, "portfolio.gohtml", nil, string(style))
	if err != nil {
		return err
	}
	head := page.Head{Title: plaintext.Visible(opt.Title), Subtitle: p.summary()}
	if head.Title == "" {
		head.Title = "Portfolio"
	}
	basis := ""
	if len(p.Lines) > 0 {
		worst := p.worst()
		head.Status = page.Badge{Tone: tones[worst], Label: report.StatusWord(worst)}
		basis = plaintext.Sentence(p.basis())
	}
	var rows iter.Seq[shown]
	if len(p.Lines) > 0 {
		rows = p.rows()
	}
	return doc.Write(w, head, struct {
		Rows  iter.Seq[shown] // nil: no account
		Basis string
	}{rows, basis})
}

// worst is the worst status of the lines, which are ranked by nearness: an account that warns may
// come after one that passes.
func (p *Portfolio) worst() thresholds.Status {
	for _, s := range []thresholds.Status{thresholds.Fail, thresholds.Warn, thresholds.Pass} {
		if p.Count(s) > 0 {
			return s
		}
	}
	return p.Lines[0].Status
}

// rows puts the lines into words, one after the other.
func (p *Portfolio) rows() iter.Seq[shown] {
	return func(yield func(shown) bool) {
		for i := range p.Lines {
			if !yield(p.show(i)) {
				return
			}
		}
	}
}

var tones = map[thresholds.Status]page.Tone{
	thresholds.Fail: page.Fail, thresholds.Warn: page.Warn, thresholds.Pass: page.Pass,
	thresholds.TooFew: page.None, thresholds.NoData: page.None, thresholds.NotApplicable: page.None,
}

// Badge is the account's status.
func (s shown) Badge() page.Badge { return page.Badge{Tone: tones[s.Status], Label: s.Label} }
