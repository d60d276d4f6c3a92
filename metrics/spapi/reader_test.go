package spapi_test

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/metrics/spapi"
)

const oneOrder = `{"orderId":"112-5550101-0000001","createdTime":"2026-11-18T11:08:41Z","fulfillment":{"fulfilledBy":"MERCHANT"}}`

// TestWhereRecordsStand: a record is found in the responses of Amazon's APIs, in lists
// of them, one a line, and in the messages of queues.
func TestWhereRecordsStand(t *testing.T) {
	inText := strings.ReplaceAll(oneOrder, `"`, `\"`)
	for document, pointer := range map[string]string{
		oneOrder:                                                   "",
		"\ufeff" + oneOrder:                                        "",
		`{"order":` + oneOrder + `}`:                               "/order",
		`{"payload":{"order":` + oneOrder + `}}`:                   "/payload/order",
		`{"orders":[` + oneOrder + `],"x":1}`:                      "/orders/0",
		`[{"orders":[` + oneOrder + `]}]`:                          "/0/orders/0",
		`[` + oneOrder + `]`:                                       "/0",
		" \n{\"x\":1}\n" + oneOrder + "\n":                         "#2",
		`{"Messages":[{"MessageId":"1","Body":"` + inText + `"}]}`: "/Messages/0/Body",
		`{"detail-type":"x","detail":` + oneOrder + `}`:            "/detail",
		`{"Message":"` + inText + `"}`:                             "/Message",
	} {
		events, _ := read(t, document, spapi.Options{})
		assert.Len(t, events, 1, document)
		// The same with a fault, which shows the place.
		_, faults := read(t, strings.ReplaceAll(document, "2026-11-18T11:08:41Z", "2026-11-18 noon"), spapi.Options{})
		require.NotEmpty(t, faults, document)
		last := faults[len(faults)-1]
		assert.Equal(t, pointer, last.Pointer, document)
		assert.Equal(t, "createdTime", last.Key)
	}
}

// TestKeysInAnyCase: Amazon's envelopes are written in both cases.
func TestKeysInAnyCase(t *testing.T) {
	document := `{"notificationtype":"Order_Change","PAYLOAD":{"orderChangeNotification":{"amazonOrderId":"112-5550101-0000001",
		"summary":{"purchaseDate":"2026-11-18T11:08:41Z","fulfillmentType":"mfn","latestShipDate":null,"orderItems":[{"orderItemId":1,"quantity":"2"}]}}}}`
	events, faults := read(t, document, spapi.Options{})
	assert.Empty(t, faults)
	require.Len(t, events, 1)
	assert.Equal(t, []metrics.Line{{Line: "1", Units: 2}}, events[0].(*metrics.OrderPlaced).Lines)
}

// TestBroken: where a document breaks off is said, what came before stands, and the same
// error comes again.
func TestBroken(t *testing.T) {
	for _, cut := range []string{`{"orders":[` + oneOrder + `,{"orderId":"11`, `{"orders":[` + oneOrder + `,}`, oneOrder + "\n{\"orders\""} {
		r, err := spapi.NewReader(strings.NewReader(cut), spapi.Options{})
		require.NoError(t, err)
		_, err = r.Next()
		require.NoError(t, err)
		_, err = r.Next()
		var fault *spapi.RowError
		require.ErrorAs(t, err, &fault, cut)
		assert.True(t, fault.Fatal())
		assert.Equal(t, spapi.Unreadable, fault.Reason)
		_, again := r.Next()
		assert.Equal(t, err, again)
	}
	broken := errors.New("cable cut")
	for _, head := range []string{allOrdersHeader + "112-5550101-0000001\t2026-01-02T00:00:00Z\tMerchant\tMUG\t1\n112-", oneOrder + `{"orderId"`} {
		r, err := spapi.NewReader(io.MultiReader(strings.NewReader(head), iotest.ErrReader(broken)), spapi.Options{})
		require.NoError(t, err)
		for err == nil {
			_, err = r.Next()
		}
		require.ErrorIs(t, err, broken)
	}
	_, err := spapi.Detect(strings.NewReader(zipped(t, oneOrder)[:20]))
	assert.Error(t, err)
}

// TestBrokenLine: of records one a line, a broken one does not lose the rest.
func TestBrokenLine(t *testing.T) {
	two := strings.ReplaceAll(oneOrder, "0000001", "0000002")
	for _, bad := range []string{`{"orderId":"112-5550101-0000009",}`, `{"orderId":"112-`, "nonsense", `{"orders":[` + oneOrder + `,,]}`, "}", `[1,2`} {
		events, faults := read(t, oneOrder+"\n"+bad+"\n"+two+"\n", spapi.Options{})
		require.NotEmpty(t, events, bad)
		assert.Equal(t, "112-5550101-0000002", events[len(events)-1].Common().Order, bad)
		require.NotEmpty(t, faults, bad)
		assert.Equal(t, spapi.Unreadable, faults[0].Reason)
		assert.False(t, faults[0].Fatal())
		assert.True(t, strings.HasPrefix(faults[0].Pointer, "#2"), faults[0].Pointer)
	}
	_, faults := read(t, oneOrder+strings.Repeat("\n}", 2000)+"\n"+two, spapi.Options{})
	assert.LessOrEqual(t, len(faults), 1001)
}

// TestByteByByte: how the bytes come makes no difference.
func TestByteByByte(t *testing.T) {
	for _, document := range []string{oneOrder + "\n" + oneOrder, string(bigReport(50)), "Order ID,Claim ID,Filed,Text\n112-5550101-0000001,C1,2026-01-02,\"a\n\"\"b\"\n"} {
		want, _ := read(t, document, spapi.Options{})
		r, err := spapi.NewReader(iotest.OneByteReader(strings.NewReader(document)), spapi.Options{})
		require.NoError(t, err)
		var got []metrics.Event
		for {
			ev, err := r.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			require.NoError(t, err)
			got = append(got, ev)
		}
		assert.Equal(t, lines(t, want), lines(t, got))
	}
}

// TestRefusals: a document that is none says why, so that a person knows what to do.
func TestRefusals(t *testing.T) {
	for document, want := range map[string]string{
		"":                                   "the document is empty",
		" \n\t":                              "the document is empty",
		"PK\x03\x04...":                      "save the sheet as CSV",
		"%PDF-1.7":                           "it is a PDF",
		"<html><body>":                       "download the report itself",
		"<?xml ?><sellerPerformanceReports>": "an account health report in XML",
		"<?xml ?><orders>":                   "request the report as a flat file",
		"hello":                              "its header is none known here",
		`{"errors":[]}`:                      "Amazon refused the request",
		`{"a":1}`:                            `its keys are "a"`,
		`[1,2]`:                              "JSON with nothing in it",
		`{"a":`:                              "it begins like JSON, but cannot be read",
		"\x1f\x8bnot":                        "it begins like gzip, but is none",
		"{\"swagger\":\"2.0\"}":              "a description of an API",
	} {
		_, err := spapi.Detect(strings.NewReader(document))
		var refused *spapi.DocumentError
		require.ErrorAs(t, err, &refused, document)
		assert.Contains(t, err.Error(), want, document)
	}
	_, err := spapi.NewReader(strings.NewReader(oneOrder), spapi.Options{Kind: spapi.OrdersV0})
	require.ErrorContains(t, err, "it is orders-2026-01-01, not orders-v0")
	_, err = spapi.NewReader(strings.NewReader(allOrdersHeader), spapi.Options{Kind: spapi.Feedback})
	require.ErrorContains(t, err, "its header lacks what feedback need")
	_, err = spapi.NewReader(strings.NewReader(oneOrder), spapi.Options{Marketplace: "Atlantis"})
	assert.ErrorContains(t, err, `there is no marketplace "Atlantis"`)
}

// TestForcedKind: a table whose header would not tell is read as what it is said to be.
func TestForcedKind(t *testing.T) {
	document := "Order ID,Opened,Type,Status\n112-5550101-0000001,2026-01-02,service,open\n"
	_, err := spapi.Detect(strings.NewReader(document))
	require.Error(t, err)
	events, _ := read(t, document, spapi.Options{Kind: spapi.ChargebackRows})
	assert.Len(t, ofType[*metrics.ChargebackOpened](events), 1)
	events, _ = read(t, document, spapi.Options{Kind: spapi.ClaimRows})
	assert.Len(t, ofType[*metrics.ClaimOpened](events), 1)
}

// TestOptions: what is said of a document is said by its events.
func TestOptions(t *testing.T) {
	events, _ := read(t, oneOrder, spapi.Options{Account: "shop", Seen: day(2026, 11, 20)})
	assert.Equal(t, "shop", events[0].Common().Account)
	assert.Equal(t, day(2026, 11, 20), events[0].Common().Seen)
	kind, err := spapi.ParseKind("all-orders")
	require.NoError(t, err)
	assert.Equal(t, spapi.AllOrders, kind)
	words := map[string]bool{}
	for _, k := range spapi.Kinds() {
		back, err := spapi.ParseKind(k.String())
		require.NoError(t, err)
		assert.Equal(t, k, back)
		assert.False(t, words[k.String()])
		words[k.String()] = true
	}
	assert.Equal(t, "unknown", spapi.Kind(200).String())
}

// TestMarketplaces: each has what it needs, and is found by what it is called.
func TestMarketplaces(t *testing.T) {
	seen := map[string]bool{}
	for _, m := range spapi.Marketplaces() {
		for _, text := range []string{m.ID, m.Name, m.Country, strings.ToLower(m.ID)} {
			got, ok := spapi.FindMarketplace(text)
			assert.True(t, ok, text)
			assert.Equal(t, m, got, text)
		}
		loc, err := m.Location()
		require.NoError(t, err)
		assert.Equal(t, m.Zone, loc.String())
		assert.False(t, seen[m.ID])
		seen[m.ID] = true
	}
	assert.Len(t, seen, 23)
	uk, _ := spapi.FindMarketplace("UK")
	assert.Equal(t, "GB", uk.Country)
	_, err := spapi.Marketplace{}.Location()
	assert.Error(t, err)
}
