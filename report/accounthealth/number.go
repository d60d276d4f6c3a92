package accounthealth

import (
	"github.com/shopspring/decimal"

	"github.com/sellerperf/sellerperf/metrics"
)

// Number is a decimal number as a document writes it, exactly. The zero Number is not
// stated.
type Number struct {
	Text   string // as written
	Value  decimal.Decimal
	Stated bool // whether the document has it and it is a number
}

// The bounds of a number: no document needs more, and decimals of any exponent take any
// amount of memory to print or compare.
const (
	maxNumberText = 48
	minExponent   = -40
	maxExponent   = 20
)

// ParseNumber reads a number as JSON writes it. A number of more than 48 characters, or
// with more than 40 decimals, is refused.
func ParseNumber(s string) (Number, bool) {
	if len(s) == 0 || len(s) > maxNumberText || !isNumber(s) {
		return Number{}, false
	}
	d, err := decimal.NewFromString(s)
	if err != nil || d.Exponent() < minExponent || d.Exponent() > maxExponent {
		return Number{}, false
	}
	return Number{Text: s, Value: d, Stated: true}, true
}

// isNumber reports whether s is made of what numbers are made of; decimal is laxer.
func isNumber(s string) bool {
	for i, r := range s {
		switch {
		case r >= '0' && r <= '9', r == '.' && i > 0, r == '-' && i == 0:
		case (r == 'e' || r == 'E' || r == '+' || r == '-') && i > 0:
		default:
			return false
		}
	}
	return true
}

// whole returns the number as an integer, and whether it is one that int64 holds.
func (n Number) whole() (int64, bool) {
	if !n.Stated || !n.Value.IsInteger() || n.Value.Abs().Cmp(decimal.NewFromInt(maxCount)) > 0 {
		return 0, false
	}
	return n.Value.IntPart(), true
}

// maxCount is the largest count read: sums and products of a few stay within int64.
const maxCount = 1 << 53

// Fit says how a stated rate and the fraction it should be go together.
type Fit uint8

// The fits, the closest first.
const (
	NoFit     Fit = iota // they do not
	Exactly              // equal
	Rounded              // rounded to the digits stated, half up or half to even
	CutOff               // cut off after the digits stated
	AsDouble             // as near as a 64-bit floating-point number comes
	InPercent            // a hundred times the fraction, in one of these ways
	NothingOf            // 0, and the denominator is 0: no data
)

// String returns the fit in words.
func (f Fit) String() string {
	return [...]string{"no fit", "exact", "rounded", "cut off", "as a double", "in percent", "no data"}[f]
}

// minPlaces is how many decimals a rate is taken to be rounded to at least: zeros at the
// end are not written, so that 0.03 may be 0.0300.
const minPlaces = 4

// maxPlaces is how many decimals of a rate are taken to be chosen; with more it is a
// floating-point number printed in full.
const maxPlaces = 15

var (
	hundredth = decimal.New(1, -2)
	oneHalf   = decimal.New(5, -1)
	double    = decimal.NewFromInt(1 << 52) // a double's relative error is under 1/2^52
)

// Fit says whether n can be the rate num/den. Amazon's documents have rates rounded to 4, 8
// or 11 decimals, doubles in full, and bare 0 and 1; zeros at the end are dropped. Nothing
// is computed in floating point.
func (n Number) Fit(num, den int64) Fit {
	switch {
	case !n.Stated || n.Value.IsNegative() || num < 0:
		return NoFit
	case den <= 0:
		if n.Value.IsZero() && num == 0 {
			return NothingOf
		}
		return NoFit
	}
	if f := fit(n.Value, num, den); f != NoFit {
		return f
	}
	if fit(n.Value.Mul(hundredth), num, den) != NoFit {
		return InPercent
	}
	return NoFit
}

func fit(v decimal.Decimal, num, den int64) Fit {
	n, d := decimal.NewFromInt(num), decimal.NewFromInt(den)
	places := max(minPlaces, -v.Exponent())
	diff := v.Mul(d).Sub(n).Abs() // den times the error
	unit := d.Shift(-places)      // den times one unit in the last place
	half := diff.Mul(decimal.NewFromInt(2)).Cmp(unit)
	switch {
	case diff.IsZero():
		return Exactly
	case half <= 0:
		return Rounded
	case v.Mul(d).Cmp(n) < 0 && diff.Cmp(unit) < 0:
		return CutOff
	case places > maxPlaces && diff.Sub(unit.Mul(oneHalf)).Mul(double).Cmp(n) <= 0: // printed, it is rounded again
		return AsDouble
	}
	return NoFit
}

// ratioText prints a fraction and what it is, for messages.
func ratioText(num, den int64) string {
	r := metrics.NewRatio(num, den)
	d, ok := r.Round(6)
	if !ok {
		return r.String()
	}
	return r.String() + " = " + d.StringFixed(6)
}

func newRatio(num, den int64) metrics.Ratio { return metrics.NewRatio(num, den) }

// ratio returns the number as a fraction of two int64, and whether it is one.
func (n Number) ratio() (metrics.Ratio, bool) {
	e := n.Value.Exponent()
	if e > 0 || e < -18 || n.Value.NumDigits() > 18 {
		return metrics.Ratio{}, false
	}
	return metrics.NewRatio(n.Value.CoefficientInt64(), decimal.New(1, -e).IntPart()), true
}
