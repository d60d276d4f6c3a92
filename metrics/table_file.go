package metrics

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sellerperf/sellerperf/window"
)

// tableHeader is the first line of a table's file.
type tableHeader struct {
	Zone    string    `json:"zone"`
	Metrics []Variant `json:"metrics"`
}

// Write writes the table as NDJSON: a line with its zone and its metrics,
//
//	{"zone":"America/Los_Angeles","metrics":["late-shipment-rate"]}
//
// then each [TableCell] that is not zero as a line, sorted as Cells does, with since
// only where it is after day:
//
//	{"metric":"late-shipment-rate","segment":"mfn","day":"2026-11-20","hits":2,"total":50}
//
// Tables of equal zone, metrics and cells give equal bytes. Nothing is written, and
// the error is of ErrZone, for a zone that cannot be loaded by its name, such as
// [time.Local]. It is a [*MetricError] of ErrMalformed or ErrTooLong where a line
// would not be valid UTF-8 or longer than [MaxLine].
func (t *Table) Write(w io.Writer) error {
	if _, err := zoneNamed(t.loc.String()); err != nil {
		return fmt.Errorf("metrics: zone %q cannot be loaded by its name: %w", t.loc, ErrZone)
	}
	header := tableHeader{t.loc.String(), t.Metrics()}
	if err := t.writable(header); err != nil {
		return err
	}
	out := bufio.NewWriterSize(w, writeSize)
	enc := json.NewEncoder(out)
	err := enc.Encode(header)
	for c := range t.Cells() {
		if c.Since == c.Day {
			c.Since = window.Day{}
		}
		if err = enc.Encode(c); err != nil {
			break
		}
	}
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		return fmt.Errorf("metrics: writing a table: %w", err)
	}
	return nil
}

// writable reports why a table cannot be lines that ReadTable reads.
func (t *Table) writable(h tableHeader) error {
	if line, _ := json.Marshal(h); len(line) > MaxLine {
		return &MetricError{Key: "metrics", Value: strconv.Itoa(len(h.Metrics)), Err: ErrTooLong}
	}
	for k := range t.series {
		const others = 256 // the longest line, but for metric and segment
		err := error(nil)
		if !utf8.ValidString(string(k.segment)) {
			err = ErrMalformed
		} else if text, _ := json.Marshal(k.segment); len(k.metric)+len(text)+others > MaxLine {
			err = ErrTooLong
		}
		if err != nil {
			return &MetricError{Metric: string(k.metric), Key: "segment", Value: shorten(string(k.segment)), Err: err}
		}
	}
	return nil
}

// zoneNamed loads a zone that means the same everywhere.
func zoneNamed(name string) (*time.Location, error) {
	if name == "" || strings.EqualFold(name, "local") {
		return nil, ErrUnknown
	}
	loc, err := time.LoadLocation(name)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnknown, err)
	}
	return loc, nil
}

// ReadTable reads what [Table.Write] writes, and what others write like it: cells may
// come in any order, cells of one place add up, and blank lines are skipped.
//
// Otherwise it is strict, since a count that goes elsewhere is not missed by anybody: a
// key it does not know, a key twice or one that is absent (segment, since and open
// may be) is an error, and so is a metric that the first line does not name. Every
// error is a [*LineError]: ErrMalformed, ErrMissing, ErrUnknown (a key, or a zone that
// this system does not have), ErrUndeclared, ErrRange, ErrTooLong, or the error of r.
func ReadTable(r io.Reader) (*Table, error) {
	src, p := chunks{r: r}, tableParser{}
	for {
		text, err := src.next()
		switch {
		case isEnd(err) && p.table == nil:
			return nil, &LineError{Line: p.line + 1, Key: "zone", Err: ErrMissing}
		case isEnd(err):
			return p.table, nil
		case err != nil:
			return nil, &LineError{Line: p.line + 1, Err: err}
		}
		if p.line == 0 {
			text = strings.TrimPrefix(text, "\ufeff")
		}
		for line := range strings.Lines(text) {
			if p.read(line); p.fault != nil {
				return nil, p.fault
			}
		}
	}
}

// tableParser reads the lines of a table's file.
type tableParser struct {
	table  *Table // nil before the header
	line   int
	fields map[string]json.RawMessage // of the line
	fault  *LineError                 // the first
}

func (p *tableParser) fail(key string, value []byte, err error) {
	if p.fault == nil {
		p.fault = &LineError{Line: p.line, Key: key, Value: shorten(string(value)), Err: err}
	}
}

// read reads a line, and adds what it says unless there is a fault.
func (p *tableParser) read(line string) {
	p.line++
	line = strings.TrimRight(line, "\r\n")
	switch {
	case len(line) > MaxLine:
		p.fail("", nil, ErrTooLong)
	case !utf8.ValidString(line):
		p.fail("", nil, ErrMalformed)
	case strings.Trim(line, " \t") == "":
	case p.table == nil:
		p.object(line, "zone", "metrics")
		p.header()
	default:
		p.object(line, "metric", "segment", "day", "since", "hits", "total", "open")
		p.cell()
	}
}

// object takes a line apart into the values of its keys.
func (p *tableParser) object(line string, known ...string) {
	p.fields = make(map[string]json.RawMessage, len(known))
	dec := json.NewDecoder(strings.NewReader(line))
	if token, err := dec.Token(); err != nil || token != json.Delim('{') {
		p.fail("", []byte(line), ErrMalformed)
		return
	}
	for dec.More() {
		token, err := dec.Token()
		var value json.RawMessage
		if err == nil {
			err = dec.Decode(&value)
		}
		if err != nil {
			p.fail("", []byte(line), ErrMalformed)
			return
		}
		key := token.(string) // the decoder sees to that
		if _, twice := p.fields[key]; twice {
			p.fail(shorten(key), value, fmt.Errorf("%w: the key is there twice", ErrMalformed))
		}
		if !slices.Contains(known, key) {
			p.fail(shorten(key), nil, ErrUnknown)
		}
		p.fields[key] = value
	}
	_, err := dec.Token()
	if _, end := dec.Token(); err != nil || end != io.EOF {
		p.fail("", []byte(line), ErrMalformed)
	}
}

// header makes the table of the first line.
func (p *tableParser) header() {
	name := p.text("zone", true)
	loc, err := zoneNamed(name)
	if err != nil {
		p.fail("zone", []byte(name), err)
	}
	t := NewTable(loc)
	var metrics []Variant
	list := p.value("metrics", '[', true)
	if list != nil && json.Unmarshal(list, &metrics) != nil {
		p.fail("metrics", list, ErrMalformed)
	}
	for _, v := range metrics {
		if t.Declare(v) != nil {
			p.fail("metrics", []byte(v), ErrMalformed)
		}
	}
	p.table = t
}

// cell adds the cell of any other line.
func (p *tableParser) cell() {
	c := TableCell{
		Metric: Variant(p.text("metric", true)), Segment: Segment(p.text("segment", false)),
		Day: p.day("day", true), Since: p.day("since", false),
		Hits: p.count("hits", true), Total: p.count("total", true), Open: p.count("open", false),
	}
	if p.fault == nil && !p.table.holds(c.Metric) {
		p.fail("metric", []byte(c.Metric), ErrUndeclared)
	}
	if p.fault == nil {
		p.table.at(c.Metric, c.Segment).Add(c.Day, c.Since, window.Count{Hits: c.Hits, Total: c.Total, Open: c.Open})
	}
}

// value returns the value of a key, which must begin with a byte; nil if it is
// absent.
func (p *tableParser) value(key string, first byte, required bool) []byte {
	v, ok := p.fields[key]
	switch {
	case !ok && required:
		p.fail(key, nil, ErrMissing)
	case ok && first != 0 && v[0] != first:
		p.fail(key, v, ErrMalformed)
		return nil
	}
	return v
}

func (p *tableParser) text(key string, required bool) (s string) {
	if v := p.value(key, '"', required); v != nil && json.Unmarshal(v, &s) != nil {
		p.fail(key, v, ErrMalformed)
	}
	return s
}

func (p *tableParser) day(key string, required bool) window.Day {
	text := p.text(key, required)
	if _, ok := p.fields[key]; !ok {
		return window.Day{}
	}
	d, err := window.ParseDay(text)
	if err != nil {
		p.fail(key, []byte(text), ErrMalformed)
	}
	return d
}

func (p *tableParser) count(key string, required bool) int64 {
	v := p.value(key, 0, required)
	if v == nil {
		return 0
	}
	n, err := strconv.ParseInt(string(v), 10, 64)
	switch {
	case errors.Is(err, strconv.ErrRange):
		p.fail(key, v, ErrRange)
	case err != nil:
		p.fail(key, v, ErrMalformed)
	}
	return n
}
