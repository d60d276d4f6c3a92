package chart

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
)

// mulDiv is exact, against big integers.
func TestMulDiv(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := rapid.Int64Min(0).Draw(t, "a"), rapid.Int64Min(0).Draw(t, "b"), rapid.Int64Min(1).Draw(t, "c")
		want := new(big.Int).Mul(big.NewInt(a), big.NewInt(b))
		want.Add(want, big.NewInt(c/2)).Quo(want, big.NewInt(c))
		if want.Cmp(big.NewInt(most)) > 0 {
			want.SetInt64(most)
		}
		require.Equal(t, want.Int64(), mulDiv(a, b, c))
	})
}

// On a scale every number has a place, greater ones are not lower, and few marks divide
// it evenly.
func TestScale(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) metrics.Ratio {
			n := rapid.OneOf(rapid.Int64Range(-50, 200), rapid.Int64()).Draw(t, "n")
			return metrics.NewRatio(n, rapid.OneOf(rapid.Just(int64(1)), rapid.Int64Range(1, 300), rapid.Int64Min(1)).Draw(t, "d"))
		}), 0, 12).Draw(t, "values")
		s := scaleOf(values)
		require.Less(t, s.lo, s.hi)
		require.Zero(t, (s.hi-s.lo)%s.step)
		require.LessOrEqual(t, (s.hi-s.lo)/s.step, int64(marks+2))
		for _, v := range values {
			require.LessOrEqual(t, s.lo, s.fixed(v))
			require.GreaterOrEqual(t, s.hi, s.fixed(v))
			for _, o := range values {
				if v.Cmp(o) > 0 {
					require.GreaterOrEqual(t, s.at(v, 1000), s.at(o, 1000))
				}
			}
		}
	})
}

func TestAxis(t *testing.T) {
	percent := func(values ...int64) []metrics.Ratio {
		var out []metrics.Ratio
		for _, v := range values {
			out = append(out, metrics.NewRatio(v, 10_000))
		}
		return out
	}
	for _, c := range []struct {
		name   string
		values []metrics.Ratio
		unit   Unit
		want   []string
	}{
		{"a rate", percent(100, 204, 150), Percent(), []string{"0%", "1%", "2%", "3%"}},
		{"a high rate", percent(9000, 9277, 9710), Percent(), []string{"85%", "90%", "95%", "100%"}},
		{"no more than all", percent(9500, 10_000), Percent(), []string{"94%", "96%", "98%", "100%"}},
		{"nothing", percent(0), Percent(), []string{"0%", "0.0001%"}},
		{"a count", []metrics.Ratio{metrics.NewRatio(0, 1), metrics.NewRatio(2, 1)}, Unit{}, []string{"0", "1", "2", "3"}},
		{"no count", []metrics.Ratio{metrics.NewRatio(0, 1)}, Unit{}, []string{"0", "1"}},
		{"money", []metrics.Ratio{metrics.NewRatio(0, 1), metrics.NewRatio(123_45, 1)}, Unit{Shift: -2, Places: 2, Suffix: " EUR"},
			[]string{"0 EUR", "50 EUR", "100 EUR", "150 EUR"}},
		{"large", []metrics.Ratio{metrics.NewRatio(3_000_000_000, 1)}, Unit{}, []string{"0", "2000000000", "4000000000"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := scaleOf(c.values)
			var got []string
			for mark := s.lo; mark <= s.hi; mark += s.step {
				got = append(got, c.unit.tick(s.value(mark)))
			}
			require.Equal(t, c.want, got)
		})
	}
}
