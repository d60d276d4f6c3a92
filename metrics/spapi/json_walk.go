package spapi

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Limits of JSON. None is near what a document has.
const (
	maxRecord = 4 << 20 // bytes of a record: an order, a notification
	maxDepth  = 64      // how deep objects and arrays stand in one another
)

// A walker finds the records in JSON, wherever they stand in it: a response, a list of
// responses, one a line, the messages of a queue. It goes into the keys that hold
// records, and takes the other keys of an object together as one node, which is a record
// if its keys say so.
type walker struct {
	*sink
	dec    *json.Decoder
	in     *meter
	frames []frame
	first  Kind // of the first record
	count  int  // of top-level values
	inner  int  // how deep in texts that hold JSON
	broke  int  // how often it was resumed
	keys   []string

	formats []nodeFormat
}

// A frame is an object or array that is open.
type frame struct {
	array bool
	key   string // of the value the frame is in now; for arrays unused
	index int    // likewise, for arrays
	node  node
	size  int  // bytes of the node
	found bool // a record was in it
	begun int  // how many orders were read before it
}

var errSchema = errors.New("a schema")

// newWalker reads up to the first record, which says what the document is.
func newWalker(s *sink, in io.Reader) (*walker, error) { return newWalkerOf(s, in, nodeFormats()) }

func newWalkerOf(s *sink, in io.Reader, formats []nodeFormat) (*walker, error) {
	w := &walker{sink: s, in: &meter{r: in, most: maxRecord}, formats: formats}
	w.dec = json.NewDecoder(w.in)
	for w.first == UnknownKind {
		switch err := w.step(); {
		case errors.Is(err, errSchema):
			return nil, &DocumentError{Detail: "a schema or a description of an API, not a document"}
		case isEnd(err):
			return nil, w.stranger()
		case err != nil:
			fault := w.items[len(w.items)-1].err // what broken reported
			return nil, &DocumentError{Detail: "it begins like JSON, but cannot be read: " + fault.Detail, Err: err}
		}
	}
	if want := s.opt.Kind; want != UnknownKind && want != w.first {
		return nil, &DocumentError{Detail: "it is " + w.first.String() + ", not " + want.String()}
	}
	return w, nil
}

// step reads on by one key, element or end.
func (w *walker) step() error {
	at := w.dec.InputOffset()
	w.in.most = at + maxRecord
	if len(w.frames) == 0 {
		return w.top()
	}
	f := &w.frames[len(w.frames)-1]
	if !w.dec.More() {
		if _, err := w.dec.Token(); err != nil {
			return w.broken(err)
		}
		w.close()
		return nil
	}
	if f.array {
		f.index++
		return w.value(true)
	}
	tok, err := w.dec.Token()
	if err != nil {
		return w.broken(err)
	}
	key, ok := tok.(string)
	if !ok {
		return w.broken(fmt.Errorf("a key is no text"))
	}
	f.key = key
	if w.first == UnknownKind {
		if len(w.keys) < 64 && !slices.Contains(w.keys, key) {
			w.keys = append(w.keys, key)
		}
		if len(w.frames) == 1 && (key == "$schema" || key == "swagger" || key == "openapi") {
			return errSchema
		}
	}
	if enters(key) {
		return w.value(false)
	}
	return w.leaf(f)
}

// top reads the next value of the stream.
func (w *walker) top() error {
	w.count++
	err := w.value(true)
	if isEnd(err) {
		return io.EOF
	}
	return err
}

// value reads a value that may hold records: it opens a frame for objects and arrays.
func (w *walker) value(element bool) error {
	tok, err := w.dec.Token()
	if isEnd(err) && len(w.frames) == 0 {
		return io.EOF
	}
	if err != nil {
		return w.broken(err)
	}
	d, ok := tok.(json.Delim)
	if !ok {
		if !element {
			w.scalar(tok)
		}
		return nil
	}
	if len(w.frames) >= maxDepth {
		return w.broken(fmt.Errorf("deeper than %d", maxDepth))
	}
	w.frames = append(w.frames, frame{array: d == '[', index: -1, begun: w.orders})
	return nil
}

// scalar keeps a value of a key that might have held records; a text may hold JSON, as
// the body of a queue's message does.
func (w *walker) scalar(v any) {
	f := &w.frames[len(w.frames)-1]
	if s, ok := v.(string); ok && len(s) > 1 && s[0] == '{' && w.inner < 2 {
		if w.nested(s) {
			f.found = true
			return
		}
	}
	f.keep(v)
}

// nested reads a text that holds JSON, and reports whether there was a record in it.
func (w *walker) nested(s string) bool {
	in := &walker{sink: w.sink, in: &meter{r: strings.NewReader(s), most: maxRecord}, inner: w.inner + 1, formats: w.formats}
	in.dec = json.NewDecoder(in.in)
	prefix := w.path(len(w.frames))
	before := len(w.items)
	for in.step() == nil {
	}
	for _, it := range w.items[before:] {
		if it.err != nil {
			it.err.Pointer = prefix + it.err.Pointer
			it.err.fatal = false
		}
	}
	if w.first == UnknownKind {
		w.first = in.first
	}
	return in.first != UnknownKind
}

// leaf reads a value whole.
func (w *walker) leaf(f *frame) error {
	var raw json.RawMessage
	if err := w.dec.Decode(&raw); err != nil {
		return w.broken(err)
	}
	if f.size += len(raw); f.size > maxRecord {
		return w.broken(errRecordTooLong)
	}
	if depthOf(raw) > maxDepth-len(w.frames) {
		return w.broken(fmt.Errorf("deeper than %d", maxDepth))
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		return w.broken(err)
	}
	f.keep(v)
	return nil
}

func (f *frame) keep(v any) {
	if f.node == nil {
		f.node = node{}
	}
	f.node[f.key] = v
}

// depthOf returns how deep valid JSON nests.
func depthOf(raw []byte) int {
	deepest, depth, text := 0, 0, false
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; {
		case text && c == '\\':
			i++
		case c == '"':
			text = !text
		case text:
		case c == '{' || c == '[':
			depth++
			deepest = max(deepest, depth)
		case c == '}' || c == ']':
			depth--
		}
	}
	return deepest
}

// close ends a frame: its node is a record, or becomes part of the object around it.
func (w *walker) close() {
	n := len(w.frames)
	f := w.frames[n-1]
	w.frames = w.frames[:n-1]
	w.pointer = w.path(n - 1)
	if !f.array && (w.passedOver() || w.record(f.node)) {
		f.found = true
	} else if f.found && w.orders == f.begun+1 {
		w.itemsBeside(f.node)
	}
	if n == 1 {
		if !f.found && !f.array && w.first != UnknownKind {
			w.unknown(f.node)
		}
		return
	}
	up := &w.frames[n-2]
	switch {
	case f.found:
		up.found = true
	case up.array:
		if !f.array && w.first != UnknownKind {
			w.unknown(f.node)
		}
	case !f.array && f.node != nil:
		up.size += f.size
		up.keep(map[string]any(f.node))
	}
}

// record emits what a node says, if it is a record.
func (w *walker) record(n node) bool {
	for _, f := range w.formats {
		if f.bare && w.enveloped() || !f.match(n) {
			continue
		}
		kind := f.kind
		if f.kinds != nil {
			kind = f.kinds(n)
		}
		w.kind = kind
		if w.first == UnknownKind {
			w.first = kind
		}
		f.read(w.sink, n)
		return true
	}
	return false
}

// enveloped reports whether the record is the payload of an object around it, which says
// more of it.
func (w *walker) enveloped() bool {
	n := len(w.frames)
	return n > 0 && !w.frames[n-1].array && fold(w.frames[n-1].key) == "payload"
}

// enters reports whether a key may hold records.
func enters(key string) bool {
	switch fold(key) {
	case "payload", "response", "examples", "applicationjson", "orders", "order", "orderslist",
		"financialevents", "transactions", "records", "messages", "message", "body", "detail",
		"trackingdetails", "responses", "notifications", "data", "json", "result", "results":
		return true
	}
	return isEventList(key)
}
