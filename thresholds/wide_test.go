package thresholds

import (
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// A wide sum is that of big integers, cut off at the ends of an int64.
func TestWide(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.OneOf(rapid.Int64(), rapid.SampledFrom([]int64{math.MinInt64, math.MaxInt64, -1, 0, 1}))
		add := rapid.SliceOf(number).Draw(t, "add")
		take := rapid.SliceOf(number).Draw(t, "take")
		var a, b wide
		exact := new(big.Int)
		for _, n := range add {
			a = a.plus(n)
			exact.Add(exact, big.NewInt(n))
		}
		for _, n := range take {
			b = b.plus(n)
			exact.Sub(exact, big.NewInt(n))
		}
		want := int64(math.MaxInt64)
		switch {
		case exact.IsInt64():
			want = exact.Int64()
		case exact.Sign() < 0:
			want = math.MinInt64
		}
		require.Equal(t, want, a.minus(b).int64())
	})
}
