// Package portfolio ranks many accounts by what is nearest to harm: one line each, with a way
// to each scorecard.
//
// From ledgers to a page, in three steps:
//
//  1. [LineOf] keeps of an account's scorecard the one [Line] that is told of it. The ledger
//     is not needed any more: ten thousand accounts, one after the other, need no more
//     memory than their lines, some hundred bytes each.
//  2. [Of] ranks the lines: a [Portfolio] is plain data.
//  3. [Text], [HTML], [CSV] and [JSON], or a [Formatter], write it. [FileName] names the
//     file of an account, for pages beside the portfolio's that its lines lead to.
//
// # Nearness
//
// How near a rule is to harm is an exact fraction, so that rules of different metrics,
// windows and limits compare: what is against the rule now, over how many must be against it
// for the rule to fail ([foresight.Budget]: Against over FailsFrom). 5 defects where the
// third makes it fail are 5/3; 19 of 20 are 19/20; none is 0. At 1 and above the rule fails,
// below it does not. Of a mean and of money it is the number over the limit, or the limit
// over the number where it may not be too low. What fails in another way, such as a group or
// a level, is 1. Rules that are advice, that do not apply, that have no data or too little, and
// that cannot fail do no harm.
//
// An account stands where its nearest rule does: those that fail first, by how far they are over;
// then the others by how much of what is allowed is used. Of equals the one with more failing
// rules comes first, then the one with the smaller budget, then by name.
//
// # What will keep working
//
// Equal portfolios give equal bytes. The columns of CSV and the keys of JSON stay, and so does
// what [FileName] makes of a name; new ones come at the end. Text and HTML are for people and
// may change in any release.
package portfolio
