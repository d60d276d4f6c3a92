// Package amazon holds Amazon's standards for sellers as data: one accessor a country,
// nothing else. Every number carries its page, the day the page was read and how
// sure it is.
//
// # How sure a number is
//
// Amazon shows the same standards in most countries, but not every country's pages
// were found. Of each rule the country's own sources come first; what they do not
// state is taken over from the pages of other countries and marked
// [github.com/sellerperf/sellerperf/thresholds.Inherited]. What no page states at all,
// such as the days over which returns are rated, is the library's choice and marked
// Assumed. [github.com/sellerperf/sellerperf/thresholds.Rule.CertaintyOf] tells, and so
// does every page of package report.
//
// What Amazon recommends without a penalty, or shows and does not enforce yet, is
// advice: who misses it is warned.
//
// # Programmes
//
// Seller Fulfilled Prime and Premium Shipping are policies of their own, on the orders
// that carry "prime" or "premium" among their programs. What they ask for besides cannot
// be told from orders: the share of Buy Shipping labels (98 or 99 %), the share of page
// views with a one-day or two-day promise, the volume from which on it is lifted. On-time
// delivery of Prime in the United States since 2023 is left out, since the sources
// contradict each other about which programme it is of.
//
// # What is not in it
//
// Refund rate and perfect orders, whose standards Amazon has given up. Which packages
// need a second scan, by origin and value (US, from 2025). On-time delivery of units
// outside of the US and the UK, since nobody says from when it is demanded there. Brazil's
// DBA programme. The customer service rating of the UK that replaces the
// dissatisfaction rate: it has no published target.
//
// # Editions
//
// The numbers of an edition that has been released are never edited. What Amazon changes
// is a new edition in a file of its own, and a line in the policy; old days go on being
// judged by the old one. A number found to be wrong is corrected in place, and the
// change log says so. An edition gets further rules when the library learns to measure
// what they were about.
//
// # What will keep working
//
// The names of policies, the ids of editions and of rules stay. Policies will get more
// editions, and rules for more metrics within their editions as the library learns to
// measure them.
package amazon
