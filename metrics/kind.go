package metrics

// kind is what a report speaks of: one for each event type, but for promises and
// scans, which are several things under one type.
type kind uint8

const (
	kindNone kind = iota
	kindPlaced
	kindPromised // the seller's own promise
	kindExtended // the marketplace's
	kindCancelled
	kindConfirmed
	kindAccepted
	kindTransit
	kindAttempt
	kindDelivered
	kindInvoiced
	kindLeft
	kindRemoved
	kindClaimOpened
	kindClaimDecided
	kindDisputed
	kindDisputeDecided
	kindReturnRequested
	kindReturnAnswered
	kindReturnRejected
	kindReturnReceived
	kindReturnRated
	kindRefunded
	kindReceived
	kindAnswered
	kindClosed
	kindSurveyed
	kindExcluded
	kindIncluded
	kindViolationOpened
	kindViolationResolved
	kindCount
	kindDeadline // a deadline that passed: no report at all
)

// groupSet is a set of groups of facts. A metric declares the groups it reads;
// only metrics that read what an event changes are measured again.
type groupSet uint16

const (
	groupPlacing groupSet = 1 << iota
	groupPromise
	groupCancel
	groupShipment
	groupInvoice
	groupFeedback
	groupClaim
	groupChargeback
	groupReturn
	groupRefund
	groupMessage
	groupSurvey
	groupExclusion
	groupViolation

	groupAll groupSet = 1<<iota - 1
)

// kindSet is a set of kinds.
type kindSet uint64

func kindsOf(list ...kind) kindSet {
	s := kindSet(0)
	for _, k := range list {
		s |= 1 << k
	}
	return s
}

// kindsIn returns the kinds of some groups.
func kindsIn(g groupSet) kindSet {
	s := kindSet(0)
	for k := kindPlaced; k < kindCount; k++ {
		if kinds[k].group&g != 0 {
			s |= 1 << k
		}
	}
	return s
}

// kindsNamed returns the kinds of an event type.
func kindsNamed(event string) kindSet {
	s := kindSet(0)
	for k := kindPlaced; k < kindCount; k++ {
		if kinds[k].name == event {
			s |= 1 << k
		}
	}
	return s
}

// kindInfo is what the store has to know of a kind.
type kindInfo struct {
	name  string // the event type
	group groupSet
}

var kinds = [...]kindInfo{
	kindPlaced:            {"order.placed", groupPlacing},
	kindPromised:          {"order.promised", groupPromise},
	kindExtended:          {"order.promised", groupPromise},
	kindCancelled:         {"order.cancelled", groupCancel},
	kindConfirmed:         {"shipment.confirmed", groupShipment},
	kindAccepted:          {"shipment.scanned", groupShipment},
	kindTransit:           {"shipment.scanned", groupShipment},
	kindAttempt:           {"shipment.scanned", groupShipment},
	kindDelivered:         {"shipment.delivered", groupShipment},
	kindInvoiced:          {"invoice.uploaded", groupInvoice},
	kindLeft:              {"feedback.left", groupFeedback},
	kindRemoved:           {"feedback.removed", groupFeedback},
	kindClaimOpened:       {"claim.opened", groupClaim},
	kindClaimDecided:      {"claim.decided", groupClaim},
	kindDisputed:          {"chargeback.opened", groupChargeback},
	kindDisputeDecided:    {"chargeback.decided", groupChargeback},
	kindReturnRequested:   {"return.requested", groupReturn},
	kindReturnAnswered:    {"return.answered", groupReturn},
	kindReturnRejected:    {"return.rejected", groupReturn},
	kindReturnReceived:    {"return.received", groupReturn},
	kindReturnRated:       {"return.rated", groupReturn},
	kindRefunded:          {"refund.issued", groupRefund},
	kindReceived:          {"message.received", groupMessage},
	kindAnswered:          {"message.answered", groupMessage},
	kindClosed:            {"message.closed", groupMessage},
	kindSurveyed:          {"survey.answered", groupSurvey},
	kindExcluded:          {"order.excluded", groupExclusion},
	kindIncluded:          {"order.included", groupExclusion},
	kindViolationOpened:   {"violation.opened", groupViolation},
	kindViolationResolved: {"violation.resolved", groupViolation},
	kindDeadline:          {DeadlinePassed, 0},
}

// groupOf is the group of each kind by itself, for loops over many cells.
var groupOf = func() (g [len(kinds)]groupSet) {
	for k := range kinds {
		g[k] = kinds[k].group
	}
	return g
}()

// attr is which word on a thing a cell holds.
type attr uint8

const (
	attrVoid attr = iota + 1 // the thing never happened; at is the latest report that says so

	// Once: the earliest at wins. Key: (attr, sub).
	attrAt       // it happened
	attrAuto     // it happened automatically (a reply)
	attrTracking // the tracking number sub was reported

	// Histories: one entry for each at, the latest seen wins. Key: (attr, at).
	attrState
	attrShipBy
	attrDeliverBy
	attrInPolicy
	attrResolved

	// Stated: the latest seen wins. Key: (attr, sub); sub is a line's id or 0.
	attrChannel
	attrUnits
	attrBusiness
	attrSample
	attrTotal
	attrPrograms
	attrBuyer
	attrDestination
	attrCondition
	attrLine
	attrLineSKU
	attrLineASIN
	attrLineCategory
	attrLineUnits
	attrLineValue
	attrCarrier
	attrService
	attrOrigin
	attrNumber // the tracking number
	attrShipLines
	attrExempt
	attrProtected
	attrLetter
	attrCause
	attrAccountable
	attrKind
	attrAmount
	attrThread
	attrCategory
	attrSeverity
	attrASIN
	attrCount
)

func (a attr) once() bool    { return a >= attrAt && a <= attrTracking }
func (a attr) history() bool { return a >= attrState && a <= attrResolved }

// holds says what a cell's val is: a number, a word of the dict or a text.
type holds uint8

const (
	holdsNumber holds = iota
	holdsWord
	holdsText
)

func (a attr) holds() holds {
	return holds(wordAttrs>>a&1*uint64(holdsWord) | textAttrs>>a&1*uint64(holdsText))
}

const (
	wordAttrs uint64 = 1<<attrPrograms | 1<<attrDestination | 1<<attrCondition | 1<<attrLineSKU | 1<<attrLineASIN |
		1<<attrLineCategory | 1<<attrCarrier | 1<<attrService | 1<<attrOrigin | 1<<attrShipLines | 1<<attrCause |
		1<<attrCategory | 1<<attrSeverity | 1<<attrASIN
	textAttrs uint64 = 1<<attrBuyer | 1<<attrNumber | 1<<attrThread
)

// subIsText says whether a cell's sub is a text (a tracking number, a line's id);
// otherwise it is a word, or nothing.
func (a attr) subIsText() bool {
	return a == attrTracking || a >= attrLine && a <= attrLineValue
}
