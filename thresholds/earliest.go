package thresholds

import (
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// appendMetrics appends the variants that an edition needs.
func (e *compiledEdition) appendMetrics(dst []metrics.Variant, custom []metrics.Definition) []metrics.Variant {
	for i := range e.rules {
		r := &e.rules[i].blank.Rule
		dst = append(dst, r.Metric)
		for _, v := range [...]*metrics.Variant{other(r.Denominator), chooser(r.LowVolume)} {
			if v != nil && *v != "" {
				dst = append(dst, *v)
			}
		}
	}
	for i := range e.Scores {
		for k := range e.Scores[i].Terms {
			t := &e.Scores[i].Terms[k]
			if t.Metric == "" {
				continue
			}
			if v, err := metrics.Resolve(string(t.Metric), custom...); err == nil {
				t.Metric = v
			}
			dst = append(dst, t.Metric)
		}
	}
	return dst
}

// earliest returns the first day that any window of the edition reaches back to.
func (e *compiledEdition) earliest(asOf window.Day) window.Day {
	first := asOf
	reach := func(day window.Day, sp window.Span) {
		if sp != (window.Span{}) {
			if d := sp.Range(day).First; d.Before(first) { // as the zero Day is
				first = d
			}
		}
	}
	for i := range e.rules {
		r := &e.rules[i].blank.Rule
		for _, day := range e.evaluatedOn(i, asOf) {
			reach(day, r.Window)
			if low := r.LowVolume; low != nil {
				reach(day, low.Window)
				reach(day, low.By)
			}
			if d := r.Denominator; d != nil {
				reach(day, d.Window)
			}
		}
	}
	for i := range e.Scores {
		for _, t := range e.Scores[i].Terms {
			reach(asOf, t.Window)
		}
	}
	return first
}

// evaluatedOn returns the as-of day, and the first day on which a rule is judged for
// points.
func (e *compiledEdition) evaluatedOn(rule int, asOf window.Day) []window.Day {
	days := []window.Day{asOf}
	for i := range e.Points {
		if !wanted(e.points[i], rule) {
			continue
		}
		a := account{points: &e.Points[i], asOf: asOf}
		if day := e.streaksBack(e.points[i], a.oldest()); day.Before(asOf) {
			days = append(days, day)
		}
	}
	return days
}
