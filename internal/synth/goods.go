package synth

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/sellerperf/sellerperf/metrics"
)

// A good is what sellers sell; all sell the same ones.
type good struct{ sku, asin string }

var goods = makeGoods()

func makeGoods() (out [60]good) {
	for i := range out {
		out[i] = good{fmt.Sprintf("SKU-%03d", i+1), fmt.Sprintf("B0%08d", 7_340_011*(i+3)%100_000_000)}
	}
	return out
}

// lineIDs are the ids of lines, and of parcels where there are several.
var lineIDs = [maxLines]string{"1", "2", "3"}

// cash is an amount in cents of the one currency of all streams.
func cash(cents int64) metrics.Money {
	return metrics.Money{Amount: decimal.New(cents, -2), Currency: "USD"}
}
