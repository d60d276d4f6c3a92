package thresholds

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
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

// node is a JSON value with its line.
type node struct {
	kind  nodeKind
	line  int
	text  string   // of a string, number or boolean
	keys  []string // of an object
	items []*node  // of an object or array
}

// maxDepth bounds how deep JSON may nest: a policy needs 8.
const maxDepth = 64

// reader turns JSON text into nodes.
type reader struct {
	dec  *json.Decoder
	data []byte
	pos  int // lines are counted up to here
	line int
}

// readNode reads a document that is one JSON value in valid UTF-8.
func readNode(data []byte) (*node, *FieldError) {
	r := reader{dec: json.NewDecoder(bytes.NewReader(data)), data: data, line: 1}
	r.dec.UseNumber()
	n, err := r.value(0)
	if err == nil {
		if _, end := r.dec.Token(); end != io.EOF {
			err = errors.New("text after the end")
		}
	}
	if err != nil {
		return nil, &FieldError{Line: r.lineAt(r.errorOffset(err)), Err: fmt.Errorf("%w: %w", metrics.ErrMalformed, err)}
	}
	if i := invalidUTF8(data); i >= 0 {
		r.pos, r.line = 0, 1
		return nil, &FieldError{Line: r.lineAt(i), Err: fmt.Errorf("%w: invalid UTF-8", metrics.ErrMalformed)}
	}
	return n, nil
}

func invalidUTF8(data []byte) int {
	for i := 0; i < len(data); {
		c, size := utf8.DecodeRune(data[i:])
		if c == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

func (r *reader) errorOffset(err error) int {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return int(syntax.Offset)
	}
	return len(r.data)
}

// lineAt returns the line of an offset not before the last one asked for.
func (r *reader) lineAt(offset int) int {
	offset = min(offset, len(r.data))
	if offset > r.pos {
		r.line += bytes.Count(r.data[r.pos:offset], []byte{'\n'})
		r.pos = offset
	}
	return r.line
}

// value reads one value.
func (r *reader) value(depth int) (*node, error) {
	token, err := r.dec.Token()
	if err != nil {
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		return nil, err
	}
	n := &node{line: r.lineAt(int(r.dec.InputOffset()))}
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
func (r *reader) children(n *node, open json.Delim, depth int) error {
	if depth == maxDepth {
		return errors.New("nested too deeply")
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
