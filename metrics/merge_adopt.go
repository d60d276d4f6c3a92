package metrics

import "encoding/binary"

// This file merges a ledger none of whose subjects is known: its pages are copied as they
// are, one after the other, and what they refer to is renumbered in the copies.

// adopter is what adopt has to know to renumber.
type adopter struct {
	*mover
	texts []textRef // by chunk of from: what to add to a reference, modulo 2^32
	cells uint32    // what to add to the index of a cell
}

// adopt takes over all subjects of another ledger, but for the index. None of them is
// known, and the series have their counts.
func (l *ledger) adopt(mv *mover) {
	o := mv.from
	a := &adopter{mover: mv}
	if len(l.words.words) == 0 {
		for w := range o.words.words {
			mv.word(uint32(w))
		}
		mv.sameWord = true // to had none
	}
	a.takeTexts()
	a.adoptCells()
	for page, hots := range o.rec.hot {
		for colds := o.rec.cold[page]; len(hots) > 0; {
			h, c := l.rec.addSome(hots, colds)
			a.adoptRecords(h, c)
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

// adoptRecords renumbers what a run of copied records refers to.
func (a *adopter) adoptRecords(hots []hot, colds []cold) {
	for i := range hots {
		h, c := &hots[i], &colds[i]
		if h.key.isText() {
			h.key = h.key&^subjectKey(^uint32(0)) | subjectKey(a.text(h.key.text()))
		}
		if h.cells != 0 {
			h.cells += a.cells
		}
		extra := c.extra
		h.shipText, c.extra = a.text(h.shipText), a.text(c.extra)
		if a.sameWord {
			continue
		}
		c.carriage = a.word(c.carriage)
		if h.flags&flagLined != 0 {
			a.mapLines(a.to.texts.get(h.shipText))
		}
		if extra != 0 && !a.words.mapExtraHere(a.to.texts.get(c.extra)) {
			c.extra = a.extra(extra) // anew, and the old bytes lie idle
		}
	}
}

// mapLines renumbers the word for the lines of a copied shipText that has one.
func (a *adopter) mapLines(b []byte) {
	at := b[len(b)-shipLines:]
	binary.LittleEndian.PutUint32(at, a.word(binary.LittleEndian.Uint32(at)))
}
