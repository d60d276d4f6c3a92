package foresight_test

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
)

// binomialTail is the exact probability of h or more of n at odds p, term by term.
func binomialTail(n, h int64, p *big.Rat) *big.Rat {
	power := func(x *big.Int, k int64) *big.Int { return new(big.Int).Exp(x, big.NewInt(k), nil) }
	miss := new(big.Int).Sub(p.Denom(), p.Num())
	out := new(big.Int)
	for k := h; k <= n; k++ {
		term := new(big.Int).Binomial(n, k)
		term.Mul(term, power(p.Num(), k)).Mul(term, power(miss, n-k))
		out.Add(out, term)
	}
	return new(big.Rat).SetFrac(out, power(p.Denom(), n))
}

// propInterval: both ends lie outside of the exact ones, and by less than a step of a
// millionth.
func propInterval(t *rapid.T) {
	n := rapid.Int64Range(1, 40).Draw(t, "total")
	h := rapid.Int64Range(0, n).Draw(t, "hits")
	percent := rapid.SampledFrom([]int64{50, 80, 90, 95, 99}).Draw(t, "confidence")
	i, ok := foresight.ClopperPearson(metrics.NewRatio(h, n), metrics.NewRatio(percent, 100))
	require.True(t, ok)
	half := big.NewRat(100-percent, 200)
	step := big.NewRat(1, 1_000_000)
	low, high := i.Low.Rat(), i.High.Rat()
	one := big.NewRat(1, 1)
	if h == 0 {
		require.Zero(t, low.Sign())
	} else {
		require.LessOrEqual(t, binomialTail(n, h, low).Cmp(half), 0)
		require.GreaterOrEqual(t, binomialTail(n, h, new(big.Rat).Add(low, step)).Cmp(half), 0)
	}
	if h == n {
		require.Zero(t, high.Cmp(one))
	} else {
		rare := func(p *big.Rat) *big.Rat { return binomialTail(n, n-h, new(big.Rat).Sub(one, p)) }
		require.LessOrEqual(t, rare(high).Cmp(half), 0)
		require.GreaterOrEqual(t, rare(new(big.Rat).Sub(high, step)).Cmp(half), 0)
	}
	point := big.NewRat(h, n)
	require.LessOrEqual(t, low.Cmp(point), 0)
	require.GreaterOrEqual(t, high.Cmp(point), 0)
}

func TestIntervalHoldsTheExactOne(t *testing.T) { rapid.Check(t, propInterval) }

func FuzzInterval(f *testing.F) { f.Fuzz(rapid.MakeFuzz(propInterval)) }

// Where there is a formula: none of ten is 1 - 0.025^(1/10), five of five 0.025^(1/5).
func TestIntervalKnown(t *testing.T) {
	none, ok := foresight.ClopperPearson(metrics.NewRatio(0, 10), foresight.NinetyFive())
	require.True(t, ok)
	require.Equal(t, "0.000000 0.308498", none.Low.StringFixed(6)+" "+none.High.StringFixed(6))
	all, ok := foresight.ClopperPearson(metrics.NewRatio(5, 5), foresight.NinetyFive())
	require.True(t, ok)
	require.Equal(t, "0.478176 1.000000", all.Low.StringFixed(6)+" "+all.High.StringFixed(6))
	half := big.NewRat(25, 1000)
	i, ok := foresight.ClopperPearson(metrics.NewRatio(3, 217), foresight.NinetyFive())
	require.True(t, ok)
	require.Negative(t, binomialTail(217, 3, i.Low.Rat()).Cmp(half))
	require.Positive(t, binomialTail(217, 3, new(big.Rat).Add(i.Low.Rat(), big.NewRat(1, 1_000_000))).Cmp(half))
}

func TestIntervalRefuses(t *testing.T) {
	for _, c := range []struct{ r, confidence metrics.Ratio }{
		{metrics.NewRatio(0, 0), foresight.NinetyFive()},
		{metrics.NewRatio(-1, 5), foresight.NinetyFive()},
		{metrics.NewRatio(6, 5), foresight.NinetyFive()},
		{metrics.NewRatio(1, 5), metrics.NewRatio(0, 100)},
		{metrics.NewRatio(1, 5), metrics.NewRatio(1, 1)},
		{metrics.NewRatio(1, 5), metrics.Ratio{}},
	} {
		_, ok := foresight.ClopperPearson(c.r, c.confidence)
		require.False(t, ok, "%v at %v", c.r, c.confidence)
	}
}
