package metrics

import "github.com/sellerperf/sellerperf/window"

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
	// Conventions lists the choices the metric knows, the default of each first.
	Conventions []ConventionChoice
	// Source is where the rule is written.
	Source string

	// At says what one subject contributes as of the end of a day, by calling mark
	// zero or more times. The order shows only what was known by then: nothing
	// that happens after [Order.AsOf]. At must depend on nothing else, and must not
	// keep the order. Required for a metric of one's own.
	At func(o *Order, mark func(Mark))
	// Days names days, besides those on which something of the order happens or a
	// promise falls due, from which on At may answer differently: deadlines of the
	// metric's own. Optional. It sees the whole order.
	Days func(o *Order, day func(window.Day))

	compile func(conventions) formula
}

// ConventionChoice is a convention a metric knows.
type ConventionChoice struct {
	Name   string
	Values []string // the default first; empty where Whole is set
	Whole  int      // if not 0, the values are whole numbers from 1 to 10,000 and this is the default
	Doc    string
}

// Mark is what a subject contributes to a tally: Hits, Total and Open on Day.
type Mark struct {
	Day     window.Day // the day that places it in a window
	Segment Segment    // "" is the subject's channel
	Tally   Tally
	Why     Fact // the fact that decided it, for the list of cases
}
