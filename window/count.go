package window

// Count is what a step adds to a day and what a window sums up. The zero Count is
// nothing. All three are plain integers that may be negative; they wrap around
// when they exceed 64 bits, so that taking back stays exact.
type Count struct {
	Hits  int64 `json:"hits"`  // the numerator: how many were hit
	Total int64 `json:"total"` // the denominator: how many were judged
	Open  int64 `json:"open"`  // how many are neither done nor due, in no other field
}

// Plus returns the sum of c and o.
func (c Count) Plus(o Count) Count {
	return Count{c.Hits + o.Hits, c.Total + o.Total, c.Open + o.Open}
}

// Minus returns c without o.
func (c Count) Minus(o Count) Count {
	return Count{c.Hits - o.Hits, c.Total - o.Total, c.Open - o.Open}
}

// Neg returns the Count that takes c back: c.Plus(c.Neg()) is zero.
func (c Count) Neg() Count { return Count{-c.Hits, -c.Total, -c.Open} }

// IsZero reports whether all three are 0.
func (c Count) IsZero() bool { return c.Hits|c.Total|c.Open == 0 }

// Cell is the sum of all steps of one day and one since: from the end of day
// Since on, day Day has Count more. Since is not before Day. The zero Cell is
// nothing.
type Cell struct {
	Day   Day   `json:"day"`   // the day that has the count
	Since Day   `json:"since"` // the first as-of day that sees it
	Count Count `json:"count"`
}
