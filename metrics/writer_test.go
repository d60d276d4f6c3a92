package metrics

import (
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// TestWriterCanonical: the form of every kind of value, byte by byte.
func TestWriterCanonical(t *testing.T) {
	at := time.Date(2026, 11, 1, 0, 0, 0, 999, time.FixedZone("", -8*3600))
	for want, ev := range map[string]Event{
		`{"type":"order.placed","at":"2026-11-01T08:00:00Z","order":"1","seen":"2026-11-01T08:00:01Z","account":"acme","id":"e1","rev":2,` +
			`"channel":"mfn","ship_by":"2026-11-01T08:00:00Z","units":3,"total":{"amount":"5.00","currency":"EUR"},` +
			`"lines":[{"line":"a","sku":"k","units":2,"value":"0.50"},{"line":"b"}],"business":true,"programs":["x","y"],"sample":false}`: &OrderPlaced{
			Meta:    Meta{At: at, Seen: at.Add(time.Second), Order: "1", Account: "acme", ID: "e1", Rev: 2},
			Channel: MFN, ShipBy: at, Units: 3, Total: Money{Amount: decimal.New(5, 0), Currency: "EUR"}, Business: Yes, Sample: No,
			Programs: []string{"x", "y"},
			Lines:    []Line{{Line: "a", SKU: "k", Units: 2, Value: decimal.New(500, -3), HasValue: true}, {Line: "b", Value: decimal.New(7, 0)}},
		},
		`{"type":"refund.issued","at":"2026-11-01T08:00:00Z","order":"1","amount":{"amount":"500","currency":"JPY"}}`: &RefundIssued{
			Meta: metaAt(8), Amount: MoneyFromMinor(500, "JPY"),
		},
		`{"type":"shipment.scanned","at":"2026-11-01T08:00:00Z","order":"1"}`:                         &ShipmentScanned{Meta: metaAt(8)},
		`{"type":"survey.answered","at":"2026-11-01T08:00:00Z","order":"1","satisfied":false}`:        &SurveyAnswered{Meta: metaAt(8)},
		`{"type":"return.answered","at":"2026-11-01T08:00:00Z","order":"1","return":"\"\\é/<\u2028"}`: &ReturnAnswered{Meta: metaAt(8), Return: "\"\\é/<\u2028"},
		`{"type":"order.cancelled","at":"2026-11-01T08:00:00Z","order":"1","by":"buyer","requested_by":"buyer","reason":"\b\f\n\r\t\u0000\u001f` + "\x7f" + `"}`: &OrderCancelled{
			Meta: metaAt(8), By: Buyer, RequestedBy: Buyer, Reason: "\b\f\n\r\t\x00\x1f\x7f",
		},
	} {
		require.Equal(t, strings.ReplaceAll(want, `<\u2028`, "<\u2028")+"\n", writeAll(t, []Event{ev}))
	}
}

// TestWriterRefuses: nothing is written of an event that is refused.
func TestWriterRefuses(t *testing.T) {
	var b strings.Builder
	w := NewWriter(&b)
	good := &ReturnAnswered{Meta: metaAt(8)}
	require.NoError(t, w.Write(good))
	for _, c := range badEvents {
		var at *EventError
		require.ErrorAs(t, w.Write(c.ev), &at, c.name)
		require.ErrorIs(t, at, c.class)
	}
	tooLong := &OrderPlaced{Meta: metaAt(8), Channel: MFN, Lines: manyLineIDs(MaxLines)}
	for i := range tooLong.Lines {
		tooLong.Lines[i].SKU, tooLong.Lines[i].ASIN, tooLong.Lines[i].Category = long[1:], long[1:], long[1:]
	}
	require.ErrorIs(t, w.Write(tooLong), ErrTooLong)
	require.NoError(t, w.Write(good))
	require.NoError(t, w.Flush())
	require.Equal(t, writeAll(t, []Event{good, good}), b.String())
}

// narrow takes so many bytes, then fails.
type narrow struct {
	left  int
	err   error
	calls int
}

func (w *narrow) Write(p []byte) (int, error) {
	w.calls++
	n := min(len(p), w.left)
	w.left -= n
	if n < len(p) {
		return n, w.err
	}
	return n, nil
}

func TestWriterFails(t *testing.T) {
	full := errors.New("disk full")
	for given, want := range map[error]error{full: full, nil: io.ErrShortWrite} {
		disk := &narrow{left: 100_000, err: given}
		w := NewWriter(disk)
		var err error
		for n := 0; err == nil; n++ {
			require.Less(t, n, 10_000)
			err = w.Write(&ReturnAnswered{Meta: metaAt(8)})
		}
		require.ErrorIs(t, err, want)
		calls := disk.calls
		require.Equal(t, err, w.Write(&ReturnAnswered{Meta: metaAt(8)}))
		require.Equal(t, err, w.Flush())
		require.Equal(t, calls, disk.calls, "a failed writer is left alone")
	}
}

func TestWriterEmpty(t *testing.T) {
	w := NewWriter(&narrow{err: io.ErrClosedPipe})
	require.NoError(t, w.Flush(), "nothing to write")
}
