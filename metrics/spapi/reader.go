package spapi

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"

	"golang.org/x/text/encoding/unicode"

	"github.com/sellerperf/sellerperf/metrics"
)

// Reader turns one document into events, as a stream: it holds a row, or a record, at a
// time. It is not safe for concurrent use.
type Reader struct {
	sink *sink
	src  source
	err  error // what ended the reading
}

// A source reads the next record into the sink; the error is final, io.EOF at the end.
type source interface{ step() error }

// NewReader returns a reader of a document and recognises what it is, unless the options
// say so. The document may be gzipped; text may be in UTF-8, UTF-16 with a byte order
// mark, Windows-1252, ISO-8859-1 or CP932.
//
// The error is a [*DocumentError] if it is none that is read here, which says why, or
// the underlying reader's.
func NewReader(r io.Reader, opt Options) (*Reader, error) {
	s := &sink{opt: opt}
	if opt.Marketplace != "" {
		m, ok := FindMarketplace(opt.Marketplace)
		if !ok {
			return nil, &DocumentError{Detail: "there is no marketplace " + quoted(opt.Marketplace)}
		}
		s.market = m
	}
	in, err := unpack(r)
	if err != nil {
		return nil, err
	}
	rd := &Reader{sink: s}
	first, err := firstByte(in)
	switch {
	case err != nil:
		return nil, err
	case first == '{' || first == '[':
		rd.src, err = newWalker(s, in)
	case first == '<':
		return nil, refuseXML(in)
	default:
		rd.src, err = newTable(s, lineFeeds(in))
	}
	if err != nil {
		return nil, err
	}
	return rd, nil
}

// Detect says what a document is, without reading more of it than that takes. The error
// is that of [NewReader].
func Detect(r io.Reader) (Kind, error) {
	rd, err := NewReader(r, Options{})
	if err != nil {
		return UnknownKind, err
	}
	return rd.Kind(), nil
}

// Kind returns what the document is: of JSON that holds several kinds, what its first
// record is.
func (r *Reader) Kind() Kind {
	if w, ok := r.src.(*walker); ok {
		return w.first
	}
	return r.sink.kind
}

// Next returns the next event, or io.EOF after the last. The event is the caller's, and
// a ledger takes it. Any other error is a [*RowError]: something could not be used, and
// the next call goes on after it, unless it is fatal.
func (r *Reader) Next() (metrics.Event, error) {
	for {
		if it, ok := r.sink.next(); ok {
			if it.err != nil {
				return nil, it.err
			}
			return it.event, nil
		}
		if r.err != nil {
			return nil, r.err
		}
		r.err = r.src.step()
		if r.err != nil && !isEnd(r.err) {
			r.err = r.last(r.err)
		}
	}
}

// isEnd reports whether a stream ended well.
func isEnd(err error) bool {
	return err == io.EOF //nolint:errorlint // what wraps io.EOF tells of an end that came too early
}

// unended is an error that ended the reading early: to errors.Is it is never io.EOF, so
// that no loop takes half a document for the whole.
func unended(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// last makes a final error a fault, which every later call returns.
func (r *Reader) last(err error) error {
	if n := len(r.sink.items); n > r.sink.head {
		if e := r.sink.items[n-1].err; e != nil && e.fatal {
			r.sink.items = r.sink.items[:n-1]
			return e
		}
	}
	e := &RowError{Reason: Unreadable, Detail: err.Error(), Err: unended(err), fatal: true}
	r.sink.fault(e)
	r.sink.items = r.sink.items[:len(r.sink.items)-1]
	return e
}

// unpack undoes gzip and UTF-16.
func unpack(r io.Reader) (*bufio.Reader, error) {
	in := bufio.NewReaderSize(r, firstBytes)
	head, err := in.Peek(4)
	if err != nil && !isEnd(err) {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		z, err := gzip.NewReader(in)
		if err != nil {
			return nil, &DocumentError{Detail: "it begins like gzip, but is none", Err: err}
		}
		in = bufio.NewReaderSize(z, firstBytes)
		if head, err = in.Peek(4); err != nil && !isEnd(err) {
			return nil, &DocumentError{Detail: "its gzip is damaged: " + err.Error(), Err: err}
		}
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return nil, &DocumentError{Detail: "it is a zip archive or an Excel workbook: unpack it, or save the sheet as CSV"}
	case bytes.HasPrefix(head, []byte("%PDF")):
		return nil, &DocumentError{Detail: "it is a PDF"}
	}
	if bytes.HasPrefix(head, []byte{0xff, 0xfe}) || bytes.HasPrefix(head, []byte{0xfe, 0xff}) {
		dec := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder()
		in = bufio.NewReaderSize(dec.Reader(in), firstBytes)
	}
	return in, nil
}

// firstByte returns the first byte that is neither byte order mark nor white space,
// within reason, and takes nothing but the mark.
func firstByte(in *bufio.Reader) (byte, error) {
	if head, _ := in.Peek(3); string(head) == utf8Mark {
		_, _ = in.Discard(3)
	}
	for size := 512; ; size *= 2 {
		head, err := in.Peek(size)
		if b := bytes.TrimLeft(head, " \t\r\n"); len(b) > 0 {
			return b[0], nil
		}
		switch {
		case isEnd(err):
			return 0, &DocumentError{Detail: "the document is empty: that no report came does not mean that there was nothing to report"}
		case errors.Is(err, io.ErrUnexpectedEOF):
			return 0, &DocumentError{Detail: "its gzip breaks off", Err: err}
		case size >= firstBytes:
			return 0, &DocumentError{Detail: "it begins with 64 KiB of white space"}
		case err != nil:
			return 0, err
		}
	}
}

// refuseXML says what to fetch instead.
func refuseXML(in *bufio.Reader) error {
	head, _ := in.Peek(2048)
	switch {
	case bytes.Contains(head, []byte("sellerPerformanceReport")):
		return &DocumentError{Detail: "an account health report in XML: it has figures, not events"}
	case bytes.Contains(bytes.ToLower(head), []byte("<html")):
		return &DocumentError{Detail: "a web page: download the report itself"}
	}
	return &DocumentError{Detail: "XML is not read here: request the report as a flat file"}
}
