package metrics

import (
	"bytes"
	"math"
	"slices"
	"strings"
)

// cell is one word on one thing of a subject: the general form of a fact. A
// subject's cells are a list in the order of kind, the cells of one thing (kind,
// id) next to each other. Within a subject equal texts have equal references.
//
// Merging two cells of the same key is a join: commutative, associative,
// idempotent. Once: the smaller at. Histories and stated values: the later seen,
// then the greater value; where values of one seen differ the conflict mark is
// set. All cells of a thing have the thing's revision; a higher one drops them.
type cell struct {
	val      uint64  // number, word or text; see attr.holds
	id       textRef // the thing's own id, 0 if it has none
	sub      uint32  // text or word; see attr
	at       stamp   // once and histories
	seen     stamp   // histories and stated values
	rev      uint32
	next     uint32 // the next cell of the subject, 0 at the end
	kind     kind
	attr     attr
	conflict bool
}

// A word's buyer request is kept whoever wins, so it is merged by itself.
const stickyBit = 1 << 63

// cells holds the cells of all subjects, in pages, with a list of free ones.
type cells struct {
	pages [][]cell
	n     uint32 // cells ever made, the reserved first one included
	free  uint32
}

func (c *cells) at(i uint32) *cell { return &c.pages[i>>pageShift][i&(pageSize-1)] }

func (c *cells) add(v *cell) uint32 {
	if i := c.free; i != 0 {
		p := c.at(i)
		c.free = p.next
		*p = *v
		return i
	}
	return c.push(v)
}

// push is add where no cell is free.
func (c *cells) push(v *cell) uint32 {
	c.init()
	i := c.n
	page := c.lastPage()
	c.pages[page] = append(c.pages[page], *v)
	c.n++
	return i
}

// init makes the reserved cell.
func (c *cells) init() {
	if c.n == 0 {
		c.pages = append(c.pages, make([]cell, 1, 8))
		c.n = 1
	}
}

// lastPage returns the page of the next cell to be made, which has room.
func (c *cells) lastPage() int {
	page := int(c.n >> pageShift)
	if page == len(c.pages) {
		c.pages = append(c.pages, make([]cell, 0, pageSize))
	}
	return page
}

// endPage makes free cells of what room there is in the last page.
func (c *cells) endPage() {
	if c.n&(pageSize-1) == 0 {
		return
	}
	page := c.lastPage()
	c.pages[page] = slices.Grow(c.pages[page], pageSize-len(c.pages[page]))
	for c.n&(pageSize-1) != 0 {
		c.pages[page] = append(c.pages[page], cell{})
		c.drop(c.n)
		c.n++
	}
}

func (c *cells) drop(i uint32) {
	*c.at(i) = cell{next: c.free}
	c.free = i
}

// report is one event on its way into cells: a thing, and words on it.
type report struct {
	kind kind
	id   string // the thing's own id
	rev  uint32
	void bool
	at   stamp
	seen stamp
	says []saying
}

// saying is what a report says under one attribute.
type saying struct {
	attr attr
	at   stamp
	val  uint64
	sub  uint32 // a word of the dict; or else
	subs string // a text
	text string // the val, where it is a text

	conflict bool // carried over from another ledger
}

// say adds a word to the report. once and history words bear the report's at.
func (r *report) say(a attr, val uint64) {
	r.says = append(r.says, saying{attr: a, at: r.at, val: val})
}

// sayText adds a stated text, if it is stated.
func (r *report) sayText(a attr, text string) {
	if text != "" {
		r.says = append(r.says, saying{attr: a, text: text})
	}
}

// sayNumber adds a stated number, if it is stated, that is, not zero.
func (r *report) sayNumber(a attr, val uint64) {
	if val != 0 {
		r.say(a, val)
	}
}

// join merges a report into the subject's cells and reports whether anything
// changed. The caller has spilled the packed part of the report's group.
func (l *ledger) join(slot uint32, r *report) bool {
	h := l.rec.hotAt(slot)
	id := l.unify(slot, r.id)
	first, prev := l.findThing(h, r.kind, id)
	if first != 0 {
		old := l.cells.at(first)
		if old.rev > r.rev {
			return false
		}
		if old.rev == r.rev && old.attr == attrVoid {
			late := r.void && r.at > old.at
			if late {
				old.at = r.at
			}
			return late
		}
		if old.rev < r.rev || r.void {
			l.dropThing(h, prev, first)
		}
	}
	h.groups |= groupOf[r.kind]
	if r.void {
		l.insert(h, prev, &cell{kind: r.kind, id: id, rev: r.rev, attr: attrVoid, at: r.at})
		return true
	}
	if first == 0 { // a report says each word once
		var in cell
		for i := range r.says {
			l.wordCell(&in, slot, r, id, &r.says[i])
			l.insertWord(slot, &in, &r.says[i], prev)
		}
		return len(r.says) > 0
	}
	changed := false
	for i := range r.says {
		if l.joinWord(slot, r, id, &r.says[i], prev) {
			changed = true
		}
	}
	return changed
}

// findThing returns the first cell of a thing, 0 if there is none, and the cell
// before the place where its cells are or belong.
func (l *ledger) findThing(h *hot, k kind, id textRef) (first, prev uint32) {
	for i := h.cells; i != 0; {
		c := l.cells.at(i)
		if c.kind > k {
			return 0, prev
		}
		if c.kind == k && c.id == id {
			return i, prev
		}
		prev, i = i, c.next
	}
	return 0, prev
}

func (l *ledger) insert(h *hot, prev uint32, c *cell) {
	if prev == 0 {
		c.next = h.cells
		h.cells = l.cells.add(c)
		return
	}
	c.next = l.cells.at(prev).next
	i := l.cells.add(c)
	l.cells.at(prev).next = i
}

// dropThing removes a thing's cells, which start at first behind prev.
func (l *ledger) dropThing(h *hot, prev, first uint32) {
	c := l.cells.at(first)
	k, id := c.kind, c.id
	i := first
	for i != 0 {
		c = l.cells.at(i)
		if c.kind != k || c.id != id {
			break
		}
		next := c.next
		l.cells.drop(i)
		i = next
	}
	if prev == 0 {
		h.cells = i
	} else {
		l.cells.at(prev).next = i
	}
}

// joinWord merges one word. prev is the cell before the thing's cells.
func (l *ledger) joinWord(slot uint32, r *report, id textRef, w *saying, prev uint32) bool {
	var in cell
	l.wordCell(&in, slot, r, id, w)
	i := l.rec.hotAt(slot).cells
	if prev != 0 {
		i = l.cells.at(prev).next
	}
	for i != 0 {
		c := l.cells.at(i)
		if c.kind != in.kind || c.id != in.id {
			break
		}
		if sameKey(c, &in) {
			return l.merge1(slot, c, &in, w.text)
		}
		i = c.next
	}
	l.insertWord(slot, &in, w, prev)
	return true
}

// wordCell makes in the cell of a word, but for what it says in a text.
func (l *ledger) wordCell(in *cell, slot uint32, r *report, id textRef, w *saying) {
	*in = cell{kind: r.kind, id: id, rev: r.rev, attr: w.attr, val: w.val, sub: w.sub, conflict: w.conflict}
	if w.subs != "" {
		in.sub = uint32(l.unify(slot, w.subs, id))
	}
	if !w.attr.once() {
		in.seen = r.seen
	}
	if w.attr.once() || w.attr.history() {
		in.at = w.at
	}
}

// insertWord inserts the cell of a word that is not there yet.
func (l *ledger) insertWord(slot uint32, in *cell, w *saying, prev uint32) {
	if w.text != "" {
		in.val = uint64(l.unify(slot, w.text, in.id, textRef(in.sub)))
	}
	l.insert(l.rec.hotAt(slot), prev, in)
}

func sameKey(a, b *cell) bool {
	if a.attr != b.attr {
		return false
	}
	if a.attr.history() {
		return a.at == b.at
	}
	return a.sub == b.sub
}

// merge1 joins in into c, a cell of the same key and revision.
func (l *ledger) merge1(slot uint32, c, in *cell, text string) bool {
	if c.attr.once() {
		if in.at < c.at {
			c.at = in.at
			return true
		}
		return false
	}
	before := *c
	sticky := (c.val | in.val) & stickyBit
	if c.attr.holds() != holdsNumber {
		sticky = 0
	}
	switch {
	case in.seen > c.seen:
		c.seen, c.val, c.sub, c.conflict = in.seen, in.val, in.sub, in.conflict
		if text != "" {
			c.val = uint64(l.unify(slot, text))
		}
	case in.seen == c.seen:
		if cmp := l.compareValues(c, in, text); cmp != 0 {
			c.conflict = true
			if cmp < 0 {
				c.val, c.sub = in.val, in.sub
				if text != "" {
					c.val = uint64(l.unify(slot, text))
				}
			}
		}
		c.conflict = c.conflict || in.conflict
	}
	l.marked = l.marked || c.conflict
	c.val |= sticky
	return *c != before
}

// compareValues is the fixed total order that decides what is still different. It
// looks at what values mean, never at the numbers they happen to have here.
func (l *ledger) compareValues(a, b *cell, bText string) int {
	switch a.attr.holds() {
	case holdsWord:
		return strings.Compare(l.words.word(uint32(a.val)), l.words.word(uint32(b.val)))
	case holdsText:
		if bText != "" {
			return bytes.Compare(l.texts.get(textRef(a.val)), []byte(bText))
		}
		return bytes.Compare(l.texts.get(textRef(a.val)), l.texts.get(textRef(b.val)))
	}
	av, bv := a.val&^stickyBit, b.val&^stickyBit
	switch {
	case av < bv:
		return -1
	case av > bv:
		return 1
	case a.attr.history():
		return strings.Compare(l.words.word(a.sub), l.words.word(b.sub))
	}
	return 0
}

// unify returns the reference by which the subject's facts know a text, storing it
// if none does. near are the references of a cell that is not in the list yet.
func (l *ledger) unify(slot uint32, s string, near ...textRef) textRef {
	if s == "" {
		return 0
	}
	for _, r := range near {
		if string(l.texts.get(r)) == s {
			return r
		}
	}
	if r := l.known(slot, s); r != 0 {
		return r
	}
	return l.texts.add(s)
}

// known returns the reference by which the subject's cells know a text, 0 if none
// does.
func (l *ledger) known(slot uint32, s string) textRef {
	same := func(r textRef) bool { return string(l.texts.get(r)) == s }
	last := textRef(0)
	for i := l.rec.hotAt(slot).cells; i != 0; {
		c := l.cells.at(i)
		if c.id != last && same(c.id) {
			return c.id
		}
		last = c.id
		if c.attr.subIsText() && c.sub != 0 && same(textRef(c.sub)) {
			return textRef(c.sub)
		}
		if c.attr.holds() == holdsText && same(textRef(c.val)) {
			return textRef(c.val)
		}
		i = c.next
	}
	return 0
}

// countConflicts sets the subject's number of things with a conflict mark.
func (l *ledger) countConflicts(h *hot) {
	n := uint16(0)
	var last *cell
	marked := false
	for i := h.cells; i != 0; {
		c := l.cells.at(i)
		if last == nil || last.kind != c.kind || last.id != c.id {
			marked = false
		}
		if c.conflict && !marked {
			marked = true
			n = min(n, math.MaxUint16-1) + 1
		}
		last, i = c, c.next
	}
	l.conflicts += int64(n) - int64(h.conflicts)
	h.conflicts = n
}
