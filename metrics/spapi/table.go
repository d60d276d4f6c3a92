package spapi

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
)

// A column is known by the folded spellings of its header, the first being its name in
// messages.
type column []string

// A tableFormat is a kind of document that is a table with a header.
type tableFormat struct {
	kind    Kind
	columns []column
	// least are the columns without which nothing can be read.
	least []int
	// match reports whether a header that has the least is of this kind, where nobody
	// says so; nil: it is. has says which columns it has.
	match func(has func(col int) bool) bool
	// needs are the columns to name where it has the least and does not match.
	needs []int
	// row reads a row and emits what it says.
	row func(t *table)
	// flush emits what is held back at the end; nil: nothing is.
	flush func(t *table)
}

// tableFormats are the formats there are. A header is of the first that matches, so the
// more demanding come first.
func tableFormats() []*tableFormat {
	return []*tableFormat{
		allOrdersFormat(), unshippedFormat(), vatFormat(), returnsFormat(), fbaReturnsFormat(),
		feedbackFormat(), messagesFormat(), violationsFormat(), chargebacksFormat(), claimsFormat(),
		defectsFormat(), returnRowsFormat(), invoiceRowsFormat(), orderReportFormat(), salesFormat(),
	}
}

// table reads the rows of one document.
type table struct {
	*sink
	lines   *lines
	format  *tableFormat
	header  []string // folded
	names   []string // as they are written
	at      []int    // where each column of the format is; -1: it is not there
	slots   []int    // at, but the last cell, which is always nil, where it is not there
	wanted  []int    // the cells that are read, in order
	twins   [][2]int // cells that are read, and others of the same header
	record  []byte   // the row
	cells   []span   // its cells by their number: those that are read
	all     [][]byte // of a row with quotes
	chars   charset
	wrapped bool // the header's cells are in quotes
	clock   clock
	memos   []memos  // by column of the format
	amounts *amounts // those read last; nil: none
	slab    slab
	texts   arena
	last    *metrics.OrderPlaced // what allOrders gathers
	seen    time.Time            // of last
	begun   int                  // the line last began at
	gone    bool                 // an item of last is cancelled, and how many of it is not said
}

// newTable reads the header. The error is a [*DocumentError], or the underlying
// reader's.
func newTable(s *sink, in io.Reader) (*table, error) {
	enc, err := charsetOf(s.opt.Charset)
	if err != nil {
		return nil, err
	}
	t := &table{sink: s, lines: newLines(in)}
	t.chars = charset{declared: enc, japanese: s.market.Country == "JP"}
	t.clock = clock{order: s.opt.Dates, zone: s.opt.zone(s.market)}
	if t.clock.order == AnyOrder {
		t.clock.order = s.market.Dates
	}
	return t, t.findHeader()
}

// maxPreamble is how many lines may stand above the header, as in some files a seller
// downloads by hand.
const maxPreamble = 10

// findHeader reads rows until one is a header. The error is that of the first.
func (t *table) findHeader() error {
	err := t.readHeader()
	if err != nil {
		return err
	}
	first := t.recognise()
	for range maxPreamble {
		if t.format != nil || t.readHeader() != nil || t.recognise() == nil {
			break
		}
	}
	if t.format == nil {
		return first
	}
	return nil
}

// readHeader reads the first row that is not blank.
func (t *table) readHeader() error {
	for {
		row, _, err := t.lines.next()
		switch {
		case isEnd(err):
			return &DocumentError{Detail: "the document is empty"}
		case errors.Is(err, errLineTooLong):
			return &DocumentError{Detail: "its first line is longer than any header", Err: err}
		case err != nil:
			return err
		}
		row = bytes.TrimPrefix(row, []byte(utf8Mark))
		if len(bytes.TrimSpace(row)) == 0 {
			continue
		}
		t.dialect(row)
		t.names, t.header = nil, nil
		t.wrapped = !t.lines.quotes && row[0] == '"' && row[len(row)-1] == '"'
		cells := t.lines.split(nil, bytes.Clone(row), maxCells+1)
		for _, cell := range cells {
			name := strings.TrimSpace(string(t.chars.text(bytes.Trim(cell, `"`))))
			t.names = append(t.names, name)
			t.header = append(t.header, fold(name))
		}
		if len(t.header) > maxCells {
			return &DocumentError{Detail: "its first line has more than 1024 cells"}
		}
		return nil
	}
}

const utf8Mark = "\ufeff"

// dialect tells what separates cells: tabs, as in Amazon's reports, which quote nothing,
// or commas or semicolons, as in what a seller exports, which quotes.
func (t *table) dialect(row []byte) {
	t.lines.comma, t.lines.quotes = '\t', false
	if bytes.IndexByte(row, '\t') >= 0 {
		return
	}
	commas, semis := bytes.Count(row, []byte(",")), bytes.Count(row, []byte(";"))
	switch {
	case commas == 0 && semis == 0:
	case semis > commas:
		t.lines.comma, t.lines.quotes = ';', true
	default:
		t.lines.comma, t.lines.quotes = ',', true
	}
}

// recognise finds the format of the header.
func (t *table) recognise() error {
	near := ""
	for _, f := range tableFormats() {
		if t.opt.Kind != UnknownKind && t.opt.Kind != f.kind {
			continue
		}
		at := t.columnsOf(f)
		has := func(col int) bool { return at[col] >= 0 }
		switch {
		case slices.ContainsFunc(f.least, func(col int) bool { return !has(col) }):
		case t.opt.Kind != UnknownKind, f.match == nil, f.match(has):
			t.take(f, at)
			return nil
		case near == "":
			near = f.lacking(has)
		}
	}
	if t.opt.Kind != UnknownKind {
		return &DocumentError{Detail: "its header lacks what " + t.opt.Kind.String() + " need: " + t.headline()}
	}
	if slices.Contains(t.header, "settlementid") {
		return &DocumentError{Detail: "a settlement report: take the refunds, chargebacks and claims in it from the Finances API"}
	}
	return &DocumentError{Detail: "a table, but its header is none known here: " + t.headline() + near}
}

// lacking says which of the columns it needs a header of the format's kind lacks.
func (f *tableFormat) lacking(has func(int) bool) string {
	for _, col := range f.needs {
		if !has(col) {
			return "; for " + f.kind.String() + " it lacks " + quoted(f.columns[col][0])
		}
	}
	return ""
}

// take makes ready for reading the rows of a format whose columns are at the given cells.
func (t *table) take(f *tableFormat, at []int) {
	t.format, t.at, t.kind = f, at, f.kind
	t.memos = make([]memos, len(f.columns))
	t.wanted = slices.DeleteFunc(slices.Clone(at), func(i int) bool { return i < 0 })
	t.findTwins()
	slices.Sort(t.wanted)
	t.wanted = slices.Compact(t.wanted)
	last := t.wanted[len(t.wanted)-1]
	t.cells = make([]span, last+2)
	t.slots = slices.Clone(at)
	for col, i := range at {
		if i < 0 {
			t.slots[col] = last + 1
		}
	}
}

// headline shows the header for a message.
func (t *table) headline() string {
	const most = 8
	names := t.names
	more := ""
	if len(names) > most {
		names, more = names[:most], ", ..."
	}
	shown := make([]string, len(names))
	for i, n := range names {
		shown[i] = quoted(n)
	}
	return strings.Join(shown, ", ") + more
}

// columnsOf finds the columns of a format in the header. Of two spellings the one that
// the format names first is taken; of one that stands twice, see [table.agree].
func (t *table) columnsOf(f *tableFormat) []int {
	at := make([]int, len(f.columns))
	for i, c := range f.columns {
		at[i] = -1
		for _, spelling := range c {
			if at[i] = slices.Index(t.header, spelling); at[i] >= 0 {
				break
			}
		}
	}
	return at
}

// step reads one row.
func (t *table) step() error {
	row, line, err := t.lines.next()
	t.line = line
	switch {
	case isEnd(err):
		if t.format.flush != nil {
			t.format.flush(t)
		}
		return io.EOF
	case errors.Is(err, errLineTooLong), errors.Is(err, errUnclosed):
		t.fault(&RowError{Reason: reasonOf(err), Detail: err.Error(), Err: err})
		return nil
	case err != nil:
		t.fault(&RowError{Reason: Unreadable, Detail: err.Error(), Err: unended(err), fatal: true})
		return err
	}
	if !t.cut(row) {
		t.fault(&RowError{Reason: Shifted, Detail: "more cells than headers, so values may stand in wrong columns"})
		return nil
	}
	if len(row) < 2*len(t.header) && len(bytes.Trim(row, "\t ,;\"")) == 0 {
		return nil // a blank row
	}
	if len(t.twins) == 0 || t.agree() {
		t.format.row(t)
	}
	return nil
}

// reasonOf returns why a row cannot be cut.
func reasonOf(err error) Reason {
	if errors.Is(err, errUnclosed) {
		return Malformed
	}
	return TooLong
}

// cut splits a row into the cells that are read, and reports whether it has no more of
// them than the header, but for empty ones.
func (t *table) cut(row []byte) bool {
	n := len(t.header)
	t.record = row
	if !t.lines.quotes || bytes.IndexByte(row, '"') < 0 {
		passed, rest := splitWanted(t.cells, t.wanted, row, t.lines.comma)
		if rest < 0 || passed+bytes.Count(row[rest:], []byte{t.lines.comma})+1 <= n {
			return true
		}
	}
	t.all = t.lines.split(t.all, row, maxCells+1)
	for _, col := range t.wanted {
		t.cells[col] = span{}
		if col < len(t.all) {
			from := cap(row) - cap(t.all[col]) // it is a part of the row
			t.cells[col] = span{int32(from), int32(from + len(t.all[col]))}
		}
	}
	return len(t.all) <= n || len(t.all) <= maxCells && blank(t.all[n:])
}

// blank reports whether no cell has anything in it.
func blank(cells [][]byte) bool {
	for _, c := range cells {
		if len(bytes.TrimSpace(c)) > 0 {
			return false
		}
	}
	return true
}
