package spapi_test

import (
	"encoding/csv"
	"errors"
	"io"
	"strconv"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/sellerperf/sellerperf/metrics"
)

// A rival is what one would write: encoding/csv, a map for each row, an event of the same
// columns, checked. It does not put an order's rows together.
type rival struct {
	comma rune
	event func(t testing.TB, row map[string]string) metrics.Event // nil: the row is passed over
}

// read reads all rows, and returns how many gave an event.
func (r rival) read(t testing.TB, document io.Reader) int {
	in := csv.NewReader(document)
	in.Comma, in.FieldsPerRecord, in.ReuseRecord = r.comma, -1, true
	in.LazyQuotes = r.comma == '\t'
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
		if ev := r.event(t, row); ev != nil {
			fatal(t, metrics.Check(ev))
			n++
		}
	}
}

func rivalAllOrders() rival {
	return rival{comma: '\t', event: func(t testing.TB, row map[string]string) metrics.Event {
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
			return nil
		}
		ev.Destination = row["ship-country"]
		return ev
	}}
}

func rivalSalesExport() rival {
	return rival{comma: ',', event: func(t testing.TB, row map[string]string) metrics.Event {
		at, err := time.Parse("2006-01-02", row["Date"])
		fatal(t, err)
		units, err := strconv.Atoi(row["Qty"])
		fatal(t, err)
		ev := &metrics.OrderPlaced{Channel: metrics.AFN}
		if row["Fulfilment"] == "Merchant" {
			ev.Channel = metrics.MFN
		}
		ev.Meta = metrics.Meta{At: at, Order: row["Order ID"]}
		ev.Lines = []metrics.Line{{Line: row["SKU"], SKU: row["SKU"], ASIN: row["ASIN"], Category: row["Category"], Units: units}}
		ev.Business = metrics.FlagOf(row["B2B"] == "True")
		if row["Sales Channel"] != "Amazon.com" || row["Status"] == "Cancelled" {
			return nil
		}
		ev.Destination = row["ship-country"]
		return ev
	}}
}
