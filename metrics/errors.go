package metrics

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// The classes of errors of this package, for errors.Is.
var (
	// ErrMalformed: text that is not of the form it must have.
	ErrMalformed = errors.New("malformed")
	// ErrMissing: a required key is absent.
	ErrMissing = errors.New("missing")
	// ErrUnknown: a name that is not known: an event type, a metric, a convention.
	ErrUnknown = errors.New("unknown")
	// ErrRange: a value outside its bounds.
	ErrRange = errors.New("out of range")
	// ErrAccount: an event of another account.
	ErrAccount = errors.New("another account")
	// ErrCurrency: an amount in another currency than the ledger's.
	ErrCurrency = errors.New("another currency")
	// ErrUndeclared: a metric variant the ledger does not keep.
	ErrUndeclared = errors.New("undeclared metric")
	// ErrZone: figures of another time zone.
	ErrZone = errors.New("another time zone")
	// ErrHorizon: ledgers or days on different sides of a retirement.
	ErrHorizon = errors.New("another horizon")
	// ErrCorrupt: a snapshot that is damaged or cut off.
	ErrCorrupt = errors.New("corrupt snapshot")
	// ErrVersion: a snapshot of a newer version than this library reads.
	ErrVersion = errors.New("unsupported snapshot version")
	// ErrTooLong: a line longer than the reader's limit.
	ErrTooLong = errors.New("line too long")
)

// EventError says which event was refused and why. Nothing of it was applied, and
// where it was one of several, nothing of any.
type EventError struct {
	Index int    // its place in the slice handed in; 0 for a single event
	Type  string // the event's type
	Order string // the event's order, if it has one
	Key   string // the key at fault, as on the wire, "" if it is the event as a whole
	Value string // the offending value as text, if there is one
	Err   error  // the class: one of this package's sentinels
}

// Error implements error.
func (e *EventError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "metrics: event %d (%s", e.Index, e.Type)
	if e.Order != "" {
		fmt.Fprintf(&b, " of order %q", e.Order)
	}
	b.WriteString(")")
	if e.Key != "" {
		fmt.Fprintf(&b, ": key %q", e.Key)
	}
	if e.Value != "" {
		fmt.Fprintf(&b, ": value %q", e.Value)
	}
	fmt.Fprintf(&b, ": %v", e.Err)
	return b.String()
}

// Unwrap returns the class.
func (e *EventError) Unwrap() error { return e.Err }

// LineError says where in a stream of events an error is. Err is one of this
// package's sentinels, or the error of the underlying reader.
type LineError struct {
	Line  int    // 1-based
	Key   string // the key at fault, "" if it is the line as a whole
	Value string // the offending text, shortened, if there is one
	Err   error
}

// Error implements error.
func (e *LineError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "line %d", e.Line)
	if e.Key != "" {
		fmt.Fprintf(&b, ": key %q", e.Key)
	}
	if e.Value != "" {
		fmt.Fprintf(&b, ": value %q", e.Value)
	}
	fmt.Fprintf(&b, ": %v", e.Err)
	return b.String()
}

// Unwrap returns the class.
func (e *LineError) Unwrap() error { return e.Err }

// MetricError says which metric, convention or setting was refused and why.
type MetricError struct {
	Metric string // empty where it is about no metric
	Key    string // the name of the convention, argument or setting at fault, if there is one
	Value  string
	Err    error
}

// Error implements error.
func (e *MetricError) Error() string {
	var b strings.Builder
	b.WriteString("metrics")
	if e.Metric != "" {
		fmt.Fprintf(&b, ": metric %q", e.Metric)
	}
	if e.Key != "" {
		fmt.Fprintf(&b, ": %s %q", e.Key, e.Value)
	}
	fmt.Fprintf(&b, ": %v", e.Err)
	return b.String()
}

// Unwrap returns the class.
func (e *MetricError) Unwrap() error { return e.Err }

// ZoneError says that figures of one time zone were asked for in another.
type ZoneError struct{ Have, Want *time.Location }

// Error implements error.
func (e *ZoneError) Error() string {
	return fmt.Sprintf("metrics: the figures are kept in %v, not in %v: %v", e.Have, e.Want, ErrZone)
}

// Unwrap returns ErrZone.
func (e *ZoneError) Unwrap() error { return ErrZone }

// MismatchError says why two ledgers, or a snapshot and a configuration, do not go
// together.
type MismatchError struct {
	What       string // "account", "currency", "metrics", "horizon", "retired order"
	Have, Want string // what the other one has, and what this one has
	Err        error  // the class: ErrAccount, ErrCurrency, ErrUndeclared, ErrHorizon
}

// Error implements error.
func (e *MismatchError) Error() string {
	return fmt.Sprintf("metrics: %s: have %q, want %q: %v", e.What, e.Have, e.Want, e.Err)
}

// Unwrap returns the class.
func (e *MismatchError) Unwrap() error { return e.Err }
