// Newmarket judges a seller by a marketplace that the library does not know. The
// marketplace is one folder of data, [planetary]; this program is what any program does
// with any policy.
//
//	go run ./examples/newmarket
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/sellerperf/sellerperf/examples/newmarket/planetary"
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// events are those of a small account.
const events = `
{"type":"order.placed","at":"2026-11-09T08:00:00Z","order":"1","channel":"mfn","ship_by":"2026-11-11T23:59:59Z"}
{"type":"shipment.confirmed","at":"2026-11-10T09:00:00Z","order":"1"}
{"type":"order.placed","at":"2026-11-12T08:00:00Z","order":"2","channel":"mfn","ship_by":"2026-11-14T23:59:59Z"}
{"type":"shipment.confirmed","at":"2026-11-16T09:00:00Z","order":"2"}
{"type":"order.placed","at":"2026-11-13T08:00:00Z","order":"3","channel":"mfn","ship_by":"2026-11-16T23:59:59Z"}
{"type":"order.cancelled","at":"2026-11-13T10:00:00Z","order":"3","by":"seller"}
`

func main() {
	if err := run(os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "newmarket:", err)
		os.Exit(1)
	}
}

func run(w io.Writer) error {
	judge, err := thresholds.NewJudge(planetary.Standards())
	if err != nil {
		return err
	}
	ledger, err := metrics.NewLedger(metrics.Config{Location: judge.Location(), Metrics: judge.Metrics()})
	if err != nil {
		return err
	}
	reader := metrics.NewReader(strings.NewReader(events))
	for {
		ev, err := reader.Next()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return err
		}
		if err := ledger.Apply(ev); err != nil {
			return err
		}
	}
	card, err := judge.Judge(thresholds.Inputs{AsOf: window.MustParseDay("2026-11-22"), Tallies: ledger})
	if err != nil {
		return err
	}
	return report.Text(w, card, report.TextOptions{})
}
