package spapi_test

import (
	"fmt"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/metrics/spapi"
)

// Rows are items: those of an order become one event. A quote is a character like any
// other.
func ExampleReader_allOrders() {
	show(tabs(
		"amazon-order-id|purchase-date|last-updated-date|order-status|fulfillment-channel|sales-channel|product-name|sku|item-status|quantity|currency|item-price",
		`112-5550101-0000001|2026-10-03T12:00:00+00:00|2026-10-05T12:00:00+00:00|Shipped|Amazon|Amazon.com|"Lamp" 12"|LAMP|Shipped|1|USD|40.00`,
		`112-5550101-0000001|2026-10-03T12:00:00+00:00|2026-10-05T12:00:00+00:00|Shipped|Amazon|Amazon.com|Mug|MUG|Shipped|2|USD|20.00`,
		`112-5550101-0000002|2026-10-04T12:00:00+00:00|2026-10-04T13:00:00+00:00|Cancelled|Merchant|Amazon.com|Mug|MUG|Cancelled|0||`,
	), spapi.Options{})
	// Output:
	// {"type":"order.placed","at":"2026-10-03T12:00:00Z","order":"112-5550101-0000001","seen":"2026-10-05T12:00:00Z","channel":"afn","units":3,"total":{"amount":"60.00","currency":"USD"},"lines":[{"line":"LAMP","sku":"LAMP","units":1,"value":"40.00"},{"line":"MUG","sku":"MUG","units":2,"value":"20.00"}]}
	// unused: line 4: "order-status" is "Cancelled": who-cancelled: cancelled, and the report does not say by whom: take the order from Orders API 2026-01-01
	// {"type":"order.placed","at":"2026-10-04T12:00:00Z","order":"112-5550101-0000002","seen":"2026-10-04T13:00:00Z","channel":"mfn","lines":[{"line":"MUG","sku":"MUG"}]}
}

// Who knows that all cancellations of a report were the seller's may say so.
func ExampleOptions_cancelledBy() {
	show(tabs(
		"amazon-order-id|purchase-date|last-updated-date|order-status|fulfillment-channel",
		"112-5550101-0000002|2026-10-04T12:00:00+00:00|2026-10-04T13:00:00+00:00|Cancelled|Merchant",
	), spapi.Options{CancelledBy: metrics.Seller})
	// Output:
	// {"type":"order.cancelled","at":"2026-10-04T13:00:00Z","order":"112-5550101-0000002","by":"seller"}
	// {"type":"order.placed","at":"2026-10-04T12:00:00Z","order":"112-5550101-0000002","seen":"2026-10-04T13:00:00Z","channel":"mfn"}
}

// The unshipped orders report has the promise to ship.
func ExampleReader_unshippedOrders() {
	show(tabs(
		"order-id|order-item-id|purchase-date|promise-date|days-past-promise|sku|quantity-purchased|quantity-to-ship|is-prime",
		"112-5550101-0000001|7001|2026-11-19T08:34:47+00:00|2026-11-24T07:59:59+00:00|-3|MUG|3|3|true",
	), spapi.Options{})
	// Output:
	// {"type":"order.placed","at":"2026-11-19T08:34:47Z","order":"112-5550101-0000001","channel":"mfn","ship_by":"2026-11-24T07:59:59Z","lines":[{"line":"7001","sku":"MUG","units":3}],"programs":["prime"]}
}

// The order reports of seller-fulfilled orders, whose columns sellers choose.
func ExampleReader_orderReport() {
	show(tabs(
		"order-id|order-item-id|purchase-date|sku|quantity-purchased|latest-delivery-date",
		"112-5550101-0000001|7001|2026-11-19T08:34:47+00:00|MUG|3|2026-11-30T07:59:59+00:00",
	), spapi.Options{})
	// Output:
	// {"type":"order.placed","at":"2026-11-19T08:34:47Z","order":"112-5550101-0000001","channel":"mfn","deliver_by":"2026-11-30T07:59:59Z","lines":[{"line":"7001","sku":"MUG","units":3}]}
}

// The sales report has days; a day stands for its noon in UTC.
func ExampleReader_salesExport() {
	show("Order ID,Date,Status,Fulfilment,Sales Channel,SKU,Category,Qty,B2B\n"+
		"405-5550101-0000001,04-30-22,Shipped - Delivered to Buyer,Merchant,Amazon.in,\"SET,1\",Set,1,TRUE\n"+
		"405-5550101-0000002,04-01-2022,Shipped,Merchant,Amazon.in,SET2,Set,1,FALSE\n", spapi.Options{})
	// Output:
	// {"type":"order.placed","at":"2022-04-30T12:00:00Z","order":"405-5550101-0000001","channel":"mfn","lines":[{"line":"SET,1","sku":"SET,1","category":"Set","units":1}],"business":true}
	// unused: line 3: "Date" is "04-01-2022": ambiguous-date: it may be 2022-04-01 or 2022-01-04: give the marketplace or the order
}

// The returns report says that a request was answered, not when.
func ExampleReader_returns() {
	show(tabs(
		"Order ID|Return request date|Return request status|Amazon RMA ID|A-to-Z Claim|Return Reason|In policy|Return delivery date",
		"112-5550101-0000001|12-Nov-2026|Approved|D1RRMA|Y|AMZ-PG-BAD-DESC|Y|20-Nov-2026",
	), spapi.Options{})
	// Output:
	// {"type":"return.requested","at":"2026-11-12T12:00:00Z","order":"112-5550101-0000001","return":"D1RRMA","in_policy":true}
	// {"type":"return.received","at":"2026-11-20T12:00:00Z","order":"112-5550101-0000001","return":"D1RRMA","cause":"amz-pg-bad-desc"}
	// unused: line 2: "A-to-Z Claim" is "Y": no-time: there is a claim, and it is not said when it was filed or how it stands: supply the claims
	// unused: line 2: "Return request status" is "Approved": no-time: the request was answered, and it is not said when: supply the answers
}

// Returns to Amazon's warehouses.
func ExampleReader_fbaReturns() {
	show(tabs(
		"return-date|order-id|sku|detailed-disposition|reason|license-plate-number|customer-comments",
		"2026-10-20T15:22:11+00:00|112-5550101-0000001|LAMP|SELLABLE|UNWANTED_ITEM|LPN1|did not like it",
	), spapi.Options{})
	// Output:
	// {"type":"return.received","at":"2026-10-20T15:22:11Z","order":"112-5550101-0000001","return":"LPN1","cause":"unwanted_item"}
}

// Dates of feedback are read in the order of the marketplace, and without one refused
// where they have two readings.
func ExampleReader_feedback() {
	report := tabs("Date|Rating|Comments|Your Response|Order ID|Rater Email",
		`1/2/26|1|Broken, "sorry"||112-5550101-0000001|robin@example.com`)
	show(report, spapi.Options{Marketplace: "US"})
	show(report, spapi.Options{Marketplace: "UK"})
	show(report, spapi.Options{})
	// Output:
	// {"type":"feedback.left","at":"2026-01-02T12:00:00Z","order":"112-5550101-0000001","rating":1,"scope":"seller"}
	// {"type":"feedback.left","at":"2026-02-01T12:00:00Z","order":"112-5550101-0000001","rating":1,"scope":"seller"}
	// unused: line 2: "Date" is "1/2/26": ambiguous-date: it may be 2026-01-02 or 2026-02-01: give the marketplace or the order
}

// The VAT invoice report says which orders need an invoice, not when one was uploaded.
func ExampleReader_vatInvoices() {
	show(tabs(
		"marketplace-id|order-id|order-item-id|shipping-id|transaction-type|invoice-status|order-date|is-business-order|fulfilled-by",
		"A1PA6795UKMFR9|302-5550101-0000001|7001|S1|SHIPMENT|Accepted|2026-11-19T08:34:47+00:00|true|Merchant",
	), spapi.Options{Marketplace: "DE"})
	// Output:
	// {"type":"order.placed","at":"2026-11-19T08:34:47Z","order":"302-5550101-0000001","channel":"mfn","lines":[{"line":"7001"}],"business":true}
	// unused: line 2: "invoice-status" is "Accepted": no-time: the invoice is there, and it is not said since when: supply the log of uploads
}

// What a marketplace is called in documents, its currency and its zone.
func ExampleFindMarketplace() {
	m, ok := spapi.FindMarketplace("amazon.de")
	fmt.Println(m.ID, m.Country, m.Currency, m.Zone, ok)
	// Output:
	// A1PA6795UKMFR9 DE EUR Europe/Berlin true
}
