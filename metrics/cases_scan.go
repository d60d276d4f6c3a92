package metrics

import (
	"slices"

	"github.com/sellerperf/sellerperf/window"
)

// A CaseQuery asks for cases in [Ledger.ScanCases]. Use field names: it may grow.
type CaseQuery struct {
	// Metric, Segment, Range and AsOf say of which tally: they are the arguments of
	// [Ledger.Cases].
	Metric  Variant
	Segment Segment
	Range   window.Range
	AsOf    window.Day
	// Open asks for what [Ledger.Open] lists instead: what is open at the end of AsOf,
	// whatever its day. Range does not count.
	Open bool
	// Keep says of which tallies cases are asked for. Nil: of all.
	Keep func(Tally) bool
	// Take is given each case. It is asked for no more once it returns false. Required.
	Take func(*FoundCase) bool
}

// ScanCases answers many queries while it reads every order held once: each is given the
// cases that [Ledger.Cases], or [Ledger.Open], lists, in no order to be relied on, but for
// this: the cases of one subject come one after the other, whatever queries they are for.
// It holds no more than one subject at a time. Take may read the ledger, and must not write
// to it.
//
// The error is that of [Ledger.Cases] for the first query that has one; then nothing is
// read.
func (l *Ledger) ScanCases(queries ...CaseQuery) error {
	s := newCaseScan(&l.ledger)
	for i := range queries {
		if err := s.add(&queries[i]); err != nil {
			return err
		}
	}
	s.run()
	return nil
}

// metricOf returns the metric a query is about.
func (l *ledger) metricOf(q *CaseQuery) (*metricState, error) {
	if q.Open {
		return l.metric(q.Metric, q.AsOf)
	}
	return l.metric(q.Metric, q.Range.First)
}

// caseScan is one pass over the subjects.
type caseScan struct {
	l       *ledger
	metrics []scanMetric
	going   int      // queries that want more
	reads   groupSet // of all their formulas
	f       facts    // of the subject at hand, once they are loaded
	slot    uint32
	loaded  bool
	view    *Order                 // of its facts, nil if there is none yet
	skip    func(slot uint32) bool // subjects left out, for overlays; nil: none
	marks   marks                  // of a case that was found by its steps; see FoundCase.Case
	found   FoundCase
	touched uint64 // keeps reads ahead from being removed

	makeup makeup
}

// scanMetric is a metric with the queries about it, those of one as-of day together.
type scanMetric struct {
	m       *metricState
	queries []scanQuery
	going   int
}

type scanQuery struct {
	*CaseQuery
	k     asOf
	days  window.Range // none after the as-of day
	all   bool         // segments that add up
	seg   segmentID
	ended bool
}

func newCaseScan(l *ledger) *caseScan {
	s := &caseScan{l: l}
	s.f.wide = true
	return s
}

// add adds a query.
func (s *caseScan) add(q *CaseQuery) error {
	m, err := s.l.metricOf(q)
	if err == nil {
		s.addOf(m, q)
	}
	return err
}

// addOf adds a query about a metric that is its own.
func (s *caseScan) addOf(m *metricState, q *CaseQuery) {
	seg, known := s.l.knownSegment(q.Segment)
	if !q.AsOf.IsValid() || !known || q.Open && m.formula.shut {
		return
	}
	days := q.Range
	if days.Last.After(q.AsOf) {
		days.Last = q.AsOf
	}
	if !q.Open && !days.IsValid() {
		return
	}
	i := slices.IndexFunc(s.metrics, func(o scanMetric) bool { return o.m == m })
	if i < 0 {
		i = len(s.metrics)
		s.metrics = append(s.metrics, scanMetric{m: m})
		s.reads |= m.formula.reads
	}
	one := &s.metrics[i]
	one.going++
	s.going++
	one.queries = append(one.queries, scanQuery{
		CaseQuery: q, k: asOf{int32(q.AsOf.Unix()), s.l.zone.asOfEnd(q.AsOf)}, days: days, all: q.Segment == All, seg: seg,
	})
	slices.SortStableFunc(one.queries, func(a, b scanQuery) int { return a.AsOf.Compare(b.AsOf) })
}

// run reads the subjects. The lists of cells of a block of them are read ahead, so that the
// waits for memory overlap.
func (s *caseScan) run() {
	var cells [batchBlock]uint32
	for slot := uint32(0); slot < s.l.rec.n && s.going > 0; {
		end, n := min(slot+batchBlock, s.l.rec.n), 0
		for i := slot; i < end; i++ {
			if s.l.rec.hotAt(i).has(s.reads) && (s.skip == nil || !s.skip(i)) {
				cells[n] = i
				n++
			}
		}
		s.touched += s.l.touchCells(cells[:n])
		for ; slot < end && s.going > 0; slot++ {
			if s.skip == nil || !s.skip(slot) {
				s.visit(slot)
			}
		}
	}
}

// visit answers what one subject has to answer.
func (s *caseScan) visit(slot uint32) {
	h := s.l.rec.hotAt(slot)
	s.slot, s.loaded, s.view, s.makeup.known = slot, false, nil, false
	sub := h.key.subjectOf()
	for i := range s.metrics {
		m := &s.metrics[i]
		switch f := &m.m.formula; {
		case m.going == 0, f.needs != 0 && !h.has(f.needs), !f.isAbout(sub):
		case !f.isPlain(h):
			s.inGeneral(m)
		case h.placed != 0:
			s.plainly(m, h)
		}
	}
}

// inGeneral asks the formula.
func (s *caseScan) inGeneral(m *scanMetric) {
	s.load()
	if !m.m.formula.concerns(&s.f) {
		return
	}
	var last *scanQuery
	for i := range m.queries {
		q := &m.queries[i]
		if q.ended {
			continue
		}
		if last == nil || q.k != last.k {
			last = q
			s.f.is.list = s.f.is.list[:0]
			m.m.formula.at(&s.f, q.k, &s.f.is)
		}
		s.answer(m, q)
	}
}

// answer gives a query the marks it asks for.
func (s *caseScan) answer(m *scanMetric, q *scanQuery) {
	for i := range s.f.is.list {
		k := &s.f.is.list[i]
		if !k.count.IsZero() && q.wants(k.day, k.seg, k.count) {
			s.give(m, q, k.day, k.seg, m.m.counted(k.count), k)
		}
	}
}

// plainly takes the short cut by the record: the steps up to the as-of day add up to what
// the formula marks. What is open on a day to come is among no steps, so the formula is
// asked where something may be.
func (s *caseScan) plainly(m *scanMetric, h *hot) {
	f, counts := &m.m.formula, &s.f.whole
	counts.reset()
	s.f.asMade = ordinary{hot: h, l: s.l, slot: s.slot, f: &s.f}
	f.plain(&s.f.asMade, counts)
	for i := range m.queries {
		q := &m.queries[i]
		switch {
		case q.ended:
		case !q.Open:
			s.addUp(m, q, counts.list)
		case f.opens == nil || f.opens(h, q.k.end):
			s.load()
			s.f.is.list = s.f.is.list[:0]
			f.at(&s.f, q.k, &s.f.is)
			s.answer(m, q)
		}
	}
}

// addUp gives a query what the steps of one day and segment add up to.
func (s *caseScan) addUp(m *scanMetric, q *scanQuery, list []step) {
	for i := range list {
		t := &list[i]
		if !q.wants(t.day, t.seg, window.Count{}) || slices.ContainsFunc(list[:i], t.isWith) {
			continue
		}
		sum := window.Count{}
		for k := i; k < len(list); k++ {
			if o := &list[k]; o.since <= q.k.day && o.isWith(*t) {
				sum = sum.Plus(o.count)
			}
		}
		if !sum.IsZero() {
			s.give(m, q, t.day, t.seg, m.m.counted(sum), nil)
		}
	}
}

// isWith reports whether steps add to the same number.
func (t *step) isWith(o step) bool { return t.day == o.day && t.seg == o.seg }

// counted returns a count as the metric's conventions have it.
func (m *metricState) counted(c window.Count) Tally {
	if m.openIn {
		c.Total += c.Open
	}
	return Tally(c)
}

// wants reports whether a mark, or what steps add up to, is asked for.
func (q *scanQuery) wants(day int32, seg segmentID, c window.Count) bool {
	switch {
	case q.Open && c.Open == 0, !q.Open && !q.days.Contains(window.UnixDay(int(day))):
		return false
	case q.all:
		return seg <= segAFN
	}
	return seg == q.seg
}

// give gives a query a case it may want. Without a mark it was found by its steps.
func (s *caseScan) give(m *scanMetric, q *scanQuery, day int32, seg segmentID, t Tally, k *mark) {
	if q.ended || q.Keep != nil && !q.Keep(t) {
		return
	}
	c := &s.found
	*c = FoundCase{s: s, m: m.m, q: q, tally: t, day: day, seg: seg}
	if k != nil {
		c.mark, c.marked = *k, true
	}
	if !q.Take(c) {
		q.ended = true
		m.going--
		s.going--
	}
}

// load loads the subject's facts, all of them, if they are not yet.
func (s *caseScan) load() {
	if !s.loaded {
		s.loaded = true
		s.f.load(s.l, s.slot, groupAll)
	}
}
