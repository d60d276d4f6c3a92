// Package newegg holds Newegg's standards for marketplace sellers as data, policy
// "newegg". Every number carries its page, the day the page was read and how sure it is.
//
// The order defect rate is the sum of three rates, so that one order can count three
// times. Performance is reviewed monthly, and an account is at risk after two failed
// reviews in a row: each rule needs the state of the review before, and warns the first
// time.
//
// # What is not here, rule by rule
//
//   - Figures are shown for 30 days, 60 days and 12 months; which of them the review goes
//     by is not said. 30 days are judged.
//   - The day of the monthly review is not published; the first of the month is assumed.
//   - Rates are by invoiced orders; orders placed are counted.
//   - Within how many hours a message must be answered was not found; 24 are assumed.
//
// # What will keep working
//
// The names of policies, the ids of editions and of rules stay. Numbers of a released
// edition change only where they were read wrongly.
package newegg
