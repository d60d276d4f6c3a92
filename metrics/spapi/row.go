package spapi

import (
	"bytes"
	"strings"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
)

// arena keeps texts in blocks, so that a row costs no allocation for each. It is given
// nothing but what events carry: nothing personal stays in memory with them.
type arena struct{ b strings.Builder }

const arenaBlock = 4096

func (a *arena) keep(text []byte) string {
	if len(text) == 0 {
		return ""
	}
	if a.b.Cap()-a.b.Len() < len(text) {
		a.b = strings.Builder{}
		a.b.Grow(max(arenaBlock, len(text)))
	}
	from := a.b.Len()
	a.b.Write(text)
	return a.b.String()[from:]
}

// slab makes orders in blocks, each with room for a line.
type slab struct {
	orders []metrics.OrderPlaced
	lines  []metrics.Line
}

const slabSize = 32

func (s *slab) order() *metrics.OrderPlaced {
	if len(s.orders) == 0 {
		s.orders, s.lines = make([]metrics.OrderPlaced, slabSize), make([]metrics.Line, slabSize)
	}
	ev := &s.orders[0]
	ev.Lines = s.lines[:0:1]
	s.orders, s.lines = s.orders[1:], s.lines[1:]
	return ev
}

// bare returns a cell's bytes without spaces around them: none if the column is not there
// or the cell is empty, both of which say nothing.
func (t *table) bare(col int) []byte {
	c := t.cells[t.slots[col]]
	return trim(t.record[c.from:c.to])
}

// raw is bare without quotes around it, as some documents with tabs have them too.
func (t *table) raw(col int) []byte {
	b := t.bare(col)
	if n := len(b); n > 1 && b[0] == '"' && b[n-1] == '"' && bytes.IndexByte(b[1:n-1], '"') < 0 {
		return trim(b[1 : n-1])
	}
	return b
}

// trim is bytes.TrimSpace, fast where there is none.
func trim(b []byte) []byte {
	if n := len(b); n == 0 || b[0]-'!' < 94 && b[n-1]-'!' < 94 {
		return b
	}
	return bytes.TrimSpace(b)
}

// text returns a cell as text. Quotes around it are of the text, which may be a size in
// inches, unless they are around the header too.
func (t *table) text(col int) string {
	b := t.bare(col)
	if t.wrapped {
		b = t.raw(col)
	}
	if len(b) > maxCell {
		t.bad(col, TooLong, "a cell of more than 1024 bytes", true)
		return ""
	}
	return t.texts.keep(t.chars.text(b))
}

// name returns a column's header as the document writes it, or as the format calls it.
func (t *table) name(col int) string {
	if i := t.at[col]; i >= 0 {
		return t.names[i]
	}
	return t.format.columns[col][0]
}

// bad reports a fault of a cell; kept says that the rest of the row is used.
func (t *table) bad(col int, reason Reason, detail string, kept bool) {
	value := ""
	if b := t.raw(col); len(b) > 0 {
		value = shorten(string(t.chars.text(b[:min(len(b), 4*maxShown)])))
	}
	t.fault(&RowError{Key: t.name(col), Value: value, Reason: reason, Detail: detail, Kept: kept})
}

// badWord reports a word that is needed: it is absent, or none of those known.
func (t *table) badWord(col int, want string) {
	reason := UnknownWord
	if len(t.raw(col)) == 0 {
		reason = Missing
	}
	t.bad(col, reason, want, false)
}

// order returns the order's id. ok is false, and the fault reported, if there is none.
func (t *table) order(col int) (id string, ok bool) {
	b := t.raw(col)
	if len(b) == 0 {
		t.bad(col, Missing, "", false)
		return "", false
	}
	if len(b) > maxCell || !isOrderID(string(b)) {
		t.bad(col, Malformed, "no order id", false)
		return "", false
	}
	if isForeignID(string(b)) {
		t.bad(col, NotAmazon, "an order of another sales channel", false)
		return "", false
	}
	return t.texts.keep(b), true
}

// moment returns when a cell says. A cell that says nothing is no moment; ok is false,
// and the fault reported, for one that cannot be read.
func (t *table) moment(col int, kept bool) (m moment, ok bool) {
	b := t.raw(col)
	if len(b) == 0 {
		return moment{}, true
	}
	m, reason, detail := t.clock.parse(b)
	if reason != "" {
		t.bad(col, reason, detail, kept)
	}
	return m, reason == ""
}

// needed is moment for a cell that must not be empty.
func (t *table) needed(col int) (m moment, ok bool) {
	if len(t.raw(col)) == 0 {
		t.bad(col, Missing, "", false)
		return moment{}, false
	}
	return t.moment(col, false)
}

// deadline returns the last instant of a promise; zero if there is none, or it cannot
// be read, which is reported.
func (t *table) deadline(col int) time.Time {
	m, ok := t.moment(col, true)
	if !ok || !m.known() {
		return time.Time{}
	}
	at, reason := t.clock.end(m)
	if reason != "" {
		t.bad(col, reason, "a day ends in a zone: give the marketplace", true)
	}
	return at
}

// units returns a count; 0 where there is none.
func (t *table) units(col int) int {
	b := t.raw(col)
	if len(b) == 0 {
		return 0
	}
	b = bytes.TrimSuffix(b, []byte(".0"))
	n := digits(b)
	if n < 0 || n > metrics.MaxUnits {
		t.bad(col, Malformed, "want a number of units", true)
		return 0
	}
	return n
}
