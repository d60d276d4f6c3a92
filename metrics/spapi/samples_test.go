package spapi_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/metrics/spapi"
)

// realSamples returns the folder of documents by others, which are not in the
// repository: samples of the folder that SELLERPERF_SHARED names, or of one called
// shared beside the repository.
func realSamples(t testing.TB) string {
	t.Helper()
	shared := os.Getenv("SELLERPERF_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "shared")
	}
	dir := filepath.Join(shared, "samples")
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("the documents are not at %s: set SELLERPERF_SHARED to the folder that holds samples", dir)
	}
	return dir
}

// TestRealSamples: what every document is, how many events it gives and why it gives no
// others, or why it is refused.
func TestRealSamples(t *testing.T) {
	dir := realSamples(t)
	type row struct {
		name    string
		kind    spapi.Kind
		events  int
		refused string
		reasons []spapi.Reason // of the faults, each once
	}
	want := []row{
		{name: "account-health/accountHealthReport-2020-11-18.schema.json", refused: "a schema or a description of an API, not a document"},
		{name: "account-health/live-excerpt-DE-2026-10-04.json", refused: "an account health report: it has figures, not events"},
		{name: "account-health/official-object-examples.json", refused: "JSON, but of no kind known here"},
		{name: "account-health/official-root-example.json", refused: "an account health report: it has figures, not events"},
		{name: "ebay-walmart/ebay-standardsprofile-schema.json", refused: "a schema or a description of an API, not a document"},
		{name: "ebay-walmart/ebay.seller_standards_profile.generated.json", refused: `JSON, but of no kind known here: its keys are "standardsProfiles"`},
		{name: "encodings/CP932EncodedFile.txt", refused: `a table, but its header is none known here: "Field1", "Field2", "Field3"`},
		{name: "encodings/ISO-8859-1EncodedFile.txt", refused: `a table, but its header is none known here: "Field1", "Field2", "Field3"`},
		{name: "flatfile/GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA.header.tsv", kind: spapi.FBAReturns},
		{name: "flatfile/GET_FLAT_FILE_ACTIONABLE_ORDER_DATA_SHIPPING.in.redacted.tsv", kind: spapi.UnshippedOrders, events: 3},
		{name: "flatfile/GET_FLAT_FILE_ALL_ORDERS_DATA.scrubbed-1row.tsv", kind: spapi.AllOrders, events: 1, reasons: []spapi.Reason{spapi.WhoCancelled}},
		{name: "flatfile/GET_FLAT_FILE_ARCHIVED_ORDERS_DATA_BY_ORDER_DATE.header.tsv", kind: spapi.AllOrders},
		{name: "flatfile/GET_FLAT_FILE_RETURNS_DATA_BY_RETURN_DATE.us.redacted.tsv", kind: spapi.Returns, events: 1, reasons: []spapi.Reason{spapi.NoTime}},
		{name: "flatfile/GET_SELLER_FEEDBACK_DATA.airbyte-placeholder.tsv", kind: spapi.Feedback, reasons: []spapi.Reason{spapi.Malformed}},
		{name: "flatfile/jlevers.report-types.json", refused: "JSON, but of no kind known here"},
		{name: "notifications/ACCOUNT_STATUS_CHANGED.reconstructed.json", kind: spapi.AccountStatus, reasons: []spapi.Reason{spapi.NothingToCount}},
		{name: "notifications/ItemInventoryEventChangeNotification.example.json", kind: spapi.OtherNotice, reasons: []spapi.Reason{spapi.NothingToCount}},
		{name: "notifications/ItemInventoryEventChangeNotification.schema.json", refused: "a schema"},
		{name: "notifications/ORDER_CHANGE.peddler-fixture.json", kind: spapi.OrderChange, events: 1},
		{name: "notifications/OrderChangeNotification.example.json", kind: spapi.OrderChange, events: 1},
		{name: "notifications/OrderChangeNotification.schema.json", refused: "a schema"},
		{name: "notifications/ShipmentTrackingMilestoneChangedNotification.example.json", kind: spapi.TrackingChange, reasons: []spapi.Reason{spapi.NoOrder}},
		{name: "notifications/ShipmentTrackingMilestoneChangedNotification.schema.json", refused: "a schema"},
		{name: "notifications/TransactionUpdateNotification.example.json", kind: spapi.FinancesChange, reasons: []spapi.Reason{spapi.NothingToCount}},
		{name: "notifications/TransactionUpdateNotification.schema.json", refused: "a schema"},
		{name: "notifications/fba_inventory_availability_change.peddler-fixture.json", kind: spapi.OtherNotice, reasons: []spapi.Reason{spapi.NothingToCount}},
		{name: "notifications/fba_outbound_shipment_status.peddler-fixture.json", kind: spapi.OtherNotice, reasons: []spapi.Reason{spapi.NothingToCount}},
		{name: "orders/amazon-in-sale-report-gkoshyk-head.csv", kind: spapi.SalesExport, events: 9, reasons: []spapi.Reason{spapi.WhoCancelled}},
		{name: "orders/official-sandbox.financesV0.json", kind: spapi.FinancesV0, reasons: []spapi.Reason{spapi.NothingToCount, spapi.Reversal}},
		{name: "orders/official-sandbox.finances_2024-06-19.json", kind: spapi.Finances2024, reasons: []spapi.Reason{spapi.NothingToCount, spapi.UnknownRecord}},
		{name: "orders/official-sandbox.ordersV0.json", kind: spapi.OrdersV0, events: 5,
			reasons: []spapi.Reason{spapi.NoOrder, spapi.NothingToCount, spapi.Refused, spapi.UnknownRecord}},
		{name: "orders/official-sandbox.orders_2026-01-01.json", kind: spapi.Orders2026, events: 12, reasons: []spapi.Reason{spapi.NoTime}},
		{name: "orders/official-sandbox.shippingV2.json", refused: "responses of the Shipping API, which name no order"},
		{name: "orders/official-sandbox.tracking_2026-01-30.json", kind: spapi.Tracking, reasons: []spapi.Reason{spapi.NoOrder}},
		{name: "orders/samples-repo.easyship-orders-getOrder.json", kind: spapi.OrdersV0, events: 1},
		{name: "orders/samples-repo.externalFulfillmentShipping-getShipments.json", refused: "shipments of the external fulfilment API"},
		{name: "orders/samples-repo.get_tracking_response.json", refused: "responses of the Shipping API, which name no order"},
		{name: "orders/samples-repo.messaging-getMessagingActionsForOrder.json", refused: "the actions the Messaging API offers"},
		{name: "orders/samples-repo.orders-confirmShipment.json", refused: "JSON with nothing in it"},
		{name: "orders/samples-repo.orders-getOrder.json", kind: spapi.OrdersV0, events: 1},
		{name: "orders/samples-repo.orders-getOrderItems.json", kind: spapi.OrderItemsV0, reasons: []spapi.Reason{spapi.NoOrder}},
		{name: "orders/samples-repo.orders2026-get_order_response.json", kind: spapi.Orders2026, events: 1},
	}
	for _, w := range want {
		document, err := os.ReadFile(filepath.Join(dir, w.name))
		require.NoError(t, err)
		kind, err := detect(document)
		if w.refused != "" {
			require.ErrorContains(t, err, w.refused, w.name)
			continue
		}
		require.NoError(t, err, w.name)
		assert.Equal(t, w.kind, kind, w.name)
		events, faults := read(t, string(document), spapi.Options{})
		assert.Len(t, events, w.events, w.name)
		found := reasons(faults)
		slices.Sort(found)
		assert.Equal(t, w.reasons, slices.Compact(found), w.name)
	}
}

// TestRealRequester: the official sample has an order that the seller cancelled because
// the buyer asked.
func TestRealRequester(t *testing.T) {
	document, err := os.ReadFile(filepath.Join(realSamples(t), "orders", "official-sandbox.orders_2026-01-01.json"))
	require.NoError(t, err)
	events, _ := read(t, string(document), spapi.Options{})
	n := 0
	for _, ev := range events {
		if c, ok := ev.(*metrics.OrderCancelled); ok {
			n++
			assert.Equal(t, metrics.Seller, c.By)
			assert.Equal(t, metrics.Buyer, c.RequestedBy)
		}
	}
	assert.Equal(t, 1, n)
}
