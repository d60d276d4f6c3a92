package spapi_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/sellerperf/sellerperf/metrics/spapi"
)

func day(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 12, 0, 0, 0, time.UTC)
}

// The seller cancelled the second order because its buyer asked: requester and executor
// are kept together.
func ExampleReader_orders2026() {
	show(`{"orders":[
	 {"orderId":"112-5550101-0000001","createdTime":"2026-11-02T17:11:05.120Z","lastUpdatedTime":"2026-11-03T19:05:00Z",
	  "salesChannel":{"marketplaceId":"ATVPDKIKX0DER"},"buyer":{"buyerName":"Robin Example"},
	  "fulfillment":{"fulfillmentStatus":"SHIPPED","fulfilledBy":"MERCHANT",
	   "shipByWindow":{"latestDateTime":"2026-11-05T07:59:59Z"},"deliverByWindow":{"latestDateTime":"2026-11-12T07:59:59Z"}},
	  "orderItems":[{"orderItemId":"7001","quantityOrdered":2,"product":{"sellerSku":"MUG"}}],
	  "packages":[{"packageReferenceId":"1","createdTime":"2026-11-03T19:04:00Z","carrier":"UPS","trackingNumber":"1Z999",
	   "packageItems":[{"orderItemId":"7001","quantity":2}]}]},
	 {"orderId":"112-5550101-0000002","createdTime":"2026-11-04T22:00:00Z","lastUpdatedTime":"2026-11-05T15:00:00Z",
	  "fulfillment":{"fulfillmentStatus":"CANCELLED","fulfilledBy":"MERCHANT"},
	  "orderItems":[{"orderItemId":"7002","quantityOrdered":1,"cancellation":{
	   "cancellationRequest":{"requester":"BUYER","cancelReason":"Sorry! Robin"},
	   "cancellationExecution":{"cancelledBy":"MERCHANT","cancelReason":"Buyer requested"}}}]}]}`, spapi.Options{})
	// Output:
	// {"type":"order.placed","at":"2026-11-02T17:11:05Z","order":"112-5550101-0000001","seen":"2026-11-03T19:05:00Z","channel":"mfn","ship_by":"2026-11-05T07:59:59Z","deliver_by":"2026-11-12T07:59:59Z","units":2,"lines":[{"line":"7001","sku":"MUG","units":2}]}
	// {"type":"shipment.confirmed","at":"2026-11-03T19:04:00Z","order":"112-5550101-0000001","seen":"2026-11-03T19:05:00Z","carrier":"UPS","tracking":"1Z999","units":2,"lines":["7001"]}
	// {"type":"order.placed","at":"2026-11-04T22:00:00Z","order":"112-5550101-0000002","seen":"2026-11-05T15:00:00Z","channel":"mfn","units":1,"lines":[{"line":"7002","units":1}]}
	// {"type":"order.cancelled","at":"2026-11-05T15:00:00Z","order":"112-5550101-0000002","by":"seller","requested_by":"buyer"}
}

// v0 knows when an order is to be shipped, but not when it was, nor who cancelled it.
func ExampleReader_ordersV0() {
	show(`{"payload":{"Orders":[
	 {"AmazonOrderId":"112-5550101-0000001","PurchaseDate":"2026-11-18T11:08:41Z","LastUpdateDate":"2026-11-18T13:31:56Z",
	  "OrderStatus":"Unshipped","FulfillmentChannel":"MFN","LatestShipDate":"2026-11-21T07:59:59Z","IsBusinessOrder":"true"},
	 {"AmazonOrderId":"112-5550101-0000002","PurchaseDate":"2026-11-18T12:00:00Z","LastUpdateDate":"2026-11-19T12:00:00Z",
	  "OrderStatus":"Canceled","FulfillmentChannel":"MFN","LatestShipDate":"2026-11-21T07:59:59Z"}]}}`, spapi.Options{})
	// Output:
	// {"type":"order.placed","at":"2026-11-18T11:08:41Z","order":"112-5550101-0000001","seen":"2026-11-18T13:31:56Z","channel":"mfn","ship_by":"2026-11-21T07:59:59Z","business":true}
	// unused: /payload/Orders/1: "OrderStatus" is "Canceled": who-cancelled: cancelled, and v0 does not say by whom: take the order from Orders API 2026-01-01; the order's promises are left out
	// {"type":"order.placed","at":"2026-11-18T12:00:00Z","order":"112-5550101-0000002","seen":"2026-11-19T12:00:00Z","channel":"mfn"}
}

// Documents that name no order, or not when it was placed, are read with an index of
// what the others said.
func ExampleIndex() {
	orders := `{"orders":[{"orderId":"112-5550101-0000001","createdTime":"2026-11-02T17:11:05Z",
	 "fulfillment":{"fulfilledBy":"MERCHANT"},"packages":[{"createdTime":"2026-11-03T19:04:00Z","trackingNumber":"1Z999"}]}]}`
	var index spapi.Index
	r, err := spapi.NewReader(strings.NewReader(orders), spapi.Options{})
	for err == nil {
		ev, next := r.Next()
		if err = next; err == nil {
			index.Note(ev)
		}
	}
	fmt.Println(errors.Is(err, io.EOF))
	show(`{"payload":{"AmazonOrderId":"112-5550101-0000001","OrderItems":[
	 {"OrderItemId":"7001","SellerSKU":"MUG","QuantityOrdered":2}]}}`, spapi.Options{Index: &index})
	// Output:
	// true
	// {"type":"order.placed","at":"2026-11-02T17:11:05Z","order":"112-5550101-0000001","channel":"mfn","units":2,"lines":[{"line":"7001","sku":"MUG","units":2}]}
}

// index knows one parcel.
func index() *spapi.Index {
	var x spapi.Index
	x.Note(confirmed("112-5550101-0000001", "1Z999"))
	return &x
}

// Milestones before the carrier has the parcel are no scans.
func ExampleReader_tracking() {
	show(`{"trackingDetail":{"identifier":{"carrierTracking":{"trackingNumber":"1Z 999","carrierCode":"UPS"}},"milestoneHistory":[
	 {"status":{"code":"DELIVERED"},"occurredAt":"2026-11-10T21:15:00Z"},
	 {"status":{"code":"PICKED_UP"},"occurredAt":"2026-11-04T02:00:00Z"},
	 {"status":{"code":"CARRIER_ASSIGNED"},"occurredAt":"2026-11-03T19:10:00Z"}]}}
	 {"trackingDetail":{"identifier":{"aftn":"AFTN1"},"milestoneHistory":[]}}`, spapi.Options{Index: index()})
	// Output:
	// {"type":"shipment.delivered","at":"2026-11-10T21:15:00Z","order":"112-5550101-0000001"}
	// {"type":"shipment.scanned","at":"2026-11-04T02:00:00Z","order":"112-5550101-0000001"}
	// unused: #2: "identifier" is "AFTN1": no-order: no document read with it says which order the number is of: read the orders with their packages too
}

// The same milestones as a notification.
func ExampleReader_trackingChange() {
	show(`{"notificationType":"SHIPMENT_TRACKING_MILESTONE_CHANGED","eventTime":"2026-11-10T21:16:00Z","payload":{
	 "shipmentTrackingMilestoneChangedNotification":{"trackingDetail":{"identifier":{"carrierTracking":{"trackingNumber":"1Z999"}},
	 "latestMilestone":{"status":{"code":"DELIVERY_ATTEMPTED"},"occurredAt":"2026-11-10T21:15:00Z"}}}}}`, spapi.Options{Index: index()})
	// Output:
	// {"type":"shipment.scanned","at":"2026-11-10T21:15:00Z","order":"112-5550101-0000001","seen":"2026-11-10T21:16:00Z","stage":"attempt"}
}

// The notification ORDER_CHANGE is the one document that says when an order's status
// changed. Live ones have few keys.
func ExampleReader_orderChange() {
	show(`{"NotificationType":"ORDER_CHANGE","EventTime":"2026-11-18T18:00:02.5Z","Payload":{"OrderChangeNotification":{
	 "AmazonOrderId":"112-5550101-0000001","OrderChangeType":"OrderStatusChange",
	 "OrderChangeTrigger":{"TimeOfOrderChange":"2026-11-18T18:00:00Z","ChangeReason":"Order Status Change"},
	 "Summary":{"MarketplaceId":"ATVPDKIKX0DER","OrderStatus":"Shipped","FulfillmentType":"MFN",
	  "PurchaseDate":"2026-11-17T16:00:00Z","DestinationPostalCode":null}}}}`, spapi.Options{Marketplace: "US"})
	// Output:
	// {"type":"order.placed","at":"2026-11-17T16:00:00Z","order":"112-5550101-0000001","seen":"2026-11-18T18:00:02Z","channel":"mfn"}
	// {"type":"shipment.confirmed","at":"2026-11-18T18:00:00Z","order":"112-5550101-0000001","seen":"2026-11-18T18:00:02Z"}
}

// Money as it moves: what the buyer got back, without the fees that came back with it.
func ExampleReader_financesV0() {
	show(`{"payload":{"FinancialEvents":{
	 "RefundEventList":[{"AmazonOrderId":"112-5550101-0000001","PostedDate":"2026-11-20T10:00:00Z","ShipmentItemAdjustmentList":[
	  {"OrderAdjustmentItemId":"777","ItemChargeAdjustmentList":[
	   {"ChargeType":"Principal","ChargeAmount":{"CurrencyCode":"USD","CurrencyAmount":-12.5}},
	   {"ChargeType":"Tax","ChargeAmount":{"CurrencyCode":"USD","CurrencyAmount":-1.03}}],
	   "ItemFeeAdjustmentList":[{"FeeType":"Commission","FeeAmount":{"CurrencyCode":"USD","CurrencyAmount":1.88}}]}]}],
	 "GuaranteeClaimEventList":[{"AmazonOrderId":"112-5550101-0000002","PostedDate":"2026-11-21T10:00:00Z"}],
	 "ChargebackEventList":[{"AmazonOrderId":"112-5550101-0000003","PostedDate":"2026-11-22T10:00:00Z"}]}}}`, spapi.Options{})
	// Output:
	// {"type":"refund.issued","at":"2026-11-20T10:00:00Z","order":"112-5550101-0000001","refund":"777","amount":{"amount":"13.53","currency":"USD"}}
	// {"type":"claim.decided","at":"2026-11-21T10:00:00Z","order":"112-5550101-0000002","outcome":"granted","by":"marketplace"}
	// {"type":"chargeback.opened","at":"2026-11-22T10:00:00Z","order":"112-5550101-0000003"}
}

// The newer Finances API, and the notification TRANSACTION_UPDATE likewise.
func ExampleReader_finances2024() {
	show(`{"payload":{"transactions":[{"transactionType":"Refund","postedDate":"2026-11-20T10:00:00Z",
	 "totalAmount":{"currencyAmount":-9.5,"currencyCode":"USD"},"relatedIdentifiers":[
	  {"relatedIdentifierName":"ORDER_ID","relatedIdentifierValue":"112-5550101-0000001"},
	  {"relatedIdentifierName":"REFUND_ID","relatedIdentifierValue":"R1"}]}]}}`, spapi.Options{})
	show(`{"NotificationType":"TRANSACTION_UPDATE","EventTime":"2026-11-21T00:00:01Z","Payload":{"TransactionUpdateNotification":{
	 "TransactionType":"Chargeback","PostedDate":"2026-11-21T00:00:00Z","RelatedIdentifiers":[
	  {"RelatedIdentifierName":"OrderId","RelatedIdentifierValue":"112-5550101-0000002"}]}}}`, spapi.Options{})
	// Output:
	// {"type":"refund.issued","at":"2026-11-20T10:00:00Z","order":"112-5550101-0000001","refund":"R1","amount":{"amount":"9.50","currency":"USD"}}
	// {"type":"chargeback.opened","at":"2026-11-21T00:00:00Z","order":"112-5550101-0000002","seen":"2026-11-21T00:00:01Z"}
}

// The account's status is no event: no metric counts it.
func ExampleReadStatusChange() {
	change, err := spapi.ReadStatusChange(strings.NewReader(`{"notificationType":"ACCOUNT_STATUS_CHANGED","eventTime":"2026-11-20T19:42:04Z",
	 "payload":{"accountStatusChangeNotification":{"previousAccountStatus":"NORMAL","currentAccountStatus":"AT_RISK"}}}`))
	fmt.Println(change.Previous, change.Current, change.At, err)
	// Output:
	// NORMAL AT_RISK 2026-11-20 19:42:04 +0000 UTC <nil>
}
