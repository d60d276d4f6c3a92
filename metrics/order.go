package metrics

import (
	"time"

	"github.com/sellerperf/sellerperf/window"
)

// Shipment is one shipment of an order. Zero times are unknown.
type Shipment struct {
	ID             string
	Confirmed      time.Time
	Tracking       string    // the number stated last
	TrackingSince  time.Time // when that number was first reported
	Carrier        string
	Service        string
	Origin         string
	Units          int // 0: all units of the order
	Lines          []string
	TrackingExempt Flag
	Protected      Flag
	Letter         Flag
	Accepted       time.Time
	Transit        time.Time
	Attempt        time.Time
	Delivered      time.Time
	Invoiced       time.Time
	Cause          string
	Accountable    Flag
}

// Cancellation is the cancellation of an order, or of one line, as it stands.
type Cancellation struct {
	Line           string // empty: the whole order
	At             time.Time
	By             Party
	BuyerRequested bool // the buyer asked, in this or an earlier report
	Reason         string
	Units          int // 0: all units of the line, or of the order
	Cause          string
	Accountable    Flag
}

// Feedback is one feedback as it stands.
type Feedback struct {
	ID      string
	At      time.Time // of the latest word on it
	Removed bool
	Rating  int // 1 to 5; 0 if only its removal is known
	Scope   Scope
}

// Claim is one claim as it stands. Counts says whether it counts as a defect,
// pending ones included; see the package documentation for the rule.
type Claim struct {
	ID      string
	At      time.Time // of the latest word on it
	Kind    ClaimKind
	Pending bool
	Outcome ClaimOutcome // UnknownOutcome while pending
	Counts  bool
}

// Chargeback is one chargeback as it stands.
type Chargeback struct {
	ID      string
	At      time.Time
	Kind    ChargebackKind
	Outcome ChargebackOutcome
}

// Message is one message of an order, or one that belongs to none.
type Message struct {
	ID           string
	Thread       string
	Received     time.Time
	Answered     time.Time // the first answer that was not automatic
	AutoAnswered time.Time
	Closed       time.Time
}

// Return is one return of an order.
type Return struct {
	ID                                             string
	Requested, Answered, Rejected, Received, Rated time.Time
	InPolicy, Resolved                             Flag // as said last
	Accountable                                    Flag
	Cause                                          string
}

// Refund is one refund of an order.
type Refund struct {
	ID     string
	At     time.Time
	Amount Money
}

// Violation is a policy violation as it stands.
type Violation struct {
	ID       string
	Opened   time.Time
	Resolved time.Time
	Outcome  ViolationOutcome
	Category string
	Severity string
	ASIN     string
}

// Exclusion is the exclusion of an order from one metric, as it stands.
type Exclusion struct {
	Metric   string
	At       time.Time
	Excluded bool
	Reason   string
	Evidence string
}

// Order is all that is known of one order as of a day (or of one message without
// an order, or one violation). It shows nothing that happened after that day.
// What is stated without a time of its own (channel, units, lines, a carrier)
// shows always; what an event says of itself (the cause of a delivery, how a return was
// rated) shows with the event, and a tracking number from when it was known. An Order
// handed to a metric is valid during that call only.
type Order struct{ orderView }

// AsOf returns the day, or the zero Day for an order with all that is known.
func (o *Order) AsOf() window.Day { return o.asOf() }

// Passed reports whether instant t lies on or before the as-of day.
func (o *Order) Passed(t time.Time) bool { return o.passed(t) }

// Day returns the civil day of an instant in the ledger's zone.
func (o *Order) Day(t time.Time) window.Day { return o.day(t) }

// Location returns the ledger's zone, for deadlines built from days. The instants of
// an order are in UTC.
func (o *Order) Location() *time.Location { return o.f.l.cfg.Location }

// Subject says what this is.
func (o *Order) Subject() Subject { return o.subject() }

// ID returns the order's id.
func (o *Order) ID() string { return o.id() }

// Placed returns when the order was placed, and false while that is not known.
func (o *Order) Placed() (time.Time, bool) { return o.placed() }

// Channel returns who ships it.
func (o *Order) Channel() Channel { return o.channel() }

// Units returns the units ordered, 1 or more.
func (o *Order) Units() int { return o.units() }

// CancelledUnits returns how many units are cancelled, at most Units.
func (o *Order) CancelledUnits() int { return o.cancelledUnits() }

// Lines returns the order's lines, sorted by id.
func (o *Order) Lines() []Line { return o.lines() }

// Total returns the stated total, or the zero Money.
func (o *Order) Total() Money { return o.total() }

// Details returns what else the placing states: business, sample, programs,
// buyer, destination and condition. Its other fields are zero.
func (o *Order) Details() OrderPlaced { return o.details() }

// ShipBy returns the effective promise: of the seller's own and the marketplace's
// extension the one said later.
func (o *Order) ShipBy() (time.Time, bool) { return o.shipBy() }

// DeliverBy returns the effective promise, see ShipBy.
func (o *Order) DeliverBy() (time.Time, bool) { return o.deliverBy() }

// OwnDeliverBy returns the seller's own promise, extensions ignored.
func (o *Order) OwnDeliverBy() (time.Time, bool) { return o.ownDeliverBy() }

// Confirmed returns when the confirmed units reached the units not cancelled.
func (o *Order) Confirmed() (time.Time, bool) { return o.confirmed() }

// Shipments returns the shipments, in the order of confirmation, then id.
func (o *Order) Shipments() []Shipment { return o.shipments() }

// Cancellations returns the cancellations as they stand, sorted by line.
func (o *Order) Cancellations() []Cancellation { return o.cancellations() }

// Feedbacks returns the feedbacks as they stand, sorted by id.
func (o *Order) Feedbacks() []Feedback { return o.feedbacks() }

// Claims returns the claims as they stand, sorted by id.
func (o *Order) Claims() []Claim { return o.claims() }

// Chargebacks returns the chargebacks as they stand, sorted by id.
func (o *Order) Chargebacks() []Chargeback { return o.chargebacks() }

// Messages returns the messages, sorted by id.
func (o *Order) Messages() []Message { return o.messages() }

// Returns returns the returns, sorted by id.
func (o *Order) Returns() []Return { return o.returns() }

// Refunds returns the refunds, sorted by id.
func (o *Order) Refunds() []Refund { return o.refunds() }

// Survey returns the latest survey answer, when the first one came, and whether
// there is one.
func (o *Order) Survey() (satisfied bool, first time.Time, ok bool) { return o.survey() }

// Violation returns the violation, for a [ViolationSubject].
func (o *Order) Violation() (Violation, bool) { return o.violation() }

// Exclusions returns the exclusions as they stand, sorted by metric.
func (o *Order) Exclusions() []Exclusion { return o.exclusions() }
