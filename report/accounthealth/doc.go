// Package accounthealth reads and writes Amazon's own account health report, and checks it
// against the seller's own figures.
//
//  1. [Read] reads the V2 seller performance report (GET_V2_SELLER_PERFORMANCE_REPORT, JSON)
//     and [ReadV1] the older one (GET_V1_SELLER_PERFORMANCE_REPORT, XML) into a [Report]. It
//     takes documents as they are: what contradicts the schema, or itself, is a [Warning] with
//     its place, and never costs the rest.
//  2. [FromScorecard] makes such a report of a scorecard and the figures behind it, and [Write]
//     writes it, valid by Amazon's schema.
//  3. [Reconcile] compares a report with our figures, over Amazon's own windows: each field is
//     equal, different or not comparable, and what would explain a difference is tried out and
//     named with its orders.
//     A ledger that also keeps [Reconciliation.Alternatives], and figures by the days of other zones,
//     let it try more.
//  4. [Text] and [JSON] print the outcome.
//
// # What is compared with what
//
// [SourceOf] says what of ours each figure is: order-defect-rate of mfn for orderDefectRate/mfn,
// with claim-rate, chargeback-rate and negative-feedback-rate for its parts, and so on. Of the
// policy violations it is the count of policy-violations in the category of the same name: the
// library's word ("listing-policy") or Amazon's ("listingPolicyViolations").
//
// Not comparable, and listed as that, are the account health rating and the warning states
// ([NotDefined]). Amazon does not publish how the rating is made: that it begins at 200, gains 4
// points by 200 orders and loses 2 to 8 by a violation is what sellers quote of help pages, and
// which orders count, what repeats cost and what GREAT and WARNED mean in points is in no source.
// Of warning states there is no list, and nothing says what they count.
//
// # What Amazon's numbers are like
//
// Rates are fractions, rounded to 4, 8 or 11 decimals, or doubles in full, zeros at the end
// dropped; of nothing they are 0 and GOOD. They are read as decimals from the text, and a rate
// fits its counts if any rounding seen makes the one of the other: see [Number.Fit]. Windows are
// whole UTC days by their notation, both ends included; whether Amazon counts by UTC or by the
// marketplace's days no source says, so the days are taken as days of the ledger's zone, and the
// other is an explanation that is tried. Statuses do not follow from rates and targets: 3 of 7 was
// seen GOOD against more than 0.97. Targets differ between documents, and are read from each.
//
// # Candidates and proof
//
// That a recomputed number is Amazon's to the last unit shows that an explanation is possible, not
// that it is true: another may give the same number. So every explanation is a candidate, with one
// exception: where the document contradicts itself, that is proof, and needs nothing of ours.
//
// # What will keep working
//
// The names of figures, the codes of warnings and causes, and the keys of the JSON. New ones will
// come: the report grows, and so does the library.
package accounthealth
