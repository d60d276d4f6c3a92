package synth

// invoice: business orders get one, nearly always in time. Of what was cancelled
// after all, the money goes back.
func (s *script) invoice() {
	if s.business && s.confirmed != 0 && !s.fault(150) {
		late := 0
		if s.fault(250) {
			late = 3 * day
		}
		s.at(kindInvoice, s.after(s.confirmed, 300+late, 18*hour+late), 0, 0)
	}
	if s.late && s.confirmed == 0 && s.d.chance(5000) {
		s.at(kindRefund, s.after(s.placed, 8*day, 20*day), 0, 0)
	}
}

// account is what happens to the seller rather than to the order: now and then a
// policy is violated, or an order is taken out of a metric for a reason.
func (s *script) account() {
	if s.d.chance(6 * s.sloppy / 100) {
		at := s.after(s.placed, 0, 20*day)
		s.at(kindViolation, at, 0, s.d.n(len(violationCategories)))
		if s.d.chance(7000) {
			s.at(kindViolationResolved, s.after(at, day, 30*day), 0, s.d.n(2))
		}
	}
	if s.late && s.confirmed != 0 && s.d.chance(400) {
		at := s.after(s.confirmed, day, 20*day)
		s.at(kindExcluded, at, 0, 0)
		if s.d.chance(1500) {
			s.at(kindIncluded, s.after(at, day, 10*day), 0, 0)
		}
	}
}

// correct has something said wrong at first put right weeks later, with a higher
// revision: another instant, another word, or that it never happened.
func (s *script) correct() {
	for i, n := 0, len(s.steps); i < n; i++ {
		was := s.steps[i]
		c := &corrections[was.kind]
		if was.rev != 0 || !s.d.chance(c.chance) {
			continue
		}
		fixed := was
		fixed.rev = 1
		fixed.seen = max(was.seen, 0) + int32(s.d.between(10*day, 45*day))
		if c.to == nil {
			fixed.void = true
		} else {
			c.to(s, &fixed)
		}
		s.steps = append(s.steps, fixed)
	}
}

// A correction is how often a kind of report is corrected, and into what; void
// where that is nil.
type correction struct {
	chance int
	to     func(*script, *step)
}

var corrections = [kinds]correction{
	kindPlaced:       {30, func(s *script, f *step) { f.at -= int32(s.d.between(1, 300)) }},
	kindPromised:     {200, nil},
	kindCancelled:    {800, func(_ *script, f *step) { f.arg = onRequest }},
	kindConfirmed:    {60, func(s *script, f *step) { f.at -= int32(s.d.n(int(f.at)/2 + 1)) }},
	kindScanned:      {40, func(s *script, f *step) { f.at += int32(s.d.between(60, 5*hour)) }},
	kindDelivered:    {40, func(s *script, f *step) { f.at -= int32(s.d.between(60, 20*hour)) }},
	kindFeedback:     {100, func(s *script, f *step) { f.arg = uint8(s.d.between(1, 5)) }},
	kindClaim:        {400, nil},
	kindClaimDecided: {400, func(_ *script, f *step) { f.arg = claimNotSellersFault }},
	kindRefund:       {200, nil},
	kindMessage:      {100, nil},
	kindViolation:    {800, nil},
}
