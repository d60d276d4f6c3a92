// Package report prints scorecards: for people at a terminal, as a page for a browser, a
// phone and a printer, as Markdown, as CSV for a spreadsheet, and as JSON for programs. It
// renders and never computes: every rate it prints stands in the scorecard, and the only
// thing done to one is rounding for print, half up.
//
// From verdicts to a page, in five steps:
//
//  1. [github.com/sellerperf/sellerperf/thresholds.Judge] makes a Scorecard.
//  2. [Text] prints it in 80 columns: what to do first and why, what to watch, then
//     every rule, the most urgent first, its number beside its limit, what it is made
//     of and what to know about it. [Markdown] says the same for a wiki or a mail.
//  3. [HTML] makes one page that stands alone, with a chart for each rule (package chart), the
//     work queue, causes, and the orders behind each number: as much as [Foresight] tells.
//  4. [CSV] and [JSON] write it for programs, in the order of the rules, with every
//     count exact and columns and keys in one fixed order.
//  5. [Formatter] does any of these, where the format is chosen while the program runs.
//
// Each writes nothing but the page, and writes it at once: an error of the writer is
// returned, and no other error is possible with a scorecard that a judge made.
//
// Texts of others (names, notes, categories) are printed so that they are nothing but
// text: control characters are spelled out for terminals and browsers, marks escaped in
// Markdown and HTML, formulas disarmed in CSV. In JSON they stand as they are.
//
// # What will keep working
//
// Equal scorecards give equal bytes. The JSON keys, their order and their meaning
// stay, and so do the columns of CSV; new ones may be added (columns at the end), so
// readers must pass over those they do not know. Text, Markdown and HTML are for people:
// their wording and layout may change in any release.
package report
