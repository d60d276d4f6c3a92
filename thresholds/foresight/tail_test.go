package foresight

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// propTails: the bounds of both tails hold the exact number, term by term, and are close.
func propTails(t *rapid.T) {
	total := rapid.Int64Range(1, 60).Draw(t, "total")
	bad := rapid.Int64Range(0, total).Draw(t, "bad")
	n := rapid.Int64Range(0, total).Draw(t, "drawn")
	k := rapid.Int64Range(-1, n+1).Draw(t, "at least")
	exact := new(big.Rat)
	for i := max(0, k); i <= n; i++ {
		term := new(big.Int).Binomial(bad, i)
		if i > bad || n-i > total-bad {
			continue
		}
		term.Mul(term, new(big.Int).Binomial(total-bad, n-i))
		exact.Add(exact, new(big.Rat).SetFrac(term, new(big.Int).Binomial(total, n)))
	}
	holds(t, hypergeometric(n, bad, total), k, exact)

	p := rapid.Int64Range(1, 99).Draw(t, "percent")
	good, odds := big.NewRat(100-p, 100), big.NewRat(p, 100)
	exact = new(big.Rat)
	for i := max(0, k); i <= n; i++ {
		term := new(big.Rat).SetInt(new(big.Int).Binomial(n, i))
		for range i {
			term.Mul(term, odds)
		}
		for range n - i {
			term.Mul(term, good)
		}
		exact.Add(exact, term)
	}
	holds(t, binomial(n, p, 100), k, exact)
}

func holds(t *rapid.T, d *weights, k int64, exact *big.Rat) {
	low, high := d.tail(k)
	if low.Cmp(exact) > 0 || high.Cmp(exact) < 0 {
		t.Fatalf("%v is not in %v..%v", exact, low, high)
	}
	if width := new(big.Rat).Sub(high, low); width.Cmp(big.NewRat(1, 1<<62)) > 0 {
		t.Fatalf("wide: %v", width)
	}
	b := outwards(low, high, 9)
	if b.Low.Rat().Cmp(exact) > 0 || b.High.Rat().Cmp(exact) < 0 {
		t.Fatalf("%v is not in %v..%v", exact, b.Low.Rat(), b.High.Rat())
	}
}

func TestTailsHoldTheExactOnes(t *testing.T) { rapid.Check(t, propTails) }

// The weights of a big sample reach zero long before its ends; the bounds stay.
func TestTailOfManyIsCutOff(t *testing.T) {
	for _, k := range []int64{0, 1, 4_000, 5_000, 6_000, 900_000} {
		low, high := binomial(1_000_000, 5_000, 1_000_000).tail(k)
		rest, more := binomial(1_000_000, 995_000, 1_000_000).tail(1_000_000 - k + 1)
		one := big.NewRat(1, 1)
		if s := new(big.Rat).Add(low, rest); s.Cmp(one) > 0 {
			t.Errorf("%d: too much", k)
		}
		if s := new(big.Rat).Add(high, more); s.Cmp(one) < 0 {
			t.Errorf("%d: too little", k)
		}
		if low.Cmp(high) > 0 || new(big.Rat).Sub(high, low).Cmp(big.NewRat(1, 1<<62)) > 0 {
			t.Errorf("%d: %v..%v", k, low, high)
		}
	}
}

func BenchmarkInterval(b *testing.B) {
	for _, c := range []struct {
		name string
		n, h int64
	}{{"n=100", 100, 1}, {"n=1034", 1034, 12}, {"n=1e6", 1_000_000, 5_000}} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				binomial(c.n, c.h*1_000_000/c.n, 1_000_000).tail(c.h)
			}
		})
	}
}
