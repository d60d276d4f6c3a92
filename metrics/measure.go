package metrics

import (
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/window"
)

// metricState is a metric a ledger keeps.
type metricState struct {
	variant Variant
	def     Definition
	formula formula
	openIn  bool // convention open=in
	// from is the first day of complete counts: later than the zero Day if the metric
	// was declared when orders had been retired already.
	from     window.Day
	series   []*window.Series
	old, new steps
}

// addMetric starts to keep a metric; it is not computed yet.
func (l *ledger) addMetric(v Variant) error {
	if l.byName[v] != nil {
		return nil
	}
	d, ok := Find(v.ID())
	if !ok {
		i := slices.IndexFunc(l.cfg.Custom, func(d Definition) bool { return d.ID == v.ID() })
		if i < 0 {
			return &MetricError{Metric: v.ID(), Err: ErrUnknown}
		}
		d = l.cfg.Custom[i]
	}
	m := &metricState{variant: v, def: d}
	c := conventionsOf(d, v)
	if d.compile != nil {
		m.formula = d.compile(c)
	} else {
		m.formula = l.customFormula(d)
	}
	m.formula.subject = d.Subject
	if m.formula.kinds == 0 {
		m.formula.kinds = kindsIn(m.formula.reads)
	}
	m.formula.heed(c)
	m.formula.settle()
	m.openIn = c.is("open", "in")
	m.old.openIn, m.new.openIn = m.openIn, m.openIn
	l.byName[v] = m
	i, _ := slices.BinarySearchFunc(l.metrics, v, func(m *metricState, v Variant) int { return strings.Compare(string(m.variant), string(v)) })
	l.metrics = slices.Insert(l.metrics, i, m)
	l.reads |= m.formula.reads
	l.readsWide = l.readsWide || m.formula.wide
	l.readsGoods = l.readsGoods || m.formula.goods
	for k := range l.readers {
		if m.formula.kinds&(1<<k) != 0 {
			l.readers[k] = append(l.readers[k], m)
			l.wants[k] |= m.formula.reads
			l.wide[k] = l.wide[k] || m.formula.wide
		}
	}
	return nil
}

// declare adds metrics and computes them from the subjects held.
func (l *ledger) declare(names []Variant) error {
	resolved := make([]Variant, len(names))
	for i, name := range names {
		v, err := Resolve(string(name), l.cfg.Custom...)
		if err != nil {
			return err
		}
		resolved[i] = v
	}
	var added []*metricState
	for _, v := range resolved {
		if l.byName[v] != nil {
			continue
		}
		if err := l.addMetric(v); err != nil {
			return err
		}
		added = append(added, l.byName[v])
	}
	l.compute(added...)
	for _, m := range added {
		m.from = l.horizon
	}
	return nil
}

// compute fills the empty series of metrics from the subjects held. The lists of cells of a
// block of these are read ahead, so that the waits for memory overlap.
func (l *ledger) compute(all ...*metricState) {
	if len(all) == 0 {
		return
	}
	var reads groupSet
	wide := false
	for _, m := range all {
		reads |= m.formula.reads
		wide = wide || m.formula.wide
	}
	var block [batchBlock]uint32
	for from := uint32(0); from < l.rec.n; {
		n := 0
		for ; n < len(block) && from < l.rec.n; n++ {
			block[n] = from
			from++
		}
		l.facts.touched += l.touchCells(block[:n])
		for _, slot := range block[:n] {
			l.facts.renew(reads, wide)
			for _, m := range all {
				m.old.reset()
				m.new.reset()
				l.measure(m, slot, &m.new)
				m.replace()
			}
		}
	}
}

// measure computes the steps a subject's facts give under a metric.
func (l *ledger) measure(m *metricState, slot uint32, out *steps) {
	h := l.rec.hotAt(slot)
	l.record = ordinary{hot: h, l: l, slot: slot, f: &l.facts}
	l.measureRecord(m, h, out)
}

// measureRecord is measure for the subject of l.record.
func (l *ledger) measureRecord(m *metricState, h *hot, out *steps) {
	f := &m.formula
	if f.needs != 0 && !h.has(f.needs) {
		return
	}
	if f.isPlain(h) {
		if h.placed != 0 {
			f.plain(&l.record, out)
		}
		return
	}
	l.measureSlow(m, l.record.slot, out)
}

// measureTurns is measureRecord without the base, of a metric that has one.
func (l *ledger) measureTurns(m *metricState, h *hot, out *steps) {
	if !h.has(m.formula.turnsOn) {
		return
	}
	f := &l.facts
	f.ready(l, l.record.slot)
	if m.formula.concerns(f) {
		m.formula.turns(f, out)
	}
}

// measureSlow asks the formula day by day and takes the differences.
func (l *ledger) measureSlow(m *metricState, slot uint32, out *steps) {
	f := &l.facts
	f.ready(l, slot)
	if !m.formula.concerns(f) {
		return
	}
	if m.formula.plainly(f, out) || m.formula.direct != nil && m.formula.direct(f, out) {
		return
	}
	if m.formula.parts == nil {
		l.measureDays(&m.formula, out)
		return
	}
	for part := range m.formula.parts(f) {
		f.part = part
		l.measureDays(&m.formula, out)
	}
	f.part = allParts
}

// plainly takes the short cut by a record made of the facts, and reports whether it did.
func (f *formula) plainly(s *facts, out *steps) bool {
	if f.needed == 0 || f.plain == nil || s.placed == 0 {
		return false
	}
	o := s.ordinary()
	if f.needed&^o.made.has != 0 {
		return false
	}
	if f.needed&partLeft == 0 || o.made.cancelled == 0 {
		f.plain(o, out)
		return true
	}
	whole := &s.whole // out may hold steps of another's
	whole.reset()
	whole.openIn = out.openIn
	f.plain(o, whole)
	whole.cut(s.l.zone.day(o.made.cancelled))
	for i := range whole.list {
		t := &whole.list[i]
		out.join(t.day, t.since, t.seg, t.count)
	}
	return true
}

// measureDays adds the steps of the subject, or of one part of it.
func (l *ledger) measureDays(m *formula, out *steps) {
	f := &l.facts
	f.startAnew()
	if !m.unplaced && f.placed != 0 {
		f.startAt(l.zone.day(f.placed)) // before it nothing counts
	}
	m.when(f)
	f.was.list = f.was.list[:0]
	for _, day := range f.sortedDays() {
		f.is.list = f.is.list[:0]
		m.at(f, asOf{day, l.zone.end(day)}, &f.is)
		if f.is.countAs(&f.was) {
			continue // most days change nothing
		}
		for _, k := range f.was.list {
			out.add(k.day, day, k.seg, k.count.Neg())
		}
		for _, k := range f.is.list {
			out.add(k.day, day, k.seg, k.count)
		}
		f.was, f.is = f.is, f.was
	}
}

// replace puts the difference between the new steps and the old into the series.
func (m *metricState) replace() {
	m.differ()
	m.put()
}

// differ makes of the new steps the difference to the old ones, and reads ahead where they
// are to be put. The caller keeps what it returns, so that the reads are not removed.
func (m *metricState) differ() (sum uint64) {
	if slices.Equal(m.old.list, m.new.list) {
		m.new.reset() // as most often: nothing it looks at has changed
		return 0
	}
	for i := range m.old.list {
		o := &m.old.list[i]
		m.new.join(o.day, o.since, o.seg, o.count.Neg())
	}
	return m.readAhead()
}

// readAhead reads where the new steps are to be put. The caller keeps what it returns.
func (m *metricState) readAhead() (sum uint64) {
	for i := range m.new.list {
		if s := &m.new.list[i]; !s.count.IsZero() {
			day, since := window.UnixDay(int(s.day)), window.UnixDay(int(s.since))
			sum += uint64(m.seriesOf(s.seg).Ahead(day, since, s.count))
		}
	}
	return sum
}

// put puts the new steps into the series.
func (m *metricState) put() {
	for i := range m.new.list {
		if s := &m.new.list[i]; !s.count.IsZero() {
			m.seriesOf(s.seg).Add(window.UnixDay(int(s.day)), window.UnixDay(int(s.since)), s.count)
		}
	}
}

func (m *metricState) seriesOf(seg segmentID) *window.Series {
	if int(seg) < len(m.series) && m.series[seg] != nil {
		return m.series[seg]
	}
	return m.newSeries(seg)
}

func (m *metricState) newSeries(seg segmentID) *window.Series {
	for int(seg) >= len(m.series) {
		m.series = append(m.series, nil)
	}
	if m.series[seg] == nil {
		m.series[seg] = &window.Series{}
	}
	return m.series[seg]
}

// segmentOf numbers a segment, making a number for a new one.
func (l *ledger) segmentOf(s Segment) segmentID {
	if id, ok := l.knownSegment(s); ok {
		return id
	}
	l.segments = append(l.segments, s)
	return segFirstOwn + segmentID(len(l.segments)-1)
}

func (l *ledger) knownSegment(s Segment) (segmentID, bool) {
	switch s {
	case All:
		return segNone, true
	case SegmentMFN:
		return segMFN, true
	case SegmentAFN:
		return segAFN, true
	case Unanchored:
		return segUnanchored, true
	}
	i := slices.Index(l.segments, s)
	return segFirstOwn + segmentID(i), i >= 0
}

func (l *ledger) segmentName(id segmentID) Segment {
	switch id {
	case segNone:
		return All
	case segMFN:
		return SegmentMFN
	case segAFN:
		return SegmentAFN
	case segUnanchored:
		return Unanchored
	}
	return l.segments[id-segFirstOwn]
}
