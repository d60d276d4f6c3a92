package metrics

import "math/bits"

// key is a key of the wire format, of an event or of an object inside one. There are
// fewer than 64, so that a set of them is a word.
type key uint8

const (
	keyType key = iota
	keyAt
	keyOrder
	keySeen
	keyAccount
	keyID
	keyRev
	keyVoid
	keyChannel
	keyShipBy
	keyDeliverBy
	keyUnits
	keyLines
	keyTotal
	keyBusiness
	keyPrograms
	keyBuyer
	keyDestination
	keyCondition
	keySample
	keyExtension
	keyBy
	keyRequestedBy
	keyReason
	keyLine
	keyCause
	keyAccountable
	keyShipment
	keyCarrier
	keyService
	keyTracking
	keyTrackingExempt
	keyProtected
	keyOrigin
	keyLetter
	keyStage
	keyFeedback
	keyRating
	keyScope
	keyClaim
	keyKind
	keyOutcome
	keySellerFault
	keyChargeback
	keyReturn
	keyInPolicy
	keyResolved
	keyAmount
	keyRefund
	keyMessage
	keyThread
	keyAuto
	keySatisfied
	keyViolation
	keyCategory
	keySeverity
	keyASIN
	keyMetrics
	keyEvidence
	keySKU
	keyValue
	keyCurrency
	keyCount
)

// keyNames are the keys as they are written.
var keyNames = [keyCount]string{
	keyType: "type", keyAt: "at", keyOrder: "order", keySeen: "seen", keyAccount: "account", keyID: "id",
	keyRev: "rev", keyVoid: "void",
	keyChannel: "channel", keyShipBy: "ship_by", keyDeliverBy: "deliver_by", keyUnits: "units",
	keyLines: "lines", keyTotal: "total", keyBusiness: "business", keyPrograms: "programs",
	keyBuyer: "buyer", keyDestination: "destination", keyCondition: "condition", keySample: "sample",
	keyExtension: "extension",
	keyBy:        "by", keyRequestedBy: "requested_by", keyReason: "reason", keyLine: "line",
	keyCause: "cause", keyAccountable: "accountable",
	keyShipment: "shipment", keyCarrier: "carrier", keyService: "service", keyTracking: "tracking",
	keyTrackingExempt: "tracking_exempt", keyProtected: "protected", keyOrigin: "origin",
	keyLetter: "letter", keyStage: "stage",
	keyFeedback: "feedback", keyRating: "rating", keyScope: "scope",
	keyClaim: "claim", keyKind: "kind", keyOutcome: "outcome", keySellerFault: "seller_fault",
	keyChargeback: "chargeback",
	keyReturn:     "return", keyInPolicy: "in_policy", keyResolved: "resolved",
	keyAmount: "amount", keyRefund: "refund",
	keyMessage: "message", keyThread: "thread", keyAuto: "auto", keySatisfied: "satisfied",
	keyViolation: "violation", keyCategory: "category", keySeverity: "severity", keyASIN: "asin",
	keyMetrics: "metrics", keyEvidence: "evidence",
	keySKU: "sku", keyValue: "value", keyCurrency: "currency",
}

// keySet is a set of keys.
type keySet uint64

// keysOf returns the set of some keys.
func keysOf(keys ...key) keySet {
	var set keySet
	for _, k := range keys {
		set |= 1 << k
	}
	return set
}

func (set keySet) has(k key) bool { return set>>(k&63)&1 != 0 }

// first returns the first key of a set that is not empty.
func (set keySet) first() key { return key(bits.TrailingZeros64(uint64(set))) }

// nameTable finds a name's number among a fixed few. It is an open table of 256 places
// by length and three letters, filled once and never changed.
type nameTable struct {
	names []string
	slots [256]uint8 // 1 + number; 0 is free
}

func newNameTable(names []string) *nameTable {
	t := &nameTable{names: names}
	for i, s := range names {
		h := nameHash(s)
		for t.slots[h] != 0 {
			h++
		}
		t.slots[h] = uint8(i + 1)
	}
	return t
}

// find returns the number of a name, or -1.
func (t *nameTable) find(s string) int {
	if s == "" {
		return -1
	}
	for h := nameHash(s); ; h++ {
		i := int(t.slots[h]) - 1
		if i < 0 || t.names[i] == s {
			return i
		}
	}
}

// nameHash hashes a name that is not empty. The factors were searched for: of all
// keys and event types two meet at one place, and the later one takes a look more.
func nameHash(s string) uint8 {
	n := len(s)
	return uint8(n)*143 + s[0]*237 + s[n/2]*125 + s[n-1]*107
}

var keyTable = newNameTable(keyNames[:])
