package metrics_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// TestWhy: every case names the fact that decided it.
func TestWhy(t *testing.T) {
	const odr, late, cancelled, delivery, response = "order-defect-rate", "late-shipment-rate", "cancellation-rate", "on-time-delivery-rate", "response-time-rate"
	claimed := and(bought, &metrics.ClaimOpened{Meta: told("03-05 10:00:00"), Claim: "c"})
	decide := func(at string, outcome metrics.ClaimOutcome) metrics.Event {
		return &metrics.ClaimDecided{Meta: told(at), Claim: "c", Outcome: outcome}
	}
	due := []metrics.Event{promisedBy("03-04 17:00:00")}
	for _, c := range []struct {
		name   string
		events []metrics.Event
		metric metrics.Variant
		asOf   string
		why    string // type, instant and own id
	}{
		{"nothing wrong", bought, odr, "03-20", "order.placed 03-02 12:00:00"},
		{"a feedback", and(bought, left("03-05 10:00:00", 1)), odr, "03-20", "feedback.left 03-05 10:00:00"},
		{"a pending claim", claimed, odr, "03-20", "claim.opened 03-05 10:00:00 c"},
		{"a grant", and(claimed, decide("03-07 10:00:00", metrics.Granted)), odr, "03-20", "claim.decided 03-07 10:00:00 c"},
		{"a grant, though withdrawn", and(claimed, decide("03-07 10:00:00", metrics.Granted), decide("03-09 10:00:00", metrics.Withdrawn)),
			odr, "03-20", "claim.decided 03-07 10:00:00 c"},
		{"a grant not known yet", and(claimed, decide("03-07 10:00:00", metrics.Granted)), odr, "03-06", "claim.opened 03-05 10:00:00 c"},
		{"a chargeback", and(bought, &metrics.ChargebackOpened{Meta: told("03-05 10:00:00"), Chargeback: "x"}), odr, "03-20", "chargeback.opened 03-05 10:00:00 x"},
		{"shipped in time", and(due, shipped("03-03 10:00:00")), late, "03-20", "shipment.confirmed 03-03 10:00:00"},
		{"never shipped", due, late, "03-20", "deadline.passed 03-04 17:00:00"},
		{"not shipped yet", and(due, shipped("03-06 10:00:00")), late, "03-05", "deadline.passed 03-04 17:00:00"},
		{"cancelled", and(bought, cancelledBy("03-04 10:00:00", metrics.Seller)), cancelled, "03-20", "order.cancelled 03-04 10:00:00"},
		{"cancelled by the buyer", and(bought, cancelledBy("03-04 10:00:00", metrics.Buyer)), cancelled, "03-20", "order.placed 03-02 12:00:00"},
		{"delivered in time", and(deliverBy(1), tracked("03-03 10:00:00", "S", 0), delivered("03-05 10:00:00", "S")), delivery, "03-20", "shipment.delivered 03-05 10:00:00 S"},
		{"never delivered", and(deliverBy(1), tracked("03-03 10:00:00", "S", 0)), delivery, "03-20", "deadline.passed 03-06 23:59:59"},
		{"tracking scanned", and(deliverBy(1), tracked("03-03 10:00:00", "", 0), scanned("03-04 10:00:00", metrics.Transit)), "valid-tracking-rate", "03-20", "shipment.scanned 03-04 10:00:00"},
		{"tracking never scanned", and(deliverBy(1), tracked("03-03 10:00:00", "", 0)), "valid-tracking-rate", "03-20", "shipment.confirmed 03-03 10:00:00"},
		{"an invoice", []metrics.Event{business(), shipped("03-03 10:00:00"), invoiced("03-04 10:00:00")}, "invoice-defect-rate", "03-20", "invoice.uploaded 03-04 10:00:00"},
		{"no invoice", []metrics.Event{business(), shipped("03-03 10:00:00")}, "invoice-defect-rate", "03-20", "deadline.passed 03-04 23:59:59"},
		{"an invoice awaited", []metrics.Event{business(), shipped("03-03 10:00:00")}, "invoice-defect-rate", "03-03", "shipment.confirmed 03-03 10:00:00"},
		{"a return not answered", and(bought, requested("03-10 10:00:00", metrics.Yes)), "return-dissatisfaction-rate", "03-20", "deadline.passed 03-12 10:00:00"},
		{"a return rejected", and(bought, requested("03-10 10:00:00", metrics.Yes), &metrics.ReturnRejected{Meta: told("03-13 10:00:00")}), "return-dissatisfaction-rate", "03-20", "deadline.passed 03-12 10:00:00"},
		{"a survey", and(bought, &metrics.SurveyAnswered{Meta: told("03-10 10:00:00")}), "customer-service-dissatisfaction-rate", "03-20", "survey.answered 03-10 10:00:00"},
		{"a refund", and(bought, refund("03-10 10:00:00", "r", 1)), "refund-rate", "03-20", "refund.issued 03-10 10:00:00 r"},
		{"an imperfect order", and(due, shipped("03-05 10:00:00"), left("03-09 10:00:00", 1)), "perfect-order-rate", "03-20", "deadline.passed 03-04 17:00:00"},
		{"a perfect one", and(due, shipped("03-03 10:00:00")), "perfect-order-rate", "03-20", "order.placed 03-02 12:00:00"},
		{"a violation upheld", []metrics.Event{
			&metrics.ViolationOpened{Meta: metrics.Meta{At: tick("03-05 10:00:00")}, Violation: "V", Category: "c"},
			&metrics.ViolationResolved{Meta: metrics.Meta{At: tick("03-06 10:00:00")}, Violation: "V", Outcome: metrics.Upheld},
		}, "policy-violations", "03-20", "violation.resolved 03-06 10:00:00"},
		{"answered", []metrics.Event{asked("03-03 10:00:00"), answered("03-03 11:00:00", false)}, response, "03-20", "message.answered 03-03 11:00:00 M"},
		{"not answered", []metrics.Event{asked("03-03 10:00:00")}, response, "03-20", "deadline.passed 03-04 10:00:00 M"},
		{"not answered yet", []metrics.Event{asked("03-03 10:00:00")}, response, "03-03", "message.received 03-03 10:00:00 M"},
	} {
		t.Run(strings.ReplaceAll(c.name, " ", "-"), func(t *testing.T) {
			l := ledgerOf(t, stream{loc: pacific, events: c.events})
			asOf := window.MustParseDay("2026-" + c.asOf)
			cases := casesOf(t, l, c.metric, metrics.All, window.Range{First: asOf.Add(-59), Last: asOf}, asOf)
			require.Len(t, cases, 1)
			why := cases[0].Why
			got := strings.TrimSpace(why.Type + " " + why.At.In(pacific).Format("01-02 15:04:05") + " " + why.ID)
			if strings.HasPrefix(c.why, metrics.DeadlinePassed) && !strings.HasSuffix(c.why, "M") {
				got = strings.TrimSuffix(got, " "+why.ID) // whose deadline may be said or not
			}
			require.Equal(t, c.why, got)
		})
	}
}

// TestCasesStop: the caller may stop reading.
func TestCasesStop(t *testing.T) {
	l := ledgerOf(t, manyOrders(50))
	day := window.MustParseDay("2026-03-31")
	seq, err := l.Cases("claim-rate", metrics.All, window.Range{First: day.Add(-90), Last: day}, day)
	require.NoError(t, err)
	n := 0
	for range seq {
		if n++; n == 3 {
			break
		}
	}
	require.Equal(t, 3, n)
}
