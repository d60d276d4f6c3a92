package accounthealth

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/sellerperf/sellerperf/metrics"
)

type nodeKind uint8

const (
	objectNode nodeKind = iota
	arrayNode
	textNode
	numberNode
	boolNode
	nullNode
)

// String returns the kind as JSON calls it.
func (k nodeKind) String() string {
	return [...]string{"object", "array", "string", "number", "boolean", "null"}[k]
}

// node is a JSON value.
type node struct {
	kind  nodeKind
	text  string   // of a string, number or boolean
	keys  []string // of an object
	items []*node  // of an object or array
}

// get returns the first value of a key, and how many there are.
func (n *node) get(key string) (*node, int) {
	var first *node
	count := 0
	if n.kind == objectNode {
		for i, k := range n.keys {
			if k == key {
				if count++; first == nil {
					first = n.items[i]
				}
			}
		}
	}
	return first, count
}

// The bounds of a document. A report of all marketplaces there are has 300 kilobytes and ten
// thousand values.
const (
	maxDocument = 16 << 20 // bytes
	maxDepth    = 64       // of nesting; a report needs 6
	maxNodes    = 1 << 18
)

// readAll reads a document, up to the bound.
func readAll(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxDocument+1))
	switch {
	case err != nil:
		return nil, &ReadError{Offset: int64(len(data)), Err: err}
	case len(data) > maxDocument:
		return nil, &ReadError{Offset: maxDocument, Err: ErrTooLarge}
	}
	return bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), nil
}

// nodeReader turns JSON text into nodes.
type nodeReader struct {
	dec  *json.Decoder
	left int // nodes that may still come
}

// readNode reads a document that is one JSON value.
func readNode(data []byte) (*node, error) {
	r := nodeReader{dec: json.NewDecoder(bytes.NewReader(data)), left: maxNodes}
	r.dec.UseNumber()
	n, err := r.value(0)
	if err == nil {
		if _, end := r.dec.Token(); end != io.EOF {
			err = errors.New("text after the end")
		}
	}
	if err == nil {
		return n, nil
	}
	offset := min(r.dec.InputOffset(), int64(len(data))) // after the last token that was one
	for offset < int64(len(data)) && strings.IndexByte(" \t\r\n,:", data[offset]) >= 0 {
		offset++
	}
	if !errors.Is(err, ErrTooLarge) {
		err = fmt.Errorf("%w: %w", metrics.ErrMalformed, err)
	}
	return nil, &ReadError{Offset: offset, Line: 1 + bytes.Count(data[:offset], []byte{'\n'}), Err: err}
}

// value reads one value.
func (r *nodeReader) value(depth int) (*node, error) {
	token, err := r.dec.Token()
	if err != nil {
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		return nil, err
	}
	if r.left--; r.left < 0 {
		return nil, ErrTooLarge
	}
	n := &node{}
	switch t := token.(type) {
	case json.Delim:
		return n, r.children(n, t, depth)
	case string:
		n.kind, n.text = textNode, t
	case json.Number:
		n.kind, n.text = numberNode, string(t)
	case bool:
		n.kind, n.text = boolNode, strconv.FormatBool(t)
	case nil:
		n.kind = nullNode
	}
	return n, nil
}

// children reads the inside of an object or array, and its end.
func (r *nodeReader) children(n *node, open json.Delim, depth int) error {
	if depth == maxDepth {
		return ErrTooLarge
	}
	if open == '[' {
		n.kind = arrayNode
	}
	for r.dec.More() {
		if n.kind == objectNode {
			key, err := r.dec.Token()
			if err != nil {
				return err
			}
			n.keys = append(n.keys, key.(string))
		}
		item, err := r.value(depth + 1)
		if err != nil {
			return err
		}
		n.items = append(n.items, item)
	}
	_, err := r.dec.Token()
	return err
}

// escaper escapes a key for a JSON pointer (RFC 6901).
var escaper = strings.NewReplacer("~", "~0", "/", "~1")

func below(pointer, key string) string { return pointer + "/" + escaper.Replace(shorten(key)) }

func at(pointer string, i int) string { return pointer + "/" + strconv.Itoa(i) }

// shorten bounds what a warning repeats of its document.
func shorten(s string) string {
	const most = 60
	if len(s) <= most {
		return s
	}
	cut := most
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "..."
}
