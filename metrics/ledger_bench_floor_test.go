package metrics_test

import (
	"slices"

	"github.com/sellerperf/sellerperf/metrics"
)

// rivalLookup is the floor under applying an event: it finds the order's record and
// looks at it, and that is all. It keeps nothing of an event and measures nothing. Its
// index is the ledger's kind, an open-addressing table of hashes and slots, its
// records are a line of the cache each; so it reads the two places in memory that any
// store has to read of an order out of a million. What a ledger takes beyond its time
// is work, or memory of a richer order.
type rivalLookup struct {
	index   []uint64 // the upper half of the hash, and the slot plus one
	records [][8]uint64
	last    uint64 // what the record looked at last says, 0: the next lookup waits for it
}

// newRivalLookup knows some orders, and has room for half as many more.
func newRivalLookup(orders []benchOrder) *rivalLookup {
	n := len(orders) + len(orders)/2
	m := &rivalLookup{index: make([]uint64, n*16/13), records: make([][8]uint64, 0, n)}
	for i := range orders {
		m.slot(orders[i].id)
	}
	return m
}

// place is where a hash is looked for first.
func (m *rivalLookup) place(hash uint64) int { return int(hash >> 32 * uint64(len(m.index)) >> 32) }

// slot finds an order, or makes its record.
func (m *rivalLookup) slot(id uint64) int {
	hash := benchMix(id)
	at := m.place(hash)
	for ; m.index[at] != 0; at = (at + 1) % len(m.index) {
		e := m.index[at]
		if slot := int(uint32(e)) - 1; e>>32 == hash>>32 && m.records[slot][0] == id {
			return slot
		}
	}
	m.records = append(m.records, [8]uint64{id})
	m.index[at] = hash>>32<<32 | uint64(len(m.records))
	return len(m.records) - 1
}

// lookup is to the rival what Apply is to a ledger. A lookup does not begin before the
// one before has ended, as an Apply, too long for the processor to see its end from its
// beginning, does not.
func (m *rivalLookup) lookup(evs []metrics.Event) {
	for _, ev := range evs {
		if id, ok := benchOrderID(ev.Common().Order); ok {
			m.last = m.records[m.slot(id+m.last)][7]
		}
	}
}

// lookupAll is to it what ApplyAll is: the lookups of a block overlap, the places in the
// index first and then the records.
func (m *rivalLookup) lookupAll(evs []metrics.Event) {
	for block := range slices.Chunk(evs, 64) {
		var ids [64]uint64
		n := 0
		for _, ev := range block {
			if id, ok := benchOrderID(ev.Common().Order); ok {
				ids[n] = id
				n++
			}
		}
		for _, id := range ids[:n] {
			m.last += m.index[m.place(benchMix(id))]
		}
		for _, id := range ids[:n] {
			if e := m.index[m.place(benchMix(id))]; e != 0 {
				m.last += m.records[uint32(e)-1][7]
			}
		}
		for _, id := range ids[:n] {
			m.last += m.records[m.slot(id)][7]
		}
	}
}

// benchOrderID reads an id of the 3-7-7 form.
func benchOrderID(s string) (id uint64, ok bool) {
	for i := range len(s) {
		if c := s[i]; c != '-' {
			id = id*10 + uint64(c-'0')
		}
	}
	return id, len(s) == 19
}
