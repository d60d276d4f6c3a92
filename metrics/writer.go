package metrics

import (
	"fmt"
	"io"
)

// writeSize is how many bytes a writer gathers before it writes them.
const writeSize = 64 << 10

// writer gathers lines in codec.out.
type writer struct {
	w     io.Writer
	codec codec
	err   error // of the underlying writer
}

func newWriter(w io.Writer) *Writer {
	return &Writer{writer{w: w, codec: codec{writing: true}}}
}

func (w *writer) write(ev Event) error {
	if w.err != nil {
		return w.err
	}
	if e := check(ev); e != nil {
		e.Index = alone
		return e
	}
	c := &w.codec
	start := len(c.out)
	c.out = append(c.out, `{"type":"`...)
	c.out = append(c.out, ev.Type()...)
	c.out = append(c.out, '"')
	ev.Common().wire(c)
	ev.(wired).wire(c)
	c.out = append(c.out, '}', '\n')
	if len(c.out)-start-1 > MaxLine {
		c.out = c.out[:start]
		return &EventError{Index: alone, Type: ev.Type(), Order: ev.Common().Order, Err: ErrTooLong}
	}
	if len(c.out) >= writeSize {
		return w.flush()
	}
	return nil
}

func (w *writer) flush() error {
	if w.err != nil || len(w.codec.out) == 0 {
		return w.err
	}
	n, err := w.w.Write(w.codec.out)
	if err == nil && n < len(w.codec.out) {
		err = io.ErrShortWrite
	}
	w.codec.out = w.codec.out[:0]
	if err != nil {
		w.err = fmt.Errorf("metrics: writing events: %w", err)
	}
	return w.err
}
