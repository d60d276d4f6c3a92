package synth

// A script writes the happenings of one order into its plan, in the order in which
// a person would tell them. Chances are in ten thousand; those of the seller's
// mistakes grow with the account's sloppiness.
type script struct {
	*plan
	d      *dice
	cal    *calendar
	sloppy int // percent

	dead      bool  // cancelled as a whole before it was shipped
	late      bool  // confirmed late, delivered late, or never
	confirmed int64 // the last parcel's, 0: never
	delivered int64 // the last parcel's, 0: never
}

func (s *script) write() {
	s.basket()
	s.promise()
	s.cancel()
	if !s.dead {
		s.ship()
	}
	s.aftermath()
}

// aftermath is what comes from the buyer, what comes back, and what is put right.
func (s *script) aftermath() {
	s.messages()
	if s.delivered != 0 || s.late {
		s.feedback()
		s.claim()
		s.chargeback()
		s.returns()
		s.survey()
	}
	s.invoice()
	s.account()
	s.correct()
}

// fault is a chance of a mistake of the seller.
func (s *script) fault(inTenThousand int) bool { return s.d.chance(inTenThousand * s.sloppy / 100) }

// after returns t plus a to b seconds.
func (s *script) after(t int64, a, b int) int64 { return t + int64(s.d.between(a, b)) }

// basket decides what is ordered and who ships it.
func (s *script) basket() {
	s.afn = s.d.chance(3000)
	s.business = s.d.chance(800)
	lines := 1
	if s.d.chance(1500) {
		lines = s.d.between(2, maxLines)
	}
	for i := range lines {
		s.units[i] = 1
		if s.d.chance(900) {
			s.units[i] = uint8(s.d.between(2, 4))
		}
	}
	s.parcels = 1
	if s.allUnits() > 1 && s.d.chance(2500) {
		s.parcels = 2
	}
}

func (s *script) allUnits() int {
	n := 0
	for _, u := range s.units {
		n += int(u)
	}
	return n
}

// promise places the order with its deadlines: shipped by the next working day but
// one, delivered three to seven working days after that, each to the day's last
// second. A few orders come without.
func (s *script) promise() {
	shipDay := s.cal.workday(s.day, s.d.between(1, 2))
	s.transit = s.d.between(3, 7)
	if !s.d.chance(100) {
		s.shipBy = s.cal.end(shipDay)
		s.shipBySaid = s.shipBy
	}
	s.deliverBy = s.cal.end(s.cal.workday(shipDay, s.transit))
	s.at(kindPlaced, s.placed, 0, 0)
	switch {
	case s.d.chance(200): // read again weeks later, and something differs
		s.at(kindPlaced, s.placed, 0, 1).seen = int32(s.d.between(5*day, 30*day))
	case s.d.chance(30): // told by two sources that contradict each other
		s.at(kindPlaced, s.placed, 0, 1)
	}
	if s.afn || s.shipBy == 0 {
		return
	}
	switch {
	case s.fault(150): // the seller asks for another day
		s.shipBy = s.cal.end(s.cal.workday(shipDay, 1))
		s.at(kindPromised, s.after(s.placed, hour, 20*hour), 0, 0)
	case s.d.chance(150): // the marketplace grants one: a storm, a strike
		s.at(kindExtended, s.after(s.placed, hour, 20*hour), 0, 0)
	}
}

// Ways in which an order is cancelled: the argument of kindCancelled.
const (
	byBuyer = iota
	onRequest
	outOfStock
	unconfirmed
	otherReason
)

// cancel decides whether an order, or its last line, dies before it is shipped.
func (s *script) cancel() {
	switch {
	case s.d.chance(110):
		s.dead = true
		s.at(kindCancelled, s.after(s.placed, 300, 8*hour), 0, s.d.pick([]int{3, 2}))
	case s.afn:
		if s.d.chance(40) {
			s.dead = true
			s.at(kindCancelled, s.after(s.placed, 300, 30*hour), 0, otherReason)
		}
	case s.fault(70):
		s.dead = true
		s.at(kindCancelled, s.after(s.placed, 2*hour, 30*hour), 0, outOfStock+2*s.d.n(2))
	case s.shipBy != 0 && s.fault(20):
		s.dead, s.late = true, true
		s.at(kindCancelled, s.after(s.shipBy, 5*day, 8*day), 0, unconfirmed)
	case s.units[1] != 0 && s.fault(250):
		last := 1
		if s.units[2] != 0 {
			last = 2
		}
		s.at(kindCancelled, s.after(s.placed, hour, 10*hour), last+1, s.d.pick([]int{1, 1, 3}))
		s.units[last] |= cancelledLine
	}
}

// cancelledLine marks a line's units as cancelled.
const cancelledLine = 0x80
