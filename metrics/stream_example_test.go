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
	// metrics: event 0 (feedback.left of order "902-1"): key "rating": value "6": out of range
	// {"type":"order.placed","at":"2026-11-01T17:30:00Z","order":"902-1","channel":"mfn","ship_by":"2026-11-03T17:30:00Z","total":{"amount":"19.99","currency":"USD"}}
	// {"type":"shipment.confirmed","at":"2026-11-02T13:30:00Z","order":"902-1","shipment":"S1","tracking":"1Z999AA10123456784"}
}
