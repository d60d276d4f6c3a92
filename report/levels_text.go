package report

import (
	"strings"

	"github.com/sellerperf/sellerperf/thresholds"
)

// partsTitle is the heading of rules that have no say of their own: a level, a score or
// another rule asks for them.
const partsTitle = "Conditions of the levels"

// levels writes tiers, groups, scores, points, and gates that do not pass.
func (p *page) levels(b *brief) {
	for i, o := range levels(&b.Scorecard) {
		if i == 0 {
			p.heading("Levels")
		}
		p.line(p.status(o.Status), p.paint(bold, outcomeTitle(o)), lead(": ", result(o)))
		if why := gateRemark(o); why != "" {
			p.paragraph(margin, "", why)
		}
		for _, r := range outcomeRemarks(o) {
			p.paragraph(margin+"- ", "", r)
		}
	}
}

// parts writes the rules that are counted only for what names them.
func (p *page) parts(b *brief) {
	for i, v := range byUrgency(b.Parts) {
		if i == 0 {
			p.heading(partsTitle)
		}
		p.verdict(v)
	}
}

// levels writes a table of tiers, groups, scores, points, and gates that do not pass.
func (m *document) levels(b *brief) {
	for i, o := range levels(&b.Scorecard) {
		if i == 0 {
			m.section("Levels")
			m.line("| Status | What | Level | To know |")
			m.line("| --- | --- | --- | --- |")
		}
		remarks := outcomeRemarks(o)
		if why := gateRemark(o); why != "" {
			remarks = append(remarks, why)
		}
		m.line("| ", emphasized(o.Status), " | ", escaped(outcomeTitle(o)), " | ", escaped(result(o)), " | ", escaped(strings.Join(remarks, "; ")), " |")
	}
}

// emphasized is the label of a status, bold where it is no good.
func emphasized(s thresholds.Status) string {
	if s == thresholds.Fail || s == thresholds.Warn {
		return "**" + labels[s] + "**"
	}
	return labels[s]
}
