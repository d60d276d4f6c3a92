package synth

// ratings are the weights of one to five stars: of orders that went well, and of
// those that did not.
var (
	goodRatings = []int{8, 6, 25, 110, 851}
	badRatings  = []int{300, 130, 150, 150, 270}
)

// experienced is when the buyer had the goods, or should have had them.
func (s *script) experienced() int64 {
	if s.delivered != 0 {
		return s.delivered
	}
	return s.deliverBy + 2*day
}

// feedback: one order in fifteen has one; some of the bad are taken down.
func (s *script) feedback() {
	chance, weights := 600, goodRatings
	if s.late {
		chance, weights = 1400, badRatings
	}
	if !s.d.chance(chance) {
		return
	}
	rating := 1 + s.d.pick(weights)
	at := s.after(s.experienced(), 2*hour, 18*day)
	s.at(kindFeedback, at, 0, rating)
	if rating <= 2 && s.d.chance(1800) {
		s.at(kindFeedbackRemoved, s.after(at, day, 25*day), 0, 0)
	}
}

// Outcomes of a claim, the argument of kindClaimDecided, and their weights.
const (
	claimGranted = iota
	claimNotSellersFault
	claimDenied
	claimWithdrawn
	claimRefunded
)

var claimOutcomes = []int{42, 10, 20, 13, 15}

// claim is opened weeks after the order and decided weeks after that. Some are
// withdrawn after the decision, a few decided and never opened: the report was lost.
func (s *script) claim() {
	chance := 25
	if s.late {
		chance = 450
	}
	if !s.d.chance(chance * s.sloppy / 100) {
		return
	}
	at := s.after(s.experienced(), 2*day, 30*day)
	if !s.d.chance(200) {
		s.at(kindClaim, at, 0, s.d.n(3))
	}
	if s.d.chance(800) {
		return // still open
	}
	at = s.after(at, 2*day, 28*day)
	outcome := s.d.pick(claimOutcomes)
	s.at(kindClaimDecided, at, 0, outcome)
	if outcome == claimGranted && s.d.chance(700) {
		s.at(kindClaimDecided, s.after(at, day, 10*day), 0, claimWithdrawn)
	}
}

// chargeback comes from the card holder's bank, late.
func (s *script) chargeback() {
	if !s.d.chance(12) {
		return
	}
	at := s.after(s.experienced(), 10*day, 50*day)
	s.at(kindChargeback, at, 0, s.d.pick([]int{3, 2}))
	if s.d.chance(8000) {
		s.at(kindChargebackDecided, s.after(at, 10*day, 35*day), 0, s.d.n(2))
	}
}

// returns: asked for, answered or rejected, received, refunded.
func (s *script) returns() {
	if s.delivered == 0 || !s.d.chance(420) {
		return
	}
	asked := s.after(s.delivered, day, 25*day)
	s.at(kindReturnRequested, asked, 0, 0)
	answered := s.after(asked, hour, 40*hour)
	if s.fault(700) {
		answered = s.after(asked, 49*hour, 6*day)
	}
	if s.d.chance(600) {
		s.at(kindReturnRejected, answered, 0, 0)
		return
	}
	s.at(kindReturnAnswered, answered, 0, 0)
	back := s.after(answered, 3*day, 14*day)
	s.at(kindReturnReceived, back, 0, s.d.n(3))
	s.at(kindRefund, s.after(back, hour, 3*day), 0, 0)
	if s.d.chance(1200) {
		s.at(kindReturnRated, s.after(back, 4*day, 9*day), 0, s.d.pick([]int{1, 8}))
	}
}

// messages: about the order, or about none.
func (s *script) messages() {
	switch {
	case s.d.chance(650):
		s.message(kindMessage, s.after(s.placed, hour, 12*day))
	case s.d.chance(160):
		s.message(kindLooseMessage, s.after(s.placed, hour, 5*day))
	}
}

// message is a message of the given kind; its answers are the kinds after it.
func (s *script) message(k kind, at int64) {
	s.at(k, at, 0, 0)
	if s.d.chance(1500) {
		s.at(k+messageAuto, at+int64(s.d.between(1, 60)), 0, 0)
	}
	switch {
	case s.d.chance(500):
		s.at(k+messageClosed, s.after(at, 600, 20*hour), 0, 0)
	case s.fault(120): // never answered
	case s.fault(450):
		s.at(k+messageAnswered, s.after(at, 24*hour+1, 4*day), 0, 0)
	default:
		s.at(k+messageAnswered, s.after(at, 300, 22*hour), 0, 0)
	}
}

// survey follows one contact in thirty; some are answered twice.
func (s *script) survey() {
	if !s.d.chance(150) {
		return
	}
	at := s.after(s.experienced(), day, 10*day)
	s.at(kindSurvey, at, 0, s.d.pick([]int{1, 9}))
	if s.d.chance(1000) {
		s.at(kindSurvey, s.after(at, hour, 5*day), 0, 1)
	}
}
