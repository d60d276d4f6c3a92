package metrics_test

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// april is the ledger of the examples: the variants asked for, with some events in it.
func april(events []metrics.Event, variants ...metrics.Variant) *metrics.Ledger {
	l, err := metrics.NewLedger(metrics.Config{Location: time.UTC, Metrics: variants})
	if err != nil {
		panic(err)
	}
	if err := l.ApplyAll(events); err != nil {
		panic(err)
	}
	return l
}

// on is the common part of an event of an order on a day of April 2026, at noon.
func on(day int, order string) metrics.Meta {
	return metrics.Meta{Order: order, At: time.Date(2026, time.April, day, 12, 0, 0, 0, time.UTC)}
}

// aprilDays is the month, and aprilEnd the day it is looked at.
var (
	aprilDays = window.Range{First: window.MustParseDay("2026-04-01"), Last: window.MustParseDay("2026-04-30")}
	aprilEnd  = window.MustParseDay("2026-04-30")
)

// Tracking by product category: a package counts once in each category in it, and once
// over all.
func ExampleCategorySegment() {
	due := time.Date(2026, time.April, 9, 23, 59, 59, 0, time.UTC)
	l := april([]metrics.Event{
		&metrics.OrderPlaced{Meta: on(1, "A"), Channel: metrics.MFN, DeliverBy: due, Lines: []metrics.Line{
			{Line: "1", Category: "toys"}, {Line: "2", Category: "books"},
		}},
		&metrics.ShipmentConfirmed{Meta: on(2, "A"), Tracking: "1Z1"},
		&metrics.ShipmentScanned{Meta: on(3, "A")},
		&metrics.OrderPlaced{Meta: on(1, "B"), Channel: metrics.MFN, DeliverBy: due, Lines: []metrics.Line{{Line: "1", Category: "toys"}}},
		&metrics.ShipmentConfirmed{Meta: on(2, "B"), Tracking: "1Z2"},
	}, "valid-tracking-rate")
	for _, segment := range []metrics.Segment{metrics.All, metrics.CategorySegment("toys"), metrics.CategorySegment("books")} {
		t, err := l.Tally("valid-tracking-rate", segment, aprilDays, aprilEnd)
		fmt.Printf("%q %d of %d %v\n", segment, t.Hits, t.Total, err)
	}
	// Output:
	// "" 1 of 2 <nil>
	// "category:toys" 1 of 2 <nil>
	// "category:books" 1 of 1 <nil>
}

// The official figure counts every order; the adjusted one leaves out those the seller
// holds not to count, with reason and evidence, until that is taken back.
func ExampleCommonConventions() {
	const official, adjusted = "late-shipment-rate", "late-shipment-rate?exclusions=honoured"
	due := time.Date(2026, time.April, 3, 23, 59, 59, 0, time.UTC)
	l := april([]metrics.Event{
		&metrics.OrderPlaced{Meta: on(1, "A"), Channel: metrics.MFN, ShipBy: due},
		&metrics.OrderPlaced{Meta: on(1, "B"), Channel: metrics.MFN, ShipBy: due},
		&metrics.ShipmentConfirmed{Meta: on(2, "B")},
		&metrics.OrderExcluded{Meta: on(10, "A"), Metrics: []string{official}, Reason: "carrier-outage", Evidence: "notice of 3 April"},
		&metrics.OrderIncluded{Meta: on(20, "A"), Metrics: []string{official}, Reason: "notice was for another region"},
	}, official, adjusted)
	for _, day := range []string{"2026-04-09", "2026-04-10", "2026-04-20"} {
		was, _ := l.Tally(official, metrics.All, aprilDays, window.MustParseDay(day))
		is, _ := l.Tally(adjusted, metrics.All, aprilDays, window.MustParseDay(day))
		fmt.Printf("%s: official %d/%d, adjusted %d/%d\n", day, was.Hits, was.Total, is.Hits, is.Total)
	}
	// Output:
	// 2026-04-09: official 1/2, adjusted 1/2
	// 2026-04-10: official 1/2, adjusted 0/1
	// 2026-04-20: official 1/2, adjusted 1/2
}

// Invoices: the defects, and of them the missing and the late ones apart.
func ExampleLedger_Tally_invoices() {
	var events []metrics.Event
	for _, order := range []string{"in time", "late", "missing"} { // confirmed on Friday 3 April, due by Monday night
		events = append(events,
			&metrics.OrderPlaced{Meta: on(1, order), Channel: metrics.MFN, Business: metrics.Yes},
			&metrics.ShipmentConfirmed{Meta: on(3, order)})
	}
	events = append(events, &metrics.InvoiceUploaded{Meta: on(6, "in time")}, &metrics.InvoiceUploaded{Meta: on(7, "late")})
	variants := []metrics.Variant{"invoice-defect-rate", "invoice-defect-rate?defect=missing", "invoice-defect-rate?defect=late"}
	l := april(events, variants...)
	for _, v := range variants {
		t, err := l.Tally(v, metrics.All, aprilDays, aprilEnd)
		fmt.Printf("%s: %d of %d %v\n", v, t.Hits, t.Total, err)
	}
	// Output:
	// invoice-defect-rate: 2 of 3 <nil>
	// invoice-defect-rate?defect=missing: 1 of 3 <nil>
	// invoice-defect-rate?defect=late: 1 of 3 <nil>
}

// Refunds by order and by value: money is counted in minor units of the ledger's
// currency.
func ExampleLedger_Tally_refunds() {
	eur := func(s string) metrics.Money {
		return metrics.Money{Amount: decimal.RequireFromString(s), Currency: "EUR"}
	}
	l := april([]metrics.Event{
		&metrics.OrderPlaced{Meta: on(1, "A"), Channel: metrics.MFN, Total: eur("19.99")},
		&metrics.OrderPlaced{Meta: on(1, "B"), Channel: metrics.MFN, Total: eur("80.01")},
		&metrics.RefundIssued{Meta: on(9, "A"), Amount: eur("5.00")},
	}, "refund-rate", "refunded-value-rate")
	for _, v := range l.Metrics() {
		t, _ := l.Tally(v, metrics.All, aprilDays, aprilEnd)
		fmt.Printf("%s: %d of %d\n", v, t.Hits, t.Total)
	}
	refunded, _ := l.Tally("refunded-value-rate", metrics.All, aprilDays, aprilEnd)
	fmt.Println(metrics.MoneyFromMinor(refunded.Hits, l.Currency()).Amount.StringFixed(2), "refunded")
	// Output:
	// refund-rate: 1 of 2
	// refunded-value-rate: 500 of 10000
	// 5.00 refunded
}

// Violations by severity, and the count of orders: what an account health rating is
// made of.
func ExampleSeveritySegment() {
	account := func(day int) metrics.Meta { return on(day, "") }
	l := april([]metrics.Event{
		&metrics.OrderPlaced{Meta: on(1, "A"), Channel: metrics.MFN},
		&metrics.ViolationOpened{Meta: account(2), Violation: "V1", Category: "listing-policy", Severity: "high"},
		&metrics.ViolationOpened{Meta: account(3), Violation: "V2", Category: "listing-policy", Severity: "low"},
		&metrics.ViolationResolved{Meta: account(9), Violation: "V2", Outcome: metrics.Cleared},
	}, "policy-violations", "orders-placed")
	orders, _ := l.Tally("orders-placed", metrics.All, aprilDays, aprilEnd)
	high, _ := l.Tally("policy-violations", metrics.SeveritySegment("high"), aprilDays, aprilEnd)
	low, _ := l.Tally("policy-violations", metrics.SeveritySegment("low"), aprilDays, aprilEnd)
	fmt.Println("orders", orders.Hits, "high", high.Hits, "low", low.Hits)
	// Output:
	// orders 1 high 1 low 0
}

// Every number names its cases: what keeps an order from being perfect, and which return
// or answer of a survey counts against the seller.
func ExampleLedger_Cases_whatWentWrong() {
	due := time.Date(2026, time.April, 3, 23, 59, 59, 0, time.UTC)
	l := april([]metrics.Event{
		&metrics.OrderPlaced{Meta: on(1, "A"), Channel: metrics.MFN, ShipBy: due},
		&metrics.ShipmentConfirmed{Meta: on(2, "A")},
		&metrics.OrderPlaced{Meta: on(1, "B"), Channel: metrics.MFN, ShipBy: due},
		&metrics.ShipmentConfirmed{Meta: on(3, "B")},
		&metrics.MessageReceived{Meta: on(5, "B"), Message: "where is it"},
		&metrics.ReturnRequested{Meta: on(8, "B"), Return: "R1"},
		&metrics.SurveyAnswered{Meta: on(11, "B"), Satisfied: false},
	}, "perfect-order-rate", "return-dissatisfaction-rate", "customer-service-dissatisfaction-rate")
	for _, v := range l.Metrics() {
		cases, _ := l.Cases(v, metrics.All, aprilDays, aprilEnd)
		for c := range cases {
			fmt.Println(v, c.ID, c.Tally.Hits, c.Why.Type, c.Why.At.Format("2 January"))
		}
	}
	// Output:
	// customer-service-dissatisfaction-rate B 1 survey.answered 11 April
	// perfect-order-rate A 1 order.placed 1 April
	// perfect-order-rate B 0 message.received 5 April
	// return-dissatisfaction-rate B 1 deadline.passed 10 April
}
