package metrics

import (
	"encoding/binary"
	"slices"

	"github.com/shopspring/decimal"
)

// packPlacing puts a first report of the placing into the record.
func (l *ledger) packPlacing(h *hot, c *cold, e *OrderPlaced, at, seen stamp, w worth) {
	x := &l.extra
	l.extraOf(x, e, w)
	h.placed, h.placeSeen = at, seen
	h.shipBy, h.deliverBy = stampOf(e.ShipBy), stampOf(e.DeliverBy)
	h.flags = h.flags&^placingFlags | placingFlagsOf(e)
	h.units = uint32(e.Units)
	if e.Units == 0 {
		h.units = x.units()
	}
	l.bytes = appendExtra(l.bytes[:0], x)
	c.extra = l.texts.addBytes(l.bytes)
}

// samePlacing reports whether the record's placing is just this report.
func (l *ledger) samePlacing(h *hot, c *cold, e *OrderPlaced, at, seen stamp) bool {
	if h.placed != at || h.placeSeen != seen || h.shipBy != stampOf(e.ShipBy) || h.deliverBy != stampOf(e.DeliverBy) ||
		h.flags&placingFlags != placingFlagsOf(e) || e.Units != 0 && h.units != uint32(e.Units) {
		return false
	}
	l.extraOf(&l.extra, e, worth{})
	l.bytes = appendExtra(l.bytes[:0], &l.extra)
	return string(l.bytes) == string(l.texts.get(c.extra))
}

func placingFlagsOf(e *OrderPlaced) hotFlags {
	f := bits2(e.Channel, shiftChannel) | bits2(e.Business, shiftBusiness) | bits2(e.Sample, shiftSample)
	if e.Units != 0 {
		f |= flagUnits
	}
	return f
}

// extraOf collects an event's extra. Texts alias the event. w is what it is worth.
func (l *ledger) extraOf(x *extra, e *OrderPlaced, w worth) {
	*x = extra{lines: x.lines[:0]}
	if !e.Total.IsZero() {
		x.has |= extraTotal
		x.total = l.minor(&e.Total.Amount, e.Total.Currency, w.total)
	}
	if e.Buyer != "" {
		x.has |= extraBuyer
		l.buyer = append(l.buyer[:0], e.Buyer...)
		x.buyer = l.buyer
	}
	if x.destination = l.words.id(e.Destination); x.destination != 0 {
		x.has |= extraDestination
	}
	if x.condition = l.words.id(e.Condition); x.condition != 0 {
		x.has |= extraCondition
	}
	if x.programs = l.listWord(e.Programs); x.programs != 0 {
		x.has |= extraPrograms
	}
	if len(e.Lines) == 0 {
		return
	}
	x.has |= extraLines
	l.lineText = l.lineText[:0]
	for i := range e.Lines {
		x.lines = append(x.lines, l.extraLine(&e.Lines[i], e.Total.Currency, w.first))
		w.first = 0
	}
	if len(x.lines) > 1 {
		x.sortLines()
	}
}

// extraLine is a line's part of it. known is its value plus one, 0 if that is not known.
func (l *ledger) extraLine(line *Line, currency string, known uint64) extraLine {
	start := len(l.lineText)
	l.lineText = append(l.lineText, line.Line...)
	out := extraLine{id: l.lineText[start:len(l.lineText):len(l.lineText)]}
	if out.product = l.tripleWord(line.SKU, line.ASIN, line.Category); out.product != 0 {
		out.has |= lineProduct
	}
	if line.Units != 0 {
		out.has |= lineUnits
		out.units = uint64(line.Units)
	}
	if line.HasValue {
		out.has |= lineValue
		out.value = l.minor(&line.Value, currency, known)
	}
	return out
}

// minor returns a checked amount in minor units. known is that plus one, 0 if it is not known.
func (l *ledger) minor(d *decimal.Decimal, currency string, known uint64) uint64 {
	if known != 0 {
		return known - 1
	}
	n, err := minorOf(*d, currency)
	if err != nil {
		return 0 // checked before
	}
	return uint64(n)
}

// tripleWord is the one word for three texts, 0 if all are empty.
func (l *ledger) tripleWord(a, b, c string) uint32 {
	if a == "" && b == "" && c == "" {
		return 0
	}
	w := l.wordBytes[:0]
	w = append(binary.AppendUvarint(w, uint64(len(a))), a...)
	w = append(binary.AppendUvarint(w, uint64(len(b))), b...)
	l.wordBytes = append(w, c...)
	return l.words.idBytes(l.wordBytes)
}

// triple takes a tripleWord apart.
func (l *ledger) triple(word uint32) (a, b, c string) {
	if word == 0 {
		return "", "", ""
	}
	a, rest := cutText(l.words.word(word))
	b, c = cutText(rest)
	return a, b, c
}

// cutText cuts a text with its length in front off s.
func cutText(s string) (text, rest string) {
	n, k := binary.Uvarint([]byte(s[:min(len(s), binary.MaxVarintLen32)]))
	if k <= 0 || uint64(len(s)-k) < n {
		return "", ""
	}
	return s[k : k+int(n)], s[k+int(n):]
}

// listWord is the one word for a set of texts, 0 for none.
func (l *ledger) listWord(list []string) uint32 {
	if len(list) == 0 {
		return 0
	}
	l.list = append(l.list[:0], list...)
	slices.Sort(l.list)
	w := l.wordBytes[:0]
	for _, s := range slices.Compact(l.list) {
		w = append(binary.AppendUvarint(w, uint64(len(s))), s...)
	}
	l.wordBytes = w
	clear(l.list)
	return l.words.idBytes(w)
}

func (l *ledger) listOf(word uint32) []string {
	var out []string
	for rest := l.words.word(word); rest != ""; {
		var s string
		s, rest = cutText(rest)
		out = append(out, s)
	}
	return out
}

// placingReport says in words what a placing says.
func (l *ledger) placingReport(r *report, e *OrderPlaced) {
	l.extraOf(&l.extra, e, worth{})
	l.sayPlacing(r, placingFlagsOf(e), uint32(e.Units), stampOf(e.ShipBy), stampOf(e.DeliverBy), &l.extra)
}

func (l *ledger) sayPlacing(r *report, f hotFlags, units uint32, shipBy, deliverBy stamp, x *extra) {
	r.say(attrAt, 0)
	if shipBy != 0 {
		r.say(attrShipBy, uint64(shipBy))
	}
	if deliverBy != 0 {
		r.say(attrDeliverBy, uint64(deliverBy))
	}
	r.sayNumber(attrChannel, uint64(f.get(shiftChannel)))
	r.sayNumber(attrBusiness, uint64(f.get(shiftBusiness)))
	r.sayNumber(attrSample, uint64(f.get(shiftSample)))
	if f&flagUnits != 0 {
		r.say(attrUnits, uint64(units))
	}
	if x.has&extraTotal != 0 {
		r.say(attrTotal, x.total)
	}
	r.sayNumber(attrPrograms, uint64(x.programs))
	r.sayText(attrBuyer, string(x.buyer))
	r.sayNumber(attrDestination, uint64(x.destination))
	r.sayNumber(attrCondition, uint64(x.condition))
	for i := range x.lines {
		l.sayLine(r, &x.lines[i])
	}
}

func (l *ledger) sayLine(r *report, line *extraLine) {
	id := string(line.id)
	say := func(a attr, v uint64) { r.says = append(r.says, saying{attr: a, at: r.at, val: v, subs: id}) }
	say(attrLine, 1)
	sku, asin, category := l.triple(line.product)
	for _, w := range [...]struct {
		attr attr
		text string
	}{{attrLineSKU, sku}, {attrLineASIN, asin}, {attrLineCategory, category}} {
		if w.text != "" {
			say(w.attr, uint64(l.words.id(w.text)))
		}
	}
	if line.has&lineUnits != 0 {
		say(attrLineUnits, line.units)
	}
	if line.has&lineValue != 0 {
		say(attrLineValue, line.value)
	}
}

// spillPlacing moves the packed placing into cells.
func (l *ledger) spillPlacing(slot uint32) {
	h, c := l.rec.hotAt(slot), l.rec.coldAt(slot)
	if h.has(groupPlacing) || h.placed == 0 {
		return
	}
	readExtra(&l.extra, l.texts.get(c.extra))
	l.fold.old = c.extra
	r := l.spillReport(kindPlaced, "", h.placed, h.placeSeen)
	l.sayPlacing(r, h.flags, h.units, h.shipBy, h.deliverBy, &l.extra)
	l.clearPlacing(h, c)
	l.join(slot, r)
}

func (l *ledger) clearPlacing(h *hot, c *cold) {
	h.placed, h.placeSeen, h.shipBy, h.deliverBy, h.units = 0, 0, 0, 0, 0
	h.flags &^= placingFlags
	c.extra = 0
}

// foldPlacing moves the placing from cells into the record, if it fits: one report's
// worth, of revision 0 and without doubt.
func (l *ledger) foldPlacing(slot uint32) {
	h, c := l.rec.hotAt(slot), l.rec.coldAt(slot)
	first, prev := l.findThing(h, kindPlaced, 0)
	if first == 0 {
		return
	}
	at, seen, ok := l.oneReport(first)
	if !ok || at == 0 || seen == 0 || l.manyLines(first) {
		return
	}
	x := &l.extra
	*x = extra{lines: x.lines[:0]}
	for i := first; i != 0; i = l.cells.at(i).next {
		w := l.cells.at(i)
		if w.kind != kindPlaced {
			break
		}
		l.foldPlacingWord(h, w, x)
	}
	x.sortLines()
	h.placed, h.placeSeen = at, seen
	if h.flags&flagUnits == 0 {
		h.units = x.units()
	}
	l.bytes = appendExtra(l.bytes[:0], x)
	c.extra = l.fold.text(&l.texts, l.bytes)
	l.dropThing(h, prev, first)
	h.groups &^= groupPlacing
}

// manyLines reports whether a placing in cells has more lines than the record takes:
// those of several reports.
func (l *ledger) manyLines(first uint32) bool {
	lines := 0
	for i := first; i != 0; i = l.cells.at(i).next {
		w := l.cells.at(i)
		if w.kind != kindPlaced {
			break
		}
		lines += btoi(w.attr == attrLine)
	}
	return lines > MaxLines
}

// oneReport reports whether a thing's cells are what one report of revision 0 could
// have said, and its two instants. seen is 0 if nothing is stated.
func (l *ledger) oneReport(first uint32) (at, seen stamp, ok bool) {
	head := l.cells.at(first)
	if head.rev != 0 || head.attr == attrVoid {
		return 0, 0, false
	}
	for i := first; i != 0; i = l.cells.at(i).next {
		w := l.cells.at(i)
		if w.kind != head.kind || w.id != head.id {
			break
		}
		if w.conflict {
			return 0, 0, false
		}
		if !w.attr.once() {
			if seen != 0 && seen != w.seen {
				return 0, 0, false
			}
			seen = w.seen
		}
		if w.attr.once() || w.attr.history() {
			if at != 0 && at != w.at {
				return 0, 0, false
			}
			at = w.at
		}
	}
	return at, seen, true
}

func (l *ledger) foldPlacingWord(h *hot, w *cell, x *extra) {
	switch w.attr {
	case attrShipBy:
		h.shipBy = stamp(w.val)
	case attrDeliverBy:
		h.deliverBy = stamp(w.val)
	case attrChannel:
		h.flags |= hotFlags(w.val) << shiftChannel
	case attrBusiness:
		h.flags |= hotFlags(w.val) << shiftBusiness
	case attrSample:
		h.flags |= hotFlags(w.val) << shiftSample
	case attrUnits:
		h.flags |= flagUnits
		h.units = uint32(w.val)
	case attrTotal:
		x.has, x.total = x.has|extraTotal, w.val
	case attrBuyer:
		x.has, x.buyer = x.has|extraBuyer, l.texts.get(textRef(w.val))
	case attrDestination:
		x.has, x.destination = x.has|extraDestination, uint32(w.val)
	case attrCondition:
		x.has, x.condition = x.has|extraCondition, uint32(w.val)
	case attrPrograms:
		x.has, x.programs = x.has|extraPrograms, uint32(w.val)
	case attrLine:
		x.has |= extraLines
		l.foldLine(h, textRef(w.sub), x)
	}
}

// foldLine collects the words on one line.
func (l *ledger) foldLine(h *hot, id textRef, x *extra) {
	line := extraLine{id: l.texts.get(id)}
	var product [3]string
	for i := h.cells; i != 0; i = l.cells.at(i).next {
		w := l.cells.at(i)
		if w.kind != kindPlaced || textRef(w.sub) != id {
			continue
		}
		switch w.attr {
		case attrLineSKU, attrLineASIN, attrLineCategory:
			product[w.attr-attrLineSKU] = l.words.word(uint32(w.val))
		case attrLineUnits:
			line.has, line.units = line.has|lineUnits, w.val
		case attrLineValue:
			line.has, line.value = line.has|lineValue, w.val
		}
	}
	if line.product = l.tripleWord(product[0], product[1], product[2]); line.product != 0 {
		line.has |= lineProduct
	}
	x.lines = append(x.lines, line)
}
