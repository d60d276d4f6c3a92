package metrics

import (
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/window"
)

// Segments lists the segments of a metric whose names begin with a prefix
// ("category:") and that have a count as of some day, sorted. [All] and [Unanchored] are
// none of them. A variant the ledger does not keep gives a [*MetricError] of
// ErrUndeclared.
func (l *Ledger) Segments(v Variant, prefix string) ([]Segment, error) {
	m, err := l.metric(v, window.Date(9999, 12, 31)) // whenever it was declared
	if err != nil {
		return nil, err
	}
	out := l.appendSegments(nil, m, prefix)
	slices.Sort(out)
	return out, nil
}

// appendSegments appends the segments listed of a metric, in no order.
func (l *ledger) appendSegments(dst []Segment, m *metricState, prefix string) []Segment {
	for id, series := range m.series {
		if s := l.segmentName(segmentID(id)); series != nil && isListed(s, prefix) && !series.IsEmpty() {
			dst = append(dst, s)
		}
	}
	return dst
}

// isListed reports whether a segment is one that is listed by a prefix.
func isListed(s Segment, prefix string) bool {
	return s != All && s != Unanchored && strings.HasPrefix(string(s), prefix)
}

// Segments lists as [Ledger.Segments] does, with those of the hypothetical events.
func (o *Overlay) Segments(v Variant, prefix string) ([]Segment, error) {
	m, err := o.base.metric(v, window.Date(9999, 12, 31))
	if err != nil {
		return nil, err
	}
	out := o.base.appendSegments(nil, m, prefix)
	d := o.differing(m)
	if d == nil {
		slices.Sort(out)
		return out, nil
	}
	out = o.delta.appendSegments(out, d, prefix)
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(s Segment) bool {
		return takenBack(o.base.seriesOf(m, s), o.delta.seriesOf(d, s))
	}), nil
}

// takenBack reports whether one series takes back all that another holds.
func takenBack(all, by *window.Series) bool {
	if all == nil || by == nil {
		return false
	}
	of, ok := all.Bounds()
	if same, is := by.Bounds(); !ok || !is || same != of {
		return false
	}
	sum := all.Clone()
	sum.Merge(by)
	return sum.IsEmpty()
}

// seriesOf returns the series of a segment, nil if there is none.
func (l *ledger) seriesOf(m *metricState, s Segment) *window.Series {
	if id, ok := l.knownSegment(s); ok && int(id) < len(m.series) {
		return m.series[id]
	}
	return nil
}

// Segments lists as [Ledger.Segments] does, for a metric by the name it was declared
// or added by.
func (t *Table) Segments(v Variant, prefix string) ([]Segment, error) {
	if !t.holds(v) {
		return nil, &MetricError{Metric: string(v), Err: ErrUndeclared}
	}
	var out []Segment
	for k, series := range t.series {
		if k.metric == v && isListed(k.segment, prefix) && !series.IsEmpty() {
			out = append(out, k.segment)
		}
	}
	slices.Sort(out)
	return out, nil
}
