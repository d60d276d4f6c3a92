// Package etsy holds Etsy's standards for sellers as data: one accessor a policy,
// nothing else. Every number carries its page, the day the page was read and how sure
// it is.
//
//   - [StarSeller]: the badge, reviewed on the 1st of each month over the three months
//     before it.
//   - [Minimum]: the customer service standards, of which a seller is warned.
//
// The zone is UTC, in which Etsy places an order by its ship-by date.
//
// # What an account hands in
//
// "first-sale" is the day of the shop's first sale.
//
// # What is not here, rule by rule
//
//   - The older order defect rate (1 %, at least 3 such orders ever and at least 2 within
//     60 days): over which days the 1 % is counted is not said.
//   - Star Seller messages: the last days of a month are treated specially; the copy read
//     ends there.
//   - Star Seller shipping: an Etsy label stands in for tracking, and orders of little
//     value need none (under £10, €10, CA$15, AU$15). Events say tracking_exempt for those.
//   - A ship-by date that is extended moves the order: that is a promise in the events,
//     not a rule.
//   - The sales gate of Star Seller is known in five currencies; in another one the badge is
//     judged without it.
//   - Star Seller counts orders that came to $300 without tax, fees and shipping, as sellers
//     say; the value in the events is what is counted here.
//
// # What will keep working
//
// The names of policies, the ids of editions and of rules stay. Numbers of a released
// edition change only where they were read wrongly.
package etsy
