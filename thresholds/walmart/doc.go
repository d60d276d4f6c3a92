// Package walmart holds Walmart's standards for marketplace sellers as data: one
// accessor a policy, nothing else. Every number carries its page, the day the page was
// read and how sure it is.
//
//   - [US] and [CA]: the seller performance standards. Who misses one is warned, then
//     own-fulfilled listings are suppressed, then all, then the account is closed.
//   - [USPro] and [CAPro]: the Pro Seller programme, a tier on the same metrics over
//     other windows, with more to meet besides.
//
// # What is judged
//
// Walmart judges the seller-accountable rates: a late or cancelled order whose cause is
// beyond the seller is on time, or not cancelled. Events say so with accountable=false.
// Only seller-fulfilled orders count, with one exception, the negative feedback.
//
// # What an account hands in
//
// The Pro Seller programme asks for things that no order tells. They are handed in by
// name: "account-active-since" (a day), "delivery-gap-days", "content-score",
// "shipping-score", "price-competitiveness" (shares, 0.75 is 75 %) and
// "weekend-delivery" (1 or 0).
//
// # What is not here, rule by rule
//
//   - Refund rate (US below 6 %, Canada below 13 %): only refunds for which the seller is
//     responsible count, and a refund in the events names no cause. Walmart retires it.
//   - Late shipment, ship-from location accuracy, carrier method accuracy: measured by
//     Walmart, no standard published.
//   - Returns by condition (new, resold): the API tells them apart, the standard does not.
//   - Pro Seller US, "lag time" and the share of items with a listing quality score:
//     they are about the catalogue, and the pages give no number that can be judged.
//   - Suppression, suspension, termination: which miss leads to which is not published.
//
// # What will keep working
//
// The names of policies, the ids of editions and of rules stay. Numbers of a released
// edition change only where they were read wrongly.
package walmart
