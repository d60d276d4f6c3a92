package metrics

// snapshotAhead is how many subjects snapshots read ahead at a time: many, so that the last
// reads of a kind are seldom waited for, and few enough for what was read to be in the
// processor's second cache when it is used.
const snapshotAhead = 512

// aheadReader is the scratch of reading ahead.
type aheadReader struct {
	lists [snapshotAhead]uint32      // of cells: where they go on
	texts [4 * snapshotAhead]textRef // that cells name, the last ones if there are more
	sum   uint64                     // keeps reads from being removed
}

// read reads what a block of subjects is written from, one kind of it after the other: the
// reads of one kind do not wait for each other.
func (a *aheadReader) read(l *ledger, block []placedSlot) {
	sum, n := uint64(0), 0
	for _, p := range block {
		i := l.rec.hotAt(uint32(p)).cells
		a.lists[n] = i
		n += btoi(i != 0)
	}
	for _, p := range block {
		sum += uint64(l.rec.coldAt(uint32(p)).extra)
	}
	if len(l.texts.chunks) > 0 { // else there is nearly nothing more to read
		for _, p := range block {
			sum += l.texts.ends(l.rec.hotAt(uint32(p)).shipText) + l.texts.ends(l.rec.coldAt(uint32(p)).extra)
		}
		sum += a.readCells(l, n)
	}
	a.sum += sum
}

// readCells reads n lists of cells, a step of every list at a time, and then the texts that
// the cells name. What is read for the first time is only added up: whatever else is done
// with it would wait for it.
func (a *aheadReader) readCells(l *ledger, n int) (sum uint64) {
	texts, last := uint(0), textRef(0)
	for n > 0 {
		step := a.lists[:n]
		for _, i := range step {
			c := l.cells.at(i)
			sum += uint64(c.next) + c.val + uint64(c.attr)
		}
		n = 0
		for _, i := range step {
			c := l.cells.at(i)
			text := c.id
			if c.attr.holds() == holdsText {
				text = textRef(c.val)
			}
			a.texts[texts%uint(len(a.texts))] = text
			texts += uint(btoi(text != last))
			a.lists[n] = c.next
			last, n = text, n+btoi(c.next != 0)
		}
	}
	for _, r := range a.texts[:min(texts, uint(len(a.texts)))] {
		sum += l.texts.ends(r)
	}
	return sum
}

// ends reads both ends of a text that is not long.
func (t *texts) ends(r textRef) uint64 {
	at := int(r) * textUnit
	c := t.chunks[at>>textShift]
	at &= textChunk - 1
	return uint64(c[at]) + uint64(c[min(at+shortText, len(c))-1])
}
