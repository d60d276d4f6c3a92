package metrics

// eventNumber numbers the event types as eventTypes lists them: those of orders first,
// then those of messages, which may have none, then those of the account.
type eventNumber uint8

const (
	numberOrderPlaced eventNumber = iota
	numberOrderPromised
	numberOrderCancelled
	numberShipmentConfirmed
	numberShipmentScanned
	numberShipmentDelivered
	numberInvoiceUploaded
	numberRefundIssued
	numberSurveyAnswered
	numberOrderExcluded
	numberOrderIncluded
	numberFeedbackLeft
	numberFeedbackRemoved
	numberClaimOpened
	numberClaimDecided
	numberChargebackOpened
	numberChargebackDecided
	numberReturnRequested
	numberReturnAnswered
	numberReturnRejected
	numberReturnReceived
	numberReturnRated
	numberMessageReceived
	numberMessageAnswered
	numberMessageClosed
	numberViolationOpened
	numberViolationResolved
)

// identify returns the number of an event's type and the part every event has, nil for
// nil and for a type that is not of this package.
func identify(ev Event) (eventNumber, *Meta) {
	switch e := ev.(type) {
	case *OrderPlaced:
		if e != nil {
			return numberOrderPlaced, &e.Meta
		}
	case *OrderPromised:
		if e != nil {
			return numberOrderPromised, &e.Meta
		}
	case *OrderCancelled:
		if e != nil {
			return numberOrderCancelled, &e.Meta
		}
	case *ShipmentConfirmed:
		if e != nil {
			return numberShipmentConfirmed, &e.Meta
		}
	case *ShipmentScanned:
		if e != nil {
			return numberShipmentScanned, &e.Meta
		}
	case *ShipmentDelivered:
		if e != nil {
			return numberShipmentDelivered, &e.Meta
		}
	case *InvoiceUploaded:
		if e != nil {
			return numberInvoiceUploaded, &e.Meta
		}
	case *RefundIssued:
		if e != nil {
			return numberRefundIssued, &e.Meta
		}
	case *SurveyAnswered:
		if e != nil {
			return numberSurveyAnswered, &e.Meta
		}
	case *OrderExcluded:
		if e != nil {
			return numberOrderExcluded, &e.Meta
		}
	case *OrderIncluded:
		if e != nil {
			return numberOrderIncluded, &e.Meta
		}
	default:
		return identifyBuyer(ev)
	}
	return 0, nil
}

// identifyBuyer is identify for what buyers and the marketplace do.
func identifyBuyer(ev Event) (eventNumber, *Meta) {
	switch e := ev.(type) {
	case *FeedbackLeft:
		if e != nil {
			return numberFeedbackLeft, &e.Meta
		}
	case *FeedbackRemoved:
		if e != nil {
			return numberFeedbackRemoved, &e.Meta
		}
	case *ClaimOpened:
		if e != nil {
			return numberClaimOpened, &e.Meta
		}
	case *ClaimDecided:
		if e != nil {
			return numberClaimDecided, &e.Meta
		}
	case *ChargebackOpened:
		if e != nil {
			return numberChargebackOpened, &e.Meta
		}
	case *ChargebackDecided:
		if e != nil {
			return numberChargebackDecided, &e.Meta
		}
	case *ReturnRequested:
		if e != nil {
			return numberReturnRequested, &e.Meta
		}
	case *ReturnAnswered:
		if e != nil {
			return numberReturnAnswered, &e.Meta
		}
	case *ReturnRejected:
		if e != nil {
			return numberReturnRejected, &e.Meta
		}
	case *ReturnReceived:
		if e != nil {
			return numberReturnReceived, &e.Meta
		}
	case *ReturnRated:
		if e != nil {
			return numberReturnRated, &e.Meta
		}
	case *MessageReceived:
		if e != nil {
			return numberMessageReceived, &e.Meta
		}
	case *MessageAnswered:
		if e != nil {
			return numberMessageAnswered, &e.Meta
		}
	case *MessageClosed:
		if e != nil {
			return numberMessageClosed, &e.Meta
		}
	case *ViolationOpened:
		if e != nil {
			return numberViolationOpened, &e.Meta
		}
	case *ViolationResolved:
		if e != nil {
			return numberViolationResolved, &e.Meta
		}
	}
	return 0, nil
}
