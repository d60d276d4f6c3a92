package metrics

// This file measures what a merge changes.

// mergeSubject joins a subject both sides know. If all of the other's counts are in
// the series already, its own are taken back.
func (l *ledger) mergeSubject(mv *mover, slot, from uint32) {
	same := mv.same(from, slot)
	if mv.whole {
		for _, m := range l.metrics {
			m.old.reset()
			m.new.reset()
		}
		mv.steps(from)
	}
	if same {
		if mv.whole {
			l.replaceAll(l.metrics)
		}
		return
	}
	l.attendTo(l.rec.hotAt(slot), mv.from.rec.hotAt(from))
	kinds := mv.news(from, slot)
	want := l.mayMove(slot, kinds)
	l.measureMoved(slot, kinds, want, func(m *metricState) *steps { return &m.old }, !mv.whole)
	placed := l.isPlaced(slot)
	mv.join(from, slot)
	l.orders += int64(btoi(l.isPlaced(slot)) - btoi(placed))
	l.countConflicts(l.rec.hotAt(slot))
	l.measureMoved(slot, kinds, want, func(m *metricState) *steps { return &m.new }, true)
	if mv.whole {
		l.replaceAll(l.metrics)
	} else {
		l.replaceAll(l.moved)
	}
}

func (l *ledger) replaceAll(list []*metricState) {
	for _, m := range list {
		m.replace()
	}
}

// mayMove finds the metrics under which reports of some kinds may change what a subject
// counts, and returns what these read.
func (l *ledger) mayMove(slot uint32, kinds kindSet) (want groupSet) {
	h := l.rec.hotAt(slot)
	l.moved = l.moved[:0]
	placing := kinds&(1<<kindPlaced) != 0
	notOurs := !placing && h.placed != 0 && h.channel() != MFN
	for _, m := range l.metrics {
		f := &m.formula
		if told := kinds & f.kinds; told == 0 || notOurs && f.mfnOnly || told&^f.moot == 0 && f.isPlain(h) {
			continue
		}
		l.moved = append(l.moved, m)
		want |= f.reads
	}
	return want
}

// measureMoved adds the steps of a subject under every metric that may change; of those
// whose base its placing alone decides, without the base unless that is among the news.
func (l *ledger) measureMoved(slot uint32, kinds kindSet, want groupSet, into func(*metricState) *steps, anew bool) {
	h := l.rec.hotAt(slot)
	l.facts.renew(want, l.readsWide)
	l.record = ordinary{hot: h, l: l, slot: slot, f: &l.facts}
	k := kindClosed // one that is no placing
	if kinds&(1<<kindPlaced) != 0 {
		k = kindPlaced
	}
	placed := l.isPlaced(slot)
	for _, m := range l.moved {
		out := into(m)
		if anew {
			out.reset()
		}
		if f := &m.formula; placed || f.unplaced || f.subject != OrderSubject {
			l.measureAround(m, h, k, out)
		}
	}
}

// count adds what a subject counts to the series.
func (l *ledger) count(slot uint32) {
	l.attendTo(l.rec.hotAt(slot))
	l.facts.renew(l.reads, l.readsWide)
	for _, m := range l.metrics {
		m.new.reset()
		l.measure(m, slot, &m.new)
		m.put()
	}
}

// attendTo makes days be looked for first around the placing that the records of a subject have.
func (l *ledger) attendTo(hots ...*hot) {
	for _, h := range hots {
		if h.placed != 0 {
			l.zone.attend(h.placed)
			return
		}
	}
}
