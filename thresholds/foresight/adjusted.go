package foresight

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// Excluded is an order that the seller holds not to count under a rule, and that counts
// officially.
type Excluded struct {
	Order    string
	Metric   string    // the id of the metric it is excluded from
	At       time.Time // when it was said
	Reason   string
	Evidence string        // perhaps empty
	Tally    metrics.Tally // what it counts officially in the verdict's window
}

// Both is a rule's official verdict, and the one adjusted by the exclusions. Use field
// names: it may grow.
type Both struct {
	// Official is the verdict that counts: no exclusion changes it.
	Official thresholds.Verdict
	// Adjusted is what it would be if the marketplace honoured every exclusion.
	Adjusted thresholds.Verdict
	// Exclusions are those that count officially in the window, by order.
	Exclusions []Excluded
}

// Differs reports whether the exclusions would change anything that was counted.
func (b Both) Differs() bool { return b.Official.Tally != b.Adjusted.Tally }

// AdjustedMetrics returns the metrics that a ledger must keep for [Adjust]: those of the
// judge, each as it is and with exclusions honoured. Sorted. The custom definitions are
// those of the metrics that are not in the catalogue.
func AdjustedMetrics(j *thresholds.Judge, custom ...metrics.Definition) []metrics.Variant {
	out := j.Metrics()
	for _, v := range j.Metrics() {
		out = append(out, honoured(v, custom...))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// honoured returns the variant that honours exclusions. A metric nobody knows stays as it
// is.
func honoured(v metrics.Variant, custom ...metrics.Definition) metrics.Variant {
	return cmp.Or(with(v, "exclusions", "honoured", custom...), v)
}

// Adjust judges the official figures and those adjusted by the seller's exclusions, and
// lists for each verdict the exclusions that stand at the end of the as-of day, with
// their reasons and evidence. It reads every order held, and the cases of those rules
// that exclusions speak of. The errors are those of the judge, a metric of
// [AdjustedMetrics] that the ledger does not keep among them.
func Adjust(j *thresholds.Judge, l Open, in thresholds.Inputs) ([]Both, error) {
	in.Tallies = l
	official, err := j.Judge(in)
	if err != nil {
		return nil, err
	}
	in.Tallies = adjusted{l}
	other, err := j.Judge(in)
	if err != nil {
		return nil, err
	}
	excluded, err := exclusions(l, in.AsOf, official.Verdicts)
	if err != nil {
		return nil, err
	}
	out := make([]Both, 0, len(official.Verdicts))
	for n, v := range official.Verdicts {
		b := Both{Official: v, Exclusions: excluded[n]}
		i := slices.IndexFunc(other.Verdicts, func(o thresholds.Verdict) bool {
			return o.Rule.ID == v.Rule.ID && o.Rule.Segment == v.Rule.Segment
		})
		if i >= 0 {
			b.Adjusted = other.Verdicts[i]
		} else { // every order of its segment is excluded
			b.Adjusted = v
			b.Adjusted.Tally, b.Adjusted.Ratio, b.Adjusted.Status = metrics.Tally{}, metrics.Ratio{}, thresholds.NoData
			b.Adjusted.Budget, b.Adjusted.HasBudget = 0, false
		}
		out = append(out, b)
	}
	return out, nil
}

// excluder is Open that can name the orders of which exclusions are told.
type excluder interface {
	Excluded(asOf window.Day) iter.Seq[*metrics.Order]
}

var _ excluder = (*metrics.Ledger)(nil)

// exclusions lists for each verdict the excluded orders that count officially under it.
func exclusions(l Open, asOf window.Day, verdicts []thresholds.Verdict) ([][]Excluded, error) {
	out := make([][]Excluded, len(verdicts))
	excluded := excludedFrom(l, asOf)
	var questions []question
	for i := range verdicts {
		v := &verdicts[i]
		from := excluded[v.Rule.Metric.ID()]
		if len(from) == 0 || v.Status == thresholds.NotApplicable {
			continue
		}
		at := map[string]int{}
		questions = append(questions, question{
			rule: &rule{Rule: v.Rule}, days: v.Window, asOf: asOf,
			take: func(f found) bool {
				id := f.ID()
				x, ok := from[id]
				if !ok || f.Case().Subject != metrics.OrderSubject {
					return true
				}
				k, ok := at[id]
				if !ok {
					k = len(out[i])
					at[id] = k
					out[i] = append(out[i], Excluded{Order: id, Metric: x.Metric, At: x.At, Reason: x.Reason, Evidence: x.Evidence})
				}
				out[i][k].Tally = out[i][k].Tally.Plus(f.Tally())
				return true
			},
		})
	}
	if len(questions) > 0 {
		if err := scan(l, questions); err != nil {
			return nil, err
		}
	}
	for _, list := range out {
		slices.SortFunc(list, func(a, b Excluded) int { return strings.Compare(a.Order, b.Order) })
	}
	return out, nil
}

// excludedFrom collects the exclusions that stand, by metric and order.
func excludedFrom(l Open, asOf window.Day) map[string]map[string]metrics.Exclusion {
	orders := l.All(asOf)
	if e, ok := l.(excluder); ok {
		orders = e.Excluded(asOf)
	}
	out := map[string]map[string]metrics.Exclusion{}
	for o := range orders {
		for _, x := range o.Exclusions() {
			if !x.Excluded {
				continue
			}
			if out[x.Metric] == nil {
				out[x.Metric] = map[string]metrics.Exclusion{}
			}
			out[x.Metric][o.ID()] = x
		}
	}
	return out
}

// adjusted are the figures of a ledger with exclusions honoured.
type adjusted struct{ l Open }

func (a adjusted) Location() *time.Location { return a.l.Location() }

func (a adjusted) variant(v metrics.Variant) metrics.Variant {
	if def, ok := a.l.Definition(v); ok {
		return honoured(v, def)
	}
	return honoured(v)
}

func (a adjusted) Tally(v metrics.Variant, s metrics.Segment, r window.Range, asOf window.Day) (metrics.Tally, error) {
	return a.l.Tally(a.variant(v), s, r, asOf)
}

// Buyers counts the buyers of the adjusted figure.
func (a adjusted) Buyers(v metrics.Variant, s metrics.Segment, r window.Range, asOf window.Day) (int64, error) {
	return a.l.Buyers(a.variant(v), s, r, asOf)
}

// Segments lists the segments of the official figure, so that the verdicts are of the same.
func (a adjusted) Segments(v metrics.Variant, prefix string) ([]metrics.Segment, error) {
	return a.l.Segments(v, prefix)
}

// Currency returns that of the ledger.
func (a adjusted) Currency() string { return a.l.Currency() }

// Open is what can name the subjects behind the figures, and what is still to be done: a
// [*metrics.Ledger].
type Open interface {
	Subjects
	thresholds.BuyerCounter
	thresholds.SegmentLister
	thresholds.CurrencyTeller
	Open(v metrics.Variant, s metrics.Segment, asOf window.Day) (iter.Seq[metrics.Case], error)
	// All yields what is known of every subject, or of those of some kinds, as of a day.
	All(asOf window.Day, of ...metrics.Subject) iter.Seq[*metrics.Order]
	// Definition returns the definition of a metric that is kept.
	Definition(v metrics.Variant) (metrics.Definition, bool)
}

var _ Open = (*metrics.Ledger)(nil)
