package metrics

import "slices"

// whatIf copies the touched subjects without their counts and applies the events to
// the copies: what their series then hold is the difference the events make.
func (l *ledger) whatIf(evs []Event) (*Overlay, error) {
	o := &Overlay{}
	o.delta.lieOver(l)
	var kinds kindSet
	last := ""
	var t target
	for i, ev := range evs {
		if e := o.delta.admit(ev, &t, false); e != nil {
			e.Index = i
			return nil, e
		}
		if t := ev.Type(); t != last {
			last, kinds = t, kinds|kindsNamed(t)
		}
	}
	o.keep(l, kinds)
	o.reserve(l, len(evs))
	for block := range slices.Chunk(evs, batchBlock) {
		o.applyBlock(l, block)
	}
	return o, nil
}

// lieOver makes an empty ledger one of the configuration and the horizon of another, which
// must not change: texts and words are read there, so that facts are copied as they are.
func (l *ledger) lieOver(base *ledger) {
	l.cfg, l.currency, l.horizon, l.retired = base.cfg, base.currency, base.horizon, base.retired
	l.zone = zone{loc: base.zone.loc, focus: base.zone.focus, spans: slices.Clip(base.zone.spans)}
	l.index.seed, l.salt = base.index.seed, base.salt
	l.segments, l.categories, l.destinations = slices.Clip(base.segments), base.categories, base.destinations
	l.texts, l.words = base.texts.over(), base.words.over()
}

// stepsAhead is how many steps of a subject under a metric there is room for from the start.
const stepsAhead = 8

// keep makes the delta keep the metrics that read some kinds of reports. No others can
// change.
func (o *Overlay) keep(l *ledger, kinds kindSet) {
	for _, m := range l.metrics {
		if m.formula.kinds&kinds != 0 {
			o.measure = append(o.measure, m)
		}
	}
	d := &o.delta
	n := len(o.measure)
	states, lists := make([]metricState, n), make([]step, 2*stepsAhead*n)
	room := func() []step {
		first := lists[:0:stepsAhead]
		lists = lists[stepsAhead:]
		return first
	}
	d.metrics = make([]*metricState, n)
	for i, m := range o.measure {
		s := &states[i]
		s.variant, s.def, s.formula, s.openIn, s.from = m.variant, m.def, m.formula, m.openIn, m.from
		s.old = steps{list: room(), openIn: m.openIn}
		s.new = steps{list: room(), openIn: m.openIn}
		d.metrics[i] = s
	}
	d.wants, d.wide = l.wants, l.wide
	for k := range d.readers {
		if kinds&(1<<k) == 0 {
			continue
		}
		for i, m := range o.measure {
			if m.formula.kinds&(1<<k) != 0 {
				d.readers[k] = append(d.readers[k], d.metrics[i])
			}
		}
	}
}

// reserve makes room for the subjects of so many events, at most.
func (o *Overlay) reserve(l *ledger, events int) {
	d := &o.delta
	n := min(events, int(l.rec.n))
	o.touched = make([]uint32, 0, n)
	d.index.reserve(n)
	d.rec.hot = append(d.rec.hot, make([]hot, 0, min(n, pageSize)))
	d.rec.cold = append(d.rec.cold, make([]cold, 0, min(n, pageSize)))
}

// applyBlock applies some events to copies of their subjects, which are made where there is
// none yet. As in ledger.applyBlock, the waits for the memory of a block overlap.
func (o *Overlay) applyBlock(l *ledger, block []Event) {
	d := &o.delta
	targets := d.aimAll(block)
	var slots [batchBlock]uint32
	d.touched += l.index.touch(targets)
	n := l.index.likely(targets, &slots)
	d.touched += l.touchSlots(slots[:n]) + l.touchCells(slots[:n])
	for i, ev := range block {
		t := &targets[i]
		slot, found := d.find(t)
		if !found {
			var from uint32
			if from, found = l.find(t); found {
				slot = d.borrow(l, from, t)
				o.touched = append(o.touched, from)
			}
			t.gap = gap{} // that was one of the ledger
		}
		d.apply(ev, t, slot, found)
	}
}

// borrow copies a subject of the ledger l lies over, which it does not have yet. Its series
// are left as they are.
func (l *ledger) borrow(base *ledger, from uint32, t *target) uint32 {
	slot := l.rec.add()
	h := l.rec.hotAt(slot)
	*h, *l.rec.coldAt(slot) = *base.rec.hotAt(from), *base.rec.coldAt(from)
	last := uint32(0)
	for i := h.cells; i != 0; {
		c := *base.cells.at(i)
		i, c.next = c.next, 0
		n := l.cells.add(&c)
		if last == 0 {
			h.cells = n
		} else {
			l.cells.at(last).next = n
		}
		last = n
	}
	l.index.put(t.hash, slot)
	l.subjects[h.key.subjectOf()]++
	l.orders += int64(btoi(h.key.subjectOf() == OrderSubject && l.isPlaced(slot)))
	l.conflicts += int64(h.conflicts)
	return slot
}
