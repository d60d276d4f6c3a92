package metrics_test

import (
	"testing"

	"github.com/sellerperf/sellerperf/metrics"
)

// claimOf is a claim of a kind on order A, opened on 5 March.
func claimOf(kind metrics.ClaimKind) metrics.Event {
	return &metrics.ClaimOpened{Meta: told("03-05 10:00:00"), Claim: "c", Kind: kind}
}

// claimEnds is its decision on 9 March.
func claimEnds(outcome metrics.ClaimOutcome, fault metrics.Flag) metrics.Event {
	return &metrics.ClaimDecided{Meta: told("03-09 10:00:00"), Claim: "c", Outcome: outcome, SellerFault: fault}
}

// TestTransactionDefect: orders the seller cancelled by his fault, or with a case that
// was granted; once.
func TestTransactionDefect(t *testing.T) {
	const metric, cases = "transaction-defect-rate", "unresolved-case-rate"
	claimed := and(bought, claimOf(metrics.CaseClaim))
	blamed := func(by metrics.Party, accountable metrics.Flag) metrics.Event {
		return &metrics.OrderCancelled{Meta: told("03-07 10:00:00"), By: by, Accountable: accountable}
	}
	testRows(t, []row{
		{"a case decided for the buyer", and(claimed, claimEnds(metrics.Granted, metrics.Unstated)), cases, "03-05 0/1, 03-09 1/1", "mfn"},
		{"with nobody at fault", and(claimed, claimEnds(metrics.Granted, metrics.No)), cases, "03-09 0/1", "mfn"},
		{"decided for the seller", and(claimed, claimEnds(metrics.Denied, metrics.Unstated)), cases, "03-09 0/1", "mfn"},
		{"resolved by the seller", and(claimed, claimEnds(metrics.Refunded, metrics.Unstated)), cases, "03-09 0/1", "mfn"},
		{"pending", claimed, cases, "03-20 0/1", "mfn"},
		{"withdrawn once granted it stays", and(claimed, claimEnds(metrics.Granted, metrics.Yes),
			&metrics.ClaimDecided{Meta: told("03-12 10:00:00"), Claim: "c", Outcome: metrics.Withdrawn}), cases, "03-12 1/1", "mfn"},
		{"denied on appeal it does not", and(claimed, claimEnds(metrics.Granted, metrics.Yes),
			&metrics.ClaimDecided{Meta: told("03-12 10:00:00"), Claim: "c", Outcome: metrics.Denied}), cases, "03-09 1/1, 03-12 0/1", "mfn"},
		{"a case is a defect", and(claimed, claimEnds(metrics.Granted, metrics.Yes)), metric, "03-05 0/1, 03-09 1/1", "mfn"},
		{"so is a cancellation", and(bought, blamed(metrics.Seller, metrics.Unstated)), metric, "03-06 0/1, 03-07 1/1", "mfn"},
		{"both are one", and(claimed, claimEnds(metrics.Granted, metrics.Yes), blamed(metrics.Seller, metrics.Unstated)), metric, "03-09 1/1", "mfn"},
		{"for the buyer's sake it is none", and(bought, blamed(metrics.Buyer, metrics.Unstated)), metric, "03-07 0/1", "mfn"},
		{"nor after the confirmation", and(bought, shipped("03-03 10:00:00"), blamed(metrics.Seller, metrics.Unstated)), metric, "03-07 0/1", "mfn"},
		{"nor, by convention, if the seller is not accountable", and(bought, blamed(metrics.Seller, metrics.No)), metric + "?fault=seller", "03-07 0/1", "mfn"},
	})
}

// TestCancellationByFault: what a report says of who is accountable, where it is heeded.
func TestCancellationByFault(t *testing.T) {
	const overall, accountable = "cancellation-rate", "cancellation-rate?fault=seller"
	three := promisedBy("03-04 17:00:00")
	three.Lines = []metrics.Line{{Line: "1", Units: 2}, {Line: "2"}}
	order := []metrics.Event{three}
	cancel := func(at string, by metrics.Party, flag metrics.Flag, line string) metrics.Event {
		return &metrics.OrderCancelled{Meta: told(at), By: by, Accountable: flag, Line: line}
	}
	both := and(order, cancel("03-03 10:00:00", metrics.Seller, metrics.Unstated, "1"), cancel("03-05 10:00:00", metrics.Seller, metrics.Unstated, "2"))
	testRows(t, []row{
		{"the overall figure does not ask", and(order, cancel("03-03 10:00:00", metrics.Seller, metrics.No, "")), overall, "03-03 1/1", "mfn"},
		{"the accountable one does", and(order, cancel("03-03 10:00:00", metrics.Seller, metrics.No, "")), accountable, "03-03 0/1", "mfn"},
		{"who is said to be accountable is", and(order, cancel("03-03 10:00:00", metrics.Marketplace, metrics.Yes, "")), accountable, "03-03 1/1", "mfn"},
		{"where nothing is said the figures agree", and(order, cancel("03-03 10:00:00", metrics.Seller, metrics.Unstated, "")), accountable, "03-03 1/1", "mfn"},
		{"said later it counts from then on", and(order, cancel("03-03 10:00:00", metrics.Seller, metrics.Unstated, ""), cancel("03-06 10:00:00", metrics.Seller, metrics.No, "")), accountable, "03-05 1/1, 03-06 0/1", "mfn"},
		{"units: two of three", and(order, cancel("03-03 10:00:00", metrics.Seller, metrics.Unstated, "1")), overall + "?unit=unit", "03-02 0/3, 03-03 2/3", "mfn"},
		{"both lines", both, overall + "?unit=unit", "03-03 2/3, 03-05 3/3", "mfn"},
		{"no more than there are", and(both, cancel("03-06 10:00:00", metrics.Seller, metrics.Unstated, "")), overall + "?unit=unit", "03-06 3/3", "mfn"},
		{"each on its day", both, overall + "?day=cancel&unit=unit", "03-20 03-02..03-02 0/3, 03-20 03-03..03-03 2/0, 03-20 03-05..03-05 1/0", "mfn"},
		{"after confirmation it is no cancellation", and(order, shipped("03-03 10:00:00"), cancel("03-04 10:00:00", metrics.Seller, metrics.Unstated, "")), overall, "03-04 0/1", "mfn"},
		{"by convention it is", and(order, shipped("03-03 10:00:00"), cancel("03-04 10:00:00", metrics.Seller, metrics.Unstated, "")), overall + "?stage=any", "03-03 0/1, 03-04 1/1", "mfn"},
	})
}

// TestClaimsByKind: claims of one kind, and those that were ever opened.
func TestClaimsByKind(t *testing.T) {
	const rate, received, described = "claim-rate", "item-not-received-rate", "item-not-as-described-rate"
	order := *bought[0].(*metrics.OrderPlaced)
	order.Destination, order.Lines = "DE", []metrics.Line{{Line: "1", Category: "toys"}, {Line: "2", Category: "books"}, {Line: "3", Category: "toys"}}
	lost := []metrics.Event{&order, claimOf(metrics.NotReceived)}
	wrong := []metrics.Event{&order, claimOf(metrics.NotAsDescribed)}
	testRows(t, []row{
		{"of the kind", lost, rate + "?kind=not-received", "03-04 0/1, 03-05 1/1", "mfn"},
		{"of another", lost, rate + "?kind=case", "03-05 0/1", "mfn"},
		{"of no stated kind", and(bought, claimOf(metrics.UnknownClaim)), rate + "?kind=case", "03-05 0/1", "mfn"},
		{"any is any", and(bought, claimOf(metrics.UnknownClaim)), rate, "03-05 1/1", "mfn"},
		{"not received", lost, received, "03-04 0/1, 03-05 1/1", "mfn"},
		{"and resolved, still reported", and(lost, claimEnds(metrics.Refunded, metrics.Unstated)), received, "03-09 1/1", "mfn"},
		{"and withdrawn, still reported", and(lost, claimEnds(metrics.Withdrawn, metrics.Unstated)), received, "03-09 1/1", "mfn"},
		{"not one that is otherwise", wrong, received, "03-09 0/1", "mfn"},
		{"by destination", lost, received, "03-05 1/1", metrics.DestinationSegment("DE")},
		{"not as described", wrong, described, "03-04 0/1, 03-05 1/1", "mfn"},
		{"by category, once", wrong, described, "03-05 1/1", metrics.CategorySegment("toys")},
		{"in each", wrong, described, "03-05 1/1", metrics.CategorySegment("books")},
		{"once over all", wrong, described, "03-05 1/1", metrics.All},
	})
}

// TestDefectsEach: the sum of the three rates, where an order may count three times.
func TestDefectsEach(t *testing.T) {
	const metric = "order-defect-rate?defects=each"
	twice := and(bought, left("03-05 10:00:00", 1), claimOf(metrics.CaseClaim))
	item := &metrics.FeedbackLeft{Meta: told("03-05 10:00:00"), Rating: 1, Scope: metrics.ItemScope}
	testRows(t, []row{
		{"a feedback and a claim are two", twice, metric, "03-05 2/1", "mfn"},
		{"with a chargeback three", and(twice, &metrics.ChargebackOpened{Meta: told("03-06 10:00:00")}), metric, "03-06 3/1", "mfn"},
		{"two feedbacks are one", and(bought, left("03-05 10:00:00", 1), &metrics.FeedbackLeft{Meta: told("03-05 10:00:00"), Feedback: "2", Rating: 1}), metric, "03-05 1/1", "mfn"},
		{"a review of the item counts, by convention", and(bought, item), "negative-feedback-rate?scope=any", "03-05 1/1", "mfn"},
		{"a hit on the feedback's day, by convention", and(bought, left("03-05 10:00:00", 1)), "negative-feedback-rate?day=feedback",
			"03-20 03-02..03-02 0/1, 03-20 03-05..03-05 1/0", "mfn"},
	})
}
