// Package conrad holds Conrad's standards for marketplace sellers as data, policy
// "conrad". Every number carries its page, the day the page was read and how sure it is.
//
// Conrad prints its lines in pairs: one warns, the other blocks the shop.
//
// # What is judged
//
// Acceptance is printed as a share of orders accepted, and judged as the share that was
// not: cancelled before shipment by the seller, or by the marketplace because the seller
// did not answer. 47 of 50 accepted is 3 of 50 declined.
//
// # What is not here, rule by rule
//
//   - Acceptance time, more than 17 hours warned and 24 blocked, weekends left out: events
//     have no acceptance, and a mean of hours that pause has no spelling.
//   - Consecutive automatic declines, 2 warned and 3 blocked: the longest row of orders is
//     no sum of daily counts.
//   - One month back counts both ends: a block on 6 October looks at 5 September to
//     5 October. A month here begins on 6 September, a day later.
//
// # What will keep working
//
// The names of policies, the ids of editions and of rules stay. Numbers of a released
// edition change only where they were read wrongly.
package conrad
