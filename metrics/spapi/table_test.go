package spapi_test

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/metrics/spapi"
	"github.com/sellerperf/sellerperf/window"
)

const allOrdersHeader = "amazon-order-id\tpurchase-date\tfulfillment-channel\tsku\tquantity\n"

// skuOf returns the SKU a document with one order gives it.
func skuOf(t testing.TB, document string, opt spapi.Options) string {
	t.Helper()
	events, faults := read(t, document, opt)
	require.Empty(t, faults)
	require.Len(t, events, 1)
	return events[0].(*metrics.OrderPlaced).Lines[0].SKU
}

// TestCharsets: whatever the character set, said or not, a text is the same.
func TestCharsets(t *testing.T) {
	western := allOrdersHeader + "112-5550101-0000001\t2026-01-02T00:00:00Z\tMerchant\tCafé–Straße €5\t1\n"
	kana := allOrdersHeader + "112-5550101-0000001\t2026-01-02T00:00:00Z\tMerchant\tエンコード表ソ\t1\n"
	encode := func(text string, enc interface {
		Bytes([]byte) ([]byte, error)
	}) string {
		b, err := enc.Bytes([]byte(text))
		require.NoError(t, err)
		return string(b)
	}
	latin := strings.ReplaceAll(strings.ReplaceAll(western, "–", "-"), "€", "E")
	cp1252, sjis := encode(western, charmap.Windows1252.NewEncoder()), encode(kana, japanese.ShiftJIS.NewEncoder())
	utf16 := encode(western, unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder())
	utf16le := encode(western, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder())
	for _, c := range []struct {
		document string
		opt      spapi.Options
		want     string
	}{
		{western, spapi.Options{}, "Café–Straße €5"},
		{"\ufeff" + western, spapi.Options{}, "Café–Straße €5"},
		{cp1252, spapi.Options{}, "Café–Straße €5"},
		{cp1252, spapi.Options{Charset: "Cp1252"}, "Café–Straße €5"},
		{encode(latin, charmap.ISO8859_1.NewEncoder()), spapi.Options{Charset: "ISO-8859-1"}, "Café-Straße E5"},
		{sjis, spapi.Options{}, "エンコード表ソ"},
		{sjis, spapi.Options{Charset: "Windows-31J"}, "エンコード表ソ"},
		{sjis, spapi.Options{Marketplace: "JP"}, "エンコード表ソ"},
		{utf16, spapi.Options{}, "Café–Straße €5"},
		{utf16le, spapi.Options{}, "Café–Straße €5"},
		{zipped(t, cp1252), spapi.Options{}, "Café–Straße €5"},
		{zipped(t, "\ufeff"+kana), spapi.Options{}, "エンコード表ソ"},
		{allOrdersHeader + "112-5550101-0000001\t2026-01-02T00:00:00Z\tMerchant\tab\x81cé\t1\n", spapi.Options{Charset: "Cp1252"}, "ab\ufffdcÃ©"},
	} {
		assert.Equal(t, c.want, skuOf(t, c.document, c.opt), "%.80q %+v", c.document, c.opt)
	}
	_, err := spapi.NewReader(strings.NewReader(western), spapi.Options{Charset: "EBCDIC"})
	assert.ErrorContains(t, err, `the character set "EBCDIC" is not known here`)
}

func zipped(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := z.Write([]byte(text))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	return b.String()
}

// TestRows: what rows look like does not matter, but for cells that are too many.
func TestRows(t *testing.T) {
	events, faults := read(t, "\r\n \n"+strings.ReplaceAll(allOrdersHeader, "\n", "\r\n")+
		"112-5550101-0000001\t2026-01-02T00:00:00Z\tMerchant\t\"A\" 12\"\t1\r\n"+
		"\r\n\t\t\t\t\n"+
		"112-5550101-0000002\t2026-01-02T00:00:00Z\tMerchant\r\n"+ // cells left off
		"112-5550101-0000003\t2026-01-02T00:00:00Z\tMerchant\tB\t1\t\t \r\n"+ // empty ones more
		"112-5550101-0000004\t2026-01-02T00:00:00Z\tMerchant\tB\t1\tRobin Example\r\n"+
		"\t2026-01-02T00:00:00Z\tMerchant\tB\t1\r\n"+
		"Robin Example\t2026-01-02T00:00:00Z\tMerchant\tB\t1\r\n"+
		"112-5550101-0000005\t2026-01-02T00:00:00Z\tDrone\tB\t1\r\n"+
		"112-5550101-0000006\t2026-01-02T00:00:00Z\tMerchant\tB\tmany", spapi.Options{})
	var orders []string
	for _, ev := range events {
		orders = append(orders, ev.Common().Order[12:])
	}
	assert.Equal(t, []string{"0000001", "0000002", "0000003", "0000006"}, orders)
	assert.Equal(t, `"A" 12"`, events[0].(*metrics.OrderPlaced).Lines[0].SKU)
	var said []string
	for _, f := range faults {
		said = append(said, f.Error())
	}
	assert.Equal(t, []string{
		`line 9: shifted: more cells than headers, so values may stand in wrong columns`,
		`line 10: "amazon-order-id": missing`,
		`line 11: "amazon-order-id" is "Robin Example": malformed: no order id`,
		`line 12: "fulfillment-channel" is "Drone": unknown-word: want Amazon or Merchant`,
		`line 13: "quantity" is "many": malformed: want a number of units`,
	}, said)
	assert.True(t, faults[4].Kept)
	assert.False(t, faults[3].Kept)
}

// TestHeaders: headers are known whatever their case, spaces, dashes and underscores, in
// any order, with columns between that are not known.
func TestHeaders(t *testing.T) {
	for _, header := range []string{
		"x\tAmazon Order ID\tPURCHASE_DATE\tFulfillment Channel\tSKU\tQuantity",
		"whatever\tAmazonOrderId\tPurchaseDate\tfulfillmentChannel\tsku\tquantity",
		"\"x\"\t\"amazon-order-id\"\t\"purchase-date\"\t\"fulfillment-channel\"\t\"sku\"\t\"quantity\"",
	} {
		assert.Equal(t, "MUG", skuOf(t, header+"\nRobin\t112-5550101-0000001\t2026-01-02T00:00:00Z\tAmazon\tMUG\t1\n", spapi.Options{}), header)
	}
}

// TestTwins: a header that stands twice does no harm where its cells agree, one of them
// is empty, or nobody reads it; where they differ the row is a fault, in CSV as with
// tabs.
func TestTwins(t *testing.T) {
	document := tabs("amazon-order-id|purchase-date|fulfillment-channel|note|sku|quantity|SKU|note|sku",
		"112-5550101-0000001|2026-01-02T00:00:00Z|Merchant|a|MUG|1|MUG|b|",
		"112-5550101-0000002|2026-01-02T00:00:00Z|Merchant|a||1| CUP |b",
		"112-5550101-0000003|2026-01-02T00:00:00Z|Merchant|a|MUG|1|CUP|a|MUG",
		"112-5550101-0000004|2026-01-02T00:00:00Z|Merchant|a|MUG|1|MUG|a|CUP",
		"112-5550101-0000005|2026-01-02T00:00:00Z|Merchant|a|MUG|1")
	for _, document := range []string{
		document,
		strings.ReplaceAll(document, "\t", ","),
		strings.ReplaceAll(strings.ReplaceAll(document, "\t", ","), "MUG", `"MUG"`),
	} {
		events, faults := read(t, document, spapi.Options{})
		var got []string
		for _, ev := range events {
			got = append(got, ev.Common().Order[18:]+ev.(*metrics.OrderPlaced).Lines[0].SKU)
		}
		assert.Equal(t, []string{"1MUG", "2CUP", "5MUG"}, got)
		require.Len(t, faults, 2)
		assert.Equal(t, `line 4: "sku" is "MUG": ambiguous-column: the header stands over cells 5 and 7, and the other says "CUP"`, faults[0].Error())
		assert.Equal(t, `line 5: "sku" is "MUG": ambiguous-column: the header stands over cells 5 and 9, and the other says "CUP"`, faults[1].Error())
	}
}

// TestQuotedRows: rows with quotes are cut as encoding/csv cuts them, line feeds in
// cells included, and every row keeps its line.
func TestQuotedRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.StringMatching(`[a-c",;\n]{0,6}`), 1, 8).Draw(t, "cells")
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		_ = w.Write([]string{"Text", "Order ID", "Claim ID", "Filed"})
		for i, cell := range rows {
			_ = w.Write([]string{cell, fmt.Sprintf("112-5550101-%07d", i), "C" + strings.Map(printable, cell), "2026-01-02"})
		}
		w.Flush()
		r, err := spapi.NewReader(&b, spapi.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for i, cell := range rows {
			ev, err := r.Next()
			if err != nil {
				t.Fatal(i, err)
			}
			got := ev.(*metrics.ClaimOpened)
			if want := strings.TrimSpace("C" + strings.Map(printable, cell)); got.Claim != want || got.Order != fmt.Sprintf("112-5550101-%07d", i) {
				t.Fatalf("row %d: %+v, want %q", i, got, want)
			}
		}
	})
}

// printable leaves line feeds out, which an id may not have.
func printable(r rune) rune {
	if r == '\n' {
		return -1
	}
	return r
}

// TestUnclosedQuote: a quote that is never closed costs its own line.
func TestUnclosedQuote(t *testing.T) {
	events, faults := read(t, "Order ID,Claim ID,Filed,Text\n"+
		"112-5550101-0000001,C1,2026-01-02,fine\n"+
		"112-5550101-0000002,C2,2026-01-02,\"never closed\n"+
		"112-5550101-0000003,C3,2026-01-02,5\" wide\n", spapi.Options{})
	require.Len(t, events, 2)
	assert.Equal(t, "C3", events[1].(*metrics.ClaimOpened).Claim)
	require.Len(t, faults, 1)
	assert.Equal(t, "line 3: malformed: a quote that is never closed, or not at the end of its cell", faults[0].Error())
}

// TestOtherMarketplaces: with a marketplace, orders of others and of no marketplace of
// Amazon's are passed over; without, only the latter.
func TestOtherMarketplaces(t *testing.T) {
	document := tabs("amazon-order-id|purchase-date|fulfillment-channel|sales-channel",
		"112-5550101-0000001|2026-01-02T00:00:00Z|Merchant|Amazon.com",
		"112-5550101-0000002|2026-01-02T00:00:00Z|Merchant|amazon.CA",
		"112-5550101-0000003|2026-01-02T00:00:00Z|Amazon|Non-Amazon US",
		"S01-5550101-0000004|2026-01-02T00:00:00Z|Amazon|Amazon.com",
		"112-5550101-0000005|2026-01-02T00:00:00Z|Merchant|")
	events, faults := read(t, document, spapi.Options{Marketplace: "ATVPDKIKX0DER"})
	assert.Len(t, events, 2)
	assert.Equal(t, []spapi.Reason{spapi.OtherMarketplace, spapi.NotAmazon, spapi.NotAmazon}, reasons(faults))
	events, faults = read(t, document, spapi.Options{})
	assert.Len(t, events, 3)
	assert.Equal(t, []spapi.Reason{spapi.NotAmazon, spapi.NotAmazon}, reasons(faults))
}

// TestCarriageReturns: rows that end in carriage returns alone are rows, with the same
// places, and not one long header with nothing under it.
func TestCarriageReturns(t *testing.T) {
	const table = allOrdersHeader +
		"112-5550101-0000001\t2026-01-02T00:00:00Z\tMerchant\tA\t1\n" +
		"112-5550101-0000002\t2026-01-02T00:00:00Z\tDrone\tB\t1\n" +
		"112-5550101-0000003\t2026-01-02T00:00:00Z\tMerchant\tC\t2"
	const quoted = "Violation ID,Category,Opened\n\"V-1\",\"Listing, policy\",2026-11-10\nV-2,,2026-11-11\n"
	for _, text := range []string{table, table + "\n", quoted, strings.ReplaceAll(quoted, ",", ";")} {
		events, faults := read(t, text, spapi.Options{Marketplace: "US"})
		require.NotEmpty(t, events)
		require.Len(t, faults, 1)
		old := strings.ReplaceAll(text, "\n", "\r")
		for _, document := range []string{old, "\ufeff" + old, zipped(t, old)} {
			gotEvents, gotFaults := read(t, document, spapi.Options{Marketplace: "US"})
			require.Equal(t, events, gotEvents, "%q", document)
			require.Len(t, gotFaults, 1)
			require.Equal(t, faults[0].Error(), gotFaults[0].Error())
		}
	}
}

// TestItemsCancelledToZero: of an item that was cancelled the report says a quantity of 0. What
// is left of the order is still to be shipped, whether or not the item's units are known
// from an earlier report.
func TestItemsCancelledToZero(t *testing.T) {
	const header = "amazon-order-id\tpurchase-date\tlast-updated-date\torder-status\tfulfillment-channel\tsku\titem-status\tquantity\n"
	row := func(day, sku, status, quantity string) string {
		return "112-5550101-0000001\t2026-03-02T12:00:00Z\t2026-03-" + day + "T12:00:00Z\tUnshipped\tMerchant\t" + sku + "\t" + status + "\t" + quantity + "\n"
	}
	before := header + row("02", "A", "Unshipped", "1") + row("02", "B", "Unshipped", "2")
	after := header + row("03", "A", "Unshipped", "1") + row("03", "B", "Cancelled", "0")
	at := func(day int) metrics.Meta {
		return metrics.Meta{At: time.Date(2026, 3, day, 12, 0, 0, 0, time.UTC), Order: "112-5550101-0000001"}
	}
	for _, documents := range [][]string{{after}, {before, after}, {after, before}} {
		l, err := metrics.NewLedger(metrics.Config{Location: time.UTC, Metrics: []metrics.Variant{"late-shipment-rate", "cancellation-rate"}})
		require.NoError(t, err)
		for _, document := range documents {
			events, faults := read(t, document, spapi.Options{Marketplace: "US", CancelledBy: metrics.Seller})
			require.Empty(t, faults)
			require.NoError(t, l.ApplyAll(events))
		}
		require.NoError(t, l.Apply(&metrics.OrderPromised{Meta: at(2), ShipBy: at(4).At}))
		days := window.Range{First: window.Date(2026, 3, 1), Last: window.Date(2026, 3, 31)}
		requireTally := func(v metrics.Variant, want metrics.Tally) {
			got, err := l.Tally(v, metrics.All, days, days.Last)
			require.NoError(t, err)
			require.Equal(t, want, got, "%s of %d documents", v, len(documents))
		}
		requireTally("late-shipment-rate", metrics.Tally{Hits: 1, Total: 1})
		requireTally("cancellation-rate", metrics.Tally{Hits: 1, Total: 1})
		require.NoError(t, l.Apply(&metrics.ShipmentConfirmed{Meta: at(4), Units: 1}))
		requireTally("late-shipment-rate", metrics.Tally{Total: 1})
	}
}

// TestCancelledItemUnknown: an item cancelled of which nothing says which it is cancels no
// other one.
func TestCancelledItemUnknown(t *testing.T) {
	events, faults := read(t, "amazon-order-id\tpurchase-date\tlast-updated-date\torder-status\tfulfillment-channel\tsku\titem-status\tquantity\n"+
		"112-5550101-0000001\t2026-03-02T12:00:00Z\t2026-03-03T12:00:00Z\tUnshipped\tMerchant\tA\tUnshipped\t1\n"+
		"112-5550101-0000001\t2026-03-02T12:00:00Z\t2026-03-03T12:00:00Z\tUnshipped\tMerchant\t\tCancelled\t1\n",
		spapi.Options{Marketplace: "US", CancelledBy: metrics.Seller})
	require.Len(t, events, 1)
	require.IsType(t, &metrics.OrderPlaced{}, events[0])
	require.Len(t, faults, 1)
	require.Equal(t, spapi.Missing, faults[0].Reason)
	require.Equal(t, 3, faults[0].Line)
}
