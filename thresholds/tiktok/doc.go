// Package tiktok holds TikTok Shop's standards for sellers as data: one accessor a
// policy, nothing else. Every number carries its page, the day the page was read and
// how sure it is.
//
//   - [US]: by editions, of which 2026 brought four.
//   - [USCrossBorder]: the order caps of 2024 for sellers from abroad.
//   - [SEA]: South-East Asia: order caps and violation points. Thailand, Vietnam and western
//     Indonesia share their time.
//   - [VNCampaign]: what a shop in Vietnam must keep to join a campaign.
//
// # What is counted
//
// A seller-fault cancellation rate counts what the seller cancelled and what was
// cancelled because the seller let a deadline pass; free samples are left out. The late
// dispatch rate of the US has orders fulfilled by TikTok in its total, never among the
// late. Since 26 January 2026 an order is dispatched when the carrier has scanned it;
// before, when it had its tracking number.
//
// Deadlines are in working days: Monday to Friday without the federal holidays, which
// are handed in. They judge nothing; they say which ship_by an event is to carry.
//
// # What an account hands in
//
// "store-rating" is 1 for a shop with a store rating, 0 for one without. Points that
// TikTok has booked are entries: for "account-health-rating" all of them, as no points
// for any breach are published.
//
// # What is not here, rule by rule
//
//   - The formula of late dispatch of 15 June 2026: announced by a secondary source that
//     does not give it. The edition of March goes on.
//   - Shop performance score: its weights are not published, and its bands depend on the
//     shop's best-selling category.
//   - Account health rating, points for each breach, and the points that orders earn: not
//     found. Only its start, bounds and milestones are here.
//   - Violations of on-time delivery that drop after 90 days: what else follows from them is
//     not found.
//   - Campaigns: the negative reviews of a product (1.5 %, from 6 such orders on) are counted
//     by product, and the returns for which the seller is responsible have limits by
//     category: rates by product have no spelling, and what events call the categories
//     that the page names, so that return-rate could be judged by them, is not known.
//     Thailand's values (5, 4.8 and 4.5 %) are known without the metrics they belong to.
//   - South-East Asia, late dispatch: days off are left out of the deadline, that is in the
//     events' ship_by.
//   - How the points for 30 cancelled orders are booked where caps last several weeks.
//
// # What will keep working
//
// The names of policies, the ids of editions and of rules stay. Numbers of a released
// edition change only where they were read wrongly.
package tiktok
