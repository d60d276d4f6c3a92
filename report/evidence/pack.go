package evidence

import (
	"iter"
	"slices"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// Pack is the evidence about an account on a day. Make one with [Gather]. Use field
// names: it may grow.
type Pack struct {
	// Account is whose it is, perhaps empty.
	Account string
	// Card is the scorecard of the as-of day.
	Card thresholds.Scorecard
	// Edition is the edition in force, with its sources; zero where no policy was handed in.
	Edition thresholds.Edition
	// Stats says what went into the figures.
	Stats metrics.Stats
	// Location is the zone in which instants are told in documents. Tables have UTC.
	Location *time.Location
	// Rules are the rules the pack is about, in the order of the scorecard.
	Rules []Rule
	// WhatIf is an assessment with hypothetical events: what the seller means to do. Nil:
	// none was handed in.
	WhatIf *foresight.Hypothesis

	ledger Subjects
}

// Rule is a rule with what there is to say of it. Use field names: it may grow.
type Rule struct {
	// Verdict is the number on the as-of day.
	Verdict thresholds.Verdict
	// Budget is what it takes.
	Budget foresight.Budget
	// Trend is the number at the end of each of the days before, the as-of day the last.
	Trend []foresight.Point
	// Causes are what carries more than its share, the most beyond it first.
	Causes []foresight.Cause
	// Done and Missed are the number once what is open is done in time, or missed.
	Done, Missed foresight.Point
	// Recovery is when it passes again, with the volume of the options.
	Recovery foresight.Recovery
	// Adjusted is the verdict with exclusions honoured. Only if HasAdjusted: the ledger
	// keeps the metric for it.
	Adjusted    foresight.Both
	HasAdjusted bool
	// Against is how much is against the rule, in the unit of its metric, and Listed how
	// many cases are behind that; fewer where orders are retired.
	Against, Listed int64
}

// Since returns the first day of the run of failing days that ends on the as-of day, and
// whether the trend reaches back to before it. The zero Day: it does not fail.
func (r *Rule) Since() (first window.Day, known bool) {
	for _, p := range slices.Backward(r.Trend) {
		if p.Status != thresholds.Fail {
			return first, true
		}
		first = p.AsOf
	}
	return first, false
}

// Options say what to gather. The zero value is the default. Use field names: it may
// grow.
type Options struct {
	// Rules are the ids of the rules to be about, failing or not. Nil: all that fail.
	Rules []string
	// Policy is where the edition's own sources are taken from. Its name must be that of
	// the judge's. Without editions: they are left out.
	Policy thresholds.Policy
	// Days is how many days of the past are in the trend. Default: 90.
	Days int
	// Volume is the sales assumed for the recovery. The zero Volume: those of the last 28
	// days again.
	Volume foresight.Volume
	// WhatIf is an assessment with hypothetical events, to be shown as before and after.
	WhatIf *foresight.Hypothesis
}

const defaultDays = 90

// Subjects is what can name orders, what is known of them and what is open: a
// [*metrics.Ledger].
type Subjects interface {
	foresight.Subjects
	foresight.Open
	// Account is whose figures they are; it may be empty.
	Account() string
	// Stats says what the figures rest on.
	Stats() metrics.Stats
}

var _ Subjects = (*metrics.Ledger)(nil)

// Gather asks the floors below about an account as of a day; in.Tallies does not count, they are
// those of the ledger. A ledger that keeps the metrics of [foresight.AdjustedMetrics] has the
// exclusions taken into account. It reads the orders of each rule's window, and remembers
// none. The errors are those of the judge and of [metrics.Ledger.Cases], and one of the
// class [metrics.ErrUnknown] for a rule that the scorecard does not have.
func Gather(j *thresholds.Judge, l Subjects, in thresholds.Inputs, opt Options) (Pack, error) {
	in.Tallies = l
	p := Pack{Account: l.Account(), Stats: l.Stats(), Location: l.Location(), WhatIf: opt.WhatIf, ledger: l}
	p.Edition, _ = opt.Policy.EditionOn(in.AsOf)
	var err error
	if p.Card, err = j.Judge(in); err != nil {
		return p, err
	}
	outlooks, err := foresight.OfCard(j, in, p.Card)
	if err != nil {
		return p, err
	}
	both, err := adjust(j, l, in)
	if err != nil {
		return p, err
	}
	if err := known(&p.Card, opt.Rules); err != nil {
		return p, err
	}
	// The rules stay where they are while the orders are read.
	p.Rules = make([]Rule, 0, len(p.Card.Verdicts))
	against := make([]foresight.Behind, len(p.Card.Verdicts))
	var orders foresight.Pass
	var notJudged []int
	for i := range p.Card.Verdicts {
		v := &p.Card.Verdicts[i]
		if opt.Rules == nil && v.Status != thresholds.Fail || opt.Rules != nil && !slices.Contains(opt.Rules, v.Rule.ID) {
			continue
		}
		r, err := ruleOf(&outlooks[i], &opt)
		if err != nil {
			return p, err
		}
		if i < len(both) {
			r.Adjusted, r.HasAdjusted = both[i], true
		}
		p.Rules = append(p.Rules, r)
		if !outlooks[i].Applies() {
			notJudged = append(notJudged, len(p.Rules)-1)
		}
		orders.Causes(&outlooks[i], foresight.CauseOptions{}, &p.Rules[len(p.Rules)-1].Causes)
		orders.Behind(&outlooks[i], 0, &against[len(p.Rules)-1])
	}
	if err := orders.Run(l); err != nil {
		return p, err
	}
	for i := range p.Rules {
		p.Rules[i].Listed = against[i].Others
	}
	for _, i := range notJudged { // its cases are listed all the same
		for range p.against(&p.Rules[i], &err) {
			p.Rules[i].Listed++
		}
	}
	if len(p.Rules) == 0 {
		p.Rules = nil
	}
	return p, err
}

// ruleOf gathers what there is to say of one rule by the figures alone.
func ruleOf(o *foresight.Outlook, opt *Options) (Rule, error) {
	r := Rule{Verdict: o.Verdict, Budget: o.Budget(), Done: o.Settled(true), Missed: o.Settled(false)}
	r.Against = r.Budget.Against
	days := opt.Days
	if days <= 0 {
		days = defaultDays
	}
	var err error
	if r.Trend, err = o.Trend(window.Range{First: o.AsOf.Add(1 - days), Last: o.AsOf}); err != nil {
		return r, err
	}
	volume := opt.Volume
	if volume.IsNone() {
		volume = foresight.LastDays(28)
	}
	r.Recovery, err = o.Recovery(volume)
	return r, err
}

// against yields the cases that count against a rule, by day. The error comes after them.
func (p *Pack) against(r *Rule, err *error) iter.Seq[metrics.Case] {
	return func(yield func(metrics.Case) bool) {
		for c := range p.cases(r, err) {
			if r.Verdict.Against(c) && !yield(c) {
				return
			}
		}
	}
}

// cases yields all cases behind a rule, by day. The error comes after them.
func (p *Pack) cases(r *Rule, err *error) iter.Seq[metrics.Case] {
	v := &r.Verdict
	if v.Status == thresholds.NotApplicable {
		return func(func(metrics.Case) bool) {}
	}
	all, failed := p.ledger.Cases(v.Rule.Metric, v.Rule.Segment, v.Window, p.Card.AsOf)
	if failed != nil {
		*err = failed
		return func(func(metrics.Case) bool) {}
	}
	return all
}
