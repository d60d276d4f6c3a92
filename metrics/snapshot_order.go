package metrics

import (
	"slices"
	"sort"
)

// placedOrder hands out the subjects of one class by time of placing, as the record has
// it: so they come nearly in the order in which a ledger met them, and reading and writing
// them goes through memory from front to back.
//
// As most were met nearly in that order, they are not all collected and sorted: memory met
// the first time costs more than all the rest. Only the late ones are, placed more than
// soonSpan before one met earlier. The others are read off the records again as they are
// needed, sorted a few at a time, and merged with those.
type placedOrder struct {
	l     *ledger
	class int
	late  []placedSlot // sorted; without those handed out
	from  uint32       // the slot to look at next
	last  stamp        // the latest placing of those looked at

	soon    []placedSlot // looked at and not handed out, sorted
	final   int          // so many of them come before all that are not late and not looked at
	buffer  []placedSlot // whose end soon is
	scratch []placedSlot // of sorting
}

const (
	soonSpan = 900  // seconds
	soonMany = 2048 // subjects looked at together
	manyLate = 4    // where one in so many is late, nearly all may be
)

// Classes of subjects follow each other in snapshots: those with packed ids, then the
// others by kind. Messages and violations have no placing: all count as late.
const (
	classPacked = iota
	classOrders
	classMessages
	classViolations
	classes
)

func (k subjectKey) class() int {
	if !k.isText() {
		return classPacked
	}
	return classOrders + int(k.subject())
}

// placedOrders returns the orders of all classes.
func (l *ledger) placedOrders() *[classes]placedOrder {
	orders := &[classes]placedOrder{}
	for class := range orders {
		orders[class] = placedOrder{l: l, class: class, from: l.rec.n}
	}
	for page, hots := range l.rec.hot {
		for i := range hots {
			h, slot := &hots[i], uint32(page<<pageShift|i)
			o := &orders[h.key.class()]
			if o.class >= classMessages || o.isLate(h) {
				o.addLate(placedSlot(h.placed)<<32 | placedSlot(slot))
				continue
			}
			o.last = max(o.last, h.placed)
			o.from = min(o.from, slot)
		}
	}
	for class := range orders {
		o := &orders[class]
		o.last = 0
		sortPlaced(o.late, &o.scratch)
	}
	return orders
}

func (o *placedOrder) isLate(h *hot) bool { return int64(h.placed) < int64(o.last)-soonSpan }

func (o *placedOrder) addLate(p placedSlot) {
	if n := len(o.late); n == cap(o.late) {
		more := min(max(fewSubjects, n), int(o.l.rec.n)-n)
		if n > int(o.l.rec.n)/manyLate {
			more = int(o.l.rec.n - uint32(p))
		}
		o.late = slices.Grow(o.late, more)
	}
	o.late = append(o.late, p)
}

// next appends the subjects that follow to a block, n of them or a few more: those placed
// at one instant come together, in no particular order. Only the last block has less.
func (o *placedOrder) next(block []placedSlot, n int) []placedSlot {
	for o.final > 0 || o.look() {
		for i, p := range o.soon[:o.final] {
			for len(o.late) > 0 && o.late[0] < p && !isCut(block, n, o.late[0]) {
				block, o.late = append(block, o.late[0]), o.late[1:]
			}
			if isCut(block, n, p) || len(o.late) > 0 && o.late[0] < p {
				o.soon, o.final = o.soon[i:], o.final-i
				return block
			}
			block = append(block, p)
		}
		o.soon, o.final = o.soon[o.final:], 0
	}
	for len(o.late) > 0 && !isCut(block, n, o.late[0]) {
		block, o.late = append(block, o.late[0]), o.late[1:]
	}
	return block
}

// isCut reports whether a block that is to have n subjects ends before p.
func isCut(block []placedSlot, n int, p placedSlot) bool {
	return len(block) >= n && block[len(block)-1].placed() != p.placed()
}

// look looks at more records until some are final, and reports whether any is.
func (o *placedOrder) look() bool {
	o.soon = append(o.buffer[:0], o.soon...)
	for o.final == 0 && (len(o.soon) > 0 || o.from < o.l.rec.n) {
		o.read(soonMany)
		sortPlaced(o.soon, &o.scratch)
		if o.final = len(o.soon); o.from < o.l.rec.n {
			o.final = sort.Search(o.final, func(i int) bool { return int64(o.soon[i].placed()) >= int64(o.last)-soonSpan })
		}
	}
	o.buffer = o.soon
	return o.final > 0
}

// read looks at records until it has found n more of the class that are not late, or all.
func (o *placedOrder) read(n int) {
	for ; n > 0 && o.from < o.l.rec.n; o.from++ {
		h := o.l.rec.hotAt(o.from)
		if h.key.class() != o.class || o.isLate(h) {
			continue
		}
		o.last = max(o.last, h.placed)
		o.soon = append(o.soon, placedSlot(h.placed)<<32|placedSlot(o.from))
		n--
	}
}
