package metrics

import (
	"slices"
)

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

	own, ext  promises // the seller's own promises, and the marketplace's extensions
	shipments []shipmentFact
	cancels   []cell // entries by line, then at
	feedbacks []cell // entries by id, then at, seen and stage
	claims    []cell
	disputes  []cell
	messages  []messageFact
	returns   []returnFact
	lines     []lineFact // of a placing in cells, or where a cancellation needs them
	placings  []cell     // a placing in cells
	numbers   []cell     // since when tracking numbers are known
	others    []cell     // refunds, surveys ...; if wide, also what the fields above do not hold whole

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

	defective []defectTurn    // scratch of defectRule.turns
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

// load reads a subject's facts, of cells those of the groups wanted.
func (f *facts) load(l *ledger, slot uint32, want groupSet) {
	h := l.rec.hotAt(slot)
	f.reset(l, slot, h)
	f.loaded, f.stale = true, 0
	f.loadRecord(h, want)
	for i := h.cells; i != 0; {
		c := l.cells.at(i)
		if groupOf[c.kind]&want != 0 {
			f.loadCell(c)
		}
		i = c.next
	}
	if h.has(groupPlacing) {
		f.resolvePlacing()
	}
	f.settleGroup(h, want)
}

// settleGroup works out what takes all cells of some groups.
func (f *facts) settleGroup(h *hot, g groupSet) {
	if h.groups&g&groupShipment != 0 {
		f.resolveTracking()
	}
	if g&groupFeedback != 0 && len(f.feedbacks) > 1 {
		f.l.texts.sortHistory(f.feedbacks)
	}
	if g&groupClaim != 0 && len(f.claims) > 1 {
		f.l.texts.sortHistory(f.claims)
	}
	if g&groupChargeback != 0 && len(f.disputes) > 1 {
		f.l.texts.sortHistory(f.disputes)
	}
	if g&groupCancel != 0 && len(f.cancels) > 0 {
		if len(f.cancels) > 1 {
			f.l.texts.sortHistory(f.cancels)
		}
		f.loadLines(h)
	}
}

// ready loads the facts, or loads again what is not as it was.
func (f *facts) ready(l *ledger, slot uint32) {
	switch {
	case !f.loaded:
		f.load(l, slot, f.want)
	case f.stale != 0:
		f.reload(slot)
	}
}

// reload loads one group anew: the others are as they were.
func (f *facts) reload(slot uint32) {
	g, h := f.stale, f.l.rec.hotAt(slot)
	f.stale, f.turned, f.isMade = 0, [proofs]bool{}, false
	switch g {
	case groupShipment:
		f.shipments, f.numbers = f.shipments[:0], f.numbers[:0]
		if h.packedShipment() {
			f.shipments = append(f.shipments, f.l.packedFact(h, f.l.rec.coldAt(slot)))
		}
	case groupCancel:
		f.cancels = f.cancels[:0]
		if !h.has(groupPlacing) {
			f.lines = f.lines[:0]
		}
	case groupFeedback:
		f.feedbacks = f.feedbacks[:0]
	case groupClaim:
		f.claims = f.claims[:0]
	case groupChargeback:
		f.disputes = f.disputes[:0]
	case groupReturn:
		f.returns = f.returns[:0]
	case groupMessage:
		f.messages = f.messages[:0]
	}
	for i := h.cells; i != 0; {
		c := f.l.cells.at(i)
		if groupOf[c.kind] == g {
			f.loadCell(c)
		}
		i = c.next
	}
	f.settleGroup(h, g)
}

// reloaded are the groups that reload knows: a list of its own for each, which nothing of
// another group goes into.
const reloaded = groupShipment | groupCancel | groupFeedback | groupClaim | groupChargeback | groupReturn | groupMessage

// renew says that the subject's facts are to be loaded anew before the next
// question, for formulas that read some groups.
func (f *facts) renew(want groupSet, wide bool) {
	f.loaded, f.stale, f.writing, f.want, f.wide = false, 0, true, want, wide
	f.parsed, f.categorized = 0, 0
}

// renewAfter is renew after an event of a kind, for formulas that read the same groups: what
// was loaded before it still holds, but for the group of the kind. Of facts that are wide,
// and after a placing, nothing does; but what was read of the placing holds after all else.
func (f *facts) renewAfter(k kind, want groupSet, wide bool) {
	g := groupOf[k]
	if f.loaded && !wide && g&reloaded != 0 {
		f.stale = g
		return
	}
	parsed, categorized := f.parsed, f.categorized
	f.renew(want, wide)
	if g != groupPlacing {
		f.parsed, f.categorized = parsed, categorized
	}
}

func (f *facts) reset(l *ledger, slot uint32, h *hot) {
	if f.l != l || f.slot != slot {
		f.parsed, f.categorized = 0, 0
	}
	f.l, f.slot, f.subject = l, slot, h.key.subjectOf()
	f.placed, f.channel, f.units, f.business, f.sample = 0, 0, 1, Unstated, Unstated
	f.own = promises{f.own.ship[:0], f.own.deliver[:0]}
	f.ext = promises{f.ext.ship[:0], f.ext.deliver[:0]}
	f.shipments, f.cancels, f.feedbacks = f.shipments[:0], f.cancels[:0], f.feedbacks[:0]
	f.claims, f.disputes, f.others = f.claims[:0], f.disputes[:0], f.others[:0]
	f.messages, f.lines, f.numbers = f.messages[:0], f.lines[:0], f.numbers[:0]
	f.returns, f.placings = f.returns[:0], f.placings[:0]
	f.unitsStated, f.floor, f.early, f.turned, f.part, f.isMade = 0, 0, 0, [proofs]bool{}, allParts, false
}

func (f *facts) loadRecord(h *hot, want groupSet) {
	if !h.has(groupPlacing) && h.placed != 0 {
		f.placed, f.channel, f.units = h.placed, h.channel(), h.units
		f.business, f.sample = Flag(h.flags.get(shiftBusiness)), Flag(h.flags.get(shiftSample))
		if want&groupPromise != 0 {
			f.loadPacked(h)
		}
	}
	if want&groupShipment != 0 && h.packedShipment() {
		f.shipments = append(f.shipments, f.l.packedFact(h, f.l.rec.coldAt(f.slot)))
	}
}

// loadPacked reads the promises a packed placing said.
func (f *facts) loadPacked(h *hot) {
	if h.shipBy != 0 {
		f.own.ship = append(f.own.ship, said{h.placed, h.placeSeen, h.shipBy})
	}
	if h.deliverBy != 0 {
		f.own.deliver = append(f.own.deliver, said{h.placed, h.placeSeen, h.deliverBy})
	}
}

// packedFact returns the packed shipment. Its id stands as no reference, for it has
// none; see shipmentText.
func (l *ledger) packedFact(h *hot, c *cold) shipmentFact {
	s := shipmentFact{
		confirmed: h.confirmed, accepted: h.accepted, transit: c.transit, attempt: h.attempt, delivered: h.delivered,
		units: h.shipUnits, exempt: Flag(h.flags.get(shiftExempt)),
		protected: Flag(h.flags.get(shiftProtected)), letter: Flag(h.flags.get(shiftLetter)),
	}
	if h.flags&flagTracking != 0 {
		s.tracked = h.confirmed
	}
	return s
}

func (f *facts) loadCell(c *cell) {
	if c.attr == attrVoid {
		return
	}
	switch groupOf[c.kind] {
	case groupPlacing:
		f.loadPlacing(c)
	case groupPromise:
		p := &f.own
		if c.kind == kindExtended {
			p = &f.ext
		}
		f.loadPromise(p, c)
	case groupShipment:
		f.loadShipment(c)
	case groupCancel:
		f.cancels = append(f.cancels, *c)
	case groupFeedback:
		f.feedbacks = append(f.feedbacks, *c)
	case groupClaim:
		f.claims = append(f.claims, *c)
	case groupChargeback:
		f.disputes = append(f.disputes, *c)
	case groupMessage:
		f.loadMessage(c)
	case groupReturn:
		f.loadReturn(c)
	default:
		f.others = append(f.others, *c)
	}
}

// keep keeps a cell as it is, for those who ask for more than formulas do.
func (f *facts) keep(c *cell) {
	if f.wide {
		f.others = append(f.others, *c)
	}
}

func (f *facts) loadPlacing(c *cell) {
	switch c.attr {
	case attrAt:
		f.placed = c.at
	case attrChannel:
		f.channel = Channel(c.val)
	case attrShipBy, attrDeliverBy:
		f.loadPromise(&f.own, c)
	case attrUnits:
		f.unitsStated = c.val
	case attrBusiness:
		f.business = Flag(c.val)
	case attrSample:
		f.sample = Flag(c.val)
	case attrLine:
		f.line(textRef(c.sub))
	case attrLineUnits:
		f.line(textRef(c.sub)).units = uint32(c.val)
	}
	f.placings = append(f.placings, *c)
}

// line returns a line of a placing in cells, of one unit until told otherwise.
func (f *facts) line(id textRef) *lineFact {
	for i := range f.lines {
		if f.lines[i].id == id {
			return &f.lines[i]
		}
	}
	f.lines = append(f.lines, lineFact{id, 1})
	return &f.lines[len(f.lines)-1]
}

// loadPromise adds an entry, keeping the history in order.
func (f *facts) loadPromise(p *promises, c *cell) {
	list := &p.ship
	if c.attr == attrDeliverBy {
		list = &p.deliver
	}
	s := said{c.at, c.seen, stamp(c.val)}
	i := len(*list)
	for i > 0 && s.before((*list)[i-1]) {
		i--
	}
	*list = slices.Insert(*list, i, s)
}

// before orders entries: by at, then seen, then what was said.
func (s said) before(o said) bool {
	if s.at != o.at {
		return s.at < o.at
	}
	if s.seen != o.seen {
		return s.seen < o.seen
	}
	return s.by < o.by
}

func (f *facts) shipment(id textRef) *shipmentFact {
	for i := range f.shipments {
		if f.shipments[i].id == id {
			return &f.shipments[i]
		}
	}
	f.shipments = append(f.shipments, shipmentFact{id: id})
	return &f.shipments[len(f.shipments)-1]
}

func (f *facts) loadShipment(c *cell) {
	s := f.shipment(c.id)
	switch c.attr {
	case attrAt:
		*s.field(c.kind) = c.at
	case attrUnits:
		s.units = uint32(c.val)
	case attrNumber:
		s.number = textRef(c.val)
	case attrShipLines:
		s.lines = uint32(c.val)
	case attrExempt:
		s.exempt = Flag(c.val)
	case attrProtected:
		s.protected = Flag(c.val)
	case attrLetter:
		s.letter = Flag(c.val)
	case attrAccountable:
		s.accountable = Flag(c.val)
	case attrTracking:
		f.numbers = append(f.numbers, *c)
	}
	f.keep(c)
}

func (s *shipmentFact) field(k kind) *stamp {
	switch k {
	case kindConfirmed:
		return &s.confirmed
	case kindAccepted:
		return &s.accepted
	case kindTransit:
		return &s.transit
	case kindAttempt:
		return &s.attempt
	}
	return &s.delivered
}

// resolveTracking finds since when each shipment's current number is known.
func (f *facts) resolveTracking() {
	for i := range f.numbers {
		c := &f.numbers[i]
		if s := f.shipment(c.id); s.number == textRef(c.sub) {
			s.tracked = c.at
		}
	}
}

// resolvePlacing finds the units of a placing in cells.
func (f *facts) resolvePlacing() {
	if f.unitsStated != 0 {
		f.units = uint32(f.unitsStated)
		return
	}
	sum := uint64(0)
	for i := range f.lines {
		sum += uint64(f.lines[i].units)
	}
	f.units = uint32(min(max(1, sum), 1<<31))
}

// packedExtra returns the extra of a packed placing, read once for all metrics that ask.
func (f *facts) packedExtra() *extra {
	if at := f.l.rec.coldAt(f.slot).extra; at != f.parsed || at == 0 {
		readExtra(&f.extra, f.l.texts.get(at))
		f.parsed = at
	}
	return &f.extra
}

// loadLines finds the units of a packed placing's lines, for cancellations that
// state none.
func (f *facts) loadLines(h *hot) {
	if h.has(groupPlacing) {
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
