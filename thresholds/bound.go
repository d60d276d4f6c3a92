package thresholds

import (
	"math"
	"math/bits"

	"github.com/shopspring/decimal"

	"github.com/sellerperf/sellerperf/metrics"
)

// bound is a limit made ready for judging: the value is the fraction num/den, den
// being a power of ten, both at most MaxInt64. The zero bound is none.
type bound struct {
	op       Op
	num, den uint64
}

// validValue returns why a value cannot be a limit's, or nil.
func validValue(d decimal.Decimal) error {
	e := d.Exponent()
	switch {
	case d.Sign() < 0,
		e < -maxDigits, e > maxDigits,
		d.NumDigits() > maxDigits,
		e > 0 && d.NumDigits()+int(e) > maxDigits:
		return metrics.ErrRange
	}
	return nil
}

// boundOf compiles a limit. It allocates nothing.
func boundOf(l Limit) (bound, bool) {
	if !l.Op.IsValid() || validValue(l.Value) != nil {
		return bound{}, false
	}
	b := bound{op: l.Op, num: uint64(l.Value.CoefficientInt64()), den: 1}
	e := l.Value.Exponent()
	for ; e > 0; e-- {
		b.num *= 10
	}
	for ; e < 0; e++ {
		b.den *= 10
	}
	return b, true
}

// per returns the bound that a number must keep for so many times the number to keep b.
// ok is false where it is no fraction of 64 bits.
func (b bound) per(parts uint64) (bound, bool) {
	g := gcd(b.num, parts)
	if g > 1 {
		b.num, parts = b.num/g, parts/g
	}
	hi, lo := bits.Mul64(b.den, parts)
	b.den = lo
	return b, hi == 0
}

func gcd(a, b uint64) uint64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// cmp compares num/den with the bound's value: -1, 0 or +1. den is positive.
func (b bound) cmp(num, den int64) int {
	if num < 0 {
		return -1 // a bound is never negative
	}
	h1, l1 := bits.Mul64(uint64(num), b.den)
	h2, l2 := bits.Mul64(uint64(den), b.num)
	switch {
	case h1 == h2 && l1 == l2:
		return 0
	case h1 < h2 || h1 == h2 && l1 < l2:
		return -1
	}
	return 1
}

// holds reports whether num/den keeps the bound. den is positive.
func (b bound) holds(num, den int64) bool { return b.op.holds(b.cmp(num, den)) }

// share returns floor(total*value) and whether nothing was left over. ok is false
// when the result is no int64. total is not negative.
func (b bound) share(total int64) (q int64, whole, ok bool) {
	hi, lo := bits.Mul64(uint64(total), b.num)
	if hi >= b.den {
		return 0, false, false
	}
	quo, rem := bits.Div64(hi, lo, b.den)
	return int64(quo), rem == 0, quo <= math.MaxInt64
}

// most returns the greatest number of hits out of total that an upper bound lets
// pass: -1 when not even none does.
func (b bound) most(total int64) (int64, bool) {
	q, whole, ok := b.share(total)
	if b.op == Below && whole {
		q--
	}
	return q, ok
}

// least returns the smallest number of hits out of total that a lower bound lets
// pass. It is more than total when not even all do.
func (b bound) least(total int64) (int64, bool) {
	q, whole, ok := b.share(total)
	if b.op == Above || !whole {
		if q == math.MaxInt64 {
			return 0, false
		}
		q++
	}
	return q, ok
}

// sub returns a-b, and false when that is no int64.
func sub(a, b int64) (int64, bool) {
	d := a - b
	return d, (a >= b) == (d >= 0)
}
