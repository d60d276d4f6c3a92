package metrics_test

import "github.com/sellerperf/sellerperf/metrics"

func feedback(day int, id string, stars int) *metrics.FeedbackLeft {
	return &metrics.FeedbackLeft{Meta: on(day, id), Rating: stars}
}

func claim(id string, kind metrics.ClaimKind) *metrics.ClaimOpened {
	return &metrics.ClaimOpened{Meta: on(12, id), Kind: kind}
}

func ruled(id string, outcome metrics.ClaimOutcome) *metrics.ClaimDecided {
	return &metrics.ClaimDecided{Meta: on(20, id), Outcome: outcome, By: metrics.Marketplace}
}

// Orders with at least one defect, once however many they have.
func Example_orderDefectRate() {
	show("order-defect-rate",
		order("fine"), feedback(8, "fine", 3),
		order("both"), feedback(8, "both", 1), claim("both", metrics.NotAsDescribed), // one hit
		order("disputed"), &metrics.ChargebackOpened{Meta: on(20, "disputed")}, // a hit
		order("forgiven"), feedback(8, "forgiven", 1), &metrics.FeedbackRemoved{Meta: on(11, "forgiven")},
	)
	// Output:
	// 2 of 4: 50.00%
}

// Orders with a feedback of one or two stars on the seller that stands.
func Example_negativeFeedbackRate() {
	review := feedback(8, "of the item", 1)
	review.Scope = metrics.ItemScope
	show("negative-feedback-rate",
		order("two stars"), feedback(8, "two stars", 2), // a hit
		order("three stars"), feedback(8, "three stars", 3),
		order("removed"), feedback(8, "removed", 1), &metrics.FeedbackRemoved{Meta: on(11, "removed")},
		order("of the item"), review,
		order("silent"),
	)
	// Output:
	// 1 of 5: 20.00%
}

// Feedbacks of at most three stars, of the feedbacks there are.
func Example_lowRatingRate() {
	show("low-rating-rate",
		order("five"), feedback(8, "five", 5),
		order("four"), feedback(8, "four", 4),
		order("three"), feedback(8, "three", 3), // a hit
		order("silent"), // outside
	)
	// Output:
	// 1 of 3: 33.33%
}

// Orders with a claim that counts against the seller.
func Example_claimRate() {
	show("claim-rate",
		order("pending"), claim("pending", metrics.NotReceived), // a hit
		order("granted"), claim("granted", metrics.NotReceived), ruled("granted", metrics.Granted), // a hit
		order("denied"), claim("denied", metrics.NotReceived), ruled("denied", metrics.Denied),
		order("withdrawn"), claim("withdrawn", metrics.NotReceived), ruled("withdrawn", metrics.Withdrawn),
	)
	// Output:
	// 2 of 4: 50.00%
}

// Orders with a service chargeback that the seller has not won.
func Example_chargebackRate() {
	disputed := func(id string, kind metrics.ChargebackKind) *metrics.ChargebackOpened {
		return &metrics.ChargebackOpened{Meta: on(12, id), Kind: kind}
	}
	show("chargeback-rate",
		order("pending"), disputed("pending", metrics.ServiceChargeback), // a hit
		order("won"), disputed("won", metrics.ServiceChargeback),
		&metrics.ChargebackDecided{Meta: on(20, "won"), Outcome: metrics.Won},
		order("stolen card"), disputed("stolen card", metrics.FraudChargeback),
		order("fine"),
	)
	// Output:
	// 1 of 4: 25.00%
}

// Orders that the buyer said had not arrived, whatever came of it.
func Example_itemNotReceivedRate() {
	show("item-not-received-rate",
		order("withdrawn"), claim("withdrawn", metrics.NotReceived), ruled("withdrawn", metrics.Withdrawn), // a hit
		order("broken"), claim("broken", metrics.NotAsDescribed),
		order("fine"),
	)
	// Output:
	// 1 of 3: 33.33%
}

// Orders that the buyer said were not as described, whatever came of it.
func Example_itemNotAsDescribedRate() {
	show("item-not-as-described-rate",
		order("lost"), claim("lost", metrics.NotReceived),
		order("broken"), claim("broken", metrics.NotAsDescribed), ruled("broken", metrics.Denied), // a hit
		order("fine"),
	)
	// Output:
	// 1 of 3: 33.33%
}

// Orders with a claim that the marketplace had to decide, against the seller.
func Example_unresolvedCaseRate() {
	protected := ruled("protected", metrics.Granted)
	protected.SellerFault = metrics.No
	show("unresolved-case-rate",
		order("granted"), claim("granted", metrics.CaseClaim), ruled("granted", metrics.Granted), // a hit
		order("refunded"), claim("refunded", metrics.CaseClaim), ruled("refunded", metrics.Refunded),
		order("protected"), claim("protected", metrics.CaseClaim), protected,
		order("pending"), claim("pending", metrics.CaseClaim),
	)
	// Output:
	// 1 of 4: 25.00%
}

// Orders the seller cancelled, or whose case he lost.
func Example_transactionDefectRate() {
	show("transaction-defect-rate",
		order("cancelled"), // a hit
		&metrics.OrderCancelled{Meta: on(2, "cancelled"), By: metrics.Seller},
		order("lost"), dispatched(2, "lost"), claim("lost", metrics.CaseClaim), ruled("lost", metrics.Granted), // a hit
		order("unhappy"), dispatched(2, "unhappy"), feedback(8, "unhappy", 1),
		order("fine"), dispatched(2, "fine"),
	)
	// Output:
	// 2 of 4: 50.00%
}

// Orders with nothing wrong at all.
func Example_perfectOrderRate() {
	show("perfect-order-rate",
		order("fine"), dispatched(2, "fine"), // a hit
		order("late"), dispatched(4, "late"),
		order("asked"), dispatched(2, "asked"), &metrics.MessageReceived{Meta: on(5, "asked"), Message: "where is it"},
		order("refunded"), dispatched(2, "refunded"), &metrics.RefundIssued{Meta: on(9, "refunded"), Amount: eur("0.50")},
	)
	// Output:
	// 1 of 4: 25.00%
}
