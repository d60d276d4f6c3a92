package metrics

import (
	"fmt"
	"slices"

	"github.com/sellerperf/sellerperf/window"
)

// merge joins another ledger. Subjects only one side knows are moved as they are,
// and their counts added series by series; of subjects both know the counts are
// taken back on both sides and computed anew.
func (l *ledger) merge(other *Ledger) error {
	if other == nil || l == &other.ledger {
		return nil
	}
	o := &other.ledger
	if err := l.mergeable(o); err != nil {
		return err
	}
	if l.currency == "" {
		l.currency = o.currency
	}
	for _, m := range o.metrics {
		into := l.byName[m.variant]
		if m.from.After(into.from) {
			into.from = m.from
		}
		for seg, s := range m.series {
			if s != nil {
				into.seriesOf(l.segmentOf(o.segmentName(segmentID(seg)))).Merge(s)
			}
		}
	}
	if o.retired.len() > 0 && l.retired.equal(&o.retired) {
		l.takeBack(o.frozen()) // both have these counts: once is enough
	}
	l.retired.addAll(&o.retired)
	l.events += o.events
	l.expired += o.expired
	mv := newMover(o, l)
	l.index.reserve(int(l.rec.n) + int(o.rec.n))
	var block [batchBlock]uint32
	for from := uint32(0); from < o.rec.n; {
		n := min(o.rec.n-from, batchBlock)
		targets := &l.targets
		for i := range n {
			block[i] = from + i
		}
		mv.touched += o.touchSlots(block[:n]) + o.touchCells(block[:n])
		for i := range n {
			targets[i] = mv.target(from + i)
		}
		l.touch(targets[:n])
		for i := range n {
			if slot, ok := l.find(&targets[i]); ok {
				l.mergeSubject(mv, slot, from+i)
			} else {
				mv.create(from+i, &targets[i])
			}
		}
		from += n
	}
	return nil
}

// mergeable reports why two ledgers cannot be one.
func (l *ledger) mergeable(o *ledger) error {
	switch {
	case !sameZone(l.cfg.Location, o.cfg.Location):
		return &ZoneError{Have: o.cfg.Location, Want: l.cfg.Location}
	case l.cfg.Account != o.cfg.Account:
		return &MismatchError{What: "account", Have: o.cfg.Account, Want: l.cfg.Account, Err: ErrAccount}
	case l.currency != "" && o.currency != "" && l.currency != o.currency:
		return &MismatchError{What: "currency", Have: o.currency, Want: l.currency, Err: ErrCurrency}
	case l.horizon != o.horizon:
		return &MismatchError{What: "horizon", Have: o.horizon.String(), Want: l.horizon.String(), Err: ErrHorizon}
	case !slices.Equal(l.variants(), o.variants()):
		return &MismatchError{What: "metrics", Have: fmt.Sprint(o.variants()), Want: fmt.Sprint(l.variants()), Err: ErrUndeclared}
	}
	if o.retired.len() > 0 && l.retired.equal(&o.retired) {
		if !slices.Equal(slices.Collect(l.frozen().Cells()), slices.Collect(o.frozen().Cells())) {
			return &MismatchError{What: "counts of retired orders", Have: "others", Want: "the same", Err: ErrHorizon}
		}
		return nil
	}
	if id, both := l.retiredInBoth(o); both {
		return &MismatchError{What: "retired order", Have: id, Err: ErrHorizon}
	}
	return nil
}

// frozen returns the counts of the retired subjects: all counts but those of the
// subjects held.
func (l *ledger) frozen() *Table {
	t := l.table()
	for _, m := range l.metrics {
		for slot := range l.rec.n {
			l.facts.renew(m.formula.reads, m.formula.wide)
			m.old.reset()
			l.measure(m, slot, &m.old)
			for _, s := range m.old.list {
				t.at(m.variant, l.segmentName(s.seg)).Sub(window.UnixDay(int(s.day)), window.UnixDay(int(s.since)), s.count)
			}
		}
	}
	return t
}

// takeBack takes a table's cells out of the series.
func (l *ledger) takeBack(t *Table) {
	for k, s := range t.series {
		series := l.byName[k.metric].seriesOf(l.segmentOf(k.segment))
		for c := range s.Cells() {
			series.Sub(c.Day, c.Since, c.Count)
		}
	}
}

// retiredInBoth finds a subject that is retired on one side and known on the other,
// whose counts could not be told apart.
func (l *ledger) retiredInBoth(o *ledger) (string, bool) {
	for _, side := range [...]struct{ a, b *ledger }{{l, o}, {o, l}} {
		for id := range side.a.retired.all() {
			t := side.b.targetID(id.subject, id.text)
			if _, live := side.b.find(&t); live || side.b.isRetired(&t) {
				return id.text, true
			}
		}
	}
	return "", false
}

// mergeSubject joins a subject both sides know.
func (l *ledger) mergeSubject(mv *mover, slot, from uint32) {
	mark := l.texts.mark()
	tmp := mv.move(from)
	h := l.rec.hotAt(slot)
	for _, m := range l.metrics {
		m.old.reset()
	}
	l.measureEach(tmp, func(m *metricState) *steps { return &m.old })
	if l.sameRecord(slot, tmp) {
		for _, m := range l.metrics {
			m.new.reset()
			m.replace()
		}
		l.dropScratch(tmp)
		l.texts.rewind(mark)
		return
	}
	l.measureEach(slot, func(m *metricState) *steps { return &m.old })
	placed := l.isPlaced(slot)
	for _, s := range [...]uint32{slot, tmp} {
		l.spillPlacing(s)
		l.spillShipment(s)
	}
	for i := l.rec.hotAt(tmp).cells; i != 0; {
		c := *l.cells.at(i)
		l.join(slot, l.cellReport(&c))
		i = c.next
	}
	l.dropScratch(tmp)
	l.foldPlacing(slot)
	l.foldShipment(slot)
	l.orders += int64(btoi(l.isPlaced(slot)) - btoi(placed))
	l.countConflicts(h)
	for _, m := range l.metrics {
		m.new.reset()
	}
	l.measureEach(slot, func(m *metricState) *steps { return &m.new })
	for _, m := range l.metrics {
		m.replace()
	}
}

// measureEach adds the steps of a subject under every metric.
func (l *ledger) measureEach(slot uint32, into func(*metricState) *steps) {
	l.facts.renew(groupAll, true)
	for _, m := range l.metrics {
		l.measure(m, slot, into(m))
	}
}

// sameRecord reports whether two slots hold the same ordinary facts.
func (l *ledger) sameRecord(a, b uint32) bool {
	x, y := *l.rec.hotAt(a), *l.rec.hotAt(b)
	c, d := l.rec.coldAt(a), l.rec.coldAt(b)
	same := x.cells == 0 && c.transit == d.transit && c.carriage == d.carriage && c.shipSeen == d.shipSeen &&
		string(l.texts.get(c.extra)) == string(l.texts.get(d.extra)) &&
		string(l.texts.get(x.shipText)) == string(l.texts.get(y.shipText))
	x.key, x.shipText, y.key, y.shipText = 0, 0, 0, 0
	return same && x == y
}

// cellReport turns a cell of this ledger into a report that says it.
func (l *ledger) cellReport(c *cell) *report {
	r := &l.spill
	*r = report{kind: c.kind, id: string(l.texts.get(c.id)), rev: c.rev, void: c.attr == attrVoid, at: c.at, seen: c.seen, says: r.says[:0]}
	w := saying{attr: c.attr, at: c.at, val: c.val, conflict: c.conflict}
	if c.attr.subIsText() {
		w.subs = string(l.texts.get(textRef(c.sub)))
	} else {
		w.sub = c.sub
	}
	if c.attr.holds() == holdsText {
		w.text, w.val = string(l.texts.get(textRef(c.val))), 0
	}
	r.says = append(r.says, w)
	return r
}

// dropScratch gives back the last slot, which was only lent.
func (l *ledger) dropScratch(slot uint32) {
	h := l.rec.hotAt(slot)
	l.conflicts -= int64(h.conflicts)
	for i := h.cells; i != 0; {
		next := l.cells.at(i).next
		l.cells.drop(i)
		i = next
	}
	page := slot >> pageShift
	l.rec.hot[page] = l.rec.hot[page][:slot&(pageSize-1)]
	l.rec.cold[page] = l.rec.cold[page][:slot&(pageSize-1)]
	l.rec.n--
}
