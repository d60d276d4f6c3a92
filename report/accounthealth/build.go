package accounthealth

import (
	"cmp"
	"errors"

	"github.com/shopspring/decimal"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// Options says what figures and rules do not. Use field names: it may grow.
type Options struct {
	// Marketplace is Amazon's id of the marketplace, such as ATVPDKIKX0DER. Required.
	Marketplace string
	// Account is the status of the account, which only Amazon knows. Empty: the report
	// lists no account.
	Account Status
	// Rating is the account health rating, if there is one. Its window is set.
	Rating Rating
	// WarningStates are Amazon's further warnings, if any.
	WarningStates []WarningState
}

// FromScorecard makes a report of a scorecard and the figures it was judged by. Windows,
// targets and statuses are those of the verdicts; a figure no rule judges has the window
// and target of Amazon's examples. Passing and warning are GOOD, failing is BAD, all else
// is NONE. Amazon knows no "at most" and "at least": they are written LESS_THAN and
// GREATER_THAN, as Amazon itself writes at least 90 % of units.
//
// Days are those of the figures' zone, written as Amazon writes its own: from 00:00:00Z to
// 23:59:59Z.
//
// The schema demands every figure. One whose metric t does not keep, or to which nothing of
// ours corresponds, is a placeholder:
// zero, of status NONE, and a [Placeholder] warning of the report says so. The error is a
// [*FigureError] with any other error of t, or that an option is missing or unknown.
func FromScorecard(card thresholds.Scorecard, t thresholds.Tallies, opt Options) (Report, error) {
	if opt.Marketplace == "" {
		return Report{}, &FigureError{Name: "marketplaceId", Err: metrics.ErrMissing}
	}
	b := builder{card: card, tallies: t, rep: Report{Version: "V2"}}
	if opt.Account != "" {
		b.rep.Accounts = []Account{{Marketplace: opt.Marketplace, Status: opt.Account, Pointer: "/accountStatuses/0"}}
	}
	m := Marketplace{ID: opt.Marketplace, WarningStates: opt.WarningStates, Pointer: "/performanceMetrics/0"}
	for i := range v2 {
		s := &v2[i]
		if s.extra {
			continue
		}
		f, err := b.figure(s)
		if err != nil {
			return Report{}, &FigureError{Name: s.name, Err: err}
		}
		m.Figures = append(m.Figures, f)
	}
	m.Rating = opt.Rating
	m.Rating.Pointer = m.Pointer + "/accountHealthRating"
	m.Rating.Window = rangeOf(ratingSpan.Range(card.AsOf))
	if m.Rating.Status == "" {
		m.Rating.Status = None
		b.placeholder(m.Rating.Pointer, "account-health-rating")
	}
	b.rep.Marketplaces = []Marketplace{m}
	return b.rep, nil
}

// ratingSpan is the window of the rating in the schema's example.
var ratingSpan = window.Span{Days: 181}

// Variants returns the metrics that reports are made of: what a ledger must keep so that
// [FromScorecard] leaves nothing out. What the library does not know yet is not among
// them.
func Variants() []metrics.Variant {
	var out []metrics.Variant
	seen := map[metrics.Variant]bool{}
	add := func(s Source) {
		v, err := metrics.Resolve(string(s.Metric))
		if err == nil && !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	for _, table := range [...][]spec{v2, v1} {
		for i := range table {
			add(table[i].source)
			for _, p := range table[i].parts {
				add(p.source)
			}
		}
	}
	return out
}

// builder makes a report.
type builder struct {
	card    thresholds.Scorecard
	tallies thresholds.Tallies
	rep     Report
}

func (b *builder) placeholder(pointer, what string) {
	b.rep.Warnings = append(b.rep.Warnings, Warning{Code: Placeholder, Pointer: pointer, Value: what, Text: what + " is not computed; written as zero, status NONE"})
}

func (b *builder) figure(s *spec) (Figure, error) {
	f := Figure{Name: s.name, Pointer: "/performanceMetrics/0"}
	for _, key := range s.path {
		f.Pointer = below(f.Pointer, key)
	}
	if len(s.path) > 1 {
		f.FulfillmentType = channelOf(s)
	}
	limit, days, v := b.rule(s)
	f.Window = rangeOf(days)
	f.Target = targetOf(limit)
	t, known, err := tallyOf(b.tallies, s.source, days, b.card.AsOf)
	if err != nil {
		return f, err
	}
	f.Hits = Count{N: t.Hits, Stated: true, Pointer: below(f.Pointer, s.hits)}
	if s.total != "" {
		f.Total = Count{N: t.Total, Stated: true, Pointer: below(f.Pointer, s.total)}
		f.Rate = rateOf(t.Ratio())
	}
	f.Status = None
	switch {
	case !known:
		b.placeholder(f.Pointer, cmp.Or(string(s.source.Metric), string(s.name)))
	case v != nil:
		f.Status = statusOf(v.Status)
	default:
		f.Status = judged(limit, s, t)
	}
	if s.hitsStatus {
		f.Hits.Status = f.Status
		f.Hits.Pointer = below(f.Hits.Pointer, "count")
	}
	for _, p := range s.parts {
		part := Part{p.key, Count{Stated: true, Status: None, Pointer: below(below(f.Pointer, p.key), "count")}}
		t, known, err := tallyOf(b.tallies, p.source, days, b.card.AsOf)
		if err != nil {
			return f, err
		}
		if part.N = t.Hits; !known {
			b.placeholder(below(f.Pointer, p.key), p.key)
		}
		f.Parts = append(f.Parts, part)
	}
	return f, nil
}

// rule returns the limit and the days of a figure, and the verdict they are of, if there is
// one. Of several that judge the same number over different windows it is that with the
// window of Amazon's example.
func (b *builder) rule(s *spec) (thresholds.Limit, window.Range, *thresholds.Verdict) {
	var best *thresholds.Verdict
	for i := range b.card.Verdicts {
		v := &b.card.Verdicts[i]
		if s.source.IsZero() || v.Rule.Metric != s.source.Metric || v.Status == thresholds.NotApplicable || !s.source.covers(v.Rule.Segment) || v.Rule.Limit.Validate() != nil {
			continue
		}
		if best == nil || v.Span == s.span && best.Span != s.span {
			best = v
		}
	}
	if best == nil {
		return thresholds.MustParseLimit(s.target), s.span.Range(b.card.AsOf), nil
	}
	if s.total == "" {
		return best.Rule.Limit, best.Window, nil // a rule for all categories judges none of them
	}
	return best.Rule.Limit, best.Window, best
}

// covers reports whether a rule for a segment is one for the figure: for its own segment,
// or, of a count by category, for all.
func (s Source) covers(seg metrics.Segment) bool {
	if len(s.Segments) == 1 {
		return s.Segments[0] == seg
	}
	return seg == metrics.All
}

// tallyOf counts what a source names, all segments taken together, and reports whether the
// metric is kept.
func tallyOf(t thresholds.Tallies, s Source, days window.Range, asOf window.Day) (sum metrics.Tally, known bool, err error) {
	if s.IsZero() {
		return sum, false, nil
	}
	for _, seg := range s.Segments {
		n, err := t.Tally(s.Metric, seg, days, asOf)
		if errors.Is(err, metrics.ErrUndeclared) {
			return metrics.Tally{}, false, nil
		} else if err != nil {
			return metrics.Tally{}, false, err
		}
		sum = sum.Plus(n)
	}
	return sum, true, nil
}

func statusOf(s thresholds.Status) Status {
	switch s {
	case thresholds.Pass, thresholds.Warn:
		return Good
	case thresholds.Fail:
		return Bad
	}
	return None
}

// judged is the status of a figure that no rule judges, by its target.
func judged(limit thresholds.Limit, s *spec, t metrics.Tally) Status {
	var holds bool
	switch {
	case s.total == "":
		holds = limit.HoldsCount(t.Hits)
	case t.Total == 0:
		return None
	default:
		holds = limit.Holds(t.Ratio())
	}
	if holds {
		return Good
	}
	return Bad
}

func targetOf(l thresholds.Limit) Target {
	t := Target{Value: Number{Text: decimalText(l.Value), Value: l.Value, Stated: true}, Condition: Equals}
	switch {
	case l.Op.IsUpper():
		t.Condition = LessThan
	case l.Op.IsLower():
		t.Condition = GreaterThan
	}
	return t
}

// rateDigits is how many decimals a rate is written with: one more than in Amazon's own
// example.
const rateDigits = 12

// rateOf is the rate as it is written; without data it is 0, as Amazon has it.
func rateOf(r metrics.Ratio) Number {
	d, ok := r.Round(rateDigits)
	if !ok {
		d = decimal.Decimal{}
	}
	return Number{Text: decimalText(d), Value: d, Stated: true}
}

// decimalText prints a decimal with no more zeros than it needs.
func decimalText(d decimal.Decimal) string {
	s := d.StringFixed(max(0, -d.Exponent()))
	if d.Exponent() >= 0 {
		return s
	}
	for s[len(s)-1] == '0' {
		s = s[:len(s)-1]
	}
	if s[len(s)-1] == '.' {
		s = s[:len(s)-1]
	}
	return s
}
