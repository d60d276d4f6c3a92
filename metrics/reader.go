package metrics

import (
	"io"
	"strings"
)

// MaxLine is the longest line a [Reader] reads and a [Writer] writes, in bytes
// without its end. A longer one is an error of [ErrTooLong], found without
// holding it.
const MaxLine = 1 << 20

// reader parses the lines that come in chunks. The texts of events are substrings of
// their chunk.
type reader struct {
	in    chunks
	codec codec
	slabs []func() wired // by event type
	at    int            // where the next line begins in codec.text
	lines int            // lines read
	err   error          // what ended the reading: io.EOF or a fatal LineError
}

func newReader(r io.Reader) *Reader {
	return &Reader{reader{in: chunks{r: r}, slabs: make([]func() wired, len(eventTypes))}}
}

func (r *reader) line() int { return r.lines }

func (r *reader) next() (Event, error) {
	for r.err == nil {
		if r.at == len(r.codec.text) {
			if err := r.fill(); err != nil {
				return nil, err
			}
			continue
		}
		r.lines++
		c := &r.codec
		start := r.at
		i := c.space(start)
		if c.text[i] == '\n' {
			r.at = i + 1
			continue
		}
		ev := r.event(i)
		if c.err == nil {
			return ev, nil
		}
		return nil, r.refuse(start)
	}
	return nil, r.err
}

// refuse returns what is wrong with the line that begins at start, and leaves it
// behind.
func (r *reader) refuse(start int) error {
	c := &r.codec
	e, end := c.err, start+strings.IndexByte(c.text[start:], '\n')
	if len(strings.TrimSuffix(c.text[start:end], "\r")) > MaxLine {
		e = &LineError{Err: ErrTooLong} // whatever else it is: the chunks decide no class
	}
	e.Line, c.err, r.at = r.lines, nil, end+1
	return e
}

// fill gets the next chunk. An error is that of a line too long, which is left
// behind, or what ended the reading.
func (r *reader) fill() error {
	text, err := r.in.next()
	switch {
	case err == nil:
		if r.lines == 0 {
			text = strings.TrimPrefix(text, byteOrderMark)
		}
		r.codec.text, r.at = text, 0
		return nil
	case r.in.err == nil:
		r.lines++
		return &LineError{Line: r.lines, Err: err}
	case isEnd(err):
		r.err = err
	case r.in.skipping:
		r.err = &LineError{Line: r.lines, Err: unended(err), fatal: true}
	default:
		r.err = &LineError{Line: r.lines + 1, Err: unended(err), fatal: true}
	}
	return r.err
}

const byteOrderMark = "\ufeff"

// parseEvent reads a text of one event. What ends a line is white space to it.
func parseEvent(line []byte) (Event, error) {
	if len(line) > MaxLine {
		return nil, &LineError{Err: ErrTooLong}
	}
	text := strings.ReplaceAll(strings.TrimPrefix(string(line), byteOrderMark), "\n", "\r")
	r := newReader(nil)
	r.codec.text = text + "\n"
	ev := r.event(r.codec.space(0))
	if e := r.codec.err; e != nil {
		return nil, e
	}
	return ev, nil
}

// event reads the event whose object begins at i. Where it cannot, the codec holds
// the fault.
func (r *reader) event(i int) Event {
	c := &r.codec
	c.f = &c.top
	c.f.seen, c.f.has = 0, 0
	if c.text[i] != '{' {
		c.garbage(i)
		c.err.Detail = wantObject
		return nil
	}
	if i = c.object(c.f, i, 1); i < 0 {
		return nil
	}
	if i = c.space(i); c.text[i] != '\n' {
		c.garbage(i)
		return nil
	}
	if len(strings.TrimSuffix(c.text[r.at:i], "\r")) > MaxLine {
		c.fail("", "", ErrTooLong, "")
		return nil
	}
	r.at = i + 1
	return r.build()
}

// build makes an event of the values in the frame. A fault from here on is one of an
// event whose type is known.
func (r *reader) build() Event {
	n := r.eventType()
	if n < 0 {
		return nil
	}
	ev := r.assemble(n)
	if e := r.codec.err; e != nil {
		e.event = &EventError{
			Index: alone, Type: eventTypes[n].name, Order: r.codec.orderID(),
			Key: e.Key, Value: e.Value, Err: e.Err, Detail: e.Detail,
		}
		return nil
	}
	return ev
}

// assemble makes an event of a type and checks it.
func (r *reader) assemble(n int) Event {
	c := &r.codec
	if r.slabs[n] == nil {
		r.slabs[n] = eventTypes[n].slab()
	}
	need := eventTypes[n].required
	if c.f.vals[keyVoid].token == tokenTrue && c.f.has.has(keyVoid) {
		need &= identity
	}
	if lacking := need &^ c.f.has; lacking != 0 {
		c.fail(keyNames[lacking.first()], "", ErrMissing, "")
		return nil
	}
	ev := r.slabs[n]()
	ev.Common().wire(c)
	ev.wire(c)
	if c.err != nil {
		return nil
	}
	if e := check(ev); e != nil {
		c.fail(e.Key, e.Value, e.Err, e.Detail)
	}
	return ev
}

// eventType returns the number of the event's type, or -1.
func (r *reader) eventType() int {
	c := &r.codec
	if !c.f.has.has(keyType) {
		return c.fail("type", "", ErrMissing, "")
	}
	var name string
	if c.str(keyType, &name); c.err != nil {
		return -1
	}
	n := typeTable.find(name)
	if n < 0 {
		c.misfit(keyType, ErrUnknown, "")
	}
	return n
}
