package metrics

import (
	"encoding/binary"
	"slices"
)

// This file merges a ledger none of whose subjects is known: its pages are copied as they
// are, one after the other, and what they refer to is renumbered in the copies.

// adopter is what adopt has to know to renumber.
type adopter struct {
	*mover
	texts  []textRef // by chunk of from: what to add to a reference, modulo 2^32
	words  []uint32  // by word of from: what it is in to
	shared []bool    // by chunk of from: whether to still has that very chunk
	cells  uint32    // what to add to the index of a cell
	forms  [attrCount]cellForm
}

// cellForm says what in a cell with an attribute is to be renumbered.
type cellForm uint8

const (
	formSubText cellForm = 1 << iota // its sub is a text, not a word
	formText                         // its val is a text
	formWord                         // its val is a word
)

// adopt takes over all subjects of another ledger, but for the index. None of them is
// known, and the series have their counts.
func (l *ledger) adopt(mv *mover, found *meeting) {
	o := mv.from
	blank := l.isBlank()
	a := &adopter{mover: mv, words: mv.allWords()}
	if blank {
		mv.sameWord = true
		l.texts.chunks = sharedChunks(&o.texts)
		l.cells = cells{clonePages(o.cells.pages), o.cells.n, o.cells.free}
		l.rec = records{clonePages(o.rec.hot), clonePages(o.rec.cold), o.rec.n}
	} else {
		a.takeTexts()
		a.takeCells()
		a.takeRecords(found.wholePages())
	}
	l.orders += o.orders
	l.conflicts += o.conflicts
	for i, n := range o.subjects {
		l.subjects[i] += n
	}
}

// isBlank reports whether nothing was ever kept of any subject.
func (l *ledger) isBlank() bool {
	return l.rec.n == 0 && l.cells.n == 0 && len(l.texts.chunks) == 0 && len(l.words.words) == 0
}

// allWords makes all words of from known and returns what they are.
func (m *mover) allWords() []uint32 {
	for w := range m.from.words.words {
		m.word(uint32(w))
	}
	return append(m.words.to, 0)[:max(1, len(m.words.to))] // that of no text is always there
}

// text renumbers a reference.
func (a *adopter) text(r textRef) textRef {
	add := a.texts[r.chunk()]
	if r == 0 {
		add = 0
	}
	return r + add
}

// clonePages copies pages.
func clonePages[T any](pages [][]T) [][]T {
	out := slices.Clone(pages)
	for i, page := range out {
		out[i] = slices.Clone(page)
	}
	return out
}

// appendSome appends as many copies to pages that have n items as the last of them has room
// for, and returns the pages and the copies.
func appendSome[T any](pages [][]T, n uint32, list []T) (all [][]T, made []T) {
	page, at := int(n>>pageShift), int(n&(pageSize-1))
	k := min(len(list), pageSize-at)
	switch {
	case page < len(pages):
		pages[page] = append(pages[page], list[:k]...)
	case k == pageSize:
		pages = append(pages, slices.Clone(list[:k]))
	default:
		pages = append(pages, append(make([]T, 0, pageSize), list[:k]...))
	}
	return pages, pages[page][at:]
}

// manyPages is how many pages of cells are taken over page by page, what room there is in
// the last page before them being left to cells made later.
const manyPages = 8

// takeCells takes over all cells, those that are free, too.
func (a *adopter) takeCells() {
	to, from := &a.to.cells, &a.from.cells
	if from.n == 0 {
		return
	}
	for k := attrVoid; k < attrCount; k++ {
		a.forms[k] = cellForm(btoi(k.subIsText()))*formSubText | cellForm(btoi(k.holds() == holdsText))*formText |
			cellForm(btoi(k.holds() == holdsWord))*formWord
	}
	to.init()
	if len(from.pages) >= manyPages {
		to.endPage()
		a.cells = to.n
		for _, list := range from.pages {
			made := slices.Clone(list)
			to.pages = append(to.pages, made)
			a.renumberCells(to.n, made)
			to.n += uint32(len(made))
		}
		return
	}
	a.cells = to.n - 1
	for page, list := range from.pages {
		if page == 0 {
			list = list[1:] // no cell
		}
		for len(list) > 0 {
			var made []cell
			to.pages, made = appendSome(to.pages, to.n, list)
			a.renumberCells(to.n, made)
			to.n += uint32(len(made))
			list = list[len(made):]
		}
	}
}

// renumberCells renumbers what a run of copied cells, the first of them at a place, refers to.
func (a *adopter) renumberCells(at uint32, made []cell) {
	for i := range made {
		c := &made[i]
		if c.kind == kindNone {
			a.to.cells.drop(at + uint32(i))
			continue
		}
		next := c.next + a.cells
		if c.next == 0 {
			next = 0
		}
		c.next = next
		c.id = a.text(c.id)
		form := a.forms[c.attr]
		if form&formSubText != 0 {
			c.sub = uint32(a.text(textRef(c.sub)))
		} else {
			c.sub = a.words[c.sub]
		}
		if form&formText != 0 {
			c.val = uint64(a.text(textRef(c.val)))
		} else if form&formWord != 0 {
			c.val = uint64(a.words[c.val])
		}
	}
}

// takeRecords takes over all records, as many pages of them as a number says before what
// there is in the last page; see slotShift.
func (a *adopter) takeRecords(whole int) {
	to, from := &a.to.rec, &a.from.rec
	if whole > 0 {
		at := int(to.n >> pageShift)
		to.hot = slices.Insert(to.hot, at, from.hot[:whole]...)
		to.cold = slices.Insert(to.cold, at, from.cold[:whole]...)
		to.n += uint32(whole) << pageShift
		for i := at; i < at+whole; i++ {
			to.hot[i], to.cold[i] = slices.Clone(to.hot[i]), slices.Clone(to.cold[i])
			a.renumberRecords(to.hot[i], to.cold[i])
		}
	}
	for page := whole; page < len(from.hot); page++ {
		hots := from.hot[page]
		for colds := from.cold[page]; len(hots) > 0; {
			var h []hot
			var c []cold
			to.hot, h = appendSome(to.hot, to.n, hots)
			to.cold, c = appendSome(to.cold, to.n, colds)
			to.n += uint32(len(h))
			a.renumberRecords(h, c)
			hots, colds = hots[len(h):], colds[len(c):]
		}
	}
}

// renumberRecords renumbers what a run of copied records refers to.
func (a *adopter) renumberRecords(hots []hot, colds []cold) {
	for i := range hots {
		h, c := &hots[i], &colds[i]
		if h.key.isText() {
			h.key = h.key&^subjectKey(^uint32(0)) | subjectKey(a.text(h.key.text()))
		}
		list := h.cells + a.cells
		if h.cells == 0 {
			list = 0
		}
		h.cells = list
		text, extra := h.shipText, c.extra
		h.shipText, c.extra = a.text(text), a.text(extra)
		if a.sameWord {
			continue
		}
		c.carriage = a.words[c.carriage]
		if h.flags&flagLined != 0 {
			a.own(text.chunk(), h.shipText.chunk())
			a.mapLines(a.to.texts.get(h.shipText))
		}
		if extra == 0 {
			continue
		}
		if a.own(extra.chunk(), c.extra.chunk()); !mapExtraHere(a.words, a.to.texts.get(c.extra)) {
			c.extra = a.extra(extra) // anew, and the old bytes lie idle
		}
	}
}

// mapLines renumbers the word for the lines of a copied shipText that has one.
func (a *adopter) mapLines(b []byte) {
	at := b[len(b)-shipLines:]
	binary.LittleEndian.PutUint32(at, a.words[binary.LittleEndian.Uint32(at)])
}
