package metrics

import (
	"slices"

	"github.com/sellerperf/sellerperf/window"
)

// AppendDays appends to dst one tally for each day in days: that of the day alone, all as of
// the end of day asOf, as Tally counts it. The errors are those of Tally, and dst is then
// returned as it was.
func (l *Ledger) AppendDays(dst []Tally, v Variant, s Segment, days window.Range, asOf window.Day) ([]Tally, error) {
	m, err := l.metric(v, days.First)
	if err != nil {
		return dst, err
	}
	start := len(dst)
	dst = append(slices.Grow(dst, days.Len()), make([]Tally, days.Len())...)
	seg, known := l.knownSegment(s)
	if !known {
		return dst, nil
	}
	segs := [...]segmentID{seg, segMFN, segAFN}
	use := segs[:1]
	if s == All {
		use = segs[:]
	}
	out := dst[start:]
	for _, seg := range use {
		if int(seg) >= len(m.series) || m.series[seg] == nil {
			continue
		}
		for d, c := range m.series[seg].Days(days, asOf) {
			t := &out[d.Sub(days.First)]
			*t = t.Plus(Tally(c))
		}
	}
	return dst, nil
}
