// Package checklist makes the page a seller looks at each morning: what to do today, by
// deadline and by what a miss costs, with order ids; what fails and what it takes; what
// changed since yesterday and why.
//
// From a ledger to a page, in three steps:
//
//  1. [Gather] asks the floors below for the [Facts]: the scorecard of the as-of day,
//     [foresight.Queue], and for each rule what turned since the day before. Who has
//     them already fills in Facts.
//  2. [Of] puts them in order: a [Checklist] is plain data, made once. The day it is for is
//     the one after the as-of day, whose end is what was judged: on the morning of the
//     23rd judge the 22nd.
//  3. A [Formatter], or [Text], [Markdown], [HTML], [JSON] and [ICalendar], write it.
//
// It computes nothing: every number stands in the facts. Obligations of one kind, with one
// deadline and the same effects, are one [Task], so that 40 orders to be shipped by
// midnight are one line with 40 ids.
//
// # What will keep working
//
// Equal checklists give equal bytes; no clock is read. The JSON keys and their meaning stay,
// new ones may be added. The UID of a calendar entry stays the same for one account,
// policy, duty and deadline, so that a calendar that is read again replaces its entries.
// Text, Markdown and HTML are for people and may change in any release.
package checklist
