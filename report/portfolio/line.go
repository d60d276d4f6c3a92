package portfolio

import (
	"cmp"
	"math/big"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// Line is what is told of one account. Use field names: it may grow.
type Line struct {
	Account string
	// Policy, Edition and AsOf say what it was judged by, and when.
	Policy, Edition string
	AsOf            window.Day
	// Status is that of the scorecard.
	Status thresholds.Status
	// Rules is how many rules it has, Failing and Warning how many of them fail and warn.
	Rules, Failing, Warning int
	// Nearest is what is nearest to harm. Only if HasNearest: nothing is judged.
	Nearest    Nearest
	HasNearest bool
	// Orders is how many orders the figures are made of, 0 if that was not said.
	Orders int64
	// Page is the address of the account's own page, relative to the portfolio's. Empty:
	// there is none.
	Page string
}

// Nearest is the rule of an account that is nearest to harm, or an outcome that fails. Use
// field names: it may grow.
type Nearest struct {
	// Rule and Segment name it; of an outcome Rule is its id, and Outcome is true.
	Rule    string
	Segment metrics.Segment
	Outcome bool
	// Status is the verdict's.
	Status thresholds.Status
	// Tally is what was counted, and Words the verdict in words.
	Tally metrics.Tally
	Words report.Words
	// Against is how much is against the rule, and FailsFrom from how much on it fails, the
	// floor included. Only if Counted.
	Against, FailsFrom int64
	Counted            bool
	// Budget is the verdict's. Only if HasBudget.
	Budget    int64
	HasBudget bool
	// Used is how near it is: 1 and above is harm. Never nil.
	Used *big.Rat
}

// LineOf returns the line of an account. The scorecard is that of the judge and the inputs.
// The errors are those of [foresight.OfCard].
func LineOf(account string, j *thresholds.Judge, in thresholds.Inputs, card thresholds.Scorecard) (Line, error) {
	line := Line{
		Account: account, Policy: card.Policy, Edition: card.Edition, AsOf: card.AsOf, Status: card.Status, Rules: len(card.Verdicts),
	}
	outlooks, err := foresight.OfCard(j, in, card)
	if err != nil {
		return line, err
	}
	for i := range card.Verdicts {
		v := &card.Verdicts[i]
		switch v.Status {
		case thresholds.Fail:
			line.Failing++
		case thresholds.Warn:
			line.Warning++
		}
		n, ok := nearOf(&outlooks[i])
		if ok && (!line.HasNearest || n.compare(&line.Nearest) < 0) {
			line.Nearest, line.HasNearest = n, true
		}
	}
	for i := range card.Outcomes {
		n, ok := outcomeOf(&card.Outcomes[i])
		if ok && (!line.HasNearest || n.compare(&line.Nearest) < 0) {
			line.Nearest, line.HasNearest = n, true
		}
	}
	if line.HasNearest && !line.Nearest.Outcome {
		for i := range card.Verdicts { // only one of them is put into words
			if v := &card.Verdicts[i]; v.Rule.ID == line.Nearest.Rule && v.Rule.Segment == line.Nearest.Segment {
				line.Nearest.Words = report.WordsOf(*v)
				break
			}
		}
	}
	if l, ok := in.Tallies.(*metrics.Ledger); ok {
		line.Orders = l.Stats().Orders
	}
	return line, nil
}

// nearOf returns how near a rule is to harm, and whether it can do any.
func nearOf(o *foresight.Outlook) (Nearest, bool) {
	v := &o.Verdict
	n := Nearest{
		Rule: v.Rule.ID, Segment: v.Rule.Segment, Status: v.Status, Tally: v.Tally, Budget: v.Budget, HasBudget: v.HasBudget,
	}
	judged := v.Status == thresholds.Fail || v.Status == thresholds.Warn || v.Status == thresholds.Pass
	if !judged || v.Rule.Advice {
		return n, false
	}
	b := o.Budget()
	switch {
	case b.HasFailsFrom:
		n.Against, n.FailsFrom, n.Counted = b.Against, b.FailsFrom, true
		n.Used = big.NewRat(n.Against, max(1, n.FailsFrom))
		if n.FailsFrom == 0 { // it fails whatever turns
			n.Used.Add(n.Used, one())
		}
	default:
		n.Used = measured(v)
	}
	if n.Used == nil && v.Status == thresholds.Fail {
		n.Used = one()
	}
	return n, n.Used != nil
}

func one() *big.Rat { return big.NewRat(1, 1) }

// measured returns the number over its limit, or the limit over the number where it may
// not be too low; nil where that says nothing.
func measured(v *thresholds.Verdict) *big.Rat {
	number := v.Ratio
	if v.Count || v.Kind == metrics.Number || v.Rule.Of != 0 {
		number = metrics.NewRatio(v.Tally.Hits, 1)
		if v.Rule.Of == thresholds.Total {
			number = metrics.NewRatio(v.Tally.Total, 1)
		}
	}
	limit := v.Limit.Value.Rat()
	if !number.HasData() || v.Limit.IsZero() || v.Kind == metrics.Share && v.Rule.Of == 0 {
		return nil
	}
	is := big.NewRat(number.Num(), number.Den())
	switch {
	case v.Limit.Op.IsUpper() && limit.Sign() > 0:
		return is.Quo(is, limit)
	case v.Limit.Op.IsLower() && is.Sign() > 0:
		return limit.Quo(limit, is)
	}
	return nil
}

// outcomeOf returns an outcome that fails, which is harm without a measure.
func outcomeOf(o *thresholds.Outcome) (Nearest, bool) {
	if o.Status != thresholds.Fail {
		return Nearest{}, false
	}
	w := report.OutcomeWordsOf(*o)
	return Nearest{
		Rule: o.ID, Outcome: true, Status: o.Status, Used: one(),
		Words: report.Words{Status: w.Status, Rule: w.Title, Counts: w.Result},
	}, true
}

// compare puts what is nearer to harm first: negative if n is.
func (n *Nearest) compare(o *Nearest) int {
	return cmp.Or(
		cmp.Compare(harm(n.Status), harm(o.Status)), o.Used.Cmp(n.Used), compareLeft(n, o),
	)
}

// harm orders what fails before what does not.
func harm(s thresholds.Status) int {
	if s == thresholds.Fail {
		return 0
	}
	return 1
}

// compareLeft puts the smaller budget first, and none last.
func compareLeft(a, b *Nearest) int {
	switch {
	case a.HasBudget && b.HasBudget:
		return cmp.Compare(a.Budget, b.Budget)
	case a.HasBudget:
		return -1
	case b.HasBudget:
		return 1
	}
	return 0
}
