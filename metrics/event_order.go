package metrics

import (
	"time"

	"github.com/shopspring/decimal"
)

// Money is an amount in one currency (ISO 4217 code, upper case). The zero value
// is no amount. An amount may not have more decimals than its currency has minor
// units; see [MinorUnits].
type Money struct {
	Amount   decimal.Decimal
	Currency string
}

// IsZero reports whether m is no amount at all. An amount of 0.00 EUR is one.
func (m Money) IsZero() bool { return m.Currency == "" }

// Line is one position of an order. Line is its id and required; every other
// field's zero value is unstated.
type Line struct {
	Line     string
	SKU      string
	ASIN     string
	Category string
	Units    int             // 1 to MaxUnits; 0 is unstated, taken as 1
	Value    decimal.Decimal // in the currency of the order's total; see HasValue
	HasValue bool            // whether Value is stated
}

// MaxUnits is the largest number of units a line, order, shipment or cancellation
// may state.
const MaxUnits = 1_000_000

// MaxLines is the largest number of lines an order may state, and the longest list
// of names an event may carry.
const MaxLines = 500

// OrderPlaced ("order.placed") says that a buyer placed an order. Of several
// reports the earliest At is when it happened; what they state is merged key by
// key, the latest Seen winning.
type OrderPlaced struct {
	Meta
	Channel     Channel   // required
	ShipBy      time.Time // the promise said at that moment; zero is unstated
	DeliverBy   time.Time // the promise said at that moment; zero is unstated
	Units       int       // 1 to MaxUnits; 0 is unstated: the sum of the lines' units, 1 without lines
	Lines       []Line
	Total       Money
	Business    Flag
	Sample      Flag
	Programs    []string
	Buyer       string
	Destination string
	Condition   string
}

// OrderPromised ("order.promised") says that a new promise was made. At least one
// of ShipBy and DeliverBy is required.
type OrderPromised struct {
	Meta
	ShipBy    time.Time
	DeliverBy time.Time
	// Extension is whether the marketplace gave it, rather than the seller: a
	// history of its own.
	Extension bool
}

// OrderCancelled ("order.cancelled") says that an order, or one line of it, was
// cancelled.
type OrderCancelled struct {
	Meta
	By          Party  // required
	RequestedBy Party  // Buyer or unstated; once reported it stays with the cancellation
	Reason      string // ReasonUnconfirmed, ReasonOutOfStock or free text
	Line        string // empty: the whole order
	Units       int    // of the line; 0 is unstated: all of it
	Cause       string
	Accountable Flag
}

// Reasons of a cancellation that a metric asks for.
const (
	ReasonUnconfirmed = "unconfirmed"  // cancelled by the marketplace for want of confirmation
	ReasonOutOfStock  = "out-of-stock" // cancelled for want of stock
)

// ShipmentConfirmed ("shipment.confirmed") says that the seller confirmed a
// shipment. Shipment is its id; without one all reports speak of one shipment.
type ShipmentConfirmed struct {
	Meta
	Shipment       string
	Carrier        string
	Service        string
	Tracking       string
	Units          int // 0 is unstated: the shipment covers all units
	Lines          []string
	TrackingExempt Flag
	Protected      Flag
	Origin         string
	Letter         Flag
}

// ShipmentScanned ("shipment.scanned") is a carrier's scan. Each stage is a thing
// of its own.
type ShipmentScanned struct {
	Meta
	Shipment string
	Stage    Stage
}

// ShipmentDelivered ("shipment.delivered") says that a shipment arrived.
type ShipmentDelivered struct {
	Meta
	Shipment    string
	Cause       string
	Accountable Flag
}

// InvoiceUploaded ("invoice.uploaded") says that an invoice was uploaded.
type InvoiceUploaded struct {
	Meta
	Shipment string
}

// RefundIssued ("refund.issued") says that money went back to the buyer. It settles no claim:
// see [ClaimDecided].
type RefundIssued struct {
	Meta
	Refund string
	Amount Money // required
}

// SurveyAnswered ("survey.answered") is a buyer's answer to a satisfaction survey.
type SurveyAnswered struct {
	Meta
	Satisfied bool
}

// OrderExcluded ("order.excluded") says that the seller holds an order not to
// count in the named metrics. The official figure ignores it, the adjusted one
// honours it.
type OrderExcluded struct {
	Meta
	Metrics  []string // metric ids, at least one
	Reason   string   // required
	Evidence string
}

// OrderIncluded ("order.included") takes an exclusion back.
type OrderIncluded struct {
	Meta
	Metrics  []string // metric ids, at least one
	Reason   string   // required
	Evidence string
}

// Type implements [Event].
func (*OrderPlaced) Type() string { return "order.placed" }

// Type implements [Event].
func (*OrderPromised) Type() string { return "order.promised" }

// Type implements [Event].
func (*OrderCancelled) Type() string { return "order.cancelled" }

// Type implements [Event].
func (*ShipmentConfirmed) Type() string { return "shipment.confirmed" }

// Type implements [Event].
func (*ShipmentScanned) Type() string { return "shipment.scanned" }

// Type implements [Event].
func (*ShipmentDelivered) Type() string { return "shipment.delivered" }

// Type implements [Event].
func (*InvoiceUploaded) Type() string { return "invoice.uploaded" }

// Type implements [Event].
func (*RefundIssued) Type() string { return "refund.issued" }

// Type implements [Event].
func (*SurveyAnswered) Type() string { return "survey.answered" }

// Type implements [Event].
func (*OrderExcluded) Type() string { return "order.excluded" }

// Type implements [Event].
func (*OrderIncluded) Type() string { return "order.included" }
