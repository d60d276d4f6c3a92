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
// where it was one of several, nothing of any. Use field names: it may grow.
type EventError struct {
	Index  int    // its place in the slice handed in, from 0; -1 for an event handed in alone
	Type   string // the event's type
	Order  string // the event's order, if it has one
	Key    string // the key at fault by its path on the wire ("total.currency"), "" if it is the event as a whole
	Value  string // the offending value as text, if there is one
	Err    error  // the class: one of this package's sentinels
	Detail string // what the class leaves open, if anything: "want a string", "longer than 1024 bytes"
}

// Error implements error.
func (e *EventError) Error() string {
	var b strings.Builder
	b.WriteString("metrics: event")
	if e.Index >= 0 {
		fmt.Fprintf(&b, " %d", e.Index)
	}
	switch {
	case e.Order != "":
		fmt.Fprintf(&b, " (%s of order %q)", e.Type, shorten(e.Order))
	case e.Type != "":
		fmt.Fprintf(&b, " (%s)", e.Type)
	}
	writeFault(&b, e.Key, e.Value, e.Err, e.Detail)
	return b.String()
}

// Unwrap returns the class.
func (e *EventError) Unwrap() error { return e.Err }

// AtLine returns the error as that of a line, for events that were read one a line
// and applied later. [errors.As] finds e in it too.
func (e *EventError) AtLine(line int) *LineError {
	return &LineError{Line: line, Key: e.Key, Value: e.Value, Err: e.Err, Detail: e.Detail, event: e}
}

// LineError says where in a stream of events an error is. Where the line is a JSON
// object of a known event type, [errors.As] also finds an [*EventError] in it, which
// says of which type and order. Use field names: it may grow.
type LineError struct {
	Line   int    // from 1; 0 for an event that is of no stream
	Key    string // the key at fault by its path ("lines[2].units"), "" if it is the line as a whole
	Value  string // the offending text, shortened, if there is one
	Err    error  // one of this package's sentinels, or the error of the underlying reader
	Detail string // what Err leaves open, if anything: "want a string", "given twice"

	event *EventError // what Unwrap returns, if there is one
	fatal bool
}

// Fatal reports whether reading ended here: the underlying reader failed, as on a cut
// cable or a truncated gzip file. After any other error the reader goes on with the
// next line.
func (e *LineError) Fatal() bool { return e.fatal }

// Error implements error.
func (e *LineError) Error() string {
	var b strings.Builder
	if e.Line > 0 {
		fmt.Fprintf(&b, "line %d", e.Line)
	} else {
		b.WriteString("event")
	}
	writeFault(&b, e.Key, e.Value, e.Err, e.Detail)
	return b.String()
}

// Unwrap returns the event's error, if there is one, or Err.
func (e *LineError) Unwrap() error {
	if e.event != nil {
		return e.event
	}
	return e.Err
}

// writeFault writes what is wrong, after the place.
func writeFault(b *strings.Builder, key, value string, class error, detail string) {
	if key != "" {
		fmt.Fprintf(b, ": key %q", key)
	}
	if value != "" {
		fmt.Fprintf(b, ": value %q", value)
	}
	fmt.Fprintf(b, ": %v", class)
	if detail != "" {
		b.WriteString(": " + detail)
	}
}

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
