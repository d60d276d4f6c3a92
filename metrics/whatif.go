package metrics

import "slices"

// whatIf copies the touched subjects without their counts and applies the events to
// the copies: what their series then hold is the difference the events make.
func (l *ledger) whatIf(evs []Event) (*Overlay, error) {
	delta := l.alike()
	for i, ev := range evs {
		if e := delta.admit(ev); e != nil {
			e.Index = i
			return nil, e
		}
	}
	o := &Overlay{delta: delta, touched: make(map[uint32]bool, min(len(evs), 1024))}
	mv := newFewMover(l, &delta.ledger)
	for block := range slices.Chunk(evs, batchBlock) {
		o.copyBlock(l, mv, block)
		delta.applyBlock(block)
	}
	return o, nil
}

// copyBlock copies the subjects of some events that are not copied yet. As in applyBlock,
// the waits for the memory of a block's subjects overlap.
func (o *Overlay) copyBlock(l *ledger, mv *mover, block []Event) {
	targets := &mv.to.targets
	for i, ev := range block {
		targets[i] = l.targetOf(ev)
	}
	mv.touched += l.index.touch(targets[:len(block)])
	var slots [batchBlock]uint32
	var from [batchBlock]int
	n := 0
	for i := range block {
		if slot, ok := l.find(&targets[i]); ok && !o.touched[slot] {
			o.touched[slot] = true
			slots[n], from[n] = slot, i
			n++
		}
	}
	mv.touched += l.touchSlots(slots[:n]) + l.touchExtras(slots[:n]) + l.touchCells(slots[:n])
	for i, slot := range slots[:n] {
		mv.create(slot, &targets[from[i]]) // the two hash alike
	}
}

// alike returns an empty ledger of the same configuration, metrics and horizon. What was
// compiled, and the spans of the zone that were met, are taken over: to make them
// anew would cost more than a few events do.
func (l *ledger) alike() *Ledger {
	out := &Ledger{}
	out.cfg, out.currency, out.horizon, out.retired = l.cfg, l.currency, l.horizon, l.retired
	out.zone = zone{loc: l.zone.loc, spans: slices.Clone(l.zone.spans)}
	out.index.seed, out.salt = l.index.seed, l.salt
	out.segments = slices.Clone(l.segments)
	out.metrics = make([]*metricState, len(l.metrics))
	out.byName = make(map[Variant]*metricState, len(l.metrics))
	states := make([]metricState, len(l.metrics))
	copies := make(map[*metricState]*metricState, len(l.metrics))
	for i, m := range l.metrics {
		s := &states[i]
		s.variant, s.def, s.formula, s.openIn, s.from = m.variant, m.def, m.formula, m.openIn, m.from
		s.old.openIn, s.new.openIn = m.openIn, m.openIn
		out.metrics[i], out.byName[m.variant], copies[m] = s, s, s
	}
	out.wants, out.wide = l.wants, l.wide
	for k, list := range l.readers {
		for _, m := range list {
			out.readers[k] = append(out.readers[k], copies[m])
		}
	}
	return out
}
