// Embed is the least Go a service needs to keep a seller's scorecard: an account that
// takes events as they come and answers for any day.
//
//	go run ./examples/embed [events.ndjson DAY]
//
// Without arguments it takes the events of a made-up account that are built in (by go
// run ./examples/generate -orders 60 -days 40 -start 2026-10-01 -until 2026-11-22 -seed
// 3) and judges the end of 2026-11-22.
package main

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	_ "time/tzdata" // zones on machines without zone files

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/amazon"
	"github.com/sellerperf/sellerperf/window"
)

// An account is one seller on one marketplace. It is not safe for concurrent use: give
// each a lock of its own.
type account struct {
	judge  *thresholds.Judge // the rules; one judge serves all accounts
	ledger *metrics.Ledger   // what is known of the orders
}

func newAccount(policy thresholds.Policy) (*account, error) {
	judge, err := thresholds.NewJudge(policy)
	if err != nil {
		return nil, err
	}
	ledger, err := metrics.NewLedger(metrics.Config{Location: judge.Location(), Metrics: judge.Metrics()})
	return &account{judge, ledger}, err
}

// take takes events in any order. To take some twice does no harm: a queue may deliver
// at least once, and after a crash the service reads from before it.
func (a *account) take(r io.Reader) error {
	events := metrics.NewReader(r)
	for {
		ev, err := events.Next()
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err // names the line and the key
		}
		if err := a.ledger.Apply(ev); err != nil {
			return err // the ledger is as it was before the event
		}
	}
}

// scorecard judges the account as of the end of a day: today, or any past one.
func (a *account) scorecard(day window.Day) (thresholds.Scorecard, error) {
	return a.judge.Judge(thresholds.Inputs{AsOf: day, Tallies: a.ledger})
}

// culprits lists the orders that a verdict is about, each with what decided it.
func (a *account) culprits(v thresholds.Verdict, day window.Day) ([]metrics.Case, error) {
	cases, err := a.ledger.Cases(v.Rule.Metric, v.Rule.Segment, v.Window, day)
	if err != nil {
		return nil, err
	}
	var out []metrics.Case
	for c := range cases {
		if v.Against(c) {
			out = append(out, c)
		}
	}
	return out, nil
}

//go:embed events.ndjson
var sample []byte

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "embed:", err)
		os.Exit(2)
	}
}

func run(args []string, w io.Writer) error {
	var events io.Reader = bytes.NewReader(sample)
	day := window.MustParseDay("2026-11-22") // the day is an argument, never the clock
	switch len(args) {
	case 0:
	case 2:
		f, err := os.Open(args[0])
		if err != nil {
			return err
		}
		defer func() { _ = f.Close() }() // it was only read
		events = f
		if day, err = window.ParseDay(args[1]); err != nil {
			return err
		}
	default:
		return errors.New("usage: embed [events.ndjson DAY]")
	}
	a, err := newAccount(amazon.US())
	if err != nil {
		return err
	}
	if err := a.take(events); err != nil {
		return err
	}
	return a.tell(w, day)
}

// tell prints what a service would put on a page, or in a mail: the orders behind each
// rule that fails, then the whole scorecard.
func (a *account) tell(w io.Writer, day window.Day) error {
	card, err := a.scorecard(day)
	if err != nil {
		return err
	}
	for _, v := range card.Verdicts {
		if v.Status != thresholds.Fail {
			continue
		}
		cases, err := a.culprits(v, day)
		if err != nil {
			return err
		}
		figure := v.Ratio.Percent()
		if v.Kind == metrics.Number { // a count is no share of anything
			figure = strconv.FormatInt(v.Tally.Hits, 10)
		}
		fmt.Fprintf(w, "%s is %s, %v is demanded:\n", v.Rule.ID, figure, v.Rule.Limit)
		for _, c := range cases {
			fmt.Fprintf(w, "  %v  %v %s  %s at %v\n", c.Day, c.Subject, c.ID, c.Why.Type, c.Why.At.In(a.ledger.Location()))
		}
		fmt.Fprintln(w)
	}
	stats := a.ledger.Stats()
	return report.Text(w, card, report.TextOptions{Input: &stats})
}
