package metrics

// whatIf copies the touched subjects without their counts and applies the events to
// the copies: what their series then hold is the difference the events make.
func (l *ledger) whatIf(evs []Event) (*Overlay, error) {
	cfg := l.cfg
	cfg.Metrics = l.variants()
	delta, err := newLedger(cfg)
	if err != nil {
		return nil, err
	}
	delta.currency, delta.horizon, delta.retired = l.currency, l.horizon, l.retired
	delta.segments = append([]Segment(nil), l.segments...)
	for i, ev := range evs {
		if e := delta.admit(ev); e != nil {
			e.Index = i
			return nil, e
		}
	}
	o := &Overlay{delta: delta, touched: map[uint32]bool{}}
	mv := newFewMover(l, &delta.ledger)
	for _, ev := range evs {
		t := l.targetOf(ev)
		if slot, ok := l.find(&t); ok && !o.touched[slot] {
			o.touched[slot] = true
			dt := delta.targetOf(ev)
			mv.create(slot, &dt)
		}
	}
	return o, delta.applyAll(evs)
}
