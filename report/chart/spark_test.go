package chart_test

import (
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report/chart"
)

func TestSpark(t *testing.T) {
	of := func(values ...int64) []metrics.Ratio {
		var out []metrics.Ratio
		for _, v := range values {
			r := metrics.Ratio{}
			if v >= 0 {
				r = metrics.NewRatio(v, 100)
			}
			out = append(out, r)
		}
		return out
	}
	require.Equal(t, "▁▂▃▄▅▆▇█", chart.Spark(of(0, 1, 2, 3, 4, 5, 6, 7), 20))
	require.Equal(t, "▄▄▄", chart.Spark(of(3, 3, 3), 20))
	require.Equal(t, "▁▁▁", chart.Spark(of(0, 0, 0), 20))
	require.Equal(t, "·█▁", chart.Spark(of(-1, 9, 2), 20))
	require.Equal(t, "··", chart.Spark(of(-1, -1), 20))
	require.Equal(t, "▁█", chart.Spark(of(9, 1, 9, 2), 2))
	require.Empty(t, chart.Spark(nil, 9))
	require.Empty(t, chart.Spark(of(1), 0))
	require.Equal(t, "█▁", chart.Spark([]metrics.Ratio{metrics.NewRatio(1<<62, 1), metrics.NewRatio(1, 1)}, 2))
}

// A greater number is never a lower block, and the last column is the last number's.
func TestSparkKeepsTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOf(rapid.Custom(func(t *rapid.T) metrics.Ratio {
			return metrics.NewRatio(rapid.Int64Range(-9, 1<<40).Draw(t, "n"), rapid.Int64Range(0, 9).Draw(t, "d"))
		})).Draw(t, "values")
		width := rapid.IntRange(0, 40).Draw(t, "width")
		line := []rune(chart.Spark(values, width))
		require.Len(t, line, min(width, len(values)))
		require.Equal(t, len(line), utf8.RuneCountInString(string(line)))
		if width >= len(values) {
			for i, a := range values {
				require.Equal(t, a.HasData(), line[i] != '·')
				for k, b := range values {
					if a.HasData() && b.HasData() && a.Cmp(b) > 0 {
						require.GreaterOrEqual(t, line[i], line[k])
					}
				}
			}
		}
	})
}
