package thresholds

import (
	"github.com/shopspring/decimal"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// Given is something the figures cannot tell and the caller hands in: the day an account
// was registered, whether it has a rating (1 or 0), the average of its peers. Gates and
// [Rule.Times] ask for it by name. Use field names: it may grow.
type Given struct {
	// Name is the name a policy asks for.
	Name string
	// Segment is what a number is of, for rules on segments: the average of the peers
	// in a category. A rule asks for that of its own segment, and for no other.
	Segment metrics.Segment
	// Day is the day, for what is a day. Valid: Number does not count.
	Day window.Day
	// Number is the number, for what is a number: a rate is a fraction, a flag 1 or 0.
	Number decimal.Decimal
}

// Gate is a condition on something handed in with [Inputs].Given. It is a part of what
// names it, in Rule.When, a group or a tier. A name that is not handed in is [NoData].
// Exactly one of Before and Limit is given. Use field names: it may grow.
type Gate struct {
	// ID names the gate, once in its edition.
	ID string `json:"id"`
	// Given is the name of what is handed in: lower-case letters, digits, dots, dashes.
	Given string `json:"given"`
	// Before is for a day: it must lie before the first day of this window. {Days: 90}:
	// it is at least 90 days ago.
	Before window.Span `json:"before,omitzero"`
	// Limit is for a number: what it must keep.
	Limit Limit `json:"limit,omitzero"`
	// Note is what people should know.
	Note string `json:"note,omitempty"`
	// Sources is where it is written.
	Sources []Source `json:"sources,omitempty"`
}
