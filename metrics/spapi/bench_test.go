package spapi_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strconv"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/sellerperf/sellerperf/metrics"
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

// BenchmarkAllOrders is the budget: three times the speed of its rival or more. Times of
// one run vary with what else the machine does, so that the ratio takes turns and
// compares the best of each.
func BenchmarkAllOrders(b *testing.B) {
	report := bigReport(bigRows)
	b.Run("ratio", func(b *testing.B) {
		ours, theirs := time.Hour, time.Hour
		for b.Loop() {
			ours = min(ours, timed(func() { drain(b, bytes.NewReader(report)) }))
			theirs = min(theirs, timed(func() { rival(b, bytes.NewReader(report)) }))
		}
		b.ReportMetric(float64(theirs)/float64(ours), "x-rival")
	})
	b.Run("spapi", func(b *testing.B) {
		b.SetBytes(int64(len(report)))
		b.ReportAllocs()
		for b.Loop() {
			drain(b, bytes.NewReader(report))
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/bigRows, "ns/row")
	})
	b.Run("csv-with-maps", func(b *testing.B) {
		b.SetBytes(int64(len(report)))
		b.ReportAllocs()
		for b.Loop() {
			if n := rival(b, bytes.NewReader(report)); n != bigRows {
				b.Fatal(n)
			}
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/bigRows, "ns/row")
	})
}

// timed returns how long something takes, without the garbage of what was before.
func timed(f func()) time.Duration {
	runtime.GC()
	begun := time.Now()
	f()
	return time.Since(begun)
}

// rival is what one would write: encoding/csv, a map for each row, an event of the same
// columns, checked. It does not put an order's rows together.
func rival(t testing.TB, document io.Reader) int {
	in := csv.NewReader(document)
	in.Comma, in.LazyQuotes, in.FieldsPerRecord, in.ReuseRecord = '\t', true, -1, true
	header, err := in.Read()
	fatal(t, err)
	names := append([]string(nil), header...)
	n := 0
	for {
		cells, err := in.Read()
		if errors.Is(err, io.EOF) {
			return n
		}
		fatal(t, err)
		row := make(map[string]string, len(names))
		for i, c := range cells {
			row[names[i]] = c
		}
		at, err := time.Parse(time.RFC3339, row["purchase-date"])
		fatal(t, err)
		seen, err := time.Parse(time.RFC3339, row["last-updated-date"])
		fatal(t, err)
		units, err := strconv.Atoi(row["quantity"])
		fatal(t, err)
		price, err := decimal.NewFromString(row["item-price"])
		fatal(t, err)
		ev := &metrics.OrderPlaced{Channel: metrics.AFN, Units: units, Total: metrics.Money{Amount: price, Currency: row["currency"]}}
		if row["fulfillment-channel"] == "Merchant" {
			ev.Channel = metrics.MFN
		}
		ev.Meta = metrics.Meta{At: at, Seen: seen, Order: row["amazon-order-id"]}
		ev.Lines = []metrics.Line{{Line: row["sku"], SKU: row["sku"], ASIN: row["asin"], Units: units, Value: price, HasValue: true}}
		ev.Business = metrics.FlagOf(row["is-business-order"] == "true")
		if row["sales-channel"] != "Amazon.com" || row["order-status"] == "Cancelled" || row["item-status"] == "Cancelled" {
			continue
		}
		ev.Destination = row["ship-country"]
		fatal(t, metrics.Check(ev))
		n++
	}
}
