package evidence

import (
	"embed"
	"html/template"
	"io"
	"strings"

	"github.com/sellerperf/sellerperf/report"
	"github.com/sellerperf/sellerperf/report/internal/page"
	"github.com/sellerperf/sellerperf/thresholds"
)

// HTMLOptions is what HTML may be told besides. The zero value is the default. Use field
// names: it may grow.
type HTMLOptions struct {
	// Most is how many orders of a rule are listed. Default: 500; the tables of the ZIP have
	// all.
	Most int
}

//go:embed evidence.gohtml evidence.css
var files embed.FS

// HTML writes the document as one page of HTML of its own, as it reads the orders: no script, nothing to fetch; the
// blanks can be typed into and printed. Texts of others are text. The errors are those of
// the writer and of the ledger.
func HTML(w io.Writer, p *Pack, opt HTMLOptions) error {
	hash, err := p.Hash()
	if err != nil {
		return err
	}
	return p.html(w, hash, opt.Most)
}

func (p *Pack) html(w io.Writer, hash string, most int) error {
	style, err := files.ReadFile("evidence.css")
	if err != nil {
		return err
	}
	doc, err := page.Parse(files, "evidence.gohtml", template.FuncMap{"words": strings.Fields}, string(style))
	if err != nil {
		return err
	}
	var failed error
	sections := p.document(hash, most, &failed)
	head := page.Head{
		Title: p.title(), Subtitle: "The evidence as of " + p.Card.AsOf.String(),
		Status: page.Badge{Tone: tones[p.Card.Status], Label: report.StatusWord(p.Card.Status)},
	}
	for _, s := range sections {
		head.Links = append(head.Links, page.Link{ID: s.ID, Text: s.Title})
	}
	if err := doc.Write(w, head, sections); err != nil {
		return err
	}
	return failed
}

// tones are the looks of the statuses.
var tones = map[thresholds.Status]page.Tone{
	thresholds.Fail: page.Fail, thresholds.Warn: page.Warn, thresholds.Pass: page.Pass,
	thresholds.TooFew: page.None, thresholds.NoData: page.None, thresholds.NotApplicable: page.None,
}

// Badge is the status of the rule a section is about.
func (s section) Badge() page.Badge { return page.Badge{Tone: tones[s.Status], Label: s.Label} }
