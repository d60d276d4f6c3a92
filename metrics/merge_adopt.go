package metrics

// This file merges a ledger none of whose subjects is known: its pages are copied as they
// are, one after the other, and what they refer to is renumbered in the copies.

// adopter is what adopt has to know to renumber.
type adopter struct {
	*mover
	texts  []textRef // by chunk of from: what to add to a reference, modulo 2^32
	cells  uint32    // what to add to the index of a cell
	hashes []uint64
	slots  []uint32
}

// adopt takes over all subjects of another ledger. None of them is known, and the series
// have their counts.
func (l *ledger) adopt(mv *mover) {
	o := mv.from
	a := &adopter{mover: mv}
	if len(l.words.words) == 0 {
		for w := range o.words.words {
			mv.word(uint32(w))
		}
		mv.sameWord = true // to had none
	}
	a.texts = l.texts.addAll(&o.texts)
	a.adoptCells()
	l.index.reserve(int(l.rec.n) + int(o.rec.n))
	for page, hots := range o.rec.hot {
		for colds := o.rec.cold[page]; len(hots) > 0; {
			slot := l.rec.n
			h, c := l.rec.addSome(hots, colds)
			a.adoptRecords(slot, h, c)
			hots, colds = hots[len(h):], colds[len(c):]
		}
	}
	l.orders += o.orders
	l.conflicts += o.conflicts
	for i, n := range o.subjects {
		l.subjects[i] += n
	}
}

// text renumbers a reference.
func (a *adopter) text(r textRef) textRef {
	if r == 0 {
		return 0
	}
	return r + a.texts[r.chunk()]
}

// adoptCells copies all cells, those that are free, too.
func (a *adopter) adoptCells() {
	to, from := &a.to.cells, &a.from.cells
	if from.n == 0 {
		return
	}
	to.init()
	a.cells = to.n - 1
	for page, list := range from.pages {
		if page == 0 {
			list = list[1:] // no cell
		}
		for len(list) > 0 {
			first := to.n
			made := to.addSome(list)
			for i := range made {
				a.adoptCell(first+uint32(i), &made[i])
			}
			list = list[len(made):]
		}
	}
}

func (a *adopter) adoptCell(i uint32, c *cell) {
	if c.kind == kindNone {
		a.to.cells.drop(i)
		return
	}
	if c.next != 0 {
		c.next += a.cells
	}
	c.id = a.text(c.id)
	if c.attr.subIsText() {
		c.sub = uint32(a.text(textRef(c.sub)))
	} else {
		c.sub = a.word(c.sub)
	}
	switch c.attr.holds() {
	case holdsWord:
		c.val = uint64(a.word(uint32(c.val)))
	case holdsText:
		c.val = uint64(a.text(textRef(c.val)))
	}
}

// adoptRecords renumbers what a run of copied records, the first at slot, refers to, and
// puts them into the index.
func (a *adopter) adoptRecords(slot uint32, hots []hot, colds []cold) {
	l := a.to
	a.hashes, a.slots = a.hashes[:0], a.slots[:0]
	if !a.sameWord {
		a.readTexts(hots, colds)
	}
	for i := range hots {
		h, c := &hots[i], &colds[i]
		var hash uint64
		if h.key.isText() {
			ref := a.text(h.key.text())
			h.key = h.key&^subjectKey(^uint32(0)) | subjectKey(ref)
			hash = l.index.hashBytes(l.texts.get(ref), h.key.subject())
		} else {
			hash = mix(uint64(h.key) ^ l.salt)
		}
		h.shipText, c.extra = a.text(h.shipText), a.text(c.extra)
		if h.cells != 0 {
			h.cells += a.cells
		}
		if !a.sameWord {
			a.mapWords(h, c)
		}
		a.hashes, a.slots = append(a.hashes, hash), append(a.slots, slot+uint32(i))
	}
	l.index.putAll(a.hashes, a.slots)
}

// readTexts reads the copied texts of a run of records ahead, in which there are words.
func (a *adopter) readTexts(hots []hot, colds []cold) {
	for i := range hots {
		if r := hots[i].shipText; r != 0 {
			a.touched += uint64(a.to.texts.first(a.text(r)))
		}
		if r := colds[i].extra; r != 0 {
			a.touched += uint64(a.to.texts.first(a.text(r)))
		}
	}
}

// mapWords renumbers the words of a copied record, in place where they take as many bytes.
// Where they do not, the extra is written anew and its old bytes lie idle.
func (a *adopter) mapWords(h *hot, c *cold) {
	t := &a.to.texts
	c.carriage = a.word(c.carriage)
	if h.shipText != 0 {
		b := t.get(h.shipText)
		copy(b, a.mapShipText(b))
	}
	if c.extra == 0 {
		return
	}
	b := t.get(c.extra)
	a.bytes = a.words.mapExtra(a.bytes[:0], b)
	if len(a.bytes) == len(b) {
		copy(b, a.bytes)
		return
	}
	c.extra = t.addBytes(a.bytes)
}
