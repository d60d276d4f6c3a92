package metrics

// This file measures a subject around a change of a group of which the facts keep what was:
// all of it afterwards, so that formulas which count as before need not be asked.

// measureLater notes which metrics a report of a kind may move, and loads the facts.
func (l *ledger) measureLater(slot uint32, k kind) {
	l.moved = l.moved[:0]
	if len(l.readers[k]) == 0 {
		return
	}
	l.facts.renew(l.wants[k], false)
	h := l.rec.hotAt(slot)
	for _, m := range l.readers[k] {
		if !l.leavesAlone(&m.formula, h, k) {
			l.moved = append(l.moved, m)
		}
	}
	if len(l.moved) > 0 {
		l.facts.ready(l, slot)
	}
}

// measureChange puts the difference that the change has made into the series. groups are
// those that had cells before.
func (l *ledger) measureChange(slot uint32, k kind, groups groupSet) {
	if len(l.moved) == 0 {
		return
	}
	f := &l.facts
	f.change(groupOf[k], groups)
	l.around = l.around[:0]
	for _, m := range l.moved {
		m.new.reset()
		switch d := m.formula.difference; {
		case !m.formula.concerns(f):
		case d != nil && d(f, &m.new):
			f.touched += m.readAhead()
		default:
			l.around = append(l.around, m)
		}
	}
	if len(l.around) > 0 {
		l.measureTurned(slot, k)
	}
	for _, m := range l.moved {
		m.put()
	}
}

// measureTurned measures those that have to be asked before and after.
func (l *ledger) measureTurned(slot uint32, k kind) {
	f, h := &l.facts, l.rec.hotAt(slot)
	l.record = ordinary{hot: h, l: l, slot: slot, f: f}
	f.turn(h)
	for _, m := range l.around {
		m.old.reset()
		l.measureAround(m, h, k, &m.old)
	}
	f.turn(h)
	for _, m := range l.around {
		l.measureAround(m, h, k, &m.new)
		f.touched += m.differ()
	}
}
