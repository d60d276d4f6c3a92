package foresight

import (
	"math/big"
	"math/bits"

	"github.com/shopspring/decimal"
)

// Bounds are two decimals between which a number lies for certain, both included. They
// are proven: every step of the computation is rounded outwards.
type Bounds struct{ Low, High decimal.Decimal }

// fineness is the number of bits after the point of a weight.
const fineness = 128

// weights is a distribution over whole numbers from least to most, by the ratio of
// neighbours: up(k) sets num/den to weight(k+1)/weight(k). Its mode is a greatest
// weight, and the weights fall to both sides of it.
type weights struct {
	least, most, mode int64
	up                func(k int64, num, den *big.Int)
}

// sum is a sum of weights in units of the mode's weight over 2^fineness, rounded down,
// and by how much it may be too small.
type sum struct{ low, slack big.Int }

// add adds a weight that may be too small by slack units.
func (s *sum) add(w *big.Int, slack int64) {
	s.low.Add(&s.low, w)
	s.slack.Add(&s.slack, big.NewInt(slack))
}

func (s *sum) high() *big.Int { return new(big.Int).Add(&s.low, &s.slack) }

// tail returns bounds of the part of all weight that lies at k and above.
//
// A weight is its neighbour's, nearer to the mode, times a ratio of at most 1, rounded
// down; so at j steps from the mode it is too small by less than j units. Where it
// has become 0, no weight farther out is greater, and the rest of them is at most
// their number times that.
func (d *weights) tail(k int64) (low, high *big.Rat) {
	var upper, lower sum
	side := func(at int64) *sum {
		if at >= k {
			return &upper
		}
		return &lower
	}
	one := new(big.Int).Lsh(big.NewInt(1), fineness)
	side(d.mode).add(one, 0)
	var num, den, w big.Int
	w.Set(one)
	for at := d.mode + 1; at <= d.most; at++ {
		d.up(at-1, &num, &den)
		w.Mul(&w, &num).Quo(&w, &den)
		side(at).add(&w, at-d.mode)
		if w.Sign() == 0 {
			d.rest(side, at+1, d.most, k, at-d.mode)
			break
		}
	}
	w.Set(one)
	for at := d.mode - 1; at >= d.least; at-- {
		d.up(at, &num, &den)
		w.Mul(&w, &den).Quo(&w, &num)
		side(at).add(&w, d.mode-at)
		if w.Sign() == 0 {
			d.rest(side, d.least, at-1, k, d.mode-at)
			break
		}
	}
	low, high = new(big.Rat), new(big.Rat)
	low.SetFrac(&upper.low, new(big.Int).Add(&upper.low, lower.high()))
	high.SetFrac(upper.high(), new(big.Int).Add(upper.high(), &lower.low))
	return low, high
}

// rest adds what the weights from first to last may be at most: slack units each.
func (d *weights) rest(side func(int64) *sum, first, last, k, slack int64) {
	add := func(from, to int64) {
		if from <= to {
			n := big.NewInt(to - from + 1)
			s := side(from)
			s.slack.Add(&s.slack, n.Mul(n, big.NewInt(slack)))
		}
	}
	add(first, min(last, k-1))
	add(max(first, k), last)
}

// binomial is how many of n turn out badly at odds p = num/den, strictly between 0
// and 1.
func binomial(n, p, den int64) *weights {
	mode := mulDiv(n+1, p, den)
	return &weights{
		least: 0, most: n, mode: min(mode, n),
		up: func(k int64, a, b *big.Int) {
			a.Mul(a.SetInt64(n-k), big.NewInt(p))
			b.Mul(b.SetInt64(k+1), big.NewInt(den-p))
		},
	}
}

// hypergeometric is how many bad ones are among n drawn from total, of which so many are
// bad.
func hypergeometric(n, bad, total int64) *weights {
	d := &weights{least: max(0, n+bad-total), most: min(n, bad)}
	d.mode = min(max(mulDiv(n+1, bad+1, total+2), d.least), d.most)
	d.up = func(k int64, a, b *big.Int) {
		a.Mul(a.SetInt64(n-k), big.NewInt(bad-k))
		b.Mul(b.SetInt64(k+1), big.NewInt(total-bad-n+k+1))
	}
	return d
}

// mulDiv returns floor(a*b/c) for numbers that are not negative, b at most c.
func mulDiv(a, b, c int64) int64 {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	q, _ := bits.Div64(hi, lo, uint64(c))
	return int64(q)
}

// outwards returns two rationals as decimals of so many places, rounded away from each
// other.
func outwards(low, high *big.Rat, places int32) Bounds {
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
	down := new(big.Int).Mul(low.Num(), scale)
	down.Quo(down, low.Denom())
	up, rest := new(big.Int).Mul(high.Num(), scale), new(big.Int)
	up.QuoRem(up, high.Denom(), rest)
	if rest.Sign() > 0 {
		up.Add(up, big.NewInt(1))
	}
	return Bounds{decimal.NewFromBigInt(down, -places), decimal.NewFromBigInt(up, -places)}
}
