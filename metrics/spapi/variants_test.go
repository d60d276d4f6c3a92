package spapi_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/metrics/spapi"
)

// TestQuotesAroundCells: VAT invoice reports come with quotes around all cells, or some,
// though nothing else of Amazon's with tabs quotes. A text keeps its quotes unless the
// header has them too.
func TestQuotesAroundCells(t *testing.T) {
	const header = "order-id|order-date|transaction-type|invoice-status|fulfilled-by|order-item-id|sku|quantity-purchased"
	const row = `"302-5550101-0000001"|"2026-05-02T10:00:00+02:00"|"SHIPMENT"|"Pending"|"Merchant"|"1"|"MUG"|"2"`
	for _, c := range []struct{ header, sku string }{
		{header, `"MUG"`},
		{`"` + strings.ReplaceAll(header, "|", `"|"`) + `"`, "MUG"},
	} {
		events, faults := read(t, tabs(c.header, row), spapi.Options{})
		assert.Empty(t, faults)
		require.Len(t, events, 1)
		ev := events[0].(*metrics.OrderPlaced)
		assert.Equal(t, "302-5550101-0000001", ev.Order)
		require.Len(t, ev.Lines, 1)
		assert.Equal(t, c.sku, ev.Lines[0].SKU)
		assert.Equal(t, 2, ev.Lines[0].Units)
	}
}

// TestAmountsWithCommas: amounts a spreadsheet wrote are read where they have one
// reading.
func TestAmountsWithCommas(t *testing.T) {
	for text, want := range map[string]string{
		"12.50": "12.5", "12,50": "12.5", "12,5": "12.5", "1,234.50": "1234.5", "1.234,50": "1234.5", "12,345,678.90": "12345678.9",
		"1,234": "", "1.234": "", "1,2,3.00": "", "1,,234.00": "", "12,34.00": "", "1234,567.00": "", ",50": "0.5", "1,": "", ",": "", "1,2x": "", "-12,50": "",
	} {
		events, faults := read(t, tabs("amazon-order-id|purchase-date|fulfillment-channel|sku|quantity|currency|item-price",
			"112-5550101-0000001|2026-01-02T00:00:00Z|Merchant|MUG|1|EUR|"+text), spapi.Options{})
		require.Len(t, events, 1, text)
		l := events[0].(*metrics.OrderPlaced).Lines[0]
		if want == "" {
			assert.False(t, l.HasValue, text)
			assert.Equal(t, []spapi.Reason{spapi.Malformed}, reasons(faults), text)
			continue
		}
		assert.Empty(t, faults, text)
		assert.Equal(t, want, l.Value.String(), text)
	}
}

// TestAmountsKept: that decimals are shared changes none of them.
func TestAmountsKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amounts := rapid.SliceOfN(rapid.StringMatching(`[0-9]{1,4}(\.[0-9]{1,2})?`), 1, 40).Draw(t, "amounts")
		rows := []string{"amazon-order-id|purchase-date|fulfillment-channel|sku|quantity|currency|item-price"}
		for i, a := range amounts {
			rows = append(rows, "112-5550101-000000"+string(rune('0'+i%10))+"|2026-01-02T00:00:00Z|Merchant|MUG|1|USD|"+a)
		}
		r, err := spapi.NewReader(strings.NewReader(tabs(rows...)), spapi.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for i, a := range amounts {
			ev, err := r.Next()
			if err != nil {
				t.Fatal(err)
			}
			got := ev.(*metrics.OrderPlaced).Lines[0].Value
			if want := decimal.RequireFromString(a); !got.Equal(want) || got.Exponent() != want.Exponent() {
				t.Fatalf("amount %d: %v, want %s", i, got, a)
			}
		}
	})
}

// TestBuyerAsked: where All Orders says that the buyer asked, it is known who cancelled.
func TestBuyerAsked(t *testing.T) {
	document := tabs("amazon-order-id|purchase-date|last-updated-date|order-status|fulfillment-channel|sku|is-buyer-requested-cancellation",
		"112-5550101-0000001|2026-01-02T00:00:00Z|2026-01-03T00:00:00Z|Cancelled|Merchant|MUG|true",
		"112-5550101-0000002|2026-01-02T00:00:00Z|2026-01-03T00:00:00Z|Cancelled|Merchant|MUG|false")
	events, faults := read(t, document, spapi.Options{})
	assert.Equal(t, []spapi.Reason{spapi.WhoCancelled}, reasons(faults))
	require.Len(t, events, 3)
	got := events[0].(*metrics.OrderCancelled)
	assert.Equal(t, metrics.Buyer, got.By)
	assert.Equal(t, metrics.Buyer, got.RequestedBy)
	assert.Equal(t, "112-5550101-0000001", got.Order)
}

// TestAmazonsShipments: the report of what Amazon shipped has a row to each item of each
// shipment, under the items' ids; what an order costs, or holds, it does not say.
func TestAmazonsShipments(t *testing.T) {
	document := tabs("amazon-order-id|shipment-id|shipment-item-id|amazon-order-item-id|purchase-date|shipment-date|sku|quantity-shipped|currency|item-price|fulfillment-channel|sales-channel",
		"249-5550101-0000001|D1|DH1|672|2026-06-05T06:57:28+09:00|2026-06-05T19:58:19+09:00|MUG|1|JPY|1000|AFN|Amazon.co.jp",
		"249-5550101-0000001|D2|DH2|672|2026-06-05T06:57:28+09:00|2026-06-06T19:58:19+09:00|MUG|2|JPY|2000|AFN|Amazon.co.jp")
	events, faults := read(t, document, spapi.Options{Marketplace: "JP"})
	assert.Empty(t, faults)
	require.Len(t, events, 2)
	for _, ev := range events {
		placed := ev.(*metrics.OrderPlaced)
		assert.Equal(t, metrics.AFN, placed.Channel)
		assert.Zero(t, placed.Units)
		assert.True(t, placed.Total.IsZero())
		assert.Equal(t, []metrics.Line{{Line: "672", SKU: "MUG"}}, placed.Lines)
	}
}

// TestFeedbackHeaders: the feedback report in the languages of its marketplaces.
func TestFeedbackHeaders(t *testing.T) {
	for market, header := range map[string]string{
		"US": "Date|Rating|Comments|Your Response|Order ID|Rater Email",
		"DE": "Datum|Bewertung|Kommentare|Ihre Antwort|Bestellnummer|E-Mail",
		"FR": "Date|Évaluation|Commentaires|Votre réponse|Numéro de la commande|E-mail",
		"ES": "Fecha|Calificación|Comentarios|Tu respuesta|Nº de pedido|E-mail",
		"IT": "Data|Giudizio|Commenti|La tua risposta|Numero ordine|E-mail",
		"JP": "日付|評価|コメント|返答|注文番号|Eメール",
	} {
		for _, rating := range []string{"2", "2.0"} {
			events, faults := read(t, tabs(header, "2026/02/03|"+rating+"|private||249-5550101-0000001|x"), spapi.Options{Marketplace: market})
			assert.Empty(t, faults, market)
			require.Len(t, events, 1, market)
			assert.Equal(t, 2, events[0].(*metrics.FeedbackLeft).Rating)
		}
	}
}

// TestNearlyKnown: a table that is nearly one of those known is refused with what it
// lacks, one that is known to have nothing, with what to take instead.
func TestNearlyKnown(t *testing.T) {
	_, err := detect([]byte(tabs("amazon-order-id|purchase-date|order-status")))
	require.ErrorContains(t, err, `for all-orders it lacks "fulfillmentchannel"`)
	_, err = detect([]byte(tabs("settlement-id|settlement-start-date|transaction-type|order-id|amount")))
	require.ErrorContains(t, err, "a settlement report: take the refunds, chargebacks and claims in it from the Finances API")
}
