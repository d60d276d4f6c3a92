package metrics

import (
	"bytes"
	"errors"
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
	err   error          // what ended the reading
}

func newReader(r io.Reader) *Reader {
	return &Reader{reader{in: chunks{r: r}, slabs: make([]func() wired, len(eventTypes))}}
}

func (r *reader) line() int { return r.lines }

func (r *reader) next() (Event, error) {
	for r.err == nil {
		if r.at == len(r.codec.text) {
			r.fill()
			continue
		}
		r.lines++
		c := &r.codec
		i := c.space(r.at)
		if c.text[i] == '\n' {
			r.at = i + 1
			continue
		}
		ev := r.event(i)
		if c.err == nil {
			return ev, nil
		}
		c.err.Line, r.err = r.lines, c.err
	}
	return nil, r.err
}

// fill gets the next chunk, or notes the end.
func (r *reader) fill() {
	text, err := r.in.next()
	switch {
	case isEnd(err):
		r.err = err
	case err != nil:
		r.err = &LineError{Line: r.lines + 1, Err: err}
	case r.lines == 0:
		r.codec.text, r.at = strings.TrimPrefix(text, "\ufeff"), 0
	default:
		r.codec.text, r.at = text, 0
	}
}

// event reads the event whose object begins at i. Where it cannot, the codec holds
// the fault.
func (r *reader) event(i int) Event {
	c := &r.codec
	c.f = &c.top
	c.f.seen, c.f.has = 0, 0
	if c.text[i] != '{' {
		c.garbage(i)
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
		c.fail("", "", ErrTooLong)
		return nil
	}
	r.at = i + 1
	return r.build()
}

// build makes an event of the values in the frame and checks it.
func (r *reader) build() Event {
	c := &r.codec
	n := r.eventType()
	if n < 0 {
		return nil
	}
	if r.slabs[n] == nil {
		r.slabs[n] = eventTypes[n].slab()
	}
	need := eventTypes[n].required
	if c.f.vals[keyVoid].token == tokenTrue && c.f.has.has(keyVoid) {
		need &= identity
	}
	if lacking := need &^ c.f.has; lacking != 0 {
		c.fail(keyNames[lacking.first()], "", ErrMissing)
		return nil
	}
	ev := r.slabs[n]()
	ev.Common().wire(c)
	ev.wire(c)
	if c.err != nil {
		return nil
	}
	if e := check(ev); e != nil {
		c.fail(e.Key, e.Value, e.Err)
		return nil
	}
	return ev
}

// eventType returns the number of the event's type, or -1.
func (r *reader) eventType() int {
	c := &r.codec
	if !c.f.has.has(keyType) {
		return c.fail("type", "", ErrMissing)
	}
	var name string
	if c.str(keyType, &name); c.err != nil {
		return -1
	}
	n := typeTable.find(name)
	if n < 0 {
		c.misfit(keyType, ErrUnknown)
	}
	return n
}

// The size of a chunk of lines, at first and at most. Only a line longer than that
// makes one larger.
const (
	firstChunk = 16 << 10
	lastChunk  = 256 << 10
	maxBuffer  = MaxLine + len("\r\n")
)

// chunks cuts a stream into texts of whole lines, each ending in a line feed.
type chunks struct {
	r   io.Reader
	buf []byte
	n   int   // bytes of buf that are filled
	err error // what the stream ended with
}

var errNegativeRead = errors.New("metrics: reader returned a count out of bounds")

// isEnd reports whether a stream ended well.
func isEnd(err error) bool {
	return err == io.EOF //nolint:errorlint // what wraps io.EOF tells of an end that came too early
}

// next returns the lines read up to now, waiting for one at least. It does not wait
// for a chunk to fill.
func (c *chunks) next() (string, error) {
	empty := 0
	for c.err == nil {
		if c.n == len(c.buf) && !c.grow() {
			return "", ErrTooLong
		}
		n, err := c.r.Read(c.buf[c.n:])
		if n < 0 || n > len(c.buf)-c.n {
			n, err = 0, errNegativeRead
		}
		if empty++; n > 0 {
			empty = 0
		} else if err == nil && empty >= 100 {
			err = io.ErrNoProgress
		}
		c.err = err
		if text := c.take(n); text != "" {
			return text, nil
		}
	}
	if isEnd(c.err) && c.n > 0 {
		text := string(append(c.buf[:c.n], '\n'))
		c.n = 0
		return text, nil
	}
	return "", c.err
}

// take adds n bytes just read and returns the whole lines there are now.
func (c *chunks) take(n int) string {
	fresh := c.buf[c.n : c.n+n]
	c.n += n
	end := bytes.LastIndexByte(fresh, '\n')
	if end < 0 {
		return ""
	}
	end += c.n - n + 1
	text := string(c.buf[:end])
	rest := c.buf[end:c.n]
	if c.n == len(c.buf) && c.n < lastChunk {
		c.buf = make([]byte, 2*c.n) // there is more where that came from
	}
	c.n = copy(c.buf, rest)
	return text
}

// grow makes room in a buffer that is full, and reports whether it could.
func (c *chunks) grow() bool {
	size := min(max(firstChunk, 2*len(c.buf)), maxBuffer)
	if size == len(c.buf) {
		return false
	}
	buf := make([]byte, size)
	copy(buf, c.buf[:c.n])
	c.buf = buf
	return true
}
