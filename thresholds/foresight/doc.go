// Package foresight says what a verdict will be, what it takes, and why it is what it is:
// what no dashboard tells. It asks the same tallies and cases that were judged, and the
// judge's own rules; it keeps no books of its own.
//
// From a scorecard to what to do, in twelve steps. Each takes an as-of day, is exact, and
// says in its result what it takes for granted (its [Assumptions]):
//
//  1. [Of] gives an [Outlook] for each verdict. [Outlook.Budget] is what the rule still
//     allows and what it takes: subjects turned good, good ones added. Assumed:
//     the window stays, and so does all else that is counted.
//  2. [Outlook.LookAhead] judges the days to come whose windows hold only days that are
//     over. Assumed: nothing new is reported; what is open may turn out either way; and so
//     may pending claims, if the ledger keeps [Metrics].
//  3. [Outlook.Recovery] is the day from which the rule stops to fail for good, and the
//     worst day before, under a [Volume] of sales to come: none, the last days
//     again, or given. Assumed: the days to come hold that volume alone, of which so many
//     are bad as expected; what is open turns out well.
//  4. [WhatIf] judges with hypothetical events over an untouched ledger. Assumed: nothing
//     else changes.
//  5. [Outlook.Change] is why a number moved since a day: what entered the window, aged
//     out of it, happened since, was retracted, and what hits and volume did to the rate.
//     [Outlook.NetChange] is that from tallies alone, [Outlook.Trend] the number on each
//     of many days, and [Outlook.Behind] names the subjects against the rule. Assumed:
//     today's rule looks at the other days, too.
//  6. [Queue] is what is still to be done, by deadline, and what a miss would cost in
//     each rule. Assumed: each is reckoned alone, as if in today's window.
//  7. [Outlook.Burn] follows how fast defects come, by the day they happened, and when
//     which [Alert] was raised and cleared. Assumed: what is taken back on a day is taken
//     off its defects.
//  8. [Outlook.Causes] is which sku, category, carrier, service or reason carries more
//     than its share, and the number without it. Assumed: a subject with several values
//     counts under each; the advisory chance, that any subject is as likely as another.
//  9. [AsKnown] and [History] are the above as it looked at the end of a past day, by what
//     had been told by then. Assumed: nothing.
//  10. [Adjust] puts beside the official verdicts those with the seller's exclusions
//     honoured, each with its reason and evidence. Assumed: nothing; no exclusion
//     changes an official verdict.
//  11. [Outlook.Interval] is what the odds behind a small sample may be. Advisory: no
//     verdict depends on it. Assumed: subjects are independent, with one probability.
//  12. [Impact] judges one history by two policies or editions ([OfEdition]): where they
//     differ, and since when. Assumed: nothing.
//
// What reads the orders themselves (5, 6 and 8) reads all of them each time it is asked: a
// [Pass] answers many such questions, of many rules, in one reading.
//
// Groups, levels and scores are made of rules: [Hinges] tells which rule alone would change
// them, and after how many of its subjects.
//
// A ledger for several policies keeps the metrics of all of their judges, [Metrics] of each
// put together; see the example of Metrics.
//
// # Good and bad
//
// A subject is bad where it counts against the rule: a hit under an upper limit, and under
// a lower one what is no hit. "Not failing" is what is foretold: an empty window has no
// data and one under its minimum is not judged, and neither fails; nor does a rule
// that is advice, whatever its number.
//
// # The past of a day
//
// As everywhere in this module, what happens after the end of the as-of day does not count
// yet. So a ledger that knows later events foretells of a past day what it would have
// foretold then, corrections apart; for those too, ask [AsKnown].
//
// # Exactness
//
// Counts are integers, comparisons are the judge's, shares are exact fractions. What cannot
// be a fraction of reasonable size, a probability, is given as two decimals between which
// it lies for certain ([Bounds], [Interval]).
//
// # What will keep working
//
// Results stay functions of their arguments. Structs said to grow must be written with
// field names. The texts of assumptions are for people.
package foresight
