package metrics

// This file decides whether a ledger takes an event, and of which subject it is.

// admit checks an event against the rules of all events and of this ledger, and says which
// subject it is about. It fixes the ledger's currency by the first amount; the caller takes
// that back if the event is refused. next says that it is applied at once: what there is to
// wait for of the index then comes while the event is checked.
func (l *ledger) admit(ev Event, t *target, next bool) *EventError {
	n, m := identify(ev)
	if m == nil {
		return refuse(ev)
	}
	l.aim(t, ev, n, m)
	if next {
		l.touched += l.index.touchOne(t.hash)
	}
	if e := checkAs(ev, n, m, !t.key.isText(), &t.worth); e != nil {
		return e
	}
	if m.Account != "" && l.cfg.Account != "" && m.Account != l.cfg.Account {
		return &EventError{Type: ev.Type(), Order: m.Order, Key: "account", Value: m.Account, Err: ErrAccount}
	}
	if l.texts.full() {
		return &EventError{Type: ev.Type(), Order: m.Order, Err: ErrRange}
	}
	if m.Void {
		return nil // says no amount
	}
	switch n {
	case numberOrderPlaced:
		return l.admitCurrency(ev, m, "total.currency", ev.(*OrderPlaced).Total.Currency)
	case numberRefundIssued:
		return l.admitCurrency(ev, m, "amount.currency", ev.(*RefundIssued).Amount.Currency)
	}
	return nil
}

func (l *ledger) admitCurrency(ev Event, m *Meta, key, currency string) *EventError {
	if currency != "" && currency != l.currency {
		if l.currency != "" {
			return &EventError{Type: ev.Type(), Order: m.Order, Key: key, Value: currency, Err: ErrCurrency}
		}
		l.currency = currency
	}
	return nil
}

// aim says which subject an event is about.
func (l *ledger) aim(t *target, ev Event, n eventNumber, m *Meta) {
	if n < numberMessageReceived {
		if k, ok := packOrder(m.Order); ok {
			t.key, t.hash, t.text, t.slot, t.gap, t.worth = k, mix(uint64(k)^l.salt), "", 0, gap{}, worth{}
			return
		}
	}
	*t = l.targetID(apart(ev, m))
}

// apart returns the subject of an event, which may be of no order.
func apart(ev Event, m *Meta) (Subject, string) {
	switch e := ev.(type) {
	case *MessageReceived:
		return messageSubject(m, e.Message)
	case *MessageAnswered:
		return messageSubject(m, e.Message)
	case *MessageClosed:
		return messageSubject(m, e.Message)
	case *ViolationOpened:
		return ViolationSubject, e.Violation
	case *ViolationResolved:
		return ViolationSubject, e.Violation
	}
	return OrderSubject, m.Order
}

func messageSubject(m *Meta, message string) (Subject, string) {
	if m.Order != "" {
		return OrderSubject, m.Order
	}
	return MessageSubject, message
}

func (l *ledger) targetID(subject Subject, id string) target {
	if subject == OrderSubject {
		if k, ok := packOrder(id); ok {
			return target{key: k, hash: mix(uint64(k) ^ l.salt)}
		}
	}
	return target{
		key:  textKey | subjectKey(subject)<<keyKindShift,
		hash: l.index.hashText(id, subject),
		text: id,
	}
}
