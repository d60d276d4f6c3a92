package report_test

import (
	"fmt"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/report"
)

// BenchmarkHTML is one page of 16 rules with all there can be on it, whatever the account
// holds: what there is much of is capped before.
func BenchmarkHTML(b *testing.B) {
	sc := lively(b)
	for _, n := range []int{50, 1_000_000} {
		f := telling(sc, "sku-1")
		for len(f.Queue) < n {
			f.Queue = append(f.Queue, f.Queue...)
		}
		b.Run(fmt.Sprintf("duties=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				require.NoError(b, report.HTML(io.Discard, sc, report.HTMLOptions{Input: input, Foresight: f}))
			}
		})
	}
}
