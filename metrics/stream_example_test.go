package metrics_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
)

func ExampleReader() {
	const stream = `{"type":"order.placed","at":"2026-11-01T09:30:00-08:00","order":"902-1","channel":"mfn","ship_by":"2026-11-04T07:59:59Z"}
{"type":"feedback.left","at":"2026-11-09T17:05:11Z","order":"902-1","rating":2}
{"type":"feedback.left","at":"2026-11-09T17:05:12Z","order":"902-2","rating":6}
`
	in := metrics.NewReader(strings.NewReader(stream))
	for {
		ev, err := in.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		var at *metrics.LineError
		if errors.As(err, &at) {
			fmt.Printf("line %d, %s = %s: %v\n", at.Line, at.Key, at.Value, at.Err)
			break
		}
		switch ev := ev.(type) {
		case *metrics.OrderPlaced:
			fmt.Println(ev.Order, "placed", ev.At.Format(time.RFC3339), "as", ev.Channel)
		case *metrics.FeedbackLeft:
			fmt.Println(ev.Order, "rated", ev.Rating)
		}
	}
	// Output:
	// 902-1 placed 2026-11-01T17:30:00Z as mfn
	// 902-1 rated 2
	// line 3, rating = 6: out of range
}

// A stream from many sources: bad lines are counted by the key at fault, and a stream
// that breaks off is an error all the same.
func ExampleReader_skipBadLines() {
	const stream = `{"type":"order.placed","at":"2026-11-01T17:30:00Z","order":"902-1","channel":"mfn"}
{"type":"order.placed","at":"2026-11-01 17:45","order":"902-2","channel":"mfn"}
{"type":"order.placed","at":"2026-11-01T18:00:00Z","order":"902-3","channel":"fba"}
{"type":"order.pla
{"type":"order.placed","at":"2026-11-01T18:30:00Z","order":"902-4","channel":"afn"}
`
	in := metrics.NewReader(strings.NewReader(stream))
	good, bad := 0, map[string]int{}
	for {
		_, err := in.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		var at *metrics.LineError
		if errors.As(err, &at) && !at.Fatal() {
			fmt.Println(at)
			bad[at.Key]++
			continue
		}
		if err != nil {
			fmt.Println("the stream broke off:", err)
			return
		}
		good++
	}
	fmt.Println(good, "events, bad keys", bad)
	// Output:
	// line 2: key "at": value "2026-11-01 17:45": malformed: want an instant like 2006-01-02T15:04:05Z
	// line 3: key "channel": value "fba": unknown: want mfn or afn
	// line 4: key "type": value "order.pla": malformed
	// 2 events, bad keys map[at:1 channel:1 type:1]
}

// A message of a queue is one event.
func ExampleParseEvent() {
	for _, message := range []string{
		`{"type":"claim.opened","at":"2026-11-09T17:05:11Z","order":"902-1","claim":"C7","kind":"not-received"}`,
		`{"type":"claim.opened","at":"2026-11-09T17:05:11Z","order":"902-1","claim":7}`,
		`{"type":"claim.filed","at":"2026-11-09T17:05:11Z","order":"902-1"}`,
	} {
		ev, err := metrics.ParseEvent([]byte(message))
		if err != nil {
			var refused *metrics.EventError // of an event whose type is known
			fmt.Println(err, errors.As(err, &refused))
			continue
		}
		fmt.Println(ev.Type(), "of order", ev.Common().Order)
	}
	// Output:
	// claim.opened of order 902-1
	// event: key "claim": value "7": malformed: want a string true
	// event: key "type": value "claim.filed": unknown false
}

func ExampleWriter() {
	out := metrics.NewWriter(os.Stdout)
	at := time.Date(2026, 11, 1, 9, 30, 0, 0, time.FixedZone("PST", -8*3600))
	for _, ev := range []metrics.Event{
		&metrics.OrderPlaced{
			Meta:    metrics.Meta{At: at, Order: "902-1"},
			Channel: metrics.MFN,
			ShipBy:  at.Add(48 * time.Hour),
			Total:   metrics.MoneyFromMinor(1999, "USD"),
		},
		&metrics.ShipmentConfirmed{
			Meta:     metrics.Meta{At: at.Add(20 * time.Hour), Order: "902-1"},
			Shipment: "S1",
			Tracking: "1Z999AA10123456784",
		},
	} {
		if err := out.Write(ev); err != nil {
			fmt.Println(err)
		}
	}
	if err := out.Write(&metrics.FeedbackLeft{Meta: metrics.Meta{At: at, Order: "902-1"}, Rating: 6}); err != nil {
		fmt.Println(err)
	}
	if err := out.Flush(); err != nil {
		fmt.Println(err)
	}
	// Output:
	// metrics: event (feedback.left of order "902-1"): key "rating": value "6": out of range
	// {"type":"order.placed","at":"2026-11-01T17:30:00Z","order":"902-1","channel":"mfn","ship_by":"2026-11-03T17:30:00Z","total":{"amount":"19.99","currency":"USD"}}
	// {"type":"shipment.confirmed","at":"2026-11-02T13:30:00Z","order":"902-1","shipment":"S1","tracking":"1Z999AA10123456784"}
}
