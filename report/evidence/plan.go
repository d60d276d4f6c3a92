package evidence

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/report"
	"github.com/sellerperf/sellerperf/report/internal/plaintext"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
)

// plan are the sections that the seller writes, each with the facts that belong there.
func (p *Pack) plan(r *Rule) []block {
	return []block{
		{Heading: "Root cause"}, {Items: rootFacts(r)}, {Blank: "root cause"},
		{Heading: "Corrective action"}, {Items: correctiveFacts(r)}, {Blank: "corrective action"},
		{Heading: "Preventive action"}, {Items: preventiveFacts(r)}, {Blank: "preventive action"},
	}
}

// rootFacts say what decided the orders, and what they have in common.
func rootFacts(r *Rule) []string {
	var reasons, others []string
	for i := range r.Causes {
		switch c := &r.Causes[i]; {
		case c.Keys[0].By == foresight.ByReason:
			reasons = append(reasons, fmt.Sprintf("%d of %d against the rule: %s", c.Against, r.Against, keysText(c)))
		case telling(c):
			others = append(others, fmt.Sprintf("%s: %s of what is against the rule, %s of the total", keysText(c), c.Share.Percent(), c.Expected.Percent()))
		}
	}
	most := 2*mostCauses - min(len(reasons), mostCauses)
	out := append(firstFacts(reasons, mostCauses, "reason"), firstFacts(others, most, "cause")...)
	if len(out) == 0 {
		out = append(out, "No product, carrier, service or reason carries more than its share.")
	}
	return out
}

// firstFacts keeps the first of some facts and says how many more there are, and where.
func firstFacts(all []string, most int, noun string) []string {
	if len(all) <= most {
		return all
	}
	return append(all[:most:most], fmt.Sprintf("and %s, in causes.csv of the pack", plaintext.Counted(int64(len(all)-most), "more "+noun)))
}

// correctiveFacts say what would mend the number.
func correctiveFacts(r *Rule) []string {
	var out []string
	b, v := &r.Budget, &r.Verdict
	unit := v.Unit
	if unit == "" {
		unit = "subject"
	}
	if b.HasTurn && b.Turn < 0 {
		out = append(out, fmt.Sprintf("%d of those against the rule must no longer count for it to pass, the total staying as it is", -b.Turn))
	}
	if b.HasGood && b.Good > 0 {
		out = append(out, fmt.Sprintf("or %s must be added, with none against it", plaintext.Counted(b.Good, "more good "+unit)))
	}
	if v.Tally.Open > 0 {
		done, missed := pointWords(r, r.Done), pointWords(r, r.Missed)
		out = append(out, fmt.Sprintf("%s open: done in time %s, %s; missed %s, %s", plaintext.Counted(v.Tally.Open, unit), done.number, done.status, missed.number, missed.status))
	}
	switch day := r.Recovery.Day; {
	case v.Status != thresholds.Fail:
	case day.IsValid():
		out = append(out, fmt.Sprintf("with nothing new against the rule it passes from %v on with the volume of %s", day, volumeText(r.Recovery.Volume)))
	default:
		out = append(out, fmt.Sprintf("with nothing new against the rule it does not pass by %v with the volume of %s", r.Recovery.Until, volumeText(r.Recovery.Volume)))
	}
	return out
}

// preventiveFacts say what prevention has to reach.
func preventiveFacts(r *Rule) []string {
	var out []string
	for i := range r.Causes {
		c := &r.Causes[i]
		if c.Keys[0].By == foresight.ByReason || !telling(c) {
			continue
		}
		at := pointWords(r, foresight.Point{Tally: c.Without, Status: c.Status})
		out = append(out, fmt.Sprintf("without %s the number would be %s (%s), %s", keysText(c), at.number, at.counts, at.status))
	}
	return append(firstFacts(out, mostCauses, "cause"), "the limit: "+report.WordsOf(r.Verdict).Limit)
}

// beforeAndAfter compares the number with what it was and what it would be.
func (p *Pack) beforeAndAfter(r *Rule) []block {
	g := &grid{Name: "Before and after", Columns: []column{{Name: "When"}, {Name: "Number", Num: true}, {Name: "Counted"}, {Name: "Window"}, {Name: "Status"}}}
	var rows [][]string
	for _, e := range p.effects(r) {
		w := pointWords(r, e.Point)
		rows = append(rows, []string{initial(e.What), w.number, w.counts, e.Point.Window.First.String() + " to " + e.Point.Window.Last.String(), w.status})
	}
	g.Rows = each(rows)
	return []block{{Heading: "Before and after"}, {Table: g}}
}

func initial(s string) string { return strings.TrimSuffix(plaintext.Sentence(s), ".") }

// exclusions lists what the seller holds not to count, with his documents.
func (p *Pack) exclusions() (section, bool) {
	var rows [][]string
	for i := range p.Rules {
		r := &p.Rules[i]
		for _, x := range r.Adjusted.Exclusions {
			rows = append(rows, []string{
				report.WordsOf(r.Verdict).Rule, plaintext.Visible(x.Order), p.local(x.At), plaintext.Visible(x.Reason), plaintext.Visible(x.Evidence),
				fmt.Sprintf("%d of %d", x.Tally.Hits, x.Tally.Total),
			})
		}
	}
	if len(rows) == 0 {
		return section{}, false
	}
	g := &grid{Name: "Exclusions", Rows: each(rows), Columns: []column{
		{Name: "Rule"}, {Name: "Order"}, {Name: "Said"}, {Name: "Reason"}, {Name: "Document"}, {Name: "Counted officially", Num: true},
	}}
	return section{ID: "exclusions", Title: "Exclusions and their documents", Blocks: []block{
		{Text: "The seller holds that these orders do not count. The figures above are the official ones: they count them."}, {Table: g},
	}}, true
}

// assumed lists what the numbers that are none of today's take for granted.
func (p *Pack) assumed() section {
	var out []string
	add := func(what string, s foresight.Assumptions) {
		for _, a := range s.All() {
			if text := what + ": " + a.String(); !slices.Contains(out, text) {
				out = append(out, text)
			}
		}
	}
	for i := range p.Rules {
		r := &p.Rules[i]
		add("what it takes", r.Budget.Assumes)
		add("recovery", r.Recovery.Assumes)
		for k := range r.Causes {
			add("causes", r.Causes[k].Assumes)
		}
	}
	if p.WhatIf != nil {
		add("hypothetical events", p.WhatIf.Assumes)
	}
	s := section{ID: "assumed", Title: "What is assumed", Blocks: []block{{Text: "The figures of the as-of day are exact counts of the events handed in. What would be rests on this:"}}}
	if len(out) == 0 {
		s.Blocks[0].Text = "Nothing: the figures of the as-of day are exact counts of the events handed in."
		return s
	}
	s.Blocks = append(s.Blocks, block{Items: out})
	return s
}

// check says how to recompute the hash.
func check(hash string) section {
	return section{ID: "check", Title: "How to check this", Blocks: []block{
		{Text: "The tables behind this document are in the ZIP of the pack. In the unpacked folder:"},
		{Code: []string{"sha256sum -c manifest.sha256    # OK for every table that is as it was", "sha256sum manifest.sha256       # " + hash}},
		{Text: "This document is not covered by the hash, for the seller writes into it."},
	}}
}
