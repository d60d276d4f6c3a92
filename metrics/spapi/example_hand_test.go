package spapi_test

import "github.com/sellerperf/sellerperf/metrics/spapi"

// Claims, which no API hands out.
func ExampleReader_claims() {
	show("Order ID,Claim ID,Filed,Claim type,Status,Decided,Seller fault,Comments\n"+
		"112-5550101-0000002,CL-1,2026-11-18 09:30:00 PST,Item not received,Granted,2026-11-20,yes,\"Robin: \"\"where is it?\"\"\"\n"+
		"112-5550101-0000001,CL-2,2026-11-19,Item not as described,Under review,,,\n", spapi.Options{})
	// Output:
	// {"type":"claim.opened","at":"2026-11-18T17:30:00Z","order":"112-5550101-0000002","claim":"CL-1","kind":"not-received"}
	// {"type":"claim.decided","at":"2026-11-20T12:00:00Z","order":"112-5550101-0000002","claim":"CL-1","outcome":"granted","seller_fault":true}
	// {"type":"claim.opened","at":"2026-11-19T12:00:00Z","order":"112-5550101-0000001","claim":"CL-2","kind":"not-as-described"}
}

// Chargebacks, of which the Finances API has the money only.
func ExampleReader_chargebacks() {
	show("Order ID;Chargeback ID;Filed;Type;Outcome;Decided\n"+
		"112-5550101-0000001;CB-1;2026-11-19;Service;Won;2026-11-21\n", spapi.Options{})
	// Output:
	// {"type":"chargeback.opened","at":"2026-11-19T12:00:00Z","order":"112-5550101-0000001","chargeback":"CB-1","kind":"service"}
	// {"type":"chargeback.decided","at":"2026-11-21T12:00:00Z","order":"112-5550101-0000001","chargeback":"CB-1","outcome":"won"}
}

// Messages, which may be of an order or of none. What they say is not kept.
func ExampleReader_messages() {
	show("Message ID,Order ID,Received,Answered,Automatic,No response needed,Text\n"+
		"M1,112-5550101-0000001,2026-11-12T10:00:00Z,2026-11-12T10:00:05Z,yes,,Where is my mug?\n"+
		"M2,,2026-11-13T10:00:00Z,,,yes,Thank you\n", spapi.Options{})
	// Output:
	// {"type":"message.received","at":"2026-11-12T10:00:00Z","order":"112-5550101-0000001","message":"M1"}
	// {"type":"message.answered","at":"2026-11-12T10:00:05Z","order":"112-5550101-0000001","message":"M1","auto":true}
	// {"type":"message.received","at":"2026-11-13T10:00:00Z","message":"M2"}
	// {"type":"message.closed","at":"2026-11-13T10:00:00Z","message":"M2"}
}

// Policy violations, of which the account health report has the numbers only.
func ExampleReader_violations() {
	show("Violation ID,Category,Opened,ASIN,Severity,Status,Resolved\n"+
		"V-1,Listing Policy,2026-10-20,B000000003,High,Open,\n"+
		"V-2,Product Authenticity,2026-09-01,B000000001,Low,Cleared,2026-09-20\n", spapi.Options{})
	// Output:
	// {"type":"violation.opened","at":"2026-10-20T12:00:00Z","violation":"V-1","category":"listing-policy","severity":"high","asin":"B000000003"}
	// {"type":"violation.opened","at":"2026-09-01T12:00:00Z","violation":"V-2","category":"product-authenticity","severity":"low","asin":"B000000001"}
	// {"type":"violation.resolved","at":"2026-09-20T12:00:00Z","violation":"V-2","outcome":"cleared"}
}

// Amazon's order-level defect reports know the promise without Amazon's extension. A day
// that is promised ends in the marketplace's zone.
func ExampleReader_defects() {
	show("Order ID,Units,Order Date (GMT),Promised Ship Date,Ship Confirmation Date,First Carrier Scan,"+
		"Promised Delivery Date (without extension),Promised Delivery Date (with extension),Actual Delivery Date,Carrier\n"+
		"112-5550101-0000008,1,11/02/2026 10:00:00,11/04/2026,11/03/2026 09:00:00 PST,11/03/2026 18:00:00 PST,"+
		"11/09/2026,11/11/2026,11/10/2026,UPS\n", spapi.Options{Marketplace: "US"})
	// Output:
	// {"type":"order.placed","at":"2026-11-02T10:00:00Z","order":"112-5550101-0000008","channel":"mfn","ship_by":"2026-11-05T07:59:59Z","deliver_by":"2026-11-10T07:59:59Z"}
	// {"type":"order.promised","at":"2026-11-02T10:00:00Z","order":"112-5550101-0000008","deliver_by":"2026-11-12T07:59:59Z","extension":true}
	// {"type":"shipment.confirmed","at":"2026-11-03T17:00:00Z","order":"112-5550101-0000008","carrier":"UPS"}
	// {"type":"shipment.scanned","at":"2026-11-04T02:00:00Z","order":"112-5550101-0000008"}
	// {"type":"shipment.delivered","at":"2026-11-10T12:00:00Z","order":"112-5550101-0000008"}
}

// Answers to return requests, and the seller's log of invoices uploaded.
func ExampleReader_answersAndInvoices() {
	show("Order ID,Return ID,Requested,Answered,Rejected\n"+
		"112-5550101-0000001,D1RRMA,2026-11-12T15:00:00Z,2026-11-13T09:00:00Z,\n", spapi.Options{})
	show("Order ID,Invoice uploaded\n112-5550101-0000007,2026-11-20T09:00:00Z\n", spapi.Options{})
	// Output:
	// {"type":"return.requested","at":"2026-11-12T15:00:00Z","order":"112-5550101-0000001","return":"D1RRMA"}
	// {"type":"return.answered","at":"2026-11-13T09:00:00Z","order":"112-5550101-0000001","return":"D1RRMA"}
	// {"type":"invoice.uploaded","at":"2026-11-20T09:00:00Z","order":"112-5550101-0000007"}
}
