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
	for _, seg := range use {
		if int(seg) >= len(m.series) || m.series[seg] == nil {
			continue
		}
		day := days.First
		for i := range dst[start:] {
			c := m.series[seg].Sum(window.Range{First: day, Last: day}, asOf)
			dst[start+i] = dst[start+i].Plus(Tally(c))
			day = day.Add(1)
		}
	}
	return dst, nil
}
