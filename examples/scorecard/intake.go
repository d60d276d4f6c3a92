package main

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
)

// An input is a stream of events with the name it has in messages.
type input struct {
	name string
	open func() (io.ReadCloser, error)
}

// reading is an input that is open already.
func reading(r io.Reader) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) { return io.NopCloser(r), nil }
}

// fileInput opens a file, decompressing one whose name ends in .gz.
func fileInput(name string) input {
	return input{name, func() (io.ReadCloser, error) {
		f, err := os.Open(name)
		if err != nil || !strings.HasSuffix(name, ".gz") {
			return f, err
		}
		z, err := gzip.NewReader(f)
		if err != nil {
			return nil, errors.Join(fmt.Errorf("%s: %w", name, err), f.Close())
		}
		return unzipped{z, f}, nil
	}}
}

// unzipped is a compressed file.
type unzipped struct {
	*gzip.Reader
	file io.Closer
}

// Close closes both.
func (u unzipped) Close() error { return errors.Join(u.Reader.Close(), u.file.Close()) }

// An intake puts the events of one account into a ledger.
type intake struct {
	ledger   *metrics.Ledger
	account  string // "": the only one
	progress func(events int)

	events int // read so far
	names  map[string]bool
	batch  []metrics.Event
	lines  []int // of the batch's events
}

// batchSize is how many events are applied at once.
const batchSize = 4096

// readAll reads all inputs as one stream, to the end even after it is clear that the
// accounts are too many, so that all can be named.
func (in *intake) readAll(inputs []input) error {
	in.names = map[string]bool{}
	defer in.progress(0)
	for _, i := range inputs {
		if err := in.read(i); err != nil {
			return err
		}
	}
	return in.checkAccounts()
}

func (in *intake) read(i input) error {
	r, err := i.open()
	if err != nil {
		return err
	}
	defer func() { _ = r.Close() }() // it was only read
	events := metrics.NewReader(r)
	for {
		ev, err := events.Next()
		if errors.Is(err, io.EOF) {
			return in.flush(i.name)
		} else if err != nil {
			return errors.Join(in.flush(i.name), fmt.Errorf("%s: %w", i.name, err))
		}
		in.take(ev, events.Line())
		if len(in.batch) == batchSize {
			if err := in.flush(i.name); err != nil {
				return err
			}
			in.progress(in.events)
		}
	}
}

// take keeps an event for the next batch if it is of the account.
func (in *intake) take(ev metrics.Event, line int) {
	in.events++
	name := ev.Common().Account
	if name != "" && !in.names[name] {
		in.names[strings.Clone(name)] = true
	}
	if name != "" && in.account != "" && name != in.account || in.tooMany() {
		return
	}
	in.batch = append(in.batch, ev)
	in.lines = append(in.lines, line)
}

// tooMany reports whether the events name several accounts and none was asked for.
func (in *intake) tooMany() bool { return in.account == "" && len(in.names) > 1 }

// flush applies the batch.
func (in *intake) flush(file string) error {
	err := in.ledger.ApplyAll(in.batch)
	var refused *metrics.EventError
	if errors.As(err, &refused) && refused.Index < len(in.lines) {
		err = fmt.Errorf("%s: %w (%s of order %q)", file, refused.AtLine(in.lines[refused.Index]), refused.Type, refused.Order)
	} else if err != nil {
		err = fmt.Errorf("%s: %w", file, err)
	}
	clear(in.batch)
	in.batch, in.lines = in.batch[:0], in.lines[:0]
	return err
}

// checkAccounts returns an error that lists the accounts, if there is not the one
// that is to be judged.
func (in *intake) checkAccounts() error {
	switch {
	case in.tooMany():
		return fmt.Errorf("the events are of %d accounts, give -account NAME: %s", len(in.names), in.list())
	case in.account != "" && len(in.names) > 0 && !in.names[in.account]:
		return fmt.Errorf("-account %q: the events are of %s", in.account, in.list())
	}
	return nil
}

// maxListed is how many accounts a message lists.
const maxListed = 20

// list returns the names of the accounts, sorted, not too many of them.
func (in *intake) list() string {
	names := slices.Sorted(maps.Keys(in.names))
	rest := len(names) - maxListed
	if rest > 0 {
		names = names[:maxListed]
	}
	for i, n := range names {
		names[i] = fmt.Sprintf("%q", n)
	}
	s := strings.Join(names, ", ")
	if rest > 0 {
		s += fmt.Sprintf(" and %d more", rest)
	}
	return s
}

// progressTo returns a function that shows how many events have been read where
// that is a terminal, every million or so, and takes the line back when told 0.
func progressTo(stderr io.Writer) func(events int) {
	if !isTerminal(stderr) {
		return func(int) {}
	}
	shown := false
	return func(events int) {
		switch {
		case events == 0 && shown:
			fmt.Fprint(stderr, "\r\x1b[K")
		case events > 0 && events%(64*batchSize) == 0:
			fmt.Fprintf(stderr, "\r%d events", events)
			shown = true
		}
	}
}
