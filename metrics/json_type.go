package metrics

// wired is an event that knows its wire form: every event of this package.
type wired interface {
	Event
	// wire hands each key of the event to the codec, in the order they are written.
	wire(*codec)
}

// eventType is what reading has to know of an event type.
type eventType struct {
	name     string
	required keySet
	slab     func() func() wired
}

// identity holds the keys that name a thing: a void event needs no others.
var identity = keysOf(keyAt, keyOrder, keyMessage, keyViolation, keyMetrics)

// Of orders, of messages and of the account: what every event of them must have.
var (
	onOrder   = keysOf(keyAt, keyOrder)
	onMessage = keysOf(keyAt, keyMessage)
	onAccount = keysOf(keyAt, keyViolation)
)

// eventTypes lists the events, one a line.
var eventTypes = []eventType{
	{"order.placed", onOrder | keysOf(keyChannel), slabOf[OrderPlaced]},
	{"order.promised", onOrder, slabOf[OrderPromised]},
	{"order.cancelled", onOrder | keysOf(keyBy), slabOf[OrderCancelled]},
	{"shipment.confirmed", onOrder, slabOf[ShipmentConfirmed]},
	{"shipment.scanned", onOrder, slabOf[ShipmentScanned]},
	{"shipment.delivered", onOrder, slabOf[ShipmentDelivered]},
	{"invoice.uploaded", onOrder, slabOf[InvoiceUploaded]},
	{"refund.issued", onOrder | keysOf(keyAmount), slabOf[RefundIssued]},
	{"survey.answered", onOrder | keysOf(keySatisfied), slabOf[SurveyAnswered]},
	{"order.excluded", onOrder | keysOf(keyMetrics, keyReason), slabOf[OrderExcluded]},
	{"order.included", onOrder | keysOf(keyMetrics, keyReason), slabOf[OrderIncluded]},
	{"feedback.left", onOrder | keysOf(keyRating), slabOf[FeedbackLeft]},
	{"feedback.removed", onOrder, slabOf[FeedbackRemoved]},
	{"claim.opened", onOrder, slabOf[ClaimOpened]},
	{"claim.decided", onOrder | keysOf(keyOutcome), slabOf[ClaimDecided]},
	{"chargeback.opened", onOrder, slabOf[ChargebackOpened]},
	{"chargeback.decided", onOrder | keysOf(keyOutcome), slabOf[ChargebackDecided]},
	{"return.requested", onOrder, slabOf[ReturnRequested]},
	{"return.answered", onOrder, slabOf[ReturnAnswered]},
	{"return.rejected", onOrder, slabOf[ReturnRejected]},
	{"return.received", onOrder, slabOf[ReturnReceived]},
	{"return.rated", onOrder, slabOf[ReturnRated]},
	{"message.received", onMessage, slabOf[MessageReceived]},
	{"message.answered", onMessage, slabOf[MessageAnswered]},
	{"message.closed", onMessage, slabOf[MessageClosed]},
	{"violation.opened", onAccount | keysOf(keyCategory), slabOf[ViolationOpened]},
	{"violation.resolved", onAccount | keysOf(keyOutcome), slabOf[ViolationResolved]},
}

var typeTable = newNameTable(typeNames())

func typeNames() []string {
	names := make([]string, len(eventTypes))
	for i := range eventTypes {
		names[i] = eventTypes[i].name
	}
	return names
}

// A slab holds so many events of a type at first, and at most.
const (
	firstSlab = 4
	lastSlab  = 64
)

// slabOf returns a maker of fresh events of a type. They are cut from arrays that
// grow, so that a short stream takes little memory and a long one few allocations.
func slabOf[T any, P interface {
	*T
	wired
}]() func() wired {
	var free []T
	size := firstSlab
	return func() wired {
		if len(free) == 0 {
			free = make([]T, size)
			size = min(2*size, lastSlab)
		}
		ev := P(&free[0])
		free = free[1:]
		return ev
	}
}
