package metrics

import (
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/window"
)

// Segments lists the segments of a metric whose names begin with a prefix
// ("category:") and that have, or had, any count, sorted. [All] and [Unanchored] are
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
		if s := l.segmentName(segmentID(id)); series != nil && isListed(s, prefix) {
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
	if d := o.differing(m); d != nil {
		out = o.delta.appendSegments(out, d, prefix)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// Segments lists as [Ledger.Segments] does, for a metric by the name it was declared
// or added by.
func (t *Table) Segments(v Variant, prefix string) ([]Segment, error) {
	if !t.holds(v) {
		return nil, &MetricError{Metric: string(v), Err: ErrUndeclared}
	}
	var out []Segment
	for k := range t.series {
		if k.metric == v && isListed(k.segment, prefix) {
			out = append(out, k.segment)
		}
	}
	slices.Sort(out)
	return out, nil
}
