package metrics

import "github.com/sellerperf/sellerperf/window"

// This file measures a subject around an event: before it and after, and puts the
// difference into the series.

// measureOld computes the steps the subject's present facts give, for the metrics
// that read a kind of report and may count otherwise after one.
func (l *ledger) measureOld(slot uint32, k kind) {
	h := l.beforeMeasuring(slot, k)
	for _, m := range l.readers[k] {
		if l.leavesAlone(&m.formula, h, k) {
			continue
		}
		l.moved = append(l.moved, m)
		m.old.reset()
		l.measureAround(m, h, k, &m.old)
	}
}

// leavesAlone reports whether a report of a kind changes nothing under a formula, by what is
// known of the subject before it.
func (l *ledger) leavesAlone(f *formula, h *hot, k kind) bool {
	return f.looksAt&^l.spared == 0 || f.mfnOnly && k != kindPlaced && h.placed != 0 && h.channel() != MFN ||
		l.scanMoot && f.scansMoot || f.indifferent(h, k)
}

// measureNews is measureOld before the news goes into the subject's record. Of metrics that
// know what difference it makes that is all.
func (l *ledger) measureNews(slot uint32) {
	n, k := &l.news, l.news.kind
	h := l.beforeMeasuring(slot, k)
	ours := h.placed == 0 || h.channel() == MFN
	moot := onTheWay(k) && h.confirmed != 0 && h.confirmed <= n.at
	for _, m := range l.readers[k] {
		f := &m.formula
		if !ours && f.mfnOnly || moot && f.scansMoot {
			continue
		}
		if f.isPlain(h) {
			if h.placed == 0 && f.plainIf == nil || f.moot&(1<<k) != 0 || f.news != nil && h.placed != 0 && l.tell(m) {
				continue
			}
		} else if f.lacks(h, k) {
			continue
		}
		l.moved = append(l.moved, m)
		m.old.reset()
		l.measureAround(m, h, k, &m.old)
	}
}

// tell tells a metric the news and puts what it changes into the series, if the metric
// knows that.
func (l *ledger) tell(m *metricState) bool {
	m.new.reset()
	if !m.formula.news(&l.record, &l.news, &m.new) {
		return false
	}
	m.put()
	return true
}

// beforeMeasuring makes ready for measuring a subject around a report of a kind, and returns
// the subject's record.
func (l *ledger) beforeMeasuring(slot uint32, k kind) *hot {
	l.moved = l.moved[:0]
	l.facts.renew(l.wants[k], l.wide[k])
	h := l.rec.hotAt(slot)
	l.record = ordinary{hot: h, l: l, slot: slot, f: &l.facts}
	return h
}

// measureNew computes those again and puts the difference into the series.
func (l *ledger) measureNew(slot uint32, k kind) {
	if len(l.moved) == 0 {
		return
	}
	l.facts.renewAfter(k, l.wants[k], l.wide[k])
	h := l.rec.hotAt(slot)
	l.record = ordinary{hot: h, l: l, slot: slot, f: &l.facts}
	for _, m := range l.moved {
		m.new.reset()
		l.measureAround(m, h, k, &m.new)
		l.facts.touched += m.differ()
	}
	for _, m := range l.moved {
		m.put()
	}
}

// measureAround computes the steps before or after a report of a kind: without what no
// report of the kind can change.
func (l *ledger) measureAround(m *metricState, h *hot, k kind, out *steps) {
	if m.formula.turns != nil && k != kindPlaced {
		l.measureTurns(m, h, out)
		return
	}
	l.measureRecord(m, h, out)
}

// measureFirst is measureOld and measureNew of a first placing that is in the record, of
// an order without cells: of what may be known before it counted nowhere.
func (l *ledger) measureFirst(slot uint32, h *hot) {
	if len(l.readers[kindPlaced]) == 0 {
		return
	}
	f := &l.facts
	f.renew(l.wants[kindPlaced], l.wide[kindPlaced])
	// What was just packed need not be read.
	f.extra, l.extra, f.parsed = l.extra, f.extra, l.rec.coldAt(slot).extra
	l.record = ordinary{hot: h, l: l, slot: slot, f: f}
	day, seg := window.UnixDay(int(l.zone.day(h.placed))), h.segment()
	for _, m := range l.readers[kindPlaced] {
		switch f := &m.formula; {
		case f.needs != 0: // it has none
		case f.base != nil && f.base.dimensions == nil:
			if c := f.base.counts(h.channel(), h.units); !c.IsZero() {
				m.seriesOf(seg).Add(day, day, c)
			}
		default:
			m.new.reset()
			l.measureRecord(m, h, &m.new)
			m.put()
		}
	}
}
