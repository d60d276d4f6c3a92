package spapi

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
)

var errRecordTooLong = errors.New("a record of more than 4 MiB")

// meter counts what is read, so that no value is held beyond the limit. It gives back
// what was read ahead of a fault.
type meter struct {
	r     io.Reader
	ahead []byte // to be read before r
	n     int64
	most  int64
}

// Read implements io.Reader.
func (m *meter) Read(p []byte) (int, error) {
	if m.n > m.most {
		return 0, errRecordTooLong
	}
	p = p[:min(len(p), firstBytes)]
	if len(m.ahead) > 0 {
		n := copy(p, m.ahead)
		m.ahead, m.n = m.ahead[n:], m.n+int64(n)
		return n, nil
	}
	n, err := m.r.Read(p)
	m.n += int64(n)
	return n, err
}

// nextObject passes over lines until one begins an object, which is read next.
func (m *meter) nextObject() error {
	fresh := true // at the start of a line, or at what the fault was found at
	for {
		i := bytes.IndexByte(m.ahead, '\n')
		switch rest := bytes.TrimLeft(m.ahead, " \t\r"); {
		case fresh && len(rest) > 0 && rest[0] == '{':
			return nil
		case i >= 0:
			m.ahead, fresh = m.ahead[i+1:], true
			continue
		case fresh && len(rest) == 0: // it may still begin one
		default:
			fresh = false
		}
		chunk := make([]byte, 4096)
		n, err := m.r.Read(chunk)
		if m.ahead = chunk[:n]; n == 0 && err != nil {
			return err
		}
	}
}

// maxBroken is how many lines of a stream may be broken.
const maxBroken = 1000

// resumes reports whether a stream of records, one a line, goes on after a fault: the
// first one must have been read, and the fault must be one of the text.
func (w *walker) resumes(err error) bool {
	var syntax *json.SyntaxError
	return w.inner == 0 && w.count > 1 && w.first != UnknownKind && w.broke < maxBroken && errors.As(err, &syntax)
}

// resume goes on with the next line that begins an object.
func (w *walker) resume() error {
	ahead, err := io.ReadAll(w.dec.Buffered())
	if err != nil {
		return err
	}
	w.broke++
	w.frames = w.frames[:0]
	w.in.ahead = append(ahead, w.in.ahead...)
	if err := w.in.nextObject(); err != nil {
		return err
	}
	w.in.n = 0
	w.dec = json.NewDecoder(w.in)
	return nil
}
