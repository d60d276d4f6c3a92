package report

import (
	"bytes"
	"embed"
	"html/template"
	"io"
	"slices"
	"sync"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report/chart"
	shell "github.com/sellerperf/sellerperf/report/internal/page"
	"github.com/sellerperf/sellerperf/thresholds"
)

// HTMLOptions is what HTML may be told besides. The zero value is the default. Use field
// names: it may grow.
type HTMLOptions struct {
	// Input says what went into the figures: a ledger's Stats. Nil: it is not said.
	Input *metrics.Stats
	// Foresight is what there is to say besides: charts, what it takes, recovery, causes,
	// the work queue and the orders behind each number. Nil: nothing.
	Foresight *Foresight
	// Policy is the policy that judged, for its notes and sources. Nil: those of its rules
	// alone are told.
	Policy *thresholds.Policy
}

// HTML writes a scorecard as one page for a browser: what to do first and why, what is
// due, what to watch, then every rule, the most urgent first, with its chart, and last
// the policy with its sources. The page stands alone: it runs no script, and fetches
// nothing from anywhere. It is light or dark as its reader wants it, fits on a phone and
// on A4 paper, and is read by keyboard and by ear.
//
// Whatever names, notes and ids say is text on the page, control characters spelled out. An
// address of a source is a link if it is one of the web.
func HTML(w io.Writer, sc thresholds.Scorecard, opt HTMLOptions) error {
	b := briefOf(sc, opt.Input)
	view := htmlOf(&b, opt)
	var out bytes.Buffer
	if err := htmlPage().Write(&out, view.head(&b), view); err != nil {
		return err
	}
	_, err := w.Write(out.Bytes())
	return err
}

//go:embed html/scorecard.gohtml html/scorecard.css
var htmlFiles embed.FS

//go:embed html/scorecard.css
var htmlStyle string

// htmlPage is the template of the page, parsed when the first page is written.
var htmlPage = sync.OnceValue(func() *shell.Page {
	return shell.Must(shell.Parse(htmlFiles, "html/scorecard.gohtml", template.FuncMap{}, chart.Style(), htmlStyle))
})

// htmlView is what the page is made of: everything in words, nothing to be computed.
type htmlView struct {
	Evaluation string
	First      []htmlStep
	Queue      *htmlQueue
	Watch      []htmlStep
	Levels     []htmlLevel
	WhatIf     *htmlWhatIf
	Tables     []htmlTable
	Assumed    string
	HasCharts  bool
	Urgent     []htmlRule // failing, warning, or to be watched
	Others     []htmlRule
	Policy     htmlPolicy
	Basis      string
	Known      string
	Faults     []string
}

// htmlStep is a rule that asks for something.
type htmlStep struct {
	Link, Name, Room string
	Number, Limit    string
	Tone             shell.Tone
	Badge            shell.Badge
	Text, Note       string
	Soon             string        // when it recovers
	Chart            template.HTML // small, without letters
}

type htmlLevel struct {
	Badge   shell.Badge
	Title   string
	Result  string
	Remarks []string
}

// htmlTable is a list of rules in one line each.
type htmlTable struct {
	ID, Title string
	Rows      []htmlRow
}

type htmlRow struct {
	Badge                           shell.Badge
	Link, Name, Number, Limit, Room string
}

func htmlOf(b *brief, opt HTMLOptions) htmlView {
	h := htmlMaker{b: b, f: opt.Foresight, w: words{b: b, f: opt.Foresight}}
	v := htmlView{
		Evaluation: htmlSentence(evaluation(&b.Scorecard)), Queue: h.queue(), Policy: htmlPolicyOf(b, opt.Policy),
		Basis: sentence(b.basis()), Faults: b.faults(),
	}
	h.tell()
	for _, r := range b.first {
		v.First = append(v.First, h.step(r, sentence(demand(r)), r.Rule.Note))
	}
	for _, r := range b.watch {
		v.Watch = append(v.Watch, h.step(r, watched(r), ""))
	}
	for _, o := range levels(&b.Scorecard) {
		v.Levels = append(v.Levels, htmlLevelOf(o))
	}
	v.Tables = h.tables()
	for _, r := range slices.Concat(byUrgency(b.Verdicts), byUrgency(b.Parts)) {
		if rule := h.rule(r); urgent(r) {
			v.Urgent = append(v.Urgent, rule)
		} else {
			v.Others = append(v.Others, rule)
		}
		v.HasCharts = v.HasCharts || h.hasTrend(r)
	}
	v.Assumed = h.assumed
	v.WhatIf = h.whatIf()
	if h.f != nil && h.f.Known.IsValid() {
		v.Known = h.f.Known.String()
	}
	return v
}

// urgent reports whether a rule has a wide box of its own.
func urgent(v *thresholds.Verdict) bool {
	return v.Status == thresholds.Fail || v.Status == thresholds.Warn || outlook(v) != ""
}

func htmlSentence(s string) string {
	if s == "" {
		return ""
	}
	return sentence(s)
}

func htmlLevelOf(o *thresholds.Outcome) htmlLevel {
	out := htmlLevel{Badge: badge(o.Status), Title: outcomeTitle(o), Result: result(o)}
	if why := gateRemark(o); why != "" {
		out.Remarks = append(out.Remarks, sentence(why))
	}
	for _, r := range outcomeRemarks(o) {
		out.Remarks = append(out.Remarks, sentence(r))
	}
	return out
}

// head is what stands at the top, and where its links lead.
func (v *htmlView) head(b *brief) shell.Head {
	h := shell.Head{Title: b.title, Subtitle: sentence(b.summary() + lead(", ", b.when())), Status: badge(b.Status)}
	for _, l := range []struct {
		yes      bool
		id, text string
	}{
		{len(v.First) > 0, "first", "Do first"}, {v.Queue != nil, "queue", "To do"}, {len(v.Watch) > 0, "watch", "Watch"},
		{len(v.Levels) > 0, "levels", "Levels"}, {v.WhatIf != nil, "what-if", "What if"}, {len(b.Verdicts) > 0, "rules", "All rules"}, {len(b.Parts) > 0, "parts", "Conditions"},
		{len(v.Urgent) > 0, "detail", "In detail"}, {len(v.Others) > 0, "others", "The others"}, {b.Policy != "", "policy", "Policy"},
	} {
		if l.yes {
			h.Links = append(h.Links, shell.Link{ID: l.id, Text: l.text})
		}
	}
	return h
}

// tones are the looks of the statuses.
var tones = map[thresholds.Status]shell.Tone{
	thresholds.Fail: shell.Fail, thresholds.Warn: shell.Warn, thresholds.Pass: shell.Pass,
}

func toneOf(s thresholds.Status) shell.Tone {
	if t, ok := tones[s]; ok {
		return t
	}
	return shell.None
}

func badge(s thresholds.Status) shell.Badge { return shell.Badge{Tone: toneOf(s), Label: labels[s]} }
