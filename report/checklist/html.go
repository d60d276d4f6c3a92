package checklist

import (
	"embed"
	"io"

	"github.com/sellerperf/sellerperf/report/internal/page"
	"github.com/sellerperf/sellerperf/thresholds"
)

// HTMLOptions is what HTML may be told besides. The zero value is the default. Use field
// names: it may grow.
type HTMLOptions struct {
	// Most is how many ids of a task, and reasons of a change, are written. Default: 200.
	Most int
	// Days is how many days after the checklist's own are looked ahead. Default: 7.
	Days int
}

const htmlMost = 200

//go:embed checklist.gohtml checklist.css
var files embed.FS

// HTML writes a checklist as one page of HTML, of its own: no script, nothing to fetch,
// light and dark, for a phone and for paper. What is to be done has boxes to tick, which
// the page forgets when it is closed. Whatever ids and reasons say is text. The errors are those of
// the writer.
func HTML(w io.Writer, c Checklist, opt HTMLOptions) error {
	sheetOf, err := files.ReadFile("checklist.css")
	if err != nil {
		return err
	}
	p, err := page.Parse(files, "checklist.gohtml", nil, string(sheetOf))
	if err != nil {
		return err
	}
	s := c.sheetOf(orElse(opt.Most, htmlMost), orElse(opt.Days, days))
	head := page.Head{
		Title: "To do on " + s.Day, Subtitle: s.Title + ", " + s.Judged, Status: page.Badge{Tone: tones[s.Status], Label: s.Label},
	}
	link := func(yes bool, id, text string) {
		if yes {
			head.Links = append(head.Links, page.Link{ID: id, Text: text})
		}
	}
	link(len(s.Now) > 0, "todo", "To do")
	link(len(s.Later) > 0, "later", "Next days")
	link(len(s.Mend) > 0, "mend", "To mend")
	link(s.Since != "", "since", s.Since)
	return p.Write(w, head, &s)
}

// tones are the looks of the statuses.
var tones = map[thresholds.Status]page.Tone{
	thresholds.Fail: page.Fail, thresholds.Warn: page.Warn, thresholds.Pass: page.Pass,
	thresholds.TooFew: page.None, thresholds.NoData: page.None, thresholds.NotApplicable: page.None,
}

// Badge is the status of a rule that moved, as the page shows it.
func (m *move) Badge() page.Badge { return page.Badge{Tone: tones[m.Tone], Label: m.Status} }

// Tone is how a task looks.
func (e *entry) Tone() page.Tone {
	if e.Harms {
		return page.Fail
	}
	return page.None
}
