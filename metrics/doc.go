// Package metrics turns a seller's order events into exact performance metrics.
//
//  1. An [Event] is one report of something that happened: an order placed, a
//     shipment confirmed, a claim decided. A [Reader] reads them as NDJSON.
//  2. A [Ledger] holds the facts of one account. [Ledger.Apply] joins an event to
//     what is known.
//  3. Each metric of the ledger is a [Definition], from the [Catalogue] or one's own.
//     It says what an order contributes as of the end of a day.
//  4. [Ledger.Tally] counts over a range of days as of a day; [Ledger.AppendTrend]
//     does so for many days; [Ledger.Cases] names the orders behind the number and
//     the fact that decided each.
//  5. A [Tally] has an exact [Ratio]. Whether it is good is for package thresholds.
//
// The events and their keys are listed under Wire format below.
//
// # The metrics
//
// Each counts orders, units or messages, places each on a day, and says which are hits.
// [Definition.Doc] and [Definition.Source] say more.
//
//	order-defect-rate       orders placed; bad: a counting feedback, claim or chargeback
//	negative-feedback-rate  orders placed; bad: a feedback of 1 or 2, not removed
//	claim-rate              orders placed; bad: a claim that counts
//	chargeback-rate         orders placed; bad: a service chargeback, not won
//	late-shipment-rate      mfn orders by ship-by day; bad: not confirmed by then
//	cancellation-rate       mfn orders placed; bad: cancelled by the seller before confirmation
//	valid-tracking-rate     mfn packages by promised day; good: a tracking number with a scan
//	on-time-delivery-rate   mfn units by promised day; good: delivered or attempted by then
//	invoice-defect-rate     business orders confirmed; bad: no invoice by the next working day
//	response-time-rate      messages by day of receipt; good: answered within 24 hours
//	refund-rate             orders placed; bad: a refund
//	refunded-value-rate     value of orders placed, in minor units; bad: what was refunded
//	perfect-order-rate      orders placed, ship-by passed; good: nothing wrong with it at all
//	policy-violations       a count by day of opening; bad: not cleared
//	orders-placed           a count
//	return-dissatisfaction-rate            valid return requests; bad: unresolved, late, wrongly rejected
//	customer-service-dissatisfaction-rate  orders surveyed; bad: the latest answer is no
//
// And what other marketplaces judge by:
//
//	transaction-defect-rate     mfn orders placed; bad: cancelled by the seller, or an unresolved case
//	unresolved-case-rate        orders placed; bad: a claim granted with the seller at fault
//	item-not-received-rate      orders placed; bad: ever claimed not to have come
//	item-not-as-described-rate  orders placed; bad: ever claimed to be otherwise than offered
//	tracking-in-time-rate       mfn orders by ship-by day; good: numbered by then, and scanned
//	late-fulfilment-rate        mfn orders by promised day, outcome known; bad: scanned and delivered late
//	return-rate                 orders delivered; bad: something came back
//	average-rating              feedbacks by day; their mean stars
//	low-rating-rate             feedbacks by day; bad: three stars or fewer
//	sales-value                 value of orders placed, in minor units
//
// Valid tracking, returns and items not as described are counted by product category as
// well, items not received by destination, violations by category and by severity; see
// [CategorySegment], [DestinationSegment] and [SeveritySegment].
//
// A claim counts while it is pending, from its grant with the seller at fault, and from
// the seller's refund after it was filed; not once it is denied, nor when it is withdrawn
// with no grant or refund before. A withdrawal after a grant changes nothing.
//
// # Events and facts
//
// Applying events is commutative, associative and idempotent: any order, any
// repetition and any split over several ledgers that are merged gives the same
// facts, the same numbers and the same bytes of a [Ledger.Snapshot].
//
// A thing is what a report speaks of: an event type of one order, by the thing's own
// id if it has one (a shipment, a claim, a message, a line), and for promises
// by whether it is an extension, for scans by the stage, for exclusions by the
// metric. Reports of one thing merge so:
//
//   - What happens once (placed, confirmed, each stage of a scan, delivered,
//     received, answered, refunded, ...): the earliest At.
//   - What is stated (channel, units, lines, total, carrier, ...): key by key the
//     latest Seen. An absent key says nothing. A tracking number counts from the
//     earliest report that carries it.
//   - What goes through states (promises, cancellations, feedback, claims,
//     chargebacks, violations, exclusions, survey answers, whether a return is within
//     the policy and whether it is resolved): one entry for each At; at an equal At
//     the latest Seen, then the later stage.
//   - A report of a higher Rev replaces all of lower ones; Void says the thing
//     never happened, and wins at its own Rev.
//   - What is then still different is decided by a fixed order of the values, and
//     the thing carries a conflict mark; [Stats] counts them.
//
// Facts of different event types stay apart: a void claim.decided takes back the
// decision, not the claim, and a void claim.opened the opening, not the decision.
//
// # Where the design leaves room
//
//   - An order's units are what the placing states, else the sum of its lines' units,
//     else 1.
//   - An order is confirmed at the first instant at which the units of the confirmed
//     shipments and the units cancelled cover the order.
//   - A cancellation comes before confirmation if shipments confirmed by then, and
//     cancellations before it, do not cover the order yet.
//   - A feedback on the item is a product review and no defect.
//   - A claim opened again after it was denied or withdrawn is pending again; a
//     grant stands until it is denied.
//   - Units of an order with several shipments go to them in the order of
//     confirmation. A late unit of a protected shipment is left out; a unit of it
//     that arrived in time counts as in time.
//   - A delivery and an attempt are scans. A package whose confirmation names no lines has
//     all lines of the order, and their categories.
//   - An order's invoice is the first that is uploaded, for whatever shipment; the order
//     is due for one when it is confirmed as a whole.
//   - A return request is valid unless it was last said, be it by its rejection, to be
//     outside the policy, and wrongly rejected only if it is said to be within. A
//     rejection is an answer.
//   - An order is worth its total, else the sum of its lines' values; one of which neither
//     is known has no value and is outside a metric of money, and so is one worth more than
//     2 to the 40 minor units, so that sums stay within an int64.
//   - A message's thread is what its receipt states, or else its answer, or else its closing.
//     Of messages without an order one is first in its thread if it names none, or itself:
//     no other is known to it.
//   - A feedback changed, or left again after it was removed, keeps the day on which it was
//     first left.
//   - An order is returned, or delivered, by its first return and its first delivery.
//   - A perfect order is judged when its ship-by has passed, and the marketplace's own at
//     once. An order cancelled for the buyer's sake is perfect if nothing else is wrong.
//   - A violation cleared and opened again counts on the day it was first opened.
//   - An exclusion speaks of the metrics it names, in all their variants, and of no other:
//     neither of a metric's parts nor of what it is a part of. It takes the order out of
//     hits and total alike.
//   - An order without the date that would place it is outside the population. It is
//     counted in the segment [Unanchored], by its order day.
//
// # As of a day
//
// Every count is as of the end of a day: what happens later does not count yet, and
// a deadline is missed once it has passed by then. Before that an obligation
// is open: shown, and left out of the judged total unless the convention open=in
// asks for it. Instants are kept to the second, and the second of a deadline is
// still in time.
//
// # Conventions
//
// Where marketplaces differ, a metric has conventions. They are part of its name:
// the [Variant] "late-shipment-rate?day=order" is another metric than
// "late-shipment-rate". A ledger keeps the variants it was told of; [Ledger.Declare]
// adds one. [Definition.Conventions] lists what a metric knows, and [CommonConventions]
// what every metric does: exclusions=honoured, say, is the adjusted figure beside the
// official one.
//
// # Concurrency
//
// Reads of a ledger may run at the same time as each other, not at the same time as
// a write. Many accounts are many ledgers, which share nothing. An [Order] or a [Case] is
// a copy; those of [Ledger.All], and the one a metric is shown, are valid until the next.
//
// # Forgetting
//
// A ledger keeps every order until [Ledger.Retire]. Thresholds' Judge.Earliest says how far
// back a policy looks; days before that are safe to retire.
//
// # What will keep working
//
// The wire format, the ids of metrics and conventions and what they count. A
// snapshot is readable by the version that wrote it and, from version 1 on, by later
// ones. Structs said to grow must be written with field names.
package metrics
