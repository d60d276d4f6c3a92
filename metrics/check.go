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
	switch e := ev.(type) {
	case *OrderPlaced:
		if e != nil {
			return orderEvent(e.Type(), &e.Meta, e.check())
		}
	case *OrderPromised:
		if e != nil {
			return orderEvent(e.Type(), &e.Meta, e.check())
		}
	case *OrderCancelled:
		if e != nil {
			return orderEvent(e.Type(), &e.Meta, e.check())
		}
	case *ShipmentConfirmed:
		if e != nil {
			return orderEvent(e.Type(), &e.Meta, e.check())
		}
	case *ShipmentScanned:
		if e != nil {
			return orderEvent(e.Type(), &e.Meta, e.check())
		}
	case *ShipmentDelivered:
		if e != nil {
			return orderEvent(e.Type(), &e.Meta, e.check())
		}
	case *InvoiceUploaded:
		if e != nil {
			return orderEvent(e.Type(), &e.Meta, e.check())
		}
	case *RefundIssued:
		if e != nil {
			return orderEvent(e.Type(), &e.Meta, e.check())
		}
	case *SurveyAnswered:
		if e != nil {
			return orderEvent(e.Type(), &e.Meta, nil)
		}
	case *OrderExcluded:
		if e != nil {
			return orderEvent(e.Type(), &e.Meta, checkExclusion(e.Metrics, e.Reason, e.Evidence, e.Void))
		}
	case *OrderIncluded:
		if e != nil {
			return orderEvent(e.Type(), &e.Meta, checkExclusion(e.Metrics, e.Reason, e.Evidence, e.Void))
		}
	default:
		return checkBuyer(ev)
	}
	return refuse(ev)
}

// checkBuyer is check for what buyers and the marketplace do: event_buyer.go.
func checkBuyer(ev Event) *EventError {
	switch e := ev.(type) {
	case *FeedbackLeft:
		if e != nil {
			return orderEvent(e.Type(), &e.Meta, e.check())
		}
	case *FeedbackRemoved:
		if e != nil {
			return orderEvent(e.Type(), &e.Meta, e.check())
		}
	case *ClaimOpened:
		if e != nil {
			return orderEvent(e.Type(), &e.Meta, e.check())
		}
	case *ClaimDecided:
		if e != nil {
			return orderEvent(e.Type(), &e.Meta, e.check())
		}
	case *ChargebackOpened:
		if e != nil {
			return orderEvent(e.Type(), &e.Meta, e.check())
		}
	case *ChargebackDecided:
		if e != nil {
			return orderEvent(e.Type(), &e.Meta, e.check())
		}
	case *ReturnRequested:
		if e != nil {
			return orderEvent(e.Type(), &e.Meta, checkReturn(e.Return, "in_policy", e.InPolicy, ""))
		}
	case *ReturnAnswered:
		if e != nil {
			return orderEvent(e.Type(), &e.Meta, checkReturn(e.Return, "", Unstated, ""))
		}
	case *ReturnRejected:
		if e != nil {
			return orderEvent(e.Type(), &e.Meta, checkReturn(e.Return, "in_policy", e.InPolicy, ""))
		}
	case *ReturnReceived:
		if e != nil {
			return orderEvent(e.Type(), &e.Meta, checkReturn(e.Return, "accountable", e.Accountable, e.Cause))
		}
	case *ReturnRated:
		if e != nil {
			return orderEvent(e.Type(), &e.Meta, checkReturn(e.Return, "resolved", e.Resolved, ""))
		}
	case *MessageReceived:
		if e != nil {
			return messageEvent(e.Type(), &e.Meta, e.Message, e.Thread)
		}
	case *MessageAnswered:
		if e != nil {
			return messageEvent(e.Type(), &e.Meta, e.Message, e.Thread)
		}
	case *MessageClosed:
		if e != nil {
			return messageEvent(e.Type(), &e.Meta, e.Message, e.Thread)
		}
	case *ViolationOpened:
		if e != nil {
			return accountEvent(e.Type(), &e.Meta, e.check())
		}
	case *ViolationResolved:
		if e != nil {
			return accountEvent(e.Type(), &e.Meta, e.check())
		}
	}
	return refuse(ev)
}

// refuse says that an event is none: nil, a nil pointer, or of a foreign type.
func refuse(ev Event) *EventError {
	err := &EventError{Err: ErrUnknown}
	if t := reflect.TypeOf(ev); t != nil {
		err.Value = t.String()
	}
	return err
}

// orderEvent completes the check of an event that belongs to an order.
func orderEvent(typ string, m *Meta, err *EventError) *EventError {
	e := m.check()
	switch {
	case e != nil:
		err = e
	case m.Order == "":
		err = missing("order")
	}
	if err != nil {
		err.Type, err.Order = typ, m.Order
	}
	return err
}

// messageEvent completes the check of an event that may belong to an order.
func messageEvent(typ string, m *Meta, message, thread string) *EventError {
	err := m.check()
	switch {
	case err != nil:
	case message == "":
		err = missing("message")
	case !isID(message):
		err = malformed("message", message)
	case !isID(thread):
		err = malformed("thread", thread)
	}
	if err != nil {
		err.Type, err.Order = typ, m.Order
	}
	return err
}

// accountEvent completes the check of an event that belongs to no order.
func accountEvent(typ string, m *Meta, err *EventError) *EventError {
	e := m.check()
	switch {
	case e != nil:
		err = e
	case m.Order != "":
		err = malformed("order", m.Order)
	}
	if err != nil {
		err.Type, err.Order = typ, m.Order
	}
	return err
}

// check returns what is wrong with the keys every event has.
func (m *Meta) check() *EventError {
	switch {
	case !inBounds(m.At):
		return badInstant("at", m.At)
	case !m.Seen.IsZero() && !inBounds(m.Seen):
		return badInstant("seen", m.Seen)
	case uint(m.Rev) > maxRev:
		return badCount("rev", m.Rev)
	case !isID(m.Order):
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
