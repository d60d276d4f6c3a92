package spapi_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/metrics/spapi"
)

// show prints the events of a document and what of it could not be used.
func show(document string, opt spapi.Options) {
	r, err := spapi.NewReader(strings.NewReader(document), opt)
	if err != nil {
		fmt.Println("refused:", err)
		return
	}
	out := metrics.NewWriter(os.Stdout)
	for {
		ev, err := r.Next()
		var fault *spapi.RowError
		switch {
		case errors.Is(err, io.EOF):
			return
		case errors.As(err, &fault):
			fmt.Println("unused:", fault)
			if fault.Fatal() {
				return
			}
		default:
			_ = out.Write(ev)
			_ = out.Flush()
		}
	}
}

// tabs makes a report of lines whose cells are split by bars.
func tabs(lines ...string) string {
	return strings.ReplaceAll(strings.Join(lines, "\n"), "|", "\t") + "\n"
}

// Reading a document: whatever it is, the events and the faults come one at a time.
func Example() {
	document := tabs(
		"order-id|order-item-id|purchase-date|promise-date|days-past-promise|buyer-name|sku|quantity-purchased",
		"112-5550101-0000001|7001|2026-11-19T08:34:47+00:00|2026-11-24T07:59:59+00:00|-3|Robin Example|MUG|2",
		"112-5550101-0000002|7002|last Thursday|2026-11-24T07:59:59+00:00|-3|Kim Example|MUG|1",
	)
	r, err := spapi.NewReader(strings.NewReader(document), spapi.Options{Marketplace: "ATVPDKIKX0DER"})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Kind())
	unused := map[spapi.Reason]int{}
	for {
		ev, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		var fault *spapi.RowError
		if errors.As(err, &fault) {
			fmt.Println(fault)
			if unused[fault.Reason]++; fault.Fatal() {
				break
			}
			continue
		}
		order := ev.(*metrics.OrderPlaced)
		fmt.Println(order.Order, "to be shipped by", order.ShipBy)
	}
	fmt.Println(unused)
	// Output:
	// unshipped-orders
	// 112-5550101-0000001 to be shipped by 2026-11-24 07:59:59 +0000 UTC
	// line 3: "purchase-date" is "last Thursday": malformed: want a date
	// map[malformed:1]
}

// Finding out what a file is, without reading it.
func ExampleDetect() {
	kind, err := spapi.Detect(strings.NewReader("Date\tRating\tComments\tOrder ID\n"))
	fmt.Println(kind, err)
	_, err = spapi.Detect(strings.NewReader(`{"accountStatuses":[],"performanceMetrics":[]}`))
	fmt.Println(err)
	// Output:
	// feedback <nil>
	// an account health report: it has figures, not events
}

// Which feedback was removed shows only in what a later report no longer has.
func ExampleDiffFeedback() {
	read := func(document string) (list []*metrics.FeedbackLeft) {
		r, err := spapi.NewReader(strings.NewReader(document), spapi.Options{Marketplace: "US"})
		for err == nil {
			var ev metrics.Event
			if ev, err = r.Next(); err == nil {
				list = append(list, ev.(*metrics.FeedbackLeft))
			}
		}
		return list
	}
	header := "Date|Rating|Comments|Your Response|Order ID|Rater Email"
	june := read(tabs(header, "1/5/26|1|||112-5550101-0000001|", "5/2/26|2|||112-5550101-0000002|", "5/9/26|1|||112-5550101-0000003|"))
	july := read(tabs(header, "4/28/26|3|||112-5550101-0000009|", "5/9/26|1|||112-5550101-0000003|"))
	diff, err := spapi.DiffFeedback(
		spapi.FeedbackSnapshot{Feedback: june},
		spapi.FeedbackSnapshot{Feedback: july, Taken: day(2026, 7, 1)},
	)
	if err != nil {
		fmt.Println(err)
	}
	for _, ev := range diff.Removed {
		fmt.Println("removed:", ev.Order, "seen on", ev.At.Format("2006-01-02"))
	}
	for _, ev := range diff.Unsure {
		fmt.Println("removed, or too old for the report:", ev.Order)
	}
	// Output:
	// removed: 112-5550101-0000002 seen on 2026-07-01
	// removed, or too old for the report: 112-5550101-0000001
}
