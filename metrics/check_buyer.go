package metrics

func (e *FeedbackLeft) check() *EventError {
	switch {
	case !isID(e.Feedback):
		return malformed("feedback", e.Feedback)
	case e.Rating < 0 || e.Rating > 5 || e.Rating == 0 && !e.Void:
		return badCount("rating", e.Rating)
	case e.Scope > ItemScope:
		return badEnum("scope", uint8(e.Scope))
	}
	return nil
}

func (e *FeedbackRemoved) check() *EventError {
	switch {
	case !isID(e.Feedback):
		return malformed("feedback", e.Feedback)
	case e.By > Marketplace:
		return badEnum("by", uint8(e.By))
	}
	return nil
}

func (e *ClaimOpened) check() *EventError {
	switch {
	case !isID(e.Claim):
		return malformed("claim", e.Claim)
	case e.Kind > CaseClaim:
		return badEnum("kind", uint8(e.Kind))
	}
	return nil
}

func (e *ClaimDecided) check() *EventError {
	switch {
	case !isID(e.Claim):
		return malformed("claim", e.Claim)
	case e.Outcome > Refunded:
		return badEnum("outcome", uint8(e.Outcome))
	case e.Outcome == UnknownOutcome && !e.Void:
		return missing("outcome")
	case e.By > Marketplace:
		return badEnum("by", uint8(e.By))
	case e.SellerFault > Yes:
		return badEnum("seller_fault", uint8(e.SellerFault))
	}
	return nil
}

func (e *ChargebackOpened) check() *EventError {
	switch {
	case !isID(e.Chargeback):
		return malformed("chargeback", e.Chargeback)
	case e.Kind > FraudChargeback:
		return badEnum("kind", uint8(e.Kind))
	}
	return nil
}

func (e *ChargebackDecided) check() *EventError {
	switch {
	case !isID(e.Chargeback):
		return malformed("chargeback", e.Chargeback)
	case e.Outcome > Lost:
		return badEnum("outcome", uint8(e.Outcome))
	case e.Outcome == UnknownChargebackOutcome && !e.Void:
		return missing("outcome")
	}
	return nil
}

// checkReturn checks what the events of a return say: its id, and the flag and
// the cause of those that have one.
func checkReturn(id, key string, flag Flag, cause string) *EventError {
	switch {
	case !isID(id):
		return malformed("return", id)
	case flag > Yes:
		return badEnum(key, uint8(flag))
	case !isText(cause):
		return malformed("cause", cause)
	}
	return nil
}

func checkMessage(message, thread string) *EventError {
	switch {
	case message == "":
		return missing("message")
	case !isID(message):
		return malformed("message", message)
	case !isID(thread):
		return malformed("thread", thread)
	}
	return nil
}

func (e *ViolationOpened) check() *EventError {
	switch {
	case e.Violation == "":
		return missing("violation")
	case !isID(e.Violation):
		return malformed("violation", e.Violation)
	case e.Category == "" && !e.Void:
		return missing("category")
	case !isID(e.Category):
		return malformed("category", e.Category)
	case !isText(e.Severity):
		return malformed("severity", e.Severity)
	case !isID(e.ASIN):
		return malformed("asin", e.ASIN)
	}
	return nil
}

func (e *ViolationResolved) check() *EventError {
	switch {
	case e.Violation == "":
		return missing("violation")
	case !isID(e.Violation):
		return malformed("violation", e.Violation)
	case e.Outcome > Upheld:
		return badEnum("outcome", uint8(e.Outcome))
	case e.Outcome == UnknownViolationOutcome && !e.Void:
		return missing("outcome")
	}
	return nil
}
