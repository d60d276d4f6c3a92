package synth

// Stages of a scan: the argument of kindScanned.
const (
	scanAccepted = iota
	scanTransit
	scanAttempt
)

// Arguments of kindConfirmed.
const (
	confirmedTracked = iota
	confirmedUntracked
)

// ship confirms each parcel, has it scanned and delivers it.
func (s *script) ship() {
	if !s.afn && s.fault(25) { // forgotten altogether
		s.late = true
		return
	}
	s.untracked = !s.afn && s.d.chance(300)
	for n := range s.parcels {
		at := s.confirm(n)
		s.confirmed = max(s.confirmed, at)
		s.travel(n, at)
	}
}

// confirm confirms parcel n: in time, late, or by the marketplace.
func (s *script) confirm(n int) int64 {
	limit := s.shipBy
	if limit == 0 {
		limit = s.cal.end(s.cal.workday(s.day, 2))
	}
	var at int64
	switch {
	case s.afn:
		at = s.after(s.placed, 4*hour, 40*hour)
	case s.fault(270):
		s.late = true
		at = s.after(limit, hour, 3*day)
	default:
		at = min(s.inWorkingHours(), limit)
	}
	arg := confirmedTracked
	if s.untracked {
		arg = confirmedUntracked
	}
	s.at(kindConfirmed, at, n, arg)
	if s.untracked && s.d.chance(2500) { // the number comes later
		s.at(kindConfirmed, at, n, confirmedTracked).seen = int32(at - s.placed + int64(s.d.between(hour, 2*day)))
	}
	return at
}

// inWorkingHours is when an order is worked off: on the day itself if it came in
// the morning of a working day, else on the next working day or the one after.
func (s *script) inWorkingHours() int64 {
	i := s.cal.workday(s.day, 1)
	switch {
	case s.cal.workday(s.day-1, 1) == s.day && s.placed < s.cal.start(s.day)+12*hour && s.d.chance(6000):
		i = s.day
	case s.d.chance(1500):
		i = s.cal.workday(i, 1)
	}
	at := s.cal.between(s.d, i, 9, 18)
	if at < s.placed {
		at = s.after(s.placed, 600, 2*hour)
	}
	return at
}

// travel has parcel n scanned and delivered.
func (s *script) travel(n int, confirmed int64) {
	at := confirmed
	if !s.afn && !s.untracked {
		at = s.after(at, 600, 20*hour)
		s.at(kindScanned, at, n, scanAccepted)
		if s.d.chance(5500) {
			at = s.after(at, 6*hour, 30*hour)
			s.at(kindScanned, at, n, scanTransit)
		}
	}
	arrival, ok := s.arrival(at)
	if !ok {
		s.late = true
		return
	}
	if s.d.chance(150) {
		s.at(kindScanned, arrival-int64(s.d.between(20*hour, 26*hour)), n, scanAttempt)
	}
	s.at(kindDelivered, arrival, n, 0)
	s.delivered = max(s.delivered, arrival)
}

// arrival is when a parcel that was on its way at t arrives, if it does.
func (s *script) arrival(t int64) (int64, bool) {
	from := s.cal.dayOf(t)
	if s.d.chance(60) {
		return 0, false
	}
	if s.fault(450) {
		s.late = true
		return s.cal.between(s.d, s.cal.dayOf(max(t, s.deliverBy))+s.d.between(1, 5), 9, 20), true
	}
	to := s.cal.workday(from, max(1, s.transit-s.d.between(0, 3)))
	if last := s.cal.dayOf(s.deliverBy); from < last {
		to = min(to, last) // the promise had room for slow days
	}
	return s.cal.between(s.d, to, 9, 20), true
}
