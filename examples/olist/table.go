package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// A table is a CSV file with a header. Columns are found by name; those nobody asks
// for are passed over.
type table struct {
	name    string
	csv     *csv.Reader
	columns []string // as in the header
}

// A placeError is a fault of a file with its place.
type placeError struct {
	file   string
	line   int
	column string // "" if it is the line as a whole
	value  string
	err    error
}

// Error names file, line, column and value.
func (e *placeError) Error() string {
	s := fmt.Sprintf("%s: line %d: ", e.file, e.line)
	if e.column != "" {
		s += fmt.Sprintf("column %q: ", e.column)
	}
	if e.value != "" {
		s += fmt.Sprintf("value %q: ", e.value)
	}
	return s + e.err.Error()
}

// Unwrap returns the reason.
func (e *placeError) Unwrap() error { return e.err }

// readTable calls each for the rows of dir/base.csv.gz, or of dir/base.csv. The
// columns must be there. The error of a file that is not there is fs.ErrNotExist.
func readTable(dir, base string, columns []string, each func(row) error) error {
	name := filepath.Join(dir, base+".csv.gz")
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		if plain, perr := os.Open(filepath.Join(dir, base+".csv")); !errors.Is(perr, fs.ErrNotExist) {
			name, f, err = plain.Name(), plain, perr
		}
	}
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }() // it was only read
	var in io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	t := &table{name: name}
	if err := t.open(in, columns); err != nil {
		return err
	}
	return t.rows(each)
}

// open reads the header.
func (t *table) open(in io.Reader, columns []string) error {
	buf := bufio.NewReader(in)
	if bom, _ := buf.Peek(3); bytes.Equal(bom, []byte("\xef\xbb\xbf")) {
		_, _ = buf.Discard(len(bom)) // they are in the buffer
	}
	t.csv = csv.NewReader(buf)
	t.csv.ReuseRecord = true
	header, err := t.csv.Read()
	if errors.Is(err, io.EOF) {
		return &placeError{file: t.name, line: 1, err: errors.New("no header")}
	} else if err != nil {
		return t.fault(err)
	}
	t.columns = slices.Clone(header)
	var missing []string
	for _, c := range columns {
		if !slices.Contains(t.columns, c) {
			missing = append(missing, c)
		}
	}
	if len(missing) > 0 {
		return &placeError{file: t.name, line: 1, err: fmt.Errorf("no column %s", strings.Join(missing, ", "))}
	}
	return nil
}

func (t *table) rows(each func(row) error) error {
	for {
		fields, err := t.csv.Read()
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return t.fault(err)
		}
		if err := each(row{t, fields}); err != nil {
			return err
		}
	}
}

// fault gives the reader's errors their file.
func (t *table) fault(err error) error {
	var p *csv.ParseError
	if errors.As(err, &p) {
		return &placeError{file: t.name, line: p.Line, err: p.Err}
	}
	line, _ := t.csv.FieldPos(0)
	return &placeError{file: t.name, line: line, err: err}
}

// A row is one line of a table, until the next is read.
type row struct {
	*table
	fields []string
}

// text returns a column, "" where it is missing.
func (r row) text(column string) string { return r.fields[slices.Index(r.columns, column)] }

// wrong is an error about a column of the row.
func (r row) wrong(column string, err error) error {
	line, _ := r.csv.FieldPos(slices.Index(r.columns, column))
	return &placeError{file: r.name, line: line, column: column, value: r.text(column), err: err}
}

// id returns a column that must not be missing.
func (r row) id(column string) (string, error) {
	s := r.text(column)
	if s == "" {
		return "", r.wrong(column, metrics.ErrMissing)
	}
	return s, nil
}

// time returns a column as an instant, the zero time where it is missing.
func (r row) time(column string, loc *time.Location) (time.Time, error) {
	s := r.text(column)
	if s == "" {
		return time.Time{}, nil
	}
	wall, err := time.Parse(time.DateTime, s)
	if err != nil || len(s) != len(time.DateTime) {
		return time.Time{}, r.wrong(column, metrics.ErrMalformed)
	}
	t := instant(wall, loc)
	if t.Before(metrics.MinInstant()) || t.After(metrics.MaxInstant()) {
		return time.Time{}, r.wrong(column, metrics.ErrRange)
	}
	return t, nil
}

// day returns the day of a column of instants, the zero Day where it is missing.
// A day's midnight need not exist, so it is not asked for.
func (r row) day(column string, loc *time.Location) (window.Day, error) {
	t, err := r.time(column, loc)
	if err != nil || t.IsZero() {
		return window.Day{}, err
	}
	return window.DayOf(t, loc), nil
}

// number returns a column as a whole number from lo to hi.
func (r row) number(column string, lo, hi int) (int, error) {
	n, err := strconv.Atoi(r.text(column))
	if err != nil {
		return 0, r.wrong(column, metrics.ErrMalformed)
	}
	if n < lo || n > hi {
		return 0, r.wrong(column, metrics.ErrRange)
	}
	return n, nil
}

// instant returns when clocks in a zone showed a date and time, given as if it were
// UTC: the first of two such instants, and the first second after a gap that swallowed
// it.
func instant(wall time.Time, loc *time.Location) time.Time {
	_, before := wall.Add(-36 * time.Hour).In(loc).Zone()
	_, after := wall.Add(36 * time.Hour).In(loc).Zone()
	first := wall.Add(-time.Duration(max(before, after)) * time.Second)
	second := wall.Add(-time.Duration(min(before, after)) * time.Second)
	for _, t := range []time.Time{first, second} {
		if _, off := t.In(loc).Zone(); t.Add(time.Duration(off) * time.Second).Equal(wall) {
			return t.In(loc)
		}
	}
	start, _ := second.In(loc).ZoneBounds()
	return start
}
