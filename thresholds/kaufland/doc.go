// Package kaufland holds Kaufland's standards for marketplace sellers as data, policy
// "kaufland". Every number carries its page, the day the page was read and how sure it
// is.
//
// A month's cancellations for which the seller is responsible cost a fee, by how many
// there are. What is counted is order units: an order of ten lines has ten.
//
// # What is not here, rule by rule
//
//   - Late and early deliveries by calendar week: shown by sales channel, and no limit is
//     published. An early delivery is neither late nor on time.
//   - Ticket rate (tickets opened last week by the weekly average of order units over four
//     weeks): no limit is published.
//   - First reply to a ticket within 48 hours, weekends and holidays left out, 100 %
//     wished for: hours of answering that pause have no spelling.
//   - Each sales channel has a calendar of its own and is judged by itself: an account of
//     its own here.
//   - The state "neutral", in which a missed figure is not judged for a while.
//
// # What will keep working
//
// The names of policies, the ids of editions and of rules stay. Numbers of a released
// edition change only where they were read wrongly.
package kaufland
