package metrics

import "slices"

// Every order has one record of two parts: the hot one, a cache line of what
// metrics read, and the cold one with the rest. They hold the ordinary order: one
// report of its placing, one shipment with at most one report of each scan, no
// revision, no doubt. Whatever is not ordinary lies in the order's list of cells
// (cell.go), group by group: a group's facts are in the record if they fit, in
// cells if not, never in both. Which it is depends on the facts alone.

// hot is what metrics read of a subject.
type hot struct {
	key       subjectKey
	placed    stamp // packed placing, 0 if there is none or it is in cells
	shipBy    stamp
	deliverBy stamp
	confirmed stamp // packed shipment
	accepted  stamp
	attempt   stamp
	delivered stamp
	placeSeen stamp    // seen of the packed placing
	shipText  textRef  // id, tracking and lines of the packed shipment; see shipping.go
	cells     uint32   // head of the list of cells, 0 if there is none
	flags     hotFlags // stated values of both
	units     uint32   // of the packed placing: stated, or the lines' sum, or 1
	shipUnits uint32   // of the packed shipment, 0 if unstated
	groups    groupSet // groups that have cells
	conflicts uint16   // things with a conflict mark
}

// cold is what metrics do not read.
type cold struct {
	transit  stamp
	extra    textRef // lines, total, buyer ... of the packed placing; see extra.go
	shipSeen stamp   // seen of the packed confirmation, 0 if it states nothing
	carriage uint32  // dict: carrier, service and origin of the packed shipment
}

// hotFlags holds small stated values, two bits each.
type hotFlags uint32

const (
	shiftChannel   = 0
	shiftBusiness  = 2
	shiftSample    = 4
	shiftExempt    = 6
	shiftProtected = 8
	shiftLetter    = 10

	flagUnits    hotFlags = 1 << 12 // units are stated, not derived
	flagShipment hotFlags = 1 << 13 // there is a packed shipment
	flagTracking hotFlags = 1 << 14 // it has a tracking number, since its confirmation

	// What the text of the packed shipment has, known without reading it: most have
	// neither, and the text is far away. Not in snapshots.
	flagNamed hotFlags = 1 << 15 // an id
	flagLined hotFlags = 1 << 16 // a word for its lines

	placingFlags hotFlags = 3<<shiftChannel | 3<<shiftBusiness | 3<<shiftSample | flagUnits
	shipFlags    hotFlags = 3<<shiftExempt | 3<<shiftProtected | 3<<shiftLetter | flagShipment | flagTracking | textFlags
	textFlags    hotFlags = flagNamed | flagLined
)

func (f hotFlags) get(shift int) uint8        { return uint8(f >> shift & 3) }
func bits2[T ~uint8](v T, shift int) hotFlags { return hotFlags(v) << shift }
func (h *hot) channel() Channel               { return Channel(h.flags.get(shiftChannel)) }
func (h *hot) has(g groupSet) bool            { return h.groups&g != 0 }
func (h *hot) packedShipment() bool           { return h.flags&flagShipment != 0 }
func (h *hot) segment() segmentID             { return segmentID(h.channel()) }

// segmentID numbers a ledger's segments. The first equal the channels.
type segmentID uint32

const (
	segNone segmentID = iota
	segMFN
	segAFN
	segUnanchored
	segFirstOwn // the first of the ledger's own list
)

const (
	pageShift = 10
	pageSize  = 1 << pageShift
)

// records holds the records in pages that never move once they are full, so that
// growing a large ledger copies nothing. A small ledger has part of one page.
type records struct {
	hot  [][]hot
	cold [][]cold
	n    uint32
}

func (r *records) hotAt(slot uint32) *hot   { return &r.hot[slot>>pageShift][slot&(pageSize-1)] }
func (r *records) coldAt(slot uint32) *cold { return &r.cold[slot>>pageShift][slot&(pageSize-1)] }

// add appends an empty record and returns its slot.
func (r *records) add() uint32 {
	slot := r.n
	page := r.lastPage()
	r.hot[page] = append(r.hot[page], hot{})
	r.cold[page] = append(r.cold[page], cold{})
	r.n++
	return slot
}

// lastPage returns the page of the next record to be added, which has room.
func (r *records) lastPage() int {
	page := int(r.n >> pageShift)
	if page == len(r.hot) {
		size := pageSize
		if page == 0 {
			size = 8
		}
		r.hot = append(r.hot, make([]hot, 0, size))
		r.cold = append(r.cold, make([]cold, 0, size))
	}
	return page
}

// addEmpty appends n empty records, or as many as the page has room for, and returns them.
func (r *records) addEmpty(n int) ([]hot, []cold) {
	page := r.lastPage()
	at := int(r.n & (pageSize - 1))
	n = min(n, pageSize-at)
	r.hot[page] = slices.Grow(r.hot[page], n)[:at+n]
	r.cold[page] = slices.Grow(r.cold[page], n)[:at+n]
	r.n += uint32(n)
	hots, colds := r.hot[page][at:], r.cold[page][at:]
	clear(hots)
	clear(colds)
	return hots, colds
}
