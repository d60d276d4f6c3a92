package spapi_test

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/metrics/spapi"
)

// TestEnvelopes: what stands around a document, as queues, clients and tools leave it,
// makes no difference to what is read.
func TestEnvelopes(t *testing.T) {
	const change = `{"AmazonOrderId":"112-5550101-0000001","OrderChangeType":"OrderStatusChange",
		"OrderChangeTrigger":{"TimeOfOrderChange":"2026-11-18T18:00:00Z"},
		"Summary":{"OrderStatus":"Shipped","FulfillmentType":"MFN","PurchaseDate":"2026-11-17T16:00:00Z"}}`
	const notice = `{"NotificationType":"ORDER_CHANGE","Payload":{"OrderChangeNotification":` + change + `}}`
	const order = `{"AmazonOrderId":"112-5550101-0000001","PurchaseDate":"2026-11-17T16:00:00Z","FulfillmentChannel":"MFN"}`
	for _, c := range []struct {
		kind   spapi.Kind
		events int
		texts  []string
	}{
		{spapi.OrderChange, 2, []string{
			notice,
			`{"OrderChangeNotification":` + change + `}`,
			`{"Payload":{"OrderChangeNotification":` + change + `}}`,
			change,
			`{"Type":"Notification","Message":` + strconv.Quote(compact(notice)) + `,"Timestamp":"2026-11-18T18:00:01Z"}`,
			`{"Messages":[{"MessageId":"1","Body":` + strconv.Quote(compact(notice)) + `}]}`,
			`{"Records":[{"body":` + strconv.Quote(compact(notice)) + `,"attributes":{}}]}`,
			`{"version":"0","detail-type":"ORDER_CHANGE","detail":` + notice + `}`,
		}},
		{spapi.OrdersV0, 1, []string{
			order,
			`[` + order + `]`,
			`{"payload":{"Orders":[` + order + `]}}`,
			`{"success":true,"data":[` + order + `]}`,
			`{"status":200,"json":{"payload":{"Orders":[` + order + `]}}}`,
			`{"statusCode":200,"body":` + strconv.Quote(compact(`{"payload":`+order+`}`)) + `}`,
			`{"orders":[{"amazonOrderId":"112-5550101-0000001","purchaseDate":"2026-11-17T16:00:00Z","fulfillmentChannel":"MFN"}]}`,
		}},
	} {
		for _, text := range c.texts {
			kind, err := detect([]byte(text))
			require.NoError(t, err, text)
			assert.Equal(t, c.kind, kind, text)
			events, faults := read(t, text, spapi.Options{})
			assert.Empty(t, faults, text)
			require.Len(t, events, c.events, text)
			assert.Equal(t, "112-5550101-0000001", events[0].Common().Order)
		}
	}
}

// compact takes line feeds and tabs out of JSON.
func compact(text string) string {
	out := make([]byte, 0, len(text))
	for _, c := range []byte(text) {
		if c != '\n' && c != '\t' {
			out = append(out, c)
		}
	}
	return string(out)
}

// TestItemsBeside: tools keep an order's items in it, or beside it; those beside several
// orders are of none.
func TestItemsBeside(t *testing.T) {
	const order = `"AmazonOrderId":"112-5550101-0000001","PurchaseDate":"2026-11-17T16:00:00Z","FulfillmentChannel":"MFN"`
	const items = `[{"OrderItemId":"11","SellerSKU":"MUG","QuantityOrdered":2}]`
	lines := func(text string) []metrics.Line {
		events, faults := read(t, text, spapi.Options{})
		assert.Empty(t, faults, text)
		var lines []metrics.Line
		for _, ev := range events {
			lines = append(lines, ev.(*metrics.OrderPlaced).Lines...)
		}
		return lines
	}
	for _, text := range []string{
		`{` + order + `,"OrderItems":` + items + `}`,
		`{` + order + `,"items":` + items + `}`,
		`{"order":{` + order + `},"orderItems":` + items + `}`,
		`{"items":` + items + `,"order":{"payload":{` + order + `}}}`,
		`[{"order":{` + order + `},"items":{"payload":{"AmazonOrderId":"112-5550101-0000001","OrderItems":` + items + `}}}]`,
		`[{` + order + `},{"payload":{"AmazonOrderId":"112-5550101-0000001","OrderItems":` + items + `}}]`,
	} {
		assert.Equal(t, []metrics.Line{{Line: "11", SKU: "MUG", Units: 2}}, lines(text), text)
	}
	assert.Empty(t, lines(`{"orders":[{`+order+`},{`+order+`}],"items":`+items+`}`))
	assert.Empty(t, lines(`{"orders":[{`+order+`}],"items":[{"title":"Mug"}]}`))
}
