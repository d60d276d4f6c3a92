// Package bol holds bol's service standards for sellers in the Netherlands and Belgium
// as data, policy "bol". Every number carries its page, the day the page was read and
// how sure it is.
//
// A week's score is held against two lines: what bol asks for and the line from which
// it counts a strike. Only the second one fails a seller; the first is the target.
//
// # What is not here, rule by rule
//
//   - Telephone, 90 % of calls answered on working days: events know no calls.
//   - Customer questions, at most 5 % of orders: no enforcement is known, and which messages
//     count as a question is not said.
//   - Rating of at least 8: bol rates from 1 to 10, events from 1 to 5.
//   - New sellers are looked at after their first 10, 50 and 100 orders; the windows that end
//     with an order, not with a day, have no spelling. Strikes start after 100 orders, and
//     that is here.
//   - How strikes add up, and for how long: not found.
//
// # What will keep working
//
// The names of policies, the ids of editions and of rules stay. Numbers of a released
// edition change only where they were read wrongly.
package bol
