package metrics

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// benchStream returns the lines of n orders' ordinary lives: placed, confirmed,
// scanned, delivered, and now and then a feedback, a claim, a refund.
func benchStream(tb testing.TB, orders int) (text []byte, events int) {
	var b bytes.Buffer
	w := NewWriter(&b)
	at := time.Date(2026, 1, 1, 8, 0, 0, 0, time.UTC)
	write := func(ev Event) {
		events++
		require.NoError(tb, w.Write(ev))
	}
	for i := range orders {
		id := fmt.Sprintf("902-%07d-%07d", i*7919%10_000_000, i)
		m := func(hours int) Meta {
			return Meta{At: at.Add(time.Duration(i)*time.Minute + time.Duration(hours)*time.Hour), Order: id}
		}
		price := MoneyFromMinor(int64(999+i%5000), "USD")
		write(&OrderPlaced{
			Meta: m(0), Channel: MFN, ShipBy: m(48).At, DeliverBy: m(144).At, Total: price,
			Lines: []Line{{Line: "1", SKU: fmt.Sprintf("SKU-%05d", i%300), Category: "Kitchen", Units: 1, Value: price.Amount, HasValue: true}},
		})
		write(&ShipmentConfirmed{Meta: m(20), Shipment: "S1", Carrier: "UPS", Tracking: fmt.Sprintf("1Z999AA1%010d", i)})
		write(&ShipmentScanned{Meta: m(26), Shipment: "S1"})
		write(&ShipmentDelivered{Meta: m(90), Shipment: "S1"})
		if i%7 == 0 {
			write(&FeedbackLeft{Meta: m(200), Rating: 1 + i%5})
		}
		if i%50 == 0 {
			write(&ClaimOpened{Meta: m(210), Claim: "c" + id, Kind: NotReceived})
			write(&ClaimDecided{Meta: m(300), Claim: "c" + id, Outcome: Granted})
			write(&RefundIssued{Meta: m(301), Amount: price})
		}
	}
	require.NoError(tb, w.Flush())
	return b.Bytes(), events
}

// rivalEvent is what one would write with encoding/json for the keys of the stream
// above: one struct for all types, in the style of a webhook's payload.
type rivalEvent struct {
	Type      string      `json:"type"`
	At        string      `json:"at"`
	Seen      string      `json:"seen"`
	Order     string      `json:"order"`
	Rev       int         `json:"rev"`
	Void      bool        `json:"void"`
	Channel   string      `json:"channel"`
	ShipBy    string      `json:"ship_by"`
	DeliverBy string      `json:"deliver_by"`
	Units     int         `json:"units"`
	Lines     []rivalLine `json:"lines"`
	Total     *rivalMoney `json:"total"`
	Shipment  string      `json:"shipment"`
	Carrier   string      `json:"carrier"`
	Tracking  string      `json:"tracking"`
	Stage     string      `json:"stage"`
	Rating    int         `json:"rating"`
	Claim     string      `json:"claim"`
	Kind      string      `json:"kind"`
	Outcome   string      `json:"outcome"`
	Amount    *rivalMoney `json:"amount"`

	at, shipBy, deliverBy time.Time
}

type rivalLine struct {
	Line     string          `json:"line"`
	SKU      string          `json:"sku"`
	Category string          `json:"category"`
	Units    int             `json:"units"`
	Value    decimal.Decimal `json:"value"`
}

type rivalMoney struct {
	Amount   decimal.Decimal `json:"amount"`
	Currency string          `json:"currency"`
}

func (e *rivalEvent) times() (err error) {
	for _, f := range []struct {
		s string
		t *time.Time
	}{{e.At, &e.at}, {e.ShipBy, &e.shipBy}, {e.DeliverBy, &e.deliverBy}} {
		if f.s != "" && err == nil {
			*f.t, err = time.Parse(time.RFC3339, f.s)
		}
	}
	return err
}

// BenchmarkReadNDJSON reads the same stream with the Reader and with encoding/json,
// which checks nothing but its types.
func BenchmarkReadNDJSON(b *testing.B) {
	text, events := benchStream(b, 5000)
	run := func(name string, read func() (int, error)) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				n, err := read()
				if err != nil || n != events {
					b.Fatal(n, err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(events), "ns/event")
		})
	}
	run("reader", func() (n int, err error) {
		in := NewReader(bytes.NewReader(text))
		for ; ; n++ {
			if _, err := in.Next(); errors.Is(err, io.EOF) {
				return n, nil
			} else if err != nil {
				return n, err
			}
		}
	})
	run("encoding-json", func() (n int, err error) {
		in := json.NewDecoder(bytes.NewReader(text))
		for ; ; n++ {
			e := new(rivalEvent)
			if err := in.Decode(e); errors.Is(err, io.EOF) {
				return n, nil
			} else if err != nil {
				return n, err
			}
			if err := e.times(); err != nil {
				return n, err
			}
		}
	})
}

func BenchmarkWriteNDJSON(b *testing.B) {
	text, events := benchStream(b, 1000)
	evs, err := readAll(bytes.NewReader(text))
	require.NoError(b, err)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	w := NewWriter(io.Discard)
	for b.Loop() {
		for _, ev := range evs {
			if err := w.Write(ev); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(events), "ns/event")
}

// TestReaderAllocations bounds what reading costs in allocations: an event without
// amounts a fraction of one, an amount two of the decimal's own.
func TestReaderAllocations(t *testing.T) {
	const n = 2000
	per := func(lines string) float64 {
		text := strings.Repeat(lines+"\n", n)
		return testing.AllocsPerRun(3, func() {
			if _, err := readThrough(text); err != nil {
				panic(err)
			}
		}) / n
	}
	require.Less(t, per(head+`"type":"shipment.confirmed","shipment":"S1","carrier":"UPS","tracking":"1Z1","lines":["1","2"]}`), 0.1)
	require.Less(t, per(placed+`"ship_by":"2026-11-03T08:00:00Z","programs":["prime"],"lines":[{"line":"1","sku":"x"}]}`), 0.1)
	require.Less(t, per(head+`"type":"refund.issued","amount":{"amount":"19.99","currency":"EUR"}}`), 2.1)
}

func readThrough(text string) (n int, err error) {
	in := NewReader(strings.NewReader(text))
	for ; ; n++ {
		if _, err := in.Next(); errors.Is(err, io.EOF) {
			return n, nil
		} else if err != nil {
			return n, err
		}
	}
}

// TestWriterAllocations: writing takes none once its buffer stands.
func TestWriterAllocations(t *testing.T) {
	w, evs := NewWriter(io.Discard), checkSamples()
	require.Zero(t, testing.AllocsPerRun(2000, func() {
		for _, ev := range evs {
			if err := w.Write(ev); err != nil {
				panic(err)
			}
		}
	}))
}
