package metrics

// FeedbackLeft ("feedback.left") says that a buyer rated an order.
type FeedbackLeft struct {
	Meta
	Feedback string
	Rating   int // 1 to 5, required
	Scope    Scope
}

// FeedbackRemoved ("feedback.removed") says that a feedback was taken down.
type FeedbackRemoved struct {
	Meta
	Feedback string
	By       Party
}

// ClaimOpened ("claim.opened") says that a buyer filed a claim.
type ClaimOpened struct {
	Meta
	Claim string
	Kind  ClaimKind
}

// ClaimDecided ("claim.decided") says how a claim was decided. A decision on a
// claim never opened is accepted: it counts as the decision says, and so does one whose opening
// is void. That the seller refunded after the filing is an outcome, [Refunded]: a [RefundIssued]
// alone does not say that it is for the claim.
type ClaimDecided struct {
	Meta
	Claim   string
	Outcome ClaimOutcome // required
	By      Party
	// SellerFault is whether the grant was the seller's fault; unstated is yes. It
	// is No as well for a claim the marketplace pays for (protected).
	SellerFault Flag
}

// ChargebackOpened ("chargeback.opened") says that a card holder disputed a charge.
type ChargebackOpened struct {
	Meta
	Chargeback string
	Kind       ChargebackKind
}

// ChargebackDecided ("chargeback.decided") says how a chargeback ended.
type ChargebackDecided struct {
	Meta
	Chargeback string
	Outcome    ChargebackOutcome // required
}

// ReturnRequested ("return.requested") says that a buyer asked to return goods. Whether that is
// within the policy stands as it was said last, be it by a rejection.
type ReturnRequested struct {
	Meta
	Return   string
	InPolicy Flag
}

// ReturnAnswered ("return.answered") says that the seller authorised, refunded or
// closed a return request.
type ReturnAnswered struct {
	Meta
	Return string
}

// ReturnRejected ("return.rejected") says that the seller rejected a return
// request.
type ReturnRejected struct {
	Meta
	Return   string
	InPolicy Flag
}

// ReturnReceived ("return.received") says that the goods came back.
type ReturnReceived struct {
	Meta
	Return      string
	Cause       string
	Accountable Flag
}

// ReturnRated ("return.rated") is the buyer's word on how a return went. The last one stands.
type ReturnRated struct {
	Meta
	Return   string
	Resolved Flag // whether the buyer calls it resolved
}

// MessageReceived ("message.received") is a buyer's message that needs an answer.
type MessageReceived struct {
	Meta
	Message string // required
	Thread  string
}

// MessageAnswered ("message.answered") is an answer to a message.
type MessageAnswered struct {
	Meta
	Message string // required
	Thread  string
	Auto    bool // an automatic reply: it does not count as an answer
}

// MessageClosed ("message.closed") says that a message needs no response.
type MessageClosed struct {
	Meta
	Message string // required
	Thread  string
}

// ViolationOpened ("violation.opened") is a policy violation on the account.
type ViolationOpened struct {
	Meta
	Violation string // required
	Category  string // required
	Severity  string
	ASIN      string
}

// ViolationResolved ("violation.resolved") says how a violation was resolved.
type ViolationResolved struct {
	Meta
	Violation string           // required
	Outcome   ViolationOutcome // required
}

// Type implements [Event].
func (*FeedbackLeft) Type() string { return "feedback.left" }

// Type implements [Event].
func (*FeedbackRemoved) Type() string { return "feedback.removed" }

// Type implements [Event].
func (*ClaimOpened) Type() string { return "claim.opened" }

// Type implements [Event].
func (*ClaimDecided) Type() string { return "claim.decided" }

// Type implements [Event].
func (*ChargebackOpened) Type() string { return "chargeback.opened" }

// Type implements [Event].
func (*ChargebackDecided) Type() string { return "chargeback.decided" }

// Type implements [Event].
func (*ReturnRequested) Type() string { return "return.requested" }

// Type implements [Event].
func (*ReturnAnswered) Type() string { return "return.answered" }

// Type implements [Event].
func (*ReturnRejected) Type() string { return "return.rejected" }

// Type implements [Event].
func (*ReturnReceived) Type() string { return "return.received" }

// Type implements [Event].
func (*ReturnRated) Type() string { return "return.rated" }

// Type implements [Event].
func (*MessageReceived) Type() string { return "message.received" }

// Type implements [Event].
func (*MessageAnswered) Type() string { return "message.answered" }

// Type implements [Event].
func (*MessageClosed) Type() string { return "message.closed" }

// Type implements [Event].
func (*ViolationOpened) Type() string { return "violation.opened" }

// Type implements [Event].
func (*ViolationResolved) Type() string { return "violation.resolved" }
