package accounthealth

import "fmt"

// Warning is an inconsistency of a document: with its schema, or with itself.
type Warning struct {
	Code    Code
	Pointer string // where, as a JSON pointer; of a V1 report a path of its elements
	Value   string // the offending text, shortened, if there is one
	Text    string // what is wrong, in English, for people
}

// String returns place and text.
func (w Warning) String() string {
	at := w.Pointer
	if at == "" {
		at = "(document)"
	}
	return fmt.Sprintf("%s: %s [%s]", at, w.Text, w.Code)
}

// Code says what kind of inconsistency a warning is. New codes will come.
type Code string

// The codes about the form of a document.
const (
	// RenamedKey: a key under another spelling than the schema's; it was read.
	RenamedKey Code = "renamed-key"
	// UndeclaredKey: a key that live documents have and the schema does not; it was read.
	UndeclaredKey Code = "undeclared-key"
	// UnknownKey: a key nobody knows; it was passed over.
	UnknownKey Code = "unknown-key"
	// DuplicateKey: a key given twice; the first was read.
	DuplicateKey Code = "duplicate-key"
	// MissingKey: the schema demands the key.
	MissingKey Code = "missing-key"
	// WrongType: a value of another JSON type; it was read if it could be.
	WrongType Code = "wrong-type"
	// NotInEnum: a word the schema does not list; it was kept.
	NotInEnum Code = "not-in-enum"
	// BadValue: a number or instant that could not be read, or a count below zero; it is
	// not stated.
	BadValue Code = "bad-value"
	// OddInstant: an instant in a form no document is known to have.
	OddInstant Code = "odd-instant"
	// BadText: text that is not valid UTF-8.
	BadText Code = "bad-text"
	// TooMany: there are more than a thousand warnings, or more figures in a list than any report
	// has; the others are left out.
	TooMany Code = "too-many"
	// Placeholder: of a report we made: the figure is not computed, and stands there as zero
	// with the status NONE because the schema demands it.
	Placeholder Code = "placeholder"
)

// The codes about a document's arithmetic: it contradicts itself.
const (
	// ReversedWindow: the window ends before it begins.
	ReversedWindow Code = "reversed-window"
	// PartialDays: the window is not of whole days.
	PartialDays Code = "partial-days"
	// RateMismatch: the rate is not that of the counts, however it is rounded.
	RateMismatch Code = "rate-mismatch"
	// RateCopied: the rate does not fit its own counts, and is that of another figure.
	RateCopied Code = "rate-copied"
	// PercentRate: the rate is in percent; everywhere else rates are fractions.
	PercentRate Code = "percent-rate"
	// HitsExceedTotal: more hits than there are subjects.
	HitsExceedTotal Code = "hits-exceed-total"
	// SwappedCounts: the rate fits if the two counts change places.
	SwappedCounts Code = "swapped-counts"
	// PartsMismatch: the parts cannot make up the whole.
	PartsMismatch Code = "parts-mismatch"
	// StatusMismatch: the status is not what the counts make of the target.
	StatusMismatch Code = "status-mismatch"
	// NoData: a rate of 0 though nothing was counted.
	NoData Code = "no-data"
	// CopiedFigure: the figures of the two channels are the same to the last digit.
	CopiedFigure Code = "copied-figure"
	// WrongChannel: the fulfilment type is not that of the channel.
	WrongChannel Code = "wrong-channel"
)

// codesOfForm are the codes about the form of a document.
var codesOfForm = map[Code]bool{
	RenamedKey: true, UndeclaredKey: true, UnknownKey: true, DuplicateKey: true, MissingKey: true,
	WrongType: true, NotInEnum: true, BadValue: true, OddInstant: true, BadText: true, TooMany: true, Placeholder: true,
}

// IsForm reports whether the code is about the form of the document, rather than about
// what it says.
func (c Code) IsForm() bool { return codesOfForm[c] }
