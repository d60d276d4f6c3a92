package thresholds

import "github.com/sellerperf/sellerperf/window"

// Points is an account of points that evaluations charge and time takes away again:
// violation points, penalty points. At the end of a day it holds Start and the entries
// in force, clamped. Entries are what the rules of Charges did on the official
// evaluation days, judged as of each of them, and what is handed in as
// [Inputs].Entries. Days before the edition charge nothing. Use field names: it may
// grow.
type Points struct {
	// ID names the account, once in its edition, among rules and all else.
	ID string `json:"id"`
	// Title is the name for people.
	Title string `json:"title,omitempty"`
	// Start is what it begins with.
	Start int64 `json:"start,omitempty"`
	// Clamp keeps it within bounds. Nil: there are none.
	Clamp *Clamp `json:"clamp,omitempty"`
	// Window is for how long an entry is in force: {Days: 90} is the day of the entry
	// and the 89 after it. The zero Span: until the next reset.
	Window window.Span `json:"window,omitzero"`
	// Reset is on which days all entries before the day go. Nil: on none.
	Reset *Schedule `json:"reset,omitempty"`
	// Charges are what rules cost. Each needs a schedule, its own or the edition's.
	Charges []Charge `json:"charges,omitempty"`
	// Milestones are the levels, the mildest first.
	Milestones []Milestone `json:"milestones,omitempty"`
	// Limit is what the points must keep to pass. The zero Limit: any will do.
	Limit Limit `json:"limit,omitzero"`
	// Estimate says that the marketplace's own account may differ.
	Estimate bool `json:"estimate,omitempty"`
	// Part is as in [Rule].
	Part bool `json:"part,omitempty"`
	// Note is what people should know.
	Note string `json:"note,omitempty"`
	// Sources is where it is written.
	Sources []Source `json:"sources,omitempty"`
}

// Charge is what a rule's evaluation costs. Use field names: it may grow.
type Charge struct {
	// Rule is the rule's id; a rule for many segments charges for each of them.
	Rule string `json:"rule"`
	// Level is the band that is charged for. Empty: failing is.
	Level string `json:"level,omitempty"`
	// Points are added; they may be negative.
	Points int64 `json:"points"`
}

// Milestone is a number of points at which something happens. Use field names: it may
// grow.
type Milestone struct {
	// Level is its name, once in its account.
	Level string `json:"level"`
	// Limit is where it is: {AtMost, 150} on the way down, {AtLeast, 48} on the way up.
	Limit Limit `json:"limit"`
	// Lasts is for how many days the Actions last, the day of crossing being the
	// first. Zero: for as long as the limit holds.
	Lasts int `json:"lasts,omitempty"`
	// Actions is what happens, as labels.
	Actions []string `json:"actions,omitempty"`
	// Note is what people should know.
	Note string `json:"note,omitempty"`
}

// Entry is a number of points booked on a day; see [Points]. Use field names: it may
// grow.
type Entry struct {
	// Account is the id of the points it belongs to.
	Account string
	// Day is the day it was booked.
	Day window.Day
	// Points are added.
	Points int64
	// Reason says what for: the rule's id of what was charged here.
	Reason string
}

// Crossing is a milestone reached. Use field names: it may grow.
type Crossing struct {
	// Level is the milestone's.
	Level string
	// Day is the first day at whose end its limit held, having not held the day before.
	// The zero Day: it has held since before the oldest entries in force.
	Day window.Day
	// Until is the last day of the milestone's actions; the zero Day: they last for as
	// long as the limit holds.
	Until window.Day
}
