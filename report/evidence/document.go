package evidence

import (
	"cmp"
	"fmt"
	"iter"
	"strings"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report"
	"github.com/sellerperf/sellerperf/report/internal/plaintext"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
)

// A section is a part of the document; the format says how it looks. Every text is
// visible, none escaped.
type section struct {
	ID, Title string
	Status    thresholds.Status // of the rule it is about; zero: none
	Label     string
	Blocks    []block
}

// A block is one thing below another. One field is set.
type block struct {
	Heading string
	Text    string
	Facts   [][2]string
	Items   []string
	Sources []source
	Table   *grid
	Blank   string // what the seller writes here
	Code    []string
}

// A source is a page that a number stands on.
type source struct{ Of, URL, Say string }

// A grid is a table. Its rows are made when it is written.
type grid struct {
	Name    string
	Columns []column
	Rows    iter.Seq[[]string]
	Long    bool // perhaps hundreds of rows
}

type column struct {
	Name string
	Num  bool
}

// mostOrders is how many orders of a rule a document lists.
const mostOrders = 500

// title is the document's.
func (p *Pack) title() string {
	return "Plan of action" + plaintext.Lead(": ", plaintext.Visible(p.Account))
}

// document puts the pack into sections. The error is set once the rows have been read.
func (p *Pack) document(hash string, most int, err *error) []section {
	if most <= 0 {
		most = mostOrders
	}
	out := []section{p.about(hash)}
	for i := range p.Rules {
		out = append(out, p.aboutRule(i, &p.Rules[i], most, err))
	}
	if s, ok := p.exclusions(); ok {
		out = append(out, s)
	}
	return append(out, p.assumed(), check(hash))
}

// about says what the pack is about.
func (p *Pack) about(hash string) section {
	c := &p.Card
	in := plaintext.Visible(c.Edition)
	if p.Edition.From.IsValid() {
		in += ", in force since " + p.Edition.From.String()
	}
	s := section{ID: "about", Title: "What this is about", Blocks: []block{
		{Facts: pairs(
			"Account", plaintext.Visible(p.Account), "Policy", plaintext.Visible(cmp.Or(c.Title, c.Policy)), "Edition", in,
			"Judged", "the end of "+c.AsOf.String()+", "+plaintext.Visible(c.Zone), "Rules", report.Summary(*c),
			"Made of", p.madeOf(), "Content hash", hash,
		)},
	}}
	if len(p.Rules) == 0 {
		s.Blocks = append(s.Blocks, block{Text: "No rule is breached."})
	}
	for i := range c.Outcomes {
		if o := &c.Outcomes[i]; o.Status == thresholds.Fail {
			w := report.OutcomeWordsOf(*o)
			s.Blocks = append(s.Blocks, block{Text: plaintext.Sentence(strings.Join(append([]string{w.Title + plaintext.Lead(": ", w.Result)}, w.Remarks...), "; "))})
		}
	}
	if sources := sourcesOf(p.Edition.Sources); len(sources) > 0 {
		s.Blocks = append(s.Blocks, block{Heading: "Sources of the edition"}, block{Sources: sources})
	}
	return s
}

// madeOf says what the figures rest on.
func (p *Pack) madeOf() string {
	s := plaintext.Counted(p.Stats.Events, "event") + ", " + plaintext.Counted(p.Stats.Orders, "order")
	if p.Stats.Conflicts > 0 {
		s += ", " + plaintext.Counted(p.Stats.Conflicts, "conflict")
	}
	return s
}

// pairs joins names and values, those without a value left out.
func pairs(all ...string) [][2]string {
	var out [][2]string
	for i := 0; i+1 < len(all); i += 2 {
		if all[i+1] != "" {
			out = append(out, [2]string{all[i], all[i+1]})
		}
	}
	return out
}

func sourcesOf(sources []thresholds.Source) []source {
	var out []source
	for _, s := range sources {
		of := "all of it"
		if len(s.Of) > 0 {
			of = strings.Join(s.Of, ", ")
		}
		out = append(out, source{
			plaintext.Visible(of), plaintext.Visible(s.URL),
			fmt.Sprintf("(%s, read %v)%s", s.Certainty, s.Read, plaintext.Lead(". ", plaintext.Visible(s.Note))),
		})
	}
	return out
}

// aboutRule tells of one rule.
func (p *Pack) aboutRule(i int, r *Rule, most int, err *error) section {
	w := report.WordsOf(r.Verdict)
	s := section{ID: fmt.Sprintf("rule-%d", i+1), Title: fmt.Sprintf("%d. %s", i+1, w.Rule), Status: r.Verdict.Status, Label: w.Status}
	s.Blocks = append(s.Blocks, block{Heading: "The rule and the figures"}, block{Facts: pairs(
		"Demanded", w.Limit, "Found", w.Number, "Counted", w.Counts, "Window", w.Window, "Over the limit by", overBy(r), "Failing since", since(r),
	)})
	s.Blocks = append(s.Blocks, block{Text: plaintext.Sentence(w.Demand) + plaintext.Lead(" ", w.Note)})
	if len(w.Remarks) > 0 {
		s.Blocks = append(s.Blocks, block{Items: w.Remarks})
	}
	if sources := sourcesOf(r.Verdict.Rule.Sources); len(sources) > 0 {
		s.Blocks = append(s.Blocks, block{Heading: "Sources of the rule"}, block{Sources: sources})
	}
	s.Blocks = append(s.Blocks, p.orders(r, most, err)...)
	s.Blocks = append(s.Blocks, causes(r)...)
	s.Blocks = append(s.Blocks, p.plan(r)...)
	return append1(s, p.beforeAndAfter(r))
}

func append1(s section, blocks []block) section {
	s.Blocks = append(s.Blocks, blocks...)
	return s
}

func overBy(r *Rule) string {
	if v := &r.Verdict; v.HasBudget && v.Budget < 0 {
		return report.WordsOf(*v).Room
	}
	return ""
}

func since(r *Rule) string {
	first, known := r.Since()
	switch {
	case !first.IsValid():
		return ""
	case !known:
		return first.String() + ", or before"
	}
	return first.String()
}

// orders lists what is against a rule.
func (p *Pack) orders(r *Rule, most int, err *error) []block {
	out := []block{{Heading: "The orders behind it"}}
	if r.Listed == 0 {
		return append(out, block{Text: "No order that is held is against it."})
	}
	say := fmt.Sprintf("%s against the rule.", plaintext.Counted(r.Listed, "case"))
	if r.Listed > int64(most) {
		say += fmt.Sprintf(" The first %d are here; all of them, with every fact, are in orders.csv and timeline.csv of the pack.", most)
	}
	if r.Verdict.Kind == metrics.Number && r.Listed < r.Against {
		say += fmt.Sprintf(" %d more are of orders that are no longer held.", r.Against-r.Listed)
	}
	g := &grid{Name: "Orders behind " + report.WordsOf(r.Verdict).Rule, Long: true, Columns: []column{
		{Name: "Order"}, {Name: "Decided by"}, {Name: "Placed"}, {Name: "Ship by"}, {Name: "Confirmed"}, {Name: "Carrier, tracking"},
		{Name: "First scan"}, {Name: "Deliver by"}, {Name: "Delivered"}, {Name: "More"},
	}}
	g.Rows = func(yield func([]string) bool) {
		n := 0
		for c := range p.against(r, err) {
			if n == most || !yield(p.orderRow(c)) {
				return
			}
			n++
		}
	}
	return append(out, block{Text: say}, block{Table: g})
}

// orderRow is a case as the document shows it.
func (p *Pack) orderRow(c metrics.Case) []string {
	row := p.facts(c)
	name := plaintext.Visible(c.ID)
	if c.Thing != "" && c.Thing != c.ID {
		name += ", " + plaintext.Visible(c.Thing)
	}
	out := []string{name, strings.TrimSpace(strings.ReplaceAll(plaintext.Visible(c.Why.Type), ".", " ") + " " + p.local(c.Why.At))}
	if row.o == nil {
		return append(out, make([]string, 8)...)
	}
	placed, _ := row.o.Placed()
	shipBy, _ := row.o.ShipBy()
	confirmed, _ := row.o.Confirmed()
	deliverBy, _ := row.o.DeliverBy()
	s := row.shipment()
	return append(out, p.local(placed), p.local(shipBy), p.local(confirmed), plaintext.Visible(strings.Join(nonEmpty(s.Carrier, s.Service, s.Tracking), ", ")),
		p.local(firstScan(s)), p.local(deliverBy), p.local(s.Delivered), more(&row))
}

// more is what else is known of an order that a seller would write of.
func more(r *row) string {
	o := r.o
	var out []string
	for _, c := range o.Cancellations() {
		out = append(out, detail("cancelled by", said(c.By.String()), "", yes(c.BuyerRequested, "at the buyer's wish"), "", c.Reason))
	}
	for _, f := range o.Feedbacks() {
		out = append(out, detail("feedback of", count(f.Rating), "", yes(f.Removed, "removed")))
	}
	for _, c := range o.Claims() {
		out = append(out, detail("", strings.TrimSpace("claim "+said(c.Kind.String())), "", claimState(c)))
	}
	for _, c := range o.Chargebacks() {
		out = append(out, detail("", strings.TrimSpace("chargeback "+said(c.Kind.String())), "", outcome(c)))
	}
	if v, ok := o.Violation(); ok {
		out = append(out, detail("", v.Category, "", said(v.Outcome.String())))
	}
	if reason, documents := excluded(o); reason != "" {
		out = append(out, "excluded: "+reason+plaintext.Lead(", ", documents))
	}
	return plaintext.Visible(strings.Join(nonEmpty(out...), "; "))
}

func firstScan(s metrics.Shipment) time.Time {
	var first time.Time
	for _, at := range []time.Time{s.Accepted, s.Transit, s.Attempt} {
		if !at.IsZero() && (first.IsZero() || at.Before(first)) {
			first = at
		}
	}
	return first
}

func nonEmpty(all ...string) []string {
	var out []string
	for _, s := range all {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// local prints an instant in the zone of the account, to the minute.
func (p *Pack) local(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(p.Location).Format("2006-01-02 15:04")
}

// causes lists what carries more than its share.
func causes(r *Rule) []block {
	out := []block{{Heading: "Causes"}}
	g := &grid{Name: "Causes", Columns: []column{
		{Name: "Cause"}, {Name: "Against the rule", Num: true}, {Name: "Of all against it", Num: true}, {Name: "Of the total", Num: true},
		{Name: "Without it", Num: true}, {Name: "Then"},
	}}
	var rows [][]string
	others := 0
	for i := range r.Causes {
		c := &r.Causes[i]
		if !beyond(c) {
			continue
		}
		if len(rows) == mostCauseRows {
			others++
			continue
		}
		expected := ""
		if c.Expected.HasData() {
			expected = c.Expected.Percent()
		}
		at := pointWords(r, foresight.Point{Tally: c.Without, Status: c.Status})
		rows = append(rows, []string{keysText(c), whole(c.Against), c.Share.Percent(), expected, at.number, at.status})
	}
	if len(rows) == 0 {
		return append(out, block{Text: "No product, carrier, service or reason carries more than its share."})
	}
	g.Rows = each(rows)
	out = append(out, block{Table: g})
	if others > 0 {
		out = append(out, block{Text: fmt.Sprintf("And %d more, in causes.csv of the pack.", others)})
	}
	return out
}

// mostCauseRows is how many causes the table shows.
const mostCauseRows = 10

func each(rows [][]string) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		for _, r := range rows {
			if !yield(r) {
				return
			}
		}
	}
}

// pointText is a number with its status, in words.
type pointText struct{ number, counts, status string }

func pointWords(r *Rule, pt foresight.Point) pointText {
	v := r.Verdict
	v.Tally, v.Status, v.Ratio = pt.Tally, pt.Status, pt.Tally.Ratio()
	if d := v.Rule.Denominator; d != nil && d.Parts > 1 {
		v.Ratio = metrics.NewRatio(pt.Tally.Hits*d.Parts, pt.Tally.Total)
	}
	w := report.WordsOf(v)
	return pointText{w.Number, w.Counts, w.Status}
}
