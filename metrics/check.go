package metrics

import "reflect"

// check returns what is wrong with an event, or nil. It is on the way of every
// event into a ledger: it takes no memory when nothing is wrong (but for orders of
// very many lines), and it keeps no hold on the event, so that callers may have
// it on their stack. Types are told apart by one switch and not through the
// interface, for a call through an interface would move every event to the heap.
//
// The classes are: ErrUnknown for nil and for a type that is not of this package,
// ErrMissing for a required key, ErrRange for instants, counts and enumerations
// outside their bounds, ErrMalformed for the rest. A void report needs no more
// than what names its thing.
func check(ev Event) *EventError {
	n, m := identify(ev)
	if m == nil {
		return refuse(ev)
	}
	return checkAs(ev, n, m, false)
}

// checkAs is check of an event that was identified. goodOrder says that the order's id
// is known to be well formed and there.
func checkAs(ev Event, n eventNumber, m *Meta, goodOrder bool) *EventError {
	err := m.check(goodOrder)
	if err == nil {
		err = checkSaid(ev, n, m)
	}
	if err != nil {
		err.Type, err.Order = eventTypes[n].name, m.Order
	}
	return err
}

// checkSaid checks what events of one type have besides the keys of all.
func checkSaid(ev Event, n eventNumber, m *Meta) *EventError {
	if n < numberMessageReceived && m.Order == "" {
		return missing("order")
	}
	switch n {
	case numberOrderPlaced:
		return ev.(*OrderPlaced).check()
	case numberOrderPromised:
		return ev.(*OrderPromised).check()
	case numberOrderCancelled:
		return ev.(*OrderCancelled).check()
	case numberShipmentConfirmed:
		return ev.(*ShipmentConfirmed).check()
	case numberShipmentScanned:
		return ev.(*ShipmentScanned).check()
	case numberShipmentDelivered:
		return ev.(*ShipmentDelivered).check()
	case numberInvoiceUploaded:
		return ev.(*InvoiceUploaded).check()
	case numberRefundIssued:
		return ev.(*RefundIssued).check()
	case numberSurveyAnswered:
		return nil
	case numberOrderExcluded:
		e := ev.(*OrderExcluded)
		return checkExclusion(e.Metrics, e.Reason, e.Evidence, e.Void)
	case numberOrderIncluded:
		e := ev.(*OrderIncluded)
		return checkExclusion(e.Metrics, e.Reason, e.Evidence, e.Void)
	}
	return checkBuyer(ev, n, m)
}

// checkBuyer is checkSaid for what buyers and the marketplace do: event_buyer.go.
func checkBuyer(ev Event, n eventNumber, m *Meta) *EventError {
	switch n {
	case numberFeedbackLeft:
		return ev.(*FeedbackLeft).check()
	case numberFeedbackRemoved:
		return ev.(*FeedbackRemoved).check()
	case numberClaimOpened:
		return ev.(*ClaimOpened).check()
	case numberClaimDecided:
		return ev.(*ClaimDecided).check()
	case numberChargebackOpened:
		return ev.(*ChargebackOpened).check()
	case numberChargebackDecided:
		return ev.(*ChargebackDecided).check()
	case numberReturnRequested:
		e := ev.(*ReturnRequested)
		return checkReturn(e.Return, "in_policy", e.InPolicy, "")
	case numberReturnAnswered:
		return checkReturn(ev.(*ReturnAnswered).Return, "", Unstated, "")
	case numberReturnRejected:
		e := ev.(*ReturnRejected)
		return checkReturn(e.Return, "in_policy", e.InPolicy, "")
	case numberReturnReceived:
		e := ev.(*ReturnReceived)
		return checkReturn(e.Return, "accountable", e.Accountable, e.Cause)
	case numberReturnRated:
		e := ev.(*ReturnRated)
		return checkReturn(e.Return, "resolved", e.Resolved, "")
	case numberMessageReceived:
		e := ev.(*MessageReceived)
		return checkMessage(e.Message, e.Thread)
	case numberMessageAnswered:
		e := ev.(*MessageAnswered)
		return checkMessage(e.Message, e.Thread)
	case numberMessageClosed:
		e := ev.(*MessageClosed)
		return checkMessage(e.Message, e.Thread)
	}
	if m.Order != "" {
		err := malformed("order", m.Order)
		err.Detail = ofAccount
		return err
	}
	if n == numberViolationOpened {
		return ev.(*ViolationOpened).check()
	}
	return ev.(*ViolationResolved).check()
}

// ofAccount is the detail of an order where there can be none.
const ofAccount = "of the account, and of no order"

// refuse says that an event is none: nil, a nil pointer, or of a foreign type.
func refuse(ev Event) *EventError {
	err := &EventError{Err: ErrUnknown}
	if t := reflect.TypeOf(ev); t != nil {
		err.Value = t.String()
	}
	return err
}

// check returns what is wrong with the keys every event has. goodOrder says that the
// order's id need not be looked at.
func (m *Meta) check(goodOrder bool) *EventError {
	switch {
	case !inBounds(m.At):
		return badInstant("at", m.At)
	case !m.Seen.IsZero() && !inBounds(m.Seen):
		return badInstant("seen", m.Seen)
	case uint(m.Rev) > maxRev:
		return badCount("rev", m.Rev)
	case !goodOrder && !isID(m.Order):
		return malformed("order", m.Order)
	case !isID(m.Account):
		return malformed("account", m.Account)
	case !isID(m.ID):
		return malformed("id", m.ID)
	}
	return nil
}

// maxRev is the highest revision a report may have.
const maxRev = 1 << 30
