// Package format is the forms a document of package report has, by the names that flags
// and files know them by.
package format

import (
	"fmt"
	"io"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
)

// Table holds the formats of a document of type D, written with the options O. The place
// of a row is the constant of its format. It is a table of functions: do not change it.
type Table[D, O any] []Row[D, O]

// Row is the name of one format, and how it is written.
type Row[D, O any] struct {
	Name  string
	Write func(io.Writer, D, O) error
}

// Name returns the name of a format, and "" for none.
func (t Table[D, O]) Name(f uint8) string {
	if int(f) >= len(t) {
		return ""
	}
	return t[f].Name
}

// Write writes a document. A format that is none is an error of the class
// [metrics.ErrUnknown]; of is the package whose it is.
func (t Table[D, O]) Write(w io.Writer, of string, f uint8, d D, o O) error {
	if int(f) >= len(t) {
		return unknown(of, f)
	}
	return t[f].Write(w, d, o)
}

// Marshal returns the name of a format as text. One that is none is an error of the class
// [metrics.ErrUnknown].
func (t Table[D, O]) Marshal(of string, f uint8) ([]byte, error) {
	if int(f) >= len(t) {
		return nil, unknown(of, f)
	}
	return []byte(t[f].Name), nil
}

func unknown(of string, f uint8) error {
	return fmt.Errorf("%s: format %d: %w", of, f, metrics.ErrUnknown)
}

// Parse returns the format of a name. A name of none is an error of the class
// [metrics.ErrUnknown] that lists those there are.
func (t Table[D, O]) Parse(of string, text []byte) (uint8, error) {
	names := make([]string, len(t))
	for i := range t {
		if names[i] = t[i].Name; names[i] == string(text) {
			return uint8(i), nil
		}
	}
	return 0, fmt.Errorf("%s: format %q: %w: there is %s", of, text, metrics.ErrUnknown, strings.Join(names, ", "))
}
