package metrics

import (
	"fmt"
	"math/bits"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Ratio is an exact fraction of two counts. It is never rounded; printing rounds.
// The zero value, and every ratio with a denominator of zero, is no data: neither
// 0 % nor 100 %. Ratios are comparable with == as written: 1/2 and 2/4 differ;
// see [Ratio.Cmp] for their values.
type Ratio struct{ num, den int64 }

// NewRatio returns num/den. A den of zero or less is no data.
func NewRatio(num, den int64) Ratio {
	if den <= 0 {
		return Ratio{num: num}
	}
	return Ratio{num, den}
}

// Num returns the numerator.
func (r Ratio) Num() int64 { return r.num }

// Den returns the denominator, 0 where there is no data.
func (r Ratio) Den() int64 { return r.den }

// HasData reports whether r is a number, that is, whether its denominator is not zero.
func (r Ratio) HasData() bool { return r.den > 0 }

// Cmp compares the values of two ratios that have data, exactly: -1, 0 or +1.
// A ratio without data sorts before every other.
func (r Ratio) Cmp(o Ratio) int {
	switch {
	case !r.HasData() && !o.HasData():
		return 0
	case !r.HasData():
		return -1
	case !o.HasData():
		return 1
	}
	return cmpProducts(r.num, o.den, o.num, r.den)
}

// cmpProducts compares a*b with c*d in 128 bits; b and d are not negative.
func cmpProducts(a, b, c, d int64) int {
	an, cn := a < 0, c < 0
	if an != cn {
		if an && (b != 0) {
			return -1
		}
		if cn && (d != 0) {
			return 1
		}
	}
	h1, l1 := bits.Mul64(abs64(a), uint64(b))
	h2, l2 := bits.Mul64(abs64(c), uint64(d))
	cmp := 0
	switch {
	case h1 < h2 || h1 == h2 && l1 < l2:
		cmp = -1
	case h1 != h2 || l1 != l2:
		cmp = 1
	}
	if an {
		return -cmp
	}
	return cmp
}

func abs64(x int64) uint64 {
	if x < 0 {
		return uint64(-x)
	}
	return uint64(x)
}

// Round returns the ratio rounded half up (away from zero) to places decimals,
// and whether there is data. For printing only.
func (r Ratio) Round(places int32) (decimal.Decimal, bool) {
	if !r.HasData() {
		return decimal.Decimal{}, false
	}
	return decimal.NewFromInt(r.num).DivRound(decimal.NewFromInt(r.den), places), true
}

// Percent returns the ratio as a percentage with two decimals, half up, as the
// dashboards print it ("4.17%"), and "no data" where there is none.
func (r Ratio) Percent() string {
	d, ok := Ratio{r.num, r.den}.Round(4)
	if !ok {
		return "no data"
	}
	return d.Shift(2).StringFixed(2) + "%"
}

// String returns the exact fraction, for example "12/1034".
func (r Ratio) String() string {
	return strconv.FormatInt(r.num, 10) + "/" + strconv.FormatInt(r.den, 10)
}

// MarshalText implements encoding.TextMarshaler in the form of String.
func (r Ratio) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText implements encoding.TextUnmarshaler.
func (r *Ratio) UnmarshalText(text []byte) error {
	num, den, ok := strings.Cut(string(text), "/")
	n, err1 := strconv.ParseInt(num, 10, 64)
	d, err2 := strconv.ParseInt(den, 10, 64)
	if !ok || err1 != nil || err2 != nil || d < 0 {
		return fmt.Errorf("metrics: ratio %q is not of the form n/d", text)
	}
	*r = Ratio{n, d}
	return nil
}
