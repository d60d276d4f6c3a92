package checklist_test

import (
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/figures"
	"github.com/sellerperf/sellerperf/report/checklist"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/amazon"
)

// One account of a million orders; with -short, as in the gate, of twenty thousand.
func BenchmarkMillionOrders(b *testing.B) {
	orders := 1_000_000
	if testing.Short() {
		orders = 20_000
	}
	judge, ledger := figures.Large(b, amazon.US(), orders)
	var facts checklist.Facts
	b.Run("gather", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var err error
			facts, err = checklist.Gather(judge, ledger, thresholds.Inputs{AsOf: figures.LargeDay}, checklist.Options{})
			require.NoError(b, err)
		}
	})
	for _, f := range checklist.Formats() {
		b.Run(f.String(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				require.NoError(b, checklist.Formatter{Format: f}.Write(io.Discard, checklist.Of(facts)))
			}
		})
	}
}

// What a page for people takes does not grow with the orders: ids beyond those shown are
// counted and not written.
func TestPagesForPeopleStayShort(t *testing.T) {
	size := func(orders int, f checklist.Format) int {
		judge, ledger := figures.Large(t, amazon.US(), orders)
		facts, err := checklist.Gather(judge, ledger, thresholds.Inputs{AsOf: figures.LargeDay}, checklist.Options{})
		require.NoError(t, err)
		return len(write(t, checklist.Formatter{Format: f, Most: 5, Days: 3}, checklist.Of(facts)))
	}
	for _, f := range []checklist.Format{checklist.FormatText, checklist.FormatMarkdown, checklist.FormatHTML} {
		few, many := size(1500, f), size(6000, f)
		require.Less(t, many, few*3, "%v", f)
	}
}
