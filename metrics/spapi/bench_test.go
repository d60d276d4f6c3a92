package spapi_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"testing"
	"time"

	"github.com/sellerperf/sellerperf/metrics/spapi"
)

// bigRows is how many rows the benchmarks import.
const bigRows = 100_000

// bigReport makes an All Orders report of 32 columns, two rows to every tenth order.
func bigReport(rows int) []byte {
	var b bytes.Buffer
	b.WriteString("amazon-order-id\tmerchant-order-id\tpurchase-date\tlast-updated-date\torder-status\tfulfillment-channel\tsales-channel\torder-channel\turl\t" +
		"ship-service-level\tproduct-name\tsku\tasin\titem-status\tquantity\tcurrency\titem-price\titem-tax\tshipping-price\tshipping-tax\tgift-wrap-price\t" +
		"gift-wrap-tax\titem-promotion-discount\tship-promotion-discount\tship-city\tship-state\tship-postal-code\tship-country\tpromotion-ids\t" +
		"is-business-order\tpurchase-order-number\tprice-designation\n")
	at := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range rows {
		n := i - i%10/9
		t := at.Add(time.Duration(n) * 97 * time.Second)
		fmt.Fprintf(&b, "%03d-%07d-%07d\t\t%s\t%s\tShipped\tMerchant\tAmazon.com\t\t\tStandard\tA made-up thing of some length, 12\" wide\tSKU-%04d\tB%09d\tShipped\t%d\tUSD\t%d.%02d\t1.03\t\t\t\t\t\t\tSPRINGFIELD\tIL\t62704\tUS\t\tfalse\t\t\n",
			100+n%900, n%10_000_000, n*7919%10_000_000, t.Format("2006-01-02T15:04:05+00:00"), t.Add(30*time.Hour).Format("2006-01-02T15:04:05+00:00"),
			i%997, i%997, 1+i%3, 5+i%90, i%100)
	}
	return b.Bytes()
}

// bigExport makes a sales export of 15 columns.
func bigExport(rows int) []byte {
	var b bytes.Buffer
	b.WriteString("index,Order ID,Date,Status,Fulfilment,Sales Channel,Style,SKU,Category,ASIN,Qty,currency,Amount,ship-country,B2B\n")
	at := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range rows {
		style := "plain"
		if i%10 == 0 {
			style = `"round, 12"" wide"`
		}
		fmt.Fprintf(&b, "%d,405-%07d-%07d,%s,Shipped,Merchant,Amazon.com,%s,SKU-%04d,Set,B%09d,%d,USD,647.62,US,False\n",
			i, i, i*7919%10_000_000, at.Add(time.Duration(i)*97*time.Second).Format("2006-01-02"), style, i%997, i%997, 1+i%3)
	}
	return b.Bytes()
}

// drain reads all events, and returns how many.
func drain(t testing.TB, document io.Reader) int {
	r, err := spapi.NewReader(document, spapi.Options{Marketplace: "US"})
	fatal(t, err)
	n := 0
	for {
		_, err := r.Next()
		if errors.Is(err, io.EOF) {
			return n
		}
		fatal(t, err)
		n++
	}
}

// fatal ends a benchmark. In its loops testify would cost more than what is measured.
func fatal(t testing.TB, err error) {
	if err != nil {
		t.Fatal(err)
	}
}

// BenchmarkAllOrders is the budget: three times the speed of its rival or more.
func BenchmarkAllOrders(b *testing.B) {
	against(b, bigReport(bigRows), rivalAllOrders())
}

// BenchmarkSalesExport is the same for CSV, a tenth of whose rows have quotes.
func BenchmarkSalesExport(b *testing.B) {
	against(b, bigExport(bigRows), rivalSalesExport())
}

// against measures reading a document by itself, and how many times as fast it is as its
// rival. Times of one run vary with what else the machine does, so that the ratio takes
// turns and compares the best of each.
func against(b *testing.B, document []byte, r rival) {
	b.Run("spapi", func(b *testing.B) {
		b.SetBytes(int64(len(document)))
		b.ReportAllocs()
		for b.Loop() {
			drain(b, bytes.NewReader(document))
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/bigRows, "ns/row")
	})
	b.Run("csv-with-maps", func(b *testing.B) {
		b.SetBytes(int64(len(document)))
		b.ReportAllocs()
		for b.Loop() {
			if n := r.read(b, bytes.NewReader(document)); n != bigRows {
				b.Fatal(n)
			}
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/bigRows, "ns/row")
	})
	b.Run("ratio", func(b *testing.B) {
		ours, theirs := time.Hour, time.Hour
		for b.Loop() {
			ours = min(ours, timed(func() { drain(b, bytes.NewReader(document)) }))
			theirs = min(theirs, timed(func() { r.read(b, bytes.NewReader(document)) }))
		}
		b.ReportMetric(float64(theirs)/float64(ours), "x-rival")
	})
}

// timed returns how long something takes, without the garbage of what was before.
func timed(f func()) time.Duration {
	runtime.GC()
	begun := time.Now()
	f()
	return time.Since(begun)
}
