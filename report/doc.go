// Package report prints scorecards: for people at a terminal, and as JSON for
// programs. It renders and never computes: every number it prints stands in the
// scorecard, and the only thing done to one is rounding for print, half up.
//
// From verdicts to a page, in three steps:
//
//  1. [github.com/sellerperf/sellerperf/thresholds.Judge] makes a Scorecard.
//  2. [Text] prints it in 80 columns, the most urgent rule first, each number with
//     its limit, its window, what it still allows and what to know about it.
//  3. [JSON] writes it for programs, in the order of the rules, with every count
//     exact and keys in one fixed order.
//
// Both write nothing but the page, and write it at once: an error of the writer is
// returned, and no other error is possible with a scorecard that a judge made.
//
// # What will keep working
//
// Equal scorecards give equal bytes. The JSON keys, their order and their meaning
// stay; new keys may be added, so readers must ignore keys they do not know. The
// text is for people: its wording and layout may change in any release.
package report
