package report

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
)

// TextOptions is what Text may be told besides. The zero value is the default. Use
// field names: it may grow.
type TextOptions struct {
	// Input says what went into the figures: a ledger's Stats. Nil: the line is
	// left out.
	Input *metrics.Stats
	// Color marks the statuses with ANSI colours. Text never finds out for itself
	// whether it writes to a terminal.
	Color bool
}

// The columns of the page.
const (
	pageWidth   = 80
	statusWidth = 9
	ruleWidth   = 38
	rateWidth   = 9
)

// Text writes a scorecard for people, in 80 columns: the overall status, then the
// rules, the most urgent first (failing, warning, passing, then what is not judged;
// among equals the smaller budget), and where it all comes from. A name that is too
// long for its column makes its line longer.
func Text(w io.Writer, sc thresholds.Scorecard, opt TextOptions) error {
	p := page{color: opt.Color}
	p.line(p.status(sc.Status), " ", summary(sc.Verdicts))
	for _, v := range byUrgency(sc.Verdicts) {
		p.verdict(v)
	}
	p.footer(sc, opt.Input)
	_, err := w.Write(p.buf.Bytes())
	return err
}

// page is the text being put together.
type page struct {
	buf   bytes.Buffer
	color bool
}

func (p *page) line(parts ...string) {
	p.buf.WriteString(strings.TrimRight(strings.Join(parts, ""), " "))
	p.buf.WriteByte('\n')
}

// detail writes a line, or several, under a verdict.
func (p *page) detail(lead, text string) {
	indent := strings.Repeat(" ", statusWidth+1)
	for i, part := range wrap(text, pageWidth-len(indent)-len(lead)) {
		if i > 0 {
			lead = strings.Repeat(" ", len(lead))
		}
		p.line(indent, lead, part)
	}
}

// urgency orders the statuses.
var urgency = map[thresholds.Status]int{
	thresholds.Fail: 0, thresholds.Warn: 1, thresholds.Pass: 2,
	thresholds.TooFew: 3, thresholds.NoData: 4, thresholds.NotApplicable: 5,
}

func byUrgency(verdicts []thresholds.Verdict) []*thresholds.Verdict {
	out := make([]*thresholds.Verdict, len(verdicts))
	for i := range verdicts {
		out[i] = &verdicts[i]
	}
	slices.SortStableFunc(out, func(a, b *thresholds.Verdict) int {
		if c := cmp.Compare(urgency[a.Status], urgency[b.Status]); c != 0 {
			return c
		}
		if a.HasBudget && b.HasBudget {
			return cmp.Compare(a.Budget, b.Budget)
		}
		return 0
	})
	return out
}

// verdict writes one rule: the number beside its limit, then what it is made of.
func (p *page) verdict(v *thresholds.Verdict) {
	p.line()
	p.line(p.status(v.Status), " ", pad(v.Rule.ID, ruleWidth), padLeft(number(v), rateWidth), "  ", limit(v, v.Rule.Limit))
	switch v.Status {
	case thresholds.NotApplicable:
		p.detail("", "applies "+period(v.Rule))
		return
	case thresholds.TooFew:
		p.detail("", fmt.Sprintf("not judged under %s", counted(v.Rule.Minimum, unitOf(v))))
	case thresholds.Warn:
		p.detail("", "the warning line is "+limit(v, v.Rule.Warning))
	}
	p.detail("", tally(v)+", "+v.Window.First.String()+" to "+v.Window.Last.String())
	if v.HasBudget {
		p.detail("", budget(v))
	}
	if v.Rule.Floor > 0 {
		p.detail("", "can fail only from "+counted(v.Rule.Floor, unitOf(v))+" against it on")
	}
	for _, w := range v.Warnings {
		p.detail("! ", w.String())
	}
	if v.Status == thresholds.Fail && v.Rule.Note != "" {
		p.detail("", v.Rule.Note)
	}
}

// footer says where it all comes from.
func (p *page) footer(sc thresholds.Scorecard, in *metrics.Stats) {
	p.line()
	p.line(fmt.Sprintf("policy %s, edition %s, as of %v (%s)", sc.Policy, sc.Edition, sc.AsOf, sc.Zone))
	if in != nil {
		p.line(fmt.Sprintf("%s, %s, %s, %d expired", counted(in.Events, "event"), counted(in.Orders, "order"),
			counted(in.Conflicts, "conflict"), in.Expired))
	}
}

// The looks of the statuses.
var (
	labels = map[thresholds.Status]string{
		thresholds.Fail: "FAIL", thresholds.Warn: "WARN", thresholds.Pass: "PASS",
		thresholds.TooFew: "TOO FEW", thresholds.NoData: "NO DATA", thresholds.NotApplicable: "N/A",
	}
	colors = map[thresholds.Status]string{
		thresholds.Fail: "\x1b[1;31m", thresholds.Warn: "\x1b[33m", thresholds.Pass: "\x1b[32m",
	}
)

// status returns the padded label of a status.
func (p *page) status(s thresholds.Status) string {
	label := labels[s]
	fill := strings.Repeat(" ", max(0, statusWidth-len(label)))
	if c := colors[s]; p.color && c != "" {
		return c + label + "\x1b[0m" + fill
	}
	return label + fill
}
