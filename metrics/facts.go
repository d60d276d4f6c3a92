package metrics

import "slices"

// facts is all that is known of one subject, from its record and its cells alike,
// in the form the general formulas read. It is scratch: loaded, read and loaded
// again.
type facts struct {
	l       *ledger
	slot    uint32
	loaded  bool
	stale   groupSet // of what is loaded, the group that has changed since; see renewAfter
	want    groupSet // what load is to read
	subject Subject
	placed  stamp // 0 if the placing is not known, or void
	channel Channel
	units   uint32 // of the order, 1 or more

	business, sample Flag

	own, ext   promises // the seller's own promises, and the marketplace's extensions
	shipments  []shipmentFact
	cancels    []cell // entries by line, then at
	feedbacks  things
	claims     things
	disputes   things
	messages   []messageFact
	returns    []returnFact
	returnSaid []cell     // what is said of returns and may change
	lines      []lineFact // of a placing in cells, or where a cancellation needs them
	placings   []cell     // a placing in cells
	numbers    []cell     // since when tracking numbers are known
	others     []cell     // refunds, surveys ...; if wide, also what the fields above do not hold whole

	before before // see change

	turns  [proofs][]turn // see turnsBy
	turned [proofs]bool   // whether they are computed

	unitsStated uint64 // units a placing in cells states

	extra  extra   // see packedExtra
	parsed textRef // what it was read from, 0 if it is to be read anew

	categories  []segmentID // see packedCategories
	categorized textRef     // what they were read from, 0 if they are to be read anew
	days        []int32     // scratch of measureSlow
	floor       int32       // no day before it needs asking; see from
	early       stamp       // its last second, 0 without a floor
	floored     bool        // whether it is among the days
	was, is     marks
	order       []*shipmentFact // scratch of inOrder
	segs        []segmentID     // scratch of segments a mark is in
	blamed      []blame         // scratch of cancelRule.each

	defective [2][]defectTurn // scratch of defectRule.turns
	cancelled []cancelTurn    // scratch of cancelRule.turns
	wide      bool            // whether more is wanted than formulas ask for: by views and metrics of one's own
	part      int             // the part asked for, or allParts
	writing   bool            // whether the ledger is being written to: these are its own
	made      made            // see ordinary
	isMade    bool            // whether it is made
	single    [1]shipmentFact // scratch of ordinary.shipments
	asMade    ordinary
	whole     steps  // scratch of formula.plainly
	touched   uint64 // keeps reads ahead from being removed
}

// allParts asks a formula for the subject as a whole.
const allParts = -1

// promises are the two histories of one party's word.
type promises struct{ ship, deliver []said }

// said is one entry of a promise's history: what was said, and when.
type said struct{ at, seen, by stamp }

type shipmentFact struct {
	id                                               textRef
	confirmed, accepted, transit, attempt, delivered stamp
	tracked                                          stamp // since when the current number is known, 0 without one
	number                                           textRef
	units                                            uint32 // 0 if unstated
	lines                                            uint32 // the word for its lines; of the packed one see linesOf
	exempt, protected, letter                        Flag
	accountable                                      Flag // of a late delivery, known with it
}

type lineFact struct {
	id    textRef // as the subject's cells know it, 0 if they do not
	units uint32
}

// packedExtra returns the extra of a packed placing, read once for all metrics that ask.
func (f *facts) packedExtra() *extra {
	if at := f.l.rec.coldAt(f.slot).extra; at != f.parsed || at == 0 {
		readExtra(&f.extra, f.l.texts.get(at))
		f.parsed = at
	}
	return &f.extra
}

// loadLines finds the units of a packed placing's lines, if a cancellation of one states
// none.
func (f *facts) loadLines(h *hot) {
	ofLine := func(c cell) bool { return c.id != 0 && c.val>>cancelUnits&cancelUnitsMask == 0 }
	if h.has(groupPlacing) || !slices.ContainsFunc(f.cancels, ofLine) {
		return
	}
	x := f.packedExtra()
	for i := range x.lines {
		id := f.l.known(f.slot, string(x.lines[i].id))
		f.lines = append(f.lines, lineFact{id, uint32(max(1, x.lines[i].units))})
	}
}

// segment is the segment of the subject's channel.
func (f *facts) segment() segmentID { return segmentID(f.channel) }
