package accounthealth

import (
	"time"

	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// Report is Amazon's seller performance report, as far as it could be read. It is plain
// data. Use field names: it may grow.
type Report struct {
	// Version is "V2" or "V1": which of Amazon's two reports this is. Write writes V2.
	Version string
	// Accounts are the account statuses, one a marketplace.
	Accounts []Account
	// Marketplaces are the figures, one set a marketplace.
	Marketplaces []Marketplace
	// Warnings are all inconsistencies found on reading, in the order of the document,
	// those of form before those of arithmetic within a figure.
	Warnings []Warning
}

// Marketplace returns the figures of the marketplace of an id, and whether there are any.
func (r Report) Marketplace(id string) (Marketplace, bool) {
	for _, m := range r.Marketplaces {
		if m.ID == id {
			return m, true
		}
	}
	return Marketplace{}, false
}

// Status is a status as the document writes it; values that the schema does not know
// are kept.
type Status string

// The statuses of figures that the schema knows. Live documents have others.
const (
	Good Status = "GOOD"
	Bad  Status = "BAD"
	None Status = "NONE" // not judged
)

// The statuses of accounts that the schema knows.
const (
	Normal      Status = "NORMAL"
	AtRisk      Status = "AT_RISK"
	Deactivated Status = "DEACTIVATED"
)

// Account is the status of the account in one marketplace.
type Account struct {
	Marketplace string // Amazon's id, such as ATVPDKIKX0DER
	Status      Status
	Pointer     string // where it stands, as a JSON pointer
}

// Marketplace is all figures of one marketplace. Use field names: it may grow.
type Marketplace struct {
	ID      string // Amazon's id; empty if the document does not say
	Figures []Figure
	Rating  Rating
	// WarningStates is what Amazon warns of besides; may be empty.
	WarningStates []WarningState
	Pointer       string // where it stands, as a JSON pointer
}

// Figure returns the first figure of a name, and whether there is one. A V1 report has
// several of a name, one a time frame.
func (m Marketplace) Figure(name Name) (Figure, bool) {
	for _, f := range m.Figures {
		if f.Name == name {
			return f, true
		}
	}
	return Figure{}, false
}

// Newest returns the last day of any figure's window: the day Amazon's report is of, as
// far as it says. It is the zero Day if no window could be read.
func (m Marketplace) Newest() window.Day {
	var newest window.Day
	for _, f := range m.Figures {
		if r, _ := f.Window.Days(nil); r.IsValid() && r.Last.After(newest) {
			newest = r.Last
		}
	}
	return newest
}

// Figure is one number of the report with all that stands around it. Use field names: it
// may grow.
type Figure struct {
	Name    Name
	Pointer string // where its object stands, as a JSON pointer
	Window  DateRange
	// Hits is the numerator: defects, or for tracking and delivery successes. Of a
	// figure that is a count it is that count.
	Hits Count
	// Total is the denominator; unstated for a count.
	Total Count
	// Parts are what Hits is made of: claims, chargebacks, late invoices, ...
	Parts []Part
	// Rate is the rate as stated, a fraction; unstated for a count.
	Rate Number
	// Target is what Amazon demands here.
	Target Target
	// Status is Amazon's judgement. It does not follow from the other fields.
	Status Status
	// FulfillmentType is what the document says of the channel, if anything.
	FulfillmentType string
}

// Part returns the part of a key, and whether there is one.
func (f Figure) Part(key string) (Count, bool) {
	for _, p := range f.Parts {
		if p.Key == key {
			return p.Count, true
		}
	}
	return Count{}, false
}

// Count is a count as the document states it. The zero Count is not stated.
type Count struct {
	N       int64
	Stated  bool   // whether the document has it and it is a count
	Status  Status // its own status, where it has one
	Pointer string // where the number stands, as a JSON pointer
}

// Part is a count that is part of another one.
type Part struct {
	Key string // as the schema has it: "claims"
	Count
}

// Target is what Amazon demands of a number.
type Target struct {
	Value     Number
	Condition string // LESS_THAN, GREATER_THAN or EQUALS, or what else the document says
}

// The conditions that the schema knows.
const (
	LessThan    = "LESS_THAN"
	GreaterThan = "GREATER_THAN"
	Equals      = "EQUALS"
)

// Limit returns the target as a limit, and whether it is one.
func (t Target) Limit() (thresholds.Limit, bool) {
	op, ok := map[string]thresholds.Op{LessThan: thresholds.Below, GreaterThan: thresholds.Above, Equals: thresholds.Equal}[t.Condition]
	l := thresholds.Limit{Op: op, Value: t.Value.Value}
	return l, ok && t.Value.Stated && l.Validate() == nil
}

// Rating is the account health rating. The zero Rating is not stated.
type Rating struct {
	Status  Status // GREAT or WARNED, or what else the document says
	Score   Count  // 0 to 1000; not in the schema, but in live documents
	Window  DateRange
	Pointer string // where its object stands, as a JSON pointer
}

// WarningState is something Amazon warns of, such as spammingSellerMessaging.
type WarningState struct {
	Type    string
	Status  Status
	Pointer string // where it stands, as a JSON pointer
}

// DateRange is the window of a figure as the document writes it: instants, the end
// included.
type DateRange struct {
	From, To         time.Time // zero where the text is none that is known
	FromText, ToText string    // as the document writes them
}
