package window

// MaxFew is how many late cells are few.
const MaxFew = maxFew

// Spread makes the late cells many, however few they are.
func (s *Series) Spread() { s.spread() }
