package thresholds

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/sellerperf/sellerperf/window"
)

// The classes of errors that are of this package, for errors.Is. Others are those of
// package metrics: ErrMissing, ErrUnknown, ErrMalformed, ErrRange, ErrZone, ErrUndeclared.
var (
	// ErrDuplicate: a name or a key that is there already.
	ErrDuplicate = errors.New("duplicate")
	// ErrNoEdition: a day on which no edition of the policy is in force.
	ErrNoEdition = errors.New("no edition in force")
)

// FieldError is one fault of a policy or of a judge's inputs, with its place.
// [Parse], [Policy.Validate] and [NewJudge] join all they find with [errors.Join];
// [Faults] takes them apart.
type FieldError struct {
	// Path is the place by JSON keys: "editions[0].rules[3].limit.value".
	// Empty: the document as a whole.
	Path string
	// Line is the line in the text read, from 1 on; 0 if there was no text.
	Line int
	// Value is the offending value as text, shortened; empty if there is none.
	Value string
	// Err is the class, perhaps with more detail.
	Err error
}

// Error names line, place, value and class.
func (e *FieldError) Error() string {
	var b strings.Builder
	if e.Line > 0 {
		fmt.Fprintf(&b, "line %d: ", e.Line)
	}
	if e.Path != "" {
		b.WriteString(e.Path + ": ")
	}
	if e.Value != "" {
		b.WriteString(strconv.Quote(e.Value) + ": ")
	}
	fmt.Fprintf(&b, "%v", e.Err)
	return b.String()
}

// Unwrap returns Err.
func (e *FieldError) Unwrap() error { return e.Err }

// Faults returns every [*FieldError] in an error, in the order in which they were
// joined, whatever they are wrapped in.
func Faults(err error) []*FieldError {
	var out []*FieldError
	switch e := err.(type) { //nolint:errorlint // it takes the tree apart itself
	case nil:
	case *FieldError:
		out = append(out, e)
	case interface{ Unwrap() []error }:
		for _, inner := range e.Unwrap() {
			out = append(out, Faults(inner)...)
		}
	default:
		out = Faults(errors.Unwrap(err))
	}
	return out
}

// EditionError says that a policy has no edition in force on a day. Its class is
// ErrNoEdition.
type EditionError struct {
	Policy string     // the policy's name
	AsOf   window.Day // the day asked for
	First  window.Day // the first day of the oldest edition
}

// Error names the policy and both days.
func (e *EditionError) Error() string {
	return fmt.Sprintf("thresholds: policy %q: %v on %v: the first is of %v", e.Policy, ErrNoEdition, e.AsOf, e.First)
}

// Unwrap returns ErrNoEdition.
func (e *EditionError) Unwrap() error { return ErrNoEdition }

// RuleError says which rule could not be judged, and why: the error of the tallies.
type RuleError struct {
	Policy, Edition, Rule string // the rule's id, and whose it is
	Err                   error  // the error of the tallies
}

// Error names the rule and the reason.
func (e *RuleError) Error() string {
	return fmt.Sprintf("thresholds: policy %q: rule %q: %v", e.Policy, e.Rule, e.Err)
}

// Unwrap returns the reason.
func (e *RuleError) Unwrap() error { return e.Err }
