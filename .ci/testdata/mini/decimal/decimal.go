// Package decimal has the names of the real one that the tests need.
package decimal

// DivisionPrecision is a package variable.
var DivisionPrecision = 16

// Decimal is a number.
type Decimal struct{ n int64 }

// New returns n.
func New(n int64, _ int32) Decimal { return Decimal{n} }

// Div reads a package variable.
func (d Decimal) Div(e Decimal) Decimal { return Decimal{d.n / e.n} }

// DivRound does not.
func (d Decimal) DivRound(e Decimal, _ int32) Decimal { return Decimal{d.n / e.n} }

// Equal compares.
func (d Decimal) Equal(e Decimal) bool { return d.n == e.n }
