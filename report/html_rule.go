package report

import (
	"fmt"
	"html/template"
	"strconv"
	"strings"

	shell "github.com/sellerperf/sellerperf/report/internal/page"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
)

// htmlRule is a rule in its box.
type htmlRule struct {
	ID, Name            string
	Tone                shell.Tone
	Badge               shell.Badge
	Number, Limit, Room string
	Counted             string
	Remarks             []string
	Chart               template.HTML
	Ahead               []string
	Change              []string
	HasCauses           bool
	Causes              []htmlCause
	CauseCount          int
	MoreCauses          int
	Behind              *htmlBehind
	Note                string
	Metric, Window      string
	Certainty           string
	Sources             []htmlSource
}

type htmlCause struct {
	Name, Against, Share, Expected, Without, Chance string
	Badge                                           shell.Badge
}

type htmlBehind struct {
	Title string
	Cases []htmlCase
	More  string
}

type htmlCase struct{ ID, Thing, Day, Why, At string }

// htmlMaker puts a brief and what there is to say besides into words for the page.
type htmlMaker struct {
	b *brief
	f *Foresight
	w words

	ahead, change map[string][]string // by the name of the rule
	assumed       string
	since         string
}

// tell puts into words what is told rule by rule.
func (h *htmlMaker) tell() {
	if h.f == nil {
		return
	}
	byName := func(c chapter) map[string][]string {
		out := map[string][]string{}
		for _, it := range c.items {
			for _, s := range it.tells {
				out[it.name] = append(out[it.name], sentence(s))
			}
		}
		return out
	}
	ahead, change := h.w.ahead(), h.w.change()
	h.ahead, h.assumed = byName(ahead), ahead.intro
	h.change, h.since = byName(change), change.title
}

// htmlWhatIf is what hypothetical events would change.
type htmlWhatIf struct {
	Intro string
	Items []htmlItem
}

type htmlItem struct {
	Name  string
	Tells []string
}

func (h *htmlMaker) whatIf() *htmlWhatIf {
	if h.f == nil || h.f.WhatIf == nil {
		return nil
	}
	c := h.w.whatIf()
	out := htmlWhatIf{Intro: c.intro}
	for _, it := range c.items {
		item := htmlItem{Name: it.name}
		for _, s := range it.tells {
			item.Tells = append(item.Tells, sentence(s))
		}
		out.Items = append(out.Items, item)
	}
	return &out
}

// more returns what there is to say of a verdict, or nil.
func (h *htmlMaker) more(v *thresholds.Verdict) *RuleForesight { return h.f.rule(h.b.place(v)) }

// anchor is the id of a rule's box: a number, because names may hold anything.
func (h *htmlMaker) anchor(v *thresholds.Verdict) string {
	i := h.b.place(v)
	if i < 0 {
		return ""
	}
	return "rule-" + strconv.Itoa(i+1)
}

func (h *htmlMaker) step(v *thresholds.Verdict, text, note string) htmlStep {
	s := htmlStep{
		Link: h.anchor(v), Name: v.Rule.ID, Room: room(v), Number: number(v), Limit: limit(v, judgedBy(v)), Tone: toneOf(v.Status), Badge: badge(v.Status), Text: text, Note: note,
	}
	if r := h.more(v); r != nil && r.Ahead && v.Status == thresholds.Fail {
		if told := recovered(v, &r.Recovery); len(told) > 0 {
			s.Soon = sentence(told[0])
		}
	}
	if r := h.more(v); r != nil && v.Status == thresholds.Fail {
		s.Chart = h.chart(v, r, "first-"+h.anchor(v))
	}
	return s
}

// tables list all rules, and the conditions of levels.
func (h *htmlMaker) tables() []htmlTable {
	var out []htmlTable
	for _, t := range []struct {
		id, title string
		rules     []*thresholds.Verdict
	}{{"rules", "All rules", byUrgency(h.b.Verdicts)}, {"parts", partsTitle, byUrgency(h.b.Parts)}} {
		if len(t.rules) == 0 {
			continue
		}
		table := htmlTable{ID: t.id, Title: t.title}
		for _, v := range t.rules {
			table.Rows = append(table.Rows, htmlRow{
				Badge: badge(v.Status), Link: h.anchor(v), Name: v.Rule.ID, Number: number(v), Limit: limit(v, judgedBy(v)), Room: room(v),
			})
		}
		out = append(out, table)
	}
	return out
}

func (h *htmlMaker) rule(v *thresholds.Verdict) htmlRule {
	out := htmlRule{
		ID: h.anchor(v), Name: v.Rule.ID, Tone: toneOf(v.Status), Badge: badge(v.Status),
		Number: number(v), Limit: limit(v, judgedBy(v)), Room: room(v), Note: v.Rule.Note,
		Metric: string(v.Rule.Metric) + lead(", ", string(v.Rule.Segment)), Window: spanText(v.Span),
		Ahead: h.ahead[v.Rule.ID], Change: h.change[v.Rule.ID], Sources: htmlSources(v.Rule.Sources),
	}
	if applies(v) {
		out.Counted = counts(v) + ", " + days(v)
		short, _ := doubt(v)
		out.Certainty = short
	}
	for _, r := range remarks(v) {
		out.Remarks = append(out.Remarks, sentence(r))
	}
	r := h.more(v)
	if r == nil || !applies(v) {
		return out
	}
	out.Chart = h.chart(v, r, h.anchor(v))
	out.HasCauses = r.HasCauses
	for i := range r.Causes[:min(len(r.Causes), mostCauses)] {
		out.Causes = append(out.Causes, htmlCauseOf(v, &r.Causes[i]))
	}
	out.CauseCount = len(r.Causes)
	out.MoreCauses = max(0, len(r.Causes)-mostCauses)
	out.Behind = h.behind(r.Behind)
	return out
}

func htmlCauseOf(v *thresholds.Verdict, c *foresight.Cause) htmlCause {
	out := htmlCause{
		Name: causeName(c), Against: strconv.FormatInt(c.Against, 10), Share: c.Share.Percent(),
		Without: pointText(v, foresight.Point{Tally: c.Without, Status: c.Status}), Badge: badge(c.Status),
	}
	if c.Expected.HasData() {
		out.Expected = c.Expected.Percent()
	}
	if c.HasChance {
		out.Chance = percentOf(c.Chance.High.Rat())
	}
	return out
}

// behind lists the subjects against a rule.
func (h *htmlMaker) behind(b *foresight.Behind) *htmlBehind {
	if b == nil {
		return nil
	}
	out := htmlBehind{Title: fmt.Sprintf("What counts against it (%d)", int64(len(b.Cases))+b.Others)}
	if b.Others > 0 {
		out.More = "And " + strconv.FormatInt(b.Others, 10) + " more."
	}
	for i := range b.Cases {
		c := &b.Cases[i]
		out.Cases = append(out.Cases, htmlCase{
			ID: visible(c.ID), Thing: visible(c.Thing), Day: c.Day.String(), Why: strings.ReplaceAll(visible(c.Why.Type), ".", " "),
			At: c.Why.At.In(h.f.location()).Format("2006-01-02 15:04"),
		})
	}
	return &out
}
