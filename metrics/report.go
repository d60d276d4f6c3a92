package metrics

// spillReport returns an empty report for what the record holds.
func (l *ledger) spillReport(k kind, id string, at, seen stamp) *report {
	r := &l.spill
	*r = report{kind: k, id: id, at: at, seen: seen, says: r.says[:0]}
	return r
}

// reportOf says in words what an event says.
func (l *ledger) reportOf(ev Event, m *Meta, at, seen stamp) *report {
	r := &l.report
	*r = report{rev: uint32(m.Rev), void: m.Void, at: at, seen: seen, says: r.says[:0]}
	l.more = l.more[:0]
	switch e := ev.(type) {
	case *OrderPlaced:
		r.kind = kindPlaced
		if !m.Void {
			l.placingReport(r, e)
		}
	case *OrderPromised:
		l.promiseReport(r, e)
	case *OrderCancelled:
		l.cancelReport(r, e)
	case *ShipmentConfirmed:
		r.kind, r.id = kindConfirmed, e.Shipment
		l.confirmationReport(r, e)
	case *ShipmentScanned:
		r.kind, r.id = scanKind(e.Stage), e.Shipment
		r.say(attrAt, 0)
	case *ShipmentDelivered:
		r.kind, r.id = kindDelivered, e.Shipment
		r.say(attrAt, 0)
		l.sayCause(r, e.Cause, e.Accountable)
	case *InvoiceUploaded:
		r.kind, r.id = kindInvoiced, e.Shipment
		r.say(attrAt, 0)
	case *RefundIssued:
		r.kind, r.id = kindRefunded, e.Refund
		r.say(attrAt, 0)
		r.say(attrAmount, l.minor(&e.Amount.Amount, e.Amount.Currency, 0))
	case *SurveyAnswered:
		r.kind = kindSurveyed
		r.say(attrState, uint64(btoi(e.Satisfied)))
	case *OrderExcluded:
		l.exclusionReport(r, kindExcluded, e.Metrics, e.Reason, e.Evidence)
	case *OrderIncluded:
		l.exclusionReport(r, kindIncluded, e.Metrics, e.Reason, e.Evidence)
	default:
		l.buyerReport(r, ev)
	}
	return r
}

// buyerReport is reportOf for what buyers and the marketplace do.
func (l *ledger) buyerReport(r *report, ev Event) {
	switch e := ev.(type) {
	case *FeedbackLeft:
		r.kind, r.id = kindLeft, e.Feedback
		r.say(attrState, uint64(e.Rating)|uint64(e.Scope)<<4)
	case *FeedbackRemoved:
		r.kind, r.id = kindRemoved, e.Feedback
		r.say(attrState, uint64(e.By))
	case *ClaimOpened:
		r.kind, r.id = kindClaimOpened, e.Claim
		r.say(attrState, 0)
		r.sayNumber(attrKind, uint64(e.Kind))
	case *ClaimDecided:
		r.kind, r.id = kindClaimDecided, e.Claim
		r.say(attrState, uint64(e.Outcome)|uint64(e.SellerFault)<<4|uint64(e.By)<<8)
	case *ChargebackOpened:
		r.kind, r.id = kindDisputed, e.Chargeback
		r.say(attrState, 0)
		r.sayNumber(attrKind, uint64(e.Kind))
	case *ChargebackDecided:
		r.kind, r.id = kindDisputeDecided, e.Chargeback
		r.say(attrState, uint64(e.Outcome))
	case *ViolationOpened:
		r.kind, r.id = kindViolationOpened, ""
		r.say(attrState, 0)
		r.sayNumber(attrCategory, uint64(l.words.id(e.Category)))
		r.sayNumber(attrSeverity, uint64(l.words.id(e.Severity)))
		r.sayNumber(attrASIN, uint64(l.words.id(e.ASIN)))
	case *ViolationResolved:
		r.kind, r.id = kindViolationResolved, ""
		r.say(attrState, uint64(e.Outcome))
	default:
		l.threadReport(r, ev)
	}
}

// threadReport is reportOf for messages and returns.
func (l *ledger) threadReport(r *report, ev Event) {
	switch e := ev.(type) {
	case *MessageReceived:
		r.kind, r.id = kindReceived, e.Message
		r.say(attrAt, 0)
		r.sayText(attrThread, e.Thread)
	case *MessageAnswered:
		r.kind, r.id = kindAnswered, e.Message
		r.say([...]attr{attrAt, attrAuto}[btoi(e.Auto)], 0)
		r.sayText(attrThread, e.Thread)
	case *MessageClosed:
		r.kind, r.id = kindClosed, e.Message
		r.say(attrAt, 0)
		r.sayText(attrThread, e.Thread)
	case *ReturnRequested:
		r.kind, r.id = kindReturnRequested, e.Return
		r.say(attrAt, 0)
		r.sayNumber(attrInPolicy, uint64(e.InPolicy))
	case *ReturnAnswered:
		r.kind, r.id = kindReturnAnswered, e.Return
		r.say(attrAt, 0)
	case *ReturnRejected:
		r.kind, r.id = kindReturnRejected, e.Return
		r.say(attrAt, 0)
		r.sayNumber(attrInPolicy, uint64(e.InPolicy))
	case *ReturnReceived:
		r.kind, r.id = kindReturnReceived, e.Return
		r.say(attrAt, 0)
		l.sayCause(r, e.Cause, e.Accountable)
	case *ReturnRated:
		r.kind, r.id = kindReturnRated, e.Return
		r.say(attrAt, 0)
		r.sayNumber(attrResolved, uint64(e.Resolved))
	}
}

func (l *ledger) sayCause(r *report, cause string, accountable Flag) {
	r.sayNumber(attrCause, uint64(l.words.id(cause)))
	r.sayNumber(attrAccountable, uint64(accountable))
}

func (l *ledger) promiseReport(r *report, e *OrderPromised) {
	r.kind = kindPromised
	if e.Extension {
		r.kind = kindExtended
	}
	if t := stampOf(e.ShipBy); t != 0 {
		r.say(attrShipBy, uint64(t))
	}
	if t := stampOf(e.DeliverBy); t != 0 {
		r.say(attrDeliverBy, uint64(t))
	}
}

// A cancellation's val: by, accountable, units, and the buyer's request.
const (
	cancelAccountable = 2
	cancelUnits       = 4
	cancelUnitsMask   = 1<<22 - 1
)

func (l *ledger) cancelReport(r *report, e *OrderCancelled) {
	r.kind, r.id = kindCancelled, e.Line
	val := uint64(e.By) | uint64(e.Accountable)<<cancelAccountable | uint64(e.Units)<<cancelUnits
	if e.RequestedBy == Buyer {
		val |= stickyBit
	}
	r.says = append(r.says, saying{attr: attrState, at: r.at, val: val, sub: l.tripleWord(e.Reason, e.Cause, "")})
}

// exclusionReport makes the report for the first metric and leaves the others in
// more.
func (l *ledger) exclusionReport(r *report, k kind, metrics []string, reason, evidence string) {
	r.kind = k
	if len(metrics) == 0 {
		return
	}
	r.id, l.more = metrics[0], append(l.more, metrics[1:]...)
	r.says = append(r.says, saying{attr: attrState, at: r.at, sub: l.tripleWord(reason, evidence, "")})
}

// joinMore joins an exclusion's report for the other metrics it names.
func (l *ledger) joinMore(slot uint32, r *report) bool {
	changed := false
	for _, id := range l.more {
		r.id = id
		changed = l.join(slot, r) || changed
	}
	clear(l.more)
	return changed
}
