package accounthealth

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/sellerperf/sellerperf/metrics"
)

// readElements reads an XML document as values: an element with elements in it is an object, whose
// keys may be given several times, any other is its text. Attributes and name spaces are passed over.
func readElements(data []byte) (name string, root *node, err error) {
	data = bytes.TrimSpace(data)
	if bytes.HasPrefix(data, []byte("<?xml")) { // it is malformed at times, and says nothing that is needed
		if end := bytes.IndexByte(data, '>'); end >= 0 {
			data = data[end+1:]
		}
	}
	if !utf8.Valid(data) {
		data = fromLatin1(data)
	}
	dec := xml.NewDecoder(bytes.NewReader(data))
	dec.Strict = false
	r := elementReader{dec: dec, left: maxNodes}
	name, root, err = r.root()
	if err != nil {
		line, _ := dec.InputPos()
		return "", nil, &ReadError{Offset: dec.InputOffset(), Line: line, Err: err}
	}
	return name, root, nil
}

func fromLatin1(data []byte) []byte {
	out := make([]byte, 0, len(data)+len(data)/8)
	for _, b := range data {
		out = utf8.AppendRune(out, rune(b))
	}
	return out
}

type elementReader struct {
	dec  *xml.Decoder
	left int // elements that may still come
}

// root reads the first element. What comes after it is not looked at.
func (r *elementReader) root() (string, *node, error) {
	for {
		token, err := r.dec.Token()
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return "", nil, fmt.Errorf("%w: %w", metrics.ErrMalformed, err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			n, err := r.element(0)
			return t.Name.Local, n, err
		case xml.CharData:
			if len(bytes.TrimSpace(t)) > 0 {
				return "", nil, fmt.Errorf("%w: text before the first element", metrics.ErrMalformed)
			}
		}
	}
}

// element reads what is inside an element, and its end.
func (r *elementReader) element(depth int) (*node, error) {
	if r.left--; r.left < 0 || depth == maxDepth {
		return nil, ErrTooLarge
	}
	n := &node{kind: textNode}
	var text strings.Builder
	for {
		token, err := r.dec.Token()
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %w", metrics.ErrMalformed, err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			inner, err := r.element(depth + 1)
			if err != nil {
				return nil, err
			}
			n.kind, n.keys, n.items = objectNode, append(n.keys, t.Name.Local), append(n.items, inner)
		case xml.CharData:
			text.Write(t)
		case xml.EndElement:
			if n.kind == textNode {
				n.text = strings.TrimSpace(text.String())
			}
			return n, nil
		}
	}
}
