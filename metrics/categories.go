package metrics

import "strings"

// This file finds what an order's lines say of its parcels: which lines are in one, and
// to which product categories they belong.

// namedSegment returns the segment of a prefix and a name. While the ledger is written
// to, a new one gets a number; a read finds all there are. It takes no memory for one
// that has a number.
func (f *facts) namedSegment(prefix, name string) segmentID {
	l := f.l
	for i, s := range l.segments {
		if len(s) == len(prefix)+len(name) && strings.HasPrefix(string(s), prefix) && string(s[len(prefix):]) == name {
			return segFirstOwn + segmentID(i)
		}
	}
	if !f.writing {
		return segNowhere
	}
	return l.segmentOf(Segment(prefix + name))
}

const categoryPrefix = "category:"

// categorySegment returns the segment of the category in a product's word, segNone for a
// product without one. The ledger remembers it by the word.
func (f *facts) categorySegment(product uint32) segmentID {
	l := f.l
	if seg, ok := l.categories.of(product); ok {
		return seg
	}
	seg := segNone
	if _, _, category := l.triple(product); category != "" {
		seg = f.namedSegment(categoryPrefix, category)
	}
	if f.writing && l.words.under == nil { // those of an overlay are its ledger's
		l.categories.keep(product, seg)
	}
	return seg
}

// destinationSegment is the same for the word of a destination.
func (f *facts) destinationSegment(word uint32) segmentID {
	l := f.l
	if seg, ok := l.destinations.of(word); ok {
		return seg
	}
	seg := segNone
	if to := l.words.word(word); to != "" {
		seg = f.namedSegment(destinationPrefix, to)
	}
	if f.writing && l.words.under == nil {
		l.destinations.keep(word, seg)
	}
	return seg
}

// wordSegments remembers the segments of words.
type wordSegments []segmentID

func (w wordSegments) of(word uint32) (seg segmentID, known bool) {
	if int(word) >= len(w) {
		return segNone, false
	}
	return w[word], w[word] != segUnasked
}

func (w *wordSegments) keep(word uint32, seg segmentID) {
	for int(word) >= len(*w) {
		*w = append(*w, segUnasked)
	}
	(*w)[word] = seg
}

const (
	segNowhere segmentID = ^segmentID(0)     // one nothing is in
	segUnasked segmentID = ^segmentID(0) - 1 // not looked for yet
)

// appendCategories appends the segments of the categories of an order's lines, each
// once: of those in a list of lines, or of all if the list is empty.
func (f *facts) appendCategories(segs []segmentID, lines string) []segmentID {
	if f.l.rec.hotAt(f.slot).has(groupPlacing) {
		for i := range f.placings {
			c := &f.placings[i]
			if c.attr == attrLineCategory && inList(lines, f.l.texts.get(textRef(c.sub))) {
				segs = appendSegment(segs, f.namedSegment(categoryPrefix, f.l.words.word(uint32(c.val))))
			}
		}
		return segs
	}
	if lines == "" {
		return appendSegments(segs, f.packedCategories())
	}
	x := f.packedExtra()
	for i := range x.lines {
		if p := &x.lines[i]; p.has&lineProduct != 0 && inList(lines, p.id) {
			if seg := f.categorySegment(p.product); seg != segNone {
				segs = appendSegment(segs, seg)
			}
		}
	}
	return segs
}

// packedCategories returns the segments of the categories of all lines of a packed placing,
// each once: read once for all that ask.
func (f *facts) packedCategories() []segmentID {
	at := f.l.rec.coldAt(f.slot).extra
	switch at {
	case 0:
		return nil
	case f.categorized:
		return f.categories
	case f.parsed:
		f.categories = f.categories[:0]
		for i := range f.extra.lines {
			f.addCategory(f.extra.lines[i].product)
		}
	default:
		f.categories = f.categories[:0]
		b := f.l.texts.get(at)
		i, n := extraLinesAt(b)
		for ; n > 0; n-- {
			var product uint32
			product, i = skipLine(b, i)
			f.addCategory(product)
		}
	}
	f.categorized = at
	return f.categories
}

// addCategory adds the segment of a product's category, 0 for none.
func (f *facts) addCategory(product uint32) {
	if product != 0 {
		if seg := f.categorySegment(product); seg != segNone {
			f.categories = appendSegment(f.categories, seg)
		}
	}
}

// appendSegments appends segments, each once.
func appendSegments(segs, more []segmentID) []segmentID {
	for _, seg := range more {
		segs = appendSegment(segs, seg)
	}
	return segs
}

func appendSegment(segs []segmentID, seg segmentID) []segmentID {
	for _, s := range segs {
		if s == seg {
			return segs
		}
	}
	return append(segs, seg)
}

// inList reports whether a list of texts, as listWord has it, has one; an empty list
// has all.
func inList(list string, text []byte) bool {
	if list == "" {
		return true
	}
	for list != "" {
		var s string
		if s, list = cutText(list); s == string(text) {
			return true
		}
	}
	return false
}

// linesIn returns the lines of a shipment as listWord has them, empty for all.
func (f *facts) linesIn(s *shipmentFact) string {
	word := s.lines
	if h := f.l.rec.hotAt(f.slot); !h.has(groupShipment) {
		if h.flags&flagLined == 0 {
			return ""
		}
		_, _, word, _ = readShipText(f.l.texts.get(h.shipText))
	}
	return f.l.words.word(word)
}
