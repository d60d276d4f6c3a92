package metrics

import (
	"time"

	"github.com/sellerperf/sellerperf/window"
)

// Tally is what a metric counts over a range of days as of a day. The zero value
// is an empty window. Money metrics count minor units.
type Tally struct {
	Hits  int64 // the numerator
	Total int64 // the judged denominator, Open left out
	Open  int64 // subjects neither done nor due: shown, not judged
}

// Ratio returns hits over total.
func (t Tally) Ratio() Ratio { return NewRatio(t.Hits, t.Total) }

// Plus returns the sum of two tallies.
func (t Tally) Plus(o Tally) Tally {
	return Tally{t.Hits + o.Hits, t.Total + o.Total, t.Open + o.Open}
}

// Segment is a part of a seller's business that a metric counts apart.
type Segment string

// The segments every metric may have.
const (
	// All is everything: the sum over both channels and over what has none.
	All Segment = ""
	// SegmentMFN and SegmentAFN are the orders of one channel.
	SegmentMFN Segment = "mfn"
	SegmentAFN Segment = "afn"
	// Unanchored holds what could not be placed in a window for want of an anchor
	// (an order without a ship-by date, say), by order day. It is in no other
	// segment and is never judged: it is warned of.
	Unanchored Segment = "unanchored"
)

// CategorySegment returns the segment of a product category.
func CategorySegment(category string) Segment { return Segment(categoryPrefix + category) }

// Kind says what a metric's number is.
type Kind uint8

// The kinds of a metric.
const (
	Share  Kind = iota // hits over total
	Number             // hits alone; the total is zero
	Mean               // hits (a sum) over total (a count)
	Value              // money over money, in minor units
)

// Sense says what a hit is.
type Sense uint8

// The senses of a metric.
const (
	HitIsBad  Sense = iota // a hit is a defect: the lower the better
	HitIsGood              // a hit is a success: the higher the better
)

// Subject is what a metric's cases are.
type Subject uint8

// The subjects of events.
const (
	OrderSubject     Subject = iota // an order with all that belongs to it
	MessageSubject                  // a message that belongs to no order
	ViolationSubject                // a policy violation on the account
)

// Fact is what decided a case: an event, or a deadline that passed.
type Fact struct {
	// Type is an event type ("claim.decided"), or DeadlinePassed.
	Type string
	// At is the event's instant, or the deadline's.
	At time.Time
	// ID is the own id of the thing (the claim, the shipment), if it has one.
	ID string
}

// DeadlinePassed is the Type of a [Fact] that is no event: nothing happened in time.
const DeadlinePassed = "deadline.passed"

// Case is one subject behind a number.
type Case struct {
	Subject Subject
	ID      string     // the order's id, or that of the order-less message or violation
	Thing   string     // the own id of what is counted where an order has several (a message), else empty
	Segment Segment    // the segment it counts in
	Day     window.Day // the day that places it
	Tally   Tally      // what it contributes
	Why     Fact       // the fact that decided it; once a deadline is missed, the deadline
	Due     time.Time  // when what is open falls due, else zero
}
