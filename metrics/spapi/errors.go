package spapi

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Reason says in a word why something of a document could not be used, so that
// faults can be counted.
type Reason string

// The reasons.
const (
	Missing          Reason = "missing"             // a column or key that is needed is absent or empty
	Malformed        Reason = "malformed"           // a value is not of the form it must have
	AmbiguousDate    Reason = "ambiguous-date"      // a date that can be read in two ways
	AmbiguousColumn  Reason = "ambiguous-column"    // a header that stands twice, over cells that differ
	NoZone           Reason = "no-zone"             // a time of day without a zone, and no marketplace to take it from
	UnknownWord      Reason = "unknown-word"        // a word that is none of those known
	UnknownRecord    Reason = "unknown-record"      // a record of no known shape
	OtherMarketplace Reason = "another-marketplace" // of another marketplace than was asked for
	OtherCurrency    Reason = "another-currency"    // an amount in another currency than the marketplace's
	NotAmazon        Reason = "not-amazon"          // an order of another sales channel, fulfilled by Amazon
	WhoCancelled     Reason = "who-cancelled"       // cancelled, and not said by whom
	NoTime           Reason = "no-time"             // it happened, and it is not said when
	NoOutcome        Reason = "no-outcome"          // it exists, and it is not said how it stands
	NoOrder          Reason = "no-order"            // it names no order, and none is known for it
	Reversal         Reason = "reversal"            // money that went to the seller, not from it
	NothingToCount   Reason = "nothing-to-count"    // no metric reads it
	TooLong          Reason = "too-long"            // beyond a limit of size, of cells or of depth
	Shifted          Reason = "shifted"             // more cells than headers: values may be in wrong columns
	Refused          Reason = "refused"             // an event that a ledger would refuse
	Unreadable       Reason = "unreadable"          // the document breaks off or is no longer what it was
)

// RowError says what of a document could not be used, where, and why. The reader goes
// on after it, unless it is fatal. Use field names: it may grow.
type RowError struct {
	Kind    Kind   // what the record was taken for
	Line    int    // from 1, for rows; 0 otherwise
	Pointer string // JSON pointer of the record, "" for rows and for a document that is the record
	Key     string // the column or key at fault, "" if it is the record as a whole
	Value   string // the value at fault, shortened, if there is one
	Reason  Reason
	Detail  string // what the reason leaves open, for a person
	// Kept says that the record was used but for this: what else it said came as events.
	Kept bool
	Err  error // the underlying error, if there is one

	fatal bool
}

// Fatal reports whether reading ended here.
func (e *RowError) Fatal() bool { return e.fatal }

// Place returns where it is: "line 3", or a JSON pointer.
func (e *RowError) Place() string {
	switch {
	case e.Line > 0:
		return "line " + strconv.Itoa(e.Line)
	case e.Pointer != "":
		return e.Pointer
	}
	return "document"
}

// Error implements error.
func (e *RowError) Error() string {
	var b strings.Builder
	b.WriteString(e.Place())
	if e.Key != "" {
		fmt.Fprintf(&b, ": %s", quoted(e.Key))
	}
	if e.Value != "" {
		fmt.Fprintf(&b, " is %s", quoted(e.Value))
	}
	fmt.Fprintf(&b, ": %s", e.Reason)
	if e.Detail != "" {
		b.WriteString(": " + e.Detail)
	}
	return b.String()
}

// Unwrap returns the underlying error.
func (e *RowError) Unwrap() error { return e.Err }

// DocumentError says why a document as a whole is not read. Use field names: it may
// grow.
type DocumentError struct {
	Detail string // why, for a person
	Err    error  // the underlying error, if there is one
}

// Error implements error.
func (e *DocumentError) Error() string {
	if e.Detail == "" && e.Err != nil {
		return e.Err.Error()
	}
	return e.Detail
}

// Unwrap returns the underlying error.
func (e *DocumentError) Unwrap() error { return e.Err }

// maxShown is how much of a value is shown.
const maxShown = 40

// shorten cuts a text for display.
func shorten(s string) string {
	if len(s) <= maxShown {
		return s
	}
	n := maxShown
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "..."
}

// quoted returns a text as it is shown.
func quoted(s string) string { return strconv.Quote(shorten(s)) }
