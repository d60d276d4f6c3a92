package metrics

import (
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/window"
)

// formula is a metric as the ledger runs it.
type formula struct {
	reads groupSet // the groups of facts it depends on
	kinds kindSet  // of these the kinds it depends on; none means all
	// unplaced says that it counts subjects that are no placed orders, too.
	unplaced bool
	subject  Subject
	wide     bool // whether it may ask for anything of the subject
	goods    bool // whether it asks for an order's lines or what it is worth
	// needs are groups of which a subject must have cells to count at all, such as
	// messages; none means that it may count without.
	needs groupSet
	// plain gives the steps of a placed order for which plainIf holds; without a
	// plainIf, one none of whose groups in reads has cells. It is a short cut: at
	// gives the same. Optional.
	plain   func(o *ordinary, out *steps)
	plainIf func(h *hot) bool
	plainIn groupSet // with cells of which plain does not hold; by settle
	// base is what an order counts by its placing whatever else happens, turns what it does
	// besides, which nothing but cells of the groups of turnsOn can give. Such a formula's
	// short cuts are made of the two; see based. Optional.
	base    *base
	turns   func(f *facts, out *steps)
	turnsOn groupSet
	// needed are the parts plain looks at: of an order for which plainIf does not hold,
	// but of which a record with these parts can be made, plain gives the steps as well.
	// If partLeft is among them, an order is outside from when all of it is cancelled.
	// None: no other will do.
	needed parts
	// moot are the kinds that change nothing while the short cut holds, nor whether
	// it does.
	moot kindSet
	// scansMoot says that a scan on the way (accepted, transit) of a shipment that was
	// confirmed by then changes nothing.
	scansMoot bool
	// mootScan reports whether a scan or a delivery at an instant changes nothing of an
	// order for which the short cut holds. Optional.
	mootScan func(h *hot, k kind, at stamp) bool
	// parts says of how many parts a subject is that count apart from each other, such as
	// messages; when and at are then asked part by part. Optional.
	parts func(f *facts) int
	// direct gives the steps of a subject from its facts, without asking day by day, and
	// reports whether it did. It is a short cut: at gives the same. Optional.
	direct func(f *facts, out *steps) bool
	// opens reports whether something of a placed order for which the short cut holds may be
	// open at an instant: for plain, what is open on a day to come is among no steps. It may
	// say so of some of which nothing is. Optional.
	opens func(h *hot, end stamp) bool
	// shut says that nothing of any subject is ever open.
	shut bool
	// when adds the days from which at may answer differently.
	when func(f *facts)
	// at adds what the subject contributes as of the end of a day.
	at func(f *facts, asOf asOf, out *marks)
}

// settle works out plainIn, once all else is known.
func (f *formula) settle() {
	switch {
	case f.plain == nil:
		f.plainIf = func(*hot) bool { return false }
	case f.plainIf == nil:
		f.plainIn = f.reads
	}
}

// asOf is the end of a day: what happened by then is known.
type asOf struct {
	day int32
	end stamp // its last second
}

func (k asOf) knows(s stamp) bool { return s != 0 && s <= k.end }

// metricState is a metric a ledger keeps.
type metricState struct {
	variant Variant
	def     Definition
	formula formula
	openIn  bool // convention open=in
	// from is the first day of complete counts: later than the zero Day if the metric
	// was declared when orders had been retired already.
	from     window.Day
	skip     bool // whether the event at hand leaves it alone
	series   []*window.Series
	old, new steps
}

// step says that from the end of day since on, day has so much more.
type step struct {
	day, since int32
	seg        segmentID
	count      window.Count
}

// steps collects the steps of one subject.
type steps struct {
	list   []step
	openIn bool // convention open=in: what is open counts in the total
}

func (s *steps) reset() { s.list = s.list[:0] }

// add adds a step. A since before its day counts as the day.
func (s *steps) add(day, since int32, seg segmentID, c window.Count) {
	if s.openIn {
		c.Total += c.Open
	}
	s.join(day, max(since, day), seg, c)
}

// fewSteps is up to how many steps those of one place are looked for.
const fewSteps = 24

// join adds a step as it is. Steps of one place are made one while there are few; of
// many, such as those of an order with hundreds of messages, the series does it.
func (s *steps) join(day, since int32, seg segmentID, c window.Count) {
	if len(s.list) > fewSteps {
		s.list = append(s.list, step{day, since, seg, c})
		return
	}
	for i := range s.list {
		if t := &s.list[i]; t.day == day && t.since == since && t.seg == seg {
			t.count = t.count.Plus(c)
			return
		}
	}
	s.list = append(s.list, step{day, since, seg, c})
}

// mark is what a subject contributes as of some day.
type mark struct {
	day   int32
	seg   segmentID
	count window.Count
	why   why
	due   stamp   // when it falls due, where something is open
	item  textRef // what is counted, where an order has several
}

// why is the fact that decided a mark.
type why struct {
	kind kind
	at   stamp
	id   textRef
	// Of metrics of one's own: the fact and the thing as they gave them.
	own   *Fact
	thing *string
}

// marks collects marks.
type marks struct{ list []mark }

func (m *marks) add(k mark) { m.list = append(m.list, k) }

// countAs reports whether marks count what others do, whatever decided them.
func (m *marks) countAs(o *marks) bool {
	if len(m.list) != len(o.list) {
		return false
	}
	for i := range m.list {
		if a, b := &m.list[i], &o.list[i]; a.day != b.day || a.seg != b.seg || a.count != b.count {
			return false
		}
	}
	return true
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

// isPlain reports whether the short cut by the record alone holds.
func (f *formula) isPlain(h *hot) bool {
	return !h.has(f.plainIn) && (f.plainIf == nil || f.plainIf(h))
}

// indifferent reports whether a kind of report cannot change what a subject counts.
func (f *formula) indifferent(h *hot, k kind) bool {
	if f.needs != 0 && (h.groups|groupOf[k])&f.needs == 0 {
		return true
	}
	return f.moot&(1<<k) != 0 && f.isPlain(h)
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

// concerns reports whether a formula counts a subject at all.
func (f *formula) concerns(s *facts) bool {
	return f.isAbout(s.subject) && (s.placed != 0 || f.unplaced || f.subject != OrderSubject)
}

// isAbout reports whether a formula may count subjects of a kind.
func (f *formula) isAbout(sub Subject) bool {
	return sub == f.subject || f.subject == OrderSubject && f.unplaced && sub != ViolationSubject
}

// replace puts the difference between the new steps and the old into the series.
func (m *metricState) replace() {
	if slices.Equal(m.old.list, m.new.list) {
		return // as most often: nothing it looks at has changed
	}
	for i := range m.old.list {
		o := &m.old.list[i]
		m.new.join(o.day, o.since, o.seg, o.count.Neg())
	}
	m.put()
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
