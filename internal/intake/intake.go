// Package intake reads the event files of the example commands: several files as one
// stream, standard input, compressed files, the events of one account among several.
package intake

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

// An Input is a stream of events with the name it has in messages.
type Input struct {
	Name string
	Open func() (io.ReadCloser, error)
}

// Reading is an input that is open already.
func Reading(name string, r io.Reader) Input {
	return Input{name, func() (io.ReadCloser, error) { return io.NopCloser(r), nil }}
}

// Files returns the inputs that arguments name: "-" is standard input, which may be named once,
// and a name that ends in .gz is decompressed.
func Files(names []string, stdin io.Reader) ([]Input, error) {
	if i := slices.Index(names, "-"); i >= 0 && slices.Contains(names[i+1:], "-") {
		return nil, errors.New("standard input (-) is named twice")
	}
	ins := make([]Input, len(names))
	for i, name := range names {
		ins[i] = file(name)
		if name == "-" {
			ins[i] = Reading("standard input", stdin)
		}
	}
	return ins, nil
}

// file opens a file, decompressing one whose name ends in .gz.
func file(name string) Input {
	return Input{name, func() (io.ReadCloser, error) {
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

// An Intake hands on the events of one account. Use field names.
type Intake struct {
	// Apply takes a batch of events, all or none, as a ledger's ApplyAll does. Required.
	Apply func([]metrics.Event) error
	// Account is the one account wanted. Empty: the only one there is.
	Account string
	// Progress is told now and then how many events have been read, and 0 at the end. Nil:
	// nobody is.
	Progress func(events int)

	events int // read so far
	names  map[string]bool
	batch  []metrics.Event
	lines  []int // of the batch's events
}

// batchSize is how many events are applied at once.
const batchSize = 4096

// Read reads all inputs as one stream, to the end even after it is clear that the
// accounts are too many, so that all can be named. Its errors name file, line and key.
func (in *Intake) Read(inputs []Input) error {
	in.names = map[string]bool{}
	if in.Progress == nil {
		in.Progress = func(int) {}
	}
	defer in.Progress(0)
	for _, i := range inputs {
		if err := in.read(i); err != nil {
			return err
		}
	}
	return in.checkAccounts()
}

func (in *Intake) read(i Input) error {
	r, err := i.Open()
	if err != nil {
		return err
	}
	defer func() { _ = r.Close() }() // it was only read
	events := metrics.NewReader(r)
	for {
		ev, err := events.Next()
		if errors.Is(err, io.EOF) {
			return in.flush(i.Name)
		} else if err != nil {
			return errors.Join(in.flush(i.Name), fmt.Errorf("%s: %w", i.Name, err))
		}
		in.take(ev, events.Line())
		if len(in.batch) == batchSize {
			if err := in.flush(i.Name); err != nil {
				return err
			}
			in.Progress(in.events)
		}
	}
}

// take keeps an event for the next batch if it is of the account.
func (in *Intake) take(ev metrics.Event, line int) {
	in.events++
	name := ev.Common().Account
	if name != "" && !in.names[name] {
		in.names[strings.Clone(name)] = true
	}
	if name != "" && in.Account != "" && name != in.Account || in.tooMany() {
		return
	}
	in.batch = append(in.batch, ev)
	in.lines = append(in.lines, line)
}

// tooMany reports whether the events name several accounts and none was asked for.
func (in *Intake) tooMany() bool { return in.Account == "" && len(in.names) > 1 }

// flush applies the batch.
func (in *Intake) flush(file string) error {
	err := in.Apply(in.batch)
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
func (in *Intake) checkAccounts() error {
	switch {
	case in.tooMany():
		return fmt.Errorf("the events are of %d accounts, give -account NAME: %s", len(in.names), in.list())
	case in.Account != "" && len(in.names) > 0 && !in.names[in.Account]:
		return fmt.Errorf("-account %q: the events are of %s", in.Account, in.list())
	}
	return nil
}

// maxListed is how many accounts a message lists.
const maxListed = 20

// list returns the names of the accounts, sorted, not too many of them.
func (in *Intake) list() string {
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
