package synth

// A kind is what a step reports. Each has a maker of its event in makers.
type kind uint8

const (
	kindPlaced kind = iota
	kindPromised
	kindExtended
	kindCancelled
	kindConfirmed
	kindScanned
	kindDelivered
	kindFeedback
	kindFeedbackRemoved
	kindClaim
	kindClaimDecided
	kindChargeback
	kindChargebackDecided
	kindReturnRequested
	kindReturnAnswered
	kindReturnRejected
	kindReturnReceived
	kindReturnRated
	kindRefund
	kindInvoice
	kindSurvey
	kindViolation
	kindViolationResolved
	kindExcluded
	kindIncluded
	kindMessage // followed by its answers, see messageAuto
	_
	_
	_
	kindLooseMessage // a message about no order
	_
	_
	_
	kinds = iota
)

// What may follow a message, as a distance from its kind.
const (
	messageAuto kind = iota + 1
	messageAnswered
	messageClosed
)
