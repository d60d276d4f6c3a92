package metrics

// wire hands the keys every event has to the codec, but for the type.
func (m *Meta) wire(c *codec) {
	c.instant(keyAt, &m.At)
	c.str(keyOrder, &m.Order)
	c.instant(keySeen, &m.Seen)
	c.str(keyAccount, &m.Account)
	c.str(keyID, &m.ID)
	c.whole(keyRev, &m.Rev, 0, maxRev)
	c.boolean(keyVoid, &m.Void)
}

func (e *OrderPlaced) wire(c *codec) {
	word(c, keyChannel, &channelWords, &e.Channel)
	c.instant(keyShipBy, &e.ShipBy)
	c.instant(keyDeliverBy, &e.DeliverBy)
	c.whole(keyUnits, &e.Units, 1, MaxUnits)
	c.money(keyTotal, &e.Total)
	c.orderLines(keyLines, &e.Lines, e.Total.Currency)
	c.flag(keyBusiness, &e.Business)
	c.names(keyPrograms, &e.Programs)
	c.str(keyBuyer, &e.Buyer)
	c.str(keyDestination, &e.Destination)
	c.str(keyCondition, &e.Condition)
	c.flag(keySample, &e.Sample)
}

func (e *OrderPromised) wire(c *codec) {
	c.instant(keyShipBy, &e.ShipBy)
	c.instant(keyDeliverBy, &e.DeliverBy)
	c.boolean(keyExtension, &e.Extension)
}

func (e *OrderCancelled) wire(c *codec) {
	word(c, keyBy, &partyWords, &e.By)
	word(c, keyRequestedBy, &requesterWords, &e.RequestedBy)
	c.str(keyReason, &e.Reason)
	c.str(keyLine, &e.Line)
	c.whole(keyUnits, &e.Units, 1, MaxUnits)
	c.str(keyCause, &e.Cause)
	c.flag(keyAccountable, &e.Accountable)
}

func (e *ShipmentConfirmed) wire(c *codec) {
	c.str(keyShipment, &e.Shipment)
	c.str(keyCarrier, &e.Carrier)
	c.str(keyService, &e.Service)
	c.str(keyTracking, &e.Tracking)
	c.whole(keyUnits, &e.Units, 1, MaxUnits)
	c.names(keyLines, &e.Lines)
	c.flag(keyTrackingExempt, &e.TrackingExempt)
	c.flag(keyProtected, &e.Protected)
	c.str(keyOrigin, &e.Origin)
	c.flag(keyLetter, &e.Letter)
}

func (e *ShipmentScanned) wire(c *codec) {
	c.str(keyShipment, &e.Shipment)
	word(c, keyStage, &stageWords, &e.Stage)
}

func (e *ShipmentDelivered) wire(c *codec) {
	c.str(keyShipment, &e.Shipment)
	c.str(keyCause, &e.Cause)
	c.flag(keyAccountable, &e.Accountable)
}

func (e *InvoiceUploaded) wire(c *codec) { c.str(keyShipment, &e.Shipment) }

func (e *RefundIssued) wire(c *codec) {
	c.str(keyRefund, &e.Refund)
	c.money(keyAmount, &e.Amount)
}

func (e *SurveyAnswered) wire(c *codec) { c.required(keySatisfied, &e.Satisfied) }

func (e *OrderExcluded) wire(c *codec) {
	c.names(keyMetrics, &e.Metrics)
	c.str(keyReason, &e.Reason)
	c.str(keyEvidence, &e.Evidence)
}

func (e *OrderIncluded) wire(c *codec) {
	c.names(keyMetrics, &e.Metrics)
	c.str(keyReason, &e.Reason)
	c.str(keyEvidence, &e.Evidence)
}

func (e *FeedbackLeft) wire(c *codec) {
	c.str(keyFeedback, &e.Feedback)
	c.whole(keyRating, &e.Rating, 1, 5)
	word(c, keyScope, &scopeWords, &e.Scope)
}

func (e *FeedbackRemoved) wire(c *codec) {
	c.str(keyFeedback, &e.Feedback)
	word(c, keyBy, &partyWords, &e.By)
}

func (e *ClaimOpened) wire(c *codec) {
	c.str(keyClaim, &e.Claim)
	word(c, keyKind, &claimKindWords, &e.Kind)
}

func (e *ClaimDecided) wire(c *codec) {
	c.str(keyClaim, &e.Claim)
	word(c, keyOutcome, &claimOutcomeWords, &e.Outcome)
	word(c, keyBy, &partyWords, &e.By)
	c.flag(keySellerFault, &e.SellerFault)
}

func (e *ChargebackOpened) wire(c *codec) {
	c.str(keyChargeback, &e.Chargeback)
	word(c, keyKind, &chargebackKindWords, &e.Kind)
}

func (e *ChargebackDecided) wire(c *codec) {
	c.str(keyChargeback, &e.Chargeback)
	word(c, keyOutcome, &chargebackOutcomeWords, &e.Outcome)
}

func (e *ReturnRequested) wire(c *codec) {
	c.str(keyReturn, &e.Return)
	c.flag(keyInPolicy, &e.InPolicy)
}

func (e *ReturnAnswered) wire(c *codec) { c.str(keyReturn, &e.Return) }

func (e *ReturnRejected) wire(c *codec) {
	c.str(keyReturn, &e.Return)
	c.flag(keyInPolicy, &e.InPolicy)
}

func (e *ReturnReceived) wire(c *codec) {
	c.str(keyReturn, &e.Return)
	c.str(keyCause, &e.Cause)
	c.flag(keyAccountable, &e.Accountable)
}

func (e *ReturnRated) wire(c *codec) {
	c.str(keyReturn, &e.Return)
	c.flag(keyResolved, &e.Resolved)
}

func (e *MessageReceived) wire(c *codec) {
	c.str(keyMessage, &e.Message)
	c.str(keyThread, &e.Thread)
}

func (e *MessageAnswered) wire(c *codec) {
	c.str(keyMessage, &e.Message)
	c.str(keyThread, &e.Thread)
	c.boolean(keyAuto, &e.Auto)
}

func (e *MessageClosed) wire(c *codec) {
	c.str(keyMessage, &e.Message)
	c.str(keyThread, &e.Thread)
}

func (e *ViolationOpened) wire(c *codec) {
	c.str(keyViolation, &e.Violation)
	c.str(keyCategory, &e.Category)
	c.str(keySeverity, &e.Severity)
	c.str(keyASIN, &e.ASIN)
}

func (e *ViolationResolved) wire(c *codec) {
	c.str(keyViolation, &e.Violation)
	word(c, keyOutcome, &violationOutcomeWords, &e.Outcome)
}
