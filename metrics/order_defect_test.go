package metrics_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// bought is order A, placed by day on 2 March and shipped by the seller.
var bought = []metrics.Event{&metrics.OrderPlaced{Meta: told("03-02 12:00:00"), Channel: metrics.MFN}}

func left(at string, rating int) *metrics.FeedbackLeft {
	return &metrics.FeedbackLeft{Meta: told(at), Rating: rating}
}

func removed(at string) metrics.Event { return &metrics.FeedbackRemoved{Meta: told(at)} }

// TestNegativeFeedback: feedback of 1 or 2, not removed, of the seller.
func TestNegativeFeedback(t *testing.T) {
	const metric = "negative-feedback-rate"
	testRows(t, []row{
		{"an order without feedback is fine", bought, metric, "03-01 0/0, 03-02 0/1, 06-01 0/1", "mfn"},
		{"it counts on the order day", bought, metric, "03-09 03-02..03-02 0/1, 03-09 03-03..03-09 0/0", "mfn"},
		{"in its channel", bought, metric, "03-09 0/0", "afn"},
		{"and over all", bought, metric, "03-09 0/1", metrics.All},
		{"one star counts from its day", and(bought, left("03-05 10:00:00", 1)), metric, "03-04 0/1, 03-05 1/1", "mfn"},
		{"two stars count", and(bought, left("03-05 10:00:00", 2)), metric, "03-05 1/1", "mfn"},
		{"three stars do not", and(bought, left("03-05 10:00:00", 3)), metric, "03-05 0/1", "mfn"},
		{"removed it counts no more", and(bought, left("03-05 10:00:00", 1), removed("03-09 10:00:00")),
			metric, "03-04 0/1, 03-05 1/1, 03-08 1/1, 03-09 0/1", "mfn"},
		{"left again it does", and(bought, left("03-05 10:00:00", 1), removed("03-09 10:00:00"), left("03-12 10:00:00", 2)),
			metric, "03-09 0/1, 03-11 0/1, 03-12 1/1", "mfn"},
		{"left and removed in one second it is removed", and(bought, removed("03-05 10:00:00"), left("03-05 10:00:00", 1)),
			metric, "03-05 0/1", "mfn"},
		{"unless the leaving was seen later", and(bought, removed("03-05 10:00:00"),
			&metrics.FeedbackLeft{Meta: seenAt("03-05 10:00:00", "03-06 10:00:00"), Rating: 1}), metric, "03-05 1/1", "mfn"},
		{"removed before it was left it stands", and(bought, removed("03-04 10:00:00"), left("03-05 10:00:00", 1)),
			metric, "03-04 0/1, 03-05 1/1", "mfn"},
		{"changed to five stars it does not count", and(bought, left("03-05 10:00:00", 1), left("03-06 10:00:00", 5)),
			metric, "03-05 1/1, 03-06 0/1", "mfn"},
		{"the later seen of one second wins", and(bought, left("03-05 10:00:00", 1),
			&metrics.FeedbackLeft{Meta: seenAt("03-05 10:00:00", "03-07 10:00:00"), Rating: 4}), metric, "03-05 0/1", "mfn"},
		{"a review of the item is none", and(bought, &metrics.FeedbackLeft{Meta: told("03-05 10:00:00"), Rating: 1, Scope: metrics.ItemScope}),
			metric, "03-05 0/1", "mfn"},
		{"two of them are one order", and(bought, left("03-05 10:00:00", 1),
			&metrics.FeedbackLeft{Meta: told("03-06 10:00:00"), Feedback: "second", Rating: 1}, removed("03-07 10:00:00")),
			metric, "03-05 1/1, 03-06 1/1, 03-07 1/1", "mfn"},
		{"a void report takes it back", and(bought, left("03-05 10:00:00", 1), &metrics.FeedbackLeft{Meta: voided("03-05 10:00:00", 1), Rating: 1}),
			metric, "03-05 0/1", "mfn"},
		{"a correction replaces it", and(bought, &metrics.FeedbackLeft{Meta: revised("03-06 10:00:00", 2), Rating: 2}, left("03-05 10:00:00", 5)),
			metric, "03-05 0/1, 03-06 1/1", "mfn"},
		{"a removal voided leaves it", and(bought, left("03-05 10:00:00", 1), removed("03-06 10:00:00"),
			&metrics.FeedbackRemoved{Meta: voided("03-06 10:00:00", 1)}), metric, "03-06 1/1", "mfn"},
		{"of an order never placed nothing counts", []metrics.Event{left("03-05 10:00:00", 1)}, metric, "03-05 0/0", metrics.All},
		{"before its order it waits", and(bought, left("03-01 10:00:00", 1)), metric, "03-01 0/0, 03-02 1/1", "mfn"},
	})
}

func opened(at string) metrics.Event { return &metrics.ClaimOpened{Meta: told(at)} }

func decided(at string, outcome metrics.ClaimOutcome) *metrics.ClaimDecided {
	return &metrics.ClaimDecided{Meta: told(at), Outcome: outcome}
}

// TestClaims: pending, granted at the seller's fault, or refunded by him after the
// filing.
func TestClaims(t *testing.T) {
	const metric, strict = "claim-rate", "claim-rate?pending=out"
	filed := and(bought, opened("03-05 10:00:00"))
	granted, denied := decided("03-07 10:00:00", metrics.Granted), decided("03-07 10:00:00", metrics.Denied)
	noFault := &metrics.ClaimDecided{Meta: told("03-07 10:00:00"), Outcome: metrics.Granted, SellerFault: metrics.No}
	withdrawn := decided("03-09 10:00:00", metrics.Withdrawn)
	testRows(t, []row{
		{"pending it counts", filed, metric, "03-04 0/1, 03-05 1/1", "mfn"},
		{"or not, by convention", filed, strict, "03-05 0/1", "mfn"},
		{"granted it counts", and(filed, granted), metric, "03-06 1/1, 03-07 1/1", "mfn"},
		{"from its grant, by convention", and(filed, granted), strict, "03-06 0/1, 03-07 1/1", "mfn"},
		{"granted through no fault of the seller it does not", and(filed, noFault), metric, "03-06 1/1, 03-07 0/1", "mfn"},
		{"denied it does not", and(filed, denied), metric, "03-06 1/1, 03-07 0/1", "mfn"},
		{"withdrawn it does not", and(filed, withdrawn), metric, "03-08 1/1, 03-09 0/1", "mfn"},
		{"withdrawn after the grant it does", and(filed, granted, withdrawn), metric, "03-07 1/1, 03-09 1/1", "mfn"},
		{"in whatever order that was told", []metrics.Event{withdrawn, granted, opened("03-05 10:00:00"), bought[0]}, strict, "03-06 0/1, 03-07 1/1, 03-09 1/1", "mfn"},
		{"withdrawn before the grant it counts from the grant", and(filed, decided("03-06 10:00:00", metrics.Withdrawn), granted), strict, "03-06 0/1, 03-07 1/1", "mfn"},
		{"refunded it counts", and(filed, decided("03-07 10:00:00", metrics.Refunded)), strict, "03-06 0/1, 03-07 1/1", "mfn"},
		{"refunded, then withdrawn, it counts", and(filed, decided("03-07 10:00:00", metrics.Refunded), withdrawn), strict, "03-09 1/1", "mfn"},
		{"denied, then withdrawn, it does not", and(filed, denied, withdrawn), metric, "03-09 0/1", "mfn"},
		{"granted, then denied on appeal, it does not", and(filed, granted, decided("03-11 10:00:00", metrics.Denied)), metric, "03-10 1/1, 03-11 0/1", "mfn"},
		{"denied, then filed again, it is pending", and(filed, denied, opened("03-08 10:00:00")), metric, "03-07 0/1, 03-08 1/1", "mfn"},
		{"and that by convention does not count", and(filed, denied, opened("03-08 10:00:00")), strict, "03-08 0/1", "mfn"},
		{"granted, then filed again, the grant stands", and(filed, granted, opened("03-08 10:00:00")), strict, "03-08 1/1", "mfn"},
		{"granted, denied on appeal and filed again, a withdrawal changes nothing: there was a grant before", and(filed, granted,
			decided("03-08 10:00:00", metrics.Denied), opened("03-09 10:00:00"), decided("03-10 10:00:00", metrics.Withdrawn)), metric,
			"03-08 0/1, 03-09 1/1, 03-10 1/1", "mfn"},
		{"without a grant it ends the claim filed again", and(filed, denied, opened("03-09 09:00:00"), withdrawn), metric, "03-07 0/1, 03-09 0/1", "mfn"},
		{"granted through no fault of the seller, and then refunded by him, it counts", and(filed, noFault,
			decided("03-08 10:00:00", metrics.Refunded)), strict, "03-07 0/1, 03-08 1/1", "mfn"},
		{"decided, never filed, it counts as decided", and(bought, granted), metric, "03-06 0/1, 03-07 1/1", "mfn"},
		{"denied, never filed, it does not", and(bought, denied), metric, "03-07 0/1", "mfn"},
		{"filed and denied in one second it is denied", and(bought, denied, opened("03-07 10:00:00")), metric, "03-07 0/1", "mfn"},
		{"a grant corrected to a denial never was", and(filed, granted, &metrics.ClaimDecided{Meta: revised("03-07 10:00:00", 1), Outcome: metrics.Denied}), strict, "03-07 0/1", "mfn"},
		{"one of two claims is enough", and(filed, denied, &metrics.ClaimOpened{Meta: told("03-06 10:00:00"), Claim: "B"}), metric, "03-07 1/1", "mfn"},
	})
}

// TestChargebacks: a service chargeback counts until the seller has won it.
func TestChargebacks(t *testing.T) {
	const metric = "chargeback-rate"
	disputed := func(kind metrics.ChargebackKind) []metrics.Event {
		return and(bought, &metrics.ChargebackOpened{Meta: told("03-05 10:00:00"), Kind: kind})
	}
	ended := func(outcome metrics.ChargebackOutcome) metrics.Event {
		return &metrics.ChargebackDecided{Meta: told("03-07 10:00:00"), Outcome: outcome}
	}
	service, fraud := disputed(metrics.ServiceChargeback), disputed(metrics.FraudChargeback)
	testRows(t, []row{
		{"opened it counts", service, metric, "03-04 0/1, 03-05 1/1", "mfn"},
		{"unstated it is service", disputed(metrics.UnknownChargeback), metric, "03-05 1/1", "mfn"},
		{"fraud is the marketplace's", fraud, metric, "03-05 0/1", "mfn"},
		{"or not, by convention", fraud, "chargeback-rate?fraud=in", "03-05 1/1", "mfn"},
		{"lost it counts", and(service, ended(metrics.Lost)), metric, "03-07 1/1", "mfn"},
		{"won it does not", and(service, ended(metrics.Won)), metric, "03-06 1/1, 03-07 0/1", "mfn"},
		{"or it does, by convention", and(service, ended(metrics.Won)), "chargeback-rate?won=in", "03-07 1/1", "mfn"},
		{"fraud lost is still fraud", and(fraud, ended(metrics.Lost)), metric, "03-07 0/1", "mfn"},
		{"fraud won, both conventions", and(fraud, ended(metrics.Won)), "chargeback-rate?fraud=in&won=in", "03-07 1/1", "mfn"},
		{"lost, never opened, it counts", and(bought, ended(metrics.Lost)), metric, "03-06 0/1, 03-07 1/1", "mfn"},
		{"won, never opened, it does not", and(bought, ended(metrics.Won)), metric, "03-07 0/1", "mfn"},
	})
}

// TestOrderDefects: an order is defective once, whatever was wrong with it.
func TestOrderDefects(t *testing.T) {
	const metric = "order-defect-rate"
	bad := and(bought, left("03-05 10:00:00", 1), opened("03-06 10:00:00"), decided("03-07 10:00:00", metrics.Granted),
		&metrics.ChargebackOpened{Meta: told("03-08 10:00:00")})
	marketplace := &metrics.OrderPlaced{Meta: metrics.Meta{Order: "B", At: tick("03-03 00:00:00")}, Channel: metrics.AFN}
	testRows(t, []row{
		{"once", bad, metric, "03-04 0/1, 03-05 1/1, 03-08 1/1", "mfn"},
		{"while one of three is left", and(bad, removed("03-09 10:00:00"), decided("03-10 10:00:00", metrics.Denied)), metric, "03-09 1/1, 03-10 1/1", "mfn"},
		{"and no longer", and(bad, removed("03-09 10:00:00"), decided("03-10 10:00:00", metrics.Denied),
			&metrics.ChargebackDecided{Meta: told("03-11 10:00:00"), Outcome: metrics.Won}), metric, "03-10 1/1, 03-11 0/1", "mfn"},
		{"channels apart", and(bad, marketplace), metric, "03-08 1/1", "mfn"},
		{"the other one", and(bad, marketplace), metric, "03-02 0/0, 03-03 0/1", "afn"},
		{"and together", and(bad, marketplace), metric, "03-08 1/2", metrics.All},
		{"an earlier placing moves the order day", and(bad, &metrics.OrderPlaced{Meta: told("03-01 23:59:59"), Channel: metrics.MFN}), metric, "03-08 03-01..03-01 1/1, 03-08 03-02..03-02 0/0", "mfn"},
		{"a channel seen later corrects it", and(bad, &metrics.OrderPlaced{Meta: seenAt("03-02 12:00:00", "03-20 00:00:00"), Channel: metrics.AFN}), metric, "03-08 1/1", "afn"},
		{"the official figure ignores exclusions", and(bad, &metrics.OrderExcluded{Meta: told("03-09 10:00:00"), Metrics: []string{metric}, Reason: "storm"}), metric, "03-10 1/1", "mfn"},
		{"a voided placing takes the order away", and(bad, &metrics.OrderPlaced{Meta: voided("03-02 12:00:00", 1), Channel: metrics.MFN}), metric, "03-08 0/0", metrics.All},
	})
}

// numbered is an order id, and soldDaily as many orders, a batch at a time.
func numbered(i int) string {
	return fmt.Sprintf("%03d-%07d-%07d", i%1000, i/1000, i)
}

// TestOneInAHundred: one defect in a hundred orders, and in a hundred and one.
func TestOneInAHundred(t *testing.T) {
	for _, orders := range []int{100, 101} {
		var events []metrics.Event
		for i := range orders {
			events = append(events, &metrics.OrderPlaced{Meta: metrics.Meta{Order: numbered(i), At: tick("03-02 12:00:00")}, Channel: metrics.MFN})
		}
		events = append(events, &metrics.FeedbackLeft{Meta: metrics.Meta{Order: numbered(7), At: tick("03-05 12:00:00")}, Rating: 1})
		day := window.MustParseDay("2026-03-05")
		for name, route := range routes(t, events, "order-defect-rate") {
			got := tallyOf(t, route, "order-defect-rate", "mfn", window.Range{First: day.Add(-60), Last: day}, day)
			require.Equal(t, metrics.NewRatio(1, int64(orders)), got.Ratio(), name)
		}
	}
}

// TestComponentsOverlap: 442 claims, 15 chargebacks and 628 feedbacks on 1,078 of
// 539,000 orders are 1,078 defects, not 1,085.
func TestComponentsOverlap(t *testing.T) {
	if testing.Short() {
		t.Skip("539,000 orders")
	}
	const orders, feedbacks, claims, chargebacks, overlap = 539_000, 628, 442, 15, 7
	l, err := metrics.NewLedger(metrics.Config{Location: pacific})
	require.NoError(t, err)
	batch := make([]metrics.Event, 0, 11_000)
	flush := func() {
		require.NoError(t, l.ApplyAll(batch))
		batch = batch[:0]
	}
	for i := range orders {
		if len(batch) > 10_000 {
			flush()
		}
		m := metrics.Meta{Order: numbered(i), At: tick("03-02 12:00:00")}
		batch = append(batch, &metrics.OrderPlaced{Meta: m, Channel: metrics.MFN})
		m.At = tick("03-05 12:00:00")
		if i < feedbacks {
			batch = append(batch, &metrics.FeedbackLeft{Meta: m, Rating: 1})
		}
		if i >= feedbacks-overlap && i < feedbacks-overlap+claims {
			batch = append(batch, &metrics.ClaimDecided{Meta: m, Outcome: metrics.Granted})
		}
		if i >= feedbacks-overlap+claims && i < feedbacks-overlap+claims+chargebacks {
			batch = append(batch, &metrics.ChargebackOpened{Meta: m})
		}
	}
	flush()
	asOf := window.MustParseDay("2026-03-05")
	for metric, want := range map[metrics.Variant]int64{
		"negative-feedback-rate": feedbacks, "claim-rate": claims, "chargeback-rate": chargebacks, "order-defect-rate": 1078,
	} {
		got := tallyOf(t, l, metric, "mfn", window.Range{First: asOf.Add(-59), Last: asOf}, asOf)
		require.Equal(t, "0", fmt.Sprint(got.Open))
		require.Equal(t, metrics.NewRatio(want, orders), got.Ratio(), metric)
	}
}
