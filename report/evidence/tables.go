package evidence

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
)

// A table is a file of the evidence.
type table struct {
	name  string
	write func(io.Writer) error
}

// folder is where the tables are.
const folder = "evidence/"

// tables lists the tables, sorted by name.
func (p *Pack) tables() []table {
	var out []table
	for i := range p.Rules {
		r := &p.Rules[i]
		in := fmt.Sprintf("%s%03d-%s/", folder, i+1, slug(r))
		out = append(out,
			table{in + "cases.csv", sheet(slices.Concat(caseColumns, []string{"against"}), func(put put) error { return p.putCases(r, put) })},
			table{in + "causes.csv", sheet(causeColumns, r.putCauses)},
			table{in + "effects.csv", sheet(effectColumns, func(put put) error { return p.putEffects(r, put) })},
			table{in + "orders.csv", sheet(orderColumns, func(put put) error { return p.putOrders(r, put) })},
			table{in + "timeline.csv", sheet(timelineColumns, func(put put) error { return p.putTimeline(r, put) })},
			table{in + "trend.csv", sheet(trendColumns, r.putTrend)},
		)
	}
	return append(out,
		table{folder + "exclusions.csv", sheet(exclusionColumns, p.putExclusions)},
		// Without the counts of events: told twice, they say the same.
		table{folder + "scorecard.csv", func(w io.Writer) error { return report.CSV(w, p.Card, report.CSVOptions{}) }},
		table{folder + "sources.csv", sheet(sourceColumns, p.putSources)},
	)
}

// slug is a rule as a part of a file's name. The number before it tells two apart that
// are the same.
func slug(r *Rule) string {
	name := r.Verdict.Rule.ID
	if _, s, ok := strings.Cut(string(r.Verdict.Rule.Segment), ":"); ok {
		name += "-" + s
	}
	keep := func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
			return c
		}
		return '-'
	}
	name = strings.Map(keep, strings.ToLower(name))
	return strings.Trim(name[:min(len(name), 60)], "-")
}

// put adds a row.
type put func(cells ...string)

// sheet is how a table is written row by row, as CSV with a row of names.
func sheet(columns []string, fill func(put) error) func(io.Writer) error {
	return func(w io.Writer) error {
		out := csv.NewWriter(w)
		failed := out.Write(columns)
		err := fill(func(cells ...string) {
			if failed == nil {
				failed = out.Write(cells)
			}
		})
		if err != nil {
			return err
		}
		if failed != nil {
			return failed
		}
		out.Flush()
		return out.Error()
	}
}

func (p *Pack) putCases(r *Rule, put put) error {
	var err error
	for c := range p.cases(r, &err) {
		put(append(caseCells(&c), text(c.Why.Type), yesNo(r.Verdict.Against(c)))...)
	}
	return err
}

func (p *Pack) putOrders(r *Rule, put put) error {
	var err error
	for c := range p.against(r, &err) {
		row := p.facts(c)
		put(row.cells()...)
	}
	return err
}

var timelineColumns = []string{"order", "subject", "at", "fact", "thing", "detail"}

// putTimeline puts what is known of each order once, though several of its things may be
// against the rule.
func (p *Pack) putTimeline(r *Rule, put put) error {
	type key struct {
		subject metrics.Subject
		id      string
	}
	done := map[key]bool{}
	var err error
	for c := range p.against(r, &err) {
		k := key{c.Subject, c.ID}
		if done[k] {
			continue
		}
		if c.Thing != "" { // an order without is there once
			done[k] = true
		}
		row := p.facts(c)
		if row.o == nil {
			continue
		}
		for _, f := range timeline(row.o) {
			put(text(c.ID), c.Subject.String(), instant(f.At), f.What, text(f.Thing), text(f.Detail))
		}
	}
	return err
}

var trendColumns = []string{"as_of", "first", "last", "hits", "total", "open", "rate", "status"}

func (r *Rule) putTrend(put put) error {
	for _, pt := range r.Trend {
		put(append([]string{pt.AsOf.String()}, r.pointCells(pt)...)...)
	}
	return nil
}

// pointCells are what is counted in a window, and what that means.
func (r *Rule) pointCells(pt foresight.Point) []string {
	rate := ""
	if r.Verdict.Kind != metrics.Number {
		rate = rateText(pt.Tally.Ratio())
	}
	return []string{
		pt.Window.First.String(), pt.Window.Last.String(), whole(pt.Tally.Hits), whole(pt.Tally.Total), whole(pt.Tally.Open), rate, pt.Status.String(),
	}
}

// rateText is a ratio rounded half up to six decimals, empty without data.
func rateText(r metrics.Ratio) string {
	d, ok := r.Round(6)
	if !ok {
		return ""
	}
	return d.StringFixed(6)
}

var causeColumns = []string{
	"by", "value", "and_by", "and_value", "hits", "total", "against", "share", "expected", "without_hits", "without_total", "without_status",
}

func (r *Rule) putCauses(put put) error {
	for i := range r.Causes {
		c := &r.Causes[i]
		keys := make([]string, 4)
		for k := range min(len(c.Keys), 2) {
			keys[2*k], keys[2*k+1] = c.Keys[k].By.String(), text(c.Keys[k].Value)
		}
		put(slices.Concat(keys, []string{whole(c.Tally.Hits), whole(c.Tally.Total), whole(c.Against), rateText(c.Share), rateText(c.Expected),
			whole(c.Without.Hits), whole(c.Without.Total), c.Status.String()})...)
	}
	return nil
}

var effectColumns = []string{"effect", "first", "last", "hits", "total", "open", "rate", "status"}

func (p *Pack) putEffects(r *Rule, put put) error {
	for _, e := range p.effects(r) {
		put(append([]string{text(e.What)}, r.pointCells(e.Point)...)...)
	}
	return nil
}

var exclusionColumns = []string{"rule", "segment", "order", "metric", "said_at", "reason", "evidence", "hits", "total", "open"}

func (p *Pack) putExclusions(put put) error {
	for i := range p.Rules {
		r := &p.Rules[i]
		for _, x := range r.Adjusted.Exclusions {
			put(text(r.Verdict.Rule.ID), text(string(r.Verdict.Rule.Segment)), text(x.Order), text(x.Metric), instant(x.At), text(x.Reason), text(x.Evidence),
				whole(x.Tally.Hits), whole(x.Tally.Total), whole(x.Tally.Open))
		}
	}
	return nil
}

var sourceColumns = []string{"rule", "segment", "of", "url", "read", "certainty", "note"}

// putSources puts where the policy, its edition and the rules have their numbers from.
func (p *Pack) putSources(put put) error {
	each := func(rule, segment string, sources []thresholds.Source) {
		for _, s := range sources {
			put(text(rule), text(segment), text(strings.Join(s.Of, " ")), text(s.URL), s.Read.String(), s.Certainty.String(), text(s.Note))
		}
	}
	each("", "", p.Edition.Sources)
	for i := range p.Rules {
		r := &p.Rules[i].Verdict.Rule
		each(r.ID, string(r.Segment), r.Sources)
	}
	return nil
}

func yesNo(is bool) string {
	if is {
		return "yes"
	}
	return "no"
}
