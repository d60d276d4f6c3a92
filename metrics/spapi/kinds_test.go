package spapi_test

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/metrics/spapi"
)

// said returns the types of the events of a document and the reasons of its faults.
func said(t testing.TB, document string, opt spapi.Options) string {
	t.Helper()
	events, faults := read(t, document, opt)
	var words []string
	for _, ev := range events {
		words = append(words, ev.Type())
	}
	for _, f := range faults {
		words = append(words, string(f.Reason))
		assert.NotEmpty(t, f.Place())
	}
	return strings.Join(words, " ")
}

// TestHandRows: what rows by hand may leave out, and what they may not.
func TestHandRows(t *testing.T) {
	for _, c := range []struct{ document, want string }{
		{"Order ID,Claim ID,Filed,Status\n1-2-3,C,2026-01-02,Pending\n", "claim.opened"},
		{"Order ID,Claim ID,Filed,Status\n1-2-3,C,2026-01-02,Granted\n", "claim.opened no-time"},
		{"Order ID,Claim ID,Filed,Status,Decided\n1-2-3,C,,Denied,2026-01-02\n", "claim.decided"},
		{"Order ID,Claim ID,Filed,Status,Decided\n1-2-3,C,2026-01-01,Purple,2026-01-02\n", "claim.opened unknown-word"},
		{"Order ID,Claim ID,Filed,Status\n1-2-3,C,,\n", "missing"},
		{"Order ID,Claim ID,Filed,Status\n,C,2026-01-02,\n", "missing"},
		{"Order ID,Claim ID,Filed,Status\n1-2-3,C,tomorrow,\n", "malformed"},
		{"Order ID,Chargeback ID,Filed,Type\n1-2-3,C,2026-01-02,odd\n", "unknown-word"},
		{"Order ID,Chargeback ID,Filed,Type\n1-2-3,C,2026-01-02,Fraud\n", "chargeback.opened"},
		{"Order ID,Chargeback ID,Filed,Outcome\n1-2-3,C,2026-01-02,Lost\n", "chargeback.opened no-time"},
		{"Order ID,Chargeback ID,Filed,Outcome,Decided\n1-2-3,C,,Lost,2026-01-02\n", "chargeback.decided"},
		{"Order ID,Chargeback ID,Filed,Outcome\n1-2-3,C,,\n", "missing"},
		{"Message ID,Received,Answered\nM,2026-01-02T00:00:00Z,\n", "message.received"},
		{"Message ID,Received,Answered\n,2026-01-02T00:00:00Z,\n", "missing"},
		{"Message ID,Received,Answered\nM,,2026-01-02T00:00:00Z\n", "message.answered missing"},
		{"Message ID,Received,Closed\nM,2026-01-02T00:00:00Z,2026-01-03T00:00:00Z\n", "message.received message.closed"},
		{"Message ID,Received,Order ID\nM,2026-01-02T00:00:00Z,not an id\n", "malformed"},
		{"Violation ID,Category,Opened,Status,Resolved\nV,IP,2026-01-02,Upheld,2026-01-05\n", "violation.opened violation.resolved"},
		{"Violation ID,Category,Opened,Status,Resolved\nV,IP,2026-01-02,Cleared,\n", "violation.opened no-time"},
		{"Violation ID,Category,Opened,Status,Resolved\nV,IP,,Green,\n", "missing unknown-word"},
		{"Violation ID,Category,Opened\nV,,2026-01-02\n", "missing"},
		{"Order ID,Return ID,Requested,Answered,Rejected\n1-2-3,R,,,2026-01-02\n", "return.rejected"},
		{"Order ID,Return ID,Requested,Answered,Rejected\n1-2-3,R,,,\n", "missing"},
		{"Order ID,Invoice uploaded\n1-2-3,\n", "missing"},
		{"Order ID,Order date,Promised ship date,Ship confirmation date\n1-2-3,2026-01-02T00:00:00Z,2026-01-05,2026-01-04T00:00:00Z\n",
			"order.placed shipment.confirmed no-zone"},
		{"Order ID,Order date (PT),Ship confirmation date\n1-2-3,2026-01-02 00:00:00,\n", "order.placed"},
		{"Order ID,Ship confirmation date\n1-2-3,2026-01-04T00:00:00Z\n", "shipment.confirmed missing"},
		{"Claims of January\n\nOrder ID,Claim ID,Filed\n1-2-3,C,2026-01-02\n", "claim.opened"},
	} {
		assert.Equal(t, c.want, said(t, c.document, spapi.Options{}), c.document)
	}
}

// TestReports: what is said of rows that lack something.
func TestReports(t *testing.T) {
	for _, c := range []struct{ document, want string }{
		{tabs("amazon-order-id|purchase-date|order-status|sales-channel", "1-2-3|2026-01-02T00:00:00Z|Shipped|Amazon.com"), "missing"},
		{tabs("amazon-order-id|purchase-date|fulfillment-channel|sku|quantity|currency|item-price", "1-2-3|2026-01-02T00:00:00Z|AFN|S|1|JPY|5.5"), "order.placed malformed"},
		{tabs("amazon-order-id|purchase-date|fulfillment-channel|sku|quantity|currency|item-price", "1-2-3|2026-01-02T00:00:00Z|AFN|S|1|USD|1e9"), "order.placed malformed"},
		{tabs("order-id|order-item-id|purchase-date|promise-date", "1-2-3|7|2026-01-02T00:00:00Z|soon"), "order.placed malformed"},
		{tabs("order-id|order-item-id|purchase-date|promise-date", "1-2-3||2026-01-02T00:00:00Z|"), "order.placed missing"},
		{tabs("order-id|order-date|transaction-type|invoice-status|fulfilled-by", "1-2-3|2026-01-02T00:00:00Z|REFUND|Pending|AFN"), "nothing-to-count"},
		{tabs("order-id|order-date|transaction-type|invoice-status|fulfilled-by", "1-2-3|2026-01-02T00:00:00Z|SHIPMENT|Pending|"), "missing"},
		{tabs("order-id|order-date|transaction-type|invoice-status|fulfilled-by", "1-2-3|2026-01-02T00:00:00Z|SHIPMENT|Pending|AFN"), "order.placed"},
		{tabs("Order ID|Return request date|Refunded Amount", "1-2-3|02-Jan-2026|5.00"), "return.requested no-time"},
		{tabs("Date|Rating|Order ID", "2026-01-02|6|1-2-3"), "malformed"},
		{tabs("return-date|order-id|license-plate-number", "|1-2-3|L"), "missing"},
	} {
		assert.Equal(t, c.want, said(t, c.document, spapi.Options{}), c.document)
	}
	cell := strings.Repeat("x", 2000)
	assert.Equal(t, "order.placed too-long", said(t, tabs("amazon-order-id|purchase-date|fulfillment-channel|sku", "1-2-3|2026-01-02T00:00:00Z|AFN|"+cell), spapi.Options{}))
}

// TestMoney: money that went to the seller is no refund; amounts of one refund add up,
// whatever binary fractions they are off by; two currencies do not add up.
func TestMoney(t *testing.T) {
	refund := func(amounts ...string) string {
		var charges []string
		for _, a := range amounts {
			n, currency, _ := strings.Cut(a, " ")
			charges = append(charges, fmt.Sprintf(`{"ChargeAmount":{"CurrencyCode":%q,"CurrencyAmount":%s}}`, currency, n))
		}
		events, faults := read(t, `{"RefundEventList":[{"AmazonOrderId":"1-2-3","PostedDate":"2026-01-02T00:00:00Z","ShipmentItemAdjustmentList":[{"ItemChargeAdjustmentList":[`+
			strings.Join(charges, ",")+`]}]}]}`, spapi.Options{Marketplace: "US"})
		if len(faults) > 0 {
			return string(faults[0].Reason)
		}
		return events[0].(*metrics.RefundIssued).Amount.Amount.StringFixed(2)
	}
	assert.Equal(t, "13.53", refund("-12.5 USD", "-1.03 USD"))
	assert.Equal(t, "0.30", refund("-0.1 USD", "-0.2 USD"))
	assert.Equal(t, "25.99", refund("-25.990000000000002 USD"))
	assert.Equal(t, "missing", refund("-25.995 USD"))
	assert.Equal(t, "missing", refund("-1 USD", "-1 CAD"))
	assert.Equal(t, "missing", refund())
	assert.Equal(t, "another-currency", refund("-1 EUR"))
	assert.Equal(t, "reversal", refund("1 USD"))
}

// TestStandingOfNotifications: what a change says, of what is shipped in part, of items.
func TestStandingOfNotifications(t *testing.T) {
	notice := func(level, status, rest string) []metrics.Event {
		events, _ := read(t, fmt.Sprintf(`{"NotificationType":"ORDER_CHANGE","EventTime":"2026-11-18T18:00:02Z","Payload":{"OrderChangeNotification":{"NotificationLevel":%q,
			"AmazonOrderId":"1-2-3","Summary":{"OrderStatus":%q,"FulfillmentType":"MFN","PurchaseDate":"2026-11-17T16:00:00Z"%s}}}}`, level, status, rest), spapi.Options{})
		return events
	}
	part := ofType[*metrics.ShipmentConfirmed](notice("OrderLevel", "PartiallyShipped", `,"OrderItems":[{"OrderItemId":"1","Quantity":3,"QuantityShipped":2}]`))
	require.Len(t, part, 1)
	assert.Equal(t, 2, part[0].Units)
	assert.Equal(t, "18:00:02", part[0].At.Format("15:04:05"), "the notification's own time")
	items := `,"OrderItems":[{"OrderItemId":"1","Quantity":3}]`
	assert.Equal(t, 3, ofType[*metrics.OrderPlaced](notice("OrderLevel", "Unshipped", items))[0].Units)
	assert.Equal(t, 0, ofType[*metrics.OrderPlaced](notice("OrderItemLevel", "Unshipped", items))[0].Units)
	asked := `,"OrderItems":[{"OrderItemId":"1","IsBuyerRequestedCancel":true}]`
	cancels := ofType[*metrics.OrderCancelled](notice("OrderLevel", "Canceled", asked))
	require.Len(t, cancels, 1)
	assert.Equal(t, metrics.Buyer, cancels[0].RequestedBy)
	assert.Empty(t, ofType[*metrics.OrderCancelled](notice("OrderLevel", "Unshipped", asked)), "asked for is not done")
}

// TestIndex: orders packed together share a number; what is not known is said.
func TestIndex(t *testing.T) {
	var x spapi.Index
	x.Note(confirmed("1-2-3", "1z 999-x"))
	x.Note(confirmed("1-2-3", "1Z999X"))
	x.Note(confirmed("1-2-4", "1Z999X"))
	x.Note(confirmed("1-2-5", ""))
	document := `{"trackingDetail":{"identifier":{"carrierTracking":{"trackingNumber":"1Z999X"}},"latestMilestone":{"status":{"code":"DELIVERED"},"occurredAt":"2026-11-10T21:15:00Z"}}}`
	assert.Equal(t, strings.Repeat(" shipment.delivered", 2)[1:], said(t, document, spapi.Options{Index: &x}))
	assert.Equal(t, "no-order", said(t, document, spapi.Options{}))
	assert.Equal(t, "no-order", said(t, document, spapi.Options{Index: &spapi.Index{}}))
	assert.Equal(t, "missing", said(t, `{"trackingDetail":{"identifier":{}}}`, spapi.Options{Index: &x}))
	assert.Equal(t, "nothing-to-count", said(t, strings.Replace(document, "DELIVERED", "LOST", 1), spapi.Options{Index: &x}))
}

// wrapped is a reader whose error wraps io.EOF, and is no end.
type wrapped struct{ io.Reader }

func (w wrapped) Read(p []byte) (int, error) {
	n, err := w.Reader.Read(p)
	if err != nil {
		err = fmt.Errorf("cable: %w", err)
	}
	return n, err
}

// TestNoFalseEnd: an error that wraps io.EOF is not taken for the end.
func TestNoFalseEnd(t *testing.T) {
	for _, document := range []string{allOrdersHeader + "112-5550101-0000001\t2026-01-02T00:00:00Z\tMerchant\tMUG\t1\n", oneOrder} {
		r, err := spapi.NewReader(wrapped{strings.NewReader(document)}, spapi.Options{})
		for err == nil {
			_, err = r.Next()
		}
		require.NotErrorIs(t, err, io.EOF)
		require.ErrorIs(t, err, io.ErrUnexpectedEOF)
	}
}
