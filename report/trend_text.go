package report

import (
	"fmt"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report/chart"
	"github.com/sellerperf/sellerperf/thresholds"
)

// sparkWidth is how many columns a trend takes in a line of text.
const sparkWidth = 30

// A trend is a rule's number over the days in a line.
type trend struct {
	v     *thresholds.Verdict
	spark string
}

// trends returns the trends of the rules, the most urgent first, and what they show.
func (f *Foresight) trends(b *brief) (title string, out []trend) {
	w := words{b: b, f: f}
	if f == nil {
		return "", nil
	}
	days := 0
	w.each(func(v *thresholds.Verdict, r *RuleForesight) {
		if len(r.Trend) == 0 {
			return
		}
		days = max(days, len(r.Trend))
		values := make([]metrics.Ratio, len(r.Trend))
		for i, p := range r.Trend {
			if p.Status != thresholds.NoData {
				values[i] = numberIn(v, p.Tally.Hits, p.Tally.Total)
			}
		}
		out = append(out, trend{v, chart.Spark(values, sparkWidth)})
	})
	return fmt.Sprintf("The last %d days, each line on a scale of its own", days), out
}

// trends writes a line of blocks for each rule.
func (p *page) trends(b *brief, f *Foresight) {
	title, all := f.trends(b)
	for i, t := range all {
		if i == 0 {
			p.heading(title)
		}
		name, number := pad(t.v.Rule.ID, ruleWidth), padLeft(number(t.v), rateWidth)
		if columns(t.v.Rule.ID) > ruleWidth {
			p.line("   - ", p.paint(colors[t.v.Status], t.v.Rule.ID))
			p.line("     ", pad("", ruleWidth), " ", t.spark, number)
			continue
		}
		p.line("   - ", p.paint(colors[t.v.Status], name), " ", t.spark, number)
	}
}

// trends writes a line of blocks for each rule.
func (m *document) trends(b *brief, f *Foresight) {
	title, all := f.trends(b)
	for i, t := range all {
		if i == 0 {
			m.section(escaped(title))
		}
		m.line("- `", t.spark, "` **", escaped(t.v.Rule.ID), "** ", escaped(number(t.v)))
	}
}
