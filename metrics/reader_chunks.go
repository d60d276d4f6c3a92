package metrics

import (
	"bytes"
	"errors"
	"io"
)

// The size of a chunk of lines, at first and at most. Only a line longer than that
// makes one larger.
const (
	firstChunk = 16 << 10
	lastChunk  = 256 << 10
	maxBuffer  = MaxLine + len("\r\n")
)

// chunks cuts a stream into texts of whole lines, each ending in a line feed.
type chunks struct {
	r        io.Reader
	buf      []byte
	n        int   // bytes of buf that are filled
	skipping bool  // the rest of a line that was too long comes first
	err      error // what the stream ended with
}

var errNegativeRead = errors.New("metrics: reader returned a count out of bounds")

// isEnd reports whether a stream ended well.
func isEnd(err error) bool {
	return err == io.EOF //nolint:errorlint // what wraps io.EOF tells of an end that came too early
}

// cutError is an error that wraps io.EOF and is not the end: to errors.Is it is
// io.ErrUnexpectedEOF instead, so that no loop takes half a stream for the whole.
type cutError struct{ error }

func (e cutError) Is(target error) bool {
	return target == io.ErrUnexpectedEOF || target != io.EOF && errors.Is(e.error, target)
}

func (e cutError) As(target any) bool { return errors.As(e.error, target) }

// unended returns an error of the stream as one that is not its end.
func unended(err error) error {
	if errors.Is(err, io.EOF) {
		return cutError{err}
	}
	return err
}

// next returns the lines read up to now, waiting for one at least. It does not wait
// for a chunk to fill. After ErrTooLong it goes on behind that line, and err is nil.
func (c *chunks) next() (string, error) {
	for c.err == nil {
		if c.n == len(c.buf) && !c.grow() {
			c.buf, c.n, c.skipping = c.buf[:lastChunk], 0, true
			return "", ErrTooLong
		}
		n := c.read()
		if c.skipping {
			n = c.skip(n)
		}
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

// read reads something into the room there is, or notes an error, and returns how
// much.
func (c *chunks) read() int {
	room := c.buf[c.n:]
	for range 100 {
		n, err := c.r.Read(room)
		if n < 0 || n > len(room) {
			n, err = 0, errNegativeRead
		}
		if c.err = err; n > 0 || err != nil {
			return n
		}
	}
	c.err = io.ErrNoProgress
	return 0
}

// skip leaves out, of n bytes just read into an empty buffer, what belongs to a line
// that was too long, and returns how many remain.
func (c *chunks) skip(n int) int {
	end := bytes.IndexByte(c.buf[:n], '\n') + 1
	if c.skipping = end == 0; c.skipping {
		return 0
	}
	return copy(c.buf, c.buf[end:n])
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
