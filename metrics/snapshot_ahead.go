package metrics

// snapshotAhead is how many subjects snapshots read ahead at a time: many, so that the last
// reads of a kind are seldom waited for, and few enough for what was read to be in the
// processor's second cache when it is used.
const snapshotAhead = 256

// readAhead reads what a block of subjects is written from, one kind of it after the other:
// the reads of one kind do not wait for each other. Of the lists of cells it reads a step
// of every list at a time.
func (s *snapshotWriter) readAhead(block []placedSlot) (sum uint64) {
	l := s.l
	for _, p := range block {
		sum += uint64(l.rec.hotAt(uint32(p)).cells)
	}
	for _, p := range block {
		sum += uint64(l.rec.coldAt(uint32(p)).extra)
	}
	if len(l.texts.chunks) == 0 {
		return sum // nearly nothing more to read
	}
	lists := s.lists[:len(block)]
	n := 0
	for _, p := range block {
		h := l.rec.hotAt(uint32(p))
		lists[n] = h.cells
		n += btoi(h.cells != 0)
		sum += l.texts.ends(h.shipText) + l.texts.ends(l.rec.coldAt(uint32(p)).extra)
	}
	for n > 0 {
		step := lists[:n]
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
			sum += l.texts.ends(text)
			lists[n] = c.next
			n += btoi(c.next != 0)
		}
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
