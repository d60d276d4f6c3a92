package metrics

// This file reads the memory of a block of subjects before it is needed, one kind of it
// after the other: the reads of one kind do not wait for each other. Callers keep the
// sums, so that the reads are not removed.

// aheadBlock is how many subjects merges read ahead at a time: many, so that
// the last reads of a kind are seldom waited for, and few enough for what was read to be
// in the processor's second cache when it is used.
const aheadBlock = 256

// readRecords reads the records of a block.
func (l *ledger) readRecords(slots []uint32) (sum uint64) {
	for _, s := range slots {
		sum += uint64(l.rec.hotAt(s).cells)
	}
	for _, s := range slots {
		sum += uint64(l.rec.coldAt(s).extra)
	}
	return sum
}

// readAhead reads what the records of a block, which have been read, refer to. Of the
// lists of cells it reads a step of every list at a time.
func (l *ledger) readAhead(slots []uint32) (sum uint64) {
	if len(l.texts.chunks) == 0 {
		return 0 // nearly nothing to read
	}
	var lists [aheadBlock]uint32
	n := 0
	for _, s := range slots {
		h := l.rec.hotAt(s)
		lists[n] = h.cells
		n += btoi(h.cells != 0)
		sum += uint64(l.texts.first(h.shipText)) + uint64(l.texts.first(l.rec.coldAt(s).extra))
	}
	for n > 0 {
		step := lists[:n]
		for _, i := range step {
			sum += uint64(l.cells.at(i).next)
		}
		n = 0
		for _, i := range step {
			c := l.cells.at(i)
			sum += uint64(l.texts.first(c.id))
			lists[n] = c.next
			n += btoi(c.next != 0)
		}
	}
	return sum
}
