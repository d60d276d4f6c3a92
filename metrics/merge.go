package metrics

import (
	"fmt"
	"slices"

	"github.com/sellerperf/sellerperf/window"
)

// merge joins another ledger. Subjects only one side knows are moved as they are. If
// that is most, the counts are added series by series, and of subjects both know those
// of the other are taken back; else only what changes is counted. If none is known, all
// are moved at once.
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
		if into := l.byName[m.variant]; m.from.After(into.from) {
			into.from = m.from
		}
	}
	for _, p := range o.zone.spans {
		l.zone.attend(p.from)
	}
	if o.retired.len() == 0 && l.isCopy(o) {
		l.events += o.events
		l.expired += o.expired
		return nil
	}
	mv := newMover(o, l)
	found := l.meet(mv)
	known := found.known
	mv.whole = o.retired.len() > 0 || known == 0 || known < int(o.rec.n)/2
	if mv.whole {
		l.mergeSeries(o)
	}
	l.retired.addAll(&o.retired)
	l.events += o.events
	l.expired += o.expired
	if known == 0 {
		l.adopt(mv, found)
		l.enterMet(mv, found)
		return nil
	}
	for from := uint32(0); from < o.rec.n; {
		n := min(o.rec.n-from, aheadBlock)
		l.mergeBlock(mv, from, found.slots[from:from+n])
		from += n
	}
	l.enterMet(mv, found)
	return nil
}

// mergeSeries adds the other's counts, all of them; those of retired subjects once, if
// both have them.
func (l *ledger) mergeSeries(o *ledger) {
	for _, m := range o.metrics {
		into := l.byName[m.variant]
		for seg, s := range m.series {
			if s != nil {
				into.seriesOf(l.segmentOf(o.segmentName(segmentID(seg)))).Merge(s)
			}
		}
	}
	if o.retired.len() > 0 && l.retired.equal(&o.retired) {
		l.takeBack(o.frozen())
	}
}

// mergeBlock takes over a block of the other's subjects, whose slots here, plus one, are
// given, 0 for one that is not known. The index is left as it is.
func (l *ledger) mergeBlock(mv *mover, first uint32, slots []uint32) {
	var theirs, ours, made [aheadBlock]uint32
	known, fresh := 0, 0
	for i, s := range slots {
		theirs[i] = first + uint32(i)
		if s != 0 {
			ours[known] = s - 1
			known++
		}
	}
	o := mv.from
	mv.touched += l.readRecords(ours[:known]) + o.readAhead(theirs[:len(slots)]) + l.readAhead(ours[:known])
	for i, s := range slots {
		if s != 0 {
			l.mergeSubject(mv, s-1, theirs[i])
			continue
		}
		made[fresh] = mv.add(theirs[i])
		fresh++
	}
	if !mv.whole {
		for _, slot := range made[:fresh] {
			l.count(slot)
		}
	}
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
