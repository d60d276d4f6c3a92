package metrics

import (
	"slices"

	"github.com/sellerperf/sellerperf/window"
)

func (l *ledger) tally(v Variant, s Segment, r window.Range, asOf window.Day) (Tally, error) {
	m, err := l.metric(v, r.First)
	if err != nil {
		return Tally{}, err
	}
	return l.tallyOf(m, s, r, asOf), nil
}

func (l *ledger) tallyOf(m *metricState, s Segment, r window.Range, asOf window.Day) Tally {
	seg, known := l.knownSegment(s)
	if !known {
		return Tally{}
	}
	if s != All {
		return m.sum(seg, r, asOf)
	}
	return m.sum(segNone, r, asOf).Plus(m.sum(segMFN, r, asOf)).Plus(m.sum(segAFN, r, asOf))
}

// metric returns a declared metric that is to count from some day on. A variant not
// in its canonical form is understood.
func (l *ledger) metric(v Variant, from window.Day) (*metricState, error) {
	m, ok := l.byName[v]
	if !ok {
		canonical, err := Resolve(string(v), l.cfg.Custom...)
		if m, ok = l.byName[canonical]; err != nil || !ok {
			return nil, &MetricError{Metric: string(v), Err: ErrUndeclared}
		}
	}
	if from.Before(m.from) {
		return nil, &MetricError{Metric: string(v), Key: "from", Value: from.String(), Err: ErrHorizon}
	}
	return m, nil
}

func (m *metricState) sum(seg segmentID, r window.Range, asOf window.Day) Tally {
	if int(seg) >= len(m.series) || m.series[seg] == nil {
		return Tally{}
	}
	return Tally(m.series[seg].Sum(r, asOf))
}

func (l *ledger) appendTrend(dst []Tally, v Variant, s Segment, span window.Span, days window.Range) ([]Tally, error) {
	if err := span.Validate(); err != nil {
		return dst, err
	}
	m, err := l.metric(v, span.Range(days.First).First)
	if err != nil {
		return dst, err
	}
	start := len(dst)
	dst = slices.Grow(dst, days.Len())[:start+days.Len()]
	l.putTrend(dst[start:], m, s, span, days)
	return dst, nil
}

// putTrend puts the trend of a metric's segment into dst, one tally a day.
func (l *ledger) putTrend(dst []Tally, m *metricState, s Segment, span window.Span, days window.Range) {
	seg, known := l.knownSegment(s)
	if !known {
		clear(dst)
		return
	}
	segs := [...]segmentID{seg, segMFN, segAFN}
	use := segs[:1]
	if s == All {
		use = segs[:]
	}
	var series [len(segs)]*window.Series
	for i, seg := range use {
		if int(seg) < len(m.series) {
			series[i] = m.series[seg]
		}
	}
	putTrend(dst, series[:len(use)], span, days)
}

// putTrend puts the trend of some series together into dst, one tally a day, in pieces that
// fit a buffer: ninety days, the usual, in one.
func putTrend(dst []Tally, series []*window.Series, span window.Span, days window.Range) {
	var buf [96]window.Count
	for len(dst) > 0 {
		n := min(len(dst), len(buf))
		part := window.Range{First: days.First, Last: days.First.Add(n - 1)}
		to := dst[:n]
		for i, c := range window.AppendRolling(buf[:0], span, part, series...) {
			to[i] = Tally(c)
		}
		dst, days.First = dst[n:], part.Last.Add(1)
	}
}

// table exports every series.
func (l *ledger) table() *Table {
	t := NewTable(l.cfg.Location)
	for _, m := range l.metrics {
		t.declared[m.variant] = struct{}{} // a metric without a count is known, too
		for seg, series := range m.series {
			if series != nil {
				t.at(m.variant, l.segmentName(segmentID(seg))).Merge(series)
			}
		}
	}
	return t
}
