package spapi_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/metrics/spapi"
	"github.com/sellerperf/sellerperf/window"
)

// ofType returns the events of one type.
func ofType[T metrics.Event](events []metrics.Event) (list []T) {
	for _, ev := range events {
		if e, ok := ev.(T); ok {
			list = append(list, e)
		}
	}
	return list
}

// TestCancelledByWhom: who carried a cancellation out and who asked for it, together.
func TestCancelledByWhom(t *testing.T) {
	for _, c := range []struct {
		execution, request, status string
		by, asked                  metrics.Party // unknown: no cancellation
		reason                     spapi.Reason
	}{
		{"MERCHANT", "BUYER", "CANCELLED", metrics.Seller, metrics.Buyer, ""},
		{"MERCHANT", "", "CANCELLED", metrics.Seller, metrics.UnknownParty, ""},
		{"BUYER", "", "CANCELLED", metrics.Buyer, metrics.Buyer, ""},
		{"AMAZON", "BUYER", "CANCELLED", metrics.Marketplace, metrics.Buyer, ""},
		{"AMAZON", "", "SHIPPED", metrics.Marketplace, metrics.UnknownParty, ""},
		{"", "BUYER", "CANCELLED", metrics.Buyer, metrics.Buyer, ""},
		{"", "BUYER", "UNSHIPPED", 0, 0, ""}, // asked for, not done
		{"", "", "CANCELLED", 0, 0, spapi.WhoCancelled},
		{"ROBOT", "", "CANCELLED", 0, 0, spapi.UnknownWord},
		{"seller", "buyer", "Canceled", metrics.Seller, metrics.Buyer, ""},
	} {
		var parts []string
		if c.request != "" {
			parts = append(parts, fmt.Sprintf(`"cancellationRequest":{"requester":%q,"cancelReason":"Robin changed her mind"}`, c.request))
		}
		if c.execution != "" {
			parts = append(parts, fmt.Sprintf(`"cancellationExecution":{"cancelledBy":%q,"cancelReason":"No inventory"}`, c.execution))
		}
		document := fmt.Sprintf(`{"order":{"orderId":"112-5550101-0000001","createdTime":"2026-11-04T22:00:00Z","lastUpdatedTime":"2026-11-05T15:00:00Z",
			"fulfillment":{"fulfillmentStatus":%q,"fulfilledBy":"MERCHANT","shipByWindow":{"latestDateTime":"2026-11-06T07:59:59Z"}},"packages":[{"createdTime":"2026-11-05T00:00:00Z"}],
			"orderItems":[{"orderItemId":"7002","quantityOrdered":1,"cancellation":{%s}}]}}`, c.status, strings.Join(parts, ","))
		events, faults := read(t, document, spapi.Options{})
		cancels := ofType[*metrics.OrderCancelled](events)
		if c.by == metrics.UnknownParty {
			assert.Empty(t, cancels, "%+v", c)
			assert.Equal(t, c.reason == "", len(faults) == 0, "%+v %v", c, faults)
			if c.reason != "" {
				assert.Contains(t, reasons(faults), c.reason, "%+v", c)
			}
			continue
		}
		require.Len(t, cancels, 1, "%+v %v", c, faults)
		assert.Equal(t, c.by, cancels[0].By, "%+v", c)
		assert.Equal(t, c.asked, cancels[0].RequestedBy, "%+v", c)
		if c.by == metrics.Buyer {
			assert.Empty(t, cancels[0].Reason, "%+v", c)
		} else {
			assert.Equal(t, metrics.ReasonOutOfStock, cancels[0].Reason, "%+v", c)
		}
	}
}

// TestCancelledInPart: an item cancelled of an order that lives on is a cancellation of
// that line; items cancelled by different parties are told apart.
func TestCancelledInPart(t *testing.T) {
	item := func(id, by string, ordered, fulfilled, left int) string {
		cancel := ""
		if by != "" {
			cancel = fmt.Sprintf(`,"cancellation":{"cancellationExecution":{"cancelledBy":%q}}`, by)
		}
		return fmt.Sprintf(`{"orderItemId":%q,"quantityOrdered":%d,"fulfillment":{"quantityFulfilled":%d,"quantityUnfulfilled":%d}%s}`, id, ordered, fulfilled, left, cancel)
	}
	cancels := func(status string, items ...string) (lines []string) {
		events, _ := read(t, fmt.Sprintf(`{"order":{"orderId":"112-5550101-0000001","createdTime":"2026-11-04T22:00:00Z","lastUpdatedTime":"2026-11-05T15:00:00Z",
			"fulfillment":{"fulfillmentStatus":%q,"fulfilledBy":"MERCHANT"},"packages":[{"createdTime":"2026-11-05T00:00:00Z"}],"orderItems":[%s]}}`, status, strings.Join(items, ",")), spapi.Options{})
		for _, c := range ofType[*metrics.OrderCancelled](events) {
			lines = append(lines, fmt.Sprintf("%s %s %d", c.By, c.Line, c.Units))
		}
		return lines
	}
	assert.Equal(t, []string{"seller a 0"}, cancels("SHIPPED", item("a", "MERCHANT", 1, 0, 0), item("b", "", 1, 1, 0)))
	assert.Equal(t, []string{"seller a 2"}, cancels("SHIPPED", item("a", "MERCHANT", 3, 1, 0)))
	assert.Equal(t, []string{"seller  0"}, cancels("CANCELLED", item("a", "MERCHANT", 1, 0, 0), item("b", "MERCHANT", 1, 0, 0)))
	assert.Equal(t, []string{"seller a 0", "buyer b 0"}, cancels("CANCELLED", item("a", "MERCHANT", 1, 0, 0), item("b", "BUYER", 1, 0, 0)))
}

// TestCancelledToNothing: where an item that was cancelled has a quantity of 0, what is left
// of the order is not cancelled with it.
func TestCancelledToNothing(t *testing.T) {
	events, faults := read(t, `{"order":{"orderId":"112-5550101-0000001","createdTime":"2026-11-04T22:00:00Z","lastUpdatedTime":"2026-11-05T15:00:00Z",
		"fulfillment":{"fulfillmentStatus":"UNSHIPPED","fulfilledBy":"MERCHANT","shipByWindow":{"latestDateTime":"2026-11-06T22:00:00Z"}},"orderItems":[
		{"orderItemId":"a","quantityOrdered":1,"fulfillment":{"quantityFulfilled":0,"quantityUnfulfilled":1}},
		{"orderItemId":"b","quantityOrdered":0,"cancellation":{"cancellationExecution":{"cancelledBy":"MERCHANT"}}}]}}`, spapi.Options{})
	require.Empty(t, faults)
	l, err := metrics.NewLedger(metrics.Config{Location: time.UTC, Metrics: []metrics.Variant{"late-shipment-rate"}})
	require.NoError(t, err)
	require.NoError(t, l.ApplyAll(events))
	days := window.Range{First: window.Date(2026, 11, 1), Last: window.Date(2026, 11, 30)}
	got, err := l.Tally("late-shipment-rate", metrics.All, days, days.Last)
	require.NoError(t, err)
	require.Equal(t, metrics.Tally{Hits: 1, Total: 1}, got)
}

// TestPromisesLeftOut: an order that was shipped or cancelled, and it is not said when or
// by whom, has no promises, which would make it late.
func TestPromisesLeftOut(t *testing.T) {
	for _, document := range []string{
		`{"payload":{"AmazonOrderId":"112-5550101-0000001","PurchaseDate":"2026-11-18T11:08:41Z","OrderStatus":"%s","FulfillmentChannel":"MFN",
			"LatestShipDate":"2026-11-21T07:59:59Z","LatestDeliveryDate":"2026-11-25T07:59:59Z","LastUpdateDate":"2026-11-20T00:00:00Z"}}`,
		`{"order":{"orderId":"112-5550101-0000001","createdTime":"2026-11-18T11:08:41Z","lastUpdatedTime":"2026-11-20T00:00:00Z","fulfillment":{"fulfillmentStatus":"%s","fulfilledBy":"MERCHANT",
			"shipByWindow":{"latestDateTime":"2026-11-21T07:59:59Z"},"deliverByWindow":{"latestDateTime":"2026-11-25T07:59:59Z"}}}}`,
		`{"NotificationType":"ORDER_CHANGE","Payload":{"OrderChangeNotification":{"AmazonOrderId":"112-5550101-0000001","OrderChangeType":"BuyerRequestedChange",
			"Summary":{"OrderStatus":"%s","FulfillmentType":"MFN","PurchaseDate":"2026-11-18T11:08:41Z","LatestShipDate":"2026-11-21T07:59:59Z","LatestDeliveryDate":"2026-11-25T07:59:59Z"}}}}`,
	} {
		for status, left := range map[string]bool{"Shipped": true, "CANCELLED": true, "Canceled": true, "Unshipped": false, "Pending": false} {
			events, faults := read(t, fmt.Sprintf(document, status), spapi.Options{})
			placed := ofType[*metrics.OrderPlaced](events)
			require.Len(t, placed, 1, "%s %v", status, faults)
			assert.Len(t, events, 1)
			assert.Equal(t, left, placed[0].ShipBy.IsZero(), status)
			assert.Equal(t, left, placed[0].DeliverBy.IsZero(), status)
			assert.Equal(t, left, len(faults) > 0, status)
		}
	}
}

// TestWhatIsAbsentErasesNothing: a report that is read again without a column leaves the
// facts as they were.
func TestWhatIsAbsentErasesNothing(t *testing.T) {
	full := tabs("amazon-order-id|purchase-date|last-updated-date|order-status|fulfillment-channel|sku|asin|quantity|currency|item-price|is-business-order|ship-country",
		"112-5550101-0000001|2026-01-02T00:00:00Z|2026-01-03T00:00:00Z|Shipped|Merchant|MUG|B01|2|USD|20.00|true|US")
	bare := tabs("amazon-order-id|purchase-date|last-updated-date|fulfillment-channel|sku|quantity|is-business-order",
		"112-5550101-0000001|2026-01-02T00:00:00Z|2026-01-05T00:00:00Z|Merchant|MUG||")
	order := func(documents ...string) *metrics.Order {
		ledger, err := metrics.NewLedger(metrics.Config{Location: day(2026, 1, 1).Location()})
		require.NoError(t, err)
		for _, d := range documents {
			events, faults := read(t, d, spapi.Options{})
			require.Empty(t, faults)
			require.NoError(t, ledger.ApplyAll(events))
		}
		o, ok := ledger.Order("112-5550101-0000001")
		require.True(t, ok)
		return o
	}
	for _, both := range []*metrics.Order{order(full, bare), order(bare, full)} {
		assert.Equal(t, order(full).Lines(), both.Lines())
		assert.True(t, order(full).Total().Amount.Equal(both.Total().Amount))
		assert.Equal(t, metrics.Yes, both.Details().Business)
		assert.Equal(t, "US", both.Details().Destination)
		assert.Equal(t, 2, both.Units())
	}
}

// TestOneParcel: the parcel of an order is one and the same in the notification of its
// shipping, in its packages, and in the defect report.
func TestOneParcel(t *testing.T) {
	ledger, err := metrics.NewLedger(metrics.Config{Location: day(2026, 1, 1).Location()})
	require.NoError(t, err)
	for _, document := range []string{
		`{"NotificationType":"ORDER_CHANGE","Payload":{"OrderChangeNotification":{"AmazonOrderId":"112-5550101-0000001",
		  "OrderChangeTrigger":{"TimeOfOrderChange":"2026-11-18T18:00:00Z"},"Summary":{"OrderStatus":"Shipped","FulfillmentType":"MFN","PurchaseDate":"2026-11-17T16:00:00Z"}}}}`,
		`{"order":{"orderId":"112-5550101-0000001","createdTime":"2026-11-17T16:00:00Z","fulfillment":{"fulfilledBy":"MERCHANT"},"packages":[
		  {"packageReferenceId":"2","createdTime":"2026-11-19T18:00:00Z","trackingNumber":"1Z2"},{"packageReferenceId":"1","createdTime":"2026-11-18T18:00:07Z","trackingNumber":"1Z1"}]}}`,
		"Order ID,Ship confirmation date,First carrier scan\n112-5550101-0000001,2026-11-18T18:00:00Z,2026-11-18T22:00:00Z\n",
	} {
		events, _ := read(t, document, spapi.Options{})
		require.NoError(t, ledger.ApplyAll(events))
	}
	o, ok := ledger.Order("112-5550101-0000001")
	require.True(t, ok)
	require.Len(t, o.Shipments(), 2)
	first := o.Shipments()[0]
	assert.Equal(t, "1Z1", first.Tracking)
	assert.Equal(t, "2026-11-18T18:00:00Z", first.Confirmed.UTC().Format("2006-01-02T15:04:05Z"))
	assert.Equal(t, "1Z2", o.Shipments()[1].Tracking)
}
