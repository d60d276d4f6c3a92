// Package ebay holds eBay's standards for sellers as data: one accessor a policy,
// nothing else. Every number carries its page, the day the page was read and how sure
// it is.
//
//   - [US], [UK], [DE] and [Global]: the seller levels of the four programmes, Top Rated,
//     Above Standard and Below Standard. A transaction counts in one programme, that of
//     the place it is delivered to: the United States; the United Kingdom and Ireland;
//     Germany, Austria and Switzerland; the rest.
//   - [ServiceMetrics]: items not received by corridor and items not as described by
//     category, against the averages of peers.
//
// # How eBay judges
//
// On the 20th of each month, over whole calendar months before it: three if they hold
// 400 transactions or more, else twelve. The pages print a rate and a number beside it;
// a seller fails only above both. The number is of distinct buyers for transaction
// defects, of cases for cases, of transactions for late ones.
//
// # What an account hands in
//
// Each programme picks its orders by their destination, a country's ISO 3166 code or that
// of a part of it (US-CA). An order of which none is stated is the rest's: it counts in
// [Global] and in no other.
//
// "registered" is the day the account was opened. For the service metrics, "peer-average"
// is the average rate of peers and "very-high" the rate from which eBay calls one very
// high, each for a category or a corridor, as eBay's service metrics report them; the
// destination of an order is then its corridor.
//
// The zone is Mountain Standard Time all year, in which eBay stamps its windows.
//
// # What is not here, rule by rule
//
//   - Late shipment, minimum (Above Standard): a help page of eBay India prints 7 % or 7,
//     and in the same place an obvious error; no other programme's number was found, and
//     late shipments are said not to bring a seller Below Standard by themselves.
//   - Late shipment, Top Rated Global: no number found for that programme.
//   - Tracking, Top Rated: found for the United States only (95 %, older copies 90 %).
//   - Sales gates of Top Rated: found for the United States (100 transactions and $1,000
//     with buyers there in 12 months) and Australia (AU$1,000). None for UK and Germany.
//   - Feedback score of 100 and 98 % positive feedback for Top Rated in Australia: one page
//     has it, without a date; other programmes do not.
//   - Late shipment when only the buyer can tell: eBay asks the buyer, and takes tracking
//     over the answer. Events know deliveries, not answers.
//   - Windows that differ by metric, as one profile of 2016 shows them: not explained.
//   - Service metrics: the cut-offs of low, average, high and very high are not published,
//     so they are handed in.
//   - Top Rated Plus is a property of a listing, not of a seller.
//   - Removal of defects on appeal: events say accountable=false, or withdraw the defect.
//
// # What will keep working
//
// The names of policies, the ids of editions and of rules stay. Numbers of a released
// edition change only where they were read wrongly.
package ebay
