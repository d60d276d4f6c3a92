package spapi_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
	"testing/iotest"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/metrics/spapi"
)

// fuzz runs a reader on anything. It never panics or runs on for ever, whatever it
// returns a ledger takes, every fault has a place and a reason, and the same bytes give the
// same events however they come.
func fuzz(f *testing.F, kind spapi.Kind, seeds ...string) {
	f.Helper()
	for _, s := range seeds {
		if document, err := os.ReadFile(filepath.Join("..", "..", "examples", "amazon", "testdata", "samples", s)); err == nil {
			s = string(document)
		}
		f.Add([]byte(s), "US")
	}
	f.Fuzz(func(t *testing.T, document []byte, market string) {
		opt := spapi.Options{Kind: kind, Index: index(), CancelledBy: metrics.Seller}
		if _, ok := spapi.FindMarketplace(market); ok {
			opt.Marketplace = market
		}
		first := readAnything(t, bytes.NewReader(document), opt)
		again := readAnything(t, iotest.HalfReader(bytes.NewReader(document)), opt)
		if !bytes.Equal(first, again) {
			t.Fatalf("twice the same gives\n%s\nand\n%s", first, again)
		}
	})
}

// readAnything reads a document that may be anything, and returns its events.
func readAnything(t *testing.T, in io.Reader, opt spapi.Options) []byte {
	r, err := spapi.NewReader(in, opt)
	if err != nil {
		if err.Error() == "" {
			t.Fatal("refused without a reason")
		}
		return nil
	}
	if k := r.Kind(); opt.Kind != spapi.UnknownKind && k != opt.Kind {
		t.Fatalf("it is %v, not %v", k, opt.Kind)
	}
	var b bytes.Buffer
	out := metrics.NewWriter(&b)
	for {
		ev, err := r.Next()
		var fault *spapi.RowError
		switch {
		case errors.Is(err, io.EOF):
			if _, err := r.Next(); !errors.Is(err, io.EOF) {
				t.Fatal("it goes on after the end")
			}
			if err := out.Flush(); err != nil {
				t.Fatal(err)
			}
			return b.Bytes()
		case errors.As(err, &fault):
			if fault.Reason == "" || fault.Place() == "" || len(fault.Value) > 60 {
				t.Fatalf("a fault that says little: %#v", fault)
			}
			if fault.Fatal() {
				if _, again := r.Next(); !errors.Is(again, err) {
					t.Fatal("a fatal error is not final")
				}
				_ = out.Flush()
				return b.Bytes()
			}
		case err != nil:
			t.Fatalf("an error of no type: %v", err)
		default:
			if err := out.Write(ev); err != nil {
				t.Fatalf("a ledger would refuse it: %v", err)
			}
		}
	}
}

func FuzzOrders2026(f *testing.F)   { fuzz(f, spapi.Orders2026, "orders-2026.json", oneOrder) }
func FuzzOrdersV0(f *testing.F)     { fuzz(f, spapi.OrdersV0, "orders-v0.json") }
func FuzzOrderItemsV0(f *testing.F) { fuzz(f, spapi.OrderItemsV0, "order-items-v0.json") }
func FuzzOrderChange(f *testing.F)  { fuzz(f, spapi.OrderChange, "order-change.ndjson") }
func FuzzTracking(f *testing.F)     { fuzz(f, spapi.Tracking, "tracking.ndjson") }
func FuzzTrackingChange(f *testing.F) {
	fuzz(f, spapi.TrackingChange, `{"notificationType":"SHIPMENT_TRACKING_MILESTONE_CHANGED","payload":{"shipmentTrackingMilestoneChangedNotification":
		{"trackingDetail":{"identifier":{"carrierTracking":{"trackingNumber":"1Z999"}},"latestMilestone":{"status":{"code":"DELIVERED"},"occurredAt":"2026-11-10T21:15:00Z"}}}}}`)
}
func FuzzFinancesV0(f *testing.F)   { fuzz(f, spapi.FinancesV0, "finances.json") }
func FuzzFinances2024(f *testing.F) { fuzz(f, spapi.Finances2024, "transactions.json") }
func FuzzFinancesChange(f *testing.F) {
	fuzz(f, spapi.FinancesChange, `{"NotificationType":"TRANSACTION_UPDATE","Payload":{"TransactionUpdateNotification":{"TransactionType":"Refund",
		"PostedDate":"2026-11-20T10:00:00Z","TotalAmount":{"CurrencyAmount":-1,"CurrencyCode":"USD"},"RelatedIdentifiers":[{"RelatedIdentifierName":"OrderId","RelatedIdentifierValue":"1-2-3"}]}}}`)
}
func FuzzAccountStatus(f *testing.F)   { fuzz(f, spapi.AccountStatus, "account-status.json") }
func FuzzAllOrders(f *testing.F)       { fuzz(f, spapi.AllOrders, "all-orders.txt", allOrdersHeader) }
func FuzzUnshippedOrders(f *testing.F) { fuzz(f, spapi.UnshippedOrders, "unshipped.txt") }
func FuzzOrderReport(f *testing.F)     { fuzz(f, spapi.OrderReport, "unshipped.txt") }
func FuzzSalesExport(f *testing.F) {
	fuzz(f, spapi.SalesExport, "Order ID,Date,Status,Fulfilment,SKU,Qty\n405-1-1,04-30-22,Cancelled,Merchant,\"SET,1\",0\n")
}
func FuzzReturns(f *testing.F)       { fuzz(f, spapi.Returns, "returns.txt") }
func FuzzFBAReturns(f *testing.F)    { fuzz(f, spapi.FBAReturns, "fba-returns.txt") }
func FuzzFeedback(f *testing.F)      { fuzz(f, spapi.Feedback, "feedback.txt") }
func FuzzVATInvoices(f *testing.F)   { fuzz(f, spapi.VATInvoices, "vat-invoices.txt") }
func FuzzClaims(f *testing.F)        { fuzz(f, spapi.ClaimRows, "claims.csv") }
func FuzzChargebacks(f *testing.F)   { fuzz(f, spapi.ChargebackRows, "chargebacks.csv") }
func FuzzMessages(f *testing.F)      { fuzz(f, spapi.MessageRows, "messages.csv") }
func FuzzViolations(f *testing.F)    { fuzz(f, spapi.ViolationRows, "violations.csv") }
func FuzzDefects(f *testing.F)       { fuzz(f, spapi.DefectRows, "defects.csv") }
func FuzzReturnAnswers(f *testing.F) { fuzz(f, spapi.ReturnRows, "return-answers.csv") }
func FuzzInvoices(f *testing.F)      { fuzz(f, spapi.InvoiceRows, "invoices.csv") }

// FuzzAny finds out itself what a document is.
func FuzzAny(f *testing.F) {
	fuzz(f, spapi.UnknownKind, "orders-2026.json", "all-orders.txt", "claims.csv", "feedback.txt", "", "\x1f\x8b", "\xff\xfea\x00")
}
