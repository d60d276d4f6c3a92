// Package alerts writes down which alerts were raised and cleared, as JSON and as a body
// ready for a webhook. It sends nothing.
//
//  1. [Gather] judges an account day by day and follows the pace of its defects: an alert
//     is raised when a rule ([Failing]), or what is made of rules ([Outcome]), begins to fail, or when defects come too fast ([Pace],
//     [foresight.Outlook.Burn]), and cleared when that is over. Who has scorecards of his own,
//     such as those of [foresight.History], calls [Of].
//  2. A [Log] is plain data: the notices by day, and what stands at the end.
//  3. [JSON] writes all of it; [Body] what changed on one day, to be posted to an address.
//
// Nothing is raised before the first of the days: what fails on it already is raised on
// it.
//
// # What will keep working
//
// The keys of both, their order and their meaning stay; new ones may be added. The id of a
// body is the same for the same changes, so that a receiver can tell a repetition. Texts are
// for people.
package alerts
