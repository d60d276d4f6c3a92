package spapi

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math/bits"
)

// Limits of a table. None is near what a document has.
const (
	maxLine    = 1 << 20 // bytes of a row
	maxCells   = 1024    // columns of a header
	maxCell    = 1024    // bytes of a cell that is read; one that is passed over may be longer
	firstBytes = 64 << 10
)

var errLineTooLong = errors.New("a row of more than 1 MiB")

// lines splits a stream into rows, in a buffer that grows no further than a row.
type lines struct {
	r        io.Reader
	buf      []byte
	from, to int // what is read and not yet handed out: buf[from:to]
	line     int // the line the next row begins at, from 1
	quotes   bool
	comma    byte
	err      error
}

func newLines(r io.Reader) *lines { return &lines{r: r, line: 1, comma: '\t'} }

// next returns the next row without its end, and the line it begins at. The bytes are
// valid until the next call. The error is errLineTooLong, after which the reader goes on
// with the next line, or final: io.EOF or the underlying reader's.
func (l *lines) next() (row []byte, line int, err error) {
	if l.quotes {
		return l.quoted()
	}
	scanned := 0
	for {
		if i := bytes.IndexByte(l.buf[l.from+scanned:l.to], '\n'); i >= 0 {
			return l.take(scanned+i, 1)
		}
		scanned = l.to - l.from
		if scanned > maxLine {
			return l.skip()
		}
		if !l.more() {
			return l.last()
		}
	}
}

// take hands out n bytes and passes over as many line feeds as there are in them and
// after them.
func (l *lines) take(n, feeds int) ([]byte, int, error) {
	line, row := l.line, l.buf[l.from:l.from+n]
	l.from += n + 1
	l.line += feeds
	if len(row) > maxLine {
		return nil, line, errLineTooLong
	}
	return bytes.TrimSuffix(row, []byte("\r")), line, nil
}

// last hands out what is left at the end.
func (l *lines) last() ([]byte, int, error) {
	if l.from == l.to || !isEnd(l.err) {
		return nil, l.line, l.err
	}
	row := bytes.TrimSuffix(l.buf[l.from:l.to], []byte("\r"))
	line := l.line
	l.from = l.to
	if len(row) > maxLine {
		return nil, line, errLineTooLong
	}
	return row, line, nil
}

// skip passes over the rest of a line that is too long.
func (l *lines) skip() ([]byte, int, error) {
	line := l.line
	for {
		if i := bytes.IndexByte(l.buf[l.from:l.to], '\n'); i >= 0 {
			l.from += i + 1
			l.line++
			return nil, line, errLineTooLong
		}
		l.from = l.to
		if !l.more() {
			return nil, line, errLineTooLong
		}
	}
}

// more reads more bytes; false: there are none, and err says why.
func (l *lines) more() bool {
	if l.err != nil {
		return false
	}
	if l.from > 0 {
		copy(l.buf, l.buf[l.from:l.to])
		l.from, l.to = 0, l.to-l.from
	}
	if l.to == len(l.buf) {
		// twice what the reader below holds, so that it is mostly passed by
		l.buf = append(l.buf, make([]byte, max(2*firstBytes, len(l.buf)))...)
	}
	for range 100 {
		n, err := l.r.Read(l.buf[l.to:])
		l.to += n
		l.err = err
		if n > 0 {
			return true
		}
		if err != nil {
			return false
		}
	}
	l.err = io.ErrNoProgress
	return false
}

// quoted is next for tables with quotes, whose cells may hold line feeds.
func (l *lines) quoted() ([]byte, int, error) {
	if i := bytes.IndexByte(l.buf[l.from:l.to], '\n'); i >= 0 && bytes.IndexByte(l.buf[l.from:l.from+i], '"') < 0 {
		return l.take(i, 1)
	}
	i, feeds, inside, fresh, closed := 0, 1, false, true, false
	for {
		for ; l.from+i < l.to; i++ {
			switch c := l.buf[l.from+i]; {
			case c == '"' && (inside || fresh):
				inside, fresh, closed = !inside, true, inside // a second quote opens again
			case c == '\n' && !inside:
				return l.take(i, feeds)
			case c == '\n':
				feeds++
			case closed && c != l.comma && c != '\r':
				return l.unclosed()
			default:
				fresh, closed = c == l.comma, false
			}
		}
		switch {
		case i > maxLine && inside:
			return l.unclosed()
		case i > maxLine:
			return l.skip()
		case !l.more():
			if inside && isEnd(l.err) && feeds > 1 {
				return l.unclosed()
			}
			return l.last()
		}
	}
}

// unclosed passes over the line whose quote is never closed, or in the middle of a cell,
// so that the lines after it are not lost.
func (l *lines) unclosed() ([]byte, int, error) {
	i := bytes.IndexByte(l.buf[l.from:l.to], '\n')
	if i < 0 {
		return l.skip()
	}
	line := l.line
	l.from += i + 1
	l.line++
	return nil, line, errUnclosed
}

var errUnclosed = errors.New("a quote that is never closed, or not at the end of its cell")

// split cuts a row into cells, no more than most. The cells are parts of the row.
func (l *lines) split(cells [][]byte, row []byte, most int) [][]byte {
	cells = cells[:0]
	for len(cells) < most {
		if l.quotes && len(row) > 0 && row[0] == '"' {
			var cell []byte
			cell, row = unquote(row, l.comma)
			cells = append(cells, cell)
			if row == nil {
				return cells
			}
			continue
		}
		i := bytes.IndexByte(row, l.comma)
		if i < 0 {
			return append(cells, row)
		}
		cells, row = append(cells, row[:i]), row[i+1:]
	}
	return cells
}

// A span is where in its row a cell stands. The zero span is of a cell that is not there.
type span struct{ from, to int32 }

// splitWanted is split for rows without quotes: it cuts only the cells that are wanted,
// whose numbers ascend, and zeroes those the row does not have. It returns how many cells
// it passed, and where in the row the cell after the last that is wanted begins; -1: there
// is none. It looks at eight bytes at a time.
func splitWanted(cells []span, wanted []int, row []byte, comma byte) (n, rest int) {
	from, next := 0, 0 // where cell n begins, and which of the wanted is next
	for i := 0; i < len(row); i += 8 {
		mask := separators(row, i, comma)
		if more := bits.OnesCount64(mask); n+more < wanted[next] {
			n += more
			continue
		}
		for ; mask != 0; mask &= mask - 1 {
			at := i + bits.TrailingZeros64(mask)/8
			if n == wanted[next] {
				cells[n] = span{int32(from), int32(at)}
				if next++; next == len(wanted) {
					return n + 1, at + 1
				}
			}
			n, from = n+1, at+1
		}
	}
	if n == wanted[next] {
		cells[n] = span{int32(from), int32(len(row))}
		next++
	}
	for _, col := range wanted[next:] {
		cells[col] = span{}
	}
	return n + 1, -1
}

// separators sets the highest bit of each of the eight bytes from i on that is the
// separator.
func separators(row []byte, i int, comma byte) uint64 {
	const ones, low = 0x0101010101010101, 0x7f7f7f7f7f7f7f7f
	var w uint64
	switch {
	case i+8 <= len(row):
		w = binary.LittleEndian.Uint64(row[i:])
	case len(row) >= 8: // the last eight, less those that were looked at
		w = binary.LittleEndian.Uint64(row[len(row)-8:]) >> (8 * (i + 8 - len(row)))
	default:
		for k, c := range row[i:] {
			w |= uint64(c) << (8 * k)
		}
	}
	w ^= ones * uint64(comma)
	return ^((w&low + low) | w | low) // exact: no carry goes from a byte to the next
}

// unquote reads a cell in quotes at the start of a row, in place; rest is nil after the
// last cell.
func unquote(row []byte, comma byte) (cell, rest []byte) {
	out, i := 0, 1
	for ; i < len(row); i++ {
		if row[i] == '"' {
			if i+1 == len(row) || row[i+1] != '"' {
				i++
				break
			}
			i++
		}
		row[out] = row[i]
		out++
	}
	for ; i < len(row) && row[i] != comma; i++ { // what follows the closing quote
		row[out] = row[i]
		out++
	}
	if i >= len(row) {
		return row[:out], nil
	}
	return row[:out], row[i+1:]
}
