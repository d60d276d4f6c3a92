package metrics

import "time"

// An Event is one report of something that happened on a seller's account:
// an order placed, a parcel scanned, a claim decided. The set of events is
// closed; every event is a pointer to one of the structs of this package whose
// name is the event's type ([OrderPlaced], [ClaimDecided], ...).
//
// Events may arrive late, twice, and in any order. Applying them to a
// [Ledger] is commutative, associative and idempotent, so a caller never has to
// sort or deduplicate.
//
// An event that was handed to a ledger is not kept: the caller may reuse it.
type Event interface {
	// Type returns the event's name on the wire, for example "order.placed".
	Type() string
	// Common returns the part every event has, for reading and writing.
	Common() *Meta
}

// Meta is the part every event has. Use field names: it may grow.
type Meta struct {
	// At is when the thing happened. Required. Instants are kept to the whole
	// second (a fraction is cut off) and lie in [MinInstant, MaxInstant].
	At time.Time
	// Seen is when the reporter was told. Zero means At. It decides which of two
	// statements of one fact is the newer; it never decides when a thing counts.
	Seen time.Time
	// Order is the id of the order the event belongs to. Required, but for
	// violations (never) and messages (optional; all events of one message carry
	// the same order, or none).
	Order string
	// Account is the seller account, for streams that hold several. A ledger with
	// an account of its own refuses events of another one.
	Account string
	// ID is the reporter's id of the event. It is carried, never interpreted:
	// duplicates need no id.
	ID string
	// Rev is the revision of a correction, 0 or more. The report with the higher
	// revision replaces all reports of lower revisions of the same thing: the same
	// event type about the same order and own id (and, where the event has one,
	// the same line, stage or extension).
	Rev int
	// Void says that, as of this revision, the thing never happened. At one
	// revision a void report wins over any other.
	Void bool
}

// Common implements [Event].
func (m *Meta) Common() *Meta { return m }

// MinInstant and MaxInstant bound the instants a ledger accepts, both included.
// The packed records hold seconds in 32 bits; the bounds also catch the year 0001
// and 20226 of broken exports.
var (
	minInstant = time.Date(1990, 1, 2, 0, 0, 0, 0, time.UTC)
	maxInstant = time.Date(2119, 12, 31, 23, 59, 59, 0, time.UTC)
)

// MinInstant returns the earliest instant an event may carry: 1990-01-02 UTC.
func MinInstant() time.Time { return minInstant }

// MaxInstant returns the latest instant an event may carry: the last second of 2119 UTC.
func MaxInstant() time.Time { return maxInstant }

// Flag is a yes/no that may also be unstated. The zero value is unstated, which
// says nothing and erases nothing.
type Flag uint8

// The values of a [Flag].
const (
	Unstated Flag = iota // not said
	No                   // said to be false
	Yes                  // said to be true
)

// FlagOf returns Yes for true and No for false.
func FlagOf(b bool) Flag {
	if b {
		return Yes
	}
	return No
}

// Or returns whether the flag is Yes, taking def where it is unstated.
func (f Flag) Or(def bool) bool {
	if f == Unstated {
		return def
	}
	return f == Yes
}

// Channel says who ships an order.
type Channel uint8

// The channels of an order.
const (
	UnknownChannel Channel = iota // not stated
	MFN                           // shipped by the seller ("mfn")
	AFN                           // shipped by the marketplace ("afn")
)

// Party is who did something: the seller, the buyer or the marketplace.
type Party uint8

// The parties of an event.
const (
	UnknownParty Party = iota // not stated
	Seller                    // "seller"
	Buyer                     // "buyer"
	Marketplace               // "marketplace"
)

// Stage is what a carrier's scan says of a shipment.
type Stage uint8

// The stages of a scan.
const (
	Accepted Stage = iota // taken over by the carrier ("accepted"), the default
	Transit               // on its way ("transit")
	Attempt               // a delivery was attempted ("attempt")
)

// Scope says what a feedback is about.
type Scope uint8

// The scopes of a feedback.
const (
	UnknownScope Scope = iota // not stated, taken as SellerScope
	SellerScope               // the seller ("seller")
	ItemScope                 // the item ("item"): a product review, no defect but by convention
)

// ClaimKind is what a claim is about.
type ClaimKind uint8

// The kinds of a claim.
const (
	UnknownClaim   ClaimKind = iota // not stated
	NotReceived                     // "not-received"
	NotAsDescribed                  // "not-as-described"
	CaseClaim                       // "case": a case the marketplace opened or was asked into
)

// ClaimOutcome is how a claim was decided.
type ClaimOutcome uint8

// The outcomes of a claim.
const (
	UnknownOutcome ClaimOutcome = iota // not stated; invalid in a decision
	Granted                            // "granted"
	Denied                             // "denied"
	Withdrawn                          // "withdrawn" by the buyer
	Refunded                           // "refunded": the seller refunded after the filing
)

// ChargebackKind is the reason class of a chargeback.
type ChargebackKind uint8

// The kinds of a chargeback.
const (
	UnknownChargeback ChargebackKind = iota // not stated, taken as service
	ServiceChargeback                       // "service": not received, not as described
	FraudChargeback                         // "fraud": the marketplace answers for it
)

// ChargebackOutcome is how a chargeback was decided, seen from the seller.
type ChargebackOutcome uint8

// The outcomes of a chargeback.
const (
	UnknownChargebackOutcome ChargebackOutcome = iota // not stated; invalid in a decision
	Won                                               // "won" by the seller
	Lost                                              // "lost" by the seller
)

// ViolationOutcome is how a policy violation was resolved.
type ViolationOutcome uint8

// The outcomes of a violation.
const (
	UnknownViolationOutcome ViolationOutcome = iota // not stated; invalid in a resolution
	Cleared                                         // "cleared": it no longer counts
	Upheld                                          // "upheld": it stands
)
