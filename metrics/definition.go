package metrics

import (
	"time"

	"github.com/sellerperf/sellerperf/window"
)

// Definition is a metric: a built-in one of the [Catalogue], or one of your own
// for [Config].Custom. Use field names: it may grow.
type Definition struct {
	// ID names the metric: lower-case letters, digits, dots and dashes.
	ID string
	// Title is the name people use.
	Title string
	// Unit is what is counted: "order", "unit", "message".
	Unit string
	// Kind says what the number is.
	Kind Kind
	// Sense says what a hit is.
	Sense Sense
	// Subject is what the metric reads. A metric reads one subject at a time, so
	// that any split of the events by subject is exact.
	Subject Subject
	// Segments lists the segments the metric has of its own, besides [All] and, for
	// the subject order, the channels. A trailing * stands for any name:
	// CategorySegment("*"). Which of them have counts, the events say; a policy
	// whose rule names any other segment is refused. Nil: there are none.
	Segments []Segment
	// Conventions lists the choices the metric knows besides [CommonConventions]. A
	// metric of one's own has none: At would not see which was asked for.
	Conventions []ConventionChoice
	// Source is where the rule is written.
	Source string
	// Doc says in a sentence or two what is counted.
	Doc string
	// Version is to be raised whenever At or Days would answer differently for the
	// same order: the counts of older snapshots are then computed anew.
	Version int

	// At says what one subject contributes as of the end of a day, by calling mark
	// zero or more times. The order shows only what was known by then: nothing
	// that happens after [Order.AsOf]. At must depend on nothing else, and must not
	// keep the order. Required for a metric of one's own.
	At func(o *Order, mark func(Mark))
	// Days names days, besides those on which something of the order happens or a
	// promise falls due, from which on At may answer differently. It is required if At
	// calls [Order.Passed] with an instant of its own making (a day after the order,
	// say): without it the passing of that instant goes unnoticed. It sees the whole
	// order.
	Days func(o *Order, day func(window.Day))

	compile func(conventions) formula
}

// UnitOf returns what a variant counts: the value of its convention "unit", if the
// metric has one, or else Unit.
func (d Definition) UnitOf(v Variant) string {
	for _, c := range v.Conventions() {
		if c.Name == "unit" {
			return c.Value
		}
	}
	return d.Unit
}

// ConventionChoice is a convention a metric knows.
type ConventionChoice struct {
	Name   string
	Values []string // the default first; empty where Whole is set
	Free   bool     // whether any other name (lower-case letters, digits, dots, dashes) is a value, too
	Whole  int      // if not 0, the values are whole numbers from 1 to 10,000 and this is the default
	Doc    string
}

// Mark is what a subject contributes to a tally: Hits, Total and Open on Day. A mark
// shows from its Day on, never before.
type Mark struct {
	// Day is the day that places it in a window. A mark without one, or outside the
	// years 1990 to 2119, is dropped: what cannot be placed belongs in segment
	// Unanchored on the day of the order.
	Day window.Day
	// Segment is the segment; "" is the subject's channel. A mark in a segment of
	// one's own is not in All: what is to be in both is marked twice.
	Segment Segment
	Tally   Tally
	Why     Fact      // the fact that decided it, for the list of cases
	Thing   string    // what is counted, where an order has several; see [Case]
	Due     time.Time // when what is open falls due
}
