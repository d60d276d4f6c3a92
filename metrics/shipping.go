package metrics

import "encoding/binary"

// The shipText of a packed shipment is its id and its tracking number, each with
// its length in front, and the word for its lines, if there is one.

const shipLines = 4 // bytes of that word

func appendShipText[T string | []byte](b []byte, id, tracking T, lines uint32) []byte {
	if len(id) == 0 && len(tracking) == 0 && lines == 0 {
		return b
	}
	b = appendBytes(appendBytes(b, id), tracking)
	if lines != 0 {
		b = binary.LittleEndian.AppendUint32(b, lines)
	}
	return b
}

func readShipText(b []byte) (id, tracking []byte, lines uint32, ok bool) {
	if len(b) == 0 {
		return nil, nil, 0, true
	}
	s := unpacker{b: b}
	id, tracking = s.text(), s.text()
	if len(s.b) > 0 {
		lines = s.uint32()
	}
	return id, tracking, lines, !s.bad && len(s.b) == 0
}

// shipTextMakeup returns whether a shipText, not an empty one, that may not be well formed
// names its shipment, the word for its lines, and whether it is well formed.
func shipTextMakeup(b []byte) (named bool, lines uint32, ok bool) {
	if i := 1 + int(b[0]); i <= 0x80 && i < len(b) && b[i] < 0x80 && i+1+int(b[i]) == len(b) {
		return b[0] != 0, 0, true // as most are
	}
	id, _, lines, ok := readShipText(b)
	return len(id) > 0, lines, ok
}

// shipmentID returns the id of the packed shipment.
func (l *ledger) shipmentID(h *hot) []byte {
	if h.flags&flagNamed == 0 {
		return nil
	}
	id, _, _, _ := readShipText(l.texts.get(h.shipText))
	return id
}

// fitsShipment reports whether a report about a shipment can go into the record,
// because it speaks of the packed shipment or there is none yet.
func (l *ledger) fitsShipment(h *hot, id string) bool {
	switch {
	case h.has(groupShipment):
		return false
	case !h.packedShipment():
		return true
	case h.flags&flagNamed == 0: // as of nearly all: the text is far away
		return id == ""
	}
	return string(l.shipmentID(h)) == id
}

// openShipment makes the packed shipment if there is none.
func (l *ledger) openShipment(h *hot, id string) {
	if h.packedShipment() {
		return
	}
	h.flags |= flagShipment | textFlagsOf(id != "", false)
	l.bytes = appendShipText(l.bytes[:0], id, "", 0)
	h.shipText = l.texts.addBytes(l.bytes)
}

func textFlagsOf(named, lined bool) hotFlags {
	return hotFlags(btoi(named))*flagNamed | hotFlags(btoi(lined))*flagLined
}

// confirmation holds what a confirmation says, in the record's form.
type confirmation struct {
	flags    hotFlags
	units    uint32
	carriage uint32
	lines    uint32
	states   bool // whether it states anything but the instant
}

// isWhole reports whether the confirmation is of all units of an order.
func (c *confirmation) isWhole(h *hot) bool { return c.units == 0 || c.units >= h.units }

func (l *ledger) confirmationOf(e *ShipmentConfirmed) confirmation {
	f := bits2(e.TrackingExempt, shiftExempt) | bits2(e.Protected, shiftProtected) | bits2(e.Letter, shiftLetter)
	if e.Tracking != "" {
		f |= flagTracking
	}
	out := confirmation{flags: f, units: uint32(e.Units), carriage: l.tripleWord(e.Carrier, e.Service, e.Origin)}
	if len(e.Lines) != 0 {
		out.lines = l.listWord(e.Lines)
	}
	out.states = out != confirmation{}
	return out
}

// packConfirmation puts a first confirmation into the record.
func (l *ledger) packConfirmation(h *hot, c *cold, e *ShipmentConfirmed, at, seen stamp, in *confirmation) {
	h.confirmed, c.shipSeen = at, 0
	if in.states {
		c.shipSeen = seen
	}
	h.flags = h.flags&^shipFlags | in.flags | flagShipment | textFlagsOf(e.Shipment != "", in.lines != 0)
	h.shipUnits, c.carriage = in.units, in.carriage
	l.bytes = l.shipTextOf(e, in)
	if string(l.bytes) != string(l.texts.get(h.shipText)) {
		h.shipText = l.texts.addBytes(l.bytes)
	}
}

func (l *ledger) shipTextOf(e *ShipmentConfirmed, in *confirmation) []byte {
	return appendShipText(l.bytes[:0], e.Shipment, e.Tracking, in.lines)
}

// sameConfirmation reports whether the record's confirmation is just this report.
func (l *ledger) sameConfirmation(h *hot, c *cold, e *ShipmentConfirmed, at, seen stamp, in *confirmation) bool {
	if h.confirmed != at || in.states && c.shipSeen != seen || !in.states && c.shipSeen != 0 ||
		h.flags&shipFlags != in.flags|flagShipment|textFlagsOf(e.Shipment != "", in.lines != 0) || h.shipUnits != in.units || c.carriage != in.carriage {
		return false
	}
	l.bytes = l.shipTextOf(e, in)
	return string(l.bytes) == string(l.texts.get(h.shipText))
}

// confirmationReport says in words what a confirmation says.
func (l *ledger) confirmationReport(r *report, e *ShipmentConfirmed) {
	in := l.confirmationOf(e)
	l.sayConfirmation(r, &in, e.Tracking)
}

// sayConfirmation says the words by their attributes, as snapshots have them: so there is
// hardly anything to sort in one.
func (l *ledger) sayConfirmation(r *report, in *confirmation, tracking string) {
	r.say(attrAt, 0)
	if tracking != "" {
		r.says = append(r.says, saying{attr: attrTracking, at: r.at, subs: tracking})
	}
	r.sayNumber(attrUnits, uint64(in.units))
	carrier, service, origin := l.triple(in.carriage)
	r.sayNumber(attrCarrier, uint64(l.words.id(carrier)))
	r.sayNumber(attrService, uint64(l.words.id(service)))
	r.sayNumber(attrOrigin, uint64(l.words.id(origin)))
	r.sayText(attrNumber, tracking)
	r.sayNumber(attrShipLines, uint64(in.lines))
	r.sayNumber(attrExempt, uint64(in.flags.get(shiftExempt)))
	r.sayNumber(attrProtected, uint64(in.flags.get(shiftProtected)))
	r.sayNumber(attrLetter, uint64(in.flags.get(shiftLetter)))
}

// spillShipment moves the packed shipment into cells.
func (l *ledger) spillShipment(slot uint32) {
	h, c := l.rec.hotAt(slot), l.rec.coldAt(slot)
	if h.has(groupShipment) || !h.packedShipment() {
		return
	}
	l.fold.old = h.shipText
	id, tracking, lines, _ := readShipText(l.texts.get(h.shipText))
	p := packedShipment{hot: *h, cold: *c, id: string(id), tracking: string(tracking), lines: lines}
	l.clearShipment(h, c)
	l.sayShipment(slot, &p)
}

func (l *ledger) clearShipment(h *hot, c *cold) {
	h.confirmed, h.accepted, h.attempt, h.delivered, h.shipText, h.shipUnits = 0, 0, 0, 0, 0, 0
	h.flags &^= shipFlags
	*c = cold{extra: c.extra}
}

// foldShipment moves the shipments from cells into the record, if they fit: one
// shipment, nothing revised, in doubt or stated twice.
func (l *ledger) foldShipment(slot uint32) {
	h, c := l.rec.hotAt(slot), l.rec.coldAt(slot)
	id, confirmation, ok := l.oneShipment(h)
	if !ok {
		return
	}
	var seen stamp
	if confirmation != 0 {
		at, s, one := l.oneReport(confirmation)
		if !one || at == 0 {
			return
		}
		seen = s
	}
	h.flags |= flagShipment
	c.shipSeen = seen
	l.foldShipmentCells(h, c, id)
	h.groups &^= groupShipment
}

// oneShipment returns the id all shipment cells share, and the first cell of its
// confirmation, 0 if there is none.
func (l *ledger) oneShipment(h *hot) (id textRef, confirmation uint32, ok bool) {
	numbers := 0
	for i := h.cells; i != 0; i = l.cells.at(i).next {
		w := l.cells.at(i)
		if groupOf[w.kind] != groupShipment {
			continue
		}
		if w.rev != 0 || w.attr == attrVoid || w.conflict || ok && w.id != id {
			return 0, 0, false
		}
		if w.kind == kindDelivered && w.attr != attrAt {
			return 0, 0, false
		}
		if w.attr == attrTracking {
			if numbers++; numbers > 1 {
				return 0, 0, false // a number that was replaced is still a fact
			}
		}
		if w.kind == kindConfirmed && confirmation == 0 {
			confirmation = i
		}
		id, ok = w.id, true
	}
	return id, confirmation, ok
}

func (l *ledger) foldShipmentCells(h *hot, c *cold, id textRef) {
	var carriage [3]string
	var number textRef
	var lines uint32
	prev := uint32(0)
	for i := h.cells; i != 0; {
		w := *l.cells.at(i)
		if groupOf[w.kind] != groupShipment {
			prev, i = i, w.next
			continue
		}
		switch w.attr {
		case attrAt:
			*l.scanField(h, c, w.kind) = w.at
		case attrCarrier, attrService, attrOrigin:
			carriage[w.attr-attrCarrier] = l.words.word(uint32(w.val))
		case attrNumber:
			number = textRef(w.val)
			h.flags |= flagTracking
		case attrUnits:
			h.shipUnits = uint32(w.val)
		case attrShipLines:
			lines = uint32(w.val)
		case attrExempt:
			h.flags |= hotFlags(w.val) << shiftExempt
		case attrProtected:
			h.flags |= hotFlags(w.val) << shiftProtected
		case attrLetter:
			h.flags |= hotFlags(w.val) << shiftLetter
		}
		l.cells.drop(i)
		if i = w.next; prev == 0 {
			h.cells = i
		} else {
			l.cells.at(prev).next = i
		}
	}
	c.carriage = l.tripleWord(carriage[0], carriage[1], carriage[2])
	l.bytes = appendShipText(l.bytes[:0], l.texts.get(id), l.texts.get(number), lines)
	h.shipText = l.fold.text(&l.texts, l.bytes)
	h.flags |= textFlagsOf(id != 0, lines != 0)
}

// scanField returns where the record keeps the instant of a shipment's event.
func (l *ledger) scanField(h *hot, c *cold, k kind) *stamp {
	switch k {
	case kindConfirmed:
		return &h.confirmed
	case kindAccepted:
		return &h.accepted
	case kindTransit:
		return &c.transit
	case kindAttempt:
		return &h.attempt
	}
	return &h.delivered
}
