package accounthealth

import (
	"errors"
	"slices"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// view is one way of counting a figure.
type view struct {
	t           thresholds.Tallies
	days        window.Range
	asOf        window.Day
	conventions []metrics.Convention // besides those of the source
}

// tally counts a source as the view has it. Conventions that a metric does not know
// do not concern it.
func (v view) tally(s Source) (metrics.Tally, error) {
	variant, ok := withConventions(s.Metric, v.conventions)
	if !ok {
		return metrics.Tally{}, &metrics.MetricError{Metric: string(s.Metric), Err: metrics.ErrUndeclared}
	}
	var sum metrics.Tally
	for _, seg := range s.Segments {
		t, err := v.t.Tally(variant, seg, v.days, v.asOf)
		if err != nil {
			return metrics.Tally{}, err
		}
		sum = sum.Plus(t)
	}
	return sum, nil
}

// withConventions sets conventions of a variant, as far as the metric knows them.
func withConventions(v metrics.Variant, set []metrics.Convention) (metrics.Variant, bool) {
	def, ok := metrics.Find(v.ID())
	if !ok || len(set) == 0 {
		return v, true
	}
	all := v.Conventions()
	for _, c := range set {
		known := slices.ContainsFunc(choices(def), func(k metrics.ConventionChoice) bool { return k.Name == c.Name })
		if !known {
			continue
		}
		all = slices.DeleteFunc(all, func(o metrics.Convention) bool { return o.Name == c.Name })
		all = append(all, c)
	}
	out, err := def.Resolve(all...)
	return out, err == nil
}

// choices are the conventions a metric knows, its own and those of all.
func choices(def metrics.Definition) []metrics.ConventionChoice {
	return append(slices.Clone(def.Conventions), metrics.CommonConventions()...)
}

// counts are the numbers of a figure as a view has them: hits, total, then the parts.
type counts []int64

// The places of the first two.
const (
	atHits = iota
	atTotal
	atParts
)

// count counts a figure. A part whose metric is not kept is absent.
func (v view) count(s *spec) (counts, []bool, error) {
	out, known := make(counts, atParts+len(s.parts)), make([]bool, atParts+len(s.parts))
	t, err := v.tally(s.source)
	if err != nil {
		return nil, nil, err
	}
	out[atHits], out[atTotal] = t.Hits, t.Total
	known[atHits], known[atTotal] = true, s.total != ""
	for i, p := range s.parts {
		if p.source.IsZero() {
			continue
		}
		t, err := v.tally(p.source)
		if errors.Is(err, metrics.ErrUndeclared) {
			continue
		} else if err != nil {
			return nil, nil, err
		}
		out[atParts+i], known[atParts+i] = t.Hits, true
	}
	return out, known, nil
}

// Alternatives returns the metrics by which [Reconcile] tries to explain what differs, besides
// those compared: the same metrics under every other convention they know. A ledger that keeps
// them too lets it try more:
//
//	r, err := accounthealth.Reconcile(in)
//	for _, v := range r.Alternatives() {
//		err = ledger.Declare(v)
//	}
//	r, err = accounthealth.Reconcile(in)
func (r Reconciliation) Alternatives() []metrics.Variant {
	var out []metrics.Variant
	add := func(v metrics.Variant, choices []metrics.Convention) {
		for _, c := range choices {
			w, ok := withConventions(v, []metrics.Convention{c})
			if ok && w != v && !slices.Contains(out, w) {
				out = append(out, w)
			}
		}
	}
	for i := range r.Figures {
		c := &r.Figures[i]
		s, ok := specOf(c.Figure.Name)
		if !ok || !c.has(Different) {
			continue
		}
		choices := choicesOf(s.source.Metric)
		add(s.source.Metric, choices)
		for _, p := range s.parts {
			if !p.source.IsZero() {
				add(p.source.Metric, choices)
			}
		}
	}
	slices.Sort(out)
	return out
}

// wholeTried are the values tried of conventions that are whole numbers.
var wholeTried = [...]string{"1", "2", "24", "48"}

// choicesOf returns the conventions of a metric that are not as the variant has them.
func choicesOf(v metrics.Variant) []metrics.Convention {
	def, ok := metrics.Find(v.ID())
	if !ok {
		return nil
	}
	var out []metrics.Convention
	for _, k := range choices(def) {
		values := k.Values
		if k.Whole > 0 {
			values = wholeTried[:]
		}
		for _, value := range values {
			c := metrics.Convention{Name: k.Name, Value: value}
			if w, ok := withConventions(v, []metrics.Convention{c}); ok && w != v {
				out = append(out, c)
			}
		}
	}
	return out
}
