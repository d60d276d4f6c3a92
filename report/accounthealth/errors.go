package accounthealth

import (
	"errors"
	"fmt"
)

// The classes of errors of this package, for errors.Is. A document that is no JSON or XML is
// a [metrics.ErrMalformed].
var (
	// ErrNotReport: a document that is well-formed and something else.
	ErrNotReport = errors.New("not a seller performance report")
	// ErrTooLarge: a document of more than 16 MiB, or with more values or deeper nesting than
	// any report has.
	ErrTooLarge = errors.New("too large")
	// ErrNoMarketplace: a report without figures of the marketplace asked for.
	ErrNoMarketplace = errors.New("no such marketplace in the report")
)

// ReadError says why a document could not be read at all, and where.
type ReadError struct {
	Offset int64 // bytes before the fault
	Line   int   // from 1; 0 if not known
	Err    error
}

// Error implements error.
func (e *ReadError) Error() string {
	if e.Line > 0 {
		return fmt.Sprintf("accounthealth: line %d: %v", e.Line, e.Err)
	}
	return fmt.Sprintf("accounthealth: %v", e.Err)
}

// Unwrap returns the class or the error of the underlying reader.
func (e *ReadError) Unwrap() error { return e.Err }

// FigureError says which figure could not be made or compared, and why.
type FigureError struct {
	Name Name
	Err  error
}

// Error implements error.
func (e *FigureError) Error() string {
	return fmt.Sprintf("accounthealth: %s: %v", e.Name, e.Err)
}

// Unwrap returns the reason.
func (e *FigureError) Unwrap() error { return e.Err }
